"""The invented news that a first start has to show. It leaves when real sources are named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from bot.ingest import Chunk
from gather import files
from newsroom.errors import SettingsError
from newsroom.models import Article
from newsroom.ports import Store

FOLDER = Path(__file__).resolve().parents[1] / "sample" / "news"


async def chunks() -> AsyncIterator[Chunk]:
    """All of the sample. Raises SettingsError where this installation has none."""
    if not FOLDER.is_dir():
        raise SettingsError(
            f"there are no articles yet and no sample news in {FOLDER}: "
            "write the addresses of your news into HOITIN_SOURCES"
        )
    yield list(files.read(FOLDER))


async def is_in(store: Store) -> bool:
    """Whether the store holds sample news: its first article stands for all."""
    first = next(
        (each for path in sorted(FOLDER.glob("*.jsonl")) for each in files.read(path)), None
    )
    return isinstance(first, Article) and await store.articles.by_url(first.url) is not None


async def remove(store: Store) -> int:
    """Withdraw the sample, so that nobody takes it for news; how many articles that were."""
    removed = 0
    for each in files.read(FOLDER):
        stored = await store.articles.by_url(each.url) if isinstance(each, Article) else None
        removed += stored is not None and await store.articles.remove(stored.id)
    return removed
