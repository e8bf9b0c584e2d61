"""From a question to the reply: asked of the engine, kept in the log, remembered, shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers import following, memory, showing
from handlers.buttons import Rows, button, digest, rows
from handlers.context import Context, Replies
from handlers.nearness import near
from handlers.privacy import without_contacts
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
    previous = await following.standing_on(context, asked.article)
    found = await _find(context, asked, previous)
    context = context.speaking(found.language)
    number = 0 if _asks_back(found) else await _record(context, found)
    if found.abstained and asked.only:
        await memory.keep_unfound(context, asked.words)
    await memory.remember(context, following.turn(context, found, previous))
    if found.abstained:
        shown = await _abstained(context, asked, found)
    else:
        await _note_given(context, found)
        shown = showing.answer(context, found, number)
    head = (*([title(asked.words)] if asked.repeated else []), *_where(context, asked, found))
    buttons = (*shown.buttons, *_ways_out(context, asked, found))
    return (replace(shown, blocks=(*head, *shown.blocks), buttons=buttons),)


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


async def _note_given(context: Context, found: Answer) -> None:
    """Keep from which article the chat was answered, so that it can be told of a correction."""
    chat, key = context.incoming, found.sources[0].article_id
    await context.store.corrections.note_given(chat.channel, chat.chat_id, key, context.now())


def _asks_back(found: Answer) -> bool:
    """Whether the answer only asks which article is meant, so that the editors learn nothing."""
    return found.abstained and found.answer_type in following.ABOUT_ARTICLES and not found.sources


async def _abstained(context: Context, asked: Asked, found: Answer) -> Reply:
    """That there is no answer, and the nearest articles; where none is near the newest."""
    told = context.texts.not_within if asked.only else found.text
    kept = () if _asks_back(found) else (note(context.texts.recorded),)
    said = (*showing.corrections(context, found), *showing.paragraphs(told), *kept)
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
