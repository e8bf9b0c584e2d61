"""A sentence held against a question: which syllables match, and what could be an answer."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.dates import dates
from newsroom.answers.reading.names import names
from newsroom.answers.reading.numbers import numbers
from newsroom.answers.reading.pages import Page, Row, row
from newsroom.answers.reading.probe import Kind, Probe
from newsroom.answers.reading.wordclasses import classes

_LIGHT = 1.2
"""Weight up to which a word is too common to count as a match."""

FAR = 20
"""Distance, in syllables, beyond which nothing is near."""

# The form that a kind of question wants, its head, and how chunks without a head fit.
_WANTED: dict[Kind, tuple[Form, Head, int]] = {
    Kind.PERSON: (Form.NAME, Head.PERSON, 2),
    Kind.PEOPLE: (Form.NAME, Head.PERSON, 2),
    Kind.ORGANISATION: (Form.NAME, Head.ORGANISATION, 1),
    Kind.PLACE: (Form.NAME, Head.PLACE, 1),
    Kind.TIME: (Form.DATE, Head.TIME, 2),
    Kind.DURATION: (Form.NUMBER, Head.TIME, -1),
    Kind.AMOUNT: (Form.NUMBER, Head.TIME, 2),
    Kind.COUNT: (Form.NUMBER, Head.TIME, 2),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """``weights`` are those of the question's words at each syllable (0 elsewhere), ``sums`` their
    running totals (one more entry), ``left`` and ``right`` the distance to the next match on each
    side. ``chunks`` are all, ``fitting`` those of the asked form that are not in the question."""

    probe: Probe
    row: Row
    classes: list[int]
    weights: list[float]
    sums: list[float]
    left: list[int]
    right: list[int]
    chunks: list[Chunk]
    fitting: list[Chunk]

    def matched(self, at: int) -> bool:
        """Whether syllable ``at`` matches the question; False outside."""
        return 0 <= at < len(self.weights) and self.weights[at] > 0


def sentence(probe: Probe, page: Page, at: int) -> Sentence:
    """Sentence ``at`` of ``page`` as ``probe`` sees it."""
    detail = row(page, at)
    weights = [probe.weights.get(key, 0.0) for key in detail.keys]
    weights = [weight if weight > _LIGHT else 0.0 for weight in weights]
    chunks = _chunks(detail, probe.focus)
    return Sentence(
        probe=probe,
        row=detail,
        classes=classes(detail),
        weights=weights,
        sums=_running(weights),
        left=_distances(weights),
        right=_distances(weights[::-1])[::-1],
        chunks=chunks,
        fitting=[chunk for chunk in chunks if _fits(probe, detail, chunk)],
    )


def _chunks(detail: Row, focus: tuple[str, ...]) -> list[Chunk]:
    timed = list(dates(detail))
    taken = {at for chunk in timed for at in range(chunk.start, chunk.end)}
    return [*timed, *numbers(detail, taken, focus), *names(detail)]


def _fits(probe: Probe, detail: Row, chunk: Chunk) -> bool:
    """Whether ``chunk`` has the asked form and says something that the question does not."""
    if all(key in probe.weights for key in detail.keys[chunk.start : chunk.end]):
        return False
    return fit(probe.kind, chunk) > 0


def fit(kind: Kind, chunk: Chunk) -> int:
    """How well a chunk's form fits a kind of question: 2 well, 1 perhaps, 0 hardly, -1 not; 0 too
    where the kind wants no form."""
    if kind not in _WANTED:
        return 0
    form, head, others = _WANTED[kind]
    if chunk.form is not form:
        return -1
    if chunk.head is head:
        return 2
    return others if chunk.head is Head.NONE else 0


def _running(weights: list[float]) -> list[float]:
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return sums


def _distances(weights: list[float]) -> list[int]:
    """How many syllables back the nearest match stands, at most ``FAR``."""
    found: list[int] = []
    distance = FAR
    for weight in weights:
        found.append(distance)
        distance = 1 if weight else min(FAR, distance + 1)
    return found
