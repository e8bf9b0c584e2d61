"""Writing a comment: the text is checked at once, shown, and sent when the person says so."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from handlers import ask, drafts, memory, showing
from handlers.buttons import Rows, button, digest, rows
from handlers.context import Context, Replies
from newsroom.chat import Block, Button, Reply, note, quote, text
from newsroom.comments.commenting import LONGEST, Done, Draft, Problem
from newsroom.comments.report import message
from newsroom.comments.rule import Verdict, check
from newsroom.comments.suggestion import suggest
from newsroom.models import Article

_OFFERED = 5
"""Newest articles to choose from."""


async def command(context: Context) -> Replies:
    """``/binhluan [words]``: about the article replied to or talked about, else the draft's."""
    if context.in_group:
        return (Reply((text(context.comment_texts.privately),)),)
    article_id = context.incoming.replied_article or await memory.scope(context)
    draft = await drafts.last(context)
    if not article_id and draft and draft.article_id != drafts.ANY:
        return await _resume(context, draft)
    if not article_id:
        turn = await memory.previous(context)
        article_id = turn.article_id if turn else 0
    return await begin(context, article_id) if article_id else await _choose(context)


async def press(context: Context) -> Replies:
    """The button under an article."""
    if context.in_group:
        return (Reply((text(context.comment_texts.privately),)),)
    return await begin(context, context.number())


async def begin(context: Context, article_id: int) -> Replies:
    """Ask for the comment on an article, or go on with what was written about it."""
    article = await context.store.articles.get(article_id)
    if article is None:
        return (Reply((text(context.texts.gone_article),), showing.menu(context)),)
    hindered = await context.services.commenting.hindrance(context.author)
    if hindered:
        return (Reply((text(_problem(context, hindered)),)),)
    draft = await drafts.about(context, article_id)
    await drafts.save(context, draft)
    if context.argument:
        return await written(context, draft)
    return await _resume(context, draft) if draft.text else (_invitation(context, article),)


async def written(context: Context, draft: Draft) -> Replies:
    """The message is the comment's text: keep it, and say what is missing or show it."""
    made = replace(draft, text=context.argument, hidden_links=context.incoming.hidden_links)
    await drafts.save(context, made)
    return await _judged(context, made)


async def adopt(context: Context) -> Replies:
    """Take the suggestion for the draft's text."""
    draft = await drafts.last(context)
    if draft is None:
        return _lost(context)
    suggestion = await _suggestion(draft, check(draft.text, draft.hidden_links))
    if suggestion is None or context.values != (digest(suggestion),):
        return await _resume(context, draft, context.comment_texts.draft_changed)
    made = replace(draft, text=suggestion)
    await drafts.save(context, made)
    return await _judged(context, made)


async def send(context: Context) -> Replies:
    """Hand the draft in, exactly as it was shown."""
    draft = await drafts.last(context)
    if draft is None:
        return await _sent_before(context)
    if context.values != (digest(draft.text),):
        return await _resume(context, draft, context.comment_texts.draft_changed)
    done = await context.services.commenting.send(context.author, draft)
    if done.problem is Problem.RULE:
        return await _judged(context, draft)
    if done.problem in (Problem.GONE, Problem.CHANGED):
        await drafts.drop(context, draft)
    if done.problem or done.comment is None:
        return (Reply((text(_problem(context, done)),), _mine(context)),)
    await drafts.drop(context, draft)
    texts, number = context.comment_texts, done.comment.id
    words = texts.edited(number) if draft.editing else texts.receipt(number)
    return (Reply((text(words),), _mine(context)),)


async def rewrite(context: Context) -> Replies:
    """Ask for the text anew."""
    draft = await drafts.last(context)
    if draft is None:
        return _lost(context)
    return await (ask_anew(context, draft) if draft.text else _resume(context, draft))


async def ask_anew(context: Context, draft: Draft) -> Replies:
    """Show the draft's text and take the next message for the new one."""
    await drafts.save(context, draft)
    texts = context.comment_texts
    blocks = (text(texts.rewrite), quote(draft.text), note(texts.rule))
    return (Reply(blocks, rows(_leaving(context)), article_id=draft.article_id),)


async def ask_instead(context: Context) -> Replies:
    """The text was meant as a question."""
    draft = await drafts.last(context)
    if draft is None or not draft.text:
        return _lost(context)
    await drafts.drop(context, draft)
    return await ask.repeat(context, draft.text[: ask.LONGEST])


async def stop(context: Context) -> Replies:
    """Leave the comment; the draft stays for a day."""
    await drafts.stop(context)
    return (Reply((text(context.comment_texts.left_writing),), showing.menu(context)),)


async def delete(context: Context) -> Replies:
    """Leave the comment and delete the draft."""
    draft = await drafts.last(context)
    if draft is None:
        return _lost(context)
    await drafts.drop(context, draft)
    return (Reply((text(context.comment_texts.draft_deleted),), showing.menu(context)),)


