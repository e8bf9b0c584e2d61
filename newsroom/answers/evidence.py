"""What an article tells of, found once at indexing and kept with it as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from newsroom.answers.entities.people import Mention, Person, mentions, people
from newsroom.answers.entities.quotations import Quotation, quotations
from newsroom.text.fold import fold

_ABBREVIATION = re.compile(r"(?<=\s)\((?P<short>[A-ZĐƯƠÔ]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and the passage it stands in."""

    passage: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Evidence:
    """People with all their posts, who said what, and the abbreviations an article explains."""

    people: tuple[Person, ...] = ()
    said: tuple[Said, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()


def find_evidence(passages: Sequence[str]) -> Evidence:
    """All that ``passages`` of one article tell of."""
    found = [mentions(passage) for passage in passages]
    said = tuple(
        Said(at, quotation)
        for at, passage in enumerate(passages)
        for quotation in quotations(passage, found[at], _last_named(found[:at]))
    )
    return Evidence(people(chain.from_iterable(found)), said, _abbreviations(passages))


def _last_named(found: Sequence[Sequence[Mention]]) -> str:
    """Who was named last in the passage before."""
    return found[-1][-1].name if found and found[-1] else ""


def _abbreviations(passages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Short and long forms such as (UBND, Ủy ban nhân dân): initials must agree."""
    found: dict[str, str] = {}
    for passage in passages:
        for match in _ABBREVIATION.finditer(passage):
            short = match["short"]
            words = passage[: match.start()].rsplit(maxsplit=len(short))[-len(short) :]
            if fold("".join(word[0] for word in words)) == fold(short):
                found.setdefault(short, " ".join(words))
    return tuple(found.items())


def dump(evidence: Evidence) -> str:
    """Evidence as compact JSON."""
    value = {
        "people": [[each.name, *each.posts] for each in evidence.people],
        "said": [
            [each.passage, said.speaker, said.words, said.start, said.end, int(said.direct)]
            for each in evidence.said
            for said in (each.quotation,)
        ],
        "short": dict(evidence.abbreviations),
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Evidence:
    """What ``dump`` wrote; evidence of an unknown shape counts as none."""
    try:
        value = json.loads(text)
        return Evidence(
            people=tuple(Person(name, tuple(held)) for name, *held in value.get("people", ())),
            said=tuple(
                Said(passage, Quotation(speaker, words, start, end, bool(direct)))
                for passage, speaker, words, start, end, direct in value.get("said", ())
            ),
            abbreviations=tuple(value.get("short", {}).items()),
        )
    except (ValueError, TypeError, AttributeError):
        return Evidence()
