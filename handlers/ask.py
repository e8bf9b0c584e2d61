"""Any text is a question."""

from __future__ import annotations

from handlers import memory, showing
from handlers.answering import Asked, answer
from handlers.buttons import digest
from handlers.context import Context, Replies
from newsroom.chat import Block, Reply, text
from newsroom.models import Article

LONGEST = 500
"""Characters of a question."""
_SEARCHED = 300
"""Characters of a longer message that are looked for."""
_FOUND = 3


async def question(context: Context) -> Replies:
    """Answer what was written: from the article that the message replies to, where there is
    one; else from the one that the conversation keeps to; else from all."""
    words = context.argument
    if len(words) > LONGEST:
        return await _too_long(context)
    if replied := context.incoming.replied_article:
        return await about(context, words, replied)
    kept = await _article(context, await memory.scope(context))
    if kept:
        await memory.keep_to(context, kept.id)
    return await answer(context, Asked(words, kept, only=kept is not None))


async def about(context: Context, words: str, article_id: int) -> Replies:
    """Answer ``words`` from an article, or from elsewhere where it does not say."""
    return await answer(context, Asked(words, await _article(context, article_id)))


async def repeat(context: Context, words: str) -> Replies:
    """Answer ``words``, which the person did not write as they are, from all the news."""
    await memory.forget(context)
    return await answer(context, Asked(words, repeated=True))


async def example(context: Context) -> Replies:
    """Answer a question that the welcome offered."""
    kind, language = (*context.values[1:], "", "")[:2]
    words = await context.services.examples.again(
        context.number(), kind, "en" if language == "en" else "vi"
    )
    if not words:
        return (Reply((text(context.texts.outdated),), showing.menu(context)),)
    return await repeat(context, words)


async def everywhere(context: Context) -> Replies:
    """Leave the article and look for what it did not say in all the news."""
    await memory.leave(context)
    words = await memory.unfound(context)
    if context.values != (digest(words),):
        return (Reply((text(context.texts.left),)),)
    return await answer(context, Asked(words, repeated=True))


async def _article(context: Context, article_id: int) -> Article | None:
    return await context.store.articles.get(article_id) if article_id else None


async def _too_long(context: Context) -> Replies:
    """Ask for less, and show what the beginning finds: often it is a copied article."""
    found = await context.services.asking.search(context.argument[:_SEARCHED], _FOUND)
    blocks: list[Block] = [text(context.texts.too_long(LONGEST))]
    if found:
        blocks += [text(context.texts.nearest), *showing.source_items(context, found)]
    return (Reply(tuple(blocks), showing.source_buttons(context, found)),)
