"""Sentences that survive what news is full of: 1.200 văn bản, 06/1, TP. Lào Cai, quotations."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$|[A-ZÀ-Ỹ“\"])|\n+|;\s*(?=\n)")
# What stands before a full stop that does not end a sentence; compared in lower case.
_ABBREVIATIONS = frozenset(
    """tp tx tt ths ts gs pgs bs ks kts cn cv nxb tr th st no nr mr mrs ms dr prof jr sr vs p q h x
    tnhh ub đc đ/c tel sđt đt fax""".split()
)
_LAST_WORD = re.compile(r"[\w/.]*\Z")
_OPENING, _CLOSING = "“«", "”»"
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")

MAX_QUOTATION = 400
"""Characters after which a quotation is split into its sentences."""


@lru_cache(maxsize=64)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of ``text`` stand, without the white space around them.

    A quotation stays whole: a full stop inside “...” ends a sentence only where the quotation
    ends too or runs on for more than ``MAX_QUOTATION`` characters. The last results are kept:
    one question has the same passages divided several times.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() < start or not _ends(text, start, match):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, len(text))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    if left < right:
        found.append((left, right))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match[0]
    if "\n" in mark:
        return True
    if _inside_quotation(text, start, match.end()):
        return False
    after = text[match.end() : match.end() + 40].lstrip()
    if not after:
        return True
    if mark.startswith(".") and not mark.startswith(".."):
        word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
        last = word[0] if word else ""
        if last.lower().rpartition(".")[2] in _ABBREVIATIONS or _initial(last):
            return False
        if text[match.end() : match.end() + 1].isspace() is False and not _glued(text, match):
            return False
    return not after[0].islower()


def _initial(word: str) -> bool:
    """Whether ``word`` is an initial: one capital letter, or several with full stops between."""
    return all(len(part) == 1 and part.isupper() for part in word.split(".")) if word else False


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop without a space after it still ends a sentence: tốt.Tôi."""
    before = text[match.start() - 1 : match.start()]
    following = text[match.end() : match.end() + 2]
    return before.islower() and len(following) == 2 and following[0].isupper()


def _inside_quotation(text: str, start: int, position: int) -> bool:
    if all(text.find(mark, start, position) < 0 for mark in _OPENING):
        return False
    depth = 0
    opened = start
    for mark in _MARK.finditer(text, start, position):
        if mark[0] in _OPENING:
            opened = mark.start() if depth == 0 else opened
            depth += 1
        else:
            depth = max(0, depth - 1)
    if depth == 0:
        return False
    closing = min((at for mark in _CLOSING if (at := text.find(mark, position)) >= 0), default=-1)
    return 0 <= closing - opened <= MAX_QUOTATION
