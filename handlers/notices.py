"""What people are told of comments although they have not asked, as messages of the outbox."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from handlers.buttons import button, rows
from handlers.texts import COMMENTING, MODERATING, CommentingTexts
from newsroom.chat import Reply, text, to_value
from newsroom.comments.commenting import REPORTED, may_appeal
from newsroom.comments.model import Act, Change, Editor, Queue, Status
from newsroom.models import Language, Outgoing, Priority
from newsroom.ports import Chats


class ReplyNotices:
    """The ``Notices`` port, in the language that each person chose."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def decided(self, change: Change) -> tuple[Outgoing, ...]:
        """To the author, of what an editor does; to nobody where the author is forgotten."""
        author, version = change.before.author, change.before.version
        if not author.chat_id:
            return ()
        reply = _decided(change, COMMENTING[await self._language(*author)])
        key = f"comment:{change.before.id}:{version}:{change.act}"
        return (_outgoing(*author, key, reply, change.at),)

    async def waiting(
        self, editors: Sequence[Editor], queue: Queue, now: datetime
    ) -> tuple[Outgoing, ...]:
        """To editors, that a comment waits: at once where nothing did, else once an hour."""
        moment = f"{now:%Y%m%d%H}" if queue.size else f"{now.timestamp():.6f}"
        return tuple([await self._waiting(each, queue, moment, now) for each in editors])

    async def _waiting(self, editor: Editor, queue: Queue, moment: str, now: datetime) -> Outgoing:
        texts = MODERATING[await self._language(*editor.chat)]
        opening = rows([button(texts.queue_button, "mqueue")])
        reply = Reply((text(texts.waiting(queue.size + 1)),), opening)
        return _outgoing(*editor.chat, f"queue:{editor.id}:{moment}", reply, now)

    async def _language(self, channel: str, chat_id: str) -> Language:
        return await self._chats.language(channel, chat_id) or "vi"


def _decided(change: Change, texts: CommentingTexts) -> Reply:
    comment, number = change.after, change.after.id
    if change.act is Act.UNDO:
        return Reply((text(texts.told_undone(number)),))
    if comment.status is Status.PUBLISHED:
        shown = rows([button(texts.show_button, "opinions", comment.article_id)])
        return Reply((text(texts.told_published(number)),), shown)
    was_public = change.before.status is Status.PUBLISHED or REPORTED in comment.reasons
    tell = texts.told_removed if was_public else texts.told_refused
    appealing = button(texts.appeal_button, "cappeal", number) if may_appeal(comment) else None
    buttons = rows([appealing, button(texts.mine_button, "mycomment", number)])
    return Reply((text(tell(number, texts.refusal(comment.refusal))),), buttons)


def _outgoing(channel: str, chat_id: str, key: str, reply: Reply, now: datetime) -> Outgoing:
    payload = json.dumps(to_value(reply), ensure_ascii=False, separators=(",", ":"))
    return Outgoing(channel, chat_id, key, payload, Priority.NOTICE, now)
