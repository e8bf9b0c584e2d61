"""What the index hands back: each passage as it was indexed, in a file beside tantivy's.

tantivy maps its files into memory, and texts kept there would count as the process's own after a
few hundred questions. SQLite reads only the rows asked for.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsroom.errors import StorageError

POSITIONS = 1 << 16
"""More passages than any article has: article and position make one number."""
_OPENING = (
    "pragma busy_timeout = 10000",
    "pragma journal_mode = wal",
    "pragma synchronous = normal",
    "pragma cache_size = -512",  # KiB: passages are read once, and the system keeps the file
    "create table if not exists kept (id integer primary key, record text not null)",
)
_MANY = 500
"""Rows asked for in one statement."""


class Kept:
    """The rows of one file; safe to use from several threads. Everything blocks.

    Opening raises StorageError where the file is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for statement in _OPENING:
                self._database.execute(statement)
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise StorageError(f"{path} cannot be read: {error}") from error

    def read(self, ids: Sequence[int]) -> dict[int, Any]:
        """The records with these numbers, where there are any."""
        found: dict[int, Any] = {}
        with self._lock:
            for at in range(0, len(ids), _MANY):
                some = ids[at : at + _MANY]
                marks = ",".join("?" * len(some))
                found.update(
                    self._database.execute(
                        f"select id, record from kept where id in ({marks})",  # noqa: S608
                        some,
                    )
                )
        return {key: json.loads(record) for key, record in found.items()}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction for all that is replaced within."""
        with self._lock:
            self._database.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._database.execute("rollback")
                raise
            self._database.execute("commit")

    def replace(self, article_id: int, records: Iterable[Any]) -> None:
        """Keep these for an article's passages and nothing else of it; only within ``writing``."""
        first = article_id * POSITIONS
        self._database.execute(
            "delete from kept where id between ? and ?", (first, first + POSITIONS - 1)
        )
        self._database.executemany(
            "insert into kept values (?, ?)",
            (
                (first + position, json.dumps(record, ensure_ascii=False))
                for position, record in enumerate(records)
            ),
        )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()
