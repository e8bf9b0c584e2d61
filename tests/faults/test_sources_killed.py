"""kill -9 in the middle of taking a site in: nothing is lost, nothing is doubled or asked twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from bot.visiting import PAGES_AT_ONCE
from newsroom.ports import Store
from storage import open_store
from tests.faults.site import Site, reply, serving
from tests.flows.commanding import Hoitin

TOTAL = 240


def publish(site: Site) -> str:
    """A sitemap index of two sitemaps with ``TOTAL`` old articles; its address."""
    for number in range(TOTAL):
        html = (
            f"<title>Bản tin số {number}</title><h1>Bản tin số {number}</h1><p>08:00 20-11-2020</p>"
            f"<p>Xã Đồng Vải trồng {number} ha quế trong năm nay, nhiều hơn năm ngoái.</p>"
            "<p>Bà con mong giá quế giữ được như mùa trước để yên tâm chăm sóc rừng.</p>"
        )
        site.pages[f"/{number}"] = reply(html.encode(), "Content-Type: text/html; charset=utf-8")
    half = TOTAL // 2
    for name, numbers in (("a", range(half)), ("b", range(half, TOTAL))):
        urls = "".join(f"<url><loc>{site.url(f'/{number}')}</loc></url>" for number in numbers)
        site.pages[f"/{name}.xml"] = reply(f"<urlset>{urls}</urlset>".encode())
    inner = "".join(f"<sitemap><loc>{site.url(f'/{name}.xml')}</loc></sitemap>" for name in "ab")
    site.pages["/sitemap.xml"] = reply(f"<sitemapindex>{inner}</sitemapindex>".encode())
    return site.url("/sitemap.xml")


def reads(site: Site) -> Counter[str]:
    return Counter(path for path, _ in site.requests if path[1:].isdigit())


async def kill_after(hoitin: Hoitin, url: str, site: Site, pages: int) -> None:
    """Start an import and kill it once the site has been asked for so many pages."""
    process = await asyncio.to_thread(hoitin.start, "ingest", url)
    while sum(reads(site).values()) < pages and process.poll() is None:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    process.kill()
    await asyncio.to_thread(process.communicate)


async def stored(folder: Path) -> Store:
    return await open_store(f"sqlite:///{folder}/data/hoitin.db")


async def test_an_import_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    hoitin = Hoitin(tmp_path, {"ALLOWED_HOSTS": "127.0.0.1"})
    async with serving() as site:
        url = publish(site)
        await kill_after(hoitin, url, site, 70)
        # The dead process holds its claim until the lease ends; its successor is not kept waiting.
        await release(tmp_path)
        done = await asyncio.to_thread(hoitin, "ingest", url)
    assert done.returncode == 0, done.stderr
    counts = reads(site)
    assert len(counts) == TOTAL
    assert max(counts.values()) <= 2
    # Only what was on its way into the store is asked for again.
    assert sum(counts.values()) - TOTAL <= PAGES_AT_ONCE + 1
    store = await stored(tmp_path)
    try:
        assert await store.articles.count() == TOTAL
        assert await store.search.size() >= TOTAL
        assert await store.sources.all() == []
    finally:
        await store.close()


async def release(folder: Path) -> None:
    """What time does: the claims of the dead end."""
    store = await stored(folder)
    try:
        (source,) = await store.sources.all()
        assert source.claimed_until
        assert await store.sources.visited(source)
        assert 0 < await store.articles.count() < TOTAL
    finally:
        await store.close()
