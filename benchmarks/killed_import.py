"""kill -9 during a first import over HTTP, again and again: what is lost, doubled, asked twice.

    python -m benchmarks.killed_import [ARTICLES] [KILLS]

A site on this machine lists ARTICLES (10,000) in a sitemap index. ``hoitin ingest`` takes them in
and is killed KILLS (10) times, by chance as soon as it lists, or after so many pages; the last
start runs to its end. Between two starts the dead process's claim is ended, as three minutes of
waiting would. The speed is that of reader, index and site together.
"""

from __future__ import annotations

import asyncio
import random
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from newsroom.ports import Store
from storage import open_store
from tests.faults.site import Site, reply, serving
from tests.flows.commanding import Hoitin

ARTICLES, KILLS, SEED = 10_000, 10, 20_261_124
A_SITEMAP = 1_000
PLACES = ("Nậm Rốm", "Pờ Xúa", "Đồng Vải", "Tà Chải", "Gò Sậy", "Phú Lạc", "Vĩnh Cát", "Hòn Mõ")
CROPS = ("quế", "ngô", "lúa", "cam", "chè", "hồi", "sả", "dứa", "keo")


def article(number: int, chance: random.Random) -> bytes:
    """An article of about 150 words that no other resembles."""
    place, crop = chance.choice(PLACES), chance.choice(CROPS)
    lines = [
        f"Xã {chance.choice(PLACES)} có {chance.randrange(100, 9999)} hộ trồng "
        f"{chance.choice(CROPS)}, thu {chance.randrange(10, 999)} tấn, bán được "
        f"{chance.randrange(1, 99)},{chance.randrange(10)} tỷ đồng trong tháng "
        f"{chance.randrange(1, 13)}."
        for _ in range(6)
    ]
    day = (
        f"{chance.randrange(1, 29):02}-{chance.randrange(1, 13):02}-{chance.randrange(2012, 2026)}"
    )
    title = f"Bản tin {number}: {place} được mùa {crop}"
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<title>{title}</title><h1>{title}</h1><p>08:00 {day}</p>{body}<p><b>Hồng Thắm</b></p>"
    return reply(html.encode(), "Content-Type: text/html; charset=utf-8")


def publish(site: Site, total: int) -> str:
    """Put the site in place; the address of its sitemap index."""
    chance = random.Random(SEED)
    parts = range(0, total, A_SITEMAP)
    for start in parts:
        numbers = range(start, min(start + A_SITEMAP, total))
        site.pages |= {f"/{number}": article(number, chance) for number in numbers}
        urls = "".join(f"<url><loc>{site.url(f'/{number}')}</loc></url>" for number in numbers)
        site.pages[f"/part{start}.xml"] = reply(f"<urlset>{urls}</urlset>".encode())
    inner = "".join(
        f"<sitemap><loc>{site.url(f'/part{start}.xml')}</loc></sitemap>" for start in parts
    )
    site.pages["/sitemap.xml"] = reply(f"<sitemapindex>{inner}</sitemapindex>".encode())
    return site.url("/sitemap.xml")


def reads(site: Site) -> Counter[str]:
    """How often each article was asked for."""
    return Counter(path for path, _ in site.requests if path[1:].isdigit())


async def run(hoitin: Hoitin, url: str, site: Site, requests: int | None) -> str:
    """Start an import and kill it at the site's ``requests``-th request from now; None: let it end.

    What it printed.
    """
    end = len(site.requests) + requests if requests else None
    # Its output is read at the end only, but the little that it prints fits into the pipes.
    process = await asyncio.to_thread(hoitin.start, "ingest", url)
    while process.poll() is None and (end is None or len(site.requests) < end):  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    process.kill()
    out, err = await asyncio.to_thread(process.communicate)
    return out + err


async def opened(folder: Path) -> Store:
    return await open_store(f"sqlite:///{folder}/data/hoitin.db")


async def after_death(folder: Path) -> int:
    """End the claims of the dead, as time does; how many articles there are."""
    store = await opened(folder)
    try:
        for source in await store.sources.all():
            await store.sources.visited(source)
        return await store.articles.count()
    finally:
        await store.close()


async def check(folder: Path, total: int) -> str:
    """What the store holds in the end."""
    store = await opened(folder)
    try:
        urls = [each.url for each in await store.articles.newest(2 * total)]
        found, left = await store.search.size(), await store.sources.all()
        return (
            f"stored {len(urls)}, different {len(set(urls))}, lost {total - len(set(urls))}, "
            f"passages in search {found}, sources left over {len(left)}"
        )
    finally:
        await store.close()


async def measure(folder: Path, total: int, kills: int) -> None:
    hoitin = Hoitin(folder, {"ALLOWED_HOSTS": "127.0.0.1"})
    chance = random.Random(SEED + 1)
    async with serving() as site:
        url = publish(site, total)
        started = monotonic()
        # The first deaths hit the listing, the others the reading and the storing.
        points = [2, 5, *(chance.randrange(20, 2 * total // kills) for _ in range(kills - 2))]
        for point in points[:kills]:
            await run(hoitin, url, site, point)
            print(f"killed at request {len(site.requests)}: {await after_death(folder)} stored")
        before, since = sum(reads(site).values()), monotonic()
        print((await run(hoitin, url, site, None)).strip())
        speed = (sum(reads(site).values()) - before) / (monotonic() - since)
        counts = reads(site)
        print(await check(folder, total))
        twice = sum(counts.values()) - total
        print(
            f"asked again {twice} pages ({twice / kills:.0f} a death, one at most "
            f"{max(counts.values())} times); {len(site.requests)} requests in "
            f"{monotonic() - started:.0f} s"
        )
        print(
            f"the last start: {speed:.0f} articles/s, at most "
            f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
        )
        done = await asyncio.to_thread(hoitin, "ingest", url)
        assert isinstance(done, subprocess.CompletedProcess)
        print(f"once more: {done.stdout.strip()}")


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:]]
    total, kills = [*numbers, *(ARTICLES, KILLS)[len(numbers) :]][:2]
    with TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), total, kills))


if __name__ == "__main__":
    main()
