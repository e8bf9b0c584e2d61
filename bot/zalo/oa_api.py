"""The Official Account's messages, API v3."""

from __future__ import annotations

from collections.abc import Sequence

from bot.zalo.events import PRESS
from bot.zalo.http import REST, Json, Rejected, Wire, raise_for
from bot.zalo.oa_tokens import OaTokens
from newsroom.chat import Button
from newsroom.errors import ChannelError, Unclear

MOST_BUTTONS = 5
_EXPIRED = (-216, -124)
_PLAN = -224
_TITLE = 100
"""Characters of a button's title."""


class OaApi:
    """One account. ``rest`` is for how many seconds a 429 counts."""

    def __init__(self, wire: Wire, api_url: str, tokens: OaTokens, *, rest: float = REST) -> None:
        self._wire = wire
        self._base = api_url.rstrip("/")
        self._tokens = tokens
        self._rest = rest

    async def ready(self) -> None:
        """Make sure that Zalo knows us. Raises ChannelError where it does not."""
        await self._tokens.access()

    async def send(self, user_id: str, text: str, buttons: Sequence[Button] = ()) -> str:
        """Send up to 2,000 characters and up to five buttons; the message's id."""
        message: Json = {"text": text}
        if buttons:
            drawn = [_button(button) for button in buttons]
            message["attachment"] = {"type": "template", "payload": {"buttons": drawn}}
        body = {"recipient": {"user_id": user_id}, "message": message}
        data = (await self._call("/v3.0/oa/message/cs", body)).get("data")
        return str(data.get("message_id", "")) if isinstance(data, dict) else ""

    async def remaining(self) -> int | None:
        """The messages that Zalo still lets us send, None where it does not say."""
        data = (await self._call("/v2.0/oa/quota/message", {})).get("data")
        left = data.get("remain") if isinstance(data, dict) else None
        return int(left) if isinstance(left, int | str) and str(left).isdigit() else None

    async def _call(self, path: str, body: Json) -> Json:
        """Call with a token that is valid: one that has run out is exchanged once."""
        token = await self._tokens.access()
        answer = await self._post(path, body, token)
        if answer.get("error") in _EXPIRED:
            token = await self._tokens.access(refused=token)
            answer = await self._post(path, body, token)
        error = answer["error"]
        if error == 0:
            return answer
        reason = f"{path}: {error} {str(answer.get('message', ''))[:200]}"
        if error in _EXPIRED:
            raise ChannelError(reason)
        if error == _PLAN:
            raise ChannelError(f"{reason}: the account's plan does not include this")
        raise Rejected(reason)

    async def _post(self, path: str, body: Json, token: str) -> Json:
        status, answer = await self._wire.post(
            self._base + path, json=body, headers={"access_token": token}
        )
        if "error" not in answer:
            raise_for(status, f"{path}: {status}", rest=self._rest)
            raise Unclear(f"{path}: {status} without an answer")
        return answer


def _button(button: Button) -> Json:
    title = button.label[:_TITLE]
    if button.url:
        return {"title": title, "type": "oa.open.url", "payload": {"url": button.url}}
    return {"title": title, "type": "oa.query.hide", "payload": PRESS + button.data}
