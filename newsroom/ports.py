"""What the domain needs from outside, as protocols. Adapters live in storage, gather and bot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from newsroom.comments.ports import Comments, Editors, Personal
from newsroom.models import (
    Article,
    ArticleVersion,
    Candidate,
    Change,
    Claimed,
    Delivery,
    Edition,
    Extract,
    JournalledUpdate,
    Language,
    Outcome,
    Outgoing,
    PreparedArticle,
    QuestionRecord,
    Report,
    Rhythm,
    Rush,
    SearchQuery,
    Step,
    Subscription,
)
from newsroom.quota import Contact, Usage
from newsroom.sourcing.ports import Corrections, Sources


class Clock(Protocol):
    """The time, so that tests can set it."""

    def now(self) -> datetime:
        """The current time, aware, in UTC."""
        ...


class Articles(Protocol):
    """The articles and what was derived from them."""

    async def save(self, prepared: Sequence[PreparedArticle]) -> list[Outcome]:
        """Store articles in one transaction, keyed by url; one outcome for each, in order."""
        ...

    async def get(self, article_id: int) -> Article | None: ...

    async def get_many(self, article_ids: Sequence[int]) -> dict[int, Article]: ...

    async def evidence(self, article_ids: Sequence[int]) -> dict[int, str]:
        """The evidence JSON of each article that exists."""
        ...

    async def passages(self, article_id: int) -> tuple[str, ...]: ...

    async def passages_of_many(self, article_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The passages of each article that exists."""
        ...

    async def by_url(self, url: str) -> Article | None: ...

    async def newest(self, limit: int, offset: int = 0, section: str = "") -> list[Article]:
        """By publication time, newest first; articles without one come last.

        Only those of ``section`` where one is given.
        """
        ...

    async def arrived(self, after: int, limit: int) -> list[Article]:
        """The articles stored after the one with id ``after``, the last ones first."""
        ...

    async def sections(self) -> list[tuple[str, int]]:
        """The sections that articles name, each with its number of articles, most first."""
        ...

    async def count(self) -> int: ...

    async def remove(self, article_id: int, *, for_good: bool = True) -> bool:
        """Withdraw an article; it leaves search at once. False when there was none.

        ``for_good``: the same text does not come back, whoever offers it.
        """
        ...

    async def versions(self, article_id: int) -> list[ArticleVersion]:
        """What the article said before its corrections, the last one first."""
        ...

    async def stories(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Of those that tell the same story as an earlier article, the earlier one's id."""
        ...

    async def changes(self, after: int, limit: int) -> list[Change]:
        """The change log after ``after``, oldest first."""
        ...


class Search(Protocol):
    """The search index: derived data that always agrees with the articles."""

    async def candidates(self, query: SearchQuery, limit: int) -> list[Candidate]:
        """The passages that score best for an OR of the query's terms, best first."""
        ...

    async def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many passages, titles included, each search key or pair of keys (``a_b``) occurs;
        0 where in none. Pairs of two weightless keys are not counted."""
        ...

    async def similar(self, syllable: str, limit: int) -> list[tuple[str, int]]:
        """Search keys of the index within one typing error of ``syllable`` (two where it has
        seven letters or more), with their passage counts, nearest and most frequent first."""
        ...

    async def size(self) -> int:
        """The number of passages."""
        ...

    async def catch_up(self) -> int:
        """Apply what the change log holds and the index has not; how many changes that were."""
        ...


class Chats(Protocol):
    """What is remembered of a chat."""

    async def language(self, channel: str, chat_id: str) -> Language | None:
        """The language that the person chose."""
        ...

    async def set_language(self, channel: str, chat_id: str, language: Language) -> None: ...

    async def state(self, channel: str, chat_id: str, key: str, now: datetime) -> Any | None:
        """A JSON value kept under ``key`` and not yet expired."""
        ...

    async def save_state(
        self, channel: str, chat_id: str, key: str, value: Any, expires: datetime
    ) -> None: ...

    async def clear_state(self, channel: str, chat_id: str, key: str) -> None: ...

    async def forget_expired(self, now: datetime) -> int:
        """Delete the states that have expired by ``now``; how many."""
        ...

    async def remember_message(
        self, channel: str, chat_id: str, message_id: str, article_id: int
    ) -> None:
        """Keep which article a message that we sent was about."""
        ...

    async def message_article(self, channel: str, chat_id: str, message_id: str) -> int:
        """The article that a message of ours was about, 0 where unknown."""
        ...

    async def migrate(self, channel: str, old_chat_id: str, new_chat_id: str) -> None:
        """Move every row of a chat whose platform gave it a new id."""
        ...


class Questions(Protocol):
    """The pseudonymous question log."""

    async def record(self, record: QuestionRecord) -> int:
        """Keep a question (its ``id`` is ignored); returns the id."""
        ...

    async def judge(self, question_id: int, verdict: str) -> bool:
        """Store right/wrong feedback; False when there is no such question."""
        ...

    async def asked_about(self, since: datetime) -> dict[int, int]:
        """How often each article has answered a question since then, by its id."""
        ...

    async def unanswered(self, limit: int, offset: int = 0) -> list[QuestionRecord]: ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete records older than ``moment``; how many."""
        ...


class Journal(Protocol):
    """Updates taken from a platform: kept before they are acknowledged, handled once, in order."""

    async def accept(self, channel: str, key: str, lane: str, payload: str, now: datetime) -> bool:
        """Keep an update; False when an update with this key was accepted before."""
        ...

    async def pending(self, channel: str, limit: int) -> list[JournalledUpdate]:
        """Updates not yet finished, oldest first; one lane (chat) keeps its order."""
        ...

    async def finish(self, update_id: int) -> None: ...

    async def fail(self, update_id: int, reason: str) -> int:
        """Count a failed attempt and keep the reason; the number of attempts so far."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete finished updates older than ``moment``; how many."""
        ...


class Outbox(Protocol):
    """Outgoing messages: written in the transaction that makes them due, sent by any process."""

    async def add(self, messages: Sequence[Outgoing], now: datetime) -> int:
        """Keep messages; those whose key is known already are left out. How many were new."""
        ...

    async def claim(
        self, channel: str, limit: int, now: datetime, lease: timedelta
    ) -> list[Claimed]:
        """Take due messages, by priority and age, so that no other sender has them until the lease
        ends."""
        ...

    async def end_leases(self, channel: str, now: datetime, *, repeat_unclear: bool = False) -> int:
        """What was claimed under a lease that ran out becomes ambiguous, never silently; with
        ``repeat_unclear`` it waits again, and may arrive twice. How many messages."""
        ...

    async def record(self, reports: Sequence[Report], now: datetime) -> None:
        """Keep what became of messages, all in one transaction. One that was sent after all, when
        its lease had run out, is no longer ambiguous."""
        ...

    async def drop_for(self, channel: str, chat_id: str, now: datetime) -> int:
        """Drop what waits for a chat that cannot be reached any more; how many."""
        ...

    async def counts(self, batch: str) -> dict[Delivery, int]:
        """How many messages of ``batch`` (all of them where it is empty) are in which state."""
        ...

    async def reasons(self, state: Delivery, limit: int) -> list[tuple[str, int]]:
        """Why messages ended in ``state``, the most frequent reasons first."""
        ...

    async def next_due(self, channel: str) -> datetime | None:
        """When the next waiting message may go out."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete the contents of ended messages older than ``moment``, keeping their keys."""
        ...

    async def forget_keys_before(self, moment: datetime) -> int:
        """Delete messages that ended before ``moment``, with their keys; how many."""
        ...


class Subscriptions(Protocol):
    """Who gets which digest or alert, and when the next one is due."""

    async def add(self, subscription: Subscription) -> Subscription:
        """Keep a subscription; the same with its id."""
        ...

    async def of_chat(self, channel: str, chat_id: str) -> list[Subscription]:
        """What a chat is subscribed to, the oldest first."""
        ...

    async def change(self, subscription: Subscription) -> bool:
        """Store a subscription's new wishes; False when it has ended."""
        ...

    async def end(
        self, channel: str, chat_id: str, reason: str, now: datetime, subscription_id: int = 0
    ) -> int:
        """End one subscription of a chat, all of them where the id is 0; how many."""
        ...

    async def due(self, rhythm: Rhythm, now: datetime, limit: int) -> list[Subscription]:
        """Those that are due by ``now``, the longest overdue first. An alert is due only where
        something has arrived that it has not seen."""
        ...

    async def beyond(self, rhythm: Rhythm, moment: datetime, limit: int) -> list[Subscription]:
        """Those that are due only after ``moment``, the furthest first."""
        ...

    async def advance(self, steps: Sequence[Step]) -> int:
        """Move subscriptions on and put what is due into the outbox, in one transaction.

        One that changed or ended since it was read is left out, with its message. How many
        messages were new.
        """
        ...

    async def rush(self) -> list[Rush]:
        """The fullest minute of each channel, the fullest first."""
        ...

    async def usual_seen(self) -> int:
        """The last article that most of the daily digests have seen, 0 where there is none."""
        ...

    async def active(self, after: int, limit: int) -> list[Subscription]:
        """Those with an id above ``after``, in the order of their ids."""
        ...

    async def counts(self) -> dict[Rhythm, int]:
        """How many are active, by rhythm."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete those that ended before ``moment``; how many."""
        ...


class Editions(Protocol):
    """What digests held, for their further pages."""

    async def save(self, edition: Edition) -> None:
        """Keep an edition; one with the same key is the same."""
        ...

    async def get(self, key: str) -> Edition | None: ...

    async def reach(self, since: datetime, limit: int) -> list[tuple[Edition, dict[Delivery, int]]]:
        """The editions made since then that went to most chats, with the number of messages by
        state, most first."""
        ...

    async def places(self) -> dict[int, int]:
        """Where editors want articles: at number 1 (in front), 2 ...; those with 0 stay out."""
        ...

    async def place(self, article_id: int, place: int | None) -> bool:
        """Give an article a place, or none any more; False when there is no such article."""
        ...

    async def hold(self, until: datetime | None) -> None:
        """Let all digests wait until then; None lets them go."""
        ...

    async def held_until(self) -> datetime | None:
        """Until when digests wait."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete editions made before ``moment``; how many."""
        ...


class Credentials(Protocol):
    """Credentials that a platform exchanges for new ones, such as single-use refresh tokens."""

    async def get(self, name: str) -> str:
        """What is kept under ``name``, empty where there is nothing."""
        ...

    async def hold(self, name: str, now: datetime, lease: timedelta) -> bool:
        """Take the right to replace a credential; False while another process has it."""
        ...

    async def replace(self, name: str, value: str) -> None:
        """Keep the new value and give the right back, both or neither."""
        ...

    async def release(self, name: str) -> None:
        """Give the right back without a new value."""
        ...


class Links(Protocol):
    """Which chats on several channels are one person's. A chat is a channel and a chat's id."""

    async def offer(self, chat: tuple[str, str], code_hash: str, expires: datetime) -> None:
        """Let a code link to this chat; earlier codes of the chat are void."""
        ...

    async def link(self, chat: tuple[str, str], code_hash: str, now: datetime) -> bool:
        """Use a code up; False where it is unknown, too old or this chat's own."""
        ...

    async def others(self, chat: tuple[str, str]) -> list[tuple[str, str]]:
        """The other chats of the same person."""
        ...

    async def forget_expired(self, now: datetime) -> int:
        """Delete the codes that can no longer be used; how many."""
        ...

    async def unlink(self, chat: tuple[str, str]) -> bool:
        """Let a chat stand alone again; False where it does already."""
        ...


class Traffic(Protocol):
    """How much of a channel's limits is used, and who wrote lately."""

    async def heard(self, channel: str, chat_id: str, now: datetime) -> bool:
        """A person wrote; whether for the first time."""
        ...

    async def contact(self, channel: str, chat_id: str) -> Contact | None:
        """What is known of a person, None for one who never wrote."""
        ...

    async def sent(self, channel: str, chat_id: str, month: str, *, counted: bool) -> int:
        """A message went to a person in ``month`` (such as 2026-11); how many of the month were
        counted so far."""
        ...

    async def doubted(self, channel: str, month: str) -> None:
        """Nobody knows whether an answer arrived."""
        ...

    async def usage(self, channel: str, month: str) -> Usage:
        """The counted messages of a month, all people of the channel, the answers in doubt."""
        ...

    async def readers(self, channel: str, since: datetime) -> int:
        """How many people with a subscription have written since then."""
        ...


class Reader(Protocol):
    """An optional reader of passages, such as a model. The built-in one needs no port."""

    async def read(self, question: str, passages: Sequence[str]) -> Extract | None:
        """The extract of ``passages`` that answers, None where it finds none.

        Raises ReaderError when it fails; the built-in reader's answer is then given.
        """
        ...


class Store(Protocol):
    """One database with its search index."""

    @property
    def articles(self) -> Articles: ...

    @property
    def search(self) -> Search: ...

    @property
    def chats(self) -> Chats: ...

    @property
    def questions(self) -> Questions: ...

    @property
    def journal(self) -> Journal: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def subscriptions(self) -> Subscriptions: ...

    @property
    def editions(self) -> Editions: ...

    @property
    def comments(self) -> Comments: ...

    @property
    def editors(self) -> Editors: ...

    @property
    def personal(self) -> Personal: ...

    @property
    def credentials(self) -> Credentials: ...

    @property
    def traffic(self) -> Traffic: ...

    @property
    def links(self) -> Links: ...

    @property
    def sources(self) -> Sources: ...

    @property
    def corrections(self) -> Corrections: ...

    async def close(self) -> None: ...
