"""The ``Search`` port over a tantivy folder that is fed from the articles' change log.

The last change applied is committed together with the passages, so that a crash between the store
and the index is repaired by the next ``catch_up``. Several processes may share the folder: changes
are applied under a file lock and the writer is held only meanwhile; readers reload when they see
a new commit. A folder that is damaged or of another format is thrown away and built again.
"""

from __future__ import annotations

import asyncio
import fcntl
import shutil
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Any

import tantivy

from newsroom.errors import StorageError
from newsroom.models import Article, Candidate, Change, SearchQuery
from newsroom.ports import Articles
from newsroom.text.spelling import Vocabulary
from storage.index import schema as fields
from storage.index.commit import Commit
from storage.index.kept import POSITIONS, Kept
from storage.index.query import compile_query

BATCH = 1000
"""Changes applied in one commit."""
_HEAP = 50_000_000
_STALE = 1.05
"""The vocabulary is read again when the number of passages has changed by this factor."""


async def open_index(folder: Path, articles: Articles) -> TantivyIndex:
    """Open or create the index in ``folder`` and bring it up to date with ``articles``.

    An index that is ahead of the change log was made from articles that are no longer there (an
    older copy of the database was put back): it is built again.
    """
    index = TantivyIndex(folder, articles)
    await asyncio.to_thread(index.open)
    applied = await index.applied()
    if applied and not await articles.changes(applied - 1, 1):
        await asyncio.to_thread(index.rebuild)
    await index.catch_up()
    return index


