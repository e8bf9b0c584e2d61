"""A reply as Telegram shows it: HTML that is always escaped, an inline keyboard, a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.splitting import DRESS, gap, split_blocks, utf16_length
from newsroom.chat import MAX_BUTTON_DATA, Block, BlockKind, Button, Reply, Span

log = structlog.stdlib.get_logger(__name__)

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units after Telegram has parsed the entities."""

ROW_LIMIT, BUTTON_LIMIT = 8, 100


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to be: ``picture`` is shown with it, above the text."""

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: str = ""

    @property
    def fits_caption(self) -> bool:
        """Whether the whole text can stand under a picture."""
        return sum(utf16_length(block.plain) + DRESS for block in self.blocks) <= CAPTION_LIMIT


def drafts(reply: Reply) -> list[Draft]:
    """The messages that show ``reply``; the first has its picture, the last its buttons."""
    parts = split_blocks([block for block in reply.blocks if block.plain.strip()], TEXT_LIMIT)
    if not parts:
        return [Draft((), reply.buttons, reply.picture)] if reply.picture else []
    last = len(parts) - 1
    return [
        Draft(
            blocks,
            reply.buttons if number == last else (),
            reply.picture if number == 0 else "",
        )
        for number, blocks in enumerate(parts)
    ]


def html(blocks: Sequence[Block]) -> str:
    """The blocks in Telegram's HTML."""
    return _joined(blocks, [_html_block(block) for block in blocks])


def plain(draft: Draft) -> str:
    """The draft without any markup; addresses stand in brackets behind their words, and those of
    buttons at the end."""
    text = _joined(draft.blocks, [_plain_block(block) for block in draft.blocks])
    links = [f"{b.label}: {b.url}" for row in draft.buttons for b in row if b.url]
    return "\n".join([text, *links])


def keyboard(
    rows: Iterable[Sequence[Button]], *, data: bool = True, links: bool = True
) -> InlineKeyboardMarkup | None:
    """The buttons within Telegram's limits, without those that answer (``data``) or open
    something (``links``) where they are not wanted."""
    drawn: list[list[InlineKeyboardButton]] = []
    room = BUTTON_LIMIT
    for row in rows:
        kept = [button for button in row if (links if button.url else data) and _usable(button)]
        for start in range(0, len(kept), ROW_LIMIT):
            piece = kept[start : start + ROW_LIMIT][:room]
            room -= len(piece)
            drawn.append([_button(button) for button in piece])
    drawn = [row for row in drawn if row]
    return InlineKeyboardMarkup(drawn) if drawn else None


def _usable(button: Button) -> bool:
    """Whether Telegram takes the button; one that is too long would sink the whole message."""
    if button.url or len(button.data.encode()) <= MAX_BUTTON_DATA:
        return True
    log.error("button left out: data too long", label=button.label, data=button.data)
    return False


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _joined(blocks: Sequence[Block], drawn: Sequence[str]) -> str:
    gaps = ["", *(gap(before, after) for before, after in pairwise(blocks))]
    return "".join(gap + text for gap, text in zip(gaps, drawn, strict=True))


def _html_block(block: Block) -> str:
    inside = "".join(_html_span(span, block.kind) for span in block.spans)
    match block.kind:
        case "title":
            return f"<b>{inside}</b>"
        case "quote":
            return f"<blockquote>{inside}</blockquote>"
        case "item":
            return f"• {inside}"
        case "note":
            return f"<i>{inside}</i>"
    return inside


def _html_span(span: Span, kind: BlockKind) -> str:
    """The span, without the style that its whole block has."""
    text = escape(span.text)
    if span.link:
        text = f'<a href="{escape(span.link)}">{text}</a>'
    if span.italic and kind != "note":
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if span.bold and kind != "title" else text


def _plain_block(block: Block) -> str:
    text = "".join(f"{s.text} ({s.link})" if s.link else s.text for s in block.spans)
    return f"• {text}" if block.kind == "item" else text
