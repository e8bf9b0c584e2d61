"""The channel-neutral conversation: what a person says or presses, and what we show in return.

A channel adapter turns its platform's update into an ``Incoming``, hands it to the handlers and
renders the ``Reply`` it gets back: it escapes, splits to the platform's limits and draws buttons
(or numbered choices where there are none). Handlers never know which channel they serve.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from newsroom.models import Language
from newsroom.text.places import place_of

ChatKind = Literal["private", "group", "channel"]
BlockKind = Literal["text", "title", "quote", "item", "note"]

MAX_BUTTON_DATA = 64
"""Bytes that Telegram allows in callback data; all channels keep to it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or button press.

    ``text`` is the message as written (empty for a press); ``button`` the ``Button.data`` pressed.
    A deep link arrives as the text ``/start PAYLOAD``. ``hidden_links`` are addresses that the
    message carries without showing them. ``language`` is the platform's hint, not the person's
    choice. ``replied_article`` is the article that the message replied to was about (0: none).
    ``update_key`` is unique for one update within the channel. In a group or channel, ``manages``
    asks the platform whether the person is one of its administrators; None where it does not tell.
    """

    channel: str
    chat_id: str
    user_id: str
    text: str = ""
    button: str = ""
    language: Language | None = None
    chat_kind: ChatKind = "private"
    message_id: str = ""
    edited: bool = False
    hidden_links: tuple[str, ...] = ()
    replied_article: int = 0
    update_key: str = ""
    manages: Callable[[], Awaitable[bool]] | None = field(default=None, compare=False, repr=False)


def is_link(url: str) -> bool:
    """Whether an address is one that people can open: what came from a file has none such."""
    return url.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. ``url`` is where it comes from; channels show ``link``."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""

    @property
    def link(self) -> str:
        """The address to open, empty where there is none."""
        return self.url if is_link(self.url) else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. ``title`` is a heading, ``quote`` a citation, ``item`` a list entry,
    ``note`` small print (source, date, a hint)."""

    spans: tuple[Span, ...]
    kind: BlockKind = "text"

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Button:
    """A press that comes back as ``Incoming.button`` (``data``, ASCII, at most 64 bytes),
    or a link that opens (``url``). Exactly one of the two is set."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to show. ``replaces`` asks the channel to change the message whose button was
    pressed instead of sending a new one (paging, feedback). ``article_id`` is the article that the
    message is about (0: none), kept so that a reply to the message is understood. ``toast`` is a
    short confirmation of a press, shown fleetingly where the channel can."""

    blocks: tuple[Block, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: str = ""
    replaces: bool = False
    article_id: int = 0
    toast: str = ""

    @property
    def plain(self) -> str:
        """The whole text without styles, blocks separated by a newline."""
        return "\n".join(block.plain for block in self.blocks)


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One entry of an inline query's list: what the list shows and what is sent when chosen."""

    title: str
    description: str
    reply: Reply


def to_value(reply: Reply) -> dict[str, Any]:
    """A reply as a JSON value, to be kept."""
    return asdict(reply)


def from_value(value: dict[str, Any]) -> Reply:
    """What ``to_value`` made. Raises KeyError, TypeError or ValueError for anything else."""
    blocks = tuple(
        Block(tuple(Span(**span) for span in block["spans"]), block["kind"])
        for block in value["blocks"]
    )
    buttons = tuple(tuple(Button(**each) for each in row) for row in value["buttons"])
    return Reply(**{**value, "blocks": blocks, "buttons": buttons})


def text(words: str, *, bold: bool = False, italic: bool = False) -> Block:
    """A plain paragraph."""
    return Block((Span(words, bold=bold, italic=italic),))


def title(words: str, url: str = "") -> Block:
    """A heading, a link where ``url`` is given."""
    return Block((Span(words, bold=True, url=url),), "title")


def note(words: str, url: str = "") -> Block:
    """Small print, a link where ``url`` is given."""
    return Block((Span(words, url=url),), "note")


def item(words: str, url: str = "") -> Block:
    """A list entry, a link where ``url`` is given."""
    return Block((Span(words, url=url),), "item")


def quote(words: str, span: str = "") -> Block:
    """A citation with ``span``, where it occurs in it, in bold."""
    start = place_of(words, span) if span else -1
    if start < 0:
        return Block((Span(words),), "quote")
    parts = (
        Span(words[:start]),
        Span(span, bold=True),
        Span(words[start + len(span) :]),
    )
    return Block(tuple(part for part in parts if part.text), "quote")