class TantivyIndex:
    """The search index of one folder. Made by ``open_index``."""

    def __init__(self, folder: Path, articles: Articles) -> None:
        self._folder = folder
        self._articles = articles
        self._applying = asyncio.Lock()
        self._reading = threading.Lock()
        self._schema = fields.schema()
        self._index: tantivy.Index | None = None
        self._commit: Commit | None = None
        self._seen: tuple[int, int] = (0, 0)
        self._kept: Kept | None = None
        self._vocabulary: Vocabulary | None = None
        self._vocabulary_size = 0

    # Reading

    async def candidates(self, query: SearchQuery, limit: int) -> list[Candidate]:
        """The passages that score best for an OR of the query's terms, best first."""
        return await asyncio.to_thread(self._candidates, query, limit)

    async def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many passages each folded syllable or bigram occurs."""
        frequency = self._current().frequency
        return {term: frequency(term) for term in terms}

    async def similar(self, syllable: str, limit: int) -> list[tuple[str, int]]:
        """Syllables of the index within a typing error or two of ``syllable``."""
        vocabulary = await self._words()
        return vocabulary.similar(syllable, limit)

    async def size(self) -> int:
        """The number of passages."""
        return max(0, int(self._current().searcher.num_docs) - 1)

    def _candidates(self, query: SearchQuery, limit: int) -> list[Candidate]:
        compiled = compile_query(self._schema, query)
        if compiled is None:
            return []
        searcher = self._current().searcher
        with self._explained():
            hits = searcher.search(compiled, limit, count=False).hits
            places = [fields.stored(searcher.doc(address)) for _, address in hits]
        scored = [
            (score, article, at) for (score, _), (article, at) in zip(hits, places, strict=True)
        ]
        records = self._records([article * POSITIONS + at for _, article, at in scored])
        return [
            fields.candidate(article, at, score, kept)
            for score, article, at in scored
            if (kept := records.get(article * POSITIONS + at))
        ]

    def _records(self, ids: Sequence[int]) -> dict[int, Any]:
        with self._explained():
            records: dict[int, Any] = self._opened().read(ids)
        return records

    async def _words(self) -> Vocabulary:
        size = await self.size()
        known = self._vocabulary
        if known is not None and size <= self._vocabulary_size * _STALE + 10:
            return known
        known = await asyncio.to_thread(self._read_vocabulary)
        self._vocabulary, self._vocabulary_size = known, size
        return known

    def _read_vocabulary(self) -> Vocabulary:
        return Vocabulary(self._current().searcher.terms_with_prefix(fields.TEXT, ""))

    def _current(self) -> Commit:
        """The last commit, whoever made it."""
        with self._reading:
            if self._index is None:
                raise StorageError(f"the search index {self._folder} is closed")
            stamp = self._stamp()
            if self._commit is None or stamp != self._seen:
                self._index.reload()
                self._commit = Commit(self._schema, self._index.searcher())
                self._seen = stamp
                # Another process may have built the folder anew, this file with it.
                self._reopen()
            return self._commit

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Whatever goes wrong while tantivy reads: its files are not as it wrote them."""
        try:
            yield
        except BaseException as error:  # a panic in tantivy is no Exception
            raise StorageError(
                f"the search index {self._folder} is damaged: delete that folder and start again, "
                "it will be built anew"
            ) from error

    def _stamp(self) -> tuple[int, int]:
        try:
            status = (self._folder / "meta.json").stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_mtime_ns, status.st_ino)

    def _opened(self) -> Kept:
        if self._kept is None:
            raise StorageError(f"the search index {self._folder} is closed")
        return self._kept

    def _reopen(self) -> None:
        self._release()
        self._kept = Kept(self._folder / _KEPT)

    def _release(self) -> None:
        if self._kept is not None:
            self._kept.close()
        self._kept = None

    async def applied(self) -> int:
        """The number of the last change that the index holds."""
        return self._seq()

    # Writing

    async def catch_up(self) -> int:
        """Apply what the change log holds and the index has not; how many changes that were."""
        async with self._applying:
            if not await self._articles.changes(await asyncio.to_thread(self._seq), 1):
                return 0
            async with self._held():
                return await self._apply_all()

    async def _apply_all(self) -> int:
        applied = 0
        seq = await asyncio.to_thread(self._seq)
        writer = await asyncio.to_thread(self._writer)
        try:
            while changes := await self._articles.changes(seq, BATCH):
                entries = await self._entries(changes)
                seq = changes[-1].seq
                await asyncio.to_thread(_write, writer, self._opened(), entries, seq)
                applied += len(changes)
        finally:
            await asyncio.to_thread(writer.wait_merging_threads)
        return applied

    async def _entries(self, changes: Sequence[Change]) -> list[_Entry]:
        """What each changed article is now: an article that is gone has none."""
        last = {change.article_id: change for change in changes}
        wanted = [change.article_id for change in last.values() if not change.removed]
        found = await self._articles.get_many(wanted)
        texts = await self._articles.passages_of_many(wanted)
        return [(key, found.get(key), texts.get(key, ())) for key in last]

    def _seq(self) -> int:
        return self._mark()["seq"]

    def _mark(self) -> dict[str, int]:
        commit = self._current()
        with self._explained():
            return commit.mark

    def _writer(self) -> tantivy.IndexWriter:
        if self._index is None:
            raise StorageError(f"the search index {self._folder} is closed")
        writer = self._index.writer(_HEAP, 1)
        # A process killed while it committed leaves files whose names the next commit may need.
        writer.garbage_collect_files()
        return writer

    # Opening and closing

    def open(self) -> None:
        """Open the folder; throw away what is damaged or of another format. Blocks.

        The lock is taken only where the folder has to be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._loaded():
            return
        with self._locked():
            # Tried again: another process may have been quicker.
            if not self._loaded():
                self._rebuild()

    def rebuild(self) -> None:
        """Throw away what the index holds. Blocks."""
        with self._locked():
            self._rebuild()

    def close(self) -> None:
        """Let go of the folder. The object cannot be used afterwards."""
        with self._reading:
            self._index = self._commit = self._vocabulary = None
            self._release()

    def _loaded(self) -> bool:
        """Open what is in the folder; False where that is nothing that we can use."""
        if not (self._folder / "meta.json").exists():
            return False
        try:
            self._load()
            return self._mark()["format"] == fields.FORMAT
        except (ValueError, KeyError, StorageError):
            return False

    def _load(self) -> None:
        self._index = tantivy.Index(self._schema, str(self._folder))
        fields.register_analyzer(self._index)
        self._index.config_reader("manual")
        self._commit = None

    def _rebuild(self) -> None:
        self._index = self._commit = None
        self._release()
        for path in self._folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != _LOCK:
                path.unlink()
        self._load()
        writer = self._writer()
        writer.add_document(fields.mark(0))
        writer.commit()
        writer.wait_merging_threads()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the folder against other processes while it is written. Blocks."""
        with (self._folder / _LOCK).open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)  # until the file is closed
            yield

    @asynccontextmanager
    async def _held(self) -> AsyncIterator[None]:
        """The same without blocking: another process may be applying a long import."""
        with (self._folder / _LOCK).open("a") as handle:
            while not _try_lock(handle):  # noqa: ASYNC110 - no event comes from a process
                await asyncio.sleep(_PAUSE)
            yield


_LOCK = "hoitin.lock"
_KEPT = "passages.db"
_PAUSE = 0.05
"""Seconds between two tries to get the lock."""
_Entry = tuple[int, Article | None, tuple[str, ...]]


def _try_lock(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(writer: tantivy.IndexWriter, kept: Kept, entries: Sequence[_Entry], seq: int) -> None:
    """The records first: a crash before the commit leaves some that the next try writes again."""
    with kept.writing():
        for article_id, article, passages in entries:
            writer.delete_documents_by_term(fields.ARTICLE, article_id)
            records = (
                [fields.record(article, text) for text in passages or ("",)] if article else []
            )
            kept.replace(article_id, records)
            if article is not None:
                for document in fields.documents(article, records):
                    writer.add_document(document)
    writer.delete_documents_by_term(fields.META, 1)
    writer.add_document(fields.mark(seq))
    writer.commit()
