"""What the operator names as a source, read chunk by chunk: files, folders, stdin."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bot.ingest import Chunk
from bot.settings import Settings
from gather import files
from gather.http import Fetcher
from gather.pacing import Pace
from newsroom.errors import BadArticle, HoitinError
from newsroom.models import Article

FILES_AT_ONCE = 200
"""Records of a file that are stored in one transaction."""


def is_address(source: str) -> bool:
    """Whether ``source`` is to be fetched (and not a file, a folder or ``-``)."""
    return source.lower().startswith(("http://", "https://"))


def fetcher(settings: Settings, pace: Pace | None = None) -> Fetcher:
    """What reads addresses, as the settings allow it; to be opened with ``async with``."""
    return Fetcher(contact=settings.contact, allowed_hosts=settings.allowed_hosts, pace=pace)


async def read(names: Sequence[str]) -> AsyncIterator[Chunk]:
    """All articles of the files and folders, in order; one that cannot be read is one error."""
    for name in names:
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
