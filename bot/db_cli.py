"""``hoitin db``: the database as a file."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

import storage
from bot.settings import load

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def db() -> None:
    """Migrate, back up and restore the database."""


@db.command()
def migrate() -> None:
    """Bring the schema up to date; starting the bot does so too."""
    steps = asyncio.run(storage.migrate(load().database_url))
    click.echo(f"{steps} steps done" if steps else "nothing to do")


@db.command()
@click.argument("target", type=FILE)
def backup(target: Path) -> None:
    """Write a copy of the database to the new file TARGET; the bot may be running."""
    asyncio.run(storage.backup(load().database_url, target))
    click.echo(f"copied to {target}")


@db.command()
@click.argument("source", type=FILE)
def restore(source: Path) -> None:
    """Put the copy SOURCE in the database's place; the bot must not be running."""
    kept = asyncio.run(storage.restore(source, load().database_url))
    click.echo(f"restored from {source}" + (f"; the old database is {kept}" if kept else ""))
