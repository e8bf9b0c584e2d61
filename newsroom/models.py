"""The values that the whole product speaks of. All are frozen; times are aware datetimes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader sees it, without captions, navigation and comment box.

    ``body`` holds paragraphs separated by single newlines; ``lead`` is the summary printed above
    the body where the site has one (empty otherwise). ``id`` is 0 until the store has given one.
    """

    url: str
    title: str
    body: str
    published: datetime | None = None
    id: int = 0
    lead: str = ""
    section: str = ""
    author: str = ""
    image: str = ""
    captions: tuple[str, ...] = ()
    updated: datetime | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences, the unit of retrieval; ``position`` counts from 0."""

    article_id: int
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article with all that is derived from it at indexing time, ready for one transaction.

    ``evidence`` is JSON made by ``newsroom.answers.evidence`` (people, dates, amounts, ...);
    ``content_hash`` changes exactly when something that a reader sees changes; ``sketch`` is made
    by ``newsroom.sourcing.alike``, for copies of the text to be found.
    """

    article: Article
    passages: tuple[str, ...]
    content_hash: str
    evidence: str = "{}"
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """What an article said until ``replaced``. ``number`` grows from version to version."""

    replaced: datetime
    title: str
    lead: str
    body: str
    published: datetime | None = None
    updated: datetime | None = None
    number: int = 0


class Outcome(StrEnum):
    """What storing an article did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the store's change log, from which search indexes are fed. ``seq`` only grows."""

    seq: int
    article_id: int
    removed: bool


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What the index is asked for: an OR of weighted terms.

    ``syllables`` are search keys (see ``newsroom.text.keys``) and ``bigrams`` pairs of them joined
    by ``_``, each with a weight. Time limits are inclusive and apply to the publication time.
    """

    syllables: tuple[tuple[str, float], ...]
    bigrams: tuple[tuple[str, float], ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that the index proposes; ``score`` is its own and only orders candidates.

    ``words`` are the passage's accented syllables as indexed, separated by spaces or, within a word
    of the thesaurus, by ``_``, sentences by newlines, ``keys`` the syllables' search keys; empty
    where the index keeps none.
    """

    passage: Passage
    title: str
    score: float
    published: datetime | None = None
    words: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article offered as proof or as further reading. ``quote`` has at most 400 characters."""

    article_id: int
    url: str
    title: str
    published: datetime | None
    quote: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot knows about a question.

    ``text`` is what a person reads; ``span`` the shortest extract that answers, exactly as it
    stands in the article (empty when abstained); ``confidence`` is a calibrated probability.
    ``sources`` are best first; the first one proves the answer. When ``abstained`` is true the
    sources are only the nearest articles. ``corrections`` are (as typed, as understood) pairs.
    """

    question: str
    language: Language
    answer_type: str
    text: str
    abstained: bool
    span: str = ""
    confidence: float = 0.0
    sources: tuple[Source, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question as it is kept for the editors: pseudonymous, no user id."""

    id: int
    asked: datetime
    channel: str
    text: str
    language: Language
    answer_type: str
    abstained: bool
    confidence: float
    article_id: int | None
    verdict: Literal["", "right", "wrong"] = ""


@dataclass(frozen=True, slots=True)
class JournalledUpdate:
    """An update taken from a platform and kept until it has been handled."""

    id: int
    channel: str
    key: str
    lane: str
    payload: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest did; ``problems`` are lines such as ``news.jsonl:17: no title``."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader found: characters ``start`` to ``end`` of the passage numbered ``passage``,
    with the reader's own probability that they answer."""

    passage: int
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Previous:
    """The last turn of a conversation, by which a follow-up is understood."""

    question: str
    asked: datetime
    article_id: int = 0
    answer_type: str = ""
    span: str = ""


class Delivery(StrEnum):
    """What became of an outgoing message.

    ``AMBIGUOUS``: the platform did not say whether it arrived (a time-out, a death in flight).
    ``PARKED``: refused for good or tried too often. ``DROPPED``: no longer wanted.
    """

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    PARKED = "parked"
    DROPPED = "dropped"


class Priority(IntEnum):
    """What goes first: people who wait for an answer, then alerts and notices, then digests."""

    INTERACTIVE = 0
    NOTICE = 1
    ALERT = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be sent once. ``key`` is its idempotency key, unique within the outbox:
    for a digest edition and recipient. ``payload`` is a ``newsroom.chat.Reply`` as JSON.
    ``batch`` groups messages for counting (an edition, a breaking story; empty: none)."""

    channel: str
    chat_id: str
    key: str
    payload: str
    priority: Priority
    not_before: datetime
    batch: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """An outgoing message that a sender holds until ``lease_until``."""

    id: int
    message: Outgoing
    attempts: int
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one attempt to send a message.

    ``WAITING`` gives a message back that was certainly not delivered, until ``not_before``;
    ``counted`` says whether that was an attempt: being told to wait is none. Any other state ends
    it. ``platform_id`` is the platform's id of what was sent.
    """

    message_id: int
    state: Delivery
    reason: str = ""
    platform_id: str = ""
    not_before: datetime | None = None
    counted: bool = True


class Rhythm(StrEnum):
    """How often a subscription is due. ``AT_ONCE`` and ``HOURLY`` are alerts: they have no hour
    and say nothing when there is nothing to say."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    AT_ONCE = "at-once"
    HOURLY = "hourly"

    @property
    def is_alert(self) -> bool:
        return self in (Rhythm.AT_ONCE, Rhythm.HOURLY)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one chat wants to be sent, and when.

    ``minute`` counts from midnight in ``zone``. ``topics`` are sections, ``words`` places, people
    or words to follow; with neither it is about everything. ``silent``: nothing new means no
    message. ``quiet``: alerts wait for the morning. ``seen`` is the last article (by id, which is
    the order of arrival) that was considered; ``next_due`` is when the next look is taken.
    """

    channel: str
    chat_id: str
    rhythm: Rhythm
    minute: int
    zone: str
    created: datetime
    next_due: datetime
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    language: Language = "vi"
    silent: bool = False
    quiet: bool = True
    paused_until: datetime | None = None
    seen: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What a digest holds: stories by weight, each the ids of its articles, the best first.

    ``key`` is made from the contents: two processes that make the same edition agree on it.
    """

    key: str
    made: datetime
    stories: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Rush:
    """How many chats of a channel have a digest at the same ``minute`` of their day."""

    channel: str
    minute: int
    chats: int


@dataclass(frozen=True, slots=True)
class Step:
    """A subscription before and after it was looked at, and the message that is due for it."""

    before: Subscription
    after: Subscription
    message: Outgoing | None = None
