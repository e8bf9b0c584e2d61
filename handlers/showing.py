"""How an answer and an article look: pure functions from what is known to a reply."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context
from handlers.texts import TEXTS
from newsroom.answers.headlines import summary
from newsroom.answers.question import AnswerType
from newsroom.chat import Block, Button, Reply, Span, item, note, quote, text, title
from newsroom.models import Answer, Article, Language, Source

_OTHERS = 4
_BULLET = "• "


def menu(context: Context) -> Rows:
    """Where else to go."""
    texts = context.texts
    other: Language = "en" if context.language == "vi" else "vi"
    return rows(
        [
            button(texts.news_button, "news"),
            button(texts.topics_button, "topics"),
            button(texts.help_button, "help"),
            button(TEXTS[other].own_name, "language", other),
        ]
    )


def answer(context: Context, found: Answer, number: int) -> Reply:
    """An answer with its proof; ``number`` is the question's in the log."""
    if found.answer_type == AnswerType.WHATS_NEW:
        return _headlines(context, found, number)
    first = found.sources[0]
    source = context.texts.source(first.title, context.day_of(first.published))
    blocks = (*corrections(context, found), *_told(found, first.quote), note(source, first.url))
    return Reply(blocks, _answer_buttons(context, found, number), article_id=first.article_id)


def _told(found: Answer, proof: str) -> tuple[Block, ...]:
    """The answer and its proof, neither of them twice."""
    if found.text.strip(" .") == proof.strip(" ."):
        return (quote(proof, found.span),)
    proved = proof.strip() and proof.strip(" .") not in found.text
    return (*paragraphs(found.text), *([quote(proof, found.span)] if proved else []))


def corrections(context: Context, found: Answer) -> tuple[Block, ...]:
    """What was taken for a typing error."""
    return tuple(note(context.texts.corrected(*each)) for each in found.corrections)


def paragraphs(words: str) -> tuple[Block, ...]:
    """Lines as blocks; those with a bullet as list entries."""
    return tuple(
        item(line.removeprefix(_BULLET)) if line.startswith(_BULLET) else text(line)
        for line in words.splitlines()
        if line.strip()
    )


def _answer_buttons(context: Context, found: Answer, number: int) -> Rows:
    texts, first = context.texts, found.sources[0]
    others = [each.article_id for each in found.sources[1 : _OTHERS + 1]]
    opening = link(context, first.url)
    if context.in_group:
        return rows([opening])
    return rows(
        [opening, button(texts.more_button, "article", first.article_id)],
        [
            button(texts.others_button, "others", ".".join(map(str, others))) if others else None,
            *_commenting(context, first.article_id),
        ],
        _judging(context, number),
    )


def _judging(context: Context, number: int) -> list[Button]:
    """The buttons that say whether an answer was right."""
    texts = context.texts
    return [
        button(texts.right_button, "right", number),
        button(texts.wrong_button, "wrong", number),
    ]


def link(context: Context, url: str) -> Button | None:
    """The button that opens an address, where it is one."""
    if not url.startswith(("https://", "http://")):
        return None
    return Button(context.texts.open_button, url=url)


def _headlines(context: Context, found: Answer, number: int) -> Reply:
    """The answer to "what is new": articles, each with its most telling sentence."""
    lead = found.text.splitlines()[0]
    blocks = (*corrections(context, found), title(lead), *source_items(context, found.sources))
    cards = source_buttons(context, found.sources)
    if cards:
        cards = (*cards, *rows(_judging(context, number)))
    only = found.sources[0].article_id if len(found.sources) == 1 else 0
    return Reply(blocks, cards, article_id=only)


def source_items(context: Context, sources: Sequence[Source]) -> list[Block]:
    """Sources as list entries with their most telling sentence."""
    return [
        _entry(each.title, each.url, context.day_of(each.published), each.quote) for each in sources
    ]


def source_buttons(context: Context, sources: Sequence[Source]) -> Rows:
    """A button for each source that opens its card; none in a group, where short is better."""
    if context.in_group:
        return ()
    return column(button(short(each.title), "article", each.article_id) for each in sources)


def article_items(context: Context, articles: Sequence[Article]) -> list[Block]:
    """Articles as list entries."""
    return [_entry(each.title, each.url, context.day(each), each.section) for each in articles]


def article_buttons(articles: Sequence[Article], name: str = "article") -> Rows:
    """A button for each article that opens its card, or does what ``name`` does with it."""
    return column(button(short(each.title), name, each.id) for each in articles)


def card(context: Context, article: Article, opinions: int = 0) -> Reply:
    """One article: title, date and section, summary, and what can be done with it; ``opinions``
    is how many comments on it are published."""
    about = " · ".join(filter(None, (context.day(article), article.section, article.author)))
    blocks = [title(article.title, article.url), text(article.lead or summary(article))]
    if about:
        blocks.insert(1, note(about))
    asking = button(context.texts.about_button, "about", article.id)
    buttons = rows([link(context, article.url), asking], _commenting(context, article.id, opinions))
    return Reply(tuple(blocks), buttons, picture=article.image, article_id=article.id)


def _commenting(context: Context, article_id: int, opinions: int = 0) -> list[Button | None]:
    """To write a comment, which is done in private, and to read those of others."""
    texts = context.comment_texts
    writing = button(texts.comment_button, "comment", article_id)
    reading = button(texts.opinions_button(opinions), "opinions", article_id)
    return [None if context.in_group else writing, reading if opinions else None]


def shared(context: Context, source: Source, found: Answer | None = None) -> Reply:
    """An article, or an answer from it, as it is sent into another chat."""
    day = context.day_of(source.published)
    if found is None:
        blocks = [title(source.title, source.url), note(day), text(source.quote)]
    else:
        credit = note(context.texts.source(source.title, day), source.url)
        blocks = [title(found.question), *_told(found, source.quote), credit]
    shown = tuple(block for block in blocks if block.plain.strip())
    return Reply(shown, rows([link(context, source.url)]), article_id=source.article_id)


def _entry(heading: str, url: str, *details: str) -> Block:
    rest = " · ".join(filter(None, details))
    spans = [Span(heading, bold=True, url=url)]
    return Block((*spans, Span(f" · {rest}")) if rest else tuple(spans), "item")
