"""The welcome, and deep links into an article or a question."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import article, ask, comment, showing
from handlers.buttons import Rows, button, column
from handlers.context import Context, Replies
from newsroom.chat import Reply, text

_ARTICLE = re.compile(r"a_(\d{1,18})")
_COMMENT = re.compile(r"c_(\d{1,18})")
_QUESTION = re.compile(r"q_([\w-]+)", re.ASCII)


async def start(context: Context) -> Replies:
    """``/start``, ``a_12`` (an article), ``c_12`` (a comment on it) or ``q_gia_que`` (a question)
    after it."""
    if found := _ARTICLE.fullmatch(context.argument):
        return await article.card(context, int(found[1]))
    if found := _COMMENT.fullmatch(context.argument):
        return await comment.begin(replace(context, argument=""), int(found[1]))
    if found := _QUESTION.fullmatch(context.argument):
        words = re.sub(r"[_-]+", " ", found[1]).strip()
        return await ask.repeat(context, words)
    return await welcome(context)


async def welcome(context: Context) -> Replies:
    """In few words what one can do, with questions to begin with."""
    texts, name = context.texts, context.services.name
    if context.in_group:
        return (Reply((text(texts.welcome_group(name)),)),)
    examples = await offered(context)
    blocks = [text(texts.welcome(name)), text(texts.invitation if examples else texts.help_ask)]
    return (Reply(tuple(blocks), (*examples, *showing.menu(context))),)


async def offered(context: Context) -> Rows:
    """Example questions as buttons; none in a group, where they would be noise."""
    if context.in_group:
        return ()
    found = await context.services.examples.offer(context.language)
    return column(
        button(each.question, "example", each.article_id, each.kind, context.language)
        for each in found
    )
