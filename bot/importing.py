"""Taking a source in at once and wholly, for whoever waits at a terminal."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import click

from bot.app import App
from bot.batch import Visit
from bot.visiting import LEASE, Visitor
from newsroom.errors import FetchError
from newsroom.models import IngestSummary, Outcome
from newsroom.sourcing.model import NewsSource

PATIENCE: Final = int(LEASE.total_seconds()) + 5
"""Seconds to wait for another process that visits the same site; the claim of a dead one ends."""


@dataclass(slots=True)
class Import:
    """How far an import is: over all of its visits."""

    read: int = 0
    waiting: int = 0
    withdrawn: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    @property
    def summary(self) -> IngestSummary:
        """The same as of any other import."""
        return IngestSummary(
            added=self.outcomes[Outcome.ADDED],
            updated=self.outcomes[Outcome.UPDATED],
            unchanged=self.outcomes[Outcome.UNCHANGED],
            problems=tuple(self.problems),
        )


Progress = Callable[[Import], None]


async def import_once(app: App, visiting: Visitor, url: str, progress: Progress) -> Import:
    """Take in what a source lists, without following it from then on.

    Until all is read the store keeps the source, paused: after a break the next import of ``url``
    goes on where this one stopped.
    """
    now, sources = app.clock.now(), app.store.sources
    source = await sources.add(NewsSource(url, now, now, paused=True))
    done = await import_source(app, visiting, url, progress)
    if source.paused and not done.waiting:
        await sources.remove(url)
    return done


async def import_source(app: App, visiting: Visitor, url: str, progress: Progress) -> Import:
    """Visit a source until no page of it is to be read, or a visit is in vain."""
    done = Import()
    while True:
        source = await _claimed(app, url)
        before = Counter(done.outcomes), done.read, len(done.problems)

        def report(visit: Visit, before: tuple[Counter[Outcome], int, int] = before) -> None:
            outcomes, read, problems = before
            done.outcomes = outcomes + visit.outcomes
            done.read, done.waiting = read + visit.read, visit.waiting
            done.problems[problems:] = visit.problems
            progress(done)

        visit = await visiting.visit(source, report)
        report(visit)
        if visit.source.failures or not visit.waiting:
            return done


async def _claimed(app: App, url: str) -> NewsSource:
    for waited in range(PATIENCE):
        if source := await app.store.sources.claim(app.clock.now(), LEASE, url):
            return source
        if not waited:
            click.echo(
                f"Another process reads from this site: up to {PATIENCE} s to wait", err=True
            )
        await asyncio.sleep(1)
    raise FetchError(f"{url}: another process reads from this site just now; try again later")
