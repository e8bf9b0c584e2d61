"""A tick: who is due gets an edition, written into the outbox in the transaction that moves the
subscription on. Ticks may run in several processes and after any downtime: what was missed is
merged into one digest, and nothing is written twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from newsroom.chat import Reply, to_value
from newsroom.digests.edition import Wanted, fresh, make
from newsroom.digests.timetable import LONGEST, is_asleep, is_misplanned, is_paused, planned
from newsroom.models import (
    Article,
    Edition,
    Language,
    Outgoing,
    Priority,
    Rhythm,
    Step,
    Subscription,
)
from newsroom.ports import Clock, Store

BATCH = 200
"""Subscriptions that are moved on in one transaction."""
CONSIDERED = 300
"""Articles that one edition is chosen from."""
_ASKED = timedelta(days=2)
_KEPT = 1000
"""Messages for different wishes that are kept during a tick."""


class Layout(Protocol):
    """How an edition looks."""

    def digest(
        self, edition: Edition, articles: Mapping[int, Article], subscription: Subscription
    ) -> Reply:
        """The first page; the same for all subscriptions with the same wishes and language."""
        ...

    def nothing_new(self, subscription: Subscription) -> Reply: ...


@dataclass(frozen=True, slots=True)
class News:
    """What has arrived, the last first, and how often people asked about what."""

    articles: tuple[Article, ...]
    asked: Mapping[int, int]
    last: int


@dataclass(frozen=True, slots=True)
class _Wish:
    """What makes two subscriptions get the same message."""

    wanted: Wanted
    seen: int
    language: Language
    rhythm: Rhythm
    minute: int
    zone: str
    silent: bool


@dataclass(slots=True)
class _Issue:
    """What a tick has read and made so far: thousands share it. ``news`` came after ``seen``, and
    ``made`` holds messages about that news."""

    now: datetime
    places: Mapping[int, int]
    seen: int = 0
    news: News | None = None
    made: dict[_Wish, tuple[Edition, str]] = field(default_factory=dict)


class Delivering:
    """Makes messages of what is due. ``first`` are the sections that lead every edition."""

    def __init__(
        self, store: Store, layout: Layout, clock: Clock, first: Sequence[str] = ()
    ) -> None:
        self._store = store
        self._layout = layout
        self._clock = clock
        self._first = tuple(first)

    async def tick(self) -> int:
        """Write what is due now; how many messages that were."""
        now = self._clock.now()
        await self._mend(now)
        written = 0
        held_until = await self._store.editions.held_until()
        held = held_until is not None and now < held_until
        issue = _Issue(now, await self._store.editions.places())
        for rhythm in Rhythm:
            if held and not rhythm.is_alert:
                continue
            while due := await self._store.subscriptions.due(rhythm, now, BATCH):
                written += await self._serve(due, issue)
                if len(due) < BATCH:
                    break
        return written

    async def edition(self, wanted: Wanted, seen: int, now: datetime) -> Edition:
        """What a digest would hold now of the articles after ``seen``."""
        news = await self._news(seen, now)
        wanted = decided(wanted, await self._store.editions.places())
        return await asyncio.to_thread(make, news.articles, wanted, news.asked, now)

    async def upcoming(self, topics: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Edition:
        """What most daily digests about these would hold if they went out now."""
        seen = await self._store.subscriptions.usual_seen()
        return await self.edition(Wanted(topics, words, self._first), seen, self._clock.now())

    async def _mend(self, now: datetime) -> None:
        """Plan anew what a wrong clock has planned too far ahead."""
        for rhythm in Rhythm:
            far = await self._store.subscriptions.beyond(rhythm, now + LONGEST[rhythm], BATCH)
            steps = [Step(each, planned(each, now)) for each in far if is_misplanned(each, now)]
            if steps:
                await self._store.subscriptions.advance(steps)

    async def _serve(self, due: Sequence[Subscription], issue: _Issue) -> int:
        now, seen = issue.now, min(each.seen for each in due)
        if issue.news is None or seen != issue.seen:
            issue.seen, issue.news = seen, await self._news(seen, now)
            issue.made.clear()
        steps = []
        for subscription in due:
            if is_paused(subscription, now) or is_asleep(subscription, now):
                steps.append(Step(subscription, planned(subscription, now)))
                continue
            after = planned(subscription, now)
            after = replace(after, seen=max(subscription.seen, issue.news.last))
            edition, payload = await self._made(subscription, issue, issue.news)
            steps.append(Step(subscription, after, _message(subscription, edition, payload, now)))
        return await self._store.subscriptions.advance(steps)

    async def _made(
        self, subscription: Subscription, issue: _Issue, news: News
    ) -> tuple[Edition, str]:
        wish = self._wish(subscription, issue.places)
        if wish not in issue.made:
            if len(issue.made) >= _KEPT:
                issue.made.clear()
            issue.made[wish] = await self._make(subscription, wish, news, issue.now)
        return issue.made[wish]

    async def _make(
        self, subscription: Subscription, wish: _Wish, news: News, now: datetime
    ) -> tuple[Edition, str]:
        """The edition and its message as JSON, empty where nothing is to be sent."""
        unseen = [each for each in news.articles if each.id > wish.seen]
        edition = await asyncio.to_thread(make, unseen, wish.wanted, news.asked, now)
        if not edition.stories:
            return edition, "" if subscription.silent else self._nothing_new(subscription)
        await self._store.editions.save(edition)
        articles = {each.id: each for each in unseen}
        return edition, dump(self._layout.digest(edition, articles, subscription))

    def _nothing_new(self, subscription: Subscription) -> str:
        """An alert without news is silence."""
        if subscription.rhythm.is_alert:
            return ""
        return dump(self._layout.nothing_new(subscription))

    async def _news(self, seen: int, now: datetime) -> News:
        arrived = await self._store.articles.arrived(seen, CONSIDERED)
        asked = await self._store.questions.asked_about(now - _ASKED)
        last = max((each.id for each in arrived), default=0)
        return News(tuple(fresh(arrived, now)), asked, last)

    def _wish(self, subscription: Subscription, places: Mapping[int, int]) -> _Wish:
        wanted = Wanted(subscription.topics, subscription.words, self._first)
        return _Wish(
            decided(wanted, places),
            subscription.seen,
            subscription.language,
            subscription.rhythm,
            subscription.minute,
            subscription.zone,
            subscription.silent,
        )


def decided(wanted: Wanted, places: Mapping[int, int]) -> Wanted:
    """What is wanted, with what the editors decided."""
    placed = tuple(sorted((key, place) for key, place in places.items() if place))
    dropped = tuple(sorted(key for key, place in places.items() if not place))
    return replace(wanted, placed=placed, dropped=dropped)


def _message(
    subscription: Subscription, edition: Edition, payload: str, now: datetime
) -> Outgoing | None:
    if not payload:
        return None
    # Two processes make the same key. An empty edition is told of once a due moment.
    about = edition.key if edition.stories else f"none.{subscription.next_due:%Y%m%d%H%M}"
    return Outgoing(
        channel=subscription.channel,
        chat_id=subscription.chat_id,
        key=f"{about}:{subscription.id}",
        payload=payload,
        priority=Priority.ALERT if subscription.rhythm.is_alert else Priority.DIGEST,
        not_before=now,
        batch=f"edition:{edition.key}",
    )


def dump(reply: Reply) -> str:
    """A reply as the outbox keeps it."""
    return json.dumps(to_value(reply), ensure_ascii=False, separators=(",", ":"))
