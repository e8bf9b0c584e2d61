"""What the index is asked for: rare words first, within a budget; corrections; weightless words."""

from __future__ import annotations

from newsroom.answers.querying import Collection, query_of, search_of
from newsroom.answers.terms import Form
from newsroom.answers.wants import wants
from newsroom.answers.weightless import indexed_pairs
from newsroom.answers.wording import words_of
from newsroom.text.keys import keys

COUNTS = {"cau": 90_000, "ban": 80_000, "vai": 70_000, "dai": 200_000, "xa": 400_000}
COUNTS |= {"met": 9, "la": 9}


def asked(text: str, **near: Form) -> tuple[dict[str, float], dict[str, float]]:
    words = words_of(text)
    forms = {at: (near[word.key],) for at, word in enumerate(words) if word.key in near}
    collection = Collection(600_000, COUNTS)
    found = search_of(query_of(words, collection, forms), collection)
    return dict(found.syllables), dict(found.bigrams)


def test_common_words_are_left_out_where_rarer_ones_fill_the_budget() -> None:
    words, _ = asked("cầu bản vai ở xã dài mấy mét")
    assert {"met", "vai", "ban"} <= set(words)
    assert not {"xa", "dai"} & set(words)


def test_a_question_of_common_words_keeps_some() -> None:
    words, _ = asked("xã dài cầu")
    assert set(words) == {"xa", "dai", "cau"}


def test_weightless_words_count_little_and_only_where_there_is_room() -> None:
    words, pairs = asked("cầu là gì")
    assert words["cau"] == 1.0
    assert words["la"] < 0.2
    assert set(pairs) == {"cau_la"}
    assert "la" not in asked("xã là xã dài")[0]


def test_a_correction_counts_less_and_joins_the_pairs() -> None:
    words, pairs = asked("cầu vzi", vzi=Form(("vai",), 0.9))
    assert words["vai"] == 0.9
    assert pairs["cau_vai"] == 0.9


def test_a_word_said_twice_weighs_once() -> None:
    words = words_of("cầu nào là cầu dài")
    query = query_of(words, Collection(600_000, COUNTS), {})
    assert [slot.weight > 0 for slot in query.slots] == [True, True, True, False, True]


def test_what_a_question_wants() -> None:
    assert wants(keys("Cầu dài bao nhiêu mét?")).number
    assert wants(keys("Cầu khánh thành năm nào?")).time
    assert wants(keys("Ai cắt băng?")).person
    assert wants(keys("How many people died?")).number
    assert wants(keys("When was it built?")).time
    assert wants(keys("Who cut the ribbon?")).person
    assert wants(keys("Cầu ở đâu?")) == wants([])


def test_diacritics_tell_a_fruit_from_a_particle() -> None:
    assert set(asked("quả sấu")[1]) == {"qua_sau"}
    assert not asked("qua sau")[1]
    assert set(indexed_pairs(["qua", "sau"], ["quả", "sấu"])) == {"qua_sau"}
    assert not indexed_pairs(["qua", "sau"])
