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


def quotations(text: str, found: Sequence[Mention]) -> list[Quotation]:
    """What people say in ``text``, in order. ``found`` are the mentions in it."""
    spans = sentence_spans(text)
    return [
        said
        for at, (start, end) in enumerate(spans)
        for said in _of_sentence(text, start, end, found, spans[at - 1] if at else None)
    ]


def _of_sentence(
    text: str,
    start: int,
    end: int,
    found: Sequence[Mention],
    previous: tuple[int, int] | None,
) -> Iterator[Quotation]:
    quoted = _QUOTED.search(text, start, end)
    verb = SAYING.search(text, start, end)
    if quoted is not None:
        outside = verb if verb and not quoted.start() <= verb.start() < quoted.end() else None
        later = SAYING.search(text, quoted.end(), end)
        speaker = _speaker(text, start, quoted.start(), found) if outside else ""
        speaker = speaker or (_speaker(text, quoted.end(), end, found) if later else "")
        if not speaker and previous is not None and not outside:
            before = SAYING.search(text, *previous)
            speaker = _speaker(text, previous[0], previous[1], found) if before else ""
        if speaker:
            yield Quotation(
                speaker, quoted["words"], quoted.start("words"), quoted.end("words"), True
            )
        return
    if verb is not None and (speaker := _speaker(text, start, verb.start(), found)):
        begin = verb.end() + len(text[verb.end() : end]) - len(text[verb.end() : end].lstrip(" :,"))
        if end - begin >= 15:
            yield Quotation(speaker, text[begin:end].rstrip(" ."), begin, end, False)


def _speaker(text: str, start: int, end: int, found: Sequence[Mention]) -> str:
    """Who is named last between ``start`` and ``end``; a post where no person is."""
    named = [each for each in found if start <= each.start and each.end <= end]
    held = posts(text[start:end])
    if named and (not held or start + held[-1].start <= named[-1].whole_end):
        return named[-1].name
    return held[-1].text if held else ""
