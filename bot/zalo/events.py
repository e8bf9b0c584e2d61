"""Events read, of the Bot Platform and of the Official Account: what happened in which chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.zalo.http import Json

PRESS = "#hoitin:"
"""Begins the text that a button of the Official Account sends back."""


class Kind(StrEnum):
    """``SAID`` has a text (empty for a sticker or a voice message) or a pressed button;
    ``UNDELIVERED`` is a message whose content Zalo keeps back."""

    SAID = "said"
    UNDELIVERED = "undelivered"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``key`` is unique within the channel."""

    kind: Kind
    key: str
    chat_id: str
    user_id: str
    text: str = ""
    button: str = ""
    message_id: str = ""
    in_group: bool = False


def bot_event(body: Json, names: Sequence[str] = ()) -> Event | None:
    """An update of the Bot Platform, wrapped in a ``result`` or not; None when there is nothing
    for us in it. ``names`` are ours, which a message in a group may begin with."""
    update = body.get("result", body)
    if not isinstance(update, dict):
        return None
    message, name = update.get("message"), str(update.get("event_name", ""))
    if not isinstance(message, dict) or not name.startswith("message."):
        return None
    chat, author = _object(message, "chat"), _object(message, "from")
    chat_id, message_id = _id(chat), str(message.get("message_id", ""))
    if not chat_id or not message_id or author.get("is_bot"):
        return None
    return Event(
        Kind.UNDELIVERED if name == "message.unsupported.received" else Kind.SAID,
        f"{chat_id}/{message_id}",
        chat_id,
        _id(author) or chat_id,
        text=_without(_text(message, "text", "caption"), names),
        message_id=message_id,
        in_group=str(chat.get("chat_type", "")).upper() == "GROUP",
    )


def oa_event(body: Json) -> Event | None:
    """An event of the Official Account; None when there is nothing for us in it."""
    name = str(body.get("event_name", ""))
    if name in ("follow", "unfollow"):
        person = _id(_object(body, "follower"))
        kind, text = (Kind.SAID, "/start") if name == "follow" else (Kind.LEFT, "")
        key = f"{name}/{person}/{body.get('timestamp', '')}"
        return Event(kind, key, person, person, text=text) if person else None
    message, person = _object(body, "message"), _id(_object(body, "sender"))
    message_id = str(message.get("msg_id", ""))
    if not name.startswith("user_send_") or not person or not message_id:
        return None
    said = _text(message, "text")
    button = said.removeprefix(PRESS) if said.startswith(PRESS) else ""
    text = "" if button else said
    return Event(Kind.SAID, message_id, person, person, text, button, message_id)


def _object(body: Json, key: str) -> Json:
    value = body.get(key)
    return value if isinstance(value, dict) else {}


def _id(thing: Json) -> str:
    return str(thing.get("id") or "")


def _text(message: Json, *keys: str) -> str:
    found: list[Any] = [message.get(key) for key in keys]
    return next((each for each in found if isinstance(each, str) and each), "")


def _without(text: str, names: Sequence[str]) -> str:
    """``text`` without a mention of ours at its beginning."""
    if not text.lstrip().startswith("@"):
        return text
    said = text.lstrip()[1:]
    for name in sorted(filter(None, names), key=len, reverse=True):
        if said.lower().startswith(name.lower()):
            return said[len(name) :].lstrip(" ,:")
    return text
