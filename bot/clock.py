"""The real clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The ``Clock`` port on the computer's own clock."""

    def now(self) -> datetime:
        """The current time, aware, in UTC."""
        return datetime.now(UTC)
