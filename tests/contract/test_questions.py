"""The ``Questions`` port."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.errors import StorageError
from newsroom.models import QuestionRecord
from newsroom.ports import Store
from tests.contract.making import NOW, prepared, store_one

RECORD = QuestionRecord(
    id=0,
    asked=NOW,
    channel="telegram",
    text="Chợ họp lúc nào?",
    language="vi",
    answer_type="time",
    abstained=True,
    confidence=0.125,
    article_id=None,
)


async def test_an_unanswered_question_comes_back_as_it_was(store: Store) -> None:
    about = await store_one(store, prepared("cho"))
    record = replace(RECORD, article_id=about)
    key = await store.questions.record(record)
    assert await store.questions.unanswered(10) == [replace(record, id=key)]


async def test_unanswered_newest_first_in_pages(store: Store) -> None:
    for hours in (1, 3, 2):
        await store.questions.record(replace(RECORD, asked=NOW + timedelta(hours=hours)))
    await store.questions.record(replace(RECORD, abstained=False))
    asked = [record.asked for record in await store.questions.unanswered(10)]
    assert asked == [NOW + timedelta(hours=hours) for hours in (3, 2, 1)]
    assert [record.asked for record in await store.questions.unanswered(1, 1)] == asked[1:2]


async def test_feedback(store: Store) -> None:
    key = await store.questions.record(RECORD)
    assert await store.questions.judge(key, "right")
    assert await store.questions.judge(key, "wrong")
    (record,) = await store.questions.unanswered(10)
    assert record.verdict == "wrong"
    assert not await store.questions.judge(key + 1, "right")


async def test_feedback_is_right_or_wrong(store: Store) -> None:
    key = await store.questions.record(RECORD)
    with pytest.raises(StorageError):
        await store.questions.judge(key, "maybe")
    (record,) = await store.questions.unanswered(10)
    assert record.verdict == ""


async def test_a_question_outlives_its_article(store: Store) -> None:
    about = await store_one(store, prepared("cho"))
    await store.questions.record(replace(RECORD, article_id=about))
    await store.articles.remove(about)
    await store.questions.record(replace(RECORD, article_id=about))
    assert [record.article_id for record in await store.questions.unanswered(10)] == [None, None]


async def test_old_questions_are_forgotten(store: Store) -> None:
    await store.questions.record(replace(RECORD, asked=NOW - timedelta(days=1)))
    kept = await store.questions.record(RECORD)
    assert await store.questions.forget_before(NOW) == 1
    assert [record.id for record in await store.questions.unanswered(10)] == [kept]
