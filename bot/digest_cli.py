"""``hoitin digest preview|send|status``."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
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
from newsroom.digests.progress import UNHAPPY, Hour, progress
from newsroom.models import Article, Delivery, Edition, Language, Rhythm, Subscription


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
        edition = await app.delivering.upcoming(names, names)
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
    for state in UNHAPPY:
        _lines(f"Why {state}", found["reasons"][state])
    for line in (*_reach_lines(found), *standing_lines(found["channels"]), *_pace_lines(found)):
        click.echo(line)


async def report(app: App) -> dict[str, Any]:
    """Subscriptions by rhythm, messages by state, the reasons of those that did not arrive, the
    reach of the last digests, and what the platforms allow."""
    per_second = app.settings.telegram_per_second
    found = await progress(app.store, {"telegram": per_second}, app.clock.now())
    return {
        "subscriptions": {rhythm.value: count for rhythm, count in found.subscriptions.items()},
        "messages": {state.value: found.messages.get(state, 0) for state in Delivery},
        "reasons": {state.value: dict(why) for state, why in found.reasons.items()},
        "editions": [_reach(app, *each) for each in found.editions],
        "hours": [_hour(each) for each in found.hours],
        "held_until": found.held_until and found.held_until.astimezone(app.zone).isoformat(),
        "channels": await standing(app),
        "telegram_per_second": per_second,
        "kept_within_five_minutes": int(per_second * 300),
    }


def _reach(app: App, edition: Edition, messages: Mapping[Delivery, int]) -> dict[str, Any]:
    return {
        "key": edition.key,
        "made": edition.made.astimezone(app.zone).isoformat(timespec="minutes"),
        "stories": len(edition.stories),
        "messages": {state.value: count for state, count in messages.items()},
    }


def _hour(hour: Hour) -> dict[str, Any]:
    return {
        "channel": hour.rush.channel,
        "hour": f"{hour.rush.minute // 60:02}:{hour.rush.minute % 60:02}",
        "chats": hour.rush.chats,
        "minutes": round(hour.takes.total_seconds() / 60, 1),
    }


def _reach_lines(found: Mapping[str, Any]) -> Iterator[str]:
    if found["held_until"]:
        yield f"Digests wait until {found['held_until']}"
    if found["editions"]:
        yield "Reach of the last digests:"
    for each in found["editions"]:
        states = ", ".join(f"{count:,} {state}" for state, count in each["messages"].items())
        yield f"  {each['made']}  {each['stories']:>2} stories: {states}"


def _pace_lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"Telegram takes {found['telegram_per_second']:g} messages a second: "
        f"{found['kept_within_five_minutes']:,} people can have theirs within five minutes "
        "of one hour."
    )
    for each in found["hours"]:
        yield (
            f"The fullest hour of {each['channel']} is {each['hour']}: {each['chats']:,} chats, "
            f"which takes {each['minutes']:g} minutes."
        )


def _lines(heading: str, counts: dict[str, int]) -> None:
    if counts:
        click.echo(f"{heading}:")
        for name, count in counts.items():
            click.echo(f"  {count:>8,}  {name}")
