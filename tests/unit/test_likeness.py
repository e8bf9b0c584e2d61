"""What a passage says of a question in other words."""

from __future__ import annotations

from newsroom.answers.likeness import NOTHING, like, likeness


def test_the_word_itself_counts_in_full() -> None:
    found = like(likeness({"chết": 2.0, "lũ": 1.0}), "người chết vì lũ", [])
    assert (found.whole, found.only_other, found.sentence) == (3.0, 0.0, 3.0)


def test_another_word_for_it_counts_in_part() -> None:
    found = like(likeness({"chết": 2.0}), "hai người tử_vong", [])
    assert 0 < found.whole < 2.0
    assert found.whole == found.only_other


def test_a_word_within_another_does_not_count() -> None:
    assert like(likeness({"tử": 2.0}), "hai người tử_vong", []).whole == 0


def test_the_best_sentences_are_found() -> None:
    asked = likeness({"cầu": 1.0, "khánh_thành": 2.0})
    assert like(asked, "cầu dài\nkhánh_thành cầu\nmưa", []).sentence == 3.0
    apart = like(asked, "cầu dài\nkhánh_thành xyz\nmưa", [])
    assert (apart.sentence, apart.two_sentences) == (2.0, 3.0)
    assert like(asked, "cầu dài\nmưa\nkhánh_thành xyz", []).two_sentences == 2.0


def test_the_title_counts_by_itself() -> None:
    found = like(likeness({"cầu": 1.0}), "mưa", ["khánh_thành", "cầu"])
    assert (found.whole, found.title) == (0.0, 1.0)


def test_without_known_words_nothing_is_said() -> None:
    assert set(like(NOTHING, "cầu dài\nmưa", ["cầu"])) == {0.0}
