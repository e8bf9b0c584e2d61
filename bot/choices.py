"""Numbered choices, for channels without buttons: what was offered, and which one is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from newsroom.ports import Chats, Clock
from newsroom.text.fold import fold

REMEMBERED = timedelta(hours=6)
"""How long a number still means what was last offered."""

_STATE = "choices"
_VIETNAMESE = "khong mot hai ba bon nam sau bay tam chin muoi".split()
_ENGLISH = "zero one two three four five six seven eight nine ten".split()
_WORDS = {word: number for words in (_VIETNAMESE, _ENGLISH) for number, word in enumerate(words)}
_NUMBER = re.compile(
    rf"(?:(?:chon|tra loi|choose|reply) )?(?:(?:so|cau|muc|number) )?(\d{{1,2}}|{'|'.join(_WORDS)})"
)


def number_in(text: str) -> int:
    """The number that a message consists of, 0 where it says anything else.

    ``1``, ``1.``, ``(1)``, ``số 1``, ``chọn 1``, ``một`` and the same without diacritics are all 1.
    """
    said = " ".join(re.sub(r"[^\w\s]+", " ", fold(text[:40])).split())
    found = _NUMBER.fullmatch(said)
    if not found:
        return 0
    return int(found[1]) if found[1].isdigit() else _WORDS[found[1]]


class Choices:
    """What was last offered in each chat of a channel."""

    def __init__(self, channel: str, chats: Chats, clock: Clock) -> None:
        self._channel = channel
        self._chats = chats
        self._clock = clock

    async def offer(self, chat_id: str, presses: Sequence[str]) -> None:
        """Let the numbers 1, 2, 3 ... stand for these buttons' data; with none all stays as it
        is, because what was offered before can still be seen."""
        if presses:
            expires = self._clock.now() + REMEMBERED
            await self._chats.save_state(self._channel, chat_id, _STATE, list(presses), expires)

    async def offered(self, chat_id: str) -> list[str]:
        """What the numbers stand for now, in order."""
        found = await self._chats.state(self._channel, chat_id, _STATE, self._clock.now())
        return [str(each) for each in found] if isinstance(found, list) else []

    async def restore(self, chat_id: str, presses: Sequence[str]) -> None:
        """Let the numbers stand for what they did before, be it nothing."""
        if presses:
            await self.offer(chat_id, presses)
        else:
            await self._chats.clear_state(self._channel, chat_id, _STATE)

    async def chosen(self, chat_id: str, text: str) -> str:
        """The data of the button that a message chooses, empty where it chooses none."""
        number = number_in(text)
        if number == 0:
            return ""
        offered = await self.offered(chat_id)
        return offered[number - 1] if number <= len(offered) else ""
