"""The commands that Telegram lists beside the text field, in both languages."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.lanes import Handlers
from newsroom.models import Language

log = structlog.stdlib.get_logger(__name__)

SCOPES = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
LANGUAGES: tuple[tuple[Language, str | None], ...] = (("vi", None), ("en", "en"))
"""Ours and Telegram's; Vietnamese is what everybody sees whose Telegram is not English."""


async def publish(bot: Bot, handlers: Handlers) -> None:
    """Tell Telegram the commands. The bot works without the list, so a failure is only logged."""
    try:
        for language, code in LANGUAGES:
            for scope in SCOPES:
                await bot.set_my_commands(handlers.commands(language), scope, code)
    except TelegramError as error:
        log.warning("commands not published", reason=str(error))


def names(handlers: Handlers) -> frozenset[str]:
    """The commands of all languages, without the slash."""
    return frozenset(
        name for language, _ in LANGUAGES for name, _ in handlers.commands(language)
    ) | {"start", "help"}
