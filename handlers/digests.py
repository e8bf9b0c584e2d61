"""How a digest looks, page by page, and what its buttons do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from handlers.buttons import Rows, button, digest, rows, short
from handlers.context import Context, Replies, to_number
from handlers.texts import DIGESTS, TEXTS
from newsroom.answers.headlines import summary
from newsroom.chat import Block, Reply, Span, text, title
from newsroom.digests.edition import PAGE, Wanted, fresh, make
from newsroom.digests.timetable import zone_of
from newsroom.models import Article, Edition, Language, Subscription

_SENTENCE = 200
"""Characters of a story's sentence."""
_DATELINE = re.compile(r"^[^\s.,]+(?:\.[^\s.,]+)* [-–] (?=\w)")
"""The paper's name before the first sentence: ``BAO.example - ``."""
_CONSIDERED = 100
"""Articles that a sample is chosen from."""


class DigestLayout:
    """Implements newsroom.digests.delivering.Layout."""

    def digest(
        self, edition: Edition, articles: Mapping[int, Article], subscription: Subscription
    ) -> Reply:
        """The first page under its heading, with the buttons to change and to end it."""
        shown = page(edition, articles, subscription.language, 0)
        ending = ending_buttons(subscription)
        heading = title(_heading(edition, subscription))
        return replace(shown, blocks=(heading, *shown.blocks), buttons=(*shown.buttons, *ending))

    def breaking(self, article: Article, language: Language) -> Reply:
        """One article that editors send at once."""
        texts, words = DIGESTS[language], TEXTS[language]
        blocks = [title(texts.breaking(article.title), article.url), text(summary(article))]
        asking = button(words.about_button, "about", article.id)
        buttons = rows([asking], [button(texts.settings_button, "bulletin")])
        return Reply(tuple(blocks), buttons, picture=article.image, article_id=article.id)

    def nothing_new(self, subscription: Subscription) -> Reply:
        """A short note that there is no digest this time."""
        words = DIGESTS[subscription.language].nothing_new
        return Reply((text(words),), ending_buttons(subscription))


def page(
    edition: Edition, articles: Mapping[int, Article], language: Language, start: int
) -> Reply:
    """The stories from number ``start`` (counted from 0) on, each told by its newest article that
    there still is; the buttons below open them."""
    numbered = list(enumerate(edition.stories, 1))[start : start + PAGE]
    told = [(number, found) for number, ids in numbered if (found := _present(ids, articles))]
    blocks = tuple(_story(number, found, language) for number, found in told)
    texts = DIGESTS[language]
    opening = [button(texts.story_button(number), "article", found[0].id) for number, found in told]
    left = len(edition.stories) - start - PAGE
    more = None
    if left > 0:
        more = button(texts.more_button(left), "digest", edition.key, start + PAGE)
    picture = told[0][1][0].image if told and not start else ""
    return Reply(blocks, rows(opening[:3], opening[3:], [more]), picture=picture)


def ending_buttons(subscription: Subscription) -> Rows:
    """One press away: other wishes, or no digest any more."""
    texts = DIGESTS[subscription.language]
    end = button(texts.unsubscribe_button, "sub_end", mark(subscription))
    return rows([button(texts.settings_button, "bulletin"), end])


def mark(subscription: Subscription) -> str:
    """What a subscription is called on a button: the same for the same wishes, whoever has them,
    so that one digest can be written once for many."""
    wishes = (subscription.rhythm.value, subscription.minute, *_names(subscription))
    return digest(repr(wishes))


async def turn(context: Context) -> Replies:
    """A further page of the pressed digest."""
    key, start = (*context.values, "", "")[:2]
    edition = await context.store.editions.get(key)
    if edition is None:
        return (Reply((text(DIGESTS[context.language].gone),)),)
    wanted = [each for ids in edition.stories for each in ids]
    articles = await context.store.articles.get_many(wanted)
    shown = page(edition, articles, context.language, to_number(start))
    if not shown.blocks:
        shown = Reply((text(context.texts.end_of_list),))
    return (shown,)


async def sample(context: Context, subscription: Subscription) -> Reply:
    """What the subscription would have brought by now."""
    newest = await context.store.articles.newest(_CONSIDERED)
    articles = fresh(newest, context.now()) or newest
    wanted = Wanted(subscription.topics, subscription.words)
    edition = await asyncio.to_thread(make, articles, wanted, {}, context.now())
    if not edition.stories:
        return DigestLayout().nothing_new(subscription)
    await context.store.editions.save(edition)
    found = {each.id: each for each in articles}
    return DigestLayout().digest(edition, found, subscription)


def _heading(edition: Edition, subscription: Subscription) -> str:
    texts = DIGESTS[subscription.language]
    if subscription.rhythm.is_alert:
        return texts.alert_heading(texts.about(_names(subscription)))
    local = edition.made.astimezone(zone_of(subscription))
    heading = texts.heading(subscription.rhythm, local)
    names = _names(subscription)
    return f"{heading} · {texts.about(names)}" if names else heading


def _names(subscription: Subscription) -> tuple[str, ...]:
    return (*subscription.topics, *subscription.words)


def _present(ids: Sequence[int], articles: Mapping[int, Article]) -> list[Article]:
    return [articles[each] for each in ids if each in articles]


def _story(number: int, told: Sequence[Article], language: Language) -> Block:
    first = told[0]
    details = [first.section]
    if len(told) > 1:
        details.append(DIGESTS[language].sources(len(told)))
    about = " · ".join(filter(None, details))
    spans = [
        Span(f"{number}. "),
        Span(first.title, bold=True, url=first.url),
        Span(f" ({about})" if about else ""),
        *_sentence(first),
    ]
    return Block(tuple(span for span in spans if span.text))


def _sentence(article: Article) -> Iterator[Span]:
    words = short(_DATELINE.sub("", summary(article)), _SENTENCE)
    if words and words != article.title:
        yield Span(f"\n{words}")
