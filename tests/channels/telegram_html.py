"""Telegram's HTML as its server reads it: the text, its entities, and what it refuses."""

from __future__ import annotations

import re
from typing import Any

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[^\s>/]*)(?P<rest>[^>]*)(?P<close>>?)|&(?P<ref>#?\w+);?")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class BadEntities(Exception):
    """The markup is wrong; the text is the second half of Telegram's description."""


def units(text: str) -> int:
    """The length in UTF-16 code units, as the Bot API counts offsets and limits."""
    return len(text.encode("utf-16-le")) // 2


def fragment(text: str, entity: dict[str, Any]) -> str:
    """The part of ``text`` that an entity covers."""
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return text.encode("utf-16-le")[start:end].decode("utf-16-le")


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The text that people see and its entities, outermost first.

    Raises BadEntities in the words of the Bot API server.
    """
    text = ""
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, str, int]] = []
    at = 0
    for token in _TOKEN.finditer(source):
        text += source[at : token.start()]
        at = token.end()
        if token["ref"] is not None:
            text += _reference(token)
        elif not token["end"]:
            opened.append(_open(token, source, text))
        else:
            name, start, url, order = _close(token, source, opened)
            if units(text) > start:
                entities.append(_entity(name, start, units(text) - start, url) | {"order": order})
    if opened:
        raise BadEntities(f'can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return _trimmed(text + source[at:], entities)


def _byte(source: str, at: int) -> int:
    return len(source[:at].encode())


def _reference(token: re.Match[str]) -> str:
    name = token["ref"]
    if name.startswith("#"):
        digits = name[1:]
        if digits[:1] in "xX" and digits[1:]:
            return chr(int(digits[1:], 16))
        return chr(int(digits)) if digits.isdigit() else token[0]
    return _REFERENCES.get(name, token[0])


def _open(token: re.Match[str], source: str, text: str) -> tuple[str, int, str, int]:
    """The opened tag: its name, where it starts in the text, its address, its order."""
    name, at = token["name"].lower(), _byte(source, token.start())
    if not token["close"]:
        raise BadEntities(f"unclosed start tag at byte offset {at}")
    if name not in STYLES:
        raise BadEntities(f'unsupported start tag "{name}" at byte offset {at}')
    if name == "span" and "tg-spoiler" not in token["rest"]:
        raise BadEntities(f'tag "span" must have class "tg-spoiler" at byte offset {at}')
    found = _HREF.search(token["rest"])
    url = next((group for group in found.groups() if group), "") if found else ""
    return name, units(text), url.replace("&amp;", "&"), token.start()


def _close(
    token: re.Match[str], source: str, opened: list[tuple[str, int, str, int]]
) -> tuple[str, int, str, int]:
    name, at = token["name"].lower(), _byte(source, token.start())
    if not token["close"]:
        raise BadEntities(f"unclosed end tag at byte offset {at}")
    if not opened:
        raise BadEntities(f"unexpected end tag at byte offset {at}")
    if name not in ("", opened[-1][0]):
        raise BadEntities(
            f'unmatched end tag at byte offset {at}, expected "</{opened[-1][0]}>", '
            f'found "</{name}>"'
        )
    return opened.pop()


def _entity(name: str, offset: int, length: int, url: str) -> dict[str, Any]:
    entity = {"type": STYLES[name], "offset": offset, "length": length}
    return entity | {"url": url} if name == "a" else entity


def _trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Without white space at the ends, which Telegram cuts off; links without address dropped."""
    cut = len(text) - len(text.lstrip())
    shown = text.strip()
    kept = []
    for entity in sorted(entities, key=lambda entity: entity["order"]):
        start = max(0, entity["offset"] - cut)
        end = min(units(shown), entity["offset"] + entity["length"] - cut)
        if end > start and entity.get("url", "http").startswith(("http", "tg:", "mailto:", "tel:")):
            moved = {key: value for key, value in entity.items() if key != "order"}
            kept.append(moved | {"offset": start, "length": end - start})
    return shown, kept
