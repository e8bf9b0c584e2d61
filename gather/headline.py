"""The title of an article: the visible line that the page's own claims agree with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from gather.content import prose, story_start
from gather.labels import CLUTTER, SECTION, TITLE, near, says
from gather.layout import Block
from gather.lines import is_date_line, is_end, is_noise
from gather.metadata import Metadata
from gather.words import compiled
from newsroom.text.fold import fold

_HEADINGS: Final = {"h1": 3.0, "h2": 2.0, "h3": 1.0}
_LOGO: Final = re.compile(r" (?:logo|brand|site ?title|site ?name|masthead|slogan) ")
_ORGANISATION: Final = compiled(
    r"\W*(?:cổng thông tin|trang thông tin|trang tin|đài phát thanh|đài truyền hình|đài pt|website|"
    r"ủy ban nhân dân|ubnd|công an tỉnh|sở [^\W\d]+|hội nông dân|hội chữ thập đỏ|bảo hiểm xã hội|"
    r"trường (?:thpt|thcs|tiểu học|mầm non|cao đẳng|đại học))\b[^:]*"
)
_GENERIC: Final = re.compile(
    r"(?:tin(?: tuc)?|bai viet|noi dung|thong tin)? ?chi tiet"
    r"(?: tin(?: tuc)?| bai viet| noi dung)?|noi dung(?: tin| bai viet)?|xem tin|bai viet"
)
_SEPARATOR: Final = re.compile(r"\s+(?:[|»>•·–—-]|::)\s+")
_NEAR: Final = 6
_ENOUGH: Final = 2.0
_MENU: Final = 6.0


def find_headline(blocks: Sequence[Block], meta: Metadata) -> tuple[str, Block | None]:
    """The title, and the block that shows it (None where only the head of the page has it)."""
    claims = [fold(title) for title in meta.titles]
    best, score = None, _ENOUGH
    start = story_start(blocks)
    menus = _menus(blocks)
    for at, block in enumerate(blocks):
        if 2 <= block.text.count(" ") <= 45 and not block.image:
            value = _score(block, claims, fold(meta.site)) + _placed(blocks, at, start)
            value -= min(_MENU, max(0, menus[start] - menus[at + 1]))
            if value > score:
                best, score = block, value
    if best is None:
        return _claimed(meta), None
    shown = fold(best.text)
    return next((title for title in meta.titles if fold(title) == shown), best.text), best


def _score(block: Block, claims: Sequence[str], site: str) -> float:
    folded = fold(block.text)
    score = max((_agreement(folded, claim) for claim in claims), default=0.0)
    score += max(_HEADINGS.get(box.tag, 0.0) for box in near(block, 2))
    score += 2.0 if says(block, TITLE, 2) else 0.0
    score += 1.0 if block.bold * 10 >= len(block.text) * 9 else 0.0
    score += min(block.text.count(" "), 10) / 10
    score -= 4.0 if block.is_link else 0.0
    score -= 2.0 if says(block, SECTION, 1) else 0.0
    score -= 5.0 if says(block, CLUTTER) else 0.0
    score -= 8.0 if folded == site or says(block, _LOGO, 4) else 0.0
    score -= 6.0 if _ORGANISATION.fullmatch(block.text) or _GENERIC.fullmatch(folded) else 0.0
    unfit = is_date_line(block.text) or is_end(block.text) or is_noise(block.text)
    return score - (8.0 if unfit or block.text.endswith(".") else 0.0)


def _agreement(text: str, claim: str) -> float:
    """How far a claimed title is this text: 8 where it is all of it, less where it is a part."""
    if text == claim:
        return 8.0
    return 7.0 * len(text) / len(claim) if len(text) >= 12 and text in claim else 0.0


def _placed(blocks: Sequence[Block], at: int, start: int) -> float:
    """A title stands before the story; soon after it comes a date and then the story."""
    dated = any(is_date_line(block.text) for block in blocks[at + 1 : at + 3])
    near = any(prose(block) for block in blocks[at + 1 : at + 1 + _NEAR])
    if at > start:
        return 1.5 * (dated and near) - 4.0
    return 1.5 * dated + 1.5 * near


def _menus(blocks: Sequence[Block]) -> list[int]:
    """How many links stand before each block: between the name of a site and the story there is a
    menu, between title and story there is none."""
    links = (len(one.links) * (one.is_link and not is_noise(one.text)) for one in blocks)
    return list(accumulate(links, initial=0))


def _claimed(meta: Metadata) -> str:
    """The title as the head has it, without the name of the site."""
    if not meta.titles:
        return ""
    parts = [part for part in _SEPARATOR.split(meta.titles[0]) if fold(part) != fold(meta.site)]
    return max(parts, key=len, default="").strip(" |»>-–—:")
