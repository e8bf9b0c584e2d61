"""The passages beside the index: replaced as a whole, found by number, safe after a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.errors import StorageError
from storage.index.kept import POSITIONS, Kept


def test_an_articles_passages_are_replaced_as_a_whole(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "passages.db")
    with kept.writing():
        kept.replace(1, [["a"], ["b"], ["c"]])
        kept.replace(2, [["d"]])
    with kept.writing():
        kept.replace(1, [["e"]])
    first = POSITIONS
    assert kept.read([first, first + 1, first + 2, 2 * POSITIONS, 7]) == {
        first: ["e"],
        2 * POSITIONS: ["d"],
    }
    kept.close()


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "passages.db")
    with kept.writing():
        kept.replace(1, [["a"]])
    with pytest.raises(RuntimeError), kept.writing():
        kept.replace(1, [["b"]])
        raise RuntimeError
    assert kept.read([POSITIONS]) == {POSITIONS: ["a"]}
    kept.close()


def test_more_numbers_than_one_statement_takes(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "passages.db")
    with kept.writing():
        for article in range(1, 1201):
            kept.replace(article, [[article]])
    numbers = [article * POSITIONS for article in range(1, 1201)]
    assert len(kept.read(numbers)) == 1200
    kept.close()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "passages.db").write_bytes(b"no database" * 1000)
    with pytest.raises(StorageError, match=r"passages\.db"):
        Kept(tmp_path / "passages.db")
