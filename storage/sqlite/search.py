"""Search that never shows what the database no longer holds."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.models import Candidate, SearchQuery
from storage.index import TantivyIndex
from storage.sqlite import changes
from storage.sqlite.database import Database


class CurrentSearch:
    """The ``Search`` port: an index, less what was changed since it was last fed.

    Between a ``save`` or ``remove`` and the next ``catch_up``, in whatever process, the index holds
    articles as they were. Their passages are left out: a withdrawn text is gone at once, and a
    corrected one is not shown in its old wording.
    """

    def __init__(self, index: TantivyIndex, database: Database) -> None:
        self._index = index
        self._database = database

    async def candidates(self, query: SearchQuery, limit: int) -> list[Candidate]:
        """The passages that score best for an OR of the query's terms, best first."""
        # Asked before the search: an index that is fed meanwhile can only be newer than this.
        seq = await self._index.applied()
        found = await self._index.candidates(query, limit)
        ids = sorted({candidate.passage.article_id for candidate in found})
        stale = await changes.changed_since(self._database, seq, ids)
        return [each for each in found if each.passage.article_id not in stale]

    async def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many passages each folded syllable or bigram occurs."""
        return await self._index.frequencies(terms)

    async def similar(self, syllable: str, limit: int) -> list[tuple[str, int]]:
        """Syllables of the index within a typing error or two of ``syllable``."""
        return await self._index.similar(syllable, limit)

    async def size(self) -> int:
        """The number of passages."""
        return await self._index.size()

    async def catch_up(self) -> int:
        """Apply what the change log holds and the index has not; how many changes that were."""
        return await self._index.catch_up()

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()
