"""``hoitin digest preview|send|status``."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import click

from bot.app import App, open_app
from bot.channels import channels
from bot.digest_desk import COMMANDS
from bot.output import print_json, terminal
from bot.settings import load
from bot.standing import standing, standing_lines
from bot.web.conversation import Conversations
from bot.web.posting import web_senders
from handlers.digests import DigestLayout
from newsroom.digests.edition import Wanted
from newsroom.models import Article, Delivery, Edition, Language, Rhythm, Subscription

_REASONS = 10
_UNHAPPY = (Delivery.AMBIGUOUS, Delivery.PARKED, Delivery.DROPPED)


@click.group()
def digest() -> None:
    """Daily digests and alerts."""


for _command in COMMANDS:
    digest.add_command(_command)


@digest.command()
@click.option("--for", "topic", default="", help="Only stories of this section or about this.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the stories as one JSON object.")
def preview(topic: str, language: str, as_json: bool) -> None:
    """Show today's digest as it would be sent now."""
    asyncio.run(_preview(topic, language, as_json))


async def _preview(topic: str, language: str, as_json: bool) -> None:
    async with open_app(load()) as app:
        names = (topic,) if topic else ()
        wanted = Wanted(names, names, app.settings.digest_first)
        edition = await app.delivering.edition(wanted, 0, app.clock.now())
        told = [each for story in edition.stories for each in story]
        articles = await app.store.articles.get_many(told)
    if as_json:
        print_json(_stories(edition, articles))
        return
    reader = _reader(app, names, "en" if language == "en" else "vi")
    layout = DigestLayout()
    shown = layout.digest(edition, articles, reader) if told else layout.nothing_new(reader)
    terminal().print(shown.plain, markup=False)
    click.echo(f"({len(edition.stories)} stories)", err=True)


def _stories(edition: Edition, articles: Mapping[int, Article]) -> dict[str, Any]:
    return {
        "edition": edition.key,
        "stories": [
            [{"title": articles[each].title, "url": articles[each].url} for each in story]
            for story in edition.stories
        ],
    }


def _reader(app: App, names: tuple[str, ...], language: Language) -> Subscription:
    """Somebody who would get the previewed digest."""
    now = app.clock.now()
    zone = app.settings.timezone
    return Subscription("", "", Rhythm.DAILY, 0, zone, now, now, words=names, language=language)


@digest.command()
def send() -> None:
    """Write what is due now and send until nothing is left that may go out.

    The bot does this by itself; the command is for bots that are not always running.
    """
    asyncio.run(_send())


async def _send() -> None:
    async with open_app(load()) as app:
        written = await app.delivering.tick()
        conversations = Conversations(app.store.chats, app.dispatcher, app.clock)
        taken = await web_senders(app.store, conversations, app.clock).empty()
        for channel in channels(app).values():
            taken += await channel.empty_outbox()
        click.echo(f"{written} written, {taken} taken up; 'hoitin digest status' says more")


@digest.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(as_json: bool) -> None:
    """Say who is subscribed, and what became of the messages."""
    asyncio.run(_status(as_json))


async def _status(as_json: bool) -> None:
    async with open_app(load()) as app:
        found = await report(app)
    if as_json:
        print_json(found)
        return
    _lines("Subscriptions", found["subscriptions"])
    _lines("Messages", found["messages"])
    for state in _UNHAPPY:
        _lines(f"Why {state}", found["reasons"][state])
    for line in standing_lines(found["channels"]):
        click.echo(line)
    click.echo(
        f"Telegram takes {found['telegram_per_second']:g} messages a second: "
        f"{found['kept_within_five_minutes']:,} people can have theirs within five minutes "
        "of one hour."
    )


async def report(app: App) -> dict[str, Any]:
    """Subscriptions by rhythm, messages by state, and the reasons of those that did not arrive."""
    counts = await app.store.outbox.counts("")
    rate = app.settings.telegram_per_second
    return {
        "subscriptions": {
            rhythm.value: count
            for rhythm, count in (await app.store.subscriptions.counts()).items()
        },
        "messages": {state.value: counts.get(state, 0) for state in Delivery},
        "reasons": {
            state.value: dict(await app.store.outbox.reasons(state, _REASONS)) for state in _UNHAPPY
        },
        "editions": [
            {
                "key": edition.key,
                "made": edition.made.astimezone(app.zone).isoformat(),
                "stories": len(edition.stories),
                "messages": {
                    state.value: count
                    for state, count in (
                        await app.store.outbox.counts(f"edition:{edition.key}")
                    ).items()
                },
            }
            for edition in await app.store.editions.newest(_REASONS)
        ],
        "channels": await standing(app),
        "telegram_per_second": rate,
        "kept_within_five_minutes": int(rate * 300),
    }


def _lines(heading: str, counts: dict[str, int]) -> None:
    if counts:
        click.echo(f"{heading}:")
        for name, count in counts.items():
            click.echo(f"  {count:>8,}  {name}")
