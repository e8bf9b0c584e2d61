"""The chat inside the station's pages: who may frame it, and on which article it opens."""

from __future__ import annotations

import pytest

from bot.settings import load
from bot.web.server import web_chat
from newsroom.errors import SettingsError
from tests.flows.browsing import browser, served
from tests.flows.town import BRIDGE, ZONE, World

SITE = "https://www.bao.example"


@pytest.mark.parametrize(("sites", "allowed"), [((), "'none'"), ((SITE,), SITE)])
async def test_only_named_sites_may_frame_the_chat(
    world: World, sites: tuple[str, ...], allowed: str
) -> None:
    site = web_chat(world.store, world.dispatcher, world.clock, ZONE, "Tin", framed_by=sites)
    async with served(site) as url, browser(url) as page:
        for path in ("/", "/nothing-here"):
            headers = (await page.client.get(path)).headers
            assert headers["content-security-policy"].endswith(f"frame-ancestors {allowed}")


async def test_other_sites_may_load_the_script_and_nothing_else(world: World) -> None:
    site = web_chat(world.store, world.dispatcher, world.clock, ZONE, "Tin", framed_by=(SITE,))
    async with served(site) as url, browser(url) as page:
        script = await page.client.get("/embed.js")
        assert script.headers["cross-origin-resource-policy"] == "cross-origin"
        assert script.headers["content-type"].startswith("text/javascript")
        other = await page.client.get("/")
        assert other.headers["cross-origin-resource-policy"] == "same-origin"


async def test_it_opens_on_the_article_that_is_read(world: World) -> None:
    key = await world.key(BRIDGE)
    site = web_chat(world.store, world.dispatcher, world.clock, ZONE, "Tin", framed_by=(SITE,))
    async with served(site) as url, browser(url) as page:
        for address, path in (
            (BRIDGE, f"/?a={key}"),
            (f"{BRIDGE}?utm_source=x#top", f"/?a={key}"),
            ("https://bao.example/unknown", "/"),
            ("https://[bad", "/"),
            ("", "/"),
        ):
            answer = await page.client.get("/embed", params={"url": address})
            assert (answer.status_code, answer.headers["location"]) == (302, path)
        shown = await page.client.get("/embed", params={"url": BRIDGE}, follow_redirects=True)
    assert "Khánh thành cầu Suối Ngọc" in shown.text


@pytest.mark.parametrize("wrong", ["https://a.vn; script-src *", "a.vn", "https://a.vn/path", "*"])
def test_nothing_but_sites_gets_into_the_header(wrong: str) -> None:
    with pytest.raises(SettingsError, match="HOITIN_WEB_FRAMED_BY"):
        load(web_framed_by=wrong)
