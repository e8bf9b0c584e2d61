"""How sources and their pages stand in SQLite."""

from __future__ import annotations

import json

from newsroom.sourcing.habits import Habits
from newsroom.sourcing.model import Listed, NewsSource, Page, SourceKind
from storage.sqlite.database import Row
from storage.sqlite.values import from_optional_time, from_time, to_json, to_optional_time, to_time

SOURCE_COLUMNS = (
    "id, url, kind, title, paused, settled, etag, last_modified, added, next_try, last_success,"
    " last_article, failures, reason, habits, claimed_until"
)
PAGE_COLUMNS = (
    "url, mark, title, published, author, section, source_id, found, next_read, read, etag,"
    " last_modified, failures, gone_since, article_id"
)


def to_source(row: Row) -> NewsSource:
    """The source of a row of ``SOURCE_COLUMNS``."""
    id_, url, kind, title, paused, settled, etag, last_modified, added, next_try, *rest = row
    last_success, last_article, failures, reason, habits, claimed_until = rest
    return NewsSource(
        id=id_,
        url=url,
        kind=SourceKind(kind),
        title=title,
        paused=bool(paused),
        settled=bool(settled),
        etag=etag,
        last_modified=last_modified,
        added=to_time(added),
        next_try=to_time(next_try),
        last_success=to_optional_time(last_success),
        last_article=to_optional_time(last_article),
        failures=failures,
        reason=reason,
        habits=Habits(**{name: tuple(each) for name, each in json.loads(habits).items()}),
        claimed_until=to_optional_time(claimed_until),
    )


def visit_values(source: NewsSource) -> Row:
    """What a visit may change, in the order of ``SqliteSources.visited``."""
    habits = {"seen": source.habits.seen, "watched": source.habits.watched}
    return (
        source.kind.value,
        source.title,
        source.etag,
        source.last_modified,
        from_time(source.next_try),
        from_optional_time(source.last_success),
        from_optional_time(source.last_article),
        source.failures,
        source.reason,
        to_json(habits),
    )


def to_page(row: Row) -> Page:
    """The page of a row of ``PAGE_COLUMNS``."""
    url, mark, title, published, author, section, source_id, found, next_read, read, *rest = row
    etag, last_modified, failures, gone_since, article_id = rest
    return Page(
        listed=Listed(url, mark, title, to_optional_time(published), author, section),
        source_id=source_id,
        found=to_time(found),
        next_read=to_optional_time(next_read),
        read=to_optional_time(read),
        etag=etag,
        last_modified=last_modified,
        failures=failures,
        gone_since=to_optional_time(gone_since),
        article_id=article_id or 0,
    )
