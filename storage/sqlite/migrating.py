"""Bringing a file up to date with the numbered scripts in ``storage/migrations/sqlite``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import aiosqlite

from newsroom.errors import SchemaTooNew, StorageError
from storage.sqlite.database import connect
from storage.sqlite.failures import explained

APPLICATION_ID = 0x686F6974
"""``hoit`` in the file's header: tells our files from other SQLite databases."""


def scripts() -> list[str]:
    """The migrations in order; the first one takes a file from version 0 to 1, and so on."""
    folder = files("storage") / "migrations" / "sqlite"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in names]


async def migrate_file(path: Path) -> int:
    """Create the file or bring it up to date, in one transaction; how many scripts were run.

    Raises SchemaTooNew, or StorageError where the file is not ours or cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"the folder {path.parent} cannot be made ({error.strerror}): "
            "choose another one in HOITIN_DATABASE_URL"
        ) from error
    connection = await connect(path)
    try:
        with explained(path):
            return await _migrate(connection, path)
    finally:
        await connection.close()


async def _migrate(connection: aiosqlite.Connection, path: Path) -> int:
    known = scripts()
    if await version_of(connection, path) == len(known):
        return 0
    await connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have been quicker.
        version = await version_of(connection, path)
        for script in known[version:]:
            for statement in _statements(script):
                await connection.execute(statement)
        await connection.execute(f"PRAGMA user_version = {len(known)}")
        await connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise
    return len(known) - version


async def version_of(connection: aiosqlite.Connection, path: Path) -> int:
    """The schema version, 0 for an empty file; raises where this program cannot work with it."""
    version = await _number(connection, "PRAGMA user_version")
    owner = await _number(connection, "PRAGMA application_id")
    tables = await _number(connection, "SELECT count(*) FROM sqlite_master")
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


async def _number(connection: aiosqlite.Connection, sql: str) -> int:
    ((number,),) = await connection.execute_fetchall(sql)
    return int(number)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script. (``executescript`` would commit before it begins.)"""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
