"""Where an answer may begin and end within a sentence, by its surroundings alone.

Both are linear models over the observations that ``begin_marks`` and ``end_marks`` list for each
syllable: the words and word classes around it, capitals, punctuation, and how it lies to the
question's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.answers.reading.learned import Learned
from newsroom.answers.reading.sentence import Sentence
from newsroom.answers.reading.wordclasses import EDGE

Observation = tuple[Any, ...]
_FAR = 7


def scores(sentence: Sentence, model: Learned) -> tuple[list[float], list[float]]:
    """For each syllable the log-odds that an answer begins and ends there."""
    return (
        [_sum(model.begins, seen) for seen in begin_marks(sentence)],
        [_sum(model.ends, seen) for seen in end_marks(sentence)],
    )


def _sum(weights: Mapping[Observation, float], seen: list[Observation]) -> float:
    get = weights.get
    return sum([get(each, 0.0) for each in seen])


def begin_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible first one."""
    return [_begin(sentence, at) for at in range(len(sentence.row))]


def end_marks(sentence: Sentence) -> list[list[Observation]]:
    """What is observed at each syllable as a possible last one."""
    return [_end(sentence, at) for at in range(len(sentence.row))]


def _begin(s: Sentence, at: int) -> list[Observation]:
    probe, row, kind = s.probe, s.row, s.probe.kind
    mark = row.marks[at] if at else EDGE
    before = (mark, row.words[at - 1]) if at else (EDGE, "")
    left = EDGE - mark if mark else s.classes[at - 1]
    own = (s.classes[at], row.shapes[at] in (1, 2))
    shape = (row.shapes[at - 1] if at else EDGE, row.shapes[at], mark)
    aligned = _aligned(row.keys[max(0, at - 2) : at][::-1], probe.before[::-1][:2])
    return [
        ("word", *before),
        ("kind word", kind, *before),
        ("own", row.words[at]),
        ("kind own", kind, row.words[at]),
        ("left", left),
        ("kind left", kind, left),
        ("class", *own),
        ("kind class", kind, *own),
        ("left class", left, *own),
        ("focus class", probe.focus_class, *own),
        ("focus left", probe.focus_class, left),
        ("verb class", probe.verb_class, *own),
        ("verb left", probe.verb_class, left),
        *_common(s, at, shape, aligned),
    ]


def _end(s: Sentence, at: int) -> list[Observation]:
    probe, row, kind = s.probe, s.row, s.probe.kind
    last = at + 1 == len(row)
    mark = EDGE if last else row.marks[at + 1]
    after = (EDGE, "") if last else (mark, row.words[at + 1])
    right = EDGE - mark if mark else s.classes[at + 1]
    own = (s.classes[at], row.shapes[at] in (1, 2))
    shape = (row.shapes[at], EDGE if last else row.shapes[at + 1], mark)
    aligned = _aligned(row.keys[at + 1 : at + 3], probe.after[:2])
    return [
        ("word", *after),
        ("kind word", kind, *after),
        ("own", row.words[at]),
        ("kind own", kind, row.words[at]),
        ("right", right),
        ("kind right", kind, right),
        ("class", *own),
        ("kind class", kind, *own),
        ("class right", *own, right),
        ("focus class", probe.focus_class, *own),
        ("focus right", probe.focus_class, right),
        ("next right", probe.next_class, right),
        *_common(s, at, shape, aligned),
    ]


def _common(s: Sentence, at: int, shape: tuple[int, ...], aligned: int) -> list[Observation]:
    """What is observed alike at both edges."""
    kind = s.probe.kind
    matched = (s.matched(at - 1), s.matched(at), s.matched(at + 1))
    return [
        ("shape", *shape),
        ("kind shape", kind, *shape),
        ("matched", *matched),
        ("kind matched", kind, *matched),
        ("aligned", aligned),
        ("kind aligned", kind, aligned),
        ("aligned matched", aligned, *matched),
        *_around(s, at),
    ]


def _around(s: Sentence, at: int) -> list[Observation]:
    """How far the question's words are, and whether they lie on the sides they should."""
    kind, matched = s.probe.kind, s.matched(at)
    left, right = min(s.left[at], _FAR), min(s.right[at], _FAR)
    sides = (bool(s.probe.before), bool(s.probe.after), s.left[at] < _FAR, s.right[at] < _FAR)
    return [
        ("distance left", left, matched),
        ("distance right", right, matched),
        ("kind distance left", kind, left),
        ("kind distance right", kind, right),
        ("sides", *sides, matched),
    ]


def _aligned(here: tuple[str, ...], asked: tuple[str, ...]) -> int:
    """How the two syllables beside an answer agree with those beside the question words: 0 not
    asked, 1 not at all, 2 the nearest, 3 both, 4 shifted by one."""
    if not asked:
        return 0
    if here[:1] == asked[:1]:
        return 3 if here[1:2] == asked[1:2] else 2
    return 4 if asked[0] in here or here[:1] == asked[1:2] else 1
