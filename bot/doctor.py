"""``hoitin doctor``: is everything in order, and if not, what to do."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import click
from dotenv import dotenv_values
from rich.text import Text

from bot import sample
from bot.app import App, open_app
from bot.channels import Channel, channels
from bot.listening import listening
from bot.logging import configure
from bot.output import terminal
from bot.settings import Settings, load, unknown
from newsroom.errors import HoitinError


class Verdict(StrEnum):
    """What a check found."""

    GOOD = "✓"
    NOTICE = "!"
    BAD = "✗"


TOO_LONG = timedelta(days=1)
"""For a comment to wait."""

_COLOURS = {Verdict.GOOD: "green", Verdict.NOTICE: "yellow", Verdict.BAD: "red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    verdict: Verdict
    words: str


@click.command()
def doctor() -> None:
    """Look at settings, database, search, web and chat platforms; exit code 1 if one is bad."""
    settings = load()
    configure("error", settings.log_format, settings.secrets())
    console = terminal()
    findings = asyncio.run(_look(settings))
    for finding in findings:
        mark = (f"{finding.verdict} ", _COLOURS[finding.verdict])
        console.print(Text.assemble(mark, finding.words))
    if any(finding.verdict is Verdict.BAD for finding in findings):
        raise click.exceptions.Exit(1)


async def _look(settings: Settings) -> list[Finding]:
    return [finding async for finding in _findings(settings)]


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(Verdict.GOOD, f"Python {version}, time zone {settings.timezone}")
    for name in unknown([*os.environ, *dotenv_values(".env")]):
        yield Finding(
            Verdict.NOTICE, f"{name} is no setting: look for the right name in .env.example"
        )
    try:
        async with open_app(settings) as app:
            async for finding in _news(app):
                yield finding
            yield await _comments(app)
            for name, channel in channels(app).items():
                yield await _platform(name, channel)
    except HoitinError as error:
        yield Finding(Verdict.BAD, f"database: {error}")
    yield _port(settings)


async def _news(app: App) -> AsyncIterator[Finding]:
    count = await app.store.articles.count()
    passages = await app.store.search.size()
    yield Finding(Verdict.GOOD, f"database: {count:,} articles; search: {passages:,} passages")
    if not count:
        yield Finding(Verdict.NOTICE, "no articles yet: set HOITIN_SOURCES or run hoitin ingest")
        return
    if await sample.is_in(app.store):
        yield Finding(Verdict.NOTICE, "the articles are the invented sample: set HOITIN_SOURCES")
    (newest,) = await app.store.articles.newest(1)
    found = await app.asking.search(newest.title)
    if newest.id in (source.article_id for source in found):
        yield Finding(Verdict.GOOD, f"search finds the newest article: {newest.title}")
    else:
        yield Finding(Verdict.BAD, f"search does not find the newest article: {newest.title}")


async def _comments(app: App) -> Finding:
    """Whether somebody decides on comments, and whether one waits for too long."""
    editors, queue = len(await app.store.editors.all()), await app.store.comments.queue()
    told = f"comments: {editors} editors, {queue.size} waiting"
    if not editors:
        return Finding(Verdict.NOTICE, f"{told}: name editors in HOITIN_EDITORS")
    if queue.oldest and app.clock.now() - queue.oldest > TOO_LONG:
        return Finding(Verdict.NOTICE, f"{told}, one for more than a day")
    return Finding(Verdict.GOOD, told)


async def _platform(name: str, channel: Channel) -> Finding:
    """Whether a platform knows us, and what it says."""
    try:
        return Finding(Verdict.GOOD, f"{name}: {await channel.check()}")
    except HoitinError as error:
        return Finding(Verdict.BAD, f"{name}: {error}")


def _port(settings: Settings) -> Finding:
    try:
        with listening(settings.web_host, settings.web_port):
            return Finding(Verdict.GOOD, f"web: port {settings.web_port} is free")
    except HoitinError as error:
        return Finding(Verdict.NOTICE, f"web: {error} (or the bot is running)")
