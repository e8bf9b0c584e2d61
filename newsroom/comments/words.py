"""Which words of a comment are Vietnamese, and whether they are written as Vietnamese is.

A word is a syllable (chữ). The evidence compares two writers: one who writes with diacritics and
slips now and then, and one who leaves most of them out. An accented syllable speaks for the first;
a bare one speaks for the second the more, the rarer newspapers write it bare (khong, not cho).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from newsroom.text.diacritics import restore
from newsroom.text.fold import fold, strip_marks
from newsroom.text.orthography import folded, syllables
from newsroom.text.telex import decode

_SLIPS = 0.04
"""How often a writer with diacritics forgets one, and a writer without them has none on a word."""
_LEAVES_OUT = 0.8
_ACCENTED = log((1 - _SLIPS) / (1 - _LEAVES_OUT))
_MISSPELT = 1.0
_FOREIGN = -0.35
_FOREIGN_ACCENT = -1.5
_PRIOR = 0.7
_LOAN = 0.25
"""From which share on a syllable in -c, -p, -t without a tone is a loan (top), not a slip (mot)."""
_SOME, _MOST = 3, 0.6
"""From how many words, and from which share of the strange ones, a text is taken for Telex."""
_AMPLE = 10
"""Accented syllables from which other languages beside them do not make a text foreign."""
_UNDECIDED, _LONG = 3.0, 100
"""The evidence below which the neighbours of bare words decide (xem ngay, hay qua), in texts of
fewer words than this."""
_TOLERATED = 0.34
"""The share of the words that need marks that may lack them."""

_NO_WORDS = frozenset("é è í ì ó ù".split())
"""Syllables by their shape that are words of other languages only."""

# Latin and the scripts after it up to Vietnamese, then Thai to Georgian, CJK, kana and Hangul.
_WORD = re.compile("[a-zà-ỹ\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+")
_LONG_DRAWN = re.compile(r"(.)\1{2,}")
_VOWEL = re.compile("[aeiouy]")
_SHORTHAND = frozenset("ko kg hok bik wa zay zậy ak uk uh hjhj jz ae cmt".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """``words``: Vietnamese syllables; ``accented``: those with diacritics; ``vietnamese``:
    whether the text as a whole is Vietnamese in its proper spelling."""

    words: int
    accented: int
    vietnamese: bool


def read(text: str) -> Reading:
    """Count and weigh the words of ``text`` (NFC, lower case)."""
    weight_of = _weights().get
    tokens = _WORD.findall(text)
    accented, evidence = 0, _PRIOR
    bare: list[str] = []
    others: list[str] = []
    for token in tokens:
        weight = weight_of(token)
        if weight is None:
            others.append(token)
        elif weight > 0:
            accented += 1
        else:
            bare.append(token)
            evidence += weight
    evidence += _ACCENTED * accented
    if others or accented < _AMPLE or evidence < _UNDECIDED:
        return _read_closely(tokens, bare, others, accented, evidence)
    return Reading(accented + len(bare), accented, True)


def _read_closely(
    tokens: list[str], bare: list[str], others: list[str], accented: int, evidence: float
) -> Reading:
    """The whole judgement, for a text with few accented words or with words of other kinds."""
    foreign = 0
    for token in others:
        kind, weight = _other(token)
        evidence += weight
        accented += kind == "vietnamese"
        foreign += kind == "foreign"
    typed = _typed_in_telex(others)
    if typed and accented < _AMPLE:
        return Reading(accented + len(bare) + typed, accented, False)
    common = sum(token in _foreign_words() for token in bare)
    own = accented + len(bare) - common
    if foreign + common > own and accented < _AMPLE:
        return Reading(own, accented, accented > 0 and evidence > 0)
    vietnamese = evidence > 0
    if abs(evidence) < _UNDECIDED and len(tokens) < _LONG and 0 < len(bare) < _AMPLE + accented:
        vietnamese = _few_marks_missing(tokens, accented)
    return Reading(accented + len(bare), accented, vietnamese)


def _few_marks_missing(tokens: list[str], accented: int) -> bool:
    """Whether the neighbours of the bare words say that most of them are rightly bare."""
    missing = restore(" ".join(tokens)).changed
    return missing <= _TOLERATED * (accented + missing)


def _typed_in_telex(others: list[str]) -> int:
    """How many of ``others`` are Telex that no keyboard decoded, 0 unless most of them are."""
    typed = sum(decode(token) is not None for token in others)
    return typed if typed >= _SOME and typed >= _MOST * len(others) else 0


@lru_cache(maxsize=4096)
def _other(token: str) -> tuple[str, float]:
    """What a token outside the table is, and what it says about the writer."""
    bare = fold(token)
    if len(token) == 1:
        return "letter", 0.0
    if not bare.isascii():
        return "foreign", _FOREIGN_ACCENT
    short = _LONG_DRAWN.sub(r"\1", token)
    if short != token and short in _weights():
        return "vietnamese", max(_weights()[short], 0.0)
    if token in _SHORTHAND or not _VOWEL.search(bare):
        return "shorthand", 0.0
    return _spelling(token, strip_marks(short))


def _spelling(token: str, bare: str) -> tuple[str, float]:
    if token.isascii():
        return "foreign", _FOREIGN
    return ("vietnamese", _MISSPELT) if bare in folded() else ("foreign", _FOREIGN_ACCENT)


@cache
def _weights() -> dict[str, float]:
    """Every Vietnamese syllable of a comment with what it says about its writer."""
    table = {
        bare: _weight(share)
        for bare, share in _shares().items()
        if len(bare) > 1 and not (share >= _LOAN and bare.endswith(("c", "ch", "p", "t")))
    }
    accented = (word for word in syllables() if not word.isascii() and word not in _NO_WORDS)
    table.update(dict.fromkeys(accented, _ACCENTED))
    return table


def _weight(share: float) -> float:
    """The evidence of a bare syllable that is rightly bare in ``share`` of its uses."""
    return log((share + (1 - share) * _SLIPS) / (share + (1 - share) * _LEAVES_OUT)) - 1e-9


@cache
def _shares() -> dict[str, float]:
    pairs = (line.split() for line in _lines("bare_words.txt"))
    return {word: int(share) / 1000 for word, share in pairs}


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(word for line in _lines("foreign_words.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = (files("newsroom.comments") / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
