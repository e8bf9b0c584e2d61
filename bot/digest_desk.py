"""What editors do with digests: ``hoitin digest pin|move|drop|clear|hold|release|breaking``."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import click

from bot.app import App, open_app
from bot.settings import load
from handlers.digests import DigestLayout
from newsroom.digests.breaking import announce, audience
from newsroom.digests.edition import MOST
from newsroom.errors import HoitinError
from newsroom.models import Article


@click.command()
@click.argument("url")
def pin(url: str) -> None:
    """Let the article at URL lead every digest that may hold it."""
    asyncio.run(_place(url, 1))


@click.command()
@click.argument("url")
@click.argument("place", type=click.IntRange(1, MOST))
def move(url: str, place: int) -> None:
    """Let the article at URL stand at number PLACE of every digest that may hold it."""
    asyncio.run(_place(url, place))


@click.command()
@click.argument("url")
def drop(url: str) -> None:
    """Keep the article at URL out of digests."""
    asyncio.run(_place(url, 0))


@click.command()
@click.argument("url")
def clear(url: str) -> None:
    """Take back what was decided about the article at URL."""
    asyncio.run(_place(url, None))


@click.command()
@click.option("--hours", type=click.FloatRange(0.1, 72), default=3.0, show_default=True)
def hold(hours: float) -> None:
    """Let all digests wait. They go out merged afterwards; alerts go on."""
    asyncio.run(_hold(hours))


@click.command()
def release() -> None:
    """Let digests go out again."""
    asyncio.run(_hold(0))


@click.command()
@click.argument("url")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def breaking(url: str, yes: bool) -> None:
    """Send the article at URL at once to everybody whose wishes it meets."""
    asyncio.run(_break(url, yes))


async def _place(url: str, place: int | None) -> None:
    async with open_app(load()) as app:
        article = await _article(app, url)
        await app.store.editions.place(article.id, place)
        decided = {None: "as it comes", 0: "stays out"}.get(place, f"number {place}")
        click.echo(f"{decided}: {article.title}")


async def _hold(hours: float) -> None:
    async with open_app(load()) as app:
        until = app.clock.now() + timedelta(hours=hours) if hours else None
        await app.store.editions.hold(until)
        local = until.astimezone(app.zone) if until else None
        click.echo(f"digests wait until {local:%H:%M %d/%m/%Y}" if local else "digests go out")


async def _break(url: str, yes: bool) -> None:
    async with open_app(load()) as app:
        article, now = await _article(app, url), app.clock.now()
        count = await audience(app.store, article, now)
        click.echo(f"{article.title}\n{article.url}")
        if not yes:
            await asyncio.to_thread(click.confirm, f"Send this to {count:,} chats?", abort=True)
        written = await announce(app.store, DigestLayout(), article, now)
        click.echo(f"{written:,} written; the running bot sends them, or 'hoitin digest send'")


async def _article(app: App, url: str) -> Article:
    article = await app.store.articles.by_url(url)
    if article is None:
        raise HoitinError(f"there is no article at {url}: take it in with 'hoitin ingest {url}'")
    return article


COMMANDS = (pin, move, drop, clear, hold, release, breaking)
