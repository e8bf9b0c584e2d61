"""People and groups on the double, and what they see."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from tests.channels.telegram_html import fragment, units
from tests.channels.telegram_world import BOT, ChatRoom, Json, found_entities, without_reply

if TYPE_CHECKING:
    from tests.channels.telegram_double import TelegramDouble


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as people see it. ``styles`` are (entity type, the words it covers),
    ``links`` (words, address), ``buttons`` rows of labels."""

    message: Json
    text: str
    styles: list[tuple[str, str]]
    links: list[tuple[str, str]]
    buttons: list[list[str]]
    picture: str
    edited: bool
    replies_to: int

    @classmethod
    def of(cls, message: Json) -> Self:
        text = message.get("text") or message.get("caption") or ""
        entities = message.get("entities") or message.get("caption_entities") or []
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        photo = message.get("photo")
        preview = message.get("link_preview_options", {}).get("url", "")
        return cls(
            message=message,
            text=text,
            styles=[(e["type"], fragment(text, e)) for e in entities],
            links=[(fragment(text, e), e["url"]) for e in entities if "url" in e],
            buttons=[[button["text"] for button in row] for row in rows],
            picture=photo[0]["file_id"] if photo else preview,
            edited="edit_date" in message,
            replies_to=message.get("reply_to_message", {}).get("message_id", 0),
        )

    def button(self, label: str) -> Json:
        """The button with this label."""
        rows = self.message["reply_markup"]["inline_keyboard"]
        return next(button for row in rows for button in row if button["text"] == label)


class Group:
    """A group with the bot in it."""

    def __init__(self, telegram: TelegramDouble, room: ChatRoom) -> None:
        self._telegram = telegram
        self.room = room

    @classmethod
    def new(cls, telegram: TelegramDouble, title: str) -> Self:
        number = -telegram.world.next_id()
        room = ChatRoom({"id": number, "type": "group", "title": title})
        telegram.world.rooms[number] = room
        return cls(telegram, room)

    @classmethod
    def channel(cls, telegram: TelegramDouble, title: str) -> Self:
        """A channel that the bot administers."""
        made = cls.new(telegram, title)
        made.room.chat["type"] = "channel"
        return made

    def appoint(self, person: Person) -> None:
        """Make somebody an administrator."""
        self.room.admins.add(person.room.id)

    def post(self, text: str, kind: str = "channel_post") -> Json:
        """Write in the name of the chat itself, as only administrators can."""
        chat = self.room.chat
        content: Json = {"text": text, "sender_chat": chat}
        if entities := found_entities(text):
            content["entities"] = entities
        message = self._telegram.world.add_message(self.room, BOT, **content)
        del message["from"]
        self._telegram.push(kind, message)
        return message

    def upgrade(self, by: Person) -> Group:
        """Make it a supergroup, which gives it a new id; the old chat gets a notice."""
        world = self._telegram.world
        number = -1_000_000_000_000 - world.next_id()
        room = ChatRoom(self.room.chat | {"id": number, "type": "supergroup"})
        world.rooms[number] = room
        notice = world.add_message(self.room, by.user, migrate_to_chat_id=number)
        self._telegram.push("message", notice)
        self.room.migrated_to = number
        return Group(self._telegram, room)

    def kick(self, by: Person) -> int:
        """Throw the bot out."""
        self.room.closed = "bot was kicked from the group chat"
        return by.changed_bot(self.room, "member", "left")


class Person:
    """Somebody who writes, presses and types."""

    def __init__(self, telegram: TelegramDouble, user: Json, room: ChatRoom) -> None:
        self._telegram = telegram
        self.user = user
        self.room = room

    @classmethod
    def new(cls, telegram: TelegramDouble, name: str, language: str) -> Self:
        number = telegram.world.next_id()
        user = {"id": number, "is_bot": False, "first_name": name}
        user |= {"language_code": language} if language else {}
        room = ChatRoom({"id": number, "type": "private", "first_name": name})
        telegram.world.rooms[number] = room
        return cls(telegram, user, room)

    def send(
        self,
        text: str,
        to: Group | None = None,
        *,
        reply_to: Json | None = None,
        links: dict[str, str] | None = None,
        mentions: dict[str, Json] | None = None,
        **more: Any,
    ) -> Json:
        """Write a message. ``links`` hides addresses under words of the text; ``mentions`` makes
        words of it mentions of users without a name; ``more`` are further fields."""
        content: Json = {"text": text} | more
        entities = found_entities(text)
        entities += [_over(text, word, "text_link", url=url) for word, url in (links or {}).items()]
        entities += [
            _over(text, word, "text_mention", user=user) for word, user in (mentions or {}).items()
        ]
        if entities:
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = without_reply(reply_to)
        message = self._write(to, content)
        self._telegram.push("message", message)
        return message

    def send_sticker(self, to: Group | None = None) -> Json:
        """Send something that has no text."""
        sticker = {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
        message = self._write(to, {"sticker": sticker})
        self._telegram.push("message", message)
        return message

    def send_photo(self, caption: str, to: Group | None = None) -> Json:
        """Send a picture with words under it."""
        size = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
        content: Json = {"photo": [size], "caption": caption}
        if entities := found_entities(caption):
            content["caption_entities"] = entities
        message = self._write(to, content)
        self._telegram.push("message", message)
        return message

    def open_link(self, payload: str) -> Json:
        """Open ``https://t.me/HoiTinBot?start=payload``."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload), "Telegram opens no such link"
        return self.send(f"/start {payload}")

    def edit(self, message: Json, text: str) -> int:
        """Change a message of one's own."""
        entities = found_entities(text)
        message |= {"text": text, "edit_date": message["date"] + 1}
        message.pop("entities", None)
        if entities:
            message["entities"] = entities
        return self._telegram.push("edited_message", dict(message))

    def press(self, shown: Shown, label: str) -> str:
        """Press a button under a message; the callback query's id."""
        query_id = str(self._telegram.world.next_id())
        self._telegram.world.open_queries.add(query_id)
        query = {
            "id": query_id,
            "from": self.user,
            "message": shown.message,
            "chat_instance": "1",
            "data": shown.button(label)["callback_data"],
        }
        self._telegram.push("callback_query", query)
        return query_id

    def type_inline(self, words: str) -> str:
        """Type ``@HoiTinBot words`` in another chat; the query's id."""
        query_id = str(self._telegram.world.next_id())
        self._telegram.world.open_queries.add(query_id)
        query = {"id": query_id, "from": self.user, "query": words, "offset": ""}
        self._telegram.push("inline_query", query)
        return query_id

    def block(self) -> int:
        """Block the bot."""
        self.room.closed = "bot was blocked by the user"
        return self.changed_bot(self.room, "member", "kicked")

    def unblock(self) -> int:
        self.room.closed = ""
        return self.changed_bot(self.room, "kicked", "member")

    def changed_bot(self, room: ChatRoom, before: str, after: str) -> int:
        """Tell the bot what it now is in a chat."""
        change = {
            "chat": room.chat,
            "from": self.user,
            "date": int(time.time()),
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        }
        return self._telegram.push("my_chat_member", change)

    def _write(self, to: Group | None, content: Json) -> Json:
        room = to.room if to else self.room
        return self._telegram.world.add_message(room, self.user, **content)


def _member(status: str) -> Json:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": BOT} | until


def _over(text: str, word: str, kind: str, **more: Any) -> Json:
    start = text.index(word)
    return {"type": kind, "offset": units(text[:start]), "length": units(word)} | more
