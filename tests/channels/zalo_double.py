"""A Bot Platform on 127.0.0.1: its people, its limits, its odd answers.

async with ZaloDouble() as zalo:
    an = zalo.person("An")
    an.send("Cầu dài bao nhiêu mét?")
    [answer] = await zalo.shown(an.id, 1)
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.channels.http_server import HttpAnswer, HttpRequest
from tests.channels.zalo_server import LIMIT, Json, ZaloServer, answered

TOKEN = "70123:zalo-token_that-must-not-be-logged"
ACCOUNT = "bot.HoiTin"


@dataclass(frozen=True, slots=True)
class ZaloPerson:
    """Somebody in a private chat with the bot, whose id is the person's."""

    zalo: ZaloDouble
    id: str
    name: str

    def send(self, text: str, group: str = "") -> Json:
        """Write a message."""
        return self._say("text", group, text=text)

    def send_photo(self, caption: str = "", field: str = "photo_url") -> Json:
        """Send a picture; its address can stand in ``photo`` or in ``photo_url``."""
        words = {"caption": caption} if caption else {}
        return self._say("image", "", **{field: "https://zalo.example/x.jpg"}, **words)

    def send_sticker(self) -> Json:
        return self._say("sticker", "", sticker="s1")

    def send_link(self) -> Json:
        """Write something that Zalo keeps back."""
        return self._say("unsupported", "")

    def _say(self, kind: str, group: str, **content: Any) -> Json:
        chat = {"id": group or self.id, "chat_type": "GROUP" if group else "PRIVATE"}
        message = {
            "from": {"id": self.id, "display_name": self.name, "is_bot": False},
            "chat": chat,
            "message_id": self.zalo.new_id(),
            "date": 1750316131602,
        } | content
        event = {"message": message, "event_name": f"message.{kind}.received"}
        return self.zalo.push(event)


class ZaloDouble(ZaloServer):
    """The server. ``quota`` messages may be sent, and ``longest_poll`` caps what a poll waits.

    ``reach`` turns the public webhook address into one on this machine, as a reverse proxy does.
    """

    def __init__(self, quota: int = 3000, longest_poll: float = 30.0) -> None:
        super().__init__()
        self.quota = quota
        self.webhook: Json = {"url": ""}
        self.secret = ""
        self.bad_pictures: set[str] = set()
        self.reach: Callable[[str], str] = lambda url: url
        self.unreachable_check = False
        """Whether the check of a new webhook fails, although its address is saved."""
        self._longest_poll = longest_poll
        self._wrapped = False
        self._poller = 0

    def person(self, name: str) -> ZaloPerson:
        person = ZaloPerson(self, self.new_id(), name)
        self.room(person.id)
        return person

    def method_of(self, request: HttpRequest) -> str:
        path = request.target.removeprefix(f"/bot{TOKEN}/")
        return path if "/" not in path else ""

    async def play(self, method: str, request: HttpRequest, body: Json) -> HttpAnswer:
        if not method:
            return refusal(401, "Unauthorized")
        return await getattr(self, f"_{method}", self._unknown)(body)

    async def _unknown(self, body: Json) -> HttpAnswer:
        return refusal(404, "Not found")

    async def _getMe(self, body: Json) -> HttpAnswer:
        me = {"id": "1", "account_name": ACCOUNT, "account_type": "BASIC", "can_join_groups": False}
        return result(me)

    async def _getUpdates(self, body: Json) -> HttpAnswer:
        """One update, gone once it is taken; 408 in a 200 where there is none."""
        if self.webhook["url"]:
            return refusal(400, "getUpdates cannot be used while a webhook is set")
        self._poller += 1
        poller, wait = self._poller, min(float(body["timeout"]), self._longest_poll)
        try:
            async with asyncio.timeout(wait), self._changed:
                self._changed.notify_all()
                await self._changed.wait_for(lambda: bool(self.events) or self._poller != poller)
        except TimeoutError:
            return refusal(408, "Request timeout")
        if self._poller != poller:
            return refusal(408, "Request timeout")
        return result(self.events.popleft())

    async def _setWebhook(self, body: Json) -> HttpAnswer:
        if not body["url"].startswith("https://") or "://10." in body["url"]:
            return refusal(400, "Bad webhook: private or not https")
        if not 8 <= len(body["secret_token"]) <= 256:
            return refusal(400, "Bad secret_token")
        self.webhook = {"url": body["url"], "updated_at": 1750316131602}
        self.secret, self.hook = body["secret_token"], self.reach(body["url"])
        return refusal(400, "Check failed") if self.unreachable_check else result(self.webhook)

    async def _deleteWebhook(self, body: Json) -> HttpAnswer:
        self.webhook, self.hook = {"url": "", "updated_at": 1750316131602}, ""
        return result(self.webhook)

    async def _getWebhookInfo(self, body: Json) -> HttpAnswer:
        return result(self.webhook)

    async def _sendMessage(self, body: Json) -> HttpAnswer:
        return self._show(body["chat_id"], body["text"], {"parse_mode": body.get("parse_mode", "")})

    async def _sendPhoto(self, body: Json) -> HttpAnswer:
        if body["photo"] in self.bad_pictures:
            return refusal(400, "Bad photo")
        return self._show(body["chat_id"], body.get("caption", "") or " ", {"photo": body["photo"]})

    async def _sendChatAction(self, body: Json) -> HttpAnswer:
        return result({})

    def _show(self, chat_id: str, text: str, more: Json) -> HttpAnswer:
        if chat_id not in self.rooms or self.rooms[chat_id].closed:
            return refusal(403, "Forbidden")
        if not 1 <= len(text) <= LIMIT:
            return refusal(400, "Text must have 1 to 2000 characters")
        if self.quota <= 0:
            return refusal(429, "Quota exceeded")
        self.quota -= 1
        message_id = self.new_id()
        self.rooms[chat_id].shown.append({"message_id": message_id, "text": text} | more)
        return result({"message_id": message_id, "date": 1750316131602})

    def parcel(self, event: Json) -> tuple[bytes, dict[str, str]]:
        """Zalo wraps some events and not others."""
        self._wrapped = not self._wrapped
        body = {"ok": True, "result": event} if self._wrapped else event
        return json.dumps(body).encode(), {"X-Bot-Api-Secret-Token": self.secret}


def result(value: Json) -> HttpAnswer:
    return answered({"ok": True, "result": value})


def refusal(code: int, words: str) -> HttpAnswer:
    """Errors come with status 200."""
    return answered({"ok": False, "error_code": code, "description": words})
