"""What editors do with the order of the next digest."""

from __future__ import annotations

from newsroom.models import Edition
from newsroom.ports import Editions


async def lead(editions: Editions, article_id: int) -> bool:
    """Put an article in front; what was placed moves on by one. False where there is none."""
    if not await editions.place(article_id, 1):
        return False
    for other, place in (await editions.places()).items():
        if place and other != article_id:
            await editions.place(other, place + 1)
    return True


async def swap(editions: Editions, edition: Edition, article_id: int, place: int) -> bool:
    """Let an article and the story at ``place`` (counted from 1) change places, as the edition
    shows them. False where the article is in no story of it, or there is no such place."""
    now = next((at for at, ids in enumerate(edition.stories, 1) if article_id in ids), 0)
    if not now or not 1 <= place <= len(edition.stories):
        return False
    await editions.place(edition.stories[place - 1][0], now)
    await editions.place(edition.stories[now - 1][0], place)
    return True
