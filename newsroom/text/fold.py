"""Folding: the text as people type it without diacritics."""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def _table() -> dict[int, str]:
    """Every accented Latin letter to its bare one; đ, which Unicode does not decompose, to d."""
    table = {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = "".join(
            c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c)
        )
        if bare and bare != chr(code) and bare.isascii():
            table[code] = bare
    for code in range(0x300, 0x370):
        table[code] = ""
    return table


def strip_marks(text: str) -> str:
    """``text`` without diacritics, case kept: Đảng ủy -> Dang uy. NFC text keeps its length."""
    return text if text.isascii() else text.translate(_table())


def fold(text: str) -> str:
    """``text`` without diacritics and in lower case: Đảng ủy -> dang uy."""
    return strip_marks(text).lower()
