"""A reply as Zalo shows it: plain lines, addresses below what they belong to, numbered choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from bot.splitting import gap, split_blocks
from newsroom.chat import Block, Button, Reply, Span, note, text

LIMIT = 2000
"""Characters of a message or of a picture's caption."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to be: ``picture`` is the address of one that is shown with it."""

    blocks: tuple[Block, ...]
    picture: str = ""
    buttons: tuple[Button, ...] = ()

    @property
    def text(self) -> str:
        """The message in plain words."""
        return _joined(self.blocks, [block.plain for block in self.blocks])

    @property
    def html(self) -> str:
        """The message with its bold words in tags; empty where there are none or no room."""
        drawn = ["".join(_tagged(span) for span in block.spans) for block in self.blocks]
        whole = _joined(self.blocks, drawn)
        return whole if whole != escape(self.text, quote=False) and len(whole) <= LIMIT else ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The messages that show a reply, and the data that its numbers stand for, in order."""

    drafts: tuple[Draft, ...]
    presses: tuple[str, ...] = ()


def draw(reply: Reply, hint: str, *, first: int = 1, room: int = 0) -> Drawing:
    """Draw a reply. Up to ``room`` buttons stay buttons; more of them become choices, numbered
    from ``first`` on and introduced by ``hint``."""
    blocks = [block for block in reply.blocks if block.plain.strip()]
    if not blocks and reply.toast:
        blocks = [text(reply.toast)]
    buttons = tuple(button for row in reply.buttons for button in row)
    if 0 < len(buttons) <= room:
        parts = _split(_line(block, "• ") for block in blocks)
        return Drawing(_drafts(parts, reply.picture, buttons))
    presses = tuple(button for button in buttons if button.data)
    lines = _numbered([*blocks, *_links(blocks, buttons)], presses, hint, first)
    return Drawing(_drafts(_split(lines), reply.picture), tuple(each.data for each in presses))


def _drafts(
    parts: Sequence[tuple[Block, ...]], picture: str, buttons: tuple[Button, ...] = ()
) -> tuple[Draft, ...]:
    """The first message has the picture, the last the buttons."""
    last = len(parts) - 1
    return tuple(
        Draft(blocks, picture if number == 0 else "", buttons if number == last else ())
        for number, blocks in enumerate(parts)
    )


def _split(lines: Iterable[Block]) -> list[tuple[Block, ...]]:
    return split_blocks(list(lines), LIMIT, len)


def _numbered(
    blocks: Sequence[Block], presses: Sequence[Button], hint: str, first: int
) -> list[Block]:
    """The lines with the choices: an entry that a button repeats is numbered itself, the other
    buttons follow as a list of their own."""
    waiting = dict(enumerate(presses, first))
    lines = []
    for block in blocks:
        number = _choice_of(block, waiting)
        waiting.pop(number, None)
        lines.append(_line(block, f"{number}. " if number else "• "))
    rest = [Block((Span(f"{number}. {each.label}"),), "item") for number, each in waiting.items()]
    if not presses:
        return lines
    heading = Block((Span(hint),), "title") if rest else text(hint.replace(":", "."))
    return [*lines, heading, *rest]


def _choice_of(block: Block, waiting: dict[int, Button]) -> int:
    """The number of the choice that a list's entry stands for, 0 where there is none."""
    if block.kind != "item":
        return 0
    said = block.plain
    return next((n for n, each in waiting.items() if said.startswith(each.label.rstrip("…"))), 0)


def _links(blocks: Sequence[Block], buttons: Sequence[Button]) -> list[Block]:
    """Buttons that open an address, unless it stands in the text already."""
    shown = {span.link for block in blocks for span in block.spans}
    kept = [button for button in buttons if button.url and button.url not in shown]
    return [note(f"{each.label}:", each.url) for each in kept]


def _line(block: Block, bullet: str) -> Block:
    """A block with everything in words that others show as style."""
    spans = [Span(span.text, bold=span.bold) for span in block.spans]
    if block.kind == "item":
        spans.insert(0, Span(bullet))
    if block.kind == "quote" and not block.plain.startswith(("“", '"')):
        spans = [Span("“"), *spans, Span("”")]
    addresses = dict.fromkeys(span.link for span in block.spans if span.link)
    spans += [Span(f"\n{url}") for url in addresses if url not in block.plain]
    return Block(tuple(spans), block.kind)


def _tagged(span: Span) -> str:
    words = escape(span.text, quote=False)
    return f"<b>{words}</b>" if span.bold else words


def _joined(blocks: Sequence[Block], drawn: Sequence[str]) -> str:
    gaps = ["", *(gap(before, after) for before, after in pairwise(blocks))]
    return "".join(between + words for between, words in zip(gaps, drawn, strict=True)).strip()
