"""Folding: the text as people type it without diacritics."""

from __future__ import annotations

import unicodedata
from functools import cache

_OTHERS = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
"""Letters that Unicode does not decompose."""
_COMMON = 0x2100
"""Where the characters end that Vietnamese is written with."""


@cache
def _table() -> tuple[str | int | None, ...]:
    """What becomes of each character up to ``_COMMON``: every accented Latin letter is its bare
    one, the others stay. A look-up that fails would cost more than all others together."""
    return tuple(map(_bare, range(_COMMON)))


def _bare(code: int) -> str | int | None:
    if 0x300 <= code < 0x370:  # a mark of its own
        return None
    if not (0xC0 <= code < 0x250 or 0x1E00 <= code < 0x1F00):
        return code
    letter = chr(code)
    decomposed = unicodedata.normalize("NFD", letter)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _OTHERS.get(letter) or (bare if bare and bare.isascii() else code)


def strip_marks(text: str) -> str:
    """``text`` without diacritics, case kept: Đảng ủy -> Dang uy. NFC text keeps its length."""
    return text if text.isascii() else text.translate(_table())


def fold(text: str) -> str:
    """``text`` without diacritics and in lower case: Đảng ủy -> dang uy."""
    return strip_marks(text).lower()
