"""Pieces of a sentence that can be an answer by their form: numbers, dates, names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Form(IntEnum):
    """What a chunk is."""

    NUMBER = 1
    DATE = 2
    NAME = 3


class Head(IntEnum):
    """What the word before or in a name, or a number's unit, says of it."""

    NONE = 0
    PERSON = 1
    ORGANISATION = 2
    PLACE = 3
    TIME = 4


@dataclass(frozen=True, slots=True)
class Chunk:
    """Syllables ``start`` to ``end`` (exclusive) of a sentence; with the words that may belong to
    the answer or not (``khoảng`` 30 ``hộ``, ``nhà thơ`` Lò Ngọc) ``first`` to ``last``."""

    form: Form
    start: int
    end: int
    first: int
    last: int
    head: Head = Head.NONE

    def variants(self) -> set[tuple[int, int]]:
        """Each way to cut it, as first and last syllable, both inclusive."""
        return {
            (start, end - 1) for start in (self.first, self.start) for end in (self.end, self.last)
        }
