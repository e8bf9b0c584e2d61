"""What Telegram's servers know: chats, messages and the updates that wait for the bot."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

from tests.channels.telegram_html import units

Json = dict[str, Any]

BOT: Json = {
    "id": 700100,
    "is_bot": True,
    "first_name": "Hỏi Tin",
    "username": "HoiTinBot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
_COMMAND = re.compile(r"(?<!\S)/\w{1,32}(?:@\w+)?")
_MENTION = re.compile(r"(?<![\w@])@\w{4,32}\b")
_URL = re.compile(r"https?://[^\s<>]+")


@dataclass(slots=True)
class ChatRoom:
    """One chat: its messages by id, the users who administer it, and why the bot cannot write
    there (empty: it can)."""

    chat: Json
    messages: dict[int, Json] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    closed: str = ""
    migrated_to: int = 0

    @property
    def id(self) -> int:
        return int(self.chat["id"])

    @property
    def from_bot(self) -> list[Json]:
        return [m for m in self.messages.values() if m.get("from", {}).get("id") == BOT["id"]]


@dataclass(slots=True)
class World:
    """All state of the double."""

    rooms: dict[int, ChatRoom] = field(default_factory=dict)
    updates: dict[int, Json] = field(default_factory=dict)
    open_queries: set[str] = field(default_factory=set)
    inline_answers: dict[str, Json] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    bad_pictures: set[str] = field(default_factory=set)
    allowed: list[str] = field(default_factory=list)
    webhook: Json = field(default_factory=dict)
    _last_id: int = 1000

    def next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def add_update(self, kind: str, body: Json) -> int:
        """Put an update in the bot's queue, unless the bot did not ask for its kind."""
        update_id = self.next_id()
        asked = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if asked:
            self.updates[update_id] = {"update_id": update_id, kind: body}
        return update_id

    def add_message(self, room: ChatRoom, sender: Json, **content: Any) -> Json:
        """A new message in a chat; replies carry a copy of what they reply to."""
        message: Json = {
            "message_id": self.next_id(),
            "date": int(time.time()),
            "chat": room.chat,
            "from": sender,
        } | content
        room.messages[message["message_id"]] = message
        return message

    def room_of(self, message: Json) -> ChatRoom:
        return self.rooms[message["chat"]["id"]]


def without_reply(message: Json) -> Json:
    """A message as another one quotes it: replies are not nested."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def found_entities(text: str) -> list[Json]:
    """The entities that Telegram itself finds in what a person writes."""
    found: list[Json] = []
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION), ("url", _URL)):
        for match in pattern.finditer(text):
            if not any(_covers(entity, text, match) for entity in found):
                found.append(
                    {
                        "type": kind,
                        "offset": units(text[: match.start()]),
                        "length": units(match[0]),
                    }
                )
    return sorted(found, key=lambda entity: int(entity["offset"]))


def _covers(entity: Json, text: str, match: re.Match[str]) -> bool:
    start = units(text[: match.start()])
    return bool(entity["offset"] <= start < entity["offset"] + entity["length"])
