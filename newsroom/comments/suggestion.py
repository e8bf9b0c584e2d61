"""The comment with its diacritics put back, where that is all it lacks and we are sure of it."""

from __future__ import annotations

from newsroom.comments.rule import Verdict, check
from newsroom.text.diacritics import restore
from newsroom.text.telex import decoded

SURE = 0.87
"""Mean probability of the restored words from which the text is offered to its writer."""


def suggest(text: str, verdict: Verdict) -> str | None:
    """``text`` with diacritics if it was refused only for their lack and passes with them."""
    if verdict.reasons != ("no-diacritics",):
        return None
    restored = restore(decoded(text))
    if restored.confidence < SURE or not check(restored.text).accepted:
        return None
    return restored.text
