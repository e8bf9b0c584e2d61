"""The article of a web page, from what the page shows and what it says about itself."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime, tzinfo
from itertools import takewhile
from typing import Final

from selectolax.lexbor import LexborNode

from gather.addresses import canonical, joined
from gather.content import is_list, main_box, prose, without_cards, without_clutter
from gather.dates import LOCAL
from gather.headline import find_headline
from gather.layout import Block, Box, blocks_of
from gather.markup import parsed
from gather.metadata import Metadata, read_metadata
from gather.rules import NO_RULE, Rule, overruled, removed, selected
from gather.sections import find_section
from gather.story import Around, Story, read_story
from gather.when import find_times
from newsroom.errors import BadArticle
from newsroom.models import Article
from newsroom.text.fold import fold

MIN_TEXT: Final = 60
"""Characters of running text below which a page is no article."""
DOUBTFUL_TEXT: Final = 400
"""The same where only one of headline, date and schema.org speaks for an article."""


def extract(
    html: bytes | str,
    url: str = "",
    *,
    zone: tzinfo = LOCAL,
    now: datetime | None = None,
    rule: Rule = NO_RULE,
    announced: bool = False,
) -> Article:
    """The article of a page; ``url`` is where it was found.

    Times without a zone are in ``zone``; "hôm qua" and dates without a year are understood only
    with ``now``. A page that a feed has ``announced`` is an article however little it shows; of
    others BadArticle is raised where they hold none: lists of news, for example.
    """
    tree = parsed(html)
    removed(tree, rule)
    meta = read_metadata(tree, zone)
    blocks = blocks_of(tree.body)
    title, headline = find_headline(blocks, meta)
    ruled = selected(tree, rule.body)
    story = _story(blocks, title, headline)
    if ruled:
        story = _ruled(ruled, title, story)
    times = find_times(blocks, headline, meta, url=url, zone=zone, now=now)
    signs = (headline is not None, times.published is not None, meta.is_article)
    _refuse_doubtful(title, story, sum(signs) + announced + bool(ruled))
    section = find_section(blocks, headline, meta)
    picture = meta.image or story.image
    image = joined(url, picture) if picture else ""
    article = Article(
        url=canonical(url, meta.canonical),
        title=title,
        lead=story.lead,
        body="\n".join(story.paragraphs),
        published=times.published,
        updated=times.updated,
        section=section,
        author=_author(meta, story, title, section),
        image=image if image.startswith(("http://", "https://")) else "",
        captions=tuple(dict.fromkeys(story.captions)),
    )
    return overruled(article, tree, rule, zone)


def _author(meta: Metadata, story: Story, title: str, section: str) -> str:
    """Whom the page claims, unless it is the site that signs and the story names somebody."""
    shown = story.author if fold(story.author) != fold(section) else ""
    claimed = fold(meta.author)
    signs = any(fold(one).endswith(f" {claimed}") for one in meta.titles)
    if shown and signs and not fold(title).endswith(claimed):
        return shown
    return meta.author or shown


def _refuse_doubtful(title: str, story: Story, signs: int) -> None:
    """Raise BadArticle where too little speaks for an article."""
    if not title:
        raise BadArticle("no title on this page")
    if story.size < MIN_TEXT:
        raise BadArticle("no text of an article on this page")
    if signs == 0 or (signs == 1 and story.size < DOUBTFUL_TEXT):
        raise BadArticle("text, but no headline or date that would make it an article")


def _ruled(nodes: Sequence[LexborNode], title: str, guessed: Story) -> Story:
    """The story in the elements that a rule names; what they do not hold is left to the guess."""
    blocks = [block for node in nodes for block in blocks_of(node)]
    story = read_story(Around(), blocks, title, Box("body"))
    if not story.lead and guessed.lead not in "\n".join(story.paragraphs):
        story.lead = guessed.lead
    story.author = story.author or guessed.author
    story.image = story.image or guessed.image
    return story


def _story(blocks: Sequence[Block], title: str, headline: Block | None) -> Story:
    clean = without_clutter(blocks, headline)
    start = next((at + 1 for at, block in enumerate(clean) if block is headline), 0)
    if sum(map(prose, clean[start:])) < MIN_TEXT:
        start = 0
    following = without_cards(clean[start:])
    main = main_box(following)
    if main is None:
        return Story()
    inside = [block.box.inside(main) for block in following]
    first = inside.index(True)
    told = [block for block, within in zip(following, inside, strict=True) if within]
    if is_list(told):
        return Story()
    last = max(at for at, within in enumerate(inside) if within)
    told += _strays(following[last + 1 :], main)
    end = next(at for at, block in enumerate(blocks) if block is told[-1])
    around = Around(clean[: max(0, start - 1)], following[:first], blocks[end + 1 :], headline)
    return read_story(around, told, title, main)


def _strays(after: Sequence[Block], main: Box) -> list[Block]:
    """Paragraphs right under the story's box that a stray end tag put outside."""
    around = set(map(id, main.upwards()))
    return list(takewhile(lambda one: _is_stray(one, around), after))


def _is_stray(block: Block, around: Set[int]) -> bool:
    is_beside = block.box.tag == "p" and id(block.box.parent) in around
    return is_beside and block.linked == 0 and prose(block) >= MIN_TEXT
