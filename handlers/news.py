"""The newest articles, five a page."""

from __future__ import annotations

from handlers import showing
from handlers.buttons import Rows, button, rows
from handlers.context import Context, Replies
from newsroom.chat import Reply, note, text, title

PAGE = 5


async def show(context: Context) -> Replies:
    """A page of the newest; a press on "older" changes the message that it belongs to."""
    start = context.number()
    articles = await context.store.articles.newest(PAGE, start)
    total = await context.store.articles.count()
    texts = context.texts
    if not articles:
        return (Reply((text(texts.end_of_list if total else texts.no_news),)),)
    blocks = (
        title(texts.news),
        *showing.article_items(context, articles),
        note(texts.page(start + 1, start + len(articles), total)),
    )
    turning = turns(context, ("news",), start, total)
    buttons = (*showing.article_buttons(articles), *turning)
    return (Reply(blocks, buttons, replaces=bool(context.values)),)


def turns(context: Context, name: tuple[str, ...], start: int, total: int) -> Rows:
    """The buttons that turn the page of a list."""
    texts = context.texts
    newer = button(texts.newer_button, *name, max(0, start - PAGE)) if start else None
    older = button(texts.older_button, *name, start + PAGE) if start + PAGE < total else None
    return rows([newer, older])
