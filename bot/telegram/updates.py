"""Telegram's updates read: which chat they belong to, whom they address, what is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User

from bot.telegram.api import CHANNEL
from newsroom.chat import ChatKind, Incoming
from newsroom.models import Language

ALLOWED = (
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
)
"""The updates that we ask Telegram for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, perhaps a topic in it, in reply to the message ``answers``;
    ``pressed`` is the message whose button was pressed."""

    chat_id: int
    thread_id: int | None = None
    answers: int | None = None
    pressed: int | None = None


def lane_of(update: Mapping[str, Any]) -> str:
    """The lane of an update as it came (JSON): its chat, or the person who types inline."""
    for kind in ("message", "edited_message", "channel_post", "my_chat_member"):
        if kind in update:
            return str(update[kind]["chat"]["id"])
    if "callback_query" in update:
        query = update["callback_query"]
        return str(query["message"]["chat"]["id"] if "message" in query else query["from"]["id"])
    if "inline_query" in update:
        return f"inline:{update['inline_query']['from']['id']}"
    return ""


def language_hint(user: User | None) -> Language | None:
    """The language of the person's Telegram, where it is one of ours."""
    code = (user.language_code or "") if user else ""
    match code.lower().split("-")[0]:
        case "vi":
            return "vi"
        case "en":
            return "en"
    return None


def read_message(
    update: Update, me: User, commands: Collection[str]
) -> tuple[Incoming, Place] | None:
    """What a message or its edit says to us; None when it is not for us.

    In a group or channel it is for us when it mentions us, replies to us or is one of ``commands``.
    """
    message = update.message or update.edited_message or update.channel_post
    if message is None or not _written_by_a_person(message, me):
        return None
    said = _said_to(message, me, commands)
    if said is None:
        return None
    kind = _kind(message.chat)
    author = message.sender_chat or message.from_user
    incoming = Incoming(
        channel=CHANNEL,
        chat_id=str(message.chat.id),
        user_id=str(author.id if author else message.chat.id),
        text=said,
        language=language_hint(message.from_user),
        chat_kind=kind,
        message_id=str(message.message_id),
        edited=update.edited_message is not None,
        hidden_links=_hidden_links(message),
        update_key=str(update.update_id),
    )
    answers = message.message_id if kind == "group" else None
    return incoming, Place(message.chat.id, _thread(message), answers)


def read_press(query: CallbackQuery, update_id: int) -> tuple[Incoming, Place] | None:
    """What a pressed button says; None when it is none of ours."""
    message = query.message
    if message is None or not query.data:
        return None
    incoming = Incoming(
        channel=CHANNEL,
        chat_id=str(message.chat.id),
        user_id=str(query.from_user.id),
        button=query.data,
        language=language_hint(query.from_user),
        chat_kind=_kind(message.chat),
        message_id=str(message.message_id),
        update_key=str(update_id),
    )
    thread = _thread(message) if isinstance(message, Message) else None
    return incoming, Place(message.chat.id, thread, pressed=message.message_id)


def replied_message(update: Update) -> str:
    """The id of the message that this one replies to, empty where there is none."""
    message = update.message or update.edited_message
    replied = message.reply_to_message if message else None
    return str(replied.message_id) if replied else ""


def _written_by_a_person(message: Message, me: User) -> bool:
    """Not a notice of Telegram's, and not what our own inline mode put into the chat."""
    if message.via_bot is not None and message.via_bot.id == me.id:
        return False
    return bool(message.text or message.caption or message.effective_attachment)


def _kind(chat: Chat) -> ChatKind:
    if chat.type == Chat.PRIVATE:
        return "private"
    return "channel" if chat.type == Chat.CHANNEL else "group"


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _said_to(message: Message, me: User, commands: Collection[str]) -> str | None:
    """The message's text without our name in it; None when it speaks to somebody else."""
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    ours = [entity for entity in entities if _mentions(message, entity, me)]
    command = _command(text, entities, me, commands)
    replied = message.reply_to_message
    to_us = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    if _kind(message.chat) != "private" and not (ours or to_us or command):
        return None
    return command or _without(text, ours)


def _mentions(message: Message, entity: MessageEntity, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    if entity.type != MessageEntity.MENTION:
        return False
    words = message.parse_entity if message.text else message.parse_caption_entity
    return words(entity).lower() == f"@{me.username}".lower()


def _command(
    text: str, entities: Collection[MessageEntity], me: User, commands: Collection[str]
) -> str:
    """The text with ``@our_name`` cut from its leading command; empty when that is not ours."""
    for entity in entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name, _, target = text[: entity.length].partition("@")
            known = name[1:].lower() in commands
            ours = target.lower() == str(me.username).lower() if target else known
            return name + text[entity.length :] if ours else ""
    return ""


def _without(text: str, mentions: Collection[MessageEntity]) -> str:
    """The text without ``mentions`` and the commas behind them."""
    if not mentions:
        return text
    for mention in sorted(mentions, key=lambda mention: -mention.offset):
        units = text.encode("utf-16-le")
        before = units[: mention.offset * 2].decode("utf-16-le")
        after = units[(mention.offset + mention.length) * 2 :].decode("utf-16-le")
        text = before + after.lstrip(",:")
    return re.sub(r"[ \t]{2,}", " ", text).strip()


def _hidden_links(message: Message) -> tuple[str, ...]:
    """Addresses under words, and one that only the preview shows."""
    entities = message.entities or message.caption_entities
    links = [entity.url for entity in entities if entity.url]
    preview = message.link_preview_options
    if preview and isinstance(preview.url, str) and preview.url not in (message.text or ""):
        links.append(preview.url)
    return tuple(dict.fromkeys(links))
