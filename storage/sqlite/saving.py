"""How a batch of articles is stored: first decided in memory, then written in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.models import Outcome, PreparedArticle
from storage.sqlite.database import Row, Transaction
from storage.sqlite.values import from_optional_time, to_json
from storage.sqlite.versions import keep_versions, link_stories

_FIELDS = (
    "url",
    "content_hash",
    "title",
    "body",
    "published",
    "lead",
    "section",
    "author",
    "image",
    "captions",
    "updated",
    "source",
)
# Not REPLACE, which deletes the row first and with it all that refers to it.
_UPSERT = (
    f"INSERT INTO articles (id, {', '.join(_FIELDS)}) VALUES (?{', ?' * len(_FIELDS)})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _FIELDS)}"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing a batch comes to: an outcome for each article, and the rows to write by id."""

    outcomes: list[Outcome]
    rows: dict[int, PreparedArticle]


async def plan(transaction: Transaction, batch: Sequence[PreparedArticle]) -> Plan:
    """Decide what a batch changes. A url that occurs twice counts as stored twice."""
    urls = to_json([prepared.article.url for prepared in batch])
    stored = await _by_url(transaction, "SELECT url, content_hash, id FROM articles", urls)
    withdrawn = await _by_url(transaction, "SELECT url, content_hash FROM withdrawn", urls)
    next_id = await _next_id(transaction)
    outcomes: list[Outcome] = []
    rows: dict[int, PreparedArticle] = {}
    for prepared in batch:
        url, content_hash = prepared.article.url, prepared.content_hash
        if url in stored:
            known_hash, article_id = stored[url]
            outcome = Outcome.UPDATED
        else:
            (known_hash,) = withdrawn.get(url, ("",))
            article_id = next_id
            outcome = Outcome.ADDED
        if content_hash == known_hash:
            outcomes.append(Outcome.UNCHANGED)
            continue
        next_id += outcome is Outcome.ADDED
        stored[url] = (content_hash, article_id)
        rows[article_id] = prepared
        outcomes.append(outcome)
    return Plan(outcomes, rows)


async def write(transaction: Transaction, rows: Mapping[int, PreparedArticle]) -> None:
    """Write articles under their ids, with what is derived from them; earlier texts are kept."""
    await keep_versions(transaction, rows)
    await transaction.run_many(_UPSERT, [_row(key, prepared) for key, prepared in rows.items()])
    await transaction.run_many(
        "INSERT OR REPLACE INTO derived (article_id, passages, evidence) VALUES (?, ?, ?)",
        [(key, to_json(each.passages), each.evidence) for key, each in rows.items()],
    )
    await link_stories(transaction, rows)
    await _forget_withdrawal(transaction, rows.values())


async def _by_url(transaction: Transaction, select: str, urls: str) -> dict[str, Row]:
    rows = await transaction.fetch(
        f"{select} WHERE url IN (SELECT value FROM json_each(?))", (urls,)
    )
    return {url: tuple(rest) for url, *rest in rows}


async def _next_id(transaction: Transaction) -> int:
    """An id that no article ever had; we hold the only writing lock."""
    rows = await transaction.fetch("SELECT seq FROM sqlite_sequence WHERE name = 'articles'")
    return int(rows[0][0]) + 1 if rows else 1


async def _forget_withdrawal(transaction: Transaction, stored: Iterable[PreparedArticle]) -> None:
    urls = to_json([prepared.article.url for prepared in stored])
    await transaction.run(
        "DELETE FROM withdrawn WHERE url IN (SELECT value FROM json_each(?))", (urls,)
    )


def _row(article_id: int, prepared: PreparedArticle) -> Row:
    article = prepared.article
    return (
        article_id,
        article.url,
        prepared.content_hash,
        article.title,
        article.body,
        from_optional_time(article.published),
        article.lead,
        article.section,
        article.author,
        article.image,
        to_json(article.captions),
        from_optional_time(article.updated),
        article.source,
    )
