"""A Bot API server on 127.0.0.1 that plays Telegram: its people, its groups and its bad days.

    async with TelegramDouble() as telegram:
        an = telegram.person("An")
        an.send("Cầu Ngòi Sen dài bao nhiêu mét?")
        [answer] = await telegram.shown(an.room, 1)

Every call is checked against Telegram's tables where they are at hand; what is wrong with it is
refused and kept in ``violations``. Waiting is for events, never for time.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.channels.http_server import HttpAnswer, HttpRequest, HttpServer
from tests.channels.telegram_methods import ApiError, Methods, Params
from tests.channels.telegram_people import Group, Person, Shown
from tests.channels.telegram_table import ApiTable, load_table
from tests.channels.telegram_world import BOT, ChatRoom, Json, World

TOKEN = "700100:test-token_that-must-not-be-logged"
PATIENCE = 20.0
"""Seconds after which a test that waits in vain fails."""

WORDS = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "photo": "there is no photo in the request",
    "reply_markup": "object expected as reply markup",
}
"""How Telegram calls a parameter that is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it was answered: ``status`` 0 means that the connection was dropped."""

    method: str
    params: dict[str, str]
    status: int

    def text(self, name: str) -> str:
        return str(self.params.get(name, ""))

    def json(self, name: str) -> Any:
        return json.loads(self.text(name) or "null")


@dataclass(slots=True)
class Fault:
    """A bad day: ``times`` calls of ``method`` (empty: any but getUpdates) fail. ``status`` 0
    drops the connection; with ``after`` the call has taken effect all the same."""

    method: str
    status: int
    times: int = 1
    retry_after: int = 0
    chat_id: int = 0
    description: str = ""
    after: bool = False

    def hits(self, method: str, params: Params) -> bool:
        chat = not self.chat_id or params.get("chat_id") == str(self.chat_id)
        named = method == self.method if self.method else method != "getUpdates"
        return self.times > 0 and named and chat


class TelegramDouble:
    """The server. ``longest_poll`` caps the seconds that getUpdates waits."""

    def __init__(self, longest_poll: float = 30.0) -> None:
        self.world = World()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.deliveries: list[tuple[int, int]] = []
        self.faults: list[Fault] = []
        self.reach: Callable[[str], str] = lambda url: url
        """Turns the public webhook address into one on this machine, as a reverse proxy does."""
        self._longest_poll = longest_poll
        self._methods = Methods(self.world)
        self._server = HttpServer(self._serve)
        self._changed = asyncio.Condition()
        self.polling = False
        self._poller = 0
        self._courier: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def table(self) -> ApiTable | None:
        return load_table()

    async def __aenter__(self) -> Self:
        await self._server.start()
        self._courier = asyncio.create_task(self._deliver_updates())
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

    # -- people and their chats

    def person(self, name: str, language: str = "vi") -> Person:
        """Somebody with a private chat with the bot."""
        return Person.new(self, name, language)

    def group(self, title: str) -> Group:
        """A group that the bot is in."""
        return Group.new(self, title)

    def push(self, kind: str, body: Json) -> int:
        """Queue an update for the bot; its id."""
        update_id = self.world.add_update(kind, deepcopy(body))
        if self.table and update_id in self.world.updates:
            problems = self.table.type_problems("Update", self.world.updates[update_id])
            assert problems == [], "the test says what Telegram never would"
        self._tell()
        return update_id

    # -- what the bot did

    async def shown(self, room: ChatRoom, count: int) -> list[Shown]:
        """The bot's messages in a chat as people see them, once there are ``count``."""
        await self.until(lambda: len(room.from_bot) >= count)
        return [Shown.of(message) for message in room.from_bot]

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def call(self, method: str, count: int = 1) -> Call:
        """The ``count``-th call of a method, once it was answered."""
        await self.until(lambda: len(self.called(method)) >= count)
        return self.called(method)[count - 1]

    async def until(self, condition: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait for a condition that calls, deliveries or people bring about."""
        async with asyncio.timeout(patience), self._changed:
            await self._changed.wait_for(condition)

    # -- bad days

    def fail(self, method: str, status: int, **more: Any) -> Fault:
        """Let the next call of ``method`` fail; see ``Fault``."""
        self.faults.append(Fault(method, status, **more))
        return self.faults[-1]

    # -- the server

    def _tell(self) -> None:
        """Wake whoever waits, from code that is not asynchronous."""

        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        asyncio.get_running_loop().create_task(notify())

    async def _serve(self, request: HttpRequest) -> HttpAnswer | None:
        parts = urlsplit(request.target)
        token, _, method = parts.path.removeprefix("/bot").partition("/")
        if not method or ":" not in token:
            return _refusal(ApiError(404, "Not Found"))
        if token != TOKEN:
            return _refusal(ApiError(401, "Unauthorized"))
        params = _form(request, parts.query)
        answer = await self._answer(method, params)
        self.calls.append(Call(method, params, answer.status if answer else 0))
        self._tell()
        return answer

    async def _answer(self, method: str, params: dict[str, str]) -> HttpAnswer | None:
        fault = next((fault for fault in self.faults if fault.hits(method, params)), None)
        if fault is None:
            return await self._play(method, params)
        fault.times -= 1
        if fault.after:
            await self._play(method, params)
        return _faulty(fault)

    async def _play(self, method: str, params: dict[str, str]) -> HttpAnswer:
        try:
            self._check(method, params)
            if method == "getUpdates":
                result: Any = await self._get_updates(params)
            else:
                result = self._methods.play(method, params)
        except ApiError as error:
            return _refusal(error)
        if self.table:
            self.violations += self.table.answer_problems(method, result)
        return HttpAnswer(200, json.dumps({"ok": True, "result": result}).encode())

    def _check(self, method: str, params: dict[str, str]) -> None:
        """Refuse what is wrong by Telegram's tables, in Telegram's words where they are known."""
        problems = self.table.call_problems(method, params) if self.table else []
        self.violations += problems
        if not self._methods.knows(method) and method != "getUpdates":
            raise ApiError(404, "Not Found: method not found")
        if problems:
            field, _, words = problems[0].partition(": ")
            name = field.partition(".")[2]
            raise ApiError(400, f"Bad Request: {WORDS.get(name, f'{field} {words}')}")

    # -- updates out

    async def _get_updates(self, params: Params) -> list[Json]:
        if self.world.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._methods.allow(params)
        self._poller += 1
        self._acknowledge(int(str(params.get("offset", 0))))
        wait = min(float(str(params.get("timeout", 0))), self._longest_poll)
        await self._await_updates(self._poller, wait)
        limit = int(str(params.get("limit", 100)))
        return [self.world.updates[number] for number in sorted(self.world.updates)[:limit]]

    def _acknowledge(self, offset: int) -> None:
        """Forget the updates before ``offset``; a negative one keeps that many of the last."""
        if offset < 0:
            offset = ([0, *sorted(self.world.updates)][offset:] or [0])[0]
        for update_id in [number for number in self.world.updates if number < offset]:
            del self.world.updates[update_id]

    async def _await_updates(self, poller: int, wait: float) -> None:
        async with self._changed:
            self.polling = True
            self._changed.notify_all()
            try:
                async with asyncio.timeout(wait):
                    await self._changed.wait_for(
                        lambda: bool(self.world.updates) or self._poller != poller
                    )
            except TimeoutError:
                return
        if self._poller != poller:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )

    async def _deliver_updates(self) -> None:
        """Bring updates to the webhook, each again until it is taken."""
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:
            while True:
                async with self._changed:
                    await self._changed.wait_for(
                        lambda: bool(self.world.webhook and self.world.updates)
                    )
                update_id = min(self.world.updates)
                status = await self.deliver(client, self.world.updates[update_id])
                self.deliveries.append((update_id, status))
                if status == 200:
                    self.world.updates.pop(update_id, None)
                else:
                    await asyncio.sleep(0.05)
                self._tell()

    async def deliver(self, client: httpx.AsyncClient, update: Json) -> int:
        """Bring one update to the webhook; the status, 0 where there was no answer."""
        webhook = self.world.webhook
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret"]}
        try:
            answer = await client.post(
                self.reach(webhook["url"]),
                json=update,
                headers=headers if webhook["secret"] else {},
            )
        except httpx.HTTPError:
            return 0
        return answer.status_code


def _refusal(error: ApiError) -> HttpAnswer:
    body = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return HttpAnswer(error.code, json.dumps(body).encode())


def _faulty(fault: Fault) -> HttpAnswer | None:
    if fault.status == 0:
        return None
    if fault.status == 429:
        words = f"Too Many Requests: retry after {fault.retry_after}"
        return _refusal(ApiError(429, words, retry_after=fault.retry_after))
    if fault.status >= 500 and not fault.description:
        return HttpAnswer(fault.status, b"<html>Bad Gateway</html>", "text/html")
    return _refusal(ApiError(fault.status, fault.description or "Bad Request: no luck today"))


def _form(request: HttpRequest, query: str) -> dict[str, str]:
    """The parameters of a call: from the address, a form, or JSON."""
    kind = request.headers.get("content-type", "")
    params: dict[str, str] = dict(parse_qsl(query, keep_blank_values=True))
    if kind.startswith("application/json"):
        values = json.loads(request.body or b"{}")
        return params | {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in values.items()
        }
    return params | dict(parse_qsl(request.body.decode(), keep_blank_values=True))


__all__ = ["BOT", "TOKEN", "Call", "Fault", "Group", "Person", "Shown", "TelegramDouble"]
