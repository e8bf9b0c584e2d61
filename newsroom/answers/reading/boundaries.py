"""Where an answer may begin and end within a sentence, by its surroundings alone.

Both are linear models over what is observed at each syllable: the words and word classes around it,
capitals, punctuation, and how it lies to the question's words. Everything that is looked at is a
*view*, the same for all syllables; an observation is its name, what of the question it hangs on,
and the view. Hence one table a view holds all that a question needs of a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from newsroom.answers.reading.learned import Learned, Weights
from newsroom.answers.reading.probe import Probe
from newsroom.answers.reading.sentence import Sentence
from newsroom.answers.reading.wordclasses import EDGE

Observation = tuple[Any, ...]
Views = Sequence[Sequence[Any]]
"""For each view what it shows at every syllable."""
_FAR = 7

_COMMON = (
    ("shape", "kind shape"),
    ("matched", "kind matched"),
    ("aligned", "kind aligned"),
    ("aligned matched",),
    ("distance left",),
    ("distance right",),
    ("kind distance left",),
    ("kind distance right",),
    ("sides",),
)
_BEGIN = (
    ("word", "kind word"),
    ("own", "kind own"),
    ("left", "kind left", "focus left", "verb left"),
    ("class", "kind class", "focus class", "verb class"),
    ("left class",),
    *_COMMON,
)
_END = (
    ("word", "kind word"),
    ("own", "kind own"),
    ("right", "kind right", "focus right", "next right"),
    ("class", "kind class", "focus class"),
    ("class right",),
    *_COMMON,
)
"""For each view the names of the observations that it makes."""


class Boundaries:
    """Both models as one question needs them."""

    def __init__(self, probe: Probe, model: Learned) -> None:
        self._begin = _tables(_BEGIN, probe, model.begins)
        self._end = _tables(_END, probe, model.ends)

    def scores(self, sentence: Sentence) -> tuple[list[float], list[float]]:
        """For each syllable the log-odds that an answer begins and ends there."""
        return (
            _sums(self._begin, _begin_views(sentence)),
            _sums(self._end, _end_views(sentence)),
        )


def _tables(
    names: Sequence[Sequence[str]], probe: Probe, weights: Weights
) -> list[dict[Any, float]]:
    """For each view the weights of what it may show."""
    found: list[dict[Any, float]] = []
    for view in names:
        first, *others = (weights.get((name, *_asked(probe, name)), {}) for name in view)
        table = dict(first)
        for other in others:
            for shown, weight in other.items():
                table[shown] = table.get(shown, 0.0) + weight
        found.append(table)
    return found


def _sums(tables: Sequence[Mapping[Any, float]], views: Views) -> list[float]:
    found = [map(table.get, view, repeat(0.0)) for table, view in zip(tables, views, strict=True)]
    return list(map(sum, zip(*found, strict=True)))


def _asked(probe: Probe, name: str) -> tuple[Any, ...]:
    """What of the question an observation hangs on, by the first word of its name."""
    match name.partition(" ")[0]:
        case "kind":
            return (probe.kind,)
        case "focus":
            return (probe.focus_class,)
        case "verb":
            return (probe.verb_class,)
        case "next":
            return (probe.next_class,)
        case "sides":
            return (bool(probe.before), bool(probe.after))
    return ()


def begin_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible first one."""
    return _marks(sentence.probe, _BEGIN, _begin_views(sentence))


def end_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible last one."""
    return _marks(sentence.probe, _END, _end_views(sentence))


def _marks(probe: Probe, names: Sequence[Sequence[str]], views: Views) -> list[list[Observation]]:
    return [
        [
            (name, *_asked(probe, name), *(shown if isinstance(shown, tuple) else (shown,)))
            for several, shown in zip(names, seen, strict=True)
            for name in several
        ]
        for seen in zip(*views, strict=True)
    ]


def _begin_views(s: Sentence) -> Views:
    """What each view shows at every syllable as a first one."""
    words, shapes = s.row.words, s.row.shapes
    marks = (EDGE, *s.row.marks[1:-1])
    left = _beside(marks, (EDGE, *s.classes[:-1]))
    own = _own(s)
    asked = s.probe.before[::-1][:2]
    return (
        _zipped(marks, ("", *words[:-1])),
        words,
        left,
        own,
        [(mark, *each) for mark, each in zip(left, own, strict=True)],
        *_common(
            s,
            _zipped((EDGE, *shapes[:-1]), shapes, marks),
            [_aligned(s.row.keys[max(0, at - 2) : at][::-1], asked) for at in range(len(words))],
        ),
    )


def _end_views(s: Sentence) -> Views:
    """What each view shows at every syllable as a last one."""
    words, shapes = s.row.words, s.row.shapes
    marks = (*s.row.marks[1:-1], EDGE)
    right = _beside(marks, (*s.classes[1:], EDGE))
    own = _own(s)
    asked = s.probe.after[:2]
    return (
        _zipped(marks, (*words[1:], "")),
        words,
        right,
        own,
        [(*each, mark) for each, mark in zip(own, right, strict=True)],
        *_common(
            s,
            _zipped(shapes, (*shapes[1:], EDGE), marks),
            [_aligned(s.row.keys[at + 1 : at + 3], asked) for at in range(len(words))],
        ),
    )


def _common(s: Sentence, shape: Sequence[Any], aligned: Sequence[int]) -> Views:
    """What is seen alike at both edges: how far the question's words are, and whether they lie on
    the sides they should."""
    here = [weight > 0 for weight in s.weights]
    matched = _zipped((False, *here[:-1]), here, (*here[1:], False))
    left, right = ([min(each, _FAR) for each in side] for side in (s.left, s.right))
    return (
        shape,
        matched,
        aligned,
        [(how, *each) for how, each in zip(aligned, matched, strict=True)],
        _zipped(left, here),
        _zipped(right, here),
        left,
        right,
        [(a < _FAR, b < _FAR, c) for a, b, c in zip(left, right, here, strict=True)],
    )


def _zipped(*columns: Iterable[Any]) -> list[tuple[Any, ...]]:
    return list(zip(*columns, strict=True))


def _beside(marks: Sequence[int], classes: Sequence[int]) -> list[int]:
    """The class of the word beside each syllable, or the mark that stands between."""
    return [EDGE - mark if mark else each for mark, each in zip(marks, classes, strict=True)]


def _own(s: Sentence) -> list[tuple[int, bool]]:
    """The class of each syllable, and whether it has a capital."""
    return [(each, shape in (1, 2)) for each, shape in zip(s.classes, s.row.shapes, strict=True)]


def _aligned(here: tuple[str, ...], asked: tuple[str, ...]) -> int:
    """How the two syllables beside an answer agree with those beside the question words: 0 not
    asked, 1 not at all, 2 the nearest, 3 both, 4 shifted by one."""
    if not asked:
        return 0
    if here[:1] == asked[:1]:
        return 3 if here[1:2] == asked[1:2] else 2
    return 4 if asked[0] in here or here[:1] == asked[1:2] else 1
