"""Disguises taken off: the text as its links would stand in it if they were written plainly."""

from __future__ import annotations

import html
import re
import unicodedata

from newsroom.comments.alike import latin
from newsroom.comments.domains import TOP_LEVEL_TRICKS, joins
from newsroom.text.normalize import nfc

_ORDINARY = re.compile(r"[\x20-\x7e\s\u00a0\u00c0-\u01b0\u1ea0-\u1ef9“”‘’–—…]*")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
_MARKS = re.compile("[\u0300-\u036f\u20d0-\u20ff]")
_PERCENT = re.compile(r"%(2e|2f|3a|40)", re.IGNORECASE)

# Marks that look like dots and slashes.
_DOTS = str.maketrans("。․·•∙⋅‧・｡٠۔﹒", "............")
_SLASHES = str.maketrans("⁄∕⧸／＼：", "/////:")

_SPELT = re.compile(r"(?<![^\s.(\[\"'“])(?:\S ){2,}\S(?=[\s/:?),.!;\]\"'”]|\Z)")
_NO_DOT = re.compile(r"(?<=[a-z\d]) (?=(?:com|net|org|me|ly)/\w)", re.IGNORECASE)
_DOT = re.compile(r"\.|(?<![^\W_])(?:dot|(?:dấu )?chấm|(?:dau )?cham)(?![^\W_])", re.IGNORECASE)
_DRESS_BEFORE, _DRESS_AFTER = " [({<'\"*_-", " ])}>'\"*_-"
_NO_LABEL = re.compile(r"[^\w-]+")
_LABEL = re.compile(r"[^\W_][\w-]*")
_AT = re.compile(r" ?(?:[\[({] ?(?:at|a còng|a cong|@) ?[\])}]|(?<!\S)(?:a còng|@)(?!\S)) ?", re.I)
_AT_SIGNS = ("@", "còng", "cong", "at]", "at)", "at }")
_PATH = re.compile(r"[\w-]+ ?(?::\d+)? ?/ ?[\w@+~]")
_BRACKETS = "[](){}<>*_-"
_LONGEST = 72
"""Characters around a dot that are looked at: a label and its brackets."""


def ordinary_letters(text: str) -> str:
    """``text`` without invisible characters and with ordinary letters, slashes and dots for those
    that look like them; a text of ordinary characters as it is."""
    if _ORDINARY.fullmatch(text):
        return text
    turned = "\u202e" in text
    text = _INVISIBLE.sub("", text).translate(_DOTS).translate(_SLASHES)
    text = nfc(unicodedata.normalize("NFKC", text))
    text = latin(_MARKS.sub("", text)).translate(_DOTS)
    return f"{text} {text[::-1]}" if turned else text


def plain(text: str) -> str:
    """``text`` of ordinary letters with its disguises taken off and its white space made single
    spaces."""
    text = ordinary_letters(html.unescape(text)) if "&" in text else text
    text = _PERCENT.sub(lambda match: chr(int(match[1], 16)), text)
    text = _SPELT.sub(_together, " ".join(text.split()))
    text = _NO_DOT.sub(".", text)
    text = _plain_dots(text)
    lowered = text.lower()
    return _AT.sub("@", text) if any(sign in lowered for sign in _AT_SIGNS) else text


def _together(match: re.Match[str]) -> str:
    """Letters spelt with spaces between them (v n . c o m), put together where a mark is."""
    spelt = match.string[max(0, match.start() - 1) : match.end()]
    return match[0].replace(" ", "") if any(mark in spelt for mark in "./:") else match[0]


def _plain_dots(text: str) -> str:
    """``text`` with a plain dot for every dot in spaces, brackets or words that joins a domain."""
    pieces: list[str] = []
    done = 0
    for match in _DOT.finditer(text):
        start, end = _dressed(text, match)
        if done <= start < end:
            pieces += (text[done:start], ".")
            done = end
    return "".join(pieces) + text[done:]


def _dressed(text: str, dot: re.Match[str]) -> tuple[int, int]:
    """From where to where a dot that joins a domain reaches with its spaces and brackets; (0, 0)
    for every other dot, also for a plain one."""
    before = text[max(0, dot.start() - _LONGEST) : dot.start()]
    after = text[dot.end() : dot.end() + _LONGEST]
    left, right = before.rstrip(_DRESS_BEFORE), after.lstrip(_DRESS_AFTER)
    opening, closing = len(before) - len(left), len(after) - len(right)
    label = _LABEL.match(right)
    if not label or (dot[0] == "." and not opening and not closing):
        return 0, 0
    bracketed = any(mark in _BRACKETS for mark in before[len(left) :] + after[:closing])
    full_stop = dot[0] == "." and not opening
    path = _PATH.match(right) is not None
    name = _NO_LABEL.split(left.rpartition(" ")[2])[-1]
    if joins(name, TOP_LEVEL_TRICKS.get(label[0].lower(), label[0]), bracketed, path, full_stop):
        return dot.start() - opening, dot.end() + closing
    return 0, 0
