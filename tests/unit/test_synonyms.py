"""Everyday words that say the same."""

from __future__ import annotations

import pytest

from newsroom.answers.synonyms import same


def wordings(text: str, at: int = 0) -> list[str]:
    return [" ".join(phrase) for phrase in same(text.split(), at)]


def test_a_word_is_given_with_what_says_the_same() -> None:
    assert wordings("chết")[0] == "chết"
    assert {"tử vong", "thiệt mạng", "qua đời"} <= {*wordings("chết")}


def test_the_longest_phrase_is_taken() -> None:
    assert wordings("đưa vào sử dụng")[0] == "đưa vào sử dụng"


@pytest.mark.parametrize("text", ["tu vong", "tử vong", "thiet mang"])
def test_phrases_are_known_without_their_diacritics_too(text: str) -> None:
    assert {"chết", "qua đời"} <= {*wordings(text)}


def test_what_is_only_asked_with_is_not_looked_for() -> None:
    assert "kinh phí" in wordings("hết")
    assert "hết" not in wordings("kinh phí")


@pytest.mark.parametrize(("text", "at"), [("nhà máy", 0), ("ho", 0), ("vách đá", 0)])
def test_half_a_word_and_a_short_one_have_no_other_wording(text: str, at: int) -> None:
    assert wordings(text, at) == []


def test_people_who_die_are_no_word_of_their_own() -> None:
    assert "tử vong" in wordings("người chết", 1)
