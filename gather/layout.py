"""A page as the reader's eye takes it: lines of text and pictures in order, in nested boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from selectolax.lexbor import LexborNode

from newsroom.text.normalize import tidy

_SKIPPED: Final = frozenset(
    """script style noscript template iframe object embed svg math audio video canvas head title
    select option textarea button input datalist amp-ad amp-sidebar amp-analytics amp-iframe
    amp-video dialog map""".split()
)
_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp
    small span strike strong sub sup time tt u var wbr nobr st1:place o:p""".split()
)
_STYLES: Final = ("linked", "bold", "italic")
_STYLE_OF: Final = {
    "a": "linked",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
}
_PICTURES: Final = frozenset(("img", "amp-img"))
_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "src")
# Inline elements whose class says that they hold a field stand for themselves, as CSS shows them.
_SHOWN: Final = frozenset(("span", "a", "em", "i", "small", "font", "time", "label", "strong", "b"))
_ROWS: Final = frozenset(("div", "section", "header", "article", "main", "address"))
_FIELD: Final = re.compile(
    r" (?:\w*(?:date|time|ngay|author|tacgia|caption|view|sapo|title|tieude|summary|categor)\w*|"
    r"byline|posted|cap|cat|cate|meta|lead|itemprop) "
)
# Fonts of before Unicode that show small letters as capitals: .VnTimeH, .VnArialH.
_CAPITALS: Final = re.compile(r"\.?Vn\w*H\Z")
_LONGEST_DETAIL: Final = 60
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGN: Final = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_CAMEL: Final = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_NOT_WORD: Final = re.compile(r"[^A-Za-z\d]+")
_SPACE: Final = re.compile(r"\s+")
_OPEN_END: Final = re.compile(r"[^.!?:;…”\"»)]\Z")
_LONG_LINK: Final = 80
MAX_DEPTH: Final = 400
"""Deeper nesting is read as if it were flat; broken pages nest without end."""


MAX_BLOCKS: Final = 5_000
"""Blocks of one page; no article has as many."""


@dataclass(eq=False, slots=True)
class Box:
    """An element that is shown as a block.

    ``label`` holds the words of its class, id, itemprop and role, in lower case, with a space on
    either side of each: `` detail content ``. ``align`` is "center", "right" or "".
    """

    tag: str
    label: str = " "
    parent: Box | None = None
    align: str = ""
    depth: int = 0

    def upwards(self) -> Iterator[Box]:
        """This box and those around it, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def inside(self, other: Box) -> bool:
        """Whether this box is ``other`` or lies within it."""
        return any(box is other for box in self.upwards())


@dataclass(eq=False, slots=True)
class Block:
    """A line or paragraph of text or, where ``image`` names one, a picture with its alt text.

    ``linked``, ``bold`` and ``italic`` count characters; ``links`` are (text, href) pairs, without
    text for a picture, and ``stamp`` is the machine-readable time of a <time> within.
    """

    text: str
    box: Box
    linked: int = 0
    bold: int = 0
    italic: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    image: str = ""
    stamp: str = ""

    @property
    def is_link(self) -> bool:
        """Whether most of the text is linked."""
        return self.linked * 10 >= len(self.text) * 6 > 0


def blocks_of(root: LexborNode | None) -> list[Block]:
    """The visible blocks below an element, such as a page's body, in reading order."""
    reader = _Reader()
    if root is not None:
        reader.read(root)
    blocks = reader.blocks[:MAX_BLOCKS]
    _end_runaway_links(blocks)
    return blocks


def _end_runaway_links(blocks: list[Block]) -> None:
    """Take back links that were never closed: a browser continues them through all that follows."""
    links = [(href, len(text) > _LONG_LINK) for block in blocks for text, href in block.links]
    seen = Counter(href for href, _ in links)
    long = Counter(href for href, is_long in links if is_long)
    # A teaser links its headline, its text and "read more": three times at most.
    runaway = {href for href in long if long[href] >= 3 or (long[href] == 2 and seen[href] > 3)}
    for block in blocks if runaway else ():
        block.linked -= sum(len(text) for text, href in block.links if href in runaway)
        block.links = [link for link in block.links if link[1] not in runaway]


