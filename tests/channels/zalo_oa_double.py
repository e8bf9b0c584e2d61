"""An Official Account's servers on 127.0.0.1: tokens that run out, buttons, signed events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs

from tests.channels.http_server import HttpAnswer, HttpRequest
from tests.channels.zalo_server import LIMIT, Json, ZaloServer, answered

APP_ID = "4318657068771012646"
SECRET = "application-secret-that-must-not-be-logged"
KEY = "account-secret-that-must-not-be-logged"
FIRST_REFRESH = "refresh-0-that-must-not-be-logged"

TOKENS = "/v4/oa/access_token"
MESSAGES = "/v3.0/oa/message/cs"
QUOTA = "/v2.0/oa/quota/message"
MOST_BUTTONS = 5


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who talks to the account."""

    zalo: OaDouble
    id: str

    def send(self, text: str) -> Json:
        """Write a message."""
        return self._say("user_send_text", {"text": text})

    def send_sticker(self) -> Json:
        return self._say("user_send_sticker", {})

    def press(self, label: str) -> Json:
        """Press a button of the last message: Zalo sends its payload as the person's text."""
        for button in self.zalo.room(self.id).shown[-1]["buttons"]:
            if button["title"] == label and button["type"] == "oa.query.hide":
                return self.send(button["payload"])
        raise AssertionError(f"no button {label}")

    def follow(self) -> Json:
        return self._change("follow")

    def unfollow(self) -> Json:
        return self._change("unfollow")

    def _say(self, name: str, content: Json) -> Json:
        event = {
            "event_name": name,
            "app_id": APP_ID,
            "sender": {"id": self.id},
            "recipient": {"id": "account"},
            "message": {"msg_id": self.zalo.new_id()} | content,
            "timestamp": "1717061839659",
        }
        return self.zalo.push(event)

    def _change(self, name: str) -> Json:
        event = {
            "event_name": name,
            "app_id": APP_ID,
            "follower": {"id": self.id},
            "timestamp": f"17170618{self.zalo.new_id()[-5:]}",
        }
        return self.zalo.push(event)


class OaDouble(ZaloServer):
    """Both hosts in one. ``forged`` spoils the signature of what is brought."""

    def __init__(self) -> None:
        super().__init__()
        self.refresh, self.access = FIRST_REFRESH, ""
        self.spent: set[str] = set()
        self.remaining = 100
        self.forged = False
        self.plan = True
        """Whether the account's plan includes messages."""

    @property
    def exchanges(self) -> int:
        """How often a new pair was given."""
        return len(self.spent)

    def follower(self) -> Follower:
        person = Follower(self, self.new_id())
        self.room(person.id)
        return person

    def expire(self) -> None:
        """Let the access token run out early."""
        self.access = ""

    def method_of(self, request: HttpRequest) -> str:
        return request.target

    async def play(self, method: str, request: HttpRequest, body: Json) -> HttpAnswer:
        if method == TOKENS:
            return self._exchange(request)
        if not self.access or request.headers.get("access_token") != self.access:
            return answered({"error": -216, "message": "Access token has expired"})
        if method == QUOTA:
            data = {"type": "sub_quota", "remain": self.remaining, "total": 100}
            return answered({"data": data, "error": 0, "message": "Success"})
        return self._show(body)

    def _exchange(self, request: HttpRequest) -> HttpAnswer:
        form = {key: values[0] for key, values in parse_qs(request.body.decode()).items()}
        if request.headers.get("secret_key") != SECRET or form["app_id"] != APP_ID:
            return answered({"error": -14003, "error_name": "Invalid secret key"})
        given = form["refresh_token"]
        if given in self.spent or given != self.refresh:
            return answered({"error": -14020, "error_name": "Invalid refresh token"})
        self.spent.add(given)
        self.refresh, self.access = f"refresh-{len(self.spent)}", f"access-{len(self.spent)}"
        pair = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}
        return answered(pair)

    def _show(self, body: Json) -> HttpAnswer:
        if not self.plan:
            return answered({"error": -224, "message": "The plan does not include this"})
        room, message = self.rooms.get(body["recipient"]["user_id"]), body["message"]
        buttons = message.get("attachment", {}).get("payload", {}).get("buttons", [])
        if room is None or room.closed:
            return answered({"error": -201, "message": "user_id is invalid"})
        if not 1 <= len(message["text"]) <= LIMIT or len(buttons) > MOST_BUTTONS:
            return answered({"error": -201, "message": "Params is invalid"})
        message_id = self.new_id()
        room.shown.append({"message_id": message_id, "text": message["text"], "buttons": buttons})
        return answered({"error": 0, "message": "Success", "data": {"message_id": message_id}})

    def parcel(self, event: Json) -> tuple[bytes, dict[str, str]]:
        body = json.dumps(event, ensure_ascii=False).encode()
        signed = APP_ID.encode() + body + event["timestamp"].encode() + KEY.encode()
        mac = "0" * 64 if self.forged else sha256(signed).hexdigest()
        return body, {"X-ZEvent-Signature": f"mac={mac}"}
