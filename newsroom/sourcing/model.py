"""A place that news comes from, and the pages that it lists. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsroom.sourcing.habits import Habits


class SourceKind(StrEnum):
    """What stands at a source's address; unknown until it was read once."""

    UNKNOWN = "unknown"
    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class NewsSource:
    """A source and what became of our visits.

    ``settled``: named by the settings. ``last_success`` is the last visit that was answered and
    ``last_article`` when something new was last listed; ``reason`` says in words why the last
    ``failures`` visits failed. ``claimed_until`` is the claim under which this value was read.
    """

    url: str
    added: datetime
    next_try: datetime
    kind: SourceKind = SourceKind.UNKNOWN
    title: str = ""
    paused: bool = False
    settled: bool = False
    etag: str = ""
    last_modified: str = ""
    last_success: datetime | None = None
    last_article: datetime | None = None
    failures: int = 0
    reason: str = ""
    habits: Habits = field(default_factory=Habits)
    claimed_until: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A source that a site offers: ``count`` articles (sitemaps where ``is_index``, 0 of a single
    page), with the first titles."""

    url: str
    kind: SourceKind
    count: int = 0
    is_index: bool = False
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as a source lists it. ``mark`` changes whenever the source says something else of it:
    another title or date."""

    url: str
    mark: str = ""
    title: str = ""
    published: datetime | None = None
    author: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A listed page and what became of reading it.

    ``next_read`` is None once it need not be read any more; ``gone_since`` is when it was first
    missing; ``article_id`` is the article that it gave (0: none).
    """

    listed: Listed
    source_id: int
    found: datetime
    next_read: datetime | None
    read: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    gone_since: datetime | None = None
    article_id: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What a source gave: articles published today and in all, and pages that wait to be read."""

    today: int = 0
    total: int = 0
    waiting: int = 0
