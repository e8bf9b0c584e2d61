"""The published comments under an article: the newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers import showing
from handlers.buttons import Rows, button, rows
from handlers.context import Context, Replies
from newsroom.chat import Block, Reply, note, quote, text, title
from newsroom.comments.model import Comment

PAGE = 3


async def show(context: Context) -> Replies:
    """A page of the comments on the pressed article."""
    return (
        await _page(context, context.number(), context.number(1), turned=len(context.values) > 1),
    )


async def like(context: Context) -> Replies:
    """Count the reader's approval of a comment, or take it back."""
    liked = await context.store.comments.like(context.number(), context.author)
    texts = context.comment_texts
    return await _done(context, texts.like_thanks if liked else texts.unlike)


async def report(context: Context) -> Replies:
    """Report a comment to the editors."""
    done = await context.services.commenting.report(context.author, context.number())
    texts = context.comment_texts
    return await _done(context, texts.report_thanks if done.comment else texts.gone_comment)


async def _done(context: Context, toast: str) -> Replies:
    """The same page with what has changed."""
    found = await context.store.comments.get(context.number())
    if found is None:
        return (Reply((text(context.comment_texts.gone_comment),)),)
    page = await _page(context, found.article_id, context.number(1), turned=True)
    return (replace(page, toast=toast),)


async def _page(context: Context, article_id: int, start: int, *, turned: bool) -> Reply:
    article = await context.store.articles.get(article_id)
    if article is None:
        return Reply((text(context.texts.gone_article),), showing.menu(context))
    texts = context.comment_texts
    total = await context.store.comments.count_published(article_id)
    found = await context.store.comments.published(article_id, PAGE, start)
    writing = button(texts.comment_button, "comment", article_id)
    commenting = rows([None if context.in_group else writing])
    if not found:
        blocks: tuple[Block, ...] = (title(article.title, article.url), text(texts.no_comments))
        return Reply(blocks, commenting, replaces=turned, article_id=article_id)
    blocks = (title(texts.opinions(article.title, total), article.url), *_shown(context, found))
    buttons = (*_judging(context, found, start), *_turning(context, article_id, start, total))
    return Reply(blocks, (*buttons, *commenting), replaces=turned, article_id=article_id)


def _shown(context: Context, found: Sequence[Comment]) -> list[Block]:
    blocks: list[Block] = []
    for each in found:
        day = context.day_of(each.decided)
        blocks += [quote(each.text), note(f"{context.comment_texts.anonymous} · {each.id} · {day}")]
    return blocks


def _judging(context: Context, found: Sequence[Comment], start: int) -> Rows:
    texts = context.comment_texts
    return tuple(
        (
            button(texts.like_button(each.id, each.likes), "like", each.id, start),
            button(texts.report_button, "report", each.id, start),
        )
        for each in found
    )


def _turning(context: Context, article_id: int, start: int, total: int) -> Rows:
    texts = context.texts
    newer, older = max(0, start - PAGE), start + PAGE
    return rows(
        [
            button(texts.newer_button, "opinions", article_id, newer) if start else None,
            button(texts.older_button, "opinions", article_id, older) if older < total else None,
        ]
    )
