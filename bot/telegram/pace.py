"""Telegram's flood limits: who has to wait, and until when."""

from __future__ import annotations

import asyncio


class Pace:
    """Holds messages back for as long as Telegram has asked.

    Telegram does not say whether a chat or the whole bot is too fast. The chat that was refused
    waits; when a second one is refused meanwhile, the limit is the bot's and everybody waits.
    """

    def __init__(self) -> None:
        self._held: dict[int, float] = {}
        self._all_held = 0.0

    async def ready(self, chat_id: int) -> None:
        """Wait until the chat may be written to."""
        if (wait := self.seconds(chat_id)) > 0:
            await asyncio.sleep(wait)
            await self.ready(chat_id)

    def seconds(self, chat_id: int) -> float:
        """How long the chat has to wait still."""
        return max(self._held.get(chat_id, 0.0), self._all_held) - _now()

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram refused a message to the chat and asked for ``seconds``."""
        until = _now() + seconds
        self._held = {chat: end for chat, end in self._held.items() if end > _now()}
        if self._held.keys() - {chat_id}:
            self._all_held = max(self._all_held, until)
        self._held[chat_id] = until


def _now() -> float:
    return asyncio.get_running_loop().time()
