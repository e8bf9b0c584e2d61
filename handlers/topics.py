"""The newsroom's sections and their articles."""

from __future__ import annotations

from handlers import news
from handlers.buttons import button, column, digest, rows, short
from handlers.context import Context, Replies
from newsroom.chat import Reply, text, title
from newsroom.text.fold import fold

_MOST = 20
"""Sections in one list."""


async def command(context: Context) -> Replies:
    """``/chude`` shows all sections, ``/chude kinh tế`` one; other words are asked about."""
    wanted = fold(context.argument).strip()
    if not wanted:
        return await show(context)
    for name, count in await context.store.articles.sections():
        if fold(name) == wanted:
            return await _page(context, name, 0, count)
    return await news.command(context)


async def show(context: Context) -> Replies:
    """All sections, those with most articles first."""
    found = await context.store.articles.sections()
    if not found:
        back = rows([button(context.texts.news_button, "news")])
        return (Reply((text(context.texts.no_topics),), back),)
    buttons = column(
        button(short(context.texts.section(name, count)), "topic", digest(name))
        for name, count in found[:_MOST]
    )
    return (Reply((title(context.texts.topics),), buttons),)


async def page(context: Context) -> Replies:
    """A page of the pressed section."""
    for name, count in await context.store.articles.sections():
        if context.values[:1] == (digest(name),):
            return await _page(context, name, context.number(1), count)
    back = rows([button(context.texts.topics_button, "topics")])
    return (Reply((text(context.texts.no_section),), back),)


async def _page(context: Context, name: str, start: int, total: int) -> Replies:
    articles = await context.store.articles.newest(news.PAGE, start, name)
    return news.page(context, news.Page(name, ("topic", digest(name)), start, total), articles)
