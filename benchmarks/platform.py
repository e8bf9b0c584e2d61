"""Telegram's Bot API in this process: its limits and its bad days, without HTTP and without
keeping what it is sent, so that the memory of a long run is the sender's own.

It stands where python-telegram-bot puts its HTTP client; all above it is the real thing.
"""

from __future__ import annotations

import asyncio
import json
import random
from array import array
from collections import deque
from typing import Any

import httpx
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from tests.channels.telegram_world import BOT

LIMIT, SLACK = 30, 1.1
"""Messages in any second, and what the soft limit lets pass."""
FLOODS, ERRORS, TIMEOUTS, BLOCKED = 0.05, 0.01, 0.01, 0.03
TIMEOUT, DELAY = 20.0, (0.05, 0.15)
"""Seconds that a time-out and an answer take."""
ASKING = 1_000_000
"""Chats from this number on ask questions; their answers never fail."""


class BotApi(BaseRequest):
    """``people`` are the chats 1, 2, ...; ``arrived`` counts what each of them has."""

    def __init__(self, people: int, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        self.arrived = bytearray(people + 1)
        self.blocked = bytearray(self.chance.random() < BLOCKED for _ in range(people + 1))
        self.hidden: set[int] = set()
        """Whom a message reached although the call timed out."""
        self.answered: dict[int, float] = {}
        """When those who asked had their answer, on the loop's clock."""
        self.calls = self.refused = self.most = 0
        self.first = self.last = 0.0
        self._last = array("d", bytes(8 * (people + 1)))
        self._recent: deque[float] = deque()
        self._id = 0

    @property
    def read_timeout(self) -> float:
        return TIMEOUT

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """One call of the Bot API."""
        given = request_data.json_parameters if request_data else {}
        if url.endswith("/getMe"):
            return _ok(BOT)
        if not url.endswith("/sendMessage"):
            return _ok(True)
        await asyncio.sleep(self.chance.uniform(*DELAY) / 2)
        status, body = await self._send(int(given["chat_id"]), given)
        await asyncio.sleep(self.chance.uniform(*DELAY) / 2)
        return status, body

    async def _send(self, chat_id: int, given: dict[str, str]) -> tuple[int, bytes]:
        now = asyncio.get_running_loop().time()
        full = self._count(now)
        if chat_id >= ASKING:
            self.answered.setdefault(chat_id, now)
            return self._message(chat_id)
        self.first, self.last = self.first or now, now
        if full or now - self._last[chat_id] < 1 / SLACK:
            self.refused += 1
            return _flood(1)
        self._last[chat_id] = now
        if self.blocked[chat_id]:
            return _error(403, "Forbidden: bot was blocked by the user")
        return await self._or_fail(chat_id)

    async def _or_fail(self, chat_id: int) -> tuple[int, bytes]:
        roll = self.chance.random()
        if roll < FLOODS:
            return _flood(1)
        if roll < FLOODS + ERRORS:
            return _error(502, "Bad Gateway")
        late = roll < FLOODS + ERRORS + TIMEOUTS
        if not late or roll < FLOODS + ERRORS + TIMEOUTS / 2:
            self.arrived[chat_id] += 1
        if late:
            if roll < FLOODS + ERRORS + TIMEOUTS / 2:
                self.hidden.add(chat_id)
            await asyncio.sleep(TIMEOUT)
            raise TimedOut from httpx.ReadTimeout("the answer took too long")
        return self._message(chat_id)

    def _count(self, now: float) -> bool:
        """Note a call; whether it is one too many."""
        self.calls += 1
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        full = len(self._recent) >= LIMIT * SLACK + 1
        if not full:
            self._recent.append(now)
        self.most = max(self.most, len(self._recent))
        return full

    def _message(self, chat_id: int) -> tuple[int, bytes]:
        self._id += 1
        chat = {"id": chat_id, "type": "private"}
        return _ok({"message_id": self._id, "date": 1, "chat": chat, "text": "…", "from": BOT})


def _ok(result: object) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


def _error(code: int, words: str, **parameters: int) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
    return code, json.dumps(body).encode()


def _flood(seconds: int) -> tuple[int, bytes]:
    return _error(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
