"""The change log, from which the search index is fed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsroom.models import Change
from storage.sqlite.database import Database, Transaction
from storage.sqlite.values import to_json

# REPLACE drops the article's previous line: the log stays as long as the list of articles.
_LOG = "INSERT OR REPLACE INTO changes (article_id, removed) VALUES (?, ?)"


async def log(transaction: Transaction, article_ids: Iterable[int], *, removed: bool) -> None:
    """Note that articles were stored or removed, within the transaction that does so."""
    await transaction.run_many(_LOG, [(article_id, removed) for article_id in article_ids])


async def read(database: Database, after: int, limit: int) -> list[Change]:
    """The last change of each article after number ``after``, oldest first."""
    rows = await database.fetch(
        "SELECT seq, article_id, removed FROM changes WHERE seq > ? ORDER BY seq LIMIT ?",
        (after, limit),
    )
    return [Change(seq, article_id, bool(removed)) for seq, article_id, removed in rows]


async def changed_since(database: Database, seq: int, article_ids: Sequence[int]) -> set[int]:
    """Which of the articles were stored again or removed after change ``seq``."""
    rows = await database.fetch(
        "SELECT article_id FROM changes"
        " WHERE seq > ? AND article_id IN (SELECT value FROM json_each(?))",
        (seq, to_json(article_ids)),
    )
    return {article_id for (article_id,) in rows}


async def last_seq(database: Database) -> int:
    """The number of the last change, 0 where there is none."""
    ((seq,),) = await database.fetch("SELECT coalesce(max(seq), 0) FROM changes")
    return int(seq)
