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

_SPELT = re.compile(r"(?<!\S)(?:\S ){2,}\S")
_DOT = re.compile(
    r" ?[\[({<'\"*_-]{0,3} ?(?:\.|(?<![^\W_])(?:dot|chấm|cham)(?![^\W_])) ?[\])}>'\"*_-]{0,3} ?",
    re.IGNORECASE,
)
_AT = re.compile(r" ?(?:[\[({] ?(?:at|a còng|a cong|@) ?[\])}]|(?<!\S)(?:a còng|@)(?!\S)) ?", re.I)
_WORD_BEFORE = re.compile(r"[\w-]*\Z")
_WORD_AFTER = re.compile(r"[\w-]*")
_PATH = re.compile(r"[\w-]+ ?(?::\d+)? ?/ ?[\w@+~]")
_LONGEST_LABEL = 64


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
    return _AT.sub("@", _DOT.sub(_dot, text))


def _together(match: re.Match[str]) -> str:
    """Letters spelt with spaces between them (v n . c o m), put together where a mark is."""
    spelt = match[0]
    return spelt.replace(" ", "") if any(mark in spelt for mark in "./:") else spelt


def _dot(match: re.Match[str]) -> str:
    """A dot with spaces, brackets or words for it, made plain where a domain goes on there."""
    whole, text = match[0], match.string
    if whole == ".":
        return whole
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_LABEL), match.start())
    after = _WORD_AFTER.match(text, match.end())
    left, right = before[0] if before else "", after[0] if after else ""
    bracketed = any(mark in "[](){}<>*_-" for mark in whole)
    path = _PATH.match(text, match.end()) is not None
    right = TOP_LEVEL_TRICKS.get(right.lower(), right)
    return "." if joins(left, right, bracketed, path, whole.startswith(".")) else whole
