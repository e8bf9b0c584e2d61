"""Search keys: one key for what is spelled in several ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.keys import keys
from newsroom.text.syllables import folded_syllables


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thế kỷ XVIII", "thế kỉ 18"),
        ("Thế kỷ X", "the ki 10"),
        ("vua Louis XIV", "vua louis 14"),
        ("lý do, tỷ lệ, nước Mỹ", "lí do, tỉ lệ, nước Mĩ"),
        ("thuỷ điện", "thủy điện"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize("text", ["vi phạm", "xi măng", "quý khách", "ngày mai", "chị Vy và em Vi"])
def test_what_is_no_numeral_or_variant_stays(text: str) -> None:
    assert keys(text) == folded_syllables(text)


@given(st.text(alphabet="aáàâdđiyklmoôơtuưxv XVI.,'\n", max_size=60))
def test_every_syllable_has_a_key(text: str) -> None:
    assert len(keys(text)) == len(folded_syllables(text))
