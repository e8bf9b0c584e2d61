"""``hoitin chat``: the conversation in a terminal, or line by line through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from bot.app import opened
from bot.console.conversation import Conversation
from bot.logging import configure
from bot.output import terminal
from bot.settings import load

LEAVE = frozenset({"/quit", "/exit", "/thoat", "thoát", "quit", "exit"})
PROMPT = "\n› "


@click.command()
@click.option("--as", "name", default="", help="Be another person than usual.")
def chat(name: str) -> None:
    """Talk to the bot. A number presses the button with that number, Enter alone shows what has
    come meanwhile, Ctrl-D leaves."""
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        talk = Conversation(
            app.dispatcher, app.store, app.clock, run=run, console=terminal(), name=name
        )
        talk.hold(_lines())


def _lines() -> Iterator[str]:
    """What the person writes, until they leave."""
    prompt = PROMPT if sys.stdin.isatty() else ""
    while True:
        try:
            line = input(prompt).strip()
        except EOFError:
            return
        if line.lower() in LEAVE:
            return
        yield line
