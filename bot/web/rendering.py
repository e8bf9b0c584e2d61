"""The page's templates and what they are filled with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from newsroom.chat import Block, is_link

STATIC = Path(__file__).with_name("static")


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that are drawn as one: the entries of a list, or a single other block."""

    kind: str
    blocks: tuple[Block, ...]


def grouped(blocks: Sequence[Block]) -> Iterator[Group]:
    """``blocks`` with neighbouring list entries together; empty ones are left out."""
    filled = (block for block in blocks if block.plain.strip())
    for kind, run in groupby(filled, key=lambda block: block.kind):
        if kind == "item":
            yield Group(kind, tuple(run))
        else:
            yield from (Group(kind, (block,)) for block in run)


def asset(name: str) -> str:
    """The address of a static file; it changes with the content, so browsers may keep it."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={blake2b(content, digest_size=6).hexdigest()}"


def moment(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A time of day, with the date where that is not today's."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M %d/%m/%Y}"


def environment() -> Environment:
    """Jinja with every value escaped and every forgotten one an error."""
    made = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["grouped"] = grouped
    made.tests["link"] = is_link
    assets = {name: asset(name) for name in ("chat.css", "chat.js", "icon.svg")}
    made.globals["asset"] = assets.__getitem__
    return made
