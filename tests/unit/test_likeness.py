"""What a passage says of a question in other words."""

from __future__ import annotations

from newsroom.answers.likeness import NOTHING, like, likeness


def test_the_word_itself_counts_in_full() -> None:
    whole, other, sentence = like(likeness({"chết": 2.0, "lũ": 1.0}), "người chết vì lũ")
    assert (whole, other, sentence) == (3.0, 0.0, 3.0)


def test_another_word_for_it_counts_in_part() -> None:
    whole, other, _ = like(likeness({"chết": 2.0}), "hai người tử_vong")
    assert 0 < other < 2.0
    assert whole == other


def test_a_word_within_another_does_not_count() -> None:
    assert like(likeness({"tử": 2.0}), "hai người tử_vong") == (0.0, 0.0, 0.0)


def test_the_best_sentence_is_found() -> None:
    asked = likeness({"cầu": 1.0, "khánh_thành": 1.0})
    whole, _, sentence = like(asked, "cầu dài\nkhánh_thành cầu\nmưa")
    assert whole == sentence == 2.0
    assert like(asked, "cầu dài\nkhánh_thành xyz")[2] == 1.0


def test_without_known_words_nothing_is_said() -> None:
    assert like(NOTHING, "cầu dài\nmưa") == (0.0, 0.0, 0.0)
