"""Where a part of a text stands."""

from __future__ import annotations


def place_of(text: str, part: str) -> int:
    """Where ``part`` begins in ``text``, as whole words where it stands so ("12 m" is not taken
    for the end of "412 m"); -1 where it does not stand at all."""
    first = at = text.find(part)
    while at >= 0:
        if not (_in_word(text, at - 1) or _in_word(text, at + len(part))):
            return at
        at = text.find(part, at + 1)
    return first


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
