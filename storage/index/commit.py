"""One commit of the index, as it is read: what never changes in it is looked up once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

import tantivy

from newsroom.errors import StorageError
from storage.index import schema as fields

COUNTED = 4096
"""Terms whose frequencies are kept: one question asks for many of its terms several times, and
different questions for the same common words."""


class Commit:
    """A searcher, how many passages have a term, and the last change that was applied."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self.searcher = searcher
        self.frequency = _frequencies(searcher)

    @cached_property
    def mark(self) -> dict[str, int]:
        """The format of the index and the number of the last change in it."""
        query = tantivy.Query.term_query(self._schema, fields.META, 1, "basic")
        hits = self.searcher.search(query, 1, count=False).hits
        if not hits:
            raise StorageError("the search index has no mark")
        content: dict[str, int] = fields.stored(self.searcher.doc(hits[0][1]))
        return content


def _frequencies(searcher: tantivy.Searcher) -> Callable[[str], int]:
    @lru_cache(maxsize=COUNTED)
    def frequency(term: str) -> int:
        count: int = searcher.doc_freq(fields.PAIRS if "_" in term else fields.TEXT, term)
        return count

    return frequency
