"""What a visit or a reading means for a source and its pages. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from newsroom.sourcing.habits import MEMORY
from newsroom.sourcing.model import Listed, NewsSource, Page
from newsroom.sourcing.schedule import (
    GONE,
    TRIES,
    next_attempt,
    next_page_attempt,
    next_reading,
    next_visit,
)

_FUTURE = timedelta(days=1)


def answered(
    source: NewsSource, new: Sequence[Listed], now: datetime, zone: tzinfo, usual: timedelta
) -> NewsSource:
    """The source after a visit that listed ``new`` pages; ``usual`` is the interval to begin with.

    Of the first visit only publication times tell when things came, of later ones also the visit.
    """
    if source.last_success is None:
        since = now - MEMORY
        times = [each.published for each in new if each.published and since < each.published <= now]
        since = min(times, default=now)
        last = max(times, default=None)
    else:
        since = source.last_success
        times = [each.published or now for each in new if not _is_old(each, since)]
        last = now if times else source.last_article
    habits = source.habits.learn(since, now, times, zone)
    return replace(
        source,
        habits=habits,
        last_success=now,
        last_article=last,
        next_try=next_visit(habits, now, zone, usual),
        failures=0,
        reason="",
    )


def failed(
    source: NewsSource, reason: str, now: datetime, chance: float, retry_after: float | None = None
) -> NewsSource:
    """The source after a visit in vain."""
    failures = source.failures + 1
    due = next_attempt(failures, now, chance, retry_after)
    return replace(source, failures=failures, reason=reason, next_try=due)


def was_read(page: Page, now: datetime, published: datetime | None = None) -> Page:
    """The page after it gave an article, or said that nothing has changed."""
    due = next_reading(published or page.listed.published, page.found, now)
    return replace(page, read=now, next_read=due, failures=0, gone_since=None)


def was_in_vain(page: Page, now: datetime) -> Page:
    """The page after it could not be read, or held no article."""
    failures = min(page.failures + 1, TRIES)
    return replace(page, read=now, next_read=next_page_attempt(failures, now), failures=failures)


def was_missing(page: Page, now: datetime) -> Page:
    """The page after it was not there (404, 410). ``is_withdrawn`` says whether for good."""
    bare = replace(page, read=now, etag="", last_modified="")
    if is_withdrawn(page, now):
        return replace(bare, next_read=None, gone_since=None, article_id=0)
    since = page.gone_since or now
    return replace(bare, next_read=since + GONE, gone_since=since)


def is_withdrawn(page: Page, now: datetime) -> bool:
    """Whether a page that is missing now was missing a day ago as well."""
    return page.gone_since is not None and now - page.gone_since >= GONE


def _is_old(listed: Listed, since: datetime) -> bool:
    """Whether a page that is listed for the first time comes from an archive."""
    return listed.published is not None and listed.published < since - _FUTURE
