"""A conversation as the page shows it, kept in the store as JSON so that it survives a reload."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from newsroom.chat import Button, Reply, from_value, text, to_value

LIMIT = 50
"""Messages kept; older ones are forgotten."""

Author = Literal["person", "bot"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``id`` counts from 1 within a conversation and is never used twice."""

    id: int
    author: Author
    at: datetime
    reply: Reply

    def offers(self, data: str) -> Button | None:
        """The button of this message that sends ``data``."""
        buttons = (button for row in self.reply.buttons for button in row)
        return next((each for each in buttons if each.data == data), None)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The newest messages, oldest first, and the confirmation of the last press."""

    messages: tuple[Message, ...] = ()
    toast: str = ""

    def say(self, words: str, at: datetime) -> Transcript:
        """With what the person wrote."""
        return self._with("person", Reply((text(words),)), at)

    def answer(self, replies: Iterable[Reply], at: datetime, pressed: int = 0) -> Transcript:
        """With ``replies``; one that replaces takes the place of the message ``pressed``."""
        result = replace(self, toast="")
        for reply in replies:
            if reply.toast:
                result = replace(result, toast=reply.toast)
            if not reply.blocks and not reply.buttons:
                continue
            if reply.replaces and any(each.id == pressed for each in self.messages):
                result = result._replacing(pressed, reply)
            else:
                result = result._with("bot", reply, at)
        return result

    def last_said(self, now: datetime) -> datetime:
        """When the person last wrote or pressed; where that is forgotten, when what is kept
        begins."""
        said = [each.at for each in self.messages if each.author == "person"]
        return max(said, default=self.messages[0].at if self.messages else now)

    def changed_since(self, earlier: Transcript) -> tuple[Message, ...]:
        """The messages that are new or other than in ``earlier``."""
        known = set(earlier.messages)
        return tuple(message for message in self.messages if message not in known)

    def _with(self, author: Author, reply: Reply, at: datetime) -> Transcript:
        last = self.messages[-1].id if self.messages else 0
        return replace(
            self, messages=(*self.messages, Message(last + 1, author, at, reply))[-LIMIT:]
        )

    def _replacing(self, message_id: int, reply: Reply) -> Transcript:
        return replace(
            self,
            messages=tuple(
                replace(each, reply=reply) if each.id == message_id else each
                for each in self.messages
            ),
        )


def dump(transcript: Transcript) -> dict[str, Any]:
    """A transcript as a JSON value."""
    messages = [
        {
            "id": each.id,
            "author": each.author,
            "at": each.at.isoformat(),
            "reply": to_value(each.reply),
        }
        for each in transcript.messages
    ]
    return {"messages": messages, "toast": transcript.toast}


def load(value: Any) -> Transcript:
    """What ``dump`` made. A value of another version's shape counts as an empty conversation."""
    try:
        return Transcript(tuple(map(_message, value["messages"])), value["toast"])
    except (KeyError, TypeError, ValueError):
        return Transcript()


def _message(value: dict[str, Any]) -> Message:
    return Message(
        id=value["id"],
        author=value["author"],
        at=datetime.fromisoformat(value["at"]),
        reply=from_value(value["reply"]),
    )
