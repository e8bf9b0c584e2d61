"""What articles said before they were corrected, and which of them tell the same story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsroom.models import Article, ArticleVersion, PreparedArticle
from newsroom.sourcing.alike import SHARED, same_story
from storage.sqlite.database import Database, Transaction
from storage.sqlite.values import to_json, to_optional_time, to_time

_ONE_OF = "IN (SELECT value FROM json_each(?))"
_LIKEST = 5
"""Articles with a similar sketch whose texts are compared."""


async def keep_versions(transaction: Transaction, rows: Mapping[int, PreparedArticle]) -> None:
    """Keep what stands under these ids now, where the new text is another."""
    await transaction.run_many(
        "INSERT INTO article_versions (article_id, title, lead, body, published, updated)"
        " SELECT id, title, lead, body, published, updated FROM articles"
        " WHERE id = ? AND (title <> ? OR lead <> ? OR body <> ?)",
        [
            (key, each.article.title, each.article.lead, each.article.body)
            for key, each in rows.items()
        ],
    )


async def versions(database: Database, article_id: int) -> list[ArticleVersion]:
    """The earlier texts of an article, the last one first."""
    rows = await database.fetch(
        "SELECT number, replaced, title, lead, body, published, updated FROM article_versions"
        " WHERE article_id = ? ORDER BY number DESC",
        (article_id,),
    )
    return [
        ArticleVersion(
            replaced=to_time(replaced),
            title=title,
            lead=lead,
            body=body,
            published=to_optional_time(published),
            updated=to_optional_time(updated),
            number=number,
        )
        for number, replaced, title, lead, body, published, updated in rows
    ]


async def link_stories(transaction: Transaction, rows: Mapping[int, PreparedArticle]) -> None:
    """Note for each article which earlier one tells the same, by sketch and then by text."""
    keys = to_json(list(rows))
    await transaction.run(f"DELETE FROM sketches WHERE article_id {_ONE_OF}", (keys,))
    await transaction.run(f"DELETE FROM stories WHERE article_id {_ONE_OF}", (keys,))
    for key, each in rows.items():
        if each.sketch:
            if story := await _story(transaction, each):
                await transaction.run(
                    "INSERT INTO stories (article_id, story) VALUES (?, ?)", (key, story)
                )
            await transaction.run_many(
                "INSERT INTO sketches (value, article_id) VALUES (?, ?)",
                [(value, key) for value in each.sketch],
            )


async def stories(database: Database, article_ids: Sequence[int]) -> dict[int, int]:
    """The story of each article that repeats an earlier one: the earlier one's id."""
    rows = await database.fetch(
        f"SELECT article_id, story FROM stories WHERE article_id {_ONE_OF}",
        (to_json(article_ids),),
    )
    return dict(rows)


async def _story(transaction: Transaction, prepared: PreparedArticle) -> int:
    """The story that a text repeats, 0 for none."""
    alike = await transaction.fetch(
        f"SELECT article_id FROM sketches WHERE value {_ONE_OF}", (to_json(prepared.sketch),)
    )
    shared = Counter(key for (key,) in alike)
    likest = [key for key, count in shared.most_common(_LIKEST) if count >= SHARED]
    for key in likest:
        if same_story(prepared.article, await _text(transaction, key)):
            rows = await transaction.fetch("SELECT story FROM stories WHERE article_id = ?", (key,))
            return int(rows[0][0]) if rows else key
    return 0


async def _text(transaction: Transaction, article_id: int) -> Article:
    rows = await transaction.fetch(
        "SELECT url, title, lead, body, published FROM articles WHERE id = ?", (article_id,)
    )
    url, title, lead, body, published = rows[0]
    return Article(url, title, body, to_optional_time(published), article_id, lead)
