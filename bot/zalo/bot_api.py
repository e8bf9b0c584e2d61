"""The Bot Platform's methods."""

from __future__ import annotations

from typing import Any

from bot.zalo.http import REST, Json, Wire, raise_for
from newsroom.errors import ChannelError, Refused, Unclear

POLL_SECONDS = 30
_NETWORK = 15.0
"""Seconds that a poll may take longer than it was asked to."""

REFUSED = "Zalo refuses the bot's token: copy it again into HOITIN_ZALO_TOKEN"


class NoUpdate(ChannelError):
    """Nothing has happened while we waited, which Zalo tells as an error."""


class BadToken(ChannelError):
    """Zalo does not know the bot."""


class BotApi:
    """One bot. ``rest`` is for how many seconds a 429 counts."""

    def __init__(self, wire: Wire, token: str, api_url: str, *, rest: float = REST) -> None:
        self._wire = wire
        self._base = f"{api_url.rstrip('/')}/bot{token}"
        self._rest = rest

    async def me(self) -> str:
        """The bot's account name. Raises BadToken where there is no such bot."""
        return str((await self._call("getMe")).get("account_name", ""))

    async def update(self, seconds: int = POLL_SECONDS) -> Json:
        """The next update; raises NoUpdate where none came. What is taken is gone for Zalo."""
        patience = seconds + _NETWORK
        return await self._call("getUpdates", patience=patience, timeout=str(seconds))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates brought. Zalo saves the address even where its check of it fails."""
        await self._call("setWebhook", url=url, secret_token=secret)

    async def webhook(self) -> str:
        """The address that updates are brought to, empty where there is none."""
        return str((await self._call("getWebhookInfo")).get("url") or "")

    async def delete_webhook(self) -> None:
        """Have updates kept until they are fetched."""
        await self._call("deleteWebhook")

    async def send_message(self, chat_id: str, text: str, *, html: bool = False) -> str:
        """Send up to 2,000 characters; the message's id."""
        mode: Json = {"parse_mode": "html"} if html else {}
        return _id(await self._call("sendMessage", chat_id=chat_id, text=text, **mode))

    async def send_photo(self, chat_id: str, picture: str, caption: str) -> str:
        """Send the picture at a public address with up to 2,000 characters; the message's id."""
        result = await self._call("sendPhoto", chat_id=chat_id, photo=picture, caption=caption)
        return _id(result)

    async def send_typing(self, chat_id: str) -> None:
        """Show for a moment that an answer is being written."""
        await self._call("sendChatAction", chat_id=chat_id, action="typing")

    async def _call(self, method: str, patience: float = 20.0, **parameters: Any) -> Json:
        url = f"{self._base}/{method}"
        status, body = await self._wire.post(url, json=parameters, patience=patience)
        if status < 400 and body.get("ok"):
            result = body.get("result")
            return result if isinstance(result, dict) else {}
        if status < 400 and not body:
            raise Unclear(f"{method}: {status} without an answer")
        code = body.get("error_code")
        code = code if isinstance(code, int) and code >= 400 else max(status, 400)
        reason = f"{method}: {code} {str(body.get('description', ''))[:200]}"
        if method == "getUpdates" and code == 408:
            raise NoUpdate(reason)
        if code == 401 or (method == "getMe" and code in (403, 404)):
            raise BadToken(REFUSED)
        if code == 403:
            raise Refused(reason)
        raise_for(code, reason, rest=self._rest)
        raise ChannelError(reason)


def _id(result: Json) -> str:
    return str(result.get("message_id", ""))