def label_of(node: LexborNode) -> str:
    """The label of an element, see ``Box``."""
    attributes = node.attributes
    names = " ".join(
        value for key in ("class", "id", "itemprop", "role") if (value := attributes.get(key))
    )
    if not names:
        return " "
    marked = " itemprop" if "itemprop" in attributes else ""
    return f" {_NOT_WORD.sub(' ', _CAMEL.sub(' ', names)).lower().strip()}{marked} "


class _Reader:
    """Walks a tree once and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._box = Box("body")
        self._pieces: list[str] = []
        self._inside = Counter[str]()
        self._counts = Counter[str]()
        self._links: list[tuple[str, str]] = []
        self._open_links: list[tuple[int, str]] = []
        self._stamp = ""
        self._after_break = False

    def read(self, root: LexborNode) -> None:
        for node, entering in _walk(root):
            if node.is_text_node:
                if entering:
                    self._text(node.text_content or "")
            elif entering:
                self._enter(node)
            else:
                self._leave(node)
        self._flush()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._flush()
            self._after_break = True
        elif tag in _PICTURES:
            self._picture(node)
        elif not _is_inline(node):
            self._flush()
            self._box = _box_of(node, self._box)
        if (style := _style_of(node)) is not None:
            self._inside[style] += 1
        if tag == "a":
            self._open_links.append((len(self._pieces), node.attributes.get("href") or ""))
        elif tag == "time":
            self._stamp = self._stamp or node.attributes.get("datetime") or ""

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br" or tag in _PICTURES:
            return
        if tag == "a" and self._open_links:
            self._close_link(*self._open_links.pop())
        if not _is_inline(node):
            self._flush()
            self._box = self._box.parent or self._box
        if (style := _style_of(node)) is not None:
            self._inside[style] -= 1

    def _text(self, raw: str) -> None:
        text = _SPACE.sub(" ", raw.upper() if self._inside["capital"] else raw)
        before = self._pieces[-1][-1:] if self._pieces else ""
        # Boxes that CSS sets apart stand here without a space: "07-01-2024" and "334".
        if before and text and (before + text[0]).isdigit():
            text = f" {text}"
        self._pieces.append(text)
        for style in _STYLES:
            if self._inside[style]:
                self._counts[style] += len(text.strip())

    def _close_link(self, start: int, href: str) -> None:
        if text := tidy("".join(self._pieces[start:])):
            self._links.append((text, href))

    def _picture(self, node: LexborNode) -> None:
        self._flush()
        attributes = node.attributes
        source = next((value for key in _SOURCES if (value := attributes.get(key))), "")
        if source:
            links = [("", href) for _, href in self._open_links if href]
            text = tidy(attributes.get("alt") or "")
            self.blocks.append(Block(text, self._box, links=links, image=source))

    def _flush(self) -> None:
        """Close the line that was being read; links that are still open go on in the next."""
        for start, href in self._open_links:
            self._close_link(start, href)
        text = tidy("".join(self._pieces))
        if text:
            block = Block(
                text,
                self._box,
                linked=self._counts["linked"],
                bold=self._counts["bold"],
                italic=self._counts["italic"],
                links=self._links,
                stamp=self._stamp,
            )
            if not (self._after_break and self._continues(block)):
                self.blocks.append(block)
        if text or not self._pieces:
            self._after_break = False
        self._pieces, self._counts, self._links, self._stamp = [], Counter(), [], ""
        self._open_links = [(0, href) for _, href in self._open_links]

    def _continues(self, block: Block) -> bool:
        """Join a line that a <br> broke within a sentence to the line before it."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.box is not block.box or last.image or not block.text[0].islower():
            return False
        if not _OPEN_END.search(last.text):
            return False
        last.text += f" {block.text}"
        last.linked += block.linked
        last.bold += block.bold
        last.italic += block.italic
        last.links += block.links
        return True


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every visible node on the way in (True) and out (False), without recursion."""
    node = root
    while True:
        visible = node.is_text_node or _is_visible(node)
        if visible:
            yield node, True
            if (child := node.first_child) is not None:
                node = child
                continue
            yield node, False
        while (following := node.next) is None or node.mem_id == root.mem_id:
            parent = node.parent
            if parent is None or node.mem_id == root.mem_id:
                return
            node = parent
            yield node, False
        node = following


def _style_of(node: LexborNode) -> str | None:
    if node.tag == "font" and _CAPITALS.match(node.attributes.get("face") or ""):
        return "capital"
    return _STYLE_OF.get(node.tag or "")


def _is_visible(node: LexborNode) -> bool:
    if not node.is_element_node or node.tag in _SKIPPED:
        return False
    attributes = node.attributes
    style = attributes.get("style")
    return "hidden" not in attributes and not (style and _HIDDEN.search(style))


def _is_inline(node: LexborNode) -> bool:
    if node.tag not in _INLINE:
        return False
    if node.tag not in _SHOWN:
        return True
    label = label_of(node)
    if label != " " and (_FIELD.search(label) or _is_alone(node)):
        return False
    return not _is_in_row(node)


def _is_alone(node: LexborNode) -> bool:
    """Whether an element is all that its parent holds, so that its class speaks for both."""
    sides = (node.prev, node.next)
    return all(side is None or (side.is_text_node and not side.text().strip()) for side in sides)


def _is_in_row(node: LexborNode) -> bool:
    """Whether an element stands beside another in a box with no text of its own, so that CSS may
    set them apart as details in a row, and a new detail begins at one of its ends."""
    parent = node.parent
    if parent is None or parent.tag not in _ROWS or _has_text(parent):
        return False
    return _is_seam(_beside(node, "prev"), node) or _is_seam(node, _beside(node, "next"))


def _has_text(parent: LexborNode) -> bool:
    child = parent.first_child
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return True
        child = child.next
    return False


def _beside(node: LexborNode, side: Literal["prev", "next"]) -> LexborNode | None:
    """The element before or after, where only white space lies between."""
    other: LexborNode | None = getattr(node, side)
    while other is not None and other.is_text_node:
        other = getattr(other, side)
    return other


def _is_seam(left: LexborNode | None, right: LexborNode | None) -> bool:
    """Whether one detail ends and another begins: "Lê Nhã" and "Số 214", "2026" and "Lượt xem".
    Not the parts of one word, a label and what it names, a date and its time."""
    if left is None or right is None or {left.tag, right.tag} - _SHOWN:
        return False
    before, after = left.text(), right.text()
    is_next = left.next is not None and left.next.mem_id == right.mem_id
    touching = is_next and not (before[-1:].isspace() or after[:1].isspace())
    if not touching and max(len(before), len(after)) > _LONGEST_DETAIL:
        return False
    before, after = before.strip(), after.strip()
    begins = after[:1].isupper() or (touching and after[:1].isdigit())
    return begins and _ends_detail(before, after)


def _ends_detail(before: str, after: str) -> bool:
    """Whether ``before`` can be the whole of something, not the capital of the word to come."""
    if before[-1:].isupper():
        return before[-2:].isupper() and len(before) > 1 and after[1:2].islower()
    return before[-1:].isalnum() or before[-1:] in (")", ".")


def _box_of(node: LexborNode, parent: Box) -> Box:
    if parent.depth >= MAX_DEPTH:
        return Box(parent.tag, parent.label, parent, parent.align, MAX_DEPTH)
    attributes = node.attributes
    align = (attributes.get("align") or "") if node.tag != "table" else ""
    if match := _ALIGN.search(attributes.get("style") or ""):
        align = match[1]
    if node.tag == "center":
        align = "center"
    return Box(
        node.tag or "", label_of(node), parent, align.lower() or parent.align, parent.depth + 1
    )
