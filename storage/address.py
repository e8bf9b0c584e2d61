"""Which database a URL means."""

from __future__ import annotations

from pathlib import Path

from newsroom.errors import StorageError

_SQLITE = "sqlite:///"


def sqlite_path(url: str) -> Path:
    """The file of ``sqlite:///relative/path`` or ``sqlite:////absolute/path``.

    Raises StorageError for anything else. The message never repeats more than the scheme, because
    the rest may hold a password.
    """
    scheme = url.partition(":")[0]
    if scheme.startswith("postgres"):
        raise StorageError(
            "PostgreSQL is not supported yet: set HOITIN_DATABASE_URL=sqlite:///data/hoitin.db"
        )
    if scheme != "sqlite":
        raise StorageError(
            f"unknown kind of database {scheme!r}: "
            "set HOITIN_DATABASE_URL to sqlite:///PATH, such as sqlite:///data/hoitin.db"
        )
    name = url.removeprefix(_SQLITE)
    if name == url or name in ("", ":memory:"):
        raise StorageError(
            "a database needs a file: "
            "set HOITIN_DATABASE_URL to sqlite:///PATH, such as sqlite:///data/hoitin.db"
        )
    return Path(name)
