"""Lists of phrases as regular expressions."""

from __future__ import annotations

import re


def any_of(phrases: str) -> str:
    """A group that matches one of the phrases, longer ones first.

    The phrases stand between bars, so no phrase may hold one itself; line breaks are spaces.
    """
    found = sorted((" ".join(one.split()) for one in phrases.split("|")), key=len, reverse=True)
    return f"(?:{'|'.join(found)})"


def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern``, whatever the case of the letters."""
    return re.compile(pattern, re.IGNORECASE)
