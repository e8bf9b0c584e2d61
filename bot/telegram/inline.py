"""Inline mode: what a person is offered who types ``@bot câu hỏi`` in another chat."""

from __future__ import annotations

import structlog
from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent
from telegram import LinkPreviewOptions as Preview
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.lanes import Handlers
from bot.telegram import render
from bot.telegram.updates import language_hint
from newsroom.chat import InlineResult

log = structlog.stdlib.get_logger(__name__)

MAX_RESULTS = 50
CACHE_SECONDS = 60
"""How long Telegram may repeat the results to the same person; news changes."""


async def answer(query: InlineQuery, handlers: Handlers) -> None:
    """Answer an inline query; one that has grown too old is let go."""
    results = await handlers.inline(query.query, language_hint(query.from_user))
    drawn = [
        _article(str(number), result)
        for number, result in enumerate(results[:MAX_RESULTS])
        if result.reply.plain.strip()
    ]
    try:
        # The words are in the person's language, so Telegram must not show them to another.
        await query.answer(drawn, cache_time=CACHE_SECONDS, is_personal=True)
    except TelegramError as error:
        log.info("inline query not answered", reason=str(error))


def _article(result_id: str, result: InlineResult) -> InlineQueryResultArticle:
    """One entry. Buttons that answer are left out: their presses would belong to no chat."""
    first = render.drafts(result.reply)[0]
    return InlineQueryResultArticle(
        id=result_id,
        title=result.title,
        description=result.description or None,
        input_message_content=InputTextMessageContent(
            render.html(first.blocks),
            parse_mode=ParseMode.HTML,
            link_preview_options=Preview(is_disabled=True),
        ),
        reply_markup=render.keyboard(result.reply.buttons, data=False),
        thumbnail_url=result.reply.picture or None,
    )
