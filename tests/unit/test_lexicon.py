"""English words and phrases, in all their forms, find their Vietnamese ones."""

from __future__ import annotations

import pytest

from newsroom.answers.lexicon import entry, lemmas, lexicon


def phrases(text: str) -> set[str]:
    found = entry(text.lower().split(), 0)
    return {" ".join(phrase) for phrase in found.phrases} if found else set()


@pytest.mark.parametrize(
    ("english", "key"),
    [
        ("Germany", "duc"),
        ("prime minister", "thu tuong"),
        ("cities", "thanh pho"),
        ("provinces", "tinh"),
        ("attended", "tham du"),
        ("running", "chay"),
        ("built", "xay dung"),
        ("children", "tre em"),
        ("won", "chien thang"),
        ("died", "chet"),
        ("climbers", "leo"),
        ("burned down", "thieu rui"),
        ("womens union", "hoi lien hiep phu nu"),
        ("Department of Industry and Trade", "so cong thuong"),
    ],
)
def test_a_form_of_a_word_finds_its_translation(english: str, key: str) -> None:
    assert key in phrases(english)


def test_the_longest_phrase_is_taken() -> None:
    found = entry("deputy prime minister".split(), 0)
    assert found is not None
    assert found.size == 3
    assert found.phrases[0] == ("pho", "thu", "tuong")


def test_a_word_that_is_not_there_has_no_entry() -> None:
    assert entry(["zzyzx"], 0) is None


def test_the_word_itself_is_the_first_lemma() -> None:
    assert next(lemmas("news")) == "news"


def test_the_lexicon_is_large_and_whole() -> None:
    assert len(lexicon()) >= 3_500
    assert all(form for forms in lexicon().values() for form in forms)
