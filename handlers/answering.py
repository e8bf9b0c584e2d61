"""From a question to the reply: asked of the engine, kept in the log, remembered, shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers import memory, showing
from handlers.buttons import Rows, button, digest, rows
from handlers.context import Context, Replies
from handlers.nearness import near
from handlers.privacy import without_contacts
from newsroom.answers.followup import Turn, follow
from newsroom.answers.question import AnswerType, understand
from newsroom.chat import Block, Reply, note, text, title
from newsroom.models import Answer, Article, Previous, QuestionRecord

_NEWEST = 3
"""Articles that are shown where none is near."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: ``article`` is where the answer is looked for first, ``only`` whether
    nowhere else; ``repeated`` shows the question, because the person did not write it."""

    words: str
    article: Article | None = None
    only: bool = False
    repeated: bool = False


async def answer(context: Context, asked: Asked) -> Replies:
    """The answer with its proof, or an honest "the news does not say"."""
    previous = await _previous(context, asked.article)
    found = await _find(context, asked, previous)
    context = context.speaking(found.language)
    number = await _record(context, found)
    await _remember(context, asked, found, previous)
    if found.abstained:
        shown = await _abstained(context, asked, found)
    else:
        shown = showing.answer(context, found, number)
    head = (*([title(asked.words)] if asked.repeated else []), *_where(context, asked, found))
    buttons = (*shown.buttons, *_ways_out(context, asked, found))
    return (replace(shown, blocks=(*head, *shown.blocks), buttons=buttons),)


async def _previous(context: Context, article: Article | None) -> Previous | None:
    """The turn to build on: the last one, unless the question is put to another article."""
    last = await memory.previous(context)
    if article is None or (last and last.article_id == article.id):
        return last
    return Previous(article.title, context.now(), article.id)


async def _find(context: Context, asked: Asked, previous: Previous | None) -> Answer:
    """The answer of the article, of all the news where it has none and that is allowed."""
    ask, frame = context.services.asking.ask, context.chosen
    first = asked.article.id if asked.article else 0
    found = await ask(asked.words, previous=previous, article_id=first, frame=frame)
    if not first or asked.only or not found.abstained:
        return found
    elsewhere = await ask(asked.words, previous=previous, frame=frame)
    return found if elsewhere.abstained else elsewhere


async def _record(context: Context, found: Answer) -> int:
    """Keep the question for the editors; its number, by which it can be judged."""
    record = QuestionRecord(
        id=0,
        asked=context.now(),
        channel=context.incoming.channel,
        text=without_contacts(found.question),
        language=found.language,
        answer_type=found.answer_type,
        abstained=found.abstained,
        confidence=found.confidence,
        article_id=None if found.abstained else found.sources[0].article_id,
    )
    return await context.store.questions.record(record)


async def _remember(
    context: Context, asked: Asked, found: Answer, previous: Previous | None
) -> None:
    """Keep the turn. A follow-up without an answer leaves what it built on for the next one."""
    if found.abstained and asked.only:
        await memory.keep_unfound(context, asked.words)
    if found.abstained and previous and _leans(context, asked.words, previous):
        turn = replace(previous, asked=context.now())
    else:
        turn = Previous(found.question, context.now(), _about(found), found.answer_type, found.span)
    await memory.remember(context, turn)


def _leans(context: Context, words: str, previous: Previous) -> bool:
    """Whether ``words`` are understood by the turn before."""
    now = context.local_now()
    question = understand(words, now)
    return follow(question, previous, now) != Turn(question)


def _about(found: Answer) -> int:
    """The article that the answer is about; a list of several is about none of them."""
    several = found.answer_type == AnswerType.WHATS_NEW and len(found.sources) > 1
    return 0 if found.abstained or several else found.sources[0].article_id


async def _abstained(context: Context, asked: Asked, found: Answer) -> Reply:
    """That there is no answer, and the nearest articles; where none is near the newest."""
    told = context.texts.not_within if asked.only else found.text
    said = (
        *showing.corrections(context, found),
        *showing.paragraphs(told),
        note(context.texts.recorded),
    )
    if context.in_group or asked.only:
        return Reply(said)
    if sources := near(found.question, found.sources, context.local_now()):
        nearest = (text(context.texts.nearest), *showing.source_items(context, sources))
        return Reply((*said, *nearest), showing.source_buttons(context, sources))
    newest = await context.store.articles.newest(_NEWEST)
    latest = (text(context.texts.newest_instead), *showing.article_items(context, newest))
    return Reply((*said, *latest), showing.article_buttons(newest)) if newest else Reply(said)


def _where(context: Context, asked: Asked, found: Answer) -> tuple[Block, ...]:
    """In which article was looked, and whether the answer is from another."""
    if asked.article is None:
        return ()
    own = found.abstained or found.sources[0].article_id == asked.article.id
    if asked.only:
        return (note(context.texts.within(asked.article.title)),) if own else ()
    return () if own else (note(context.texts.elsewhere(asked.article.title)),)


def _ways_out(context: Context, asked: Asked, found: Answer) -> Rows:
    """Out of the article that the conversation keeps to."""
    if not asked.only:
        return ()
    texts = context.texts
    if found.abstained:
        return rows([button(texts.everywhere_button, "everywhere", digest(asked.words))])
    return rows([button(texts.leave_button, "leave")])
