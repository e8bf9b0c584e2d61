"""The chat page over HTTP, without scripts, over handlers that a test tells what to say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.web import site
from bot.web.conversation import Conversations
from bot.web.server import web_chat
from newsroom.answers.preparing import prepare
from newsroom.chat import Block, Button, Incoming, Reply, Span, item, quote, text, title
from newsroom.models import Article
from newsroom.ports import Store
from storage import open_store
from tests.channels.talking import ScriptedHandlers
from tests.flows.browsing import ZONE, Browser, SetClock, browser, chat_page, served

HELLO = "Bạn nói: /start"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(f"sqlite:///{tmp_path}/news.db")
    yield opened
    await opened.close()


@pytest.fixture
def handlers() -> ScriptedHandlers:
    return ScriptedHandlers()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def page(store: Store, handlers: ScriptedHandlers, clock: SetClock) -> AsyncIterator[Browser]:
    async with chat_page(store, handlers, clock) as opened:
        yield opened


async def test_a_newcomer_is_welcomed_and_nothing_is_kept_of_them(page: Browser) -> None:
    await page.open()
    assert page.messages == [HELLO]
    assert "set-cookie" not in (await page.client.get("/")).headers


async def test_an_open_page_learns_what_has_come(store: Store, clock: SetClock) -> None:
    handlers = ScriptedHandlers()
    talks = Conversations(store.chats, handlers, clock)
    site = web_chat(store, handlers, clock, ZONE, "Hỏi Tin", conversations=talks)
    async with served(site) as url, browser(url) as page:
        assert (await page.client.get("/new")).text.strip() == ""
        await page.say("Ai chủ trì hội nghị?")
        await talks.post(page.client.cookies["hoitin"], Reply((text("Bản tin sáng"),)))
        come = await page.client.get("/new?after=3")
        assert come.headers["x-hoitin-turn"] == "turn"
        assert "Bản tin sáng" in come.text
        assert "hội nghị" not in come.text
        assert "<li" not in (await page.client.get("/new?after=4")).text


async def test_a_conversation_survives_a_reload(page: Browser) -> None:
    await page.say("Ai chủ trì hội nghị?")
    await page.say("Ở đâu?")
    said = [HELLO, "> Ai chủ trì hội nghị?", "Bạn nói: Ai chủ trì hội nghị?"]
    said += ["> Ở đâu?", "Bạn nói: Ở đâu?"]
    assert page.messages == said
    await page.open()
    assert page.messages == said


async def test_conversations_are_apart(page: Browser, handlers: ScriptedHandlers) -> None:
    await page.say("câu của tôi")
    async with browser(str(page.client.base_url)) as other:
        await other.say("câu của người khác")
        assert "câu của tôi" not in other.html
    chats = {each.chat_id for each in handlers.saw if each.text.startswith("câu")}
    assert len(chats) == 2
    assert {each.channel for each in handlers.saw} == {"web"}


async def test_the_session_is_unguessable_and_out_of_scripts_reach(page: Browser) -> None:
    answer = await page.client.post("/say", data={"text": "chào"})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
    assert len(page.client.cookies["hoitin"]) == 22
    secure = await page.client.post(
        "/say", data={"text": "chào"}, headers={"x-forwarded-proto": "https"}
    )
    assert "Secure" in secure.headers["set-cookie"]
    assert "strict-transport-security" in secure.headers


async def test_a_made_up_session_is_not_taken(page: Browser, handlers: ScriptedHandlers) -> None:
    page.client.cookies.set("hoitin", "../../telegram:1")
    await page.say("chào")
    assert all("telegram" not in each.chat_id for each in handlers.saw)


async def test_a_button_is_pressed_and_its_words_are_mine(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    handlers.replies(Reply((text("Hỏi thử:"),), ((Button("Giá quế?", data="ask:1"),),)))
    await page.open()
    handlers.replies(Reply((text("28.500 đồng"),)))
    async with browser(str(page.client.base_url)) as nobody:
        handlers.replies(Reply((text("Hỏi thử:"),), ((Button("Giá quế?", data="ask:1"),),)))
        await nobody.open()
        await nobody.press("Giá quế?")
        assert nobody.messages[:2] == ["Hỏi thử:", "> Giá quế?"]
    assert handlers.saw[-1].button == "ask:1"


async def test_paging_changes_the_message_in_its_place(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    async def pages(incoming: Incoming) -> tuple[Reply, ...]:
        number = int(incoming.button or "1")
        button = Button("Tiếp", data=str(number + 1))
        return (Reply((text(f"trang {number}"),), ((button,),), replaces=bool(incoming.button)),)

    handlers.answer = pages
    await page.say("/tin")
    await page.press("Tiếp")
    await page.press("Tiếp")
    assert page.messages == ["trang 1", "> /tin", "trang 3"]


async def test_a_press_that_only_thanks_shows_it_once(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    handlers.replies(Reply((text("Đáp"),), ((Button("Đúng", data="right"),),)))
    await page.say("hỏi")
    handlers.replies(Reply(toast="Cảm ơn bạn!"))
    await page.press("Đúng")
    assert '<p id="toast" role="status">Cảm ơn bạn!</p>' in page.html
    handlers.replies(Reply((text("Đáp tiếp"),)))
    await page.say("hỏi tiếp")
    assert "Cảm ơn bạn!" not in page.html


async def test_a_button_that_was_never_shown_is_not_pressed(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    await page.say("chào")
    answer = await page.post("/press", {"message": "2", "press": "judge:1:right"})
    assert answer.status_code == 409
    assert "Nút này đã cũ" in answer.text
    assert all(not each.button for each in handlers.saw)


async def test_nothing_from_an_article_or_a_person_is_markup(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    evil = "<script>alert(1)</script>\"'&"
    handlers.replies(
        Reply(
            (
                title(evil, "javascript:alert(1)"),
                quote(f"{evil} 5 tỷ", "5 tỷ"),
                item(evil, 'https://x.vn/?"><script>'),
                Block((Span(evil, bold=True), Span(evil, italic=True)), "note"),
            ),
            ((Button(evil, data='"><script>'), Button(evil, url="javascript:alert(1)")),),
            picture="javascript:alert(1)",
        )
    )
    await page.say(evil)
    assert "<script>" not in page.html
    assert "javascript:" not in page.html
    assert page.messages[-1].count(evil) == 5


async def test_the_page_keeps_to_itself(page: Browser) -> None:
    answer = await page.client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "style=" not in answer.text and " on" + "click" not in answer.text
    asset = await page.client.get("/static/chat.js")
    assert "immutable" in asset.headers["cache-control"]
    assert asset.headers["content-security-policy"] == policy


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_other_sites_cannot_speak_for_a_person(
    page: Browser, handlers: ScriptedHandlers, headers: dict[str, str]
) -> None:
    for path in ("/say", "/press", "/clear", "/language"):
        answer = await page.client.post(path, data={"text": "x"}, headers=headers)
        assert answer.status_code == 403
        assert "không đến từ trang của chúng tôi" in answer.text
    assert handlers.saw == []


async def test_its_own_origin_is_enough_for_an_old_browser(page: Browser) -> None:
    origin = str(page.client.base_url).rstrip("/")
    answer = await page.client.post("/say", data={"text": "chào"}, headers={"origin": origin})
    assert answer.status_code == 303


async def test_who_floods_is_told_to_wait_and_loses_no_words(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    for number in range(30):
        await page.say(f"câu {number}")
        if page.status == 429:
            break
    assert page.status == 429
    assert "Hãy đợi" in page.html
    assert f">câu {number}</textarea>" in page.html
    assert all(each.text != f"câu {number}" for each in handlers.saw)


async def test_many_sessions_of_one_address_are_one_client(page: Browser) -> None:
    async def stranger(number: int) -> int:
        page.client.cookies.clear()
        return (await page.post("/say", {"text": str(number)})).status_code

    statuses = [await stranger(number) for number in range(120)]
    assert 429 in statuses


async def test_an_empty_message_is_told_so(page: Browser, handlers: ScriptedHandlers) -> None:
    await page.say("  \r\n ")
    assert page.status == 400
    assert "Bạn chưa viết gì" in page.html


async def test_a_long_message_is_refused_and_kept_for_editing(page: Browser) -> None:
    words = "chữ " * 1200
    await page.say(words)
    assert page.status == 400
    assert "4.000 ký tự" in page.html
    assert words.strip() in page.html


async def test_a_body_that_is_too_large_is_refused_in_words(page: Browser) -> None:
    answer = await page.post("/say", {"text": "a" * 300_000})
    assert answer.status_code == 413
    assert "quá lớn" in answer.text


async def test_an_endless_body_is_not_read_to_its_end(page: Browser) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 50_000_000:
            sent += 65_536
            yield b"a" * 65_536

    # Hanging up on the sender is as good as an answer.
    with suppress(httpx.TransportError):
        answer = await page.client.post("/say", content=endless())
        assert answer.status_code == 413
    assert sent < 20_000_000


async def test_files_are_not_taken(page: Browser) -> None:
    answer = await page.client.post("/say", files={"text": ("a.txt", b"words")})
    assert answer.status_code == 400
    assert "không hợp lệ" in answer.text


async def test_a_failure_is_told_in_words_and_the_question_is_kept(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    async def fail(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text == "/start":
            return (Reply((text("Chào"),)),)
        raise RuntimeError("secret detail")

    handlers.answer = fail
    await page.say("câu hỏi dài của tôi")
    assert page.status == 500
    assert "Có lỗi ở phía chúng tôi" in page.html
    assert ">câu hỏi dài của tôi</textarea>" in page.html
    assert "secret detail" not in page.html and "Traceback" not in page.html


async def test_an_answer_that_takes_too_long_is_given_up(
    page: Browser, handlers: ScriptedHandlers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "LONGEST_ANSWER", 0.05)
    gone = asyncio.Event()

    async def slow(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text == "/start":
            return ()
        try:
            await asyncio.sleep(60)
        finally:
            gone.set()
        return ()

    handlers.answer = slow
    await page.say("hỏi")
    assert page.status == 503
    assert "Hệ thống đang bận" in page.html
    assert gone.is_set()


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/say", 405)])
async def test_a_wrong_address_gives_a_page_in_words(page: Browser, path: str, status: int) -> None:
    await page.open(path)
    assert page.status == status
    assert 'href="/"' in page.html and "<h1>" in page.html


async def test_two_messages_at_once_are_both_kept_in_order(
    page: Browser, handlers: ScriptedHandlers
) -> None:
    await page.say("đầu")
    await asyncio.gather(*(page.post("/say", {"text": f"song song {n}"}) for n in range(5)))
    await page.open()
    mine = [each.removeprefix("> ") for each in page.messages if each.startswith("> ")]
    assert len(mine) == 6
    assert [each for each in page.messages if each.startswith("Bạn nói: song")] == [
        f"Bạn nói: {words}" for words in mine[1:]
    ]


async def test_the_script_gets_only_what_changed(page: Browser, handlers: ScriptedHandlers) -> None:
    await page.say("đầu")
    handlers.replies(Reply((text("đáp"),), toast="xong"))
    answer = await page.post("/say", {"text": "hỏi"}, **{"x-hoitin-fetch": "1"})
    assert answer.status_code == 200
    assert answer.headers["x-hoitin-turn"] == "turn"
    assert "<html" not in answer.text and "đầu" not in answer.text
    assert '<li id="m4"' in answer.text and '<li id="m5"' in answer.text
    assert "<p data-toast>xong</p>" in answer.text


async def test_the_script_gets_a_refusal_in_words(page: Browser) -> None:
    answer = await page.post("/say", {"text": " "}, **{"x-hoitin-fetch": "1"})
    assert answer.status_code == 400
    assert "<p data-notice>Bạn chưa viết gì" in answer.text


async def test_a_conversation_is_deleted_on_demand(page: Browser) -> None:
    await page.say("bí mật")
    session = page.client.cookies["hoitin"]
    await page.post("/clear", {})
    assert "hoitin" not in page.client.cookies
    page.client.cookies.set("hoitin", session)
    await page.open()
    assert page.messages == [HELLO]


async def test_a_conversation_is_forgotten_after_thirty_days(
    page: Browser, clock: SetClock
) -> None:
    await page.say("chào")
    clock.time += timedelta(days=29)
    await page.open()
    assert "> chào" in page.messages
    clock.time += timedelta(days=2)
    await page.open()
    assert page.messages == [HELLO]


async def test_the_page_speaks_the_language_that_was_chosen(page: Browser, store: Store) -> None:
    await page.open()
    assert '<html lang="vi">' in page.html
    await page.post("/language", {"language": "en"})
    await page.open()
    assert '<html lang="en">' in page.html and "Your question" in page.html
    assert await store.chats.language("web", page.client.cookies["hoitin"]) == "en"
    assert (await page.post("/language", {"language": "xx"})).status_code == 400


async def test_the_script_is_told_when_the_language_was_changed_in_the_conversation(
    page: Browser, store: Store, handlers: ScriptedHandlers
) -> None:
    async def change(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text == "/ngonngu en":
            await store.chats.set_language("web", incoming.chat_id, "en")
        return (Reply((text("ok"),)),)

    handlers.answer = change
    answer = await page.post("/say", {"text": "/ngonngu en"}, **{"x-hoitin-fetch": "1"})
    assert answer.headers["x-hoitin-turn"] == "reload"
    answer = await page.post("/say", {"text": "hello"}, **{"x-hoitin-fetch": "1"})
    assert answer.headers["x-hoitin-turn"] == "turn"


async def test_it_opens_on_an_article_and_questions_are_about_it(
    page: Browser, store: Store, handlers: ScriptedHandlers
) -> None:
    article = Article("https://x.vn/que", "Giá quế & hồi", "Quế tươi 28.500 đồng một cân.")
    await store.articles.save([prepare(article)])
    await page.open("/?a=1")
    assert handlers.saw[-1].text == "/start a_1"
    assert "Giá quế &amp; hồi" in page.html and 'name="a" value="1"' in page.html
    await page.say("bao nhiêu?", article="1")
    assert handlers.saw[-1].replied_article == 1
    assert 'name="a" value="1"' in page.html


@pytest.mark.parametrize("value", ["99", "x", "-1", "9" * 40, "٣", ""])
async def test_it_opens_on_all_news_where_there_is_no_such_article(
    page: Browser, value: str
) -> None:
    await page.open(f"/?a={value}")
    assert page.status == 200
    assert page.messages == [HELLO]
    assert 'name="a"' not in page.html


async def test_sample_news_is_called_so(store: Store, handlers: ScriptedHandlers) -> None:
    async with chat_page(store, handlers, sample=True) as page:
        await page.open()
        assert "tin mẫu" in page.html
    async with chat_page(store, handlers, sample=False) as page:
        await page.open()
        assert "tin mẫu" not in page.html


async def test_health_tells_whether_articles_can_be_read(page: Browser, store: Store) -> None:
    assert (await page.client.get("/healthz")).json() == {"status": "ok", "articles": 0}
    await store.close()
    broken = await page.client.get("/healthz")
    assert broken.status_code >= 500
    assert "Traceback" not in broken.text


async def test_a_message_in_progress_is_finished_when_the_server_stops(
    store: Store, handlers: ScriptedHandlers
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text != "/start":
            begun.set()
            await go_on.wait()
        return (Reply((text("xong"),)),)

    handlers.answer = wait
    chat = web_chat(store, handlers, SetClock(), ZONE, "Hỏi Tin")
    async with AsyncExitStack() as running:
        url = await running.enter_async_context(served(chat))
        async with browser(url) as page:
            fetched = {"x-hoitin-fetch": "1"}
            asking = asyncio.create_task(page.post("/say", {"text": "hỏi"}, **fetched))
            await begun.wait()
            asyncio.get_running_loop().call_later(0.2, go_on.set)
            await running.aclose()
            assert "xong" in (await asking).text
