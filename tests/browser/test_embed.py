"""The chat in a frame on another site's page, in a real browser."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.flows.commanding import Hoitin, running

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def newspaper(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The station's site, and the folder of its pages."""
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", folder
    server.shutdown()


@pytest.fixture
def page(
    chromium: Browser, newspaper: tuple[str, Path], tmp_path: Path
) -> Iterator[tuple[Page, str]]:
    """An article of the station's site, which has the chat in it, on a phone."""
    site, folder = newspaper
    bot = Hoitin(tmp_path / "bot", {"WEB_FRAMED_BY": site})
    bot.folder.mkdir()
    article = {"url": f"{site}/cau.html", "title": "Khánh thành cầu Suối Ngọc",
               "published": "2026-11-20", "body": "Cầu Suối Ngọc dài 42 mét."}  # fmt: skip
    assert bot("ingest", "-", given=json.dumps(article)).returncode == 0
    with running(bot) as (url, _):
        (folder / "cau.html").write_text(
            f'<html lang="vi"><head><script src="{url}/embed.js" async></script></head>'
            "<body><h1>Khánh thành cầu Suối Ngọc</h1></body></html>"
        )
        opened = chromium.new_page(viewport={"width": 360, "height": 640})
        opened.goto(f"{site}/cau.html")
        yield opened, url
        opened.close()


def test_a_reader_opens_asks_and_closes(page: tuple[Page, str]) -> None:
    reader, _ = page
    button = reader.get_by_role("button", name="Hỏi về bài này")
    button.click()
    chat = reader.frame_locator("#hoitin-chat")
    expect(chat.locator(".about")).to_contain_text("Khánh thành cầu Suối Ngọc")
    expect(chat.locator("#question")).to_be_focused()
    chat.locator("#question").fill("tin mới")
    chat.locator("#question").press("Enter")
    expect(chat.locator(".message.bot").last).to_contain_text("Tin mới nhất")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    reader.get_by_role("button", name="Đóng").click()
    expect(reader.locator("#hoitin-chat")).to_be_hidden()
    assert button.get_attribute("aria-expanded") == "false"


def test_a_reader_comments_on_the_article_being_read(page: tuple[Page, str]) -> None:
    reader, _ = page
    reader.get_by_role("button", name="Hỏi về bài này").click()
    chat = reader.frame_locator("#hoitin-chat")
    chat.locator(".about").get_by_role("button", name="Bình luận").click()
    expect(chat.locator(".message.bot").last).to_contain_text("Mời bạn viết ý kiến về bài")
    expect(chat.locator(".message.bot").last).to_contain_text("Khánh thành cầu Suối Ngọc")


def test_escape_closes_it_from_inside_too(page: tuple[Page, str]) -> None:
    reader, _ = page
    button = reader.locator("body > button")
    button.click()
    question = reader.frame_locator("#hoitin-chat").locator("#question")
    expect(question).to_be_focused()
    question.press("Escape")
    expect(reader.locator("#hoitin-chat")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    button.press("Escape")
    expect(reader.locator("#hoitin-chat")).to_be_hidden()


def test_the_frame_is_kept_in_its_place(page: tuple[Page, str]) -> None:
    """Neither side can reach into the other."""
    reader, url = page
    reader.get_by_role("button", name="Hỏi về bài này").click()
    expect(reader.frame_locator("#hoitin-chat").locator("#question")).to_be_visible()
    frame = reader.locator("#hoitin-chat")
    assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "")
    assert frame.evaluate("frame => frame.contentDocument") is None
    chat = next(each for each in reader.frames if each.url.startswith(url))
    with pytest.raises(Error, match="SecurityError"):
        chat.evaluate("parent.document.title")


def test_another_site_cannot_show_the_chat(page: tuple[Page, str]) -> None:
    reader, url = page
    reader.goto(reader.url.replace("127.0.0.1", "localhost"))
    with reader.expect_console_message(lambda message: "frame-ancestors" in message.text):
        reader.get_by_role("button", name="Hỏi về bài này").click()
    assert not any(each.url.startswith(url) for each in reader.frames)
