"""Breaking news: one article that editors send at once to everybody whom it may concern."""

from __future__ import annotations

from collections.abc import AsyncIterator
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


async def audience(store: Store, article: Article, now: datetime) -> list[Subscription]:
    """One subscription of each chat that wants such news and is not paused."""
    found: dict[tuple[str, str], Subscription] = {}
    async for each in _all(store):
        wanted = Wanted(each.topics, each.words).takes(article)
        if wanted and not is_paused(each, now):
            found.setdefault((each.channel, each.chat_id), each)
    return list(found.values())


async def announce(store: Store, layout: BreakingLayout, article: Article, now: datetime) -> int:
    """Put the article into the outbox for its audience, once a chat, however often it is called;
    how many messages were new. Who wants quiet nights gets it in the morning."""
    messages = [
        Outgoing(
            channel=each.channel,
            chat_id=each.chat_id,
            key=f"breaking:{article.id}:{each.channel}:{each.chat_id}",
            payload=dump(layout.breaking(article, each.language)),
            priority=Priority.ALERT,
            not_before=awake(each, now),
            batch=f"breaking:{article.id}",
        )
        for each in await audience(store, article, now)
    ]
    return await store.outbox.add(messages, now)


async def _all(store: Store) -> AsyncIterator[Subscription]:
    last = 0
    while page := await store.subscriptions.active(last, BATCH):
        for each in page:
            yield each
        last = page[-1].id
