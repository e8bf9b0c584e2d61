"""What one can do, and the answers to what is no question."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import showing, start
from handlers.commands import FOR_READERS, Command
from handlers.context import Context, Replies
from newsroom.chat import Block, Reply, Span, item, text, title


async def show(context: Context) -> Replies:
    """The help with all commands."""
    texts = context.texts
    blocks = (
        title(texts.help_title),
        *(item(words) for words in (texts.help_ask, texts.help_proof, texts.help_follow)),
        title(texts.help_commands),
        *listed(context),
    )
    return (Reply(blocks, (*await start.offered(context), *showing.menu(context))),)


async def unknown_command(context: Context) -> Replies:
    """A command that is none of ours."""
    blocks = (text(context.texts.unknown_command), *listed(context))
    return (Reply(blocks, showing.menu(context)),)


async def unsupported(context: Context) -> Replies:
    """A sticker, a picture, a voice message, nothing at all."""
    return (Reply((text(context.texts.unsupported),), await start.offered(context)),)


async def gone_button(context: Context) -> Replies:
    """A button of an earlier version."""
    return (Reply((text(context.texts.outdated),), showing.menu(context)),)


async def greet(context: Context) -> Replies:
    """Answer a greeting."""
    return (Reply((text(context.texts.greeted),), await start.offered(context)),)


async def thank(context: Context) -> Replies:
    """Answer thanks."""
    return (Reply((text(context.texts.thanked),)),)


def listed(context: Context, commands: Sequence[Command] = FOR_READERS) -> tuple[Block, ...]:
    """Commands with what they do."""
    return tuple(
        Block(
            (
                Span(f"/{command.name(context.language)}", bold=True),
                Span(f" · {context.texts.command(command.key)}"),
            ),
            "item",
        )
        for command in commands
    )
