"""``/dinhchinh``: editors see what was corrected and what stood there before, and have the people
told who were answered from the old text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context, Replies
from handlers.correcting import announcements, batch_of, changed_blocks, message
from handlers.moderate import for_editors
from handlers.texts import SOURCING
from handlers.texts.corrections import CORRECTIONS, CorrectionTexts
from newsroom.chat import Block, Reply, item, note, text, title
from newsroom.comments.model import Editor
from newsroom.models import Article, ArticleVersion
from newsroom.sourcing.corrections import Correction, changes

_PAGE = 5
_LABEL = 34
_CHANGES = 6
_PARAGRAPHS = 3_000
"""Characters of an old text that are shown."""


@for_editors
async def command(context: Context, editor: Editor) -> Replies:
    """The corrected articles; of the one whose address was given its last correction."""
    if context.argument:
        article = await context.store.articles.by_url(context.argument)
        return (await _shown(context, article.id if article else 0, 0),)
    return (await _list(context, 0),)


@for_editors
async def listing(context: Context, editor: Editor) -> Replies:
    """The corrected articles from the pressed position on."""
    return (await _list(context, context.number(), turned=True),)


@for_editors
async def show(context: Context, editor: Editor) -> Replies:
    """What a correction of the pressed article changed; the second value counts from the last."""
    return (await _shown(context, context.number(), context.number(1), turned=True),)


@for_editors
async def old_text(context: Context, editor: Editor) -> Replies:
    """What the pressed article said before that correction."""
    article_id, back = context.number(), context.number(1)
    versions = await context.store.articles.versions(article_id)
    if back >= len(versions):
        return (_gone(context),)
    old = versions[back]
    whole = "\n".join(filter(None, (old.lead, old.body)))
    paragraphs = [text(line) for line in short(whole, _PARAGRAPHS).split("\n") if line]
    words = _texts(context)
    return (
        Reply(
            (title(old.title), *paragraphs),
            rows([button(words.back_button, "corrected", article_id, back)]),
            replaces=True,
        ),
    )


@for_editors
async def preview(context: Context, editor: Editor) -> Replies:
    """What people would be told of the last correction, and whether to tell them."""
    article, correction, versions = await _last(context, context.number())
    if article is None or correction is None:
        return (_gone(context),)
    words, count = _texts(context), correction.people
    told = message(article, versions[0], context.language)
    back = button(words.back_button, "corrected", article.id, 0)
    if not count or told is None:
        return (Reply((text(words.count(0)),), rows([back]), replaces=True),)
    sending = button(
        words.send_button.format(count=count), "correct", article.id, correction.number
    )
    asking = text(words.asking.format(count=count))
    return (Reply((*told.blocks, asking), rows([sending], [back]), replaces=True),)


@for_editors
async def announce(context: Context, editor: Editor) -> Replies:
    """Tell them, each person once, unless the article has been corrected again meanwhile."""
    article, correction, versions = await _last(context, context.number())
    if article is None or correction is None:
        return (_gone(context),)
    words = _texts(context)
    back = rows([button(words.back_button, "corrected", article.id, 0)])
    if correction.number != context.number(1):
        return (Reply((text(words.again),), back, replaces=True),)
    store = context.store
    given = await store.corrections.given_before(correction)
    messages = await announcements(
        store.chats, article, correction, versions, given, now=context.now()
    )
    count = await store.corrections.announce(correction, messages, context.now())
    return (Reply((text(words.sent.format(count=count)),), back, replaces=True),)


async def _list(context: Context, start: int, *, turned: bool = False) -> Reply:
    words = _texts(context)
    found = await context.store.corrections.latest(_PAGE + 1, start)
    if not found:
        return Reply((text(words.none),), replaces=turned)
    shown = found[:_PAGE]
    articles = await context.store.articles.get_many([each.article_id for each in shown])
    blocks: list[Block] = [title(words.heading)]
    buttons: list[tuple[str, int]] = []
    for each in shown:
        if article := articles.get(each.article_id):
            blocks += [item(article.title, article.url), note(_standing(context, each))]
            label = words.show_button.format(title=short(article.title, _LABEL))
            buttons.append((label, article.id))
    more = button(SOURCING[context.language].more_button, "corrections", start + _PAGE)
    opening = column(button(label, "corrected", key, 0) for label, key in buttons)
    return Reply(tuple(blocks), opening + rows([more] if found[_PAGE:] else []), replaces=turned)


async def _shown(context: Context, article_id: int, back: int, *, turned: bool = False) -> Reply:
    """The correction that is ``back`` before the last one."""
    article, correction, versions = await _last(context, article_id)
    if article is None or correction is None or back >= len(versions):
        return _gone(context)
    words, old = _texts(context), versions[back]
    place = words.version.format(
        number=len(versions) - back, count=len(versions), time=_time(context, old.replaced)
    )
    after: Article | ArticleVersion = versions[back - 1] if back else article
    blocks = [title(article.title, article.url), note(place)]
    blocks += changed_blocks(changes(old, after), words, most=_CHANGES) or [text(words.unchanged)]
    count = words.count(correction.people)
    blocks.append(note(f"{count[0].upper()}{count[1:]}."))
    if told := await _told(context, correction):
        blocks.append(note(words.told.format(count=told)))
    return Reply(tuple(blocks), _acts(words, correction, versions, back), replaces=turned)


def _acts(
    words: CorrectionTexts, correction: Correction, versions: Sequence[ArticleVersion], back: int
) -> Rows:
    key, count = correction.article_id, correction.people
    telling = button(words.announce_button.format(count=count), "correcting", key)
    older = button(words.older_button, "corrected", key, back + 1)
    return rows(
        [telling if count else None],
        [
            button(words.text_button, "oldtext", key, back),
            older if back + 1 < len(versions) else None,
        ],
        [button(words.list_button, "corrections", 0)],
    )


async def _last(
    context: Context, article_id: int
) -> tuple[Article | None, Correction | None, list[ArticleVersion]]:
    """An article, its last correction and what it said before, the last text first."""
    articles, corrections = context.store.articles, context.store.corrections
    return (
        await articles.get(article_id),
        await corrections.of(article_id),
        await articles.versions(article_id),
    )


async def _told(context: Context, correction: Correction) -> int:
    """To how many chats the correction was sent, or is on its way."""
    counts = await context.store.outbox.counts(batch_of(correction))
    return sum(counts.values())


def _standing(context: Context, correction: Correction) -> str:
    words = _texts(context)
    time = words.corrected.format(time=_time(context, correction.corrected))
    return f"{time} · {words.count(correction.people)}"


def _gone(context: Context) -> Reply:
    words = _texts(context)
    return Reply((text(words.gone),), rows([button(words.list_button, "corrections", 0)]))


def _time(context: Context, moment: datetime) -> str:
    return f"{moment.astimezone(context.services.zone):%H:%M %d/%m/%Y}"


def _texts(context: Context) -> CorrectionTexts:
    return CORRECTIONS[context.language]
