"""Ways to say the same, in either direction."""

from __future__ import annotations

from importlib import resources

import pytest

from newsroom.answers.paraphrases import NEARLY, SAME, listed, paraphrases


@pytest.mark.parametrize(
    ("word", "other"), [("tử_vong", "thiệt_mạng"), ("chết", "tử_vong"), ("kinh_phí", "chi_phí")]
)
def test_synonyms_say_each_other(word: str, other: str) -> None:
    assert paraphrases(word)[other] == paraphrases(other)[word] == SAME


def test_other_ways_of_saying_count_less() -> None:
    assert {*paraphrases("an_ninh").values()} == {SAME, NEARLY}


def test_an_unknown_word_has_none() -> None:
    assert not listed("xyz")
    assert not paraphrases("xyz")


def test_every_line_is_read() -> None:
    source = resources.files("newsroom.answers") / "data" / "paraphrases.txt"
    for line in source.read_text("utf-8").splitlines():
        word, _, ways = line.partition(":")
        others = [each.strip() for each in ways.replace(";", ",").split(",") if each.strip()]
        assert others, line
        assert all(1 <= len(each.split()) <= 2 for each in (word, *others)), line
        assert listed(word.replace(" ", "_")), line
