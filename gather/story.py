"""The parts of a story from the blocks of its box: lead, paragraphs, captions, author, picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from gather.captions import captions_among, is_caption, may_be_caption
from gather.content import prose
from gather.labels import CAPTION, LEAD, WHEN, says
from gather.layout import Block, Box
from gather.lines import is_closing, is_date_line, is_end, is_imprint, is_noise
from gather.signing import author_above, author_below, author_over, without_author, without_credits
from newsroom.text.fold import fold

_LIKE_ROW: Final = 80
_SUBHEADS: Final = frozenset(("h2", "h3", "h4", "h5"))
_AHEAD: Final = 60
_SHORT_PROSE: Final = 60


@dataclass(slots=True)
class Story:
    """What was found; ``paragraphs`` in order, ``image`` as the page writes its address and
    ``size`` the characters of running text."""

    lead: str = ""
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    author: str = ""
    image: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a story's box: ``above`` the headline, between headline and box, where a
    lead may stand, and ``after`` it, where an author may."""

    above: Sequence[Block] = ()
    before: Sequence[Block] = ()
    after: Sequence[Block] = ()
    headline: Block | None = None


def read_story(around: Around, blocks: Sequence[Block], title: str, main: Box) -> Story:
    """The story told by ``blocks``, those of the box ``main`` from the headline on."""
    story = Story()
    before = [block for block in around.before if fold(block.text) != fold(title)]
    kept = [block for block in _until_end(blocks) if fold(block.text) != fold(title)]
    furniture, kept = _divided(kept)
    kept, credited = without_credits(_without_imprint(kept))
    pictured = any(block.image for block in kept)
    kept = _without_captions(kept, story)
    if story.captions and not pictured:
        kept = _without_orphans(kept, story)
    story.image = story.image or next((block.image for block in before if block.image), "")
    kept, signed = without_author(kept)
    above = author_above([*before, *furniture])
    below = author_below(around.after, main)
    story.author = above or credited or signed or below or author_over(around.above)
    story.lead, body = _lead(before, kept, main)
    if not story.lead and around.headline is not None:
        story.lead, body = _beside_headline(around.headline, kept)
    story.paragraphs = list(_paragraphs(body))
    story.size = sum(map(prose, body))
    return story


