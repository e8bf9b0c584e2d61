"""Patterns that are written with diacritics and match with all, some or none of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from newsroom.text.normalize import nfc
from newsroom.text.syllables import Token, tokens

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_QUESTION_WORDS = frozenset("ai who whom what where when why how which".split())
_BEFORE_A_START = ("", *".?!:;,–-…\"“'(")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as a row of lower-case syllables, ``line`` being all of them with one space
    between two and around the row, as patterns see them."""

    accented: tuple[str, ...]
    folded: tuple[str, ...]
    line: str

    @property
    def marked(self) -> bool:
        """Whether it is written with diacritics; most Vietnamese syllables have one."""
        pairs = zip(self.accented, self.folded, strict=True)
        return sum(accented != folded for accented, folded in pairs) * 2 > len(self.folded)

    def index(self, position: int) -> int:
        """Which syllable stands at ``position`` of ``line``."""
        return self.line.count(" ", 0, position + 1) - 1


def wording(text: str) -> Wording:
    """``text`` as syllables."""
    text = nfc(text)
    found = tokens(text)
    accented = tuple(token.accented for token in found)
    named = not text.isupper() and not text.istitle()
    line = " ".join(_in_line(text, token, named) for token in found)
    return Wording(accented, tuple(token.folded for token in found), f" {line} ")


def _in_line(text: str, token: Token, named: bool) -> str:
    """The syllable as patterns see it: a capitalised question word inside a sentence is part of a
    name (Doctor Who, AI) and keeps its capitals, so that no pattern takes it."""
    written = text[token.start : token.end]
    if not named or token.accented not in _QUESTION_WORDS or written.islower():
        return token.accented
    starts = text[: token.start].rstrip()[-1:] in _BEFORE_A_START
    return token.accented if starts and not written.isupper() else written


def strict(source: str) -> re.Pattern[str]:
    """Compile ``source``, a regular expression of whole syllables, as it is written."""
    return re.compile(rf"(?<= )(?:{nfc(source)})(?= )")


def loose(source: str) -> re.Pattern[str]:
    """Compile ``source``, a regular expression of whole syllables written with diacritics, so that
    each marked letter also matches without its tone or bare: ``mấy`` finds mấy, mây and may."""
    return re.compile(rf"(?<= )(?:{''.join(map(_letter, nfc(source)))})(?= )")


@cache
def _letter(letter: str) -> str:
    if letter == "đ":
        return "[đd]"
    base, marks = (parts := unicodedata.normalize("NFD", letter))[:1], parts[1:]
    if not marks:
        return letter
    toneless = nfc(base + "".join(mark for mark in marks if mark not in _TONES))
    return f"[{''.join(sorted({letter, base, toneless}))}]"
