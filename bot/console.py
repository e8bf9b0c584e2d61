"""``hoitin chat``: the conversation in a terminal, or line by line through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click
from rich.console import Console, RenderableType
from rich.text import Text

from bot.app import App, Run, opened
from bot.logging import configure
from bot.output import indented, terminal
from bot.settings import load
from newsroom.chat import Block, Button, Incoming, Reply

CHANNEL = "terminal"
CHAT = "terminal"
LEAVE = frozenset({"/quit", "/exit", "/thoat", "thoát", "quit", "exit"})
PROMPT = "\n› "


@click.command()
def chat() -> None:
    """Talk to the bot. A number presses the button with that number; Ctrl-D leaves."""
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        Conversation(app, run, terminal()).hold()


class Conversation:
    """One person at one terminal."""

    def __init__(self, app: App, run: Run[Any], console: Console) -> None:
        self._app = app
        self._run = run
        self._console = console
        self._buttons: tuple[Button, ...] = ()

    def hold(self) -> None:
        """Greet, then answer line after line until there are no more."""
        self._answer(Incoming(CHANNEL, CHAT, CHAT, text="/start"))
        for line in self._lines():
            self._answer(self._meant(line))

    def _lines(self) -> Iterator[str]:
        """What the person writes, without blank lines, until they leave."""
        prompt = PROMPT if sys.stdin.isatty() else ""
        while True:
            try:
                line = input(prompt).strip()
            except EOFError:
                return
            if line.lower() in LEAVE:
                return
            if line:
                yield line

    def _meant(self, line: str) -> Incoming:
        """A number that stands at a button presses it; all else is said."""
        number = int(line) if line.isascii() and line.isdigit() and len(line) < 4 else 0
        if 0 < number <= len(self._buttons):
            return Incoming(CHANNEL, CHAT, CHAT, button=self._buttons[number - 1].data)
        return Incoming(CHANNEL, CHAT, CHAT, text=line)

    def _answer(self, incoming: Incoming) -> None:
        replies: tuple[Reply, ...] = self._run(self._app.dispatcher.handle(incoming))
        buttons: list[Button] = []
        for reply in replies:
            self._show(reply, buttons)
        if buttons:
            self._buttons = tuple(buttons)

    def _show(self, reply: Reply, buttons: list[Button]) -> None:
        """Print a reply; its buttons get the numbers after those in ``buttons`` and join them."""
        if reply.toast:
            self._console.print(Text(reply.toast, style="green"))
        if reply.blocks:
            self._console.print()
        for block in reply.blocks:
            self._console.print(drawn(block))
        for button in (each for row in reply.buttons for each in row):
            if button.url:
                self._console.print(Text.assemble("  ↗ ", button.label, (f"  {button.url}", "dim")))
            else:
                buttons.append(button)
                number = (f"{len(buttons):>3} ", "bold cyan")
                self._console.print(Text.assemble(number, button.label))


def drawn(block: Block) -> RenderableType:
    """A block in the terminal's own typography."""
    words = Text.assemble(
        *((span.text, _style(span.bold, span.italic, span.url)) for span in block.spans)
    )
    match block.kind:
        case "title":
            words.stylize("bold")
        case "note":
            words.stylize("dim")
        case "quote":
            return indented(words)
        case "item":
            return Text.assemble("  • ", words)
    return words


def _style(bold: bool, italic: bool, url: str) -> str:
    styles = ["bold"] * bold + ["italic"] * italic + [f"link {url}"] * bool(url)
    return " ".join(styles)
