"""Names: runs of capitals with the noun before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.heads import HEADS, LONGEST
from newsroom.answers.reading.pages import CAPITAL, CAPITALS, DASH, HYPHEN, NUMBER, Row

_CAPITAL = (CAPITAL, CAPITALS)
_JOINS = (0, HYPHEN, DASH)
_BETWEEN = frozenset(
    "de la le du von van der den of the and bin al el da di des y ibn for in".split()
)


def names(row: Row) -> list[Chunk]:
    """The names of a sentence, and two joined by ``và`` as one more."""
    found = list(_single(row))
    joined = [
        Chunk(Form.NAME, left.start, right.end, left.first, right.end, left.head)
        for left, right in pairwise(found)
        if right.first == left.end + 1 and row.words[left.end] == "và"
    ]
    return found + joined


def _single(row: Row) -> Iterator[Chunk]:
    at = 0
    while at < len(row):
        if row.shapes[at] not in _CAPITAL or not _begins(row, at):
            at += 1
            continue
        end = _end(row, at)
        first, head = _headed(row, at, end)
        yield Chunk(Form.NAME, at, end, first, end, head)
        at = end


def _begins(row: Row, at: int) -> bool:
    """A sentence's first word has its capital from the sentence, unless the next has one too."""
    if at > 0:
        return True
    return len(row) > 1 and row.shapes[1] in _CAPITAL and row.marks[1] == 0


def _end(row: Row, at: int) -> int:
    end = at + 1
    while end < len(row):
        shape, mark = row.shapes[end], row.marks[end]
        if shape in _CAPITAL and mark in _JOINS:
            end += 1
        elif mark == 0 and row.words[end] in _BETWEEN and _continues(row, end + 1):
            end += 2
        elif mark == 0 and shape == NUMBER and len(row.words[end]) < 3:
            end += 1
        else:
            break
    return end


def _continues(row: Row, at: int) -> bool:
    return at < len(row) and row.shapes[at] in _CAPITAL and row.marks[at] == 0


def _headed(row: Row, start: int, end: int) -> tuple[int, Head]:
    """Where the noun before the name begins (``start`` where there is none), and what it says; a
    noun that the name itself begins with (Công ty X, with capitals) says it as well."""
    for length in range(min(LONGEST, start), 0, -1):
        head = HEADS.get(row.words[start - length : start])
        if head and not any(row.marks[start - length + 1 : start + 1]):
            return start - length, head
    return start, _inside(row.words[start:end])


def _inside(words: Sequence[str]) -> Head:
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        head = HEADS.get(tuple(words[:length]))
        if head:
            return head
    return Head.NONE
