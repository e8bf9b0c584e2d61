"""Reading addresses from a real server that misbehaves in every way we know."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from gather.http import Fetcher, Limits, StatusError
from newsroom.errors import FetchError, ForbiddenAddress
from tests.faults.site import Site, Write, redirect, reply, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving() as site:
        yield site


@asynccontextmanager
async def fetching(**limits: float) -> AsyncIterator[Fetcher]:
    bounds = Limits(
        max_bytes=int(limits.get("max_bytes", 100_000)),
        seconds=limits.get("seconds", 5.0),
        redirects=int(limits.get("redirects", 3)),
    )
    fetcher = Fetcher(contact="toasoan@tv.example", allowed_hosts=("127.0.0.1",), limits=bounds)
    async with fetcher:
        yield fetcher


async def failure(url: str, **limits: float) -> FetchError:
    async with fetching(**limits) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(url)
    return caught.value


async def test_a_page_is_read_with_what_its_headers_say(site: Site) -> None:
    site.pages["/a"] = reply(
        b"<p>tin", "Content-Type: text/HTML; charset=utf-8", 'ETag: "v1"', "Last-Modified: Mon"
    )
    async with fetching() as fetcher:
        page = await fetcher.get(site.url("/a"))
    assert (page.body, page.content_type, page.charset) == (b"<p>tin", "text/html", "utf-8")
    assert (page.etag, page.last_modified, page.not_modified) == ('"v1"', "Mon", False)
    (_, headers) = site.requests[0]
    assert "toasoan@tv.example" in headers["user-agent"]
    assert "bot" in headers["user-agent"]


async def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    async def page(headers: dict[str, str], write: Write) -> None:
        known = headers.get("if-none-match") == '"v1"' and headers.get("if-modified-since") == "mon"
        await write(reply(b"", status="304 Not Modified") if known else reply(b"all of it"))

    site.pages["/a"] = page
    async with fetching() as fetcher:
        assert (await fetcher.get(site.url("/a"))).body == b"all of it"
        again = await fetcher.get(site.url("/a"), etag='"v1"', last_modified="Mon")
    assert again.not_modified
    assert again.body == b""


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://[64:ff9b::7f00:1]/secret",
        "http://[2002:7f00:1::]/secret",
        "http://2130706433:{port}/secret",
        "http://224.0.0.1/",
        "//localhost:{port}/secret",
        "file:///etc/passwd",
        "ftp://127.0.0.1/secret",
        "gopher://127.0.0.1:{port}/_x",
        "http://user:password@127.0.0.1:{port}/secret",
    ],
)
async def test_a_redirect_into_a_private_network_is_refused(site: Site, target: str) -> None:
    site.pages["/a"] = redirect(target.format(port=site.port))
    site.pages["/secret"] = reply(b"secret")
    error = await failure(site.url("/a"))
    assert isinstance(error, ForbiddenAddress)
    assert [path for path, _ in site.requests] == ["/a"]


@pytest.mark.parametrize("url", ["http://localhost:{port}/a", "http://127.1:{port}/a", "/a", "x:y"])
async def test_a_private_address_is_refused_at_once(site: Site, url: str) -> None:
    site.pages["/a"] = reply(b"secret")
    assert isinstance(await failure(url.format(port=site.port)), ForbiddenAddress)
    assert site.requests == []


async def test_environment_proxies_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url(""))
    monkeypatch.setenv("ALL_PROXY", site.url(""))
    await failure("http://169.254.169.254/latest/")
    assert site.requests == []


async def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.pages["/1"] = redirect("/2")
    site.pages["/2"] = redirect(site.url("/3"))
    site.pages["/3"] = reply(b"here")
    async with fetching(redirects=2) as fetcher:
        page = await fetcher.get(site.url("/1"))
    assert (page.url, page.body) == (site.url("/3"), b"here")
    assert "redirects" in str(await failure(site.url("/1"), redirects=1))


async def test_an_endless_loop_of_redirects_ends(site: Site) -> None:
    site.pages["/1"] = redirect("/1")
    assert "more than 3 redirects" in str(await failure(site.url("/1")))
    assert len(site.requests) == 4


async def test_an_endless_body_is_cut_off(site: Site) -> None:
    sent = 0

    async def endless(_: dict[str, str], write: Write) -> None:
        nonlocal sent
        await write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            await write(b"x" * 10_000)
            sent += 10_000

    site.pages["/a"] = endless
    assert "larger than 0.1 MB" in str(await failure(site.url("/a")))
    assert sent < 20_000_000


async def test_a_slow_body_is_given_up(site: Site) -> None:
    async def slow(_: dict[str, str], write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            await write(b"x")
            await asyncio.sleep(0.02)

    site.pages["/a"] = slow
    error = await failure(site.url("/a"), seconds=0.3)
    assert "no complete answer within 0.3 seconds" in str(error)


async def test_a_server_that_never_answers_is_given_up(site: Site) -> None:
    async def silent(_: dict[str, str], __: Write) -> None:
        await asyncio.Event().wait()

    site.pages["/a"] = silent
    assert "seconds" in str(await failure(site.url("/a"), seconds=0.2))


async def test_packed_pages_are_unpacked(site: Site) -> None:
    text = "tin địa phương ".encode() * 100
    site.pages["/gzip"] = reply(gzip.compress(text), "Content-Encoding: gzip")
    site.pages["/deflate"] = reply(zlib.compress(text), "Content-Encoding: deflate")
    async with fetching() as fetcher:
        assert (await fetcher.get(site.url("/gzip"))).body == text
        assert (await fetcher.get(site.url("/deflate"))).body == text


async def test_a_gzip_bomb_is_not_unpacked(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    site.pages["/a"] = reply(bomb, "Content-Encoding: gzip")
    assert "larger than 0.1 MB" in str(await failure(site.url("/a")))


@pytest.mark.parametrize(
    ("headers", "body"),
    [(("Content-Encoding: br",), b"??"), (("Content-Encoding: gzip",), b"not packed at all")],
)
async def test_what_cannot_be_unpacked_is_an_error_in_words(
    site: Site, headers: tuple[str, ...], body: bytes
) -> None:
    site.pages["/a"] = reply(body, *headers)
    assert str(await failure(site.url("/a"))).startswith(site.url("/a") + ": ")


async def test_a_connection_that_breaks_is_an_error_in_words(site: Site) -> None:
    site.pages["/a"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
    site.pages["/b"] = b"not http\r\n\r\n"
    assert "broke" in str(await failure(site.url("/a")))
    assert "broke" in str(await failure(site.url("/b")))


@pytest.mark.parametrize(
    ("status", "words"),
    [("404 Not Found", "no such page"), ("500 Oops", "a fault"), ("403 Forbidden", "not let us")],
)
async def test_a_refusal_is_told_in_words(site: Site, status: str, words: str) -> None:
    site.pages["/a"] = reply(b"", status=status)
    error = await failure(site.url("/a"))
    assert isinstance(error, StatusError)
    assert words in str(error)
    assert error.is_gone is status.startswith("404")
    assert error.retry_after is None


async def test_retry_after_is_told_as_seconds(site: Site) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    site.pages["/a"] = reply(b"", "Retry-After: 120", status="429 Too Many Requests")
    site.pages["/b"] = reply(b"", f"Retry-After: {soon}", status="503 Unavailable")
    site.pages["/c"] = reply(b"", "Retry-After: later", status="503 Unavailable")
    waits = []
    for path in ("/a", "/b", "/c"):
        error = await failure(site.url(path))
        assert isinstance(error, StatusError)
        waits.append(error.retry_after)
    assert waits[0] == 120.0
    assert waits[1] is not None
    assert 80 < waits[1] <= 90
    assert waits[2] is None


async def test_no_site_and_a_closed_port_are_told_apart(site: Site) -> None:
    port = site.port
    unknown = await failure("http://khong-co-that.invalid/")
    assert "there is no such site" in str(unknown)
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    closed = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    assert closed != port
    assert "cannot be reached" in str(await failure(f"http://127.0.0.1:{closed}/"))


async def test_plain_http_where_https_is_expected_is_an_error_in_words(site: Site) -> None:
    error = await failure(site.url("/a").replace("http:", "https:"), seconds=0.3)
    assert not isinstance(error, ForbiddenAddress)
    assert "https://127.0.0.1" in str(error)


async def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    reason = ssl.SSLCertVerificationError(1, "self-signed certificate")
    reason.verify_message = "self-signed certificate"
    from gather.http import _reason

    outer = OSError("handshake")
    outer.__cause__ = reason
    assert "certificate is not valid (self-signed certificate)" in _reason(outer)


async def test_requests_to_one_host_go_one_by_one(site: Site) -> None:
    under_way = most = 0

    async def page(_: dict[str, str], write: Write) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        await write(reply(b"x"))

    site.pages["/a"] = page
    async with fetching() as fetcher:
        await asyncio.gather(*(fetcher.get(site.url("/a")) for _ in range(5)))
    assert most == 1
    assert len(site.requests) == 5
