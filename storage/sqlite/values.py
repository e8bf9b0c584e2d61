"""How values stand in SQLite."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_time(moment: datetime) -> int:
    """Whole microseconds since 1970 UTC: exact, and ordered as numbers."""
    return (moment - _EPOCH) // _MICROSECOND


def to_time(stored: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + stored * _MICROSECOND


def from_optional_time(moment: datetime | None) -> int | None:
    """NULL where there is no time."""
    return None if moment is None else from_time(moment)


def to_optional_time(stored: int | None) -> datetime | None:
    """None where there is no time."""
    return None if stored is None else to_time(stored)


def to_json(value: Any) -> str:
    """JSON that keeps Vietnamese letters as they are. Also how a list becomes one parameter."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
