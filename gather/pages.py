"""The article of a web page, from what the page shows and what it says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from gather.addresses import canonical, joined
from gather.content import is_list, main_box, prose, without_clutter
from gather.dates import LOCAL
from gather.encoding import decode
from gather.headline import find_headline
from gather.layout import Block, blocks_of
from gather.metadata import read_metadata
from gather.sections import find_section
from gather.story import Story, read_story
from gather.when import find_times
from newsroom.errors import BadArticle
from newsroom.models import Article

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
    announced: bool = False,
) -> Article:
    """The article of a page; ``url`` is where it was found.

    Times without a zone are in ``zone``; "hôm qua" and dates without a year are understood only
    with ``now``. A page that a feed has ``announced`` is an article however little it shows; of
    others BadArticle is raised where they hold none: lists of news, for example.
    """
    tree = LexborHTMLParser(html if isinstance(html, str) else decode(html))
    meta = read_metadata(tree, zone)
    blocks = blocks_of(tree)
    title, headline = find_headline(blocks, meta)
    if not title:
        raise BadArticle("no title on this page")
    story = _story(blocks, title, headline)
    if story.size < MIN_TEXT:
        raise BadArticle("no text of an article on this page")
    times = find_times(blocks, headline, meta, url=url, zone=zone, now=now)
    dated = times.published is not None
    signs = (headline is not None) + dated + meta.is_article + announced
    if signs == 0 or (signs == 1 and story.size < DOUBTFUL_TEXT):
        raise BadArticle("text, but no headline or date that would make it an article")
    image = meta.image or story.image
    return Article(
        url=canonical(url, meta.canonical),
        title=title,
        lead=story.lead,
        body="\n".join(story.paragraphs),
        published=times.published,
        updated=times.updated,
        section=find_section(blocks, headline, meta),
        author=meta.author or story.author,
        image=joined(url, image) if image else "",
        captions=tuple(dict.fromkeys(story.captions)),
    )


def _story(blocks: Sequence[Block], title: str, headline: Block | None) -> Story:
    clean = without_clutter(blocks, headline)
    start = next((at + 1 for at, block in enumerate(clean) if block is headline), 0)
    if sum(map(prose, clean[start:])) < MIN_TEXT:
        start = 0
    following = clean[start:]
    main = main_box(following)
    if main is None:
        return Story()
    inside = [block.box.inside(main) for block in following]
    first = inside.index(True)
    told = [block for block, within in zip(following, inside, strict=True) if within]
    if is_list(told):
        return Story()
    return read_story(following[:first], told, title, main)
