"""What people can open, and what only has a name."""

from __future__ import annotations

import pytest

from bot.console.drawing import drawn
from bot.telegram.render import Draft, html, plain
from bot.web.rendering import environment
from bot.zalo.render import draw
from newsroom.chat import Reply, Span, is_link, title

URN = "urn:hoitin:bai:0123456789ab"
NO_LINKS = (URN, "", "javascript:alert(1)", "mailto:a@b.vn", "/bai.html", "httpx://a.vn")


@pytest.mark.parametrize("url", ["https://bao.example/1", "http://bao.example", "HTTPS://BAO.VN"])
def test_what_a_browser_opens_is_a_link(url: str) -> None:
    assert is_link(url)
    assert Span("Bài", url=url).link == url


@pytest.mark.parametrize("url", NO_LINKS)
def test_nothing_else_is_a_link_on_any_channel(url: str) -> None:
    block = title("Bài từ tệp", url)
    assert block.spans[0].link == ""
    assert html([block]) == "<b>Bài từ tệp</b>"
    assert plain(Draft((block,))) == "Bài từ tệp"
    assert [each.text for each in draw(Reply((block,)), "").drafts] == ["Bài từ tệp"]
    page = environment().get_template("message.html").module
    assert "href" not in str(page.spans(block, None))  # type: ignore[attr-defined]
    assert "link" not in str(getattr(drawn(block), "spans", ""))
