"""What a correction changed, and for whom that matters. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from newsroom.models import Article, ArticleVersion
from newsroom.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Correction:
    """The last correction of an article: ``number`` is the version that it replaced, ``people``
    how many were answered from an earlier text only."""

    article_id: int
    number: int
    corrected: datetime
    people: int


@dataclass(frozen=True, slots=True)
class Given:
    """A chat that was answered from an article when the last version replaced was ``version``."""

    channel: str
    chat_id: str
    version: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Sentences that were replaced; one side is empty where some were only added or taken out."""

    old: str
    new: str


def changes(old: Article | ArticleVersion, new: Article | ArticleVersion) -> tuple[Changed, ...]:
    """What reads differently in ``new``, in its order, a headline first."""
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        changed
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
        for changed in _paired(before[start:end], after[new_start:new_end])
    )


def seen_text(versions: Sequence[ArticleVersion], version: int) -> ArticleVersion | None:
    """What an article said to whom it was given when ``version`` was the last one replaced; None
    where that is what it says now."""
    later = [each for each in versions if each.number > version]
    return min(later, key=lambda each: each.number, default=None)


def _lines(text: Article | ArticleVersion) -> list[str]:
    return [text.title, *sentences(text.lead), *sentences(text.body)]


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Changed]:
    """As many sentences as before are taken one by one, others together."""
    if len(old) == len(new):
        yield from map(Changed, old, new)
    else:
        yield Changed(" ".join(old), " ".join(new))
