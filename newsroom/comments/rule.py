"""The site's rule for comments: at least 10 Vietnamese words with diacritics, no links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsroom.comments.links import find
from newsroom.comments.words import read
from newsroom.text.normalize import nfc

Reason = Literal["too-short", "no-diacritics", "link"]

FEWEST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says of a comment.

    ``reasons`` are all that apply, in a fixed order; ``words`` counts Vietnamese syllables and
    ``missing`` how many more are needed. ``links`` are the parts taken for links, ``personal``
    e-mail addresses and telephone numbers, which break no rule but hold the comment.
    """

    accepted: bool
    reasons: tuple[Reason, ...]
    words: int
    missing: int
    links: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()


def check(text: str, hidden_links: Sequence[str] = ()) -> Verdict:
    """Judge ``text``. ``hidden_links`` are addresses behind its words (text_link entities)."""
    found = find(nfc(text))
    links = (*found.links, *hidden_links)
    reading = read(found.rest.lower())
    missing = max(0, FEWEST_WORDS - reading.words)
    applying: dict[Reason, bool] = {
        "too-short": missing > 0,
        "no-diacritics": not reading.vietnamese,
        "link": bool(links),
    }
    reasons = tuple(reason for reason, applies in applying.items() if applies)
    return Verdict(not reasons, reasons, reading.words, missing, links, found.personal)
