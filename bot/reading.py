"""What the operator names as a source, read chunk by chunk: addresses, files, folders, stdin."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bot.ingest import Chunk
from bot.settings import Settings
from gather import files, sources
from gather.http import Fetcher
from newsroom.errors import BadArticle, HoitinError
from newsroom.models import Article

FILES_AT_ONCE = 200
"""Records of a file that are stored in one transaction."""
PAGES_AT_ONCE = 20
"""Fewer than of a file: pages come slowly, and what has come should not be lost by a break."""


Known = Callable[[str], Awaitable[bool]]


def is_address(source: str) -> bool:
    """Whether ``source`` is to be fetched (and not a file, a folder or ``-``)."""
    return source.lower().startswith(("http://", "https://"))


def fetcher(settings: Settings) -> Fetcher:
    """What reads addresses, as the settings allow it; to be opened with ``async with``."""
    return Fetcher(contact=settings.contact, allowed_hosts=settings.allowed_hosts)


async def read(
    names: Sequence[str], fetcher: Fetcher, known: Known | None = None
) -> AsyncIterator[Chunk]:
    """All articles of the sources, in order; a source that cannot be read is one error.

    Pages that ``known`` says yes to are not read.
    """
    for name in names:
        chunks = _pages(name, fetcher, known) if is_address(name) else _records(name)
        async for chunk in chunks:
            yield chunk


async def _pages(address: str, fetcher: Fetcher, known: Known | None) -> AsyncIterator[Chunk]:
    chunk: list[Article | HoitinError] = []
    try:
        async for item in sources.articles(fetcher, address, known=known):
            chunk.append(item)
            if len(chunk) == PAGES_AT_ONCE:
                yield chunk
                chunk = []
    except HoitinError as error:
        chunk.append(error)
    if chunk:
        yield chunk


async def _records(name: str) -> AsyncIterator[Chunk]:
    records = files.read_stream(sys.stdin) if name == "-" else files.read(Path(name))
    while chunk := await asyncio.to_thread(_next_chunk, records, name):
        yield chunk


def _next_chunk(records: Iterator[Article | BadArticle], name: str) -> Chunk:
    """The next records. An error ends a generator, so that the next chunk is empty."""
    chunk: list[Article | HoitinError] = []
    try:
        chunk.extend(islice(records, FILES_AT_ONCE))
    except HoitinError as error:
        chunk.append(error)
    except OSError as error:
        chunk.append(BadArticle(f"{name}: cannot be read ({error.strerror})"))
    return chunk
