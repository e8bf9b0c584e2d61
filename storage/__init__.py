"""Where everything is kept: ``open_store`` gives the ``Store`` port over the database of a URL."""

from __future__ import annotations

from pathlib import Path

from newsroom.ports import Store
from storage.address import sqlite_path
from storage.sqlite.store import open_sqlite

__all__ = ["open_store"]


async def open_store(url: str, *, index_path: Path | None = None) -> Store:
    """Open the database at ``sqlite:///PATH``, made or brought up to date where needed.

    ``index_path`` is the folder of the search index, ``PATH.index`` by default. Raises
    StorageError (SchemaTooNew for a file of a newer version) with one line that says what to do.
    """
    return await open_sqlite(sqlite_path(url), index_path)
