"""One SQLite file with its search index."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from storage.index import open_index
from storage.sqlite.articles import SqliteArticles
from storage.sqlite.chats import SqliteChats
from storage.sqlite.comments import SqliteComments
from storage.sqlite.corrections import SqliteCorrections
from storage.sqlite.credentials import SqliteCredentials
from storage.sqlite.database import Database, open_database
from storage.sqlite.editions import SqliteEditions
from storage.sqlite.editors import SqliteEditors
from storage.sqlite.journal import SqliteJournal
from storage.sqlite.links import SqliteLinks
from storage.sqlite.migrating import migrate_file
from storage.sqlite.outbox import SqliteOutbox
from storage.sqlite.personal import SqlitePersonal
from storage.sqlite.questions import SqliteQuestions
from storage.sqlite.search import CurrentSearch
from storage.sqlite.sources import SqliteSources
from storage.sqlite.subscriptions import SqliteSubscriptions
from storage.sqlite.traffic import SqliteTraffic


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """The ``Store`` port. Made by ``open_store``."""

    database: Database
    articles: SqliteArticles
    search: CurrentSearch
    chats: SqliteChats
    questions: SqliteQuestions
    journal: SqliteJournal
    outbox: SqliteOutbox
    subscriptions: SqliteSubscriptions
    editions: SqliteEditions
    comments: SqliteComments
    editors: SqliteEditors
    personal: SqlitePersonal
    credentials: SqliteCredentials
    traffic: SqliteTraffic
    links: SqliteLinks
    sources: SqliteSources
    corrections: SqliteCorrections

    async def close(self) -> None:
        """Let go of the file and the index. The store cannot be used afterwards."""
        self.search.close()
        await self.database.close()


async def open_sqlite(path: Path, index_path: Path | None) -> SqliteStore:
    """Open a file, bring its schema and then its index up to date."""
    await asyncio.to_thread(migrate_file, path)
    database = await open_database(path)
    try:
        articles = SqliteArticles(database)
        index = await open_index(await _index_folder(database, index_path), articles)
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
        outbox=SqliteOutbox(database),
        subscriptions=SqliteSubscriptions(database),
        editions=SqliteEditions(database),
        comments=SqliteComments(database),
        editors=SqliteEditors(database),
        personal=SqlitePersonal(database),
        credentials=SqliteCredentials(database),
        traffic=SqliteTraffic(database),
        links=SqliteLinks(database),
        sources=SqliteSources(database),
        corrections=SqliteCorrections(database),
    )


async def _index_folder(database: Database, index_path: Path | None) -> Path:
    """Where this database's index is: an index of another one is never mistaken for it."""
    ((identity,),) = await database.fetch("SELECT identity FROM origin")
    if index_path is not None:
        return index_path / str(identity)
    own = database.path.with_name(f"{database.path.name}.index")
    await asyncio.to_thread(_tidy, own, str(identity))
    return own / str(identity)


def _tidy(folder: Path, identity: str) -> None:
    """Delete the indexes of databases that stood in this file's place before."""
    for each in folder.glob("*"):
        if each.name != identity:
            shutil.rmtree(each, ignore_errors=True)
