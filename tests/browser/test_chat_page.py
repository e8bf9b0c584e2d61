"""The chat page in a real browser: on a phone, with the keyboard, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

pytestmark = pytest.mark.browser

QUESTION = "Giá quế vỏ tươi bao nhiêu?"
ANSWER = "đồng"
"""What it is measured in; which article is the best is for other tests."""
PHONE = {"width": 360, "height": 640}

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="teal" d="M0 0h3v2H0z"/></svg>'
"""What the invented site's addresses give here."""
PROVOKED = "502 (Bad Gateway)"
"""Chromium's own line about a failure that a test makes."""

OpenPage = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, url: str) -> Iterator[OpenPage]:
    """Opens the page in a fresh browser; at the end nothing may have been complained of."""
    complaints: list[str] = []
    contexts = []

    def open_page(path: str = "/", **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": PHONE, "locale": "vi-VN"} | options)
        contexts.append(context)
        context.route(
            re.compile("^https:"),
            lambda route: route.fulfill(body=PICTURE, content_type="image/svg+xml"),
        )
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in complaints if PROVOKED not in each] == []


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Câu hỏi của bạn").fill(question)
    page.get_by_role("button", name="Gửi").click()


def said(page: Page) -> list[str]:
    texts = page.locator(".message .bubble").all_text_contents()
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_question_button_reload(opened: OpenPage, scripts: bool) -> None:
    page = opened(java_script_enabled=scripts)
    welcome = said(page)
    ask(page)
    expect(page.locator(".person .bubble")).to_have_text(QUESTION)
    answer = page.locator(".message.bot").nth(1)
    expect(answer).to_contain_text(ANSWER)
    expect(answer.locator("blockquote")).to_be_visible()
    answer.get_by_role("button", name="Xem thêm về bài").click()
    expect(page.locator(".message.bot")).to_have_count(3)
    shown = said(page)
    assert shown[: len(welcome)] == welcome
    page.reload()
    assert said(page) == shown


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_paging_stays_one_message(opened: OpenPage, scripts: bool) -> None:
    page = opened(java_script_enabled=scripts)
    page.get_by_role("button", name="Tin mới").first.click()
    expect(page.locator(".message.bot")).to_have_count(2)
    newest = page.locator(".message.bot").last
    expect(newest).to_contain_text("Bài 1–5")
    page.get_by_role("button", name="Cũ hơn").click()
    expect(newest).to_contain_text("Bài 6–10")
    expect(page.locator(".message.bot")).to_have_count(2)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(opened: OpenPage, width: int, scheme: str) -> None:
    page = opened(viewport={"width": width, "height": 700}, color_scheme=scheme)
    ask(page)
    expect(page.locator(".message.bot")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_is_enough(opened: OpenPage) -> None:
    page = opened(viewport={"width": 1000, "height": 700})
    expect(page.get_by_label("Câu hỏi của bạn")).to_be_focused()
    page.keyboard.type("Giá quế vỏ tươi")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("bao nhiêu?")
    page.keyboard.press("Enter")
    expect(page.locator(".message.bot").nth(1)).to_contain_text(ANSWER)
    expect(page.get_by_label("Câu hỏi của bạn")).to_be_focused()
    expect(page.get_by_label("Câu hỏi của bạn")).to_have_value("")
    page.get_by_role("button", name="Xem thêm về bài").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".message.bot")).to_have_count(3)
    assert page.evaluate("document.activeElement.closest('.message')?.id") is not None


def test_the_first_stop_of_the_keyboard_skips_to_the_question(opened: OpenPage) -> None:
    page = opened(java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Câu hỏi của bạn")).to_be_focused()


def test_waiting_is_shown_and_a_lost_connection_loses_no_words(opened: OpenPage) -> None:
    page = opened()
    page.route("**/say", lambda route: route.fulfill(status=502, body="Bad gateway"))
    ask(page)
    expect(page.get_by_role("alert")).to_contain_text("Chưa gửi được")
    expect(page.get_by_label("Câu hỏi của bạn")).to_have_value(QUESTION)
    expect(page.locator(".person")).to_have_count(0)
    page.unroute("**/say")
    waiting: list[str] = []

    def hold(route: Any) -> None:
        waiting.append(page.locator("#thinking").inner_text())
        route.continue_()

    page.route("**/say", hold)
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator(".message.bot")).to_have_count(2)
    assert waiting == ["Đang tìm câu trả lời…"]
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#thinking")).to_be_empty()


def test_a_screen_reader_finds_names_and_landmarks(opened: OpenPage) -> None:
    page = opened()
    ask(page)
    expect(page.locator(".message.bot")).to_have_count(2)
    assert page.get_by_role("heading", level=1).inner_text() == "Hỏi Tin"
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("a, button, textarea, img")].filter(
            e => !(e.innerText || e.labels?.length || e.hasAttribute("alt"))).length"""
    )
    assert nameless == 0
    for link in page.locator("a[target=_blank]").all():
        assert "noopener" in (link.get_attribute("rel") or "")
        assert "mở trong thẻ mới" in (link.text_content() or "")


CONTRAST = """() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${e.className} ${walker.currentNode.data} ${ratio}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(opened: OpenPage, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    ask(page)
    expect(page.locator(".message.bot")).to_have_count(2)
    assert page.evaluate(CONTRAST) == []


def test_everything_to_press_is_large_enough_for_a_thumb(opened: OpenPage) -> None:
    page = opened()
    ask(page)
    expect(page.locator(".message.bot")).to_have_count(2)
    for target in page.locator("button:visible, a.chip:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44, target.inner_text()


def test_two_languages(opened: OpenPage) -> None:
    page = opened()
    page.get_by_role("banner").get_by_role("button", name="English").click()
    expect(page.get_by_label("Your question")).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_label("Câu hỏi của bạn")).to_be_visible()
    page.get_by_role("banner").get_by_role("button", name="English").click()
    expect(page.get_by_label("Your question")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"


def test_nothing_is_fetched_from_elsewhere(opened: OpenPage, url: str) -> None:
    page = opened()
    seen: list[Response] = []

    def keep(response: Response) -> None:
        seen.append(response)

    page.on("response", keep)
    page.reload()
    ask(page)
    expect(page.locator(".message.bot")).to_have_count(2)
    assert seen
    assert all(response.url.startswith(url) for response in seen)
    assert all(response.ok for response in seen)
