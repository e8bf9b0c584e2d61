"""Diacritics put back on Vietnamese typed without them: Duong vao thon -> Đường vào thôn.

A log-linear model looks at a bare syllable and its two neighbours on either side, all folded, and
weighs every accented form it may stand for. ``diacritics.bin`` holds the weights that matter most
in a table addressed by a hash of context and form, with a few bits of the hash to tell a feature
from a stranger; ``diacritics_forms.txt`` holds the forms. Both are made from counts over newspaper
text by ``benchmarks/train_diacritics.py`` and contain no sentence of it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

from newsroom.text.fold import fold
from newsroom.text.normalize import nfc

# How a feature is hashed; the training script does the same with arrays.
CONTEXT, FORM, PAIR = 0xC2B2AE3D27D4EB4F, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
SPREAD = 0x9E3779B97F4A7C15
HASH_BITS, SLOT_BITS = 28, 22
TELL_BITS = HASH_BITS - SLOT_BITS
SCALE = 18.0
"""Steps of a stored weight (a signed byte) per unit."""
NUMBER, END = "0", "."
"""What numbers and the ends of sentences are in a context."""

_64 = (1 << 64) - 1
_SHIFT = 64 - HASH_BITS
_TELL = (1 << TELL_BITS) - 1
TOKEN = re.compile(r"[^\W\d_]+|\d+|[.!?;:…\n]")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Restoration:
    """``text`` with diacritics; ``confidence``, the mean probability (0..1) of the forms chosen,
    1 where there was no choice; ``changed``, how many words were given marks."""

    text: str
    confidence: float
    changed: int


@lru_cache(maxsize=16)
def restore(text: str) -> Restoration:
    """Put the diacritics back on the bare words of ``text``.

    Words that have marks, numbers, punctuation, addresses, abbreviations in capitals and words
    that are not Vietnamese stay as they are, capitals stay capitals. The last results are kept: a
    question is looked at several times.
    """
    text = nfc(text)
    tokens = list(_tokens(text))
    keys = [zlib.crc32(_context(token[0]).encode()) for token in tokens]
    padded = [zlib.crc32(END.encode())] * 2
    padded = padded + keys + padded
    shouted = text.isupper()
    pieces: list[str] = []
    sure: list[float] = []
    done = changed = 0
    for at, token in enumerate(tokens):
        word = token[0]
        forms = () if _stays(word, shouted) else _forms().get(word.lower(), ())
        if not forms:
            continue
        form, probability = _best(forms, padded[at : at + 5])
        sure.append(probability)
        changed += form != word.lower()
        pieces += (text[done : token.start()], _cased(form, word))
        done = token.end()
    pieces.append(text[done:])
    return Restoration("".join(pieces), sum(sure) / len(sure) if sure else 1.0, changed)


def contexts(keys: Sequence[int]) -> tuple[int, ...]:
    """The contexts of the middle one of five neighbouring words, given as their CRC-32."""
    p2, p1, _, n1, n2 = keys
    return (
        0,
        (p1 * CONTEXT + 1) & _64,
        (n1 * CONTEXT + 2) & _64,
        ((p1 * CONTEXT + p2) * PAIR + 3) & _64,
        ((n1 * CONTEXT + n2) * PAIR + 4) & _64,
        ((p1 * CONTEXT + n1) * PAIR + 5) & _64,
        (p2 * CONTEXT + 6) & _64,
        (n2 * CONTEXT + 7) & _64,
    )


def _tokens(text: str) -> Iterator[re.Match[str]]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if _may_hold(text) else []
    for match in TOKEN.finditer(text):
        while addresses and addresses[0][1] <= match.start():
            addresses.pop(0)
        if not addresses or match.end() <= addresses[0][0]:
            yield match


def _may_hold(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text.lower()


def _context(word: str) -> str:
    """What a token is in the context of another."""
    if word[0].isdigit():
        return NUMBER
    return fold(word) if word[0].isalpha() else END


def _stays(word: str, shouted: bool) -> bool:
    """Whether a word is left as it is: with marks, or an abbreviation in capitals."""
    return not word.isascii() or (word.isupper() and len(word) > 1 and not shouted)


def _best(forms: Sequence[tuple[str, int]], keys: Sequence[int]) -> tuple[str, float]:
    """The likeliest of ``forms`` (form, hash) among its neighbours, and its probability."""
    if len(forms) == 1:
        return forms[0][0], 1.0
    around = contexts(keys)
    tells, weights = _table()
    scores = []
    for _, key in forms:
        score = 0
        for context in around:
            feature = ((context ^ key) * SPREAD & _64) >> _SHIFT
            slot = feature >> TELL_BITS
            if tells[slot] == feature & _TELL:
                score += weights[slot]
        scores.append(score / SCALE)
    top = max(scores)
    total = sum(exp(score - top) for score in scores)
    return forms[scores.index(top)][0], 1 / total


def _cased(form: str, word: str) -> str:
    if word.islower():
        return form
    return "".join(
        new.upper() if old.isupper() else new for new, old in zip(form, word, strict=True)
    )


@cache
def _forms() -> dict[str, tuple[tuple[str, int], ...]]:
    """The forms of every bare syllable, each with its share of the hash."""
    text = (files("newsroom.text") / "diacritics_forms.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {fold(row[0]): tuple((form, form_key(form)) for form in row) for row in rows}


def form_key(form: str) -> int:
    """The share of ``form`` in a feature's hash."""
    return (zlib.crc32(form.encode()) * FORM) & _64


@cache
def _table() -> tuple[memoryview, memoryview]:
    """For every slot the bits that tell its feature from others, and the feature's weight."""
    packed = (files("newsroom.text") / "diacritics.bin").read_bytes()
    whole = memoryview(zlib.decompress(packed))
    size = 1 << SLOT_BITS
    return whole[:size], whole[size:].cast("b")
