"""The ``Comments``, ``Editors`` and ``Personal`` ports."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newsroom.comments.model import (
    Act,
    Author,
    Change,
    Comment,
    Editor,
    NewComment,
    Role,
    Status,
    suggested_lock,
)
from newsroom.models import Outgoing, Priority
from newsroom.ports import Store
from tests.contract.making import NOW, opened, prepared, store_one

LAN, BINH = Author("telegram", "7"), Author("web", "b")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def article(store: Store) -> int:
    return await store_one(store, prepared("cau"))


@pytest.fixture
async def editor(store: Store) -> Editor:
    return await store.editors.add(Author("telegram", "90"))


def notice(key: str, chat_id: str = "7") -> Outgoing:
    return Outgoing("telegram", chat_id, key, "{}", Priority.NOTICE, NOW)


async def submit(
    store: Store, article: int, token: str, author: Author = LAN, **more: object
) -> Comment:
    new = NewComment(article, author, f"Ý kiến {token}", (), NOW, token, "v1")
    comment = await store.comments.submit(replace(new, **more), [])  # type: ignore[arg-type]
    assert comment is not None
    return comment


async def publish(
    store: Store, comment: Comment, editor: Editor, at: datetime = NOW
) -> Comment | None:
    after = replace(comment, status=Status.PUBLISHED, decided=at, decided_by=editor.id)
    return await store.comments.apply(Change(comment, after, Act.PUBLISH, at, editor.id))


async def refuse(store: Store, comment: Comment, editor: Editor, at: datetime) -> Comment:
    after = replace(
        comment, status=Status.REFUSED, decided=at, refusal="insult", refused_by=editor.id
    )
    change = Change(
        comment, after, Act.REFUSE, at, editor.id, "insult", (notice(f"r{comment.id}"),)
    )
    stored = await store.comments.apply(change)
    assert stored is not None
    return stored


async def test_a_comment_comes_back_whole_with_its_audit_and_notice(
    store: Store, article: int
) -> None:
    new = NewComment(article, LAN, "Cầu đẹp lắm", ("first",), NOW, "t1", "v1")
    comment = await store.comments.submit(new, [notice("n1")])
    assert comment == Comment(1, article, LAN, "Cầu đẹp lắm", Status.HELD, NOW, ("first",))
    assert await store.comments.get(1) == comment
    [line] = await store.comments.audit(1)
    assert (line.act, line.editor, line.before, line.after) == (Act.SUBMIT, 0, "", "held")
    assert await store.comments.submit(new, [notice("n2")]) == comment
    claimed = await store.outbox.claim("telegram", 9, NOW, HOUR)
    assert [each.message.key for each in claimed] == ["n1"]


async def test_a_comment_on_an_article_that_is_gone_is_not_kept(store: Store, article: int) -> None:
    await store.articles.remove(article)
    new = NewComment(article, LAN, "Cầu đẹp", (), NOW, "t1", "v1")
    assert await store.comments.submit(new, [notice("n1")]) is None
    assert await store.outbox.claim("telegram", 9, NOW, HOUR) == []


async def test_of_two_editors_one_decides(store: Store, article: int, url: str) -> None:
    first = await store.editors.add(Author("telegram", "90"))
    second = await store.editors.add(Author("telegram", "91"))
    comment = await submit(store, article, "t1")
    async with opened(url) as other:
        results = await asyncio.gather(
            publish(store, comment, first), publish(other, comment, second)
        )
    assert sorted(each is None for each in results) == [False, True]
    assert [line.act for line in await store.comments.audit(1)] == [Act.SUBMIT, Act.PUBLISH]
    [shown] = await store.comments.published(article, 9)
    assert shown.version == 2


async def test_a_change_that_comes_too_late_sends_nothing(
    store: Store, article: int, editor: Editor
) -> None:
    comment = await submit(store, article, "t1")
    await publish(store, comment, editor)
    late = replace(comment, status=Status.REFUSED)
    change = Change(comment, late, Act.REFUSE, NOW, editor.id, messages=(notice("late"),))
    assert await store.comments.apply(change) is None
    assert await store.outbox.claim("telegram", 9, NOW, HOUR) == []


async def test_the_queue_is_the_oldest_first_and_leaves_out_what_is_not_ones_own_to_judge(
    store: Store, article: int, editor: Editor
) -> None:
    own = await submit(store, article, "own", editor.chat)
    refused = await refuse(store, await submit(store, article, "t2"), editor, NOW)
    appealed = replace(refused, status=Status.HELD, appealed=True)
    await store.comments.apply(Change(refused, appealed, Act.APPEAL, NOW))
    plain = await submit(store, article, "t3", BINH)
    found = await store.comments.next_open(editor, 0)
    assert found is not None and found.id == plain.id
    assert await store.comments.next_open(editor, plain.id) is None
    other = Editor(99, "telegram", "99")
    found = await store.comments.next_open(other, own.id)
    assert found is not None and found.id == refused.id
    queue = await store.comments.queue()
    assert (queue.size, queue.held, queue.oldest) == (3, 1, NOW)
    assert [each.id for each in await store.comments.open(9)] == [own.id, refused.id, plain.id]
    assert await store.comments.waiting_of(BINH) == 1


async def test_published_comments_by_page_and_since(
    store: Store, article: int, editor: Editor
) -> None:
    for number in range(5):
        comment = await submit(store, article, f"t{number}")
        await publish(store, comment, editor, NOW + number // 2 * HOUR)
    await submit(store, article, "waiting")
    assert await store.comments.count_published(article) == 5
    newest = await store.comments.published(article, 2, 1)
    assert [each.id for each in newest] == [4, 3]
    found = await store.comments.published_since(NOW, 3)
    assert [each.id for each in found] == [1, 2, 3]
    last = found[-1]
    assert last.decided is not None
    rest = await store.comments.published_since(NOW, 3, (last.decided, last.id))
    assert [each.id for each in rest] == [4, 5]
    assert [e.id for e in await store.comments.of_author(LAN, 2)] == [6, 5]


async def test_likes_count_once_and_go_again(store: Store, article: int, editor: Editor) -> None:
    comment = await submit(store, article, "t1")
    assert not await store.comments.like(comment.id, BINH)
    await publish(store, comment, editor)
    assert await store.comments.like(comment.id, BINH)
    assert await store.comments.like(comment.id, LAN)
    [shown] = await store.comments.published(article, 1)
    assert shown.likes == 2
    assert not await store.comments.like(comment.id, LAN)
    [shown] = await store.comments.published(article, 1)
    assert shown.likes == 1


async def test_reports_count_once_a_reader_and_from_the_last_decision_on(
    store: Store, article: int, editor: Editor
) -> None:
    comment = await submit(store, article, "t1")
    assert await store.comments.report(comment.id, BINH, NOW) == 0
    published = await publish(store, comment, editor)
    assert published is not None
    assert [await store.comments.report(1, BINH, NOW + HOUR) for _ in range(2)] == [1, 1]
    assert await store.comments.report(1, Author("web", "c"), NOW + HOUR) == 2
    await publish(store, published, editor, NOW + DAY)
    assert await store.comments.report(1, BINH, NOW + DAY + HOUR) == 0
    assert await store.comments.report(1, Author("web", "d"), NOW + DAY + HOUR) == 1


async def test_the_record_of_an_author_and_the_lock_it_asks_for(
    store: Store, article: int, editor: Editor
) -> None:
    days_ago = (95, 80, 70, 60, 50, 40, 20, 10, 5)
    for days in days_ago:
        comment = await submit(store, article, f"t{days}")
        await refuse(store, comment, editor, NOW - days * DAY)
    record = await store.comments.record(LAN, NOW)
    assert (record.refused_month, record.refused_quarter) == (3, 8)
    assert suggested_lock(record) == 0
    for token in ("x", "y"):
        await refuse(store, await submit(store, article, token), editor, NOW)
    record = await store.comments.record(LAN, NOW)
    assert (record.refused_month, record.refused_quarter) == (5, 10)
    assert suggested_lock(record) == 90
    assert suggested_lock(replace(record, refused_quarter=9)) == 30
    await store.comments.ban(LAN, NOW + DAY, editor.id, 1, NOW)
    banned = await store.comments.record(LAN, NOW)
    assert banned.banned_until == NOW + DAY
    assert suggested_lock(banned) == 0
    assert (await store.comments.record(LAN, NOW + DAY)).banned_until is None
    assert (await store.comments.record(BINH, NOW)).banned_until is None
    assert await store.comments.unban(LAN, editor.id, 1, NOW)
    assert not await store.comments.unban(LAN, editor.id, 1, NOW)
    acts = [line.act for line in await store.comments.audit(1)]
    assert acts == [Act.SUBMIT, Act.REFUSE, Act.BAN, Act.UNBAN]


async def test_recent_texts_are_of_this_person_or_this_article(store: Store, article: int) -> None:
    other = await store_one(store, prepared("cho"))
    await submit(store, other, "mine")
    await submit(store, article, "here", BINH)
    await submit(store, other, "neither", BINH)
    await submit(store, article, "old", created=NOW - 2 * DAY)
    found = await store.comments.recent_texts(LAN, article, NOW - DAY, 9)
    assert [each.text for each in found] == ["Ý kiến here", "Ý kiến mine"]


async def test_old_refusals_are_forgotten_and_the_published_stay(
    store: Store, article: int, editor: Editor
) -> None:
    await refuse(store, await submit(store, article, "old"), editor, NOW - DAY)
    await refuse(store, await submit(store, article, "new"), editor, NOW)
    await publish(store, await submit(store, article, "pub"), editor, NOW - DAY)
    assert await store.comments.forget_before(NOW, NOW - HOUR) == 1
    assert [each.text for each in await store.comments.of_author(LAN, 9)] == [
        "Ý kiến pub",
        "Ý kiến new",
    ]
    assert [line.act for line in await store.comments.audit(2)] == [Act.SUBMIT, Act.REFUSE]


async def test_the_settings_name_editors_and_do_not_send_the_invited_away(store: Store) -> None:
    lan, binh = Author("telegram", "1"), Author("web", "2")
    await store.editors.settle({lan: Role.ADMIN})
    invited = await store.editors.add(binh)
    assert invited.role is Role.EDITOR
    assert (await store.editors.add(lan)).role is Role.ADMIN
    first = await store.editors.of_chat(lan)
    await store.editors.settle({})
    assert await store.editors.of_chat(lan) is None
    assert await store.editors.all() == [invited]
    await store.editors.settle({lan: Role.EDITOR})
    again = await store.editors.of_chat(lan)
    assert first is not None and again is not None and again.id == first.id
    assert not await store.editors.remove(lan)
    assert await store.editors.remove(binh)
    assert await store.editors.of_chat(binh) is None


async def test_an_invitation_is_used_once_and_in_time(store: Store) -> None:
    await store.editors.invite("h1", NOW + HOUR)
    await store.editors.invite("h2", NOW + HOUR)
    assert await store.editors.redeem("nothing", LAN, NOW) is None
    assert await store.editors.redeem("h1", LAN, NOW) is not None
    assert await store.editors.redeem("h1", BINH, NOW) is None
    assert await store.editors.redeem("h2", BINH, NOW + HOUR) is None


async def test_all_of_a_person_is_shown_and_erased(
    store: Store, article: int, editor: Editor
) -> None:
    await publish(store, await submit(store, article, "pub"), editor)
    await refuse(store, await submit(store, article, "ref"), editor, NOW)
    await publish(store, await submit(store, article, "other", BINH), editor)
    await store.comments.like(3, LAN)
    await store.comments.report(3, LAN, NOW)
    await store.chats.set_language(*LAN, "vi")
    await store.chats.save_state(*LAN, "draft", {"text": "nháp"}, NOW + DAY)
    shown = await store.personal.of(LAN)
    assert set(shown) == {
        "comments",
        "likes",
        "reports",
        "language",
        "conversation",
        "messages_sent",
    }
    assert [each["text"] for each in shown["comments"]] == ["Ý kiến pub", "Ý kiến ref"]
    assert shown["comments"][0]["created"] == NOW.isoformat()
    assert shown["conversation"][0]["value"] == {"text": "nháp"}

    assert await store.personal.erase(LAN, True, NOW) == 2
    assert await store.personal.of(LAN) == {}
    kept = await store.comments.published(article, 9)
    assert {each.author for each in kept} == {Author("", ""), BINH}
    assert kept[0].likes == 0
    assert await store.outbox.claim("telegram", 9, NOW, HOUR) == []
    assert await store.chats.language(*LAN) is None

    assert await store.personal.erase(BINH, False, NOW) == 1
    assert await store.comments.count_published(article) == 1


async def test_a_lock_and_an_office_outlast_the_erasure(store: Store, article: int) -> None:
    editor = await store.editors.add(LAN)
    await store.comments.ban(LAN, NOW + DAY, editor.id, 0, NOW)
    await store.personal.erase(LAN, True, NOW)
    assert set(await store.personal.of(LAN)) == {"lock", "office"}


async def test_comments_move_with_their_chat_and_go_with_their_article(
    store: Store, article: int
) -> None:
    await submit(store, article, "t1", Author("telegram", "-5"))
    await store.chats.migrate("telegram", "-5", "-100")
    assert len(await store.comments.of_author(Author("telegram", "-100"), 9)) == 1
    await store.articles.remove(article)
    assert await store.comments.get(1) is None
