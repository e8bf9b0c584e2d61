"""The ``Articles`` port."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsroom.errors import StorageError
from newsroom.models import Article, Change, Outcome
from newsroom.ports import Store
from tests.contract.making import NOW, find, prepare, prepared, store_one, titles


async def test_an_article_comes_back_as_it_was_stored(store: Store) -> None:
    hanoi = timezone(timedelta(hours=7))
    made = Article(
        url="https://bao.example/cho",
        title="Chợ nổi họp lại",
        body="Đoạn một.\nĐoạn hai “trong ngoặc”.",
        published=datetime(2026, 2, 3, 4, 5, 6, 789012, tzinfo=hanoi),
        lead="Tóm tắt.",
        section="Đời sống",
        author="Ban biên tập",
        image="https://bao.example/cho.jpg",
        captions=("Ảnh 1", "Ảnh 2"),
        updated=datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
        source="https://bao.example/rss",
    )
    assert await store.articles.save([prepare(made)]) == [Outcome.ADDED]
    stored = await store.articles.by_url(made.url)
    assert stored is not None
    assert stored.id > 0
    assert stored == replace(made, id=stored.id)
    assert await store.articles.get(stored.id) == stored


async def test_what_is_derived_is_stored_with_the_article(store: Store) -> None:
    paragraph = "Chợ họp lúc sáng sớm ở bến. " * 12
    made = prepared("cho", text=f"{paragraph}\n{paragraph}\n{paragraph}")
    assert len(made.passages) > 1
    key = await store_one(store, made)
    assert await store.articles.passages(key) == made.passages
    assert await store.articles.passages_of_many([key, 999]) == {key: made.passages}
    assert await store.articles.evidence([key, 999]) == {key: made.evidence}


async def test_one_outcome_for_each_article_in_order(store: Store) -> None:
    await store.articles.save([prepared("mot"), prepared("hai")])
    outcomes = await store.articles.save(
        [
            prepared("ba"),
            prepared("hai", text="Bản đã sửa."),
            prepared("mot"),
            prepared("ba"),
            prepared("ba", text="Bản đã sửa."),
        ]
    )
    assert outcomes == [
        Outcome.ADDED,
        Outcome.UPDATED,
        Outcome.UNCHANGED,
        Outcome.UNCHANGED,
        Outcome.UPDATED,
    ]
    assert await store.articles.count() == 3
    corrected = await store.articles.by_url("https://bao.example/ba")
    assert corrected is not None
    assert corrected.body == "Bản đã sửa."
    assert await store.articles.passages(corrected.id) == ("Bản đã sửa.",)


async def test_an_update_keeps_the_id(store: Store) -> None:
    before = await store_one(store, prepared("cau"))
    after = await store_one(store, prepared("cau", text="Cầu đã xong."))
    assert after == before


async def test_only_changes_enter_the_change_log(store: Store) -> None:
    await store.articles.save([prepared("mot"), prepared("hai")])
    first, second = await store.articles.changes(0, 10)
    await store.articles.save([prepared("mot"), prepared("hai")])
    assert await store.articles.changes(second.seq, 10) == []
    await store.articles.save([prepared("mot", text="Bản đã sửa.")])
    (third,) = await store.articles.changes(second.seq, 10)
    assert third == Change(third.seq, first.article_id, removed=False)
    await store.articles.remove(second.article_id)
    (_, fourth) = await store.articles.changes(second.seq, 10)
    assert fourth == Change(fourth.seq, second.article_id, removed=True)
    assert first.seq < second.seq < third.seq < fourth.seq


async def test_the_change_log_is_read_in_parts(store: Store) -> None:
    await store.articles.save([prepared(f"so{number}") for number in range(5)])
    read: list[Change] = []
    while part := await store.articles.changes(read[-1].seq if read else 0, 2):
        assert len(part) <= 2
        read += part
    assert len({change.article_id for change in read}) == 5
    assert read == await store.articles.changes(0, 100)


async def test_newest_first_and_articles_without_a_time_last(store: Store) -> None:
    await store.articles.save(
        [
            prepared("cu", published=NOW - timedelta(days=2)),
            prepared("khongngay"),
            prepared("moi", published=NOW),
            prepared("vua", published=NOW - timedelta(days=1)),
        ]
    )
    order = [found.title for found in await store.articles.newest(10)]
    assert order == ["Tin về moi", "Tin về vua", "Tin về cu", "Tin về khongngay"]
    assert [found.title for found in await store.articles.newest(2, 1)] == order[1:3]


async def test_sections_are_counted_and_listed_newest_first(store: Store) -> None:
    sections = {"cau": "Giao thông", "cho": "Kinh tế", "duong": "Giao thông", "le": ""}
    await store.articles.save(
        [
            replace(made, article=replace(made.article, section=section))
            for day, (word, section) in enumerate(sections.items())
            for made in [prepared(word, published=NOW + timedelta(days=day))]
        ]
    )
    assert await store.articles.sections() == [("Giao thông", 2), ("Kinh tế", 1)]
    roads = [found.title for found in await store.articles.newest(10, section="Giao thông")]
    assert roads == ["Tin về duong", "Tin về cau"]
    assert await store.articles.newest(10, 2, section="Giao thông") == []
    assert await store.articles.newest(10, section="Thể thao") == []


async def test_get_many_gives_those_that_exist(store: Store) -> None:
    key = await store_one(store, prepared("mot"))
    assert set(await store.articles.get_many([key, 999, -1])) == {key}
    assert await store.articles.get_many([]) == {}
    assert await store.articles.get(999) is None
    assert await store.articles.by_url("https://bao.example/khac") is None


async def test_a_removed_article_is_gone_with_all_that_hangs_on_it(store: Store) -> None:
    key = await store_one(store, prepared("mat"))
    await store.chats.remember_message("telegram", "1", "10", key)
    assert await store.articles.remove(key)
    assert not await store.articles.remove(key)
    assert await store.articles.get(key) is None
    assert await store.articles.passages(key) == ()
    assert await store.articles.evidence([key]) == {}
    assert await store.articles.count() == 0
    assert await store.chats.message_article("telegram", "1", "10") == 0


async def test_a_withdrawn_text_does_not_come_back_but_a_corrected_one_does(store: Store) -> None:
    key = await store_one(store, prepared("rut"))
    await store.articles.remove(key)
    assert await store.articles.save([prepared("rut")]) == [Outcome.UNCHANGED]
    assert await store.articles.count() == 0
    corrected = prepared("rut", text="Bản đã đính chính.")
    assert await store.articles.save([corrected]) == [Outcome.ADDED]
    assert await store_one(store, corrected) > key
    assert await titles(store, "rut") == {"Tin về rut"}


async def test_an_id_is_never_given_twice(store: Store) -> None:
    key = await store_one(store, prepared("dau"))
    await store.articles.remove(key)
    assert await store_one(store, prepared("sau")) > key


async def test_a_batch_is_stored_whole_or_not_at_all(store: Store) -> None:
    # A body that is no text: every storage refuses it.
    broken = prepare(Article(url="https://bao.example/hong", title="Hỏng", body=None))  # type: ignore[arg-type]
    with pytest.raises(StorageError):
        await store.articles.save([prepared("lanh"), broken])
    assert await store.articles.count() == 0
    assert await store.articles.changes(0, 10) == []
    assert await store.articles.save([prepared("lanh")]) == [Outcome.ADDED]


async def test_nothing_to_save(store: Store) -> None:
    assert await store.articles.save([]) == []
    assert await find(store, "bat") == []
