"""One article: its card, and questions that keep to it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import memory, showing
from handlers.buttons import Rows, button, rows
from handlers.context import Context, Replies, to_number
from newsroom.chat import Reply, text
from newsroom.models import Article, Previous


async def show(context: Context) -> Replies:
    """The card of the pressed article."""
    return await card(context, context.number())


async def card(context: Context, article_id: int) -> Replies:
    """An article's card; "who wrote this article?" is now about it."""
    article = await context.store.articles.get(article_id)
    if article is None:
        return gone(context)
    await memory.remember(context, Previous(article.title, context.now(), article.id))
    opinions = await context.store.comments.count_published(article.id)
    return (showing.card(context, article, opinions),)


async def keep(context: Context) -> Replies:
    """Let the next questions keep to the pressed article."""
    article = await context.store.articles.get(context.number())
    if article is None:
        return gone(context)
    await memory.keep_to(context, article.id)
    await memory.remember(context, Previous(article.title, context.now(), article.id))
    leave = button(context.texts.leave_button, "leave")
    words = text(context.texts.keeping_to(article.title))
    return (Reply((words,), rows([leave]), article_id=article.id),)


async def leave(context: Context) -> Replies:
    """Let the next questions be about all the news again."""
    await memory.leave(context)
    return (Reply((text(context.texts.left),)),)


async def others(context: Context) -> Replies:
    """The other articles that an answer was found near."""
    wanted = [to_number(each) for each in "".join(context.values).split(".")]
    found = await context.store.articles.get_many(wanted)
    articles = [found[each] for each in wanted if each in found]
    if not articles:
        return (Reply((text(context.texts.no_other_sources),), _elsewhere(context)),)
    return (_list(context, articles),)


def _list(context: Context, articles: Sequence[Article]) -> Reply:
    blocks = (text(context.texts.other_sources), *showing.article_items(context, articles))
    return Reply(blocks, showing.article_buttons(articles))


def gone(context: Context) -> Replies:
    """That an article is not there any more, and where to go from here."""
    return (Reply((text(context.texts.gone_article),), _elsewhere(context)),)


def _elsewhere(context: Context) -> Rows:
    return rows([button(context.texts.news_button, "news")])
