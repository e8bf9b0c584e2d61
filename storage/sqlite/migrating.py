"""Bringing a file up to date with the numbered scripts in ``storage/migrations/sqlite``.

Everything here blocks; ``open_store`` and ``migrate`` run it in a thread.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from newsroom.errors import SchemaTooNew, StorageError
from storage.sqlite.database import PATIENCE
from storage.sqlite.failures import explained, reachable

APPLICATION_ID = 0x686F6974
"""``hoit`` in the file's header: tells our files from other SQLite databases."""

_PAUSE = 0.02


def scripts() -> list[str]:
    """The migrations in order; the first one takes a file from version 0 to 1, and so on."""
    folder = files("storage") / "migrations" / "sqlite"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in names]


def migrate_file(path: Path) -> int:
    """Create the file or bring it up to date, in one transaction; how many scripts were run.

    Raises SchemaTooNew, or StorageError where the file is not ours or cannot be used.
    """
    with reachable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with (
        explained(path),
        closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection,
    ):
        steps = _migrate(connection, path)
        _use_wal(connection)
    return steps


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version, 0 for an empty file; raises where this program cannot work with it."""
    version = _number(connection, "PRAGMA user_version")
    owner = _number(connection, "PRAGMA application_id")
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    if owner != APPLICATION_ID and (tables or version):
        raise StorageError(
            f"{path} is a database of another program: choose another file in HOITIN_DATABASE_URL"
        )
    if version > len(scripts()):
        raise SchemaTooNew(
            f"{path} has schema {version} and this version of Hỏi Tin knows {len(scripts())}: "
            "install the newer version, or restore an older copy with 'hoitin db restore COPY'"
        )
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> int:
    known = scripts()
    if version_of(connection, path) == len(known):
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have been quicker.
        version = version_of(connection, path)
        for script in known[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(known)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return len(known) - version


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and the writer work side by side; the file keeps the setting.

    Where several processes switch at once SQLite refuses instead of waiting: we wait ourselves.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)


def _number(connection: sqlite3.Connection, sql: str) -> int:
    ((number,),) = connection.execute(sql)
    return int(number)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script. (``executescript`` would commit before it begins.)"""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
