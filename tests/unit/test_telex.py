"""Telex left on the page is read as what it types."""

from __future__ import annotations

import pytest

from newsroom.text.telex import decode, decoded


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("vieejt", "việt"),
        ("vieetj", "việt"),
        ("nguwowif", "người"),
        ("dduowngf", "đường"),
        ("ddax", "đã"),
        ("hoaf", "hòa"),
        ("quyeets", "quyết"),
        ("khoong", "không"),
    ],
)
def test_a_syllable_is_decoded(typed: str, right: str) -> None:
    assert decode(typed) == right


@pytest.mark.parametrize("word", ["the", "facebook", "đường", "", "livestream", "hay"])
def test_other_words_are_not(word: str) -> None:
    assert decode(word) is None


def test_a_sentence_keeps_its_capitals_and_its_other_words() -> None:
    typed = "DDuwowngf vaof thoon tooi, xem Facebook cho rox"
    assert decoded(typed) == "Đường vào thôn tôi, xem Facebook cho rõ"
