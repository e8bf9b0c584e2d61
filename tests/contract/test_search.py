"""The ``Search`` port, and that it always agrees with the articles."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.models import SearchQuery
from newsroom.ports import Store
from tests.contract.making import NOW, find, opened, prepared, store_one, titles


async def test_finds_the_passage_of_an_article(store: Store) -> None:
    key = await store_one(store, prepared("thuyền", published=NOW))
    (found,) = await find(store, "thuyen")
    assert found.passage.article_id == key
    assert found.passage.text == (await store.articles.passages(key))[found.passage.position]
    assert found.title == "Tin về thuyền"
    assert found.published == NOW


async def test_an_empty_store_finds_nothing(store: Store) -> None:
    assert await find(store, "thuyen") == []
    assert await store.search.size() == 0
    assert await store.search.catch_up() == 0


async def test_catch_up_counts_what_it_applied(store: Store) -> None:
    await store.articles.save([prepared("mot"), prepared("hai")])
    assert await store.search.catch_up() == 2
    assert await store.search.catch_up() == 0
    assert await store.search.size() == 2
    assert await store.search.frequencies(["mot", "nhac", "vua_nhac", "ba"]) == {
        "mot": 1,
        "nhac": 2,
        "vua_nhac": 2,
        "ba": 0,
    }


async def test_a_withdrawn_article_leaves_search_at_once(store: Store) -> None:
    key = await store_one(store, prepared("rut"))
    await store_one(store, prepared("con"))
    await store.articles.remove(key)
    assert await titles(store, "rut", "con") == {"Tin về con"}
    await store.search.catch_up()
    assert await titles(store, "rut", "con") == {"Tin về con"}
    assert await store.search.size() == 1


async def test_the_old_wording_of_a_corrected_article_is_not_shown(store: Store) -> None:
    await store_one(store, prepared("cau", text="Cầu dài trăm mét."))
    await store.articles.save([prepared("cau", text="Cầu dài nghìn mét.")])
    assert await find(store, "tram") == []
    await store.search.catch_up()
    assert await find(store, "tram") == []
    assert [found.passage.text for found in await find(store, "nghin")] == ["Cầu dài nghìn mét."]


async def test_keeps_to_the_limits_of_the_query(store: Store) -> None:
    for days in range(3):
        await store_one(store, prepared(f"ngay{days}", published=NOW + timedelta(days=days)))
    await store_one(store, prepared("khongngay"))
    words = (("nhac", 1.0),)
    middle = NOW + timedelta(days=1)
    exactly = SearchQuery(words, since=middle, until=middle)
    (found,) = await store.search.candidates(exactly, 10)
    assert found.published == middle
    only = SearchQuery(words, article_id=found.passage.article_id)
    assert len(await store.search.candidates(only, 10)) == 1
    assert len(await store.search.candidates(SearchQuery(words), 10)) == 4
    assert len(await store.search.candidates(SearchQuery(words), 2)) == 2


async def test_reopening_brings_search_up_to_date(url: str) -> None:
    async with opened(url) as store:
        await store_one(store, prepared("truoc"))
        await store.articles.save([prepared("sau")])
    async with opened(url) as store:
        assert await titles(store, "truoc", "sau") == {"Tin về truoc", "Tin về sau"}


async def test_two_stores_on_one_database_see_the_same(url: str, store: Store) -> None:
    async with opened(url) as other:
        key = await store_one(store, prepared("chung"))
        assert await titles(other, "chung") == {"Tin về chung"}
        await other.articles.remove(key)
        assert await titles(store, "chung") == set()
        await asyncio.gather(store.search.catch_up(), other.search.catch_up())
        assert await store.search.size() == await other.search.size() == 0


_WORDS = ["mot", "hai", "ba"]
_ACTS = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(_WORDS), st.sampled_from(["xanh", "vang"])),
    st.tuples(st.just("remove"), st.sampled_from(_WORDS), st.just("")),
    st.tuples(st.just("catch up"), st.just(""), st.just("")),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(_ACTS, max_size=12))
@pytest.mark.parametrize("scheme", ["sqlite"])
def test_search_agrees_with_the_articles_after_any_history(
    scheme: str, acts: list[tuple[str, str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_follow(f"{scheme}:///{Path(folder) / 'news.db'}", acts))


async def _follow(url: str, acts: list[tuple[str, str, str]]) -> None:
    async with opened(url) as store:
        for act, word, colour in acts:
            await _do(store, act, word, colour)
            await _assert_nothing_stale(store)
        await store.search.catch_up()
        found = {each.passage.text for each in await find(store, *_WORDS, "xanh", "vang")}
        assert found == {article.body for article in await store.articles.newest(10)}


async def _do(store: Store, act: str, word: str, colour: str) -> None:
    if act == "save":
        await store.articles.save([prepared(word, text=f"Màu {colour} của {word}.")])
    elif act == "catch up":
        await store.search.catch_up()
    elif stored := await store.articles.by_url(prepared(word).article.url):
        await store.articles.remove(stored.id)


async def _assert_nothing_stale(store: Store) -> None:
    for each in await find(store, *_WORDS, "xanh", "vang"):
        passages = await store.articles.passages(each.passage.article_id)
        assert each.passage.text in passages
