"""Where everything is kept: ``open_store`` gives the ``Store`` port over the database of a URL."""

from __future__ import annotations

import asyncio
from pathlib import Path

from newsroom.ports import Store
from storage.address import sqlite_path
from storage.sqlite.copies import back_up, put_back
from storage.sqlite.migrating import migrate_file
from storage.sqlite.store import open_sqlite

__all__ = ["backup", "migrate", "open_store", "restore"]


async def open_store(url: str, *, index_path: Path | None = None) -> Store:
    """Open the database at ``sqlite:///PATH``, made or brought up to date where needed.

    ``index_path`` is the folder of the search index, ``PATH.index`` by default. Raises
    StorageError (SchemaTooNew for a file of a newer version) with one line that says what to do.
    """
    return await open_sqlite(sqlite_path(url), index_path)


async def migrate(url: str) -> int:
    """Bring the schema up to date, making the database where there is none; how many steps."""
    return await asyncio.to_thread(migrate_file, sqlite_path(url))


async def backup(url: str, target: Path) -> None:
    """Write a verified copy of the database to the new file ``target``, also while it is in use."""
    await asyncio.to_thread(back_up, sqlite_path(url), target)


async def restore(source: Path, url: str) -> Path | None:
    """Put a copy in the database's place once it is verified; where the old file is kept.

    None where there was no database. The search index is made anew at the next start.
    """
    return await asyncio.to_thread(put_back, source, sqlite_path(url))
