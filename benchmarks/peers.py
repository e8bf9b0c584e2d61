"""Other ways to find the paragraph that a question is about, measured beside ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

import bm25s
from rapidfuzz import fuzz, process

from newsroom.text.fold import fold
from newsroom.text.syllables import accented_syllables, bigrams, folded_syllables

Finder = Callable[[str], int]
"""From a question to the position of the text found, -1 where there is none."""


def peers(texts: Sequence[str]) -> Mapping[str, Finder]:
    """Each way by name, ready to search ``texts``."""
    return {
        "rapidfuzz token_set_ratio": _rapidfuzz(texts),
        "SQLite FTS5 (unicode61, remove_diacritics 2)": _fts5(texts),
        "bm25s, accented syllables": _bm25(texts, accented_syllables),
        "bm25s, folded syllables": _bm25(texts, folded_syllables),
        "bm25s, folded syllables and bigrams": _bm25(texts, _with_bigrams),
    }


def _rapidfuzz(texts: Sequence[str]) -> Finder:
    lower = [fold(text) for text in texts]

    def find(question: str) -> int:
        found = process.extractOne(fold(question), lower, scorer=fuzz.token_set_ratio)
        return int(found[2]) if found else -1

    return find


def _fts5(texts: Sequence[str]) -> Finder:
    database = sqlite3.connect(":memory:")
    tokenizer = "unicode61 remove_diacritics 2"
    database.execute(f"create virtual table found using fts5(text, tokenize='{tokenizer}')")
    database.executemany("insert into found(rowid, text) values (?, ?)", list(enumerate(texts)))

    def find(question: str) -> int:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(accented_syllables(question)))
        row = database.execute(
            "select rowid from found where found match ? order by rank limit 1", (words,)
        ).fetchone()
        return int(row[0]) if row else -1

    return find


def _bm25(texts: Sequence[str], split: Callable[[str], list[str]]) -> Finder:
    index = bm25s.BM25()
    index.index([split(text) for text in texts], show_progress=False)

    def find(question: str) -> int:
        words = [split(question)]
        found, scores = index.retrieve(words, k=1, show_progress=False)
        return int(found[0, 0]) if scores[0, 0] > 0 else -1

    return find


def _with_bigrams(text: str) -> list[str]:
    syllables = folded_syllables(text)
    return syllables + bigrams(syllables)
