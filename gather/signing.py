"""Who signed a story: above it, in its last lines, under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gather.bylines import (
    author_beside_date,
    author_within,
    byline,
    is_borrowed,
    is_credit,
    signature,
)
from gather.content import prose
from gather.labels import AUTHOR, says
from gather.layout import Block, Box
from gather.lines import is_date_line, is_end

_TAIL: Final = 4


def author_above(before: Sequence[Block]) -> str:
    """The author of a line between headline and text."""
    for block in before:
        name = byline(block.text) if is_credit(block.text) else author_within(block.text)
        if name := name or author_beside_date(block.text):
            return name
        if is_date_line(block.text):
            continue
        if name := _author(block, marked=says(block, AUTHOR, 2)):
            return name
    return ""


def author_over(blocks: Sequence[Block]) -> str:
    """The author of a bare name that stands with a date right above the headline."""
    near = blocks[-_TAIL:]
    if not any(is_date_line(block.text) for block in near):
        return ""
    names = (byline(block.text) for block in near if not block.is_link and not block.image)
    return next(filter(None, names), "")


def author_below(after: Sequence[Block], main: Box) -> str:
    """The author of a line under the story's box: one marked so, or a bare name right beside it."""
    for at, block in enumerate(one for one in after[:_TAIL] if not one.image):
        text = block.text
        if is_end(text) or prose(block) or block.is_link:
            break
        marked = says(block, AUTHOR, 2)
        is_neighbour = at == 0 and block.box.parent is main.parent
        if (marked or is_neighbour) and (name := _author(block, marked=marked)):
            return name
    return ""


def without_credits(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Drop the lines at the end that say who did what; the first that may name an author does.
    A single one is left: it may be a caption's or the author's."""
    end = len(blocks)
    while end and is_credit(blocks[end - 1].text) and not blocks[end - 1].image:
        end -= 1
    credits = blocks[end:]
    if len(credits) < 2:
        return list(blocks), ""
    texts = [block.text for block in credits]
    own = [text for text in texts if not is_borrowed(text)]
    author = next((name for text in own or texts if (name := byline(text))), "")
    return list(blocks[:end]), author


def without_author(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Take the author from a line marked so or from the last lines, and end the story there."""
    kept: list[Block] = []
    author = ""
    for block in blocks:
        if says(block, AUTHOR, 2) and not prose(block):
            author = author or _author(block, marked=True)
        elif not kept and is_credit(block.text) and (name := byline(block.text)):
            author = author or name
        else:
            kept.append(block)
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _TAIL), -1):
        if name := _signed(kept[at]):
            # An office may stand under the name of who writes for it.
            above = byline(kept[at - 1].text) if at and kept[at - 1].box.align == "right" else ""
            return kept[: at - bool(above)], author or above or name
        if prose(kept[at]):
            break
    return kept, author


def _signed(block: Block) -> str:
    apart = block.box.align == "right"
    return _author(block, marked=apart) or (signature(block.text) if apart else "")


def _author(block: Block, *, marked: bool) -> str:
    name = byline(block.text, strict=not marked)
    if name or not marked:
        return name
    plain = block.text.strip(" -–|•*()/")
    fits = len(plain.split()) <= 10 and plain[:1].isupper() and not re.search(r"[\d:!?]", plain)
    return plain if fits else ""
