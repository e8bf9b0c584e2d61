"""``hoitin ingest``."""

from __future__ import annotations

import asyncio

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.app import open_app
from bot.ingest import ingest as take_in
from bot.logging import configure
from bot.output import terminal
from bot.processes import processes
from bot.reading import fetcher, read
from bot.settings import Settings, load
from newsroom.errors import HoitinError
from newsroom.models import IngestSummary


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def ingest(sources: tuple[str, ...]) -> None:
    """Take in the articles of each SOURCE: the address of a page, feed or sitemap, a .txt, .html or
    .jsonl file, a folder of these, or - for JSON lines from standard input.

    Running it again changes nothing. A record that holds no article is named and left out.
    """
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    summary = asyncio.run(_ingest(settings, sources))
    click.echo(
        f"added {summary.added}, updated {summary.updated}, "
        f"unchanged {summary.unchanged}, problems {len(summary.problems)}"
    )
    if not (summary.added or summary.updated or summary.unchanged):
        raise HoitinError("no article could be read")


async def _ingest(settings: Settings, sources: tuple[str, ...]) -> IngestSummary:
    async with open_app(settings) as app, fetcher(settings) as fetching:
        with processes() as executor, Report() as report:
            chunks = read(sources, fetching)
            return await take_in(app.store, chunks, executor=executor, progress=report.show)


class Report:
    """Shows on stderr how an import goes: problems as they come, a counter in a terminal."""

    def __init__(self) -> None:
        self._console = terminal(error=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f} articles"),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None, rate="")
        self._told = 0

    def __enter__(self) -> Report:
        self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()

    def show(self, summary: IngestSummary) -> None:
        """Tell what is new since the last call."""
        for problem in summary.problems[self._told :]:
            self._console.print(problem, markup=False)
        self._told = len(summary.problems)
        done = summary.added + summary.updated + summary.unchanged
        elapsed = self._progress.tasks[0].elapsed or 0
        rate = f"{done / elapsed:,.0f}/s" if elapsed else ""
        self._progress.update(self._task, completed=done, rate=rate)
