"""Everything that is not a question: commands, lists, links, greetings and odd messages."""

from __future__ import annotations

import pytest

from handlers.commands import FOR_READERS
from newsroom.models import Article
from tests.flows.town import BRIDGE, SCHOOL, Person, SetClock, World, buttons, labels

HEADING = "Tin mới nhất"


async def test_the_welcome_offers_questions_that_are_answered(person: Person) -> None:
    welcome = await person.say("/start")
    offered = [each for each in buttons(welcome) if each.data.startswith("example:")]
    assert len(offered) == 3
    assert len({each.label for each in offered}) == 3
    for each in offered:
        reply = await person.send(each.data)
        assert reply.blocks[0].plain == each.label
        assert "chưa tìm thấy" not in reply.plain
        assert reply.article_id or "👍 Đúng" in labels(reply)


async def test_an_example_of_a_withdrawn_article_says_so(person: Person, world: World) -> None:
    welcome = await person.say("/start")
    data = next(each.data for each in buttons(welcome) if each.data.startswith("example:"))
    await world.store.articles.remove(int(data.split(":")[1]))
    reply = await person.send(data)
    assert "đã cũ" in reply.plain
    assert buttons(reply)


async def test_examples_follow_the_news(person: Person, world: World, clock: SetClock) -> None:
    before = labels(await person.say("/start"))
    for article in await world.store.articles.newest(20):
        await world.store.articles.remove(article.id)
    made = Article(
        url="https://bao.example/moi.html",
        title="Đội bóng Mường Lạn: Mùa giải khởi đầu thuận lợi",
        body="Ông Sùng A Páo, Huấn luyện viên trưởng đội bóng Mường Lạn, cho biết cả đội "
        "đã tập luyện suốt mùa đông để chuẩn bị cho giải.",
        published=clock.now(),
    )
    await world.fill([made])
    after = await person.say("/start")
    offered = [each.label for each in buttons(after) if each.data.startswith("example:")]
    assert offered
    assert not set(offered) & set(before)


async def test_the_welcome_of_an_empty_store_still_says_what_to_do(
    person: Person, world: World
) -> None:
    for article in await world.store.articles.newest(20):
        await world.store.articles.remove(article.id)
    assert "Hỏi bất cứ điều gì" in (await person.say("/start")).plain
    assert "Chưa có bài viết nào" in (await person.say("/tin")).plain
    assert "Chưa có bài viết nào" in (await person.say("Ai chủ trì hội nghị?")).plain


@pytest.mark.parametrize(
    "words",
    ["/tin", "/TIN", "/news", "/tin@hoitin_bot", "tin mới", "Tin moi", "tin mới!"],
)
async def test_the_newest_by_command_and_in_words(person: Person, words: str) -> None:
    reply = await person.say(words)
    assert reply.blocks[0].plain == HEADING
    assert sum(block.kind == "item" for block in reply.blocks) == 5
    assert not reply.replaces


async def test_what_is_said_in_english_is_answered_in_english(person: Person) -> None:
    assert (await person.say("Latest news")).blocks[0].plain == "Latest news"
    assert "Glad to help" in (await person.say("thank you!")).plain
    await person.say("/ngonngu vi")
    assert (await person.say("Latest news")).blocks[0].plain == HEADING


async def test_pages_turn_in_place_to_the_end_and_back(person: Person) -> None:
    seen = [block.plain for block in (await person.say("/tin")).blocks if block.kind == "item"]
    while "Cũ hơn ›" in labels(*person.shown):
        page = await person.press("Cũ hơn")
        assert page.replaces
        seen += [block.plain for block in page.blocks if block.kind == "item"]
    assert len(seen) == len(set(seen)) == 12
    assert page.blocks[-1].plain == "Bài 11–12 trong 12"
    back = await person.press("‹ Mới hơn")
    assert back.blocks[-1].plain == "Bài 6–10 trong 12"


async def test_a_page_that_is_no_longer_there_leads_back(person: Person) -> None:
    reply = await person.send("news:500")
    assert "Hết danh sách" in reply.plain
    assert (await person.press("Tin mới")).blocks[0].plain == HEADING


async def test_the_card_of_an_article(person: Person, world: World) -> None:
    await person.say("/tin")
    card = await person.press("Khánh thành cầu")
    shown = [block.plain for block in card.blocks]
    assert shown == [
        "Khánh thành cầu Suối Ngọc: Bản Pắc hết cảnh lội suối",
        "19/03/2026 · Giao thông · Hà Linh",
        "Cây cầu dài 42 mét nối bản Pắc với trung tâm xã.",
    ]
    assert card.article_id == await world.key(BRIDGE)
    assert person.button("Mở bài").url == BRIDGE
    assert "Hà Linh" in (await person.say("bài này ai viết?")).plain


async def test_deep_links_open_an_article_or_ask_a_question(person: Person, world: World) -> None:
    card = await person.say(f"/start a_{await world.key(SCHOOL)}")
    assert card.blocks[0].plain == "Trường Pù Luông nhận thư viện mới"
    answer = await person.say("/start q_tran_van_man_giu_chuc_vu_gi")
    assert answer.blocks[0].plain == "tran van man giu chuc vu gi"
    assert "Chủ tịch UBND xã Mường Lạn" in answer.plain
    assert "không còn nữa" in (await person.say("/start a_999")).plain
    assert "Tôi trả lời câu hỏi" in (await person.say("/start gibberish!")).plain