async def _choose(context: Context) -> Replies:
    """The newest articles, to choose the one that the comment is about. Its text may be there."""
    if context.argument:
        hidden = context.incoming.hidden_links
        await drafts.keep(
            context, replace(drafts.new(drafts.ANY, context.argument), hidden_links=hidden)
        )
    found = await context.store.articles.newest(_OFFERED)
    if not found:
        return (Reply((text(context.texts.no_news),)),)
    buttons = showing.article_buttons(found, "comment")
    return (Reply((text(context.comment_texts.choose_article),), buttons),)


async def _resume(context: Context, draft: Draft, lead: str = "") -> Replies:
    """The draft as it stands."""
    if context.argument:
        return await written(context, draft)
    article = await context.store.articles.get(draft.article_id)
    if article is None:
        await drafts.drop(context, draft)
        return (Reply((text(context.texts.gone_article),), showing.menu(context)),)
    await drafts.save(context, draft)
    if not draft.text:
        return (_invitation(context, article),)
    return await _judged(context, draft, lead)


async def _judged(context: Context, draft: Draft, lead: str = "") -> Replies:
    """The preview of a comment that may be sent, or all that speaks against it."""
    verdict = check(draft.text, draft.hidden_links)
    head = [text(lead)] if lead else []
    if verdict.accepted and len(draft.text) <= LONGEST:
        return (_preview(context, draft, verdict, head),)
    suggestion = await _suggestion(draft, verdict)
    return (_refused(context, draft, [*head, *_faults(context, draft, verdict)], suggestion),)


def _invitation(context: Context, article: Article) -> Reply:
    texts = context.comment_texts
    blocks = (text(texts.begin(article.title)), note(texts.rule))
    return Reply(blocks, rows([button(texts.stop_button, "cstop")]), article_id=article.id)


def _preview(context: Context, draft: Draft, verdict: Verdict, head: Sequence[Block]) -> Reply:
    texts, words = context.comment_texts, context.comment_words
    personal = [note(words.personal(verdict.personal))] if verdict.personal else []
    blocks = (*head, text(texts.preview), quote(draft.text), *personal, note(texts.consent))
    sending = [
        button(texts.send_button, "csend", digest(draft.text)),
        button(texts.rewrite_button, "crewrite"),
    ]
    return Reply(blocks, rows(sending, _leaving(context)), article_id=draft.article_id)


def _refused(
    context: Context, draft: Draft, faults: Sequence[Block], suggestion: str | None
) -> Reply:
    texts = context.comment_texts
    blocks, buttons = [*faults], rows([button(texts.ask_button, "cask")], _leaving(context))
    if suggestion:
        blocks += [text(texts.suggestion), quote(suggestion)]
        adopting = button(texts.adopt_button, "cadopt", digest(suggestion))
        buttons = (*rows([adopting]), *buttons)
    blocks.append(note(texts.draft_kept))
    return Reply(tuple(blocks), buttons, article_id=draft.article_id)


async def _suggestion(draft: Draft, verdict: Verdict) -> str | None:
    """The text with its diacritics restored, where that is all it lacks."""
    return await asyncio.to_thread(suggest, draft.text, verdict)


def _faults(context: Context, draft: Draft, verdict: Verdict) -> list[Block]:
    """Every reason against the text, in words."""
    long = [text(context.comment_texts.too_long(LONGEST))] if len(draft.text) > LONGEST else []
    if verdict.accepted:
        return long
    return [*long, text(message(verdict, context.comment_words))]


def _problem(context: Context, done: Done) -> str:
    """Why nothing was done, in words."""
    texts = context.comment_texts
    if done.problem is Problem.BANNED:
        return texts.banned(context.day_of(done.until))
    if done.problem is Problem.TOO_MANY:
        return texts.too_many
    if done.comment is None:
        return context.texts.gone_article
    return f"{texts.not_any_more} {texts.status(done.comment.status)}."


async def _sent_before(context: Context) -> Replies:
    """The receipt again, where the button was pressed twice."""
    newest = await context.store.comments.of_author(context.author, 1)
    if newest and context.values == (digest(newest[0].text),):
        words = context.comment_texts.receipt(newest[0].id)
        return (Reply((text(words),), _mine(context)),)
    return _lost(context)


def _lost(context: Context) -> Replies:
    return (Reply((text(context.comment_texts.no_draft),), showing.menu(context)),)


def _mine(context: Context) -> Rows:
    return rows([button(context.comment_texts.mine_button, "mycomments")])


def _leaving(context: Context) -> list[Button]:
    texts = context.comment_texts
    return [button(texts.stop_button, "cstop"), button(texts.delete_draft_button, "cdelete")]
