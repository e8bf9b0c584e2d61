"""Any text is a question: the answer with its proof, or an honest "the news does not say"."""

from __future__ import annotations

from dataclasses import replace

from handlers import memory, showing
from handlers.buttons import Rows, button, rows
from handlers.context import Context, Replies
from handlers.privacy import without_contacts
from newsroom.answers.question import AnswerType
from newsroom.chat import Block, Reply, note, text, title
from newsroom.models import Answer, Previous, QuestionRecord

LONGEST = 500
"""Characters of a question."""
_SEARCHED = 300
"""Characters of a longer message that are looked for."""
_NEWEST = 3


async def question(context: Context) -> Replies:
    """Answer what was written, within the article that the conversation keeps to."""
    words = context.argument
    if len(words) > LONGEST:
        return await _too_long(context)
    kept = await memory.scope(context)
    if kept and not context.incoming.replied_article:
        await memory.keep_to(context, kept)
    return await reply(context, words, context.incoming.replied_article or kept)


async def example(context: Context) -> Replies:
    """Answer a question that the welcome offered."""
    kind, language = (*context.values[1:], "", "")[:2]
    words = await context.services.examples.again(
        context.number(), kind, "en" if language == "en" else "vi"
    )
    if not words:
        return await _gone(context)
    await memory.leave(context)
    return await reply(context, words, repeat=True)


async def everywhere(context: Context) -> Replies:
    """Leave the article and ask the last question of all the news."""
    await memory.leave(context)
    last = await memory.previous(context)
    if last is None:
        return (Reply((text(context.texts.left),)),)
    return await reply(context, last.question, repeat=True)


async def reply(
    context: Context, words: str, article_id: int = 0, *, repeat: bool = False
) -> Replies:
    """The answer to ``words``, kept to an article where one is given; ``repeat`` shows the
    question above the answer, for where the person did not write it."""
    previous = await memory.previous(context)
    found = await context.services.asking.ask(words, previous=previous, article_id=article_id)
    context = context.speaking(found.language)
    number = await _record(context, found)
    await memory.remember(context, _turn(context, found))
    shown = await _shown(context, found, number)
    head = [*([title(words)] if repeat else []), *await _scope(context, article_id)]
    buttons = (*shown.buttons, *_ways_out(context, article_id, abstained=found.abstained))
    return (replace(shown, blocks=(*head, *shown.blocks), buttons=buttons),)


async def _shown(context: Context, found: Answer, number: int) -> Reply:
    if not found.abstained:
        return showing.answer(context, found, number)
    near = showing.nearest(found)
    blocks: list[Block] = [
        *showing.corrections(context, found),
        *showing.paragraphs(found.text),
        note(context.texts.recorded),
    ]
    if near:
        blocks += [text(context.texts.nearest), *showing.source_items(context, near)]
        return Reply(tuple(blocks), () if context.in_group else showing.source_buttons(near))
    newest = await context.store.articles.newest(_NEWEST)
    if newest:
        blocks += [text(context.texts.newest_instead), *showing.article_items(context, newest)]
    return Reply(tuple(blocks), () if context.in_group else showing.article_buttons(newest))


async def _scope(context: Context, article_id: int) -> list[Block]:
    article = await context.store.articles.get(article_id) if article_id else None
    return [note(context.texts.about(article.title))] if article else []


def _ways_out(context: Context, article_id: int, *, abstained: bool) -> Rows:
    if not article_id:
        return ()
    texts = context.texts
    return rows(
        [
            button(texts.everywhere_button, "everywhere")
            if abstained
            else button(texts.leave_button, "leave")
        ]
    )


async def _record(context: Context, found: Answer) -> int:
    first = found.sources[0].article_id if found.sources and not found.abstained else None
    record = QuestionRecord(
        id=0,
        asked=context.now(),
        channel=context.incoming.channel,
        text=without_contacts(found.question),
        language=found.language,
        answer_type=found.answer_type,
        abstained=found.abstained,
        confidence=found.confidence,
        article_id=first,
    )
    return await context.store.questions.record(record)


def _turn(context: Context, found: Answer) -> Previous:
    """What a follow-up builds on; a list of several articles is about none of them."""
    several = found.answer_type == AnswerType.WHATS_NEW and len(found.sources) > 1
    about = 0 if found.abstained or several else found.sources[0].article_id
    return Previous(found.question, context.now(), about, found.answer_type, found.span)


async def _too_long(context: Context) -> Replies:
    """Ask for less, and show what the beginning finds: often it is a copied article."""
    found = await context.services.asking.search(context.argument[:_SEARCHED], _NEWEST)
    blocks: list[Block] = [text(context.texts.too_long(LONGEST))]
    if found:
        blocks += [text(context.texts.nearest), *showing.source_items(context, found)]
    return (Reply(tuple(blocks), showing.source_buttons(found)),)


async def _gone(context: Context) -> Replies:
    texts = context.texts
    buttons = rows([button(texts.news_button, "news"), button(texts.help_button, "help")])
    return (Reply((text(texts.gone_button),), buttons),)
