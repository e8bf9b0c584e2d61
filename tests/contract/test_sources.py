"""Sources, their pages, versions and stories: the same on every storage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newsroom.ports import Store
from newsroom.sourcing.habits import Habits
from newsroom.sourcing.model import Listed, NewsSource, SourceKind, Tally
from tests.contract.making import NOW, find, opened, prepare, prepared, store_one
from tests.unit.test_sourcing_alike import story

FEED = "https://bao.example/rss"
LEASE = timedelta(minutes=5)


async def added(store: Store, url: str = FEED, **values: object) -> NewsSource:
    return await store.sources.add(replace(NewsSource(url, NOW, NOW), **values))  # type: ignore[arg-type]


async def test_a_source_is_kept_once_and_comes_back_whole(store: Store) -> None:
    source = await added(store, kind=SourceKind.FEED, title="Báo Bến Lúa")
    assert (await added(store, title="khác")) == source == await store.sources.by_url(FEED)
    assert await store.sources.all() == [source]
    assert source.id and source.title == "Báo Bến Lúa" and source.habits == Habits()


async def test_a_visit_is_kept_and_the_claim_given_back(store: Store) -> None:
    await added(store)
    claimed = await store.sources.claim(NOW, LEASE)
    assert claimed and claimed.claimed_until == NOW + LEASE
    after = replace(
        claimed,
        kind=SourceKind.FEED,
        etag='"1"',
        next_try=NOW + timedelta(hours=1),
        last_success=NOW,
        last_article=NOW,
        failures=2,
        reason="the site cannot be reached",
        habits=Habits((1.0,) * 24, (2.0,) * 24),
    )
    assert await store.sources.visited(after)
    assert await store.sources.by_url(FEED) == replace(after, claimed_until=None)
    assert not await store.sources.visited(after)


async def test_one_visitor_a_host(url: str) -> None:
    async with opened(url) as one, opened(url) as other:
        await added(one)
        await added(one, "https://bao.example/sitemap.xml")
        await added(one, "https://tin.example/rss", next_try=NOW + LEASE)
        first = await one.sources.claim(NOW, LEASE)
        assert first
        assert await other.sources.claim(NOW, LEASE) is None
        elsewhere = await other.sources.claim(NOW + LEASE - timedelta(seconds=1), LEASE)
        assert elsewhere is None
        # A claim whose holder died is free again, and the late holder is told.
        second = await other.sources.claim(NOW + LEASE, LEASE)
        assert second and second.url == FEED
        assert await one.sources.renew(first, NOW + 2 * LEASE) is None
        assert not await one.sources.visited(first)
        longer = await other.sources.renew(second, NOW + 3 * LEASE)
        assert longer and longer.claimed_until == NOW + 3 * LEASE


async def test_a_named_source_is_claimed_due_or_not(store: Store) -> None:
    await added(store, next_try=NOW + timedelta(days=1), paused=True)
    assert await store.sources.claim(NOW, LEASE) is None
    assert await store.sources.claim(NOW, LEASE, FEED)
    assert await store.sources.claim(NOW, LEASE, FEED) is None


async def test_the_longest_due_comes_first_and_paused_ones_rest(store: Store) -> None:
    await added(store, "https://a.example/", next_try=NOW)
    await added(store, "https://b.example/", next_try=NOW - LEASE)
    assert await store.sources.pause("https://b.example/", True)
    claimed = await store.sources.claim(NOW, LEASE)
    assert claimed and claimed.url == "https://a.example/"
    assert await store.sources.claim(NOW, LEASE) is None
    assert await store.sources.pause("https://b.example/", False)
    assert await store.sources.claim(NOW, LEASE)
    assert not await store.sources.pause("https://c.example/", True)


async def test_the_settings_name_sources_and_people_keep_theirs(store: Store) -> None:
    await added(store)
    named = ["https://a.example/", "https://b.example/"]
    assert await store.sources.settle(named, NOW) == 0
    assert await store.sources.settle(named[:1], NOW) == 1
    assert [each.url for each in await store.sources.all()] == [FEED, named[0]]
    assert await store.sources.remove(FEED)
    assert not await store.sources.remove(FEED)


async def test_pages_are_new_once_and_due_when_their_mark_changes(store: Store) -> None:
    source = await added(store)
    old = Listed("https://bao.example/1", "a", "Một", NOW - timedelta(days=1))
    new = Listed("https://bao.example/2", "a", "Hai", NOW)
    assert await store.sources.list_pages(source.id, [old, new], NOW) == [old, new]
    assert await store.sources.list_pages(source.id, [old, new], NOW) == []
    pages = await store.sources.due_pages(source.id, NOW, 10)
    assert [page.listed for page in pages] == [new, old]
    later = NOW + timedelta(hours=1)
    await store.sources.pages_read([replace(each, read=NOW, next_read=later) for each in pages])
    assert await store.sources.due_pages(source.id, NOW, 10) == []
    corrected = replace(old, mark="b", title="Một (đính chính)")
    assert await store.sources.list_pages(source.id, [corrected, new], NOW) == []
    assert [each.listed for each in await store.sources.due_pages(source.id, NOW, 10)] == [
        corrected
    ]
    assert await store.sources.waiting(source.id, later) == 2


async def test_what_became_of_a_page_is_kept(store: Store) -> None:
    source = await added(store)
    await store.sources.list_pages(source.id, [Listed("https://bao.example/1")], NOW)
    article_id = await store_one(store, prepared("cầu"))
    (page,) = await store.sources.due_pages(source.id, NOW, 1)
    read = replace(page, read=NOW, etag='"x"', failures=1, gone_since=NOW, article_id=article_id)
    await store.sources.pages_read([read])
    assert await store.sources.due_pages(source.id, NOW, 1) == [read]
    assert await store.sources.tallies(NOW, NOW) == {source.id: Tally(1, 1, 1)}
    assert await store.sources.tallies(NOW + LEASE, NOW) == {source.id: Tally(0, 1, 1)}
    await store.articles.remove(article_id)
    assert (await store.sources.due_pages(source.id, NOW, 1))[0].article_id == 0
    await store.sources.remove(FEED)
    assert await store.sources.due_pages(source.id, NOW, 1) == []


async def test_a_correction_keeps_the_old_text_and_a_rerun_keeps_nothing(store: Store) -> None:
    for text in ("Cầu dài 312 mét.", "Cầu dài 321 mét.", "Cầu dài 321 mét."):
        article_id = await store_one(store, prepared("cầu", text=text))
    (version,) = await store.articles.versions(article_id)
    assert version.body == "Cầu dài 312 mét."
    assert [each.passage.text for each in await find(store, "312")] == []
    assert len(await find(store, "321")) == 1


async def test_copies_of_a_text_are_one_story_also_after_the_first_is_gone(store: Store) -> None:
    ids = [
        await store_one(store, prepare(story(url=f"https://{name}.example/tin", end=end)))
        for name, end in (("a", ""), ("b", " Theo Báo Bến Lúa."), ("c", ""))
    ]
    other = await store_one(store, prepared("khác"))
    assert await store.articles.stories([*ids, other]) == dict.fromkeys(ids[1:], ids[0])
    await store.articles.remove(ids[0])
    assert await store.articles.stories(ids) == dict.fromkeys(ids[1:], ids[0])
