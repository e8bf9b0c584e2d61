"""The errors of SQLite and of the file system in words that tell an operator what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.errors import StorageError

_DAMAGED = "{path} is damaged or not a database: restore a copy with 'hoitin db restore COPY'"
_LOCKED = "{path} is being written by another process for too long: stop it, or try again later"
_ADVICE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: "there is no space left to write {path}: make room on its disk",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: give this user the right to write it",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that its folder can be written",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file ``path`` into StorageError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the primary result code; errors raised by Python itself carry none.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        advice = _ADVICE.get(code, "{path} cannot be used: {error}")
        raise StorageError(advice.format(path=path, error=error)) from error


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Turn the file system's errors while ``path`` is made or moved into StorageError."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written ({error.strerror}): "
            "choose another path, or give this user the right to write there"
        ) from error
