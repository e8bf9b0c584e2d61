"""What the doubles of Zalo's two ways have in common: calls, bad days, waiting, webhooks."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx

from tests.channels.http_server import HttpAnswer, HttpRequest, HttpServer

Json = dict[str, Any]

PATIENCE = 20.0
"""Seconds after which a test that waits in vain fails."""
LIMIT = 2000
TRIES = 5
"""How often an event is brought that is not taken."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it was answered: ``status`` 0 means that the connection was dropped."""

    method: str
    body: Json
    status: int


@dataclass(slots=True)
class Fault:
    """A bad day: ``times`` calls of ``method`` fail with ``status`` (0 drops the connection);
    with ``after`` the call has taken effect all the same."""

    method: str
    status: int
    times: int = 1
    after: bool = False


@dataclass(slots=True)
class Room:
    """What a person sees of the bot, and whether the bot may write there."""

    id: str
    shown: list[Json] = field(default_factory=list)
    closed: bool = False

    @property
    def texts(self) -> list[str]:
        return [each["text"] for each in self.shown]


class ZaloServer(ABC):
    """A server on 127.0.0.1. Waiting is for events, never for time."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.rooms: dict[str, Room] = {}
        self.events: deque[Json] = deque()
        self.statuses: list[int] = []
        """What the webhook answered, in order."""
        self.hook = ""
        """Where events are brought."""
        self.twice = False
        """Whether each event is brought a second time."""
        self._server = HttpServer(self._serve)
        self._changed = asyncio.Condition()
        self._courier: asyncio.Task[None] | None = None
        self.weather: Callable[[str], Fault | None] | None = None
        """Says how a call of a method fails, beyond the faults."""
        self._held: dict[str, asyncio.Event] = {}
        self._last_id = 0

    @property
    def url(self) -> str:
        return self._server.url

    async def __aenter__(self) -> Self:
        await self._server.start()
        self._courier = asyncio.create_task(self._bring_events())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._courier:
            self._courier.cancel()
            await asyncio.gather(self._courier, return_exceptions=True)
        await self._server.close()

    def room(self, room_id: str) -> Room:
        return self.rooms.setdefault(room_id, Room(room_id))

    def new_id(self) -> str:
        self._last_id += 1
        return f"{self._last_id:020x}"

    def push(self, event: Json) -> Json:
        """Something has happened that the bot shall learn of."""
        self.events.append(event)
        self.tell()
        return event

    def fail(self, method: str, status: int, **more: Any) -> Fault:
        """Let the next call of ``method`` fail; see ``Fault``."""
        self.faults.append(Fault(method, status, **more))
        return self.faults[-1]

    def hold_answer(self, method: str) -> asyncio.Event:
        """Let the next call of ``method`` take effect, and its answer wait for the event."""
        self._held[method] = asyncio.Event()
        return self._held[method]

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def shown(self, room_id: str, count: int) -> list[str]:
        """The texts that a person sees, once there are ``count``."""
        await self.until(lambda: len(self.room(room_id).shown) >= count)
        return self.room(room_id).texts

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition that calls, deliveries or people bring about."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(condition)

    def tell(self) -> None:
        """Wake whoever waits, from code that is not asynchronous."""

        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        asyncio.get_running_loop().create_task(notify())

    @abstractmethod
    def method_of(self, request: HttpRequest) -> str:
        """The name of the method that is called, empty where there is none."""

    @abstractmethod
    async def play(self, method: str, request: HttpRequest, body: Json) -> HttpAnswer:
        """Do what a method does."""

    @abstractmethod
    def parcel(self, event: Json) -> tuple[bytes, dict[str, str]]:
        """The body and the headers with which an event is brought."""

    async def _serve(self, request: HttpRequest) -> HttpAnswer | None:
        method = self.method_of(request)
        try:
            body = json.loads(request.body or b"{}")
        except ValueError:
            body = {}
        answer = await self._answer(method, request, body)
        self.calls.append(Call(method, body, answer.status if answer else 0))
        self.tell()
        return answer

    async def _answer(self, method: str, request: HttpRequest, body: Json) -> HttpAnswer | None:
        fault = self.weather(method) if self.weather else None
        fault = fault or next((f for f in self.faults if f.times and f.method == method), None)
        if fault is None:
            held, answer = self._held.pop(method, None), await self.play(method, request, body)
            self.tell()
            if held:
                await held.wait()
            return answer
        fault.times -= 1
        if fault.after:
            await self.play(method, request, body)
        if fault.status == 0:
            return None
        return HttpAnswer(fault.status, b"<html>Bad Gateway</html>", "text/html")

    async def _bring_events(self) -> None:
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:
            while True:
                async with self._changed:
                    await self._changed.wait_for(lambda: bool(self.hook and self.events))
                event = self.events.popleft()
                for _ in range(2 if self.twice else 1):
                    await self._bring(client, event)
                self.tell()

    async def _bring(self, client: httpx.AsyncClient, event: Json) -> None:
        """Bring one event, a few times where it is not taken."""
        for _ in range(TRIES):
            self.statuses.append(await self.post(client, *self.parcel(event)))
            if self.statuses[-1] == 200:
                return
            await asyncio.sleep(0.02)

    async def post(self, client: httpx.AsyncClient, body: bytes, headers: dict[str, str]) -> int:
        """The webhook's answer to a body, 0 where there is none."""
        headers = {"User-Agent": "Java/17.0.2", "Content-Type": "application/json"} | headers
        try:
            return (await client.post(self.hook, content=body, headers=headers)).status_code
        except httpx.HTTPError:
            return 0


def answered(body: Json, status: int = 200) -> HttpAnswer:
    """A JSON answer."""
    return HttpAnswer(status, json.dumps(body).encode())
