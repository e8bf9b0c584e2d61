"""Sources and extracted articles as people read them in a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from rich.table import Table
from rich.text import Text

from newsroom.models import Article, ArticleVersion
from newsroom.sourcing.corrections import changes
from newsroom.sourcing.model import NewsSource, Offer, Tally

_BODY = 1_500


def sources_table(sources: Sequence[NewsSource], tallies: dict[int, Tally], zone: tzinfo) -> Table:
    """Every source with its last success, next try, articles and failures in words."""
    table = Table("Source", "Kind", "Read", "Next", "Today", "All", "State", box=None)
    for each in sources:
        tally = tallies.get(each.id, Tally())
        table.add_row(
            Text(each.url, overflow="fold"),
            each.kind.value,
            _time(each.last_success, zone) or "never",
            "-" if each.paused else _time(each.next_try, zone),
            str(tally.today),
            str(tally.total),
            _state(each, tally),
        )
    return table


def source_json(source: NewsSource, tally: Tally, zone: tzinfo) -> dict[str, Any]:
    """A source in the shape that scripts rely on."""
    gap = source.habits.gap
    return {
        "url": source.url,
        "kind": source.kind.value,
        "title": source.title,
        "paused": source.paused,
        "settings": source.settled,
        "last_success": _iso(source.last_success, zone),
        "last_article": _iso(source.last_article, zone),
        "next_try": _iso(source.next_try, zone),
        "failures": source.failures,
        "reason": source.reason,
        "articles_today": tally.today,
        "articles": tally.total,
        "waiting": tally.waiting,
        "usual_gap_minutes": round(gap.total_seconds() / 60, 1) if gap else None,
    }


def offer_view(number: int, offer: Offer) -> Text:
    """What a site offers: address, kind, and what would be taken in."""
    what = "sitemaps" if offer.is_index else "articles"
    size = f", {offer.count} {what}" if offer.count else ""
    lines = [f"{number}. {offer.kind.value}: {offer.url}{size}"]
    return Text("\n".join([*lines, *(f"   - {each}" for each in offer.titles)]))


def articles_table(columns: Sequence[tuple[str, Article | str]], zone: tzinfo) -> Table:
    """Extractions of one page side by side; a text stands for an extraction that failed."""
    table = Table("", *(name for name, _ in columns), show_lines=True)
    fields = [_fields(each, zone) for _, each in columns]
    for name in fields[0]:
        cells = [each[name] for each in fields]
        style = "" if len(set(cells)) == 1 else "yellow"
        table.add_row(name, *(Text(cell, overflow="fold", style=style) for cell in cells))
    return table


def correction_view(old: ArticleVersion, new: Article | ArticleVersion, zone: tzinfo) -> Table:
    """What a correction changed: sentences before and after, side by side."""
    table = Table("Before", "After", title=_time(old.replaced, zone), title_justify="left")
    for each in changes(old, new):
        table.add_row(Text(each.old, style="red"), Text(each.new, style="green"))
    return table


def correction_json(
    old: ArticleVersion, new: Article | ArticleVersion, zone: tzinfo
) -> dict[str, Any]:
    """A correction in the shape that scripts rely on, with the whole old text."""
    return {
        "corrected": _iso(old.replaced, zone),
        "title": old.title,
        "lead": old.lead,
        "body": old.body,
        "published": _iso(old.published, zone),
        "changes": [{"old": each.old, "new": each.new} for each in changes(old, new)],
    }


def _fields(article: Article | str, zone: tzinfo) -> dict[str, str]:
    if isinstance(article, str):
        names = ("address", "title", "published", "updated", "section", "author", "lead", "body")
        return dict.fromkeys((*names, "captions", "picture"), "") | {"title": f"({article})"}
    return {
        "address": article.url,
        "title": article.title,
        "published": _iso(article.published, zone) or "",
        "updated": _iso(article.updated, zone) or "",
        "section": article.section,
        "author": article.author,
        "lead": article.lead,
        "body": article.body if len(article.body) <= _BODY else f"{article.body[:_BODY]}…",
        "captions": "\n".join(article.captions),
        "picture": article.image,
    }


def _state(source: NewsSource, tally: Tally) -> Text:
    if source.paused:
        return Text("paused", style="dim")
    if source.failures:
        times = "once" if source.failures == 1 else f"{source.failures} times"
        return Text(f"failed {times}: {source.reason}", style="red")
    return Text(f"{tally.waiting} pages to read" if tally.waiting else "in order")


def _time(moment: datetime | None, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%d/%m %H:%M}" if moment else ""


def _iso(moment: datetime | None, zone: tzinfo) -> str | None:
    return moment.astimezone(zone).isoformat() if moment else None
