"""The newest articles, five a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import ask, missed, showing
from handlers.buttons import button, rows
from handlers.context import Context, Replies
from newsroom.chat import Reply, note, text, title
from newsroom.models import Article

PAGE = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of which list: from article ``start`` (counted from 0) of ``total``; the buttons
    that turn it are called ``name``."""

    heading: str
    name: tuple[str, ...]
    start: int
    total: int


async def command(context: Context) -> Replies:
    """``/tin`` shows what could not be sent before, else the newest; ``/tin giao thông`` those
    about something."""
    if context.argument:
        return await ask.repeat(context, context.texts.ask_new(context.argument[: ask.LONGEST]))
    return await missed.take(context) or await show(context)


async def show(context: Context) -> Replies:
    """A page of the newest articles."""
    start = context.number()
    articles = await context.store.articles.newest(PAGE, start)
    total = await context.store.articles.count()
    return page(context, Page(context.texts.news, ("news",), start, total), articles)


def page(context: Context, listed: Page, articles: Sequence[Article]) -> Replies:
    """A page of a list; turning it changes the message that the button belongs to."""
    texts, start, total = context.texts, listed.start, listed.total
    if not articles:
        back = rows([button(texts.news_button, "news")])
        return (Reply((text(texts.end_of_list if total else texts.no_news),), back),)
    where = [note(texts.page(start + 1, start + len(articles), total))] if total > PAGE else []
    blocks = (title(listed.heading), *showing.article_items(context, articles), *where)
    newer = button(texts.newer_button, *listed.name, max(0, start - PAGE)) if start else None
    more = start + PAGE < total
    older = button(texts.older_button, *listed.name, start + PAGE) if more else None
    buttons = (*showing.article_buttons(articles), *rows([newer, older]))
    turned = len(context.values) == len(listed.name)
    return (Reply(blocks, buttons, replaces=turned),)
