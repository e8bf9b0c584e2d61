"""What is offered while somebody types ``@bot question`` in another chat. None of it is kept."""

from __future__ import annotations

from handlers import showing
from handlers.context import Context
from newsroom.answers.headlines import summary
from newsroom.answers.question import AnswerType
from newsroom.chat import InlineResult
from newsroom.models import Answer, Article, Source

_NEWEST = 5
_FOUND = 8


async def results(context: Context) -> tuple[InlineResult, ...]:
    """The newest articles where nothing is typed yet, else the answer and what was found."""
    words = context.incoming.text.strip()
    if not words:
        newest = await context.store.articles.newest(_NEWEST)
        return tuple(_article(context, _as_source(each)) for each in newest)
    found = await context.services.asking.ask(words)
    context = context.speaking(found.language)
    told = not found.abstained and found.answer_type != AnswerType.WHATS_NEW
    answered = (_answer(context, found),) if told else ()
    return (*answered, *(_article(context, each) for each in found.sources[:_FOUND]))


def _answer(context: Context, found: Answer) -> InlineResult:
    reply = showing.shared(context, found.sources[0], found)
    return InlineResult(found.text.replace("\n", " "), found.sources[0].title, reply)


def _article(context: Context, source: Source) -> InlineResult:
    reply = showing.shared(context, source)
    return InlineResult(source.title, context.day_of(source.published), reply)


def _as_source(article: Article) -> Source:
    return Source(article.id, article.url, article.title, article.published, summary(article))
