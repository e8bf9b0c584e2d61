"""From a question to the right article: spellings, slips, English, limits, evidence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from newsroom.answers.retrieve import retrieve
from newsroom.ports import Store
from tests.unit.finding import collection, first, named


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    yield await collection(tmp_path)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Cầu Bản Vai dài bao nhiêu mét?", "Vai"),
        ("cau ban vai dai bao nhieu met", "Vai"),
        ("cauf banr vai daif bao nhieeu mets", "Vai"),
        ("cau bna vai dai bao nhieu mte", "Vai"),
        ("hoinghi ve giam ngheo", "nghèo"),
        ("h ội nghị giảm ngh èo", "nghèo"),
        ("Lũ quét cuốn trôi mấy ngôi nhà?", "Lũ"),
        ("tin học thế kỉ 21", "nội trú"),
        ("tỉ lệ 35 tỉ đồng giảm nghèo", "nghèo"),
    ],
)
async def test_finds_the_article_however_it_is_written(
    store: Store, question: str, word: str
) -> None:
    assert await first(store, question) == named(word)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How long is the Bản Vai bridge?", "Vai"),
        ("How many houses were swept away by the flash flood?", "Lũ"),
        ("Which embassy supported the medical station?", "Đức"),
        ("What did Germany pay for?", "Đức"),
        ("How many computers did the boarding school receive?", "nội trú"),
    ],
)
async def test_finds_vietnamese_news_by_english_questions(
    store: Store, question: str, word: str
) -> None:
    assert await first(store, question, "en") == named(word)


async def test_diacritics_tell_words_apart(store: Store) -> None:
    found = await retrieve(store, "nhà ở xã Tả Ven bị lũ cuốn trôi", "vi")
    best = found.ranked[0]
    assert best.candidate.title == named("Lũ")
    assert best.features["names"] == 1.0
    assert best.features["share"] > 0.5
    assert best.features["margin"] > 0


async def test_a_slip_is_reported_in_the_spelling_of_the_article(store: Store) -> None:
    found = await retrieve(store, "khanh thanh cau ban vai huyne na hoa", "vi")
    assert found.corrections == (("huyne", "huyện"),)


async def test_what_is_right_is_not_corrected(store: Store) -> None:
    assert (await retrieve(store, "Cầu Bản Vai dài bao nhiêu mét?", "vi")).corrections == ()


async def test_a_name_with_its_diacritics_is_not_taken_for_another(store: Store) -> None:
    found = await retrieve(store, "Ông Lò Văn Pảnh cắt băng gì?", "vi")
    assert found.corrections == ()
    missing = await retrieve(store, "Ông Lò Văn Tủm cắt băng gì?", "vi")
    assert all("tum" not in term.text for term in missing.terms)
    assert missing.ranked[0].features["names"] < 1.0


async def test_terms_are_the_words_that_say_something(store: Store) -> None:
    found = await retrieve(store, "cầu Bản Vai là cầu gì?", "vi")
    texts = {term.text for term in found.terms}
    assert {"cau", "ban", "vai", "ban_vai"} <= texts
    assert not {"la", "gi"} & texts


async def test_keeps_to_one_article(store: Store) -> None:
    found = await retrieve(store, "xã Tả Ven", "vi", article_id=6)
    assert {each.candidate.passage.article_id for each in found.ranked} == {6}


async def test_passages_of_the_best_article_come_first(store: Store) -> None:
    found = await retrieve(store, "xã Tả Ven lũ quét bác sĩ", "vi")
    order = [each.candidate.passage.article_id for each in found.ranked]
    assert order == sorted(order, key=lambda key: key != order[0])


@pytest.mark.parametrize("text", ["", "???", "là gì", "zzzzq xxxyw", "1234567"])
async def test_a_question_without_words_of_the_collection_is_no_error(
    store: Store, text: str
) -> None:
    found = await retrieve(store, text, "vi")
    assert all(each.features["coverage"] <= 1.0 for each in found.ranked)
    assert isinstance((await retrieve(store, text, "en")).ranked, tuple)
