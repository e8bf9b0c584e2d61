"""One SQLite file with its search index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage.index import open_index
from storage.sqlite.articles import SqliteArticles
from storage.sqlite.chats import SqliteChats
from storage.sqlite.database import Database, open_database
from storage.sqlite.journal import SqliteJournal
from storage.sqlite.migrating import migrate_file
from storage.sqlite.questions import SqliteQuestions
from storage.sqlite.search import CurrentSearch


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """The ``Store`` port. Made by ``open_store``."""

    database: Database
    articles: SqliteArticles
    search: CurrentSearch
    chats: SqliteChats
    questions: SqliteQuestions
    journal: SqliteJournal

    async def close(self) -> None:
        """Let go of the file and the index. The store cannot be used afterwards."""
        self.search.close()
        await self.database.close()


async def open_sqlite(path: Path, index_path: Path | None) -> SqliteStore:
    """Open a file, bring its schema and then its index up to date."""
    await migrate_file(path)
    database = await open_database(path)
    try:
        articles = SqliteArticles(database)
        folder = index_path or path.with_name(f"{path.name}.index")
        index = await open_index(await _index_folder(database, folder), articles)
    except BaseException:
        await database.close()
        raise
    return SqliteStore(
        database=database,
        articles=articles,
        search=CurrentSearch(index, database),
        chats=SqliteChats(database),
        questions=SqliteQuestions(database),
        journal=SqliteJournal(database),
    )


async def _index_folder(database: Database, folder: Path) -> Path:
    """Where this database's index is: an index of another one is never mistaken for it."""
    ((identity,),) = await database.fetch("SELECT identity FROM origin")
    return folder / str(identity)
