"""A verdict in words, and as the object that scripts rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from newsroom.comments.rule import FEWEST_WORDS, Verdict, check
from newsroom.comments.suggestion import suggest


class CommentWords(Protocol):
    """What one language says of a comment; every attribute is a whole sentence."""

    accepted: str
    no_diacritics: str

    def too_short(self, words: int, fewest: int) -> str: ...

    def link(self, parts: Sequence[str]) -> str:
        """``parts`` is what was taken for links, never empty."""
        ...

    def personal(self, parts: Sequence[str]) -> str:
        """``parts`` are e-mail addresses and telephone numbers, never empty."""
        ...


def report(text: str, words: CommentWords, hidden_links: Sequence[str] = ()) -> dict[str, Any]:
    """What ``hoitin comment check --json`` prints of a comment."""
    verdict = check(text, hidden_links)
    return {
        "accepted": verdict.accepted,
        "reasons": list(verdict.reasons),
        "words": verdict.words,
        "message": message(verdict, words),
        "suggestion": suggest(text, verdict),
    }


def message(verdict: Verdict, words: CommentWords) -> str:
    """What a person is told: each reason in a sentence that helps, and what an editor will see."""
    said = [words.accepted] if verdict.accepted else []
    if "too-short" in verdict.reasons:
        said.append(words.too_short(verdict.words, FEWEST_WORDS))
    if "no-diacritics" in verdict.reasons:
        said.append(words.no_diacritics)
    if "link" in verdict.reasons:
        said.append(words.link(verdict.links))
    if verdict.personal:
        said.append(words.personal(verdict.personal))
    return " ".join(said)
