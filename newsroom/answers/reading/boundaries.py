"""Where an answer may begin and end within a sentence, by its surroundings alone.

Both are linear models over what is observed at each syllable: the words and word classes around it,
capitals, punctuation, and how it lies to the question's words. Observations that hang on the same
things make one *view* of the syllable: sentences share most of their views, so that each is weighed
once a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import getitem
from typing import Any

from newsroom.answers.reading.learned import Learned
from newsroom.answers.reading.probe import Probe
from newsroom.answers.reading.sentence import Sentence
from newsroom.answers.reading.wordclasses import EDGE

Observation = tuple[Any, ...]
View = Any
_FAR = 7


class Boundaries:
    """Both models as one question needs them."""

    def __init__(self, probe: Probe, model: Learned) -> None:
        self._begin = [_Weighed(partial(each, probe), model.begins) for each in _BEGIN]
        self._end = [_Weighed(partial(each, probe), model.ends) for each in _END]

    def scores(self, sentence: Sentence) -> tuple[list[float], list[float]]:
        """For each syllable the log-odds that an answer begins and ends there."""
        return (
            [sum(map(getitem, self._begin, views)) for views in _begin_views(sentence)],
            [sum(map(getitem, self._end, views)) for views in _end_views(sentence)],
        )


class _Weighed(dict[View, float]):
    """The weight of each view that was seen, worked out at first sight."""

    def __init__(
        self,
        observed: Callable[[View], list[Observation]],
        weights: Mapping[Observation, float],
    ) -> None:
        super().__init__()
        self._observed = observed
        self._weights = weights

    def __missing__(self, view: View) -> float:
        get = self._weights.get
        self[view] = weight = sum([get(each, 0.0) for each in self._observed(view)])
        return weight


def begin_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible first one."""
    return _marks(sentence.probe, _BEGIN, _begin_views(sentence))


def end_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible last one."""
    return _marks(sentence.probe, _END, _end_views(sentence))


def _marks(
    probe: Probe,
    observers: Sequence[Callable[[Probe, View], list[Observation]]],
    seen: Iterator[tuple[View, ...]],
) -> list[list[Observation]]:
    return [
        [
            mark
            for observed, view in zip(observers, views, strict=True)
            for mark in observed(probe, view)
        ]
        for views in seen
    ]


def _begin_views(s: Sentence) -> Iterator[tuple[View, ...]]:
    """The views of each syllable as a first one, as ``_BEGIN`` takes them."""
    words, shapes = s.row.words, s.row.shapes
    marks = (EDGE, *s.row.marks[1:-1])
    asked = s.probe.before[::-1][:2]
    aligned = [_aligned(s.row.keys[max(0, at - 2) : at][::-1], asked) for at in range(len(words))]
    return zip(
        zip(marks, ("", *words), strict=False),
        words,
        zip(_neighbours(marks, [EDGE, *s.classes]), s.classes, _capitals(s), strict=True),
        zip((EDGE, *shapes), shapes, marks, strict=False),
        zip(aligned, _matched(s), strict=True),
        _around(s),
        strict=True,
    )


def _end_views(s: Sentence) -> Iterator[tuple[View, ...]]:
    """The views of each syllable as a last one, as ``_END`` takes them."""
    words, shapes = s.row.words, s.row.shapes
    marks = (*s.row.marks[1:-1], EDGE)
    asked = s.probe.after[:2]
    aligned = [_aligned(s.row.keys[at + 1 : at + 3], asked) for at in range(len(words))]
    return zip(
        zip(marks, (*words[1:], ""), strict=True),
        words,
        zip(_neighbours(marks, [*s.classes[1:], EDGE]), s.classes, _capitals(s), strict=True),
        zip(shapes, (*shapes[1:], EDGE), marks, strict=True),
        zip(aligned, _matched(s), strict=True),
        _around(s),
        strict=True,
    )


def _neighbours(marks: Sequence[int], classes: Sequence[int]) -> list[int]:
    """The class of the word beside each syllable, or the mark that stands between."""
    return [
        EDGE - mark if mark else word_class
        for mark, word_class in zip(marks, classes, strict=False)
    ]


def _capitals(s: Sentence) -> list[bool]:
    return [shape in (1, 2) for shape in s.row.shapes]


def _matched(s: Sentence) -> Iterator[tuple[bool, bool, bool]]:
    """Whether the syllable before, the syllable itself and the one after match the question."""
    here = [weight > 0 for weight in s.weights]
    return zip([False, *here], here, [*here[1:], False], strict=False)


def _around(s: Sentence) -> Iterator[tuple[int, int, bool]]:
    """How far the question's words are on both sides, and whether the syllable is one."""
    return zip(
        [min(each, _FAR) for each in s.left],
        [min(each, _FAR) for each in s.right],
        [weight > 0 for weight in s.weights],
        strict=True,
    )


def _aligned(here: tuple[str, ...], asked: tuple[str, ...]) -> int:
    """How the two syllables beside an answer agree with those beside the question words: 0 not
    asked, 1 not at all, 2 the nearest, 3 both, 4 shifted by one."""
    if not asked:
        return 0
    if here[:1] == asked[:1]:
        return 3 if here[1:2] == asked[1:2] else 2
    return 4 if asked[0] in here or here[:1] == asked[1:2] else 1


def _beside(probe: Probe, view: tuple[int, str]) -> list[Observation]:
    return [("word", *view), ("kind word", probe.kind, *view)]


def _own(probe: Probe, word: str) -> list[Observation]:
    return [("own", word), ("kind own", probe.kind, word)]


def _begin_class(probe: Probe, view: tuple[int, int, bool]) -> list[Observation]:
    left, *own = view
    return [
        ("left", left),
        ("kind left", probe.kind, left),
        ("class", *own),
        ("kind class", probe.kind, *own),
        ("left class", *view),
        ("focus class", probe.focus_class, *own),
        ("focus left", probe.focus_class, left),
        ("verb class", probe.verb_class, *own),
        ("verb left", probe.verb_class, left),
    ]


def _end_class(probe: Probe, view: tuple[int, int, bool]) -> list[Observation]:
    right, *own = view
    return [
        ("right", right),
        ("kind right", probe.kind, right),
        ("class", *own),
        ("kind class", probe.kind, *own),
        ("class right", *own, right),
        ("focus class", probe.focus_class, *own),
        ("focus right", probe.focus_class, right),
        ("next right", probe.next_class, right),
    ]


def _shape(probe: Probe, view: tuple[int, int, int]) -> list[Observation]:
    return [("shape", *view), ("kind shape", probe.kind, *view)]


def _match(probe: Probe, view: tuple[int, tuple[bool, bool, bool]]) -> list[Observation]:
    aligned, matched = view
    return [
        ("matched", *matched),
        ("kind matched", probe.kind, *matched),
        ("aligned", aligned),
        ("kind aligned", probe.kind, aligned),
        ("aligned matched", aligned, *matched),
    ]


def _distance(probe: Probe, view: tuple[int, int, bool]) -> list[Observation]:
    """How far the question's words are, and whether they lie on the sides they should."""
    left, right, matched = view
    sides = (bool(probe.before), bool(probe.after), left < _FAR, right < _FAR)
    return [
        ("distance left", left, matched),
        ("distance right", right, matched),
        ("kind distance left", probe.kind, left),
        ("kind distance right", probe.kind, right),
        ("sides", *sides, matched),
    ]


_BEGIN = (_beside, _own, _begin_class, _shape, _match, _distance)
_END = (_beside, _own, _end_class, _shape, _match, _distance)
"""What turns each view of a syllable into observations."""
