"""A ``SearchQuery`` as tantivy understands it."""

from __future__ import annotations

import tantivy

from newsroom.models import SearchQuery
from storage.index import schema as fields

_PAIR_BOOST = 0.7


def compile_query(schema: tantivy.Schema, query: SearchQuery) -> tantivy.Query | None:
    """An OR of the query's terms within its limits; None where no term is left."""
    should = [
        (tantivy.Occur.Should, _weighted(schema, field, term, weight * boost))
        for field, terms, boost in (
            (fields.TEXT, query.syllables, 1.0),
            (fields.PAIRS, query.bigrams, _PAIR_BOOST),
        )
        for term, weight in terms
        if weight > 0
    ]
    if not should:
        return None
    wanted = tantivy.Query.boolean_query(should)
    limits = _limits(schema, query)
    if not limits:
        return wanted
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), *limits])


def _weighted(schema: tantivy.Schema, field: str, term: str, boost: float) -> tantivy.Query:
    return tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, term, "freq"), boost)


def _limits(
    schema: tantivy.Schema, query: SearchQuery
) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    """Conditions that filter and do not score."""
    found = []
    if query.article_id is not None:
        found.append(tantivy.Query.term_query(schema, fields.ARTICLE, query.article_id, "basic"))
    if query.since is not None or query.until is not None:
        found.append(
            tantivy.Query.range_query(
                schema,
                fields.PUBLISHED,
                tantivy.FieldType.Integer,
                None if query.since is None else int(query.since.timestamp()),
                None if query.until is None else int(query.until.timestamp()),
            )
        )
    return [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in found]
