"""Which part of a page is the story: the box that holds most of the prose after the headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from gather.labels import CLUTTER
from gather.layout import Block, Box
from gather.lines import is_date_line, is_end, is_imprint, is_noise

_MAIN_SHARE: Final = 0.6
_CLUTTER_SHARE: Final = 0.6
_AFTER_END: Final = 0.3
_CAPPED: Final = 700
_LARGEST_CARD: Final = 6
_CARD_PROSE: Final = 400
_UNFINISHED: Final = 100
_ENDS: Final = '.!?:;,…”"»)'
_LINES: Final = frozenset(
    ("p", "ul", "ol", "dl", "li", "dd", "h1", "h2", "h3", "h4", "blockquote", "figure")
)
_ASIDE_TAGS: Final = frozenset(("nav", "footer", "aside"))


def prose(block: Block) -> int:
    """How many characters of running text a block holds; 0 for links, dates, buttons and
    headings."""
    text = block.text
    own = len(text) - 2 * block.linked
    if block.image or own < 30 or text.count(" ") < 5:
        return 0
    if own < _UNFINISHED and text[-1] not in _ENDS:
        return 0
    if is_date_line(text) or is_noise(text) or is_imprint(text):
        return 0
    return min(own, _CAPPED)


def without_clutter(blocks: Sequence[Block], headline: Block | None) -> list[Block]:
    """The blocks outside menus, comments, lists of other news and the like.

    A box that holds the headline, or much of the page's prose, is never taken for clutter,
    whatever its class: themes put such words on the body itself.
    """
    weights = _sums(blocks, [prose(block) for block in blocks])
    total = max(weights.values(), default=0)
    kept_boxes = set(map(id, headline.box.upwards())) if headline else set()

    verdicts: dict[int, bool] = {}

    def is_clutter(box: Box) -> bool:
        key = id(box)
        if key not in verdicts:
            named = box.tag in _ASIDE_TAGS or CLUTTER.search(box.label) is not None
            small = weights[key] <= _CLUTTER_SHARE * total
            verdicts[key] = named and small and key not in kept_boxes
        return verdicts[key]

    return [block for block in blocks if not any(map(is_clutter, block.box.upwards()))]


def without_cards(blocks: Sequence[Block]) -> list[Block]:
    """The blocks outside teasers of other articles: small boxes in which picture and headline lead
    to the same page."""
    inside: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        for box in block.box.upwards():
            inside[id(box)].append(block)
    cards = {key for key, held in inside.items() if _is_card(held)}
    return [one for one in blocks if not any(id(box) in cards for box in one.box.upwards())]


def _is_card(blocks: Sequence[Block]) -> bool:
    if not 2 <= len(blocks) <= _LARGEST_CARD:
        return False
    pictured = {href for block in blocks if block.image for _, href in block.links}
    named = {href for block in blocks if block.is_link for _, href in block.links}
    return bool(pictured & named) and sum(map(prose, blocks)) <= _CARD_PROSE


def main_box(blocks: Sequence[Block]) -> Box | None:
    """The smallest box with most of the prose of ``blocks``; what follows a heading such as "Tin
    khác" counts little."""
    weights: list[float] = []
    factor = 1.0
    for block in blocks:
        if is_end(block.text) and sum(weights) > 0:
            factor = _AFTER_END
        weights.append(factor * prose(block))
    sums = _sums(blocks, weights)
    children = _children(blocks)
    box = next((b for b in blocks[0].box.upwards() if b.parent is None), None) if blocks else None
    while box is not None:
        best = max(children[id(box)], key=lambda child: sums[id(child)], default=None)
        if best is None or sums[id(best)] < _MAIN_SHARE * sums[id(box)] or _is_line(best):
            return box
        box = best
    return None


def story_start(blocks: Sequence[Block]) -> int:
    """Where the prose of the page's main box begins; the number of blocks where there is none."""
    clean = without_clutter(blocks, None)
    main = main_box(clean)
    first = next((one for one in clean if main and prose(one) and one.box.inside(main)), None)
    return next((at for at, block in enumerate(blocks) if block is first), len(blocks))


def is_list(blocks: Sequence[Block]) -> bool:
    """Whether prose stands mostly under headlines that are links: a page of teasers."""
    teasers = paragraphs = 0
    linked = False
    for block in blocks:
        if block.is_link:
            linked = block.text.count(" ") >= 3
        elif prose(block):
            paragraphs += 1
            teasers += linked
            linked = False
    return teasers >= 3 and teasers * 2 >= paragraphs


def _is_line(box: Box) -> bool:
    """A paragraph or list is never the whole story's box: its neighbours may belong to it."""
    return box.tag in _LINES


def _sums(blocks: Sequence[Block], weights: Sequence[float]) -> defaultdict[int, float]:
    """The weight within each box, by the id of the box."""
    sums: defaultdict[int, float] = defaultdict(float)
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            for box in block.box.upwards():
                sums[id(box)] += weight
    return sums


def _children(blocks: Sequence[Block]) -> defaultdict[int, list[Box]]:
    children: defaultdict[int, list[Box]] = defaultdict(list)
    seen: set[int] = set()
    for block in blocks:
        for box in block.box.upwards():
            if id(box) in seen or box.parent is None:
                break
            seen.add(id(box))
            children[id(box.parent)].append(box)
    return children
