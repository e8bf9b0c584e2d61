"""Breaking news: one article that editors send at once to everybody whom it may concern."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from newsroom.chat import Reply
from newsroom.digests.delivering import BATCH, dump
from newsroom.digests.edition import Wanted
from newsroom.digests.timetable import awake, is_paused
from newsroom.models import Article, Language, Outgoing, Priority, Subscription
from newsroom.ports import Store


class BreakingLayout(Protocol):
    """How breaking news looks."""

    def breaking(self, article: Article, language: Language) -> Reply: ...


async def audience(store: Store, article: Article, now: datetime) -> int:
    """How many chats want such news and are not paused."""
    return len({_chat(each) async for page in _concerned(store, article, now) for each in page})


async def announce(store: Store, layout: BreakingLayout, article: Article, now: datetime) -> int:
    """Put the article into the outbox for its audience, once a chat, however often it is called;
    how many messages were new. Who wants quiet nights gets it in the morning."""
    payloads: dict[Language, str] = {}
    written = 0
    async for page in _concerned(store, article, now):
        for language in {each.language for each in page} - payloads.keys():
            payloads[language] = dump(layout.breaking(article, language))
        messages = [_message(each, article, payloads[each.language], now) for each in page]
        written += await store.outbox.add(messages, now)
    return written


def batch(article_id: int) -> str:
    """What the messages of one breaking story are counted under."""
    return f"breaking:{article_id}"


def _message(to: Subscription, article: Article, payload: str, now: datetime) -> Outgoing:
    return Outgoing(
        channel=to.channel,
        chat_id=to.chat_id,
        key=f"{batch(article.id)}:{to.channel}:{to.chat_id}",
        payload=payload,
        priority=Priority.ALERT,
        not_before=awake(to, now),
        batch=batch(article.id),
    )


def _chat(subscription: Subscription) -> tuple[str, str]:
    return subscription.channel, subscription.chat_id


async def _concerned(
    store: Store, article: Article, now: datetime
) -> AsyncIterator[Sequence[Subscription]]:
    """The subscriptions that want such news and are not paused, page by page."""
    last, takes = 0, dict[tuple[tuple[str, ...], tuple[str, ...]], bool]()
    while page := await store.subscriptions.active(last, BATCH):
        last = page[-1].id
        for topics, words in {(each.topics, each.words) for each in page} - takes.keys():
            takes[topics, words] = Wanted(topics, words).takes(article)
        yield [each for each in page if takes[each.topics, each.words] and not is_paused(each, now)]
