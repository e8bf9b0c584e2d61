"""What a follow-up stands on, and what it leaves for the next one."""

from __future__ import annotations

from dataclasses import replace

from handlers import memory
from handlers.context import Context
from newsroom.answers.followup import Turn, follow
from newsroom.answers.question import AnswerType, understand
from newsroom.models import Answer, Article, Previous

ABOUT_ARTICLES = (AnswerType.AUTHOR, AnswerType.PUBLISHED)
"""Questions about an article itself."""


async def standing_on(context: Context, article: Article | None) -> Previous | None:
    """The turn to build on: the last one, unless the question is put to another article."""
    last = await memory.previous(context)
    if article is None or (last and last.article_id == article.id):
        return last
    return Previous(article.title, context.now(), article.id)


def turn(context: Context, found: Answer, previous: Previous | None) -> Previous:
    """The turn as the next follow-up finds it.

    A follow-up without an answer leaves what it stood on. One that names nothing itself ("khi
    nào?", "bài này ai viết?") leaves the question that does.
    """
    made = Previous(found.question, context.now(), _about(found), found.answer_type, found.span)
    if previous is None or not _leans(context, found.question, previous):
        return made
    if found.abstained:
        return replace(previous, asked=made.asked)
    bare = found.answer_type in ABOUT_ARTICLES or not _names(context, found.question)
    if bare and made.article_id == previous.article_id:
        return replace(made, question=previous.question)
    return made


def _leans(context: Context, words: str, previous: Previous) -> bool:
    """Whether ``words`` are understood by the turn before."""
    now = context.local_now()
    question = understand(words, now)
    return follow(question, previous, now) != Turn(question)


def _names(context: Context, words: str) -> bool:
    """Whether ``words`` say anything besides asking."""
    question = understand(words, context.local_now())
    return bool(question.before or question.after)


def _about(found: Answer) -> int:
    """The article that the answer is about; a list of several is about none of them."""
    several = found.answer_type == AnswerType.WHATS_NEW and len(found.sources) > 1
    return 0 if found.abstained or several else found.sources[0].article_id
