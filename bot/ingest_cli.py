"""``hoitin ingest``."""

from __future__ import annotations

import asyncio

import click

from bot.app import App, open_app
from bot.following import visitor
from bot.importing import import_once
from bot.ingest import ingest as take_in
from bot.logging import configure
from bot.processes import processes
from bot.progress import Report
from bot.reading import is_address, read
from bot.settings import Settings, load
from newsroom.errors import FetchError, HoitinError
from newsroom.models import IngestSummary


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def ingest(sources: tuple[str, ...]) -> None:
    """Take in the articles of each SOURCE: the address of a page, feed or sitemap, a .txt, .html or
    .jsonl file, a folder of these, or - for JSON lines from standard input.

    Running it again changes nothing; after a break, an import goes on where it stopped. A record
    that holds no article is named and left out.
    """
    settings = load()
    configure("error", settings.log_format, settings.secrets())
    summary = asyncio.run(_ingest(settings, sources))
    click.echo(
        f"added {summary.added}, updated {summary.updated}, "
        f"unchanged {summary.unchanged}, problems {len(summary.problems)}"
    )
    if not (summary.added or summary.updated or summary.unchanged):
        raise HoitinError("no article could be read")


async def _ingest(settings: Settings, sources: tuple[str, ...]) -> IngestSummary:
    total = IngestSummary()
    async with open_app(settings) as app:
        for name in sources:
            with Report() as report:
                take = _address if is_address(name) else _records
                total = _sum(total, await take(app, name, report))
    return total


async def _address(app: App, url: str, report: Report) -> IngestSummary:
    async with visitor(app) as visiting:
        try:
            done = await import_once(
                app,
                visiting,
                url,
                lambda done: report.show(done.read, done.problems, done.waiting),
            )
        except FetchError as error:
            report.show(0, [str(error)])
            return IngestSummary(problems=(str(error),))
    return done.summary


async def _records(app: App, name: str, report: Report) -> IngestSummary:
    with processes() as executor:
        return await take_in(
            app.store,
            read([name]),
            executor=executor,
            progress=lambda sums: report.show(
                sums.added + sums.updated + sums.unchanged, sums.problems
            ),
        )


def _sum(one: IngestSummary, other: IngestSummary) -> IngestSummary:
    return IngestSummary(
        one.added + other.added,
        one.updated + other.updated,
        one.unchanged + other.unchanged,
        one.problems + other.problems,
    )
