from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gather.dates import LOCAL
from gather.feeds import is_feed, parse_feed
from gather.sitemaps import is_sitemap, parse_sitemap
from newsroom.errors import FetchError

URL = "https://tv.example/rss.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>LGTV</title>
<item><title>Khánh thành cầu treo &amp; đường mới</title><link>https://tv.example/a.html</link>
<pubDate>Sun, 07 Jan 2024 21:46:00 +0700</pubDate><category>Xã hội</category>
<dc:creator>Thu Hà</dc:creator></item>
<item><title>Giá ngô tăng</title><link>/b.html</link><pubDate>07/01/2024 08:30</pubDate></item>
<item><title>Bẫy</title><link>javascript:alert(1)</link></item>
<item><title>Bẫy</title><link>file:///etc/passwd</link></item>
<item><title>Hai lần</title><link>https://tv.example/a.html</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title>
<entry><title>Mưa lớn</title><link href="/c.html"/><published>2024-01-07T21:46:00Z</published>
<updated>2024-01-08T01:00:00Z</updated><author><name>Hà My</name></author></entry></feed>"""


def test_rss_items_with_what_they_say() -> None:
    first, second = parse_feed(RSS.encode(), URL)
    assert first.url == "https://tv.example/a.html"
    assert first.title == "Khánh thành cầu treo & đường mới"
    assert first.published == datetime(2024, 1, 7, 21, 46, tzinfo=LOCAL)
    assert (first.section, first.author) == ("Xã hội", "Thu Hà")
    assert second.url == "https://tv.example/b.html"
    assert second.published == datetime(2024, 1, 7, 8, 30, tzinfo=LOCAL)


def test_atom_entries() -> None:
    (item,) = parse_feed(ATOM.encode(), URL)
    assert item.url == "https://tv.example/c.html"
    assert item.published == datetime(2024, 1, 7, 21, 46, tzinfo=UTC)
    assert item.updated == datetime(2024, 1, 8, 1, 0, tzinfo=UTC)
    assert item.author == "Hà My"


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    (item, *_) = parse_feed(RSS[: RSS.index("<item><title>Bẫy")].encode(), URL)
    assert item.url == "https://tv.example/a.html"


@pytest.mark.parametrize("raw", [b"", b"<html><body>x</body></html>", b"\x00\xff", b"{}"])
def test_what_is_no_feed_is_said(raw: bytes) -> None:
    assert not is_feed(raw)
    with pytest.raises(FetchError, match="not a feed"):
        parse_feed(raw, URL)


def test_entities_are_not_expanded() -> None:
    bomb = """<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
    outside = """<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""
    for head in (bomb, outside):
        raw = RSS.replace("<rss", head + "<rss", 1).replace("LGTV", "&a;").encode()
        with pytest.raises(FetchError, match="entities"):
            parse_feed(raw, URL)


def test_a_poisoned_feed_costs_no_more_than_an_honest_one() -> None:
    item = "<item><title>x</title><link>https://tv.example/{}</link></item>"
    items = "".join(item.format(number) for number in range(100_000))
    raw = f"<rss><channel>{items}</channel></rss>".encode()
    started = time.process_time()
    found = parse_feed(raw, URL)
    assert len(found) == 500
    assert found[0].url == "https://tv.example/0"
    assert time.process_time() - started < 3.0


def test_a_title_of_many_megabytes_is_cut() -> None:
    raw = f"<rss><channel><item><title>{'x' * 5_000_000}</title><link>/a</link></item>".encode()
    (item,) = parse_feed(raw, URL)
    assert len(item.title) <= 1_000


@given(st.binary(max_size=300))
def test_any_bytes_are_items_or_an_error(raw: bytes) -> None:
    try:
        items = parse_feed(b"<rss><channel><item>" + raw, URL)
    except FetchError:
        return
    assert all(item.url.startswith(("http://", "https://")) for item in items)


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://tv.example/a.html </loc><lastmod>2024-01-08</lastmod>
<news:news><news:publication><news:name>TV</news:name></news:publication>
<news:publication_date>2024-01-07T21:46:00+07:00</news:publication_date>
<news:title>Khánh thành cầu treo</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url>
<url><loc>https://tv.example/b.html</loc></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://tv.example/s1.xml.gz</loc><lastmod>2024-01-08T00:00:00Z</lastmod></sitemap>
</sitemapindex>"""


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_news_sitemap_packed_or_not(pack: type[bytes]) -> None:
    raw = pack(SITEMAP.encode())
    assert is_sitemap(raw)
    sitemap = parse_sitemap(raw, URL)
    first, second = sitemap.entries
    assert not sitemap.is_index
    assert first.url == "https://tv.example/a.html"
    assert first.title == "Khánh thành cầu treo"
    assert first.published == datetime(2024, 1, 7, 21, 46, tzinfo=LOCAL)
    assert first.changed == datetime(2024, 1, 8, tzinfo=LOCAL)
    assert second.url == "https://tv.example/b.html"


def test_an_index_of_sitemaps() -> None:
    sitemap = parse_sitemap(INDEX.encode(), URL)
    assert sitemap.is_index
    assert [entry.url for entry in sitemap.entries] == ["https://tv.example/s1.xml.gz"]


def test_a_sitemap_that_breaks_off_gives_what_it_has() -> None:
    broken = SITEMAP[: SITEMAP.index("<url><loc>javascript")]
    assert len(parse_sitemap(broken.encode(), URL).entries) == 1


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"nothing", b"\x1f\x8b broken"])
def test_what_is_no_sitemap_is_said(raw: bytes) -> None:
    assert not is_sitemap(raw)
    if not raw.startswith(b"<html"):
        with pytest.raises(FetchError):
            parse_sitemap(raw, URL)


def test_outside_references_and_entities_of_a_sitemap_are_not_followed() -> None:
    outside = '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    raw = SITEMAP.replace("<urlset", outside + "<urlset", 1)
    raw = raw.replace("https://tv.example/b.html", "https://tv.example/&a;")
    for entry in parse_sitemap(raw.encode(), URL).entries:
        assert "root" not in entry.url


def test_no_more_entries_than_allowed_are_kept() -> None:
    urls = "".join(f"<url><loc>https://tv.example/{n}</loc></url>" for n in range(1_000))
    raw = f"<urlset>{urls}</urlset>".encode()
    assert len(parse_sitemap(raw, URL, limit=100).entries) == 100
