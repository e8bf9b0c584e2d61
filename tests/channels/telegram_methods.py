"""The Bot API's methods: what each does to the world, and what it refuses in which words."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.channels.telegram_html import BadEntities, parse_html, units
from tests.channels.telegram_world import BOT, ChatRoom, Json, World, without_reply

Params = Mapping[str, str]

TEXT_LIMIT, CAPTION_LIMIT, TOAST_LIMIT = 4096, 1024, 200
CALLBACK_BYTES, BUTTONS, ROW, RESULTS = 64, 100, 8, 50
WEBHOOK_PORTS = (80, 88, 443, 8443)
ACTIONS = ("typing", "upload_photo", "find_location")


class ApiError(Exception):
    """A refusal, as Telegram words it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(words: str) -> ApiError:
    return ApiError(400, f"Bad Request: {words}")


class Methods:
    """Plays the methods on a world. ``play`` raises ApiError where Telegram refuses."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._table: dict[str, Callable[[Params], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "editMessageText": self._edit_text,
            "editMessageCaption": self._edit_caption,
            "getChatMember": self._member,
            "sendChatAction": self._chat_action,
            "answerCallbackQuery": self._answer_press,
            "answerInlineQuery": self._answer_inline,
            "setMyCommands": self._set_commands,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
        }

    def knows(self, method: str) -> bool:
        return method in self._table

    def play(self, method: str, params: Params) -> Any:
        """The result of a call."""
        return self._table[method](params)

    def _room(self, params: Params) -> ChatRoom:
        raw = params.get("chat_id", "")
        if not raw:
            raise bad_request("chat_id is empty")
        room = self._world.rooms.get(int(raw)) if raw.lstrip("-").isdigit() else None
        if room is None:
            raise bad_request("chat not found")
        if room.migrated_to:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=room.migrated_to,
            )
        if room.closed:
            raise ApiError(403, f"Forbidden: {room.closed}")
        return room

    def _send_message(self, params: Params) -> Json:
        room = self._room(params)
        content = _content(params, "text", TEXT_LIMIT)
        if preview := _json(params, "link_preview_options"):
            content["link_preview_options"] = preview
        return self._add(room, params, content)

    def _send_photo(self, params: Params) -> Json:
        room = self._room(params)
        url = params.get("photo", "")
        if not url:
            raise bad_request("there is no photo in the request")
        if url in self._world.bad_pictures or not url.startswith(("http://", "https://")):
            raise bad_request("wrong file identifier/HTTP URL specified")
        content = _content(params, "caption", CAPTION_LIMIT)
        size = {"file_id": url, "file_unique_id": url, "width": 640, "height": 360}
        return self._add(room, params, content | {"photo": [size]})

    def _add(self, room: ChatRoom, params: Params, content: Json) -> Json:
        content |= _markup(params)
        if reply := _json(params, "reply_parameters"):
            replied = room.messages.get(reply["message_id"])
            if replied is None and not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
            if replied is not None:
                content["reply_to_message"] = without_reply(replied)
        if thread := params.get("message_thread_id", ""):
            content |= {"message_thread_id": int(thread), "is_topic_message": True}
        return self._world.add_message(room, BOT, **content)

    def _edit_text(self, params: Params) -> Json:
        message = self._to_edit(params)
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        content = _content(params, "text", TEXT_LIMIT)
        if preview := _json(params, "link_preview_options"):
            content["link_preview_options"] = preview
        return _changed(message, content | _markup(params))

    def _edit_caption(self, params: Params) -> Json:
        message = self._to_edit(params)
        if "photo" not in message:
            raise bad_request("there is no caption in the message to edit")
        content = _content(params, "caption", CAPTION_LIMIT)
        return _changed(message, content | {"photo": message["photo"]} | _markup(params))

    def _to_edit(self, params: Params) -> Json:
        room = self._room(params)
        raw = params.get("message_id", "")
        if not raw:
            raise bad_request("message identifier is not specified")
        message = room.messages.get(int(raw))
        if message is None:
            raise bad_request("message to edit not found")
        if message["from"]["id"] != BOT["id"]:
            raise bad_request("message can't be edited")
        return message

    def _member(self, params: Params) -> Json:
        room, number = self._room(params), int(params["user_id"])
        user = {"id": number, "is_bot": False, "first_name": "…"}
        if number in room.admins:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member", "user": user}

    def _chat_action(self, params: Params) -> bool:
        self._room(params)
        if params.get("action", "") not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True

    def _answer_press(self, params: Params) -> bool:
        query = params.get("callback_query_id", "")
        if query not in self._world.open_queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if len(params.get("text", "")) > TOAST_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        self._world.open_queries.discard(query)
        return True

    def _answer_inline(self, params: Params) -> bool:
        query = params.get("inline_query_id", "")
        results = _json(params, "results")
        if query not in self._world.open_queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if len(results) > RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        if len({result["id"] for result in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        for result in results:
            _check_result(result)
        self._world.open_queries.discard(query)
        self._world.inline_answers[query] = {
            "results": results,
            "cache_time": int(params.get("cache_time", "") or 300),
            "is_personal": params.get("is_personal", "") == "true",
        }
        return True

    def _set_commands(self, params: Params) -> bool:
        commands = _json(params, "commands")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        scope = (_json(params, "scope") or {"type": "default"})["type"]
        self._world.commands[scope, params.get("language_code", "")] = commands
        return True

    def _set_webhook(self, params: Params) -> bool:
        url = params.get("url", "")
        secret = params.get("secret_token", "")
        parts = urlsplit(url)
        if url and parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if url and (parts.port or 443) not in WEBHOOK_PORTS:
            raise bad_request(
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            )
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        self._world.webhook = {"url": url, "secret": secret} if url else {}
        self.allow(params)
        return True

    def _delete_webhook(self, params: Params) -> bool:
        self._world.webhook = {}
        if params.get("drop_pending_updates", "") == "true":
            self._world.updates.clear()
        return True

    def _webhook_info(self, _: Params) -> Json:
        return {
            "url": self._world.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates),
        }

    def allow(self, params: Params) -> None:
        """Keep which updates the bot asks for; without the parameter nothing changes."""
        if "allowed_updates" in params:
            self._world.allowed = _json(params, "allowed_updates")


def _json(params: Params, name: str) -> Any:
    raw = params.get(name, "")
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _content(params: Params, name: str, limit: int) -> Json:
    """The text or caption as people will see it, with its entities."""
    text, entities = _parsed(params.get(name, ""), params.get("parse_mode", ""))
    if name == "text" and not text:
        raise bad_request("message text is empty")
    if units(text) > limit:
        raise bad_request(
            "message is too long" if name == "text" else "message caption is too long"
        )
    key = "entities" if name == "text" else "caption_entities"
    return ({name: text} if text else {}) | ({key: entities} if entities else {})


def _parsed(source: str, mode: str) -> tuple[str, list[Json]]:
    if mode.upper() != "HTML":
        return source.strip(), []
    try:
        return parse_html(source)
    except BadEntities as error:
        raise bad_request(f"can't parse entities: {error}") from None


def _markup(params: Params) -> Json:
    markup = _json(params, "reply_markup")
    if markup is None:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS or any(len(row) > ROW for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return {"reply_markup": markup}


def _check_button(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= (
        CALLBACK_BYTES
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not _valid_link(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _valid_link(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "tg" or (
        parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    )


def _check_result(result: Json) -> None:
    if not 1 <= len(result["id"].encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    content = result["input_message_content"]
    text, _ = _parsed(content["message_text"], content.get("parse_mode", ""))
    if not text:
        raise bad_request("MESSAGE_EMPTY")
    if units(text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if markup := result.get("reply_markup"):
        _markup({"reply_markup": json.dumps(markup)})


def _changed(message: Json, content: Json) -> Json:
    """The message with new content in the place of all it showed."""
    shown = ("text", "entities", "caption", "caption_entities", "photo", "reply_markup")
    if {key: message.get(key) for key in shown} == {key: content.get(key) for key in shown}:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    for key in (*shown, "link_preview_options"):
        message.pop(key, None)
    message |= content
    message["edit_date"] = int(time.time())
    return message
