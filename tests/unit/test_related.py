"""Words that are used alike."""

from __future__ import annotations

import pytest

from newsroom.answers.related import joined, rarity, related


@pytest.mark.parametrize(
    ("word", "alike"),
    [("tử_vong", "thiệt_mạng"), ("vợ", "chồng"), ("gây", "gây_ra"), ("bác_sĩ", "bác_sỹ")],
)
def test_words_used_alike_know_each_other(word: str, alike: str) -> None:
    assert 0.4 <= related(word)[alike] < 1
    assert related(alike)[word] == related(word)[alike]


def test_diacritics_tell_senses_apart() -> None:
    assert "chồng" in related("vợ")
    assert "chồng" not in related("vỏ")


@pytest.mark.parametrize("word", ["", "_", "abcxyz", "tu_vong"])
def test_an_unknown_word_has_no_relations(word: str) -> None:
    assert related(word) == {}


def test_no_word_is_related_to_itself() -> None:
    assert "vợ" not in related("vợ")


def test_syllables_that_are_a_word_are_joined() -> None:
    assert joined("ông chủ trì hội nghị ở đó".split()) == [
        "ông",
        "chủ_trì",
        "hội_nghị",
        "ở",
        "đó",
    ]


def test_joining_loses_nothing() -> None:
    syllables = "ngày 06/1 hội nghị bát xát khai mạc tại tỉnh".split()
    assert "_".join(joined(syllables)).split("_") == syllables
    assert joined([]) == []


def test_a_rare_word_says_more_than_its_search_key() -> None:
    assert rarity("sấu") > rarity("quả") > rarity("sau")
    assert rarity("sau") < 0.5
    assert rarity("kampala") == 0.0