def _until_end(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before comments and other news. A list of links within the story is stepped
    over: the story goes on where prose of its own box does."""
    kept: list[Block] = []
    homes: set[int] = set()
    told = skipping = False
    for at, block in enumerate(blocks):
        if told and is_end(block.text):
            if is_closing(block.text) or not _goes_on(homes, blocks[at + 1 : at + 1 + _AHEAD]):
                break
            skipping = True
        elif not skipping or _resumes(homes, block):
            skipping = False
            kept.append(block)
            if prose(block):
                told = True
                homes.add(id(block.box.parent))
    return kept


def _goes_on(homes: Set[int], rest: Sequence[Block]) -> bool:
    """Whether prose of the story's own boxes follows, before anything else with a heading."""
    for block in rest:
        if is_end(block.text):
            return False
        if _resumes(homes, block):
            return True
    return False


def _resumes(homes: Set[int], block: Block) -> bool:
    in_home = block.box.tag == "p" and id(block.box.parent) in homes
    return in_home and block.linked == 0 and prose(block) >= _SHORT_PROSE


def _without_captions(blocks: Sequence[Block], story: Story) -> list[Block]:
    kept: list[Block] = []
    picture: Block | None = None
    told = False
    # Where captions are marked as such, the paragraph under another picture is none.
    marked = any(map(_is_marked_caption, blocks))
    for block in blocks:
        if block.image:
            story.image = story.image or block.image
            picture = block
        elif _is_marked_caption(block) or _is_caption(block, picture, told, marked):
            story.captions.append(block.text)
            picture = None
        else:
            kept.append(block)
            told = told or prose(block) > 0
            picture = None
    return kept


def _without_orphans(blocks: Sequence[Block], story: Story) -> list[Block]:
    """Take away what else can be a caption where captions stand without their pictures."""
    aside = captions_among([block.text for block in blocks])
    story.captions += [blocks[at].text for at in sorted(aside)]
    return [block for at, block in enumerate(blocks) if at not in aside]


def _is_marked_caption(block: Block) -> bool:
    return says(block, CAPTION, 2) or any(box.tag == "figcaption" for box in block.box.upwards())


def _is_caption(block: Block, picture: Block | None, told: bool, marked: bool) -> bool:
    text = block.text
    if picture is None:
        return told and is_caption(text)
    words = len(text.split())
    if block.box.tag in _SUBHEADS or words > 60 or is_date_line(text):
        return False
    if text == picture.text or block.italic * 10 >= len(text) * 8:
        return True
    if block.box.align == "center" or _same_table(block, picture):
        return True
    return block.bold * 10 < len(text) * 8 and (is_caption if marked else may_be_caption)(text)


def _same_table(block: Block, picture: Block) -> bool:
    """Whether text stands in the cell under a picture: neither in the same cell nor far off."""
    mine, other = _enclosing(block.box, "tr"), _enclosing(picture.box, "tr")
    return (
        mine is not None
        and other is not None
        and mine is not other
        and mine.parent is other.parent
        and _enclosing(block.box, "td") is not None
    )


def _enclosing(box: Box, tag: str) -> Box | None:
    return next((one for one in box.upwards() if one.tag == tag), None)


def _divided(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """What is no part of the text, and what may be."""
    kinds: tuple[list[Block], list[Block]] = ([], [])
    for block in blocks:
        kinds[bool(block.image) or not _is_furniture(block)].append(block)
    return kinds


def _is_furniture(block: Block) -> bool:
    """Whether a line is no part of the text: links, buttons, dates."""
    if block.is_link and (len(block.text) < 200 or prose(block) == 0):
        return True
    short_date = says(block, WHEN, 1) and len(block.text) < 40 and not prose(block)
    return is_noise(block.text) or is_date_line(block.text) or short_date


def _without_imprint(blocks: Sequence[Block]) -> list[Block]:
    """Drop the imprint that closes pages without any boxes, and what is left below it."""
    end = len(blocks)
    for at in range(len(blocks) - 1, 0, -1):
        if is_imprint(blocks[at].text):
            end = at
        elif prose(blocks[at]):
            break
    return list(blocks[:end])


def _lead(
    before: Sequence[Block], blocks: Sequence[Block], main: Box
) -> tuple[str, Sequence[Block]]:
    """The summary above the body, and the blocks of the body."""
    above = [block for block in before if prose(block) and not _is_furniture(block)]
    if above and blocks:
        return "\n".join(block.text for block in above), blocks
    count = 0
    for block in blocks:
        if not _is_lead(block, main):
            break
        count += 1
    if 0 < count < len(blocks):
        return "\n".join(block.text for block in blocks[:count]), blocks[count:]
    return "", blocks


def _beside_headline(headline: Block, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """The summary that shares a box with the headline while the body stands in others."""
    home = headline.box.parent or headline.box
    count = next((at for at, one in enumerate(blocks) if not one.box.inside(home)), len(blocks))
    body = blocks[count:]
    if not count or any(block.box.inside(home) for block in body) or not any(map(prose, body)):
        return "", blocks
    return "\n".join(block.text for block in blocks[:count] if prose(block)), body


def _is_lead(block: Block, main: Box) -> bool:
    inner: list[Box] = []
    for box in block.box.upwards():
        if box is main:
            break
        inner.append(box)
    if any(LEAD.search(box.label) for box in inner):
        return True
    return any(box.tag == "h2" for box in inner) and len(block.text.split()) >= 10


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """The text of each block; the cells of a table's row, one short line each, stand together."""
    for row, cells in groupby(blocks, key=_row):
        texts = [block.text for block in cells]
        if row is None:
            yield from texts
        else:
            yield " | ".join(texts)


def _row(block: Block) -> Box | None:
    """The table row that a block is a cell of; None where it is more than a cell's entry."""
    if len(block.text) > _LIKE_ROW or block.text[-1] in ".;:":
        return None
    return _enclosing(block.box, "tr")
