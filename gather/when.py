"""When an article was published and last changed, from what the page shows and what it claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from gather.content import prose
from gather.dates import FoundDate, find_dates, parse_date
from gather.labels import CLUTTER, NOW, WHEN, says
from gather.layout import Block
from gather.lines import is_date_line, is_update
from gather.metadata import Metadata
from gather.words import compiled

_TODAY: Final = compiled(r"\W*(?:hôm nay|bây giờ)\b")
_IN_ADDRESS: Final = re.compile(r"[/_-]((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=\D|\d{6})")
_LONGEST: Final = 160
_NEAR: Final = 10
_ENOUGH: Final = 2.0


@dataclass(frozen=True, slots=True)
class Times:
    """Publication and last change; ``updated`` only where it is another moment."""

    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class _DateLine:
    """A line with dates: how likely it is the article's, what it says, and which block it is."""

    score: float
    times: Times
    at: int


def find_times(
    blocks: Sequence[Block],
    headline: Block | None,
    meta: Metadata,
    *,
    url: str,
    zone: tzinfo,
    now: datetime | None,
) -> Times:
    """The times of an article, by the most trustworthy of page, metadata and address.

    The page's own text corrects metadata that calls local time UTC or swaps day and month.
    """
    shown = _shown(blocks, headline, zone, now or _served(blocks, zone))
    published = _agreed(meta.published, shown.published) or _from_address(url, zone)
    published = published or _of_the_issue(blocks, headline, zone, now)
    updated = _agreed(meta.updated, shown.updated)
    if published is not None and updated is not None and updated <= published:
        updated = None
    return Times(published, updated if published is not None else None)


def _of_the_issue(
    blocks: Sequence[Block], headline: Block | None, zone: tzinfo, now: datetime | None
) -> datetime | None:
    """The day in the page's head where it is not merely today's, as a clock would show it."""
    start = next((at for at, block in enumerate(blocks) if block is headline), 0)
    for block in blocks[:start]:
        if is_date_line(block.text) and not says(block, NOW) and not _TODAY.match(block.text):
            moment = find_dates(block.text, zone)[0].moment
            return moment if now is None or moment.date() != now.astimezone(zone).date() else None
    return None


def _served(blocks: Sequence[Block], zone: tzinfo) -> datetime | None:
    """The latest full date that the page shows, such as the clock in its head: by it "06/1" is
    understood where the time of reading is not known."""
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST and not prose(block))
    return max((one.moment for line in lines for one in find_dates(line, zone)), default=None)


def _shown(
    blocks: Sequence[Block], headline: Block | None, zone: tzinfo, now: datetime | None
) -> Times:
    """The times of the line that is most likely the article's date line."""
    start = next((at for at, block in enumerate(blocks) if block is headline), None)
    if start is None:
        start = next((at for at, block in enumerate(blocks) if prose(block)), 0)
    lines = [
        _DateLine(
            _score(block, at - start, found), _stamped(_read(block.text, found), block, zone), at
        )
        for at, block in enumerate(blocks)
        if len(block.text) <= _LONGEST and not block.image
        if (found := find_dates(block.text, zone, now))
    ]
    lines = [line for line in lines if line.score > _ENOUGH]
    best = max(lines, key=lambda line: line.score, default=_DateLine(0, Times(), 0))
    times = best.times
    if lines and times.updated is None and is_update(blocks[best.at].text):
        times = _parted(times, [line.times for line in lines if line.at < best.at])
    return Times(times.published, times.updated or _changed(blocks, start, zone, now))


def _parted(latest: Times, earlier: Sequence[Times]) -> Times:
    """A line that speaks only of the last change leaves publication to one above it; never to a
    clock, whose day is not before the change."""
    for times in reversed(earlier):
        if (
            times.published
            and latest.published
            and times.published.date() <= latest.published.date()
        ):
            return Times(times.published, latest.published)
    return latest


def _changed(
    blocks: Sequence[Block], start: int, zone: tzinfo, now: datetime | None
) -> datetime | None:
    """The time of a line of its own that speaks of the last change."""
    for block in blocks[start:]:
        if is_update(block.text) and is_date_line(block.text) and not says(block, CLUTTER):
            return find_dates(block.text, zone, now)[0].moment
    return None


def _stamped(times: Times, block: Block, zone: tzinfo) -> Times:
    """The machine-readable time of the same day knows more than the words."""
    stamp = parse_date(block.stamp, zone) if block.stamp else None
    if stamp is None or times.published is None or stamp.date() != times.published.date():
        return times
    return Times(_agreed(stamp, times.published), times.updated)


def _score(block: Block, distance: int, found: Sequence[FoundDate]) -> float:
    is_line = is_date_line(block.text)
    labelled = says(block, WHEN, 2)
    if not is_line and not labelled and prose(block):
        return 0.0
    score = 3.0 * is_line + 2.0 * labelled + any(one.has_time for one in found)
    score -= 8.0 * (says(block, NOW) or _TODAY.match(block.text) is not None)
    score -= 4.0 * block.is_link + 6.0 * says(block, CLUTTER)
    if 0 <= distance <= _NEAR:
        return score + 4.0 - 0.2 * distance
    return score + (1.0 if -_NEAR // 2 <= distance < 0 else -1.0)


def _read(text: str, found: Sequence[FoundDate]) -> Times:
    """The first date that is not an update is the publication; a lone date always is."""
    updates = [one for at, one in enumerate(found) if is_update(_before(text, found, at))]
    others = [one for one in found if one not in updates]
    if not others:
        return Times(updates[0].moment)
    return Times(others[0].moment, updates[0].moment if updates else None)


def _before(text: str, found: Sequence[FoundDate], at: int) -> str:
    return text[found[at - 1].end if at else 0 : found[at].start]


def _agreed(claimed: datetime | None, shown: datetime | None) -> datetime | None:
    if claimed is None or shown is None:
        return claimed or shown
    same_clock = claimed.replace(tzinfo=None, second=0) == shown.replace(tzinfo=None)
    if same_clock and claimed.utcoffset() == UTC.utcoffset(None):
        return shown
    local = claimed.astimezone(shown.tzinfo)
    swapped = (local.year, local.day, local.month) == (shown.year, shown.month, shown.day)
    only_day = claimed.replace(tzinfo=None).time() == datetime.min.time()
    same_day = claimed.date() == shown.date()
    return shown if (swapped and not same_day) or (only_day and same_day) else claimed


def _from_address(url: str, zone: tzinfo) -> datetime | None:
    match = _IN_ADDRESS.search(url)
    if match is None:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=zone)
    except ValueError:
        return None
