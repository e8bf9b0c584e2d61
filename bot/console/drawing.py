"""Blocks in the terminal's own typography."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from bot.output import indented
from newsroom.chat import Block, Span


def drawn(block: Block) -> RenderableType:
    """A block as the terminal shows it."""
    words = Text.assemble(*((span.text, _style(span)) for span in block.spans))
    match block.kind:
        case "title":
            words.stylize("bold")
        case "note":
            words.stylize("dim")
        case "quote":
            return indented(words)
        case "item":
            return Text.assemble("  • ", words)
    return words


def _style(span: Span) -> str:
    link = [f"link {span.link}"] if span.link else []
    return " ".join(["bold"] * span.bold + ["italic"] * span.italic + link)
