"""Quotations and reported words, with who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Mention
from newsroom.answers.entities.posts import posts
from newsroom.answers.entities.saying import SAYING
from newsroom.text.sentences import sentence_spans

_QUOTED = re.compile(r"[“\"«](?P<words>[^“”\"«»\n]{12,}(?:“[^”\n]*”[^“”\n]*)*)[”\"»]")

_PRONOUN = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Cc]ụ|[Ee]m|[Đđ]ồng chí)"
    r"(?=\s[a-zà-ỹđ]|[\s,:.]*$)"
)
_SHORTEST = 15
"""Characters from which reported words say something."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an article gives somebody.

    ``words`` is the part after the verb of saying or within the quotation marks; ``start``/``end``
    its offsets; ``speaker`` a name or, where only that is given, a post. ``direct`` when quoted.
    """

    speaker: str
    words: str
    start: int
    end: int
    direct: bool


def quotations(text: str, found: Sequence[Mention], before: str = "") -> list[Quotation]:
    """What people say in ``text``, in order. ``found`` are the mentions in it, ``before`` is who
    was named last before it: ông, chị ... without a name mean whoever was named last."""
    spans = sentence_spans(text)
    quoted = list(_quoted(text, spans, found, before))
    marked = [match.span() for match in _QUOTED.finditer(text)]
    taken = [(start, end) for start, end in spans if not _touched(marked, start, end)]
    reported = (said for start, end in taken for said in _reported(text, start, end, found, before))
    return sorted((*quoted, *reported), key=lambda said: said.start)


def _touched(quoted: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a sentence is or has part of a quotation."""
    return any(first < end and start < last for first, last in quoted)


def _quoted(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[Mention], before: str
) -> Iterator[Quotation]:
    """Words in quotation marks, of one sentence or several, with who says them beside them."""
    for match in _QUOTED.finditer(text):
        at = next((n for n, span in enumerate(spans) if match.start() < span[1]), 0)
        start = spans[at][0]
        end = next((last for first, last in spans if match.end() <= last), len(text))
        speaker = _teller(text, start, match.start(), found, before) or _teller(
            text, match.end(), end, found, before
        )
        if not speaker and at and not SAYING.search(text, start, match.start()):
            speaker = _teller(text, *spans[at - 1], found, before)
        if speaker:
            yield Quotation(speaker, match["words"], match.start("words"), match.end("words"), True)


def _reported(
    text: str, start: int, end: int, found: Sequence[Mention], before: str
) -> Iterator[Quotation]:
    """What a sentence without quotation marks says that somebody says."""
    verb = SAYING.search(text, start, end)
    if verb is None:
        return
    speaker = _speaker(text, start, verb.start(), found) or _meant(
        text, start, verb.start(), found, before
    )
    rest = text[verb.end() : end]
    begin = verb.end() + len(rest) - len(rest.lstrip(" :,"))
    if speaker and end - begin >= _SHORTEST:
        yield Quotation(speaker, text[begin:end].rstrip(" ."), begin, end, False)


def _teller(text: str, start: int, end: int, found: Sequence[Mention], before: str) -> str:
    """Who is said to speak between ``start`` and ``end``; nobody where no verb says so."""
    if not SAYING.search(text, start, end):
        return ""
    return _speaker(text, start, end, found) or _meant(text, start, end, found, before)


def _meant(text: str, start: int, end: int, found: Sequence[Mention], before: str) -> str:
    """Whom a pronoun between ``start`` and ``end`` means: who was named last before it."""
    if not _PRONOUN.search(text, start, end):
        return ""
    earlier = [each for each in found if each.end <= start]
    return earlier[-1].name if earlier else before


def _speaker(text: str, start: int, end: int, found: Sequence[Mention]) -> str:
    """Who is named last between ``start`` and ``end``; a post where no person is."""
    named = [each for each in found if start <= each.start and each.end <= end]
    held = posts(text[start:end])
    if named and (not held or start + held[-1].start <= named[-1].whole_end):
        return named[-1].name
    return held[-1].text if held else ""
