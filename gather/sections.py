"""The section of the site that an article stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gather.dates import find_dates
from gather.labels import CRUMBS, SECTION, says
from gather.layout import Block
from gather.lines import is_noise, without_labels
from gather.metadata import Metadata
from newsroom.text.fold import fold

_HOME: Final = re.compile(
    r"(?:trang )?(?:chu|nhat)|(?:ve )?trang chinh|home(?:page)?|tin(?: tuc)?|news|muc luc|"
)
_ARROWS: Final = " \t/|»›>→-–•:,"
_TRAIL: Final = re.compile(r"\s[»›>→]\s")
_REACH: Final = 5
_WORDS: Final = 7


def find_section(blocks: Sequence[Block], headline: Block | None, meta: Metadata) -> str:
    """The section as metadata, breadcrumbs or the line above the headline name it, or ""."""
    if meta.section:
        return meta.section
    title = fold(headline.text) if headline else ""
    labels = [_name(block, title) for block in blocks if says(block, SECTION, 1)]
    crumbs = [_last_crumb(block, title) for block in blocks if says(block, CRUMBS, 4)]
    found = [name for name in crumbs if name][-1:] + [name for name in labels if name]
    return found[0] if found else _above(blocks, headline, title)


def _last_crumb(block: Block, title: str) -> str:
    """The last step of a trail that is neither the front page nor the article."""
    text, after = block.text, block.text
    steps = [step for step, _ in block.links]
    for step in steps:
        after = after.rpartition(step)[2] if step in after else after
    steps.append(after if text else "")
    names = [step.strip(_ARROWS) for step in steps]
    return next((name for name in reversed(names) if _fits(name, title)), "")


def _name(block: Block, title: str) -> str:
    name = block.text.strip(_ARROWS)
    return name if _fits(name, title) else ""


def _above(blocks: Sequence[Block], headline: Block | None, title: str) -> str:
    """A short line right above the headline: a link that is no part of a menu, a name beside the
    date, or one that the menu has too."""
    at = next((at for at, block in enumerate(blocks) if block is headline), 0)
    if at == 0:
        return ""
    block = blocks[at - 1]
    if len(block.links) > 1 and _TRAIL.search(block.text):
        step = block.links[-1][0].strip(_ARROWS)
        return step if _fits(step, title) else ""
    dates = find_dates(block.text)
    name = without_labels(block.text[: dates[0].start] if dates else block.text).strip(_ARROWS)
    menu = {fold(text) for one in blocks for text, _ in one.links if one is not block}
    alone = block.is_link and not _leads_home(block) and not (at > 1 and blocks[at - 2].is_link)
    known = dates or alone or fold(name) in menu
    return name if known and len(block.links) < 2 and _fits(name, title) else ""


def _leads_home(block: Block) -> bool:
    return any(href.strip() in ("/", "#", "") for _, href in block.links)


def _fits(name: str, title: str) -> bool:
    folded = fold(name)
    if not name or len(name.split()) > _WORDS or _HOME.fullmatch(folded) or is_noise(name):
        return False
    is_title = folded == title or (title.startswith(folded.rstrip("….")) and len(folded) > 20)
    return not is_title and not any(c.isdigit() for c in name)