async def test_the_address_of_an_article_opens_it(person: Person) -> None:
    for address in (BRIDGE, f"{BRIDGE}?utm_source=zalo#top", BRIDGE.replace("https", "http")):
        card = await person.say(address)
        assert card.blocks[0].plain.startswith("Khánh thành cầu Suối Ngọc")
    assert "không có bài" in (await person.say("https://khac.example/bai.html")).plain
    asked = await person.say(f"{SCHOOL} ai viết bài này?")
    assert "Hà Linh" in asked.plain
    hidden = await person.say("ai viết bài này?", hidden_links=(SCHOOL,))
    assert "Hà Linh" in hidden.plain


async def test_sections_list_their_articles(person: Person) -> None:
    topics = await person.say("/chude")
    assert labels(topics)[0] == "Thông báo (9)"
    page = await person.press("Thông báo")
    assert page.blocks[0].plain == "Thông báo"
    assert not page.replaces
    turned = await person.press("Cũ hơn")
    assert turned.replaces
    assert turned.blocks[-1].plain == "Bài 6–9 trong 9"
    assert (await person.say("/chude giao thong")).blocks[0].plain == "Giao thông"
    assert (await person.say("/topics cầu Suối Ngọc")).article_id
    assert "không còn bài nào" in (await person.send("topic:000000000000")).plain


async def test_news_on_something_by_command(person: Person) -> None:
    reply = await person.say("/tin cầu Suối Ngọc")
    assert "Khánh thành cầu Suối Ngọc" in reply.plain
    assert "Thông báo số" not in reply.plain


async def test_other_sources_are_listed_while_they_exist(person: Person, world: World) -> None:
    keys = [await world.key(url) for url in (BRIDGE, SCHOOL)]
    listed = await person.send(f"others:{keys[0]}.999.{keys[1]}")
    assert [block.plain.split(" · ")[0] for block in listed.blocks[1:]] == [
        "Khánh thành cầu Suối Ngọc: Bản Pắc hết cảnh lội suối",
        "Trường Pù Luông nhận thư viện mới",
    ]
    gone = await person.send("others:999")
    assert "không còn nữa" in gone.plain
    assert buttons(gone)


async def test_the_language_is_chosen_once_and_kept(person: Person, world: World) -> None:
    await person.say("/ngonngu")
    chosen = await person.press("English")
    assert chosen.plain == "I will answer in English from now on."
    await world.restart()
    assert (await person.say("/tin")).blocks[0].plain == "Latest news"
    assert "19 March 2026" in (await person.say("/tin")).plain
    await person.say("/language tiếng Việt")
    assert (await person.say("/tin")).blocks[0].plain == HEADING


async def test_the_platforms_hint_counts_until_a_language_is_chosen(person: Person) -> None:
    assert (await person.say("/news", language="en")).blocks[0].plain == "Latest news"
    assert (await person.say("/news")).blocks[0].plain == HEADING
    await person.say("/ngonngu vi")
    assert (await person.say("/news", language="en")).blocks[0].plain == HEADING


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "chỉ đọc được chữ"),
        (" \n\u200b ", "chỉ đọc được chữ"),
        ("xin chào", "Bạn muốn biết tin gì"),
        ("Cảm ơn bạn!", "Rất vui"),
        ("/khongbiet", "không biết lệnh"),
        ("/", "không biết lệnh"),
        ("/trogiup", "/chude"),
        ("trợ giúp", "/chude"),
        ("help", "/chude"),
        ("hủy", "Đã thôi"),
        ("x" * 501, "rút gọn"),
        ("cầu Suối Ngọc khánh thành. " * 3000, "Khánh thành cầu Suối Ngọc"),
    ],
)
async def test_what_is_no_question(person: Person, words: str, part: str) -> None:
    assert part in (await person.say(words)).plain


@pytest.mark.parametrize(
    "data",
    [
        "unknown",
        "article",
        "article:abc",
        "article:99999999999999999999999",
        "about:0",
        "others:",
        "right:999",
        "wrong:x",
        "example:1:nothing",
        "example",
        "topic",
        "everywhere:abc",
        "leave",
        "news:-5",
        ":::",
    ],
)
async def test_an_old_or_forged_button_gets_a_clear_word(person: Person, data: str) -> None:
    assert (await person.send(data)).plain


async def test_a_withdrawn_article_leads_on(person: Person, world: World) -> None:
    await person.say("/tin")
    await world.store.articles.remove(await world.key(BRIDGE))
    gone = await person.press("Khánh thành cầu")
    assert "không còn nữa" in gone.plain
    assert (await person.press("Tin mới")).blocks[0].plain == HEADING


async def test_inline_offers_the_newest_then_the_answer(world: World) -> None:
    newest = await world.dispatcher.inline("", None)
    assert newest[0].title.startswith("Khánh thành cầu Suối Ngọc")
    found = await world.dispatcher.inline("Trần Văn Mẫn giữ chức vụ gì?", "en")
    assert "Chủ tịch UBND xã Mường Lạn" in found[0].title
    assert found[0].reply.blocks[0].plain == "Trần Văn Mẫn giữ chức vụ gì?"
    assert not any(each.data for result in found for each in buttons(result.reply))
    assert await world.store.questions.unanswered(10) == []


def test_the_commands_fit_every_menu(world: World) -> None:
    for language in ("vi", "en"):
        listed = world.dispatcher.commands(language)  # type: ignore[arg-type]
        assert len({name for name, _ in listed}) == len(listed) == len(FOR_READERS)
        for name, description in listed:
            assert name.isascii() and name.isalnum() and name == name.lower() and len(name) <= 32
            assert 3 <= len(description) <= 256
