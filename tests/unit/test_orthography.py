"""The shapes of Vietnamese syllables."""

from __future__ import annotations

import pytest

from newsroom.text.fold import strip_marks
from newsroom.text.orthography import folded, syllables


@pytest.mark.parametrize(
    "word",
    """nghiêng giếng gì quý quyển quốc khuya khuỷu ngoằn ngoèo hòa hoà thủy thuỷ uyển ươm yêu
    ở ý đắk xoong giặt gia già tuýt huých thuở mường khương xát tý""".split(),
)
def test_syllables(word: str) -> None:
    assert word in syllables()
    assert strip_marks(word) in folded()


@pytest.mark.parametrize(
    "word",
    "très schön facebook ngi ghà kà cị nghà việ hoàc tìch qưa giì café fan wow đẹpp".split(),
)
def test_strangers(word: str) -> None:
    assert word not in syllables()


def test_a_syllable_that_ends_in_a_stop_has_a_tone() -> None:
    assert {"mot", "biet", "sach"}.isdisjoint(syllables())
    assert {"mốt", "một", "biết", "sách"} <= syllables()
    assert {"mồt", "biềt", "sàch"}.isdisjoint(syllables())
