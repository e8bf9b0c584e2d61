"""One person at one terminal: lines in, replies and what waits in the outbox out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from bot.allowance import Allowance, Limits
from bot.app import Run
from bot.choices import number_in
from bot.console.drawing import drawn
from bot.lanes import Handlers
from bot.outbox import Senders
from newsroom.chat import Button, Incoming, Reply
from newsroom.ports import Clock, Store

CHANNEL = "terminal"
# Nobody but the reader's eyes limits us here.
LIMITS = Limits(per_second=1000, chat_gap=0)


class Conversation:
    """A conversation, and the ``Deliver`` protocol over its terminal. ``run`` runs a coroutine to
    its end. Whoever is called ``name`` has a channel of their own, because two terminals may be
    open and each shows only what is meant for it."""

    def __init__(
        self,
        handlers: Handlers,
        store: Store,
        clock: Clock,
        *,
        run: Run[None],
        console: Console,
        name: str = "",
    ) -> None:
        self._handlers = handlers
        self._store = store
        self._clock = clock
        self._run = run
        self._console = console
        self._about = Incoming(f"{CHANNEL}-{name}" if name else CHANNEL, CHANNEL, CHANNEL)
        self._buttons: tuple[Button, ...] = ()
        self._offered: list[Button] = []

    def hold(self, lines: Iterable[str]) -> None:
        """Greet, then answer line after line until there are no more; an empty one only shows what
        has come meanwhile."""
        self._run(self._turn(replace(self._about, text="/start")))
        for line in lines:
            self._run(self._turn(self._meant(line) if line else None))

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        """Print what nobody has asked for."""
        self._show(reply)
        return ""

    def is_group(self, chat_id: str) -> bool:
        """A terminal belongs to one person."""
        return False

    def _meant(self, line: str) -> Incoming:
        """A number that stands at a button presses it; all else is said."""
        number = number_in(line)
        if 0 < number <= len(self._buttons):
            return replace(self._about, button=self._buttons[number - 1].data)
        return replace(self._about, text=line)

    async def _turn(self, incoming: Incoming | None) -> None:
        """Answer, and show what waits. Where no new buttons are offered the old ones stay."""
        self._offered = []
        for reply in await self._handlers.handle(incoming) if incoming else ():
            self._show(reply)
        await self._show_waiting()
        self._buttons = tuple(self._offered) or self._buttons

    async def _show_waiting(self) -> None:
        """Digests, alerts and notices: written by whoever made them, shown by us."""
        allowance = Allowance(LIMITS, asyncio.get_running_loop().time)
        await Senders(self._about.channel, self._store, self._clock, self, allowance).empty()

    def _show(self, reply: Reply) -> None:
        """Print a reply; its buttons get the numbers after those of the turn so far."""
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
                self._offered.append(button)
                number = (f"{len(self._offered):>3} ", "bold cyan")
                self._console.print(Text.assemble(number, button.label))
