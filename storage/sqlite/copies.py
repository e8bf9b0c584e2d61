"""Copies of a database file: made while it is in use, put back while it is not.

Everything here blocks; ``backup`` and ``restore`` run it in a thread.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.parse import quote

from newsroom.errors import StorageError
from storage.sqlite.failures import explained, reachable
from storage.sqlite.migrating import version_of

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file that is in use, or that was left by a crash."""
_NEW_IDENTITY = "UPDATE origin SET identity = lower(hex(randomblob(8)))"
# Leaving WAL mode makes the file complete in itself; it fails while another process has it open.
_FOLD_IN = "PRAGMA journal_mode = DELETE"


def back_up(path: Path, target: Path) -> None:
    """Copy the database to the new file ``target``, complete in itself, whoever writes meanwhile.

    Raises StorageError where there is no database, it is damaged, or ``target`` exists.
    """
    if target.exists():
        raise StorageError(f"{target} exists already: choose a new name for the copy")
    part = _part(target)
    try:
        _copy(path, part)
        with reachable(target):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def put_back(source: Path, path: Path) -> Path | None:
    """Replace the database by the copy ``source``; where the old file is kept, if there was one.

    The copy is verified first, and gets a new identity so that the search index is made anew.
    Raises StorageError, and changes nothing, where the copy cannot be used or the database is open.
    """
    part = _part(path)
    try:
        _copy(source, part)
        _change(part, _NEW_IDENTITY)
        _refuse_if_open(path)
        with reachable(path):
            kept = _set_aside(path)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return kept


def _part(target: Path) -> Path:
    """Where a copy grows until it is complete."""
    with reachable(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        part.unlink(missing_ok=True)
    return part


def _copy(source: Path, part: Path) -> None:
    """A verified copy without a WAL beside it. The source is only read."""
    if not source.is_file():
        raise StorageError(f"there is no database {source}: check the path")
    address = f"file:{quote(str(source))}?mode=ro"
    with explained(source), closing(sqlite3.connect(address, uri=True)) as original:
        if version_of(original, source) == 0:
            raise StorageError(f"{source} is empty: choose a database of Hỏi Tin")
        ((verdict,),) = original.execute("PRAGMA integrity_check(1)")
        if verdict != "ok":
            raise StorageError(f"{source} is damaged: use another copy ({verdict})")
        with explained(part), closing(sqlite3.connect(part)) as copy:
            original.backup(copy)
    _change(part, _FOLD_IN)


def _change(path: Path, sql: str) -> None:
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def _refuse_if_open(path: Path) -> None:
    """A process that has the file open would go on writing to the one that was set aside."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as connection:
        try:
            connection.execute(_FOLD_IN)
        except sqlite3.DatabaseError as error:
            # A file that is damaged may be replaced: that is what copies are for.
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise StorageError(f"{path} is in use: stop Hỏi Tin and try again") from error


def _set_aside(path: Path) -> Path | None:
    """Rename the old file; None where there is none."""
    if not path.exists():
        return None
    names = (path.with_name(f"{path.name}.old-{number}") for number in count(1))
    kept = next(name for name in names if not name.exists())
    # The WAL first: beside the new file it would be taken for a part of that one.
    for ending in (*_BESIDE, ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept
