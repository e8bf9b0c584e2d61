"""A local news site with feed, sitemap, section page and articles, followed over real HTTP."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from gather.http import Fetcher, Limits
from gather.pacing import Pace
from gather.sources import Kind, articles, detect, discover
from newsroom.errors import BadArticle, FetchError, ForbiddenAddress
from newsroom.models import Article
from tests.faults.site import Site, Write, redirect, reply, serving

NOW = datetime(2024, 1, 9, tzinfo=UTC)
HTML = "Content-Type: text/html; charset=utf-8"


def page(number: int, date: str = "21:46 07-01-2024") -> bytes:
    body = (
        f"<title>Tin số {number} của xã Nậm Pung</title><h1>Tin số {number} của xã Nậm Pung</h1>"
        f"<p>{date}</p><p>Sáng 06/1, xã Nậm Pung khánh thành cầu treo thứ {number}, dài 62 mét.</p>"
        f"<p>Cầu giúp {80 + number} hộ dân hai bản đi lại thuận tiện trong mùa mưa lũ.</p>"
        "<p align=right>Thu Hà</p>"
    )
    return reply(body.encode(), HTML)


def feed(site: Site, *paths: str, date: str = "Sun, 07 Jan 2024 21:46:00 +0700") -> bytes:
    items = "".join(
        f"<item><title>Tin</title><link>{site.url(path)}</link><pubDate>{date}</pubDate>"
        "<category>Xã hội</category></item>"
        for path in paths
    )
    return reply(f"<rss><channel>{items}</channel></rss>".encode(), "Content-Type: text/xml")


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving() as site:
        for number in range(1, 4):
            site.pages[f"/tin-{number}.html"] = page(number)
        site.pages["/rss.xml"] = feed(site, "/tin-1.html", "/tin-2.html", "/tin-3.html")
        links = "".join(
            f"<p><a href='/tin-{n}.html'>Tin số {n} của xã Nậm Pung</a></p>" for n in range(1, 4)
        )
        head = "<link rel=alternate type=application/rss+xml href=/rss.xml>"
        site.pages["/"] = reply(f"{head}<h1>Trang chủ</h1>{links}".encode(), HTML)
        yield site


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allowed_hosts=("127.0.0.1",), limits=Limits(seconds=5.0)) as fetcher:
        yield fetcher


async def read(
    fetcher: Fetcher, url: str, **options: object
) -> list[Article | FetchError | BadArticle]:
    return [item async for item in articles(fetcher, url, now=lambda: NOW, **options)]  # type: ignore[arg-type]


def titles(found: list[Article | FetchError | BadArticle]) -> list[str]:
    return [one.title if isinstance(one, Article) else type(one).__name__ for one in found]


ALL = [f"Tin số {number} của xã Nậm Pung" for number in (1, 2, 3)]


async def test_what_stands_at_an_address_is_found_out(site: Site, fetcher: Fetcher) -> None:
    site.pages["/sitemap.xml"] = reply(b"<urlset><url><loc>http://x.example/</loc></url></urlset>")
    assert await detect(fetcher, site.url("/rss.xml")) is Kind.FEED
    assert await detect(fetcher, site.url("/sitemap.xml")) is Kind.SITEMAP
    assert await detect(fetcher, site.url("/")) is Kind.SECTION
    assert await detect(fetcher, site.url("/tin-1.html")) is Kind.PAGE
    site.pages["/empty"] = reply(b"<p>Xin.</p>", HTML)
    with pytest.raises(FetchError, match="no links to articles"):
        await detect(fetcher, site.url("/empty"))


@pytest.mark.parametrize("path", ["/rss.xml", "/"])
async def test_the_articles_of_a_feed_and_of_a_section(
    site: Site, fetcher: Fetcher, path: str
) -> None:
    found = await read(fetcher, site.url(path))
    assert titles(found) == ALL
    first = found[0]
    assert isinstance(first, Article)
    assert first.url == site.url("/tin-1.html")
    assert first.author == "Thu Hà"
    assert first.section == ("Xã hội" if path == "/rss.xml" else "")
    assert first.body.endswith("trong mùa mưa lũ.")


async def test_a_single_page(site: Site, fetcher: Fetcher) -> None:
    assert titles(await read(fetcher, site.url("/tin-2.html"))) == [ALL[1]]


async def test_an_index_of_packed_sitemaps(site: Site, fetcher: Fetcher) -> None:
    def urls(*paths: str) -> str:
        return "".join(f"<url><loc>{site.url(path)}</loc></url>" for path in paths)

    inner = gzip.compress(f"<urlset>{urls('/tin-1.html', '/tin-2.html')}</urlset>".encode())
    last = f"<urlset>{urls('/tin-2.html', '/tin-3.html')}</urlset>".encode()
    names = "".join(
        f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/1.gz", "/no", "/2.xml")
    )
    site.pages["/index.xml"] = reply(f"<sitemapindex>{names}</sitemapindex>".encode())
    site.pages["/1.gz"] = reply(inner, "Content-Type: application/gzip")
    site.pages["/2.xml"] = reply(last)
    assert titles(await read(fetcher, site.url("/index.xml"))) == ALL


async def test_an_index_that_leads_to_itself_ends(site: Site, fetcher: Fetcher) -> None:
    loop = f"<sitemapindex><sitemap><loc>{site.url('/loop.xml')}</loc></sitemap></sitemapindex>"
    site.pages["/loop.xml"] = reply(loop.encode())
    assert await read(fetcher, site.url("/loop.xml")) == []
    assert len(site.requests) <= 6


async def test_a_page_that_fails_does_not_stop_the_rest(site: Site, fetcher: Fetcher) -> None:
    del site.pages["/tin-1.html"]
    site.pages["/tin-2.html"] = reply(b"<h1>Trang trong tu dau</h1>", HTML)
    found = await read(fetcher, site.url("/rss.xml"))
    assert titles(found) == ["StatusError", "BadArticle", ALL[2]]
    assert "/tin-1.html: there is no such page (404)" in str(found[0])
    assert "/tin-2.html: " in str(found[1])


async def test_what_is_known_is_not_read_again(site: Site, fetcher: Fetcher) -> None:
    stored = {site.url("/tin-1.html"), site.url("/tin-3.html")}

    async def known(url: str) -> bool:
        return url in stored

    found = await read(fetcher, site.url("/rss.xml"), known=known)
    assert titles(found) == [ALL[1]]
    assert [path for path, _ in site.requests] == ["/robots.txt", "/rss.xml", "/tin-2.html"]


async def test_a_site_that_ceases_to_answer_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rss.xml"] = feed(site, *(f"/gone-{number}" for number in range(100)))
    with pytest.raises(FetchError, match="one after the other"):
        await read(fetcher, site.url("/rss.xml"))
    assert len(site.requests) == 22


async def test_robots_txt_is_honoured(site: Site, fetcher: Fetcher) -> None:
    rules = "User-agent: HoitinBot\nDisallow: /tin-2\n"
    site.pages["/robots.txt"] = reply(rules.encode())
    found = await read(fetcher, site.url("/rss.xml"))
    assert titles(found) == [ALL[0], "FetchError", ALL[2]]
    assert "robots.txt" in str(found[1])
    assert "/tin-2.html" not in [path for path, _ in site.requests]
    assert [path for path, _ in site.requests].count("/robots.txt") == 1


async def test_robots_txt_of_the_site_that_a_redirect_leads_to_is_honoured(
    site: Site, fetcher: Fetcher
) -> None:
    async with serving() as other:
        other.pages["/robots.txt"] = reply(b"User-agent: *\nDisallow: /kin\n")
        other.pages |= {"/kin.html": page(8), "/mo.html": page(9)}
        site.pages["/tin-1.html"] = redirect(other.url("/kin.html"))
        site.pages["/tin-2.html"] = redirect(other.url("/mo.html"))
        found = await read(fetcher, site.url("/rss.xml"))
    assert titles(found)[0] == "FetchError" and "robots.txt" in str(found[0])
    assert titles(found)[1] == "Tin số 9 của xã Nậm Pung"
    assert [path for path, _ in other.requests] == ["/robots.txt", "/mo.html"]


async def test_robots_txt_also_holds_for_where_a_redirect_leads_within_a_site(
    site: Site, fetcher: Fetcher
) -> None:
    site.pages["/robots.txt"] = reply(b"User-agent: *\nDisallow: /kin\n")
    site.pages["/tin-1.html"] = redirect("/kin.html")
    site.pages["/kin.html"] = page(8)
    assert titles(await read(fetcher, site.url("/rss.xml"))) == ["FetchError", *ALL[1:]]
    assert "/kin.html" not in [path for path, _ in site.requests]


async def test_a_robots_txt_that_fails_forbids_everything(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = reply(b"", status="503 Unavailable")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        await read(fetcher, site.url("/rss.xml"))


async def test_the_delay_of_robots_txt_is_kept(site: Site) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    site.pages["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 7\n")
    pace = Pace(now=lambda: 0.0, sleep=sleep)
    async with Fetcher(allowed_hosts=("127.0.0.1",), pace=pace) as fetcher:
        await read(fetcher, site.url("/rss.xml"))
    assert waits == [7.0, 7.0, 7.0]


async def test_a_site_that_asks_us_to_wait_is_asked_again_afterwards(site: Site) -> None:
    waits: list[float] = []
    asked = 0

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def busy(_: dict[str, str], write: Write) -> None:
        nonlocal asked
        asked += 1
        first = reply(b"", "Retry-After: 30", status="429 Too Many Requests")
        await write(first if asked == 1 else page(1))

    site.pages["/tin-1.html"] = busy
    pace = Pace(now=lambda: 0.0, sleep=sleep)
    async with Fetcher(allowed_hosts=("127.0.0.1",), pace=pace) as fetcher:
        assert titles(await read(fetcher, site.url("/rss.xml"))) == ALL
    assert waits == [30.0]


async def test_a_feed_that_points_into_the_private_network_gains_nothing(
    site: Site, fetcher: Fetcher
) -> None:
    site.pages["/rss.xml"] = feed(site, "/go", "/tin-1.html")
    site.pages["/go"] = redirect(site.url("/tin-2.html", host="localhost"))
    found = await read(fetcher, site.url("/rss.xml"))
    assert isinstance(found[0], ForbiddenAddress)
    assert titles(found)[1] == ALL[0]
    assert "/tin-2.html" not in [path for path, _ in site.requests]


async def test_a_date_in_the_future_is_not_believed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/tin-1.html"] = page(1, "21:46 07-01-2034")
    site.pages["/tin-2.html"] = page(2, "")
    site.pages["/rss.xml"] = feed(
        site, "/tin-1.html", "/tin-2.html", date="Sun, 07 Jan 2024 08:00:00 +0700"
    )
    first, second = await read(fetcher, site.url("/rss.xml"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.published is None
    assert second.published == datetime(2024, 1, 7, 1, 0, tzinfo=UTC)


async def test_what_a_site_offers_is_discovered(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = reply(f"Sitemap: {site.url('/news.xml')}\n".encode())
    entry = f"<url><loc>{site.url('/tin-1.html')}</loc></url>"
    site.pages["/news.xml"] = reply(f"<urlset>{entry}</urlset>".encode())
    found = await discover(fetcher, site.url("/"))
    assert [(one.kind, one.url) for one in found] == [
        (Kind.FEED, site.url("/rss.xml")),
        (Kind.SITEMAP, site.url("/news.xml")),
        (Kind.SECTION, site.url("/")),
    ]


async def test_a_page_in_the_wrong_charset_is_read_all_the_same(
    site: Site, fetcher: Fetcher
) -> None:
    right = "Content-Type: text/html; charset=utf-8"
    wrong = page(1).replace(right.encode(), b"Content-Type: text/html; charset=iso-8859-1")
    site.pages["/tin-1.html"] = wrong
    assert titles(await read(fetcher, site.url("/tin-1.html"))) == [ALL[0]]
