"""What a button sends back: a name and a few values, ``article:12`` or ``topic:9f3a:5``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from newsroom.chat import MAX_BUTTON_DATA, Button

_SEPARATOR = ":"
LABEL = 48
"""Characters of a label; a phone shows about forty."""

Rows = tuple[tuple[Button, ...], ...]


def button(label: str, name: str, *values: object) -> Button:
    """A button that calls the press handler ``name`` with ``values``.

    Raises ValueError when the data is not ASCII or longer than 64 bytes.
    """
    data = _SEPARATOR.join((name, *map(str, values)))
    if not data.isascii() or len(data) > MAX_BUTTON_DATA:
        raise ValueError(f"button data must be ASCII of at most {MAX_BUTTON_DATA} bytes: {data!r}")
    return Button(label, data=data)


def parse(data: str) -> tuple[str, tuple[str, ...]]:
    """The name and the values of a button's data."""
    name, *values = data.split(_SEPARATOR)
    return name, tuple(values)


def rows(*parts: Sequence[Button | None]) -> Rows:
    """Rows of buttons, without the absent ones and without empty rows."""
    kept = (tuple(each for each in part if each is not None) for part in parts)
    return tuple(row for row in kept if row)


def column(buttons: Iterable[Button]) -> Rows:
    """One button a row."""
    return tuple((each,) for each in buttons)


def digest(text: str) -> str:
    """``text`` in a short form that fits a button, whatever letters it has."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def short(text: str, limit: int = LABEL) -> str:
    """``text`` cut to ``limit`` characters between two words."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
