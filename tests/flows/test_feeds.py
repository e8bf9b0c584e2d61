"""Digests as pages and feeds, and what the chat page is opened on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from xml.etree import ElementTree as xml

import httpx
import pytest

from bot.web.server import web_chat
from handlers.digests import DigestLayout
from newsroom.digests.delivering import Delivering
from newsroom.models import Article
from tests.flows.browsing import Browser, browser, served
from tests.flows.town import BRIDGE, FAIR, ZONE, World

FILE = Article(
    url="urn:hoitin:bai:0123456789ab",
    title="Đập Nà Lỏng <tích> đủ nước",
    body="Đập Nà Lỏng đã tích đủ nước cho vụ xuân.",
)


@pytest.fixture
async def page(world: World) -> AsyncIterator[Browser]:
    delivering = Delivering(world.store, DigestLayout(), world.clock)
    site = web_chat(
        world.store, world.dispatcher, world.clock, ZONE, "Hỏi Tin", delivering=delivering
    )
    async with served(site) as url, browser(url) as one:
        yield one


async def addresses(page: Browser) -> tuple[str, str]:
    """The page and the feed of the conversation's first digest."""
    await page.open("/bantin")
    found = re.findall(r'href="(/bantin/[^"]+)"', page.html)
    return found[0], found[1]


async def stranger(page: Browser, path: str) -> httpx.Response:
    """What somebody without our cookie gets."""
    async with httpx.AsyncClient(base_url=page.client.base_url, trust_env=False) as client:
        return await client.get(path)


async def test_a_conversation_without_digests_says_how_to_get_one(page: Browser) -> None:
    await page.open("/bantin")
    assert "đăng ký" in page.html
    await page.say("/ngonngu en")
    await page.open("/bantin")
    assert "subscribe" in page.html


async def test_every_digest_has_a_page_and_a_feed(page: Browser, world: World) -> None:
    await world.fill([FILE])
    await page.say("/dangky 6h30 chợ quế")
    await page.say("/dangky 19h Nà Lỏng")
    where, feed = await addresses(page)
    await page.open(where)
    assert "Chợ quế Mường Lạn họp phiên đầu tiên" in page.html
    assert "Khánh thành cầu" not in page.html
    answer = await stranger(page, feed)
    assert answer.headers["content-type"].startswith("application/rss+xml")
    entries = xml.fromstring(answer.content).findall("channel/item")
    assert [each.findtext("link") for each in entries] == [FAIR]
    assert entries[0].findtext("pubDate") == "Wed, 18 Mar 2026 20:00:00 +0000"


async def test_an_article_without_an_address_is_opened_in_the_chat(
    page: Browser, world: World
) -> None:
    await world.fill([FILE])
    await page.say("/dangky 19h Nà Lỏng")
    where, feed = await addresses(page)
    [entry] = xml.fromstring((await stranger(page, feed)).content).findall(".//item")
    assert entry.findtext("title") == FILE.title
    opened = await stranger(page, str(entry.findtext("link")))
    assert "Đập Nà Lỏng &lt;tích&gt; đủ nước" in opened.text
    await page.open(where)
    assert "Đập Nà Lỏng &lt;tích&gt; đủ nước" in page.html
    assert "urn:" not in page.html


async def test_nobody_guesses_a_feed_and_an_ended_one_is_gone(page: Browser) -> None:
    await page.say("/dangky 6h30 chợ quế")
    where, feed = await addresses(page)
    number = where.removeprefix("/bantin/").partition("-")[0]
    for path in (f"/bantin/{number}", f"/bantin/{number}-", f"/bantin/{number}-{'0' * 32}",
                 "/bantin/9-x", "/bantin/x", "/bantin/²-1", f"{feed[:-4]}0.rss"):  # fmt: skip
        assert (await stranger(page, path)).status_code == 404
    assert (await stranger(page, feed)).status_code == 200
    await page.say("hủy đăng ký")
    assert (await stranger(page, feed)).status_code == 404


async def test_a_feed_stays_the_same_when_wishes_change(page: Browser) -> None:
    await page.say("/dangky 6h30 chợ quế")
    before = await addresses(page)
    await page.say("/bantin nghỉ 3")
    assert await addresses(page) == before


@pytest.mark.parametrize(
    "opened",
    ["a={key}", "start=a_{key}", "start=c_{key}", f"url={BRIDGE}", f"url={BRIDGE}%3Futm_source=x"],
)
async def test_the_page_opens_on_an_article(page: Browser, world: World, opened: str) -> None:
    await page.open(f"/?{opened.format(key=await world.key(BRIDGE))}")
    assert "Đang hỏi về bài" in page.html
    assert "Cây cầu dài 42 mét" in page.messages[0]


async def test_the_article_is_asked_about_and_commented_on(page: Browser, world: World) -> None:
    key = str(await world.key(BRIDGE))
    await page.say("Ai là trưởng ban quản lý chợ quế?")
    await page.open(f"/?url={BRIDGE}")
    assert "Bình luận</button>" in page.html
    await page.say("/binhluan", article=key)
    assert "Mời bạn viết ý kiến về bài “Khánh thành cầu Suối Ngọc" in page.messages[-1]
    assert f'name="a" value="{key}"' in page.html


async def test_a_question_in_the_address_waits_in_the_box(page: Browser) -> None:
    await page.open("/?start=q_gia_que-hom_nay")
    assert ">gia que hom nay</textarea>" in page.html
    assert len(page.messages) == 1


@pytest.mark.parametrize(
    "opened", ["start=x", "start=a_", "start=a_999", "url=https://[bad", "url=", "a=-1", "a=9" * 9]
)
async def test_what_is_not_known_opens_on_all_news(page: Browser, opened: str) -> None:
    await page.open(f"/?{opened}")
    assert page.status == 200
    assert "Đang hỏi về bài" not in page.html
