"""Who decides for a group or a channel."""

from __future__ import annotations

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from newsroom.chat import Incoming

_ADMINS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


async def manages(bot: Bot, incoming: Incoming) -> bool:
    """Whether the person is an administrator of the chat.

    Only administrators write in the name of the chat itself: anonymously in a group, and whatever
    a channel posts. Where Telegram does not let us see the members, nobody is.
    """
    if incoming.user_id == incoming.chat_id:
        return True
    try:
        member = await bot.get_chat_member(int(incoming.chat_id), int(incoming.user_id))
    except (BadRequest, Forbidden):
        return False
    return member.status in _ADMINS
