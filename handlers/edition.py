"""``/soanbantin``: the next digest as most will get it, moved, dropped, pinned and held by editors
in their chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from handlers import showing
from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context, Replies
from handlers.moderate import for_editors
from handlers.texts import DIGESTS
from handlers.texts.editing import EDITING, EditingTexts
from newsroom.answers.headlines import summary
from newsroom.chat import Block, Reply, note, text, title
from newsroom.comments.model import Editor
from newsroom.digests.arranging import lead, swap
from newsroom.digests.edition import PAGE
from newsroom.models import Article, Edition

HOLD = timedelta(hours=3)
_DROPPED_SHOWN = 5


def words_of(context: Context) -> EditingTexts:
    """The words to answer with."""
    return EDITING[context.language]


@for_editors
async def show(context: Context, editor: Editor) -> Replies:
    """The stories from the pressed number on."""
    return await _shown(context, context.number())


async def _shown(context: Context, start: int = 0, *, replaces: bool = False) -> Replies:
    texts, edition = words_of(context), await context.services.delivering.upcoming()
    wanted = [ids[0] for ids in edition.stories[start : start + PAGE]]
    articles = await context.store.articles.get_many(wanted)
    heading = texts.upcoming.format(count=len(edition.stories))
    blocks: list[Block] = [title(heading) if wanted else text(texts.nothing_upcoming)]
    blocks += await _hold_note(context)
    places = await context.store.editions.places()
    blocks += [
        text(_line(context, number, articles[key], places, len(edition.stories[number - 1])))
        for number, key in enumerate(wanted, start + 1)
        if key in articles
    ]
    buttons = _story_buttons(context, edition, start)
    dropped = await _dropped(context, places)
    blocks += [note(texts.dropped.format(title=each.title)) for each in dropped]
    back = column(
        button(short(f"{texts.restore_button}: {each.title}"), "edback", each.id)
        for each in dropped
    )
    return (Reply(tuple(blocks), (*buttons, *back, *await _below(context)), replaces=replaces),)


def _line(
    context: Context, number: int, article: Article, places: Mapping[int, int], sources: int
) -> str:
    mark = "📌 " if places.get(article.id) else ""
    told = [article.section, DIGESTS[context.language].sources(sources) if sources > 1 else ""]
    about = " · ".join(filter(None, told))
    return f"{number}. {mark}{article.title}{f' ({about})' if about else ''}"


def _story_buttons(context: Context, edition: Edition, start: int) -> Rows:
    numbered = list(enumerate(edition.stories, 1))[start : start + PAGE]
    opening = [button(str(number), "edstory", ids[0]) for number, ids in numbered]
    left = len(edition.stories) - start - PAGE
    more = words_of(context).more_button.format(count=left)
    return rows(opening, [button(more, "edition", start + PAGE)] if left > 0 else [])


async def _hold_note(context: Context) -> list[Block]:
    until = await context.store.editions.held_until()
    if until is None or until <= context.now():
        return []
    local = until.astimezone(context.services.zone)
    texts = words_of(context)
    return [note(texts.held.format(until=texts.until(local)))]


async def _dropped(context: Context, places: Mapping[int, int]) -> list[Article]:
    """What was taken out last."""
    taken = sorted((key for key, place in places.items() if not place), reverse=True)
    found = await context.store.articles.get_many(taken[:_DROPPED_SHOWN])
    return list(found.values())


async def _below(context: Context) -> Rows:
    texts, held = words_of(context), await _hold_note(context)
    hold = texts.release_button if held else texts.hold_button
    return rows(
        [
            button(hold, "edhold", 0 if held else 1),
            button(texts.progress_button, "edprogress"),
        ]
    )


@for_editors
async def story(context: Context, editor: Editor) -> Replies:
    """One story, and where to put it."""
    article = await context.store.articles.get(context.number())
    if article is None:
        return (Reply((text(words_of(context).gone),)),)
    texts, edition = words_of(context), await context.services.delivering.upcoming()
    number = next((at for at, ids in enumerate(edition.stories, 1) if article.id in ids), 0)
    where = texts.place.format(number=number) if number else texts.not_in_it
    blocks = (title(article.title, article.url), note(where), text(summary(article)))
    moving = [
        button(texts.up_button, "edmove", article.id, number - 1) if number > 1 else None,
        button(texts.down_button, "edmove", article.id, number + 1)
        if 0 < number < len(edition.stories)
        else None,
        button(texts.first_button, "edlead", article.id) if number != 1 else None,
    ]
    buttons = rows(
        moving,
        [
            button(texts.drop_button, "eddrop", article.id),
            button(texts.restore_button, "edback", article.id),
        ],
        [
            showing.link(context, article.url),
            button(texts.breaking_button, "edbreaking", article.id),
        ],
        [button(texts.back_button, "edition")],
    )
    return (Reply(blocks, buttons, article_id=article.id),)


@for_editors
async def move(context: Context, editor: Editor) -> Replies:
    """Let the pressed story and the one at the pressed number change places."""
    edition = await context.services.delivering.upcoming()
    editions = context.store.editions
    return await _arranged(
        context, await swap(editions, edition, context.number(), context.number(1))
    )


@for_editors
async def front(context: Context, editor: Editor) -> Replies:
    """Let the pressed story lead."""
    return await _arranged(context, await lead(context.store.editions, context.number()))


@for_editors
async def drop(context: Context, editor: Editor) -> Replies:
    """Leave the pressed story out."""
    return await _arranged(context, await context.store.editions.place(context.number(), 0))


@for_editors
async def restore(context: Context, editor: Editor) -> Replies:
    """Take back what was decided about the pressed story."""
    return await _arranged(context, await context.store.editions.place(context.number(), None))


async def _arranged(context: Context, done: bool) -> Replies:
    """The digest as it is then."""
    if not done:
        return (Reply((text(words_of(context).gone),)),)
    return await _shown(context, replaces=True)


@for_editors
async def hold(context: Context, editor: Editor) -> Replies:
    """Let digests wait for some hours, or let them go."""
    until = context.now() + HOLD if context.number() else None
    await context.store.editions.hold(until)
    return await _shown(context, replaces=True)
