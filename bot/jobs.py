"""What the bot does by itself, again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.app import App
from bot.ingest import ingest
from bot.reading import is_address, read
from newsroom.errors import HoitinError

log = structlog.stdlib.get_logger(__name__)

DAY = timedelta(days=1)
JOURNAL_KEPT = timedelta(days=2)
"""Longer than any platform repeats an update."""

DIGESTS_KEPT = timedelta(days=30)
"""The pages of a digest can be turned as long, and it is known what was sent to whom."""
ANSWERS_KEPT = timedelta(days=14)
"""As long people are told when what they were answered from is corrected."""
KEYS_KEPT = timedelta(days=35)
"""No message is made again after so long: the rarest come once a month."""
TICK = timedelta(seconds=15)
"""How often a look is taken whose digest is due."""


async def repeat(name: str, work: Callable[[], Awaitable[None]], every: timedelta) -> None:
    """Do ``work`` now and then at this interval, until cancelled; a failure waits for the next."""
    while True:
        try:
            await work()
        except HoitinError as error:
            log.warning("job failed", job=name, reason=str(error))
        except Exception:
            log.exception("job failed", job=name)
        await asyncio.sleep(every.total_seconds())


async def take_in_files(app: App) -> None:
    """Read the files and folders among the sources of the settings, and store what is new."""
    names = [name for name in app.settings.sources if not is_address(name)]
    summary = await ingest(app.store, read(names))
    for problem in summary.problems:
        log.warning("not taken in", reason=problem)
    log.info(
        "files read",
        added=summary.added,
        updated=summary.updated,
        unchanged=summary.unchanged,
        problems=len(summary.problems),
    )


async def make_digests(app: App) -> None:
    """Write what is due into the outbox."""
    if written := await app.delivering.tick():
        log.info("digests written", messages=written)


async def forget(app: App) -> None:
    """Delete what need not be kept any longer."""
    now = app.clock.now()
    questions = await app.store.questions.forget_before(
        now - timedelta(days=app.settings.question_log_days)
    )
    updates = await app.store.journal.forget_before(now - JOURNAL_KEPT)
    states = await app.store.chats.forget_expired(now)
    await app.store.links.forget_expired(now)
    await app.store.outbox.forget_before(now - DIGESTS_KEPT)
    await app.store.outbox.forget_keys_before(now - KEYS_KEPT)
    await app.store.corrections.forget_before(now - ANSWERS_KEPT)
    await app.store.editions.forget_before(now - DIGESTS_KEPT)
    await app.store.subscriptions.forget_before(now - DIGESTS_KEPT)
    comments = await app.store.comments.forget_before(
        now - timedelta(days=app.settings.comment_days),
        now - timedelta(days=app.settings.audit_days),
    )
    log.info("forgotten", questions=questions, updates=updates, states=states, comments=comments)
