"""How likely one word was mistyped for another, and which words are near."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.slips import slip_cost
from newsroom.text.spelling import Vocabulary

words = st.text(alphabet="abcdeghiklmnopqrstuvxy", min_size=1, max_size=9)


def test_what_telex_leaves_is_the_likeliest_slip() -> None:
    assert slip_cost("hoiwj", "hoi") < slip_cost("hiu", "hui") < slip_cost("hqi", "hoi")


def test_neighbouring_keys_swaps_and_doubled_letters_are_likelier_than_others() -> None:
    for typed, meant in (("duonh", "duong"), ("duogn", "duong"), ("duoong", "duong")):
        assert slip_cost(typed, meant) < slip_cost("duoxg", "duong")


def test_two_slips_are_less_likely_than_one() -> None:
    assert slip_cost("duxxg", "duong") > slip_cost("duoxg", "duong")


@given(words, st.lists(words, max_size=30), st.data())
def test_a_word_with_one_slip_finds_the_word_meant(
    meant: str, others: list[str], data: st.DataObject
) -> None:
    known = Vocabulary(dict.fromkeys([*others, meant], 1).items())
    at = data.draw(st.integers(0, len(meant) - 1))
    letter = data.draw(st.sampled_from("abcxyz"))
    slips = (
        meant[:at] + meant[at + 1 :],
        meant[:at] + letter + meant[at:],
        meant[:at] + letter + meant[at + 1 :],
        meant[:at] + meant[at + 1 : at + 2] + meant[at] + meant[at + 2 :],
    )
    for typed in slips:
        if typed != meant:
            assert meant in dict(known.similar(typed, 100))


@given(words, st.lists(words, max_size=30))
def test_only_near_words_of_the_vocabulary_are_named(typed: str, known: list[str]) -> None:
    counts = dict.fromkeys(known, 2)
    found = Vocabulary(counts.items()).similar(typed, 100)
    assert all(word in counts and count == 2 and word != typed for word, count in found)
    assert all(abs(len(word) - len(typed)) <= 2 for word, _ in found)
