"""The chat in a frame on another site's page, in a real browser."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

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


def test_a_reader_opens_asks_and_closes(
    chromium: Browser,
    newspaper: tuple[str, Path],
    tmp_path: Path,
) -> None:
    site, folder = newspaper
    bot = tmp_path / "bot"
    bot.mkdir()
    with running(Hoitin(bot, {"WEB_FRAMED_BY": site})) as (url, _):
        (folder / "index.html").write_text(
            f'<html lang="vi"><head><script src="{url}/embed.js" async></script></head>'
            "<body><h1>Một bài báo</h1></body></html>"
        )
        page = chromium.new_page(viewport={"width": 360, "height": 640})
        page.goto(site)
        button = page.get_by_role("button", name="Hỏi về bài này")
        button.click()
        chat = page.frame_locator("#hoitin-chat")
        chat.locator("#question").fill("tin mới")
        chat.locator("#question").press("Enter")
        chat.get_by_text("Tin mới nhất").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="Đóng").click()
        assert not page.locator("#hoitin-chat").is_visible()
        assert button.get_attribute("aria-expanded") == "false"
        page.close()
