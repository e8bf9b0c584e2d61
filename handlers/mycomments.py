"""A person's own comments: how they stand, and what can still be done with them."""

from __future__ import annotations

from handlers import comment, drafts, showing
from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context, Replies
from newsroom.chat import Reply, note, quote, text, title
from newsroom.comments.commenting import Done, Problem, may_appeal, may_edit
from newsroom.comments.model import Comment, Status
from newsroom.models import Article

PAGE = 5


async def show(context: Context) -> Replies:
    """``/binhluancuatoi``: the newest ones, a page at a time."""
    texts, start = context.comment_texts, context.number()
    if context.in_group:
        return (Reply((text(texts.privately),)),)
    found = await context.store.comments.of_author(context.author, PAGE + 1, start)
    if not found:
        words = texts.nothing_mine_left if start else texts.nothing_mine
        return (Reply((text(words),), showing.menu(context)),)
    listed = found[:PAGE]
    articles = await context.store.articles.get_many([each.article_id for each in listed])
    buttons = column(
        button(short(_line(context, each, articles)), "mycomment", each.id) for each in listed
    )
    newer = button(context.texts.newer_button, "mycomments", start - PAGE) if start else None
    more = len(found) > PAGE
    older = button(context.texts.older_button, "mycomments", start + PAGE) if more else None
    turned = bool(context.values)
    return (Reply((title(texts.mine),), (*buttons, *rows([newer, older])), replaces=turned),)


async def one(context: Context) -> Replies:
    """The pressed comment with its state and the reason."""
    found = await _own(context)
    return (await _card(context, found),) if found else _gone(context)


async def edit(context: Context) -> Replies:
    """Take the comment as a draft; what is sent replaces it."""
    found = await _own(context)
    if found is None:
        return _gone(context)
    if not may_edit(found):
        return _told(context, Done(found, Problem.CHANGED), "")
    draft = drafts.new(found.article_id, found.text, editing=found.id)
    return await comment.ask_anew(context, draft)


async def withdraw(context: Context) -> Replies:
    """Take a comment back."""
    done = await context.services.commenting.withdraw(context.author, context.number())
    return _told(context, done, context.comment_texts.withdrawn)


async def appeal(context: Context) -> Replies:
    """Ask for another editor's view."""
    done = await context.services.commenting.appeal(context.author, context.number())
    return _told(context, done, context.comment_texts.appealed)


async def _own(context: Context) -> Comment | None:
    found = await context.store.comments.get(context.number())
    return found if found and found.author == context.author else None


async def _card(context: Context, found: Comment) -> Reply:
    texts = context.comment_texts
    article = await context.store.articles.get(found.article_id)
    heading = texts.one_of_mine(found.id, texts.status(found.status), _title(article))
    refused = found.status is Status.REFUSED
    reason = [note(texts.because(texts.refusal(found.refusal)))] if refused else []
    blocks = (title(heading), quote(found.text), *reason)
    return Reply(blocks, _buttons(context, found), article_id=found.article_id)


def _buttons(context: Context, found: Comment) -> Rows:
    texts = context.comment_texts
    standing = found.status.is_open or found.status is Status.PUBLISHED
    return rows(
        [
            button(texts.edit_button, "cedit", found.id) if may_edit(found) else None,
            button(texts.withdraw_button, "cwithdraw", found.id) if standing else None,
            button(texts.appeal_button, "cappeal", found.id) if may_appeal(found) else None,
        ],
        [button(texts.mine_button, "mycomments")],
    )


def _told(context: Context, done: Done, words: str) -> Replies:
    texts = context.comment_texts
    if done.comment is None:
        return _gone(context)
    if done.problem:
        words = f"{texts.not_any_more} {texts.status(done.comment.status)}."
    return (Reply((text(words),), rows([button(texts.mine_button, "mycomments")])),)


def _gone(context: Context) -> Replies:
    return (Reply((text(context.comment_texts.gone_comment),), showing.menu(context)),)


def _line(context: Context, each: Comment, articles: dict[int, Article]) -> str:
    texts = context.comment_texts
    about = _title(articles.get(each.article_id))
    return texts.one_of_mine(each.id, texts.status(each.status), about)


def _title(article: Article | None) -> str:
    return article.title if article else "…"
