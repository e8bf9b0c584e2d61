"""Links in a comment, plain or in disguise, and the personal data that is no link.

E-mail addresses and telephone numbers are told apart: they hold a comment for an editor but do
not break the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsroom.comments.disguise import ordinary_letters, plain
from newsroom.comments.domains import GENERIC, is_domain, top_level

# Cheap signs that a text may hold a link; without one of them nothing else is looked at.
_SIGNS = (
    *"// www @ ]( href [url xn-- hxx http h**p dot chấm cham còng :/ \\\\ %2e &#".split(),
    *(": /", "com/", "net/", "org/", "me/", "ly/"),
)
_AFTER_DOT = re.compile(r"\.[\s\])}>'\"*_-]{0,4}([^\W\d_][\w-]*)")
_SPELT = re.compile(r"\.\s{0,2}\w\s{1,2}\w(?!\w)")
_BEFORE_TOP = re.compile(rf",(?:{'|'.join(sorted(GENERIC | {'vn'}))})\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d .()-]{5,}\d")

_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SCHEME = re.compile(
    r"(?<![^\W_])(?:[a-z][a-z\d+.-]{1,15}(?::|[\[({]:[\])}])[/\\]{1,3}[^\s/]\S*"
    r"|(?:ht|h[x*]|hx|t)[tx*]{0,2}ps? ?[\[({]?[:;]?[\])}]? ?[/\\]{1,3} ?[/\\]? ?[^\s/]\S*)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\]\s?\([^\s)]+\)?|href\s?=\s?\S+|\[url\b[^\]\s]*", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\w@.-])[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62})+")
_TAIL = re.compile(r"(?::\d{2,5})?(?: ?/ ?[\w@+~#][^\s]*|\?\S+|:\d{2,5}(?!\d))")
_FOLLOWING = re.compile(r"[.,!?;:]?\s+([^\W\d_]+)")
_ADDRESS = re.compile(r"(?<![\w.,])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)(:\d{2,5}\b|/\S+)?")
_NUMBERING = re.compile(r"(?:mục|khoản|điều|điểm|bản|số|version|ver|v)\.?\s?\Z", re.IGNORECASE)
_COMMAS = re.compile(
    rf"(?<![\w,-])(?:www,)?[a-z\d][a-z\d-]{{3,62}},(?:{'|'.join(sorted(GENERIC | {'vn'}))})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,+])(?:\+ ?84|84|\(?0)(?:[ .()-]{0,2}\d){8,10}(?![\w]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """``links`` and ``personal`` as they would be written plainly; ``rest``: the text without
    them (the text itself where there are none)."""

    links: tuple[str, ...]
    personal: tuple[str, ...]
    rest: str


def find(text: str) -> Found:
    """Every link and every personal address or number in ``text`` (NFC)."""
    lettered = ordinary_letters(text)
    if not _suspicious(lettered):
        return Found((), (), text)
    rest = plain(lettered)
    addressed, rest = _take(rest, _spans(_SCHEME, rest, "/", "\\"))
    mails, rest = _take(rest, _spans(_EMAIL, rest, "@"))
    links, rest = _take(rest, list(_links(rest)))
    numbers, rest = _take(rest, _spans(_PHONE, rest) if _DIGITS.search(rest) else [])
    links, personal = addressed + links, mails + numbers
    return Found(links, personal, rest if links or personal else text)


def _suspicious(text: str) -> bool:
    lowered = text.lower()
    if any(sign in lowered for sign in _SIGNS):
        return True
    if "." in text and not top_level().isdisjoint(_AFTER_DOT.findall(lowered)):
        return True
    patterns = (_DIGITS, _BEFORE_TOP, _SPELT)
    return any(pattern.search(text) for pattern in patterns)


def _links(text: str) -> Iterator[tuple[int, int]]:
    yield from _spans(_MARKUP, text, "](", "=", "[")
    if _BEFORE_TOP.search(text):
        yield from _spans(_COMMAS, text)
    for match in _DOTTED.finditer(text):
        end = _domain_end(text, match)
        if end:
            tail = _TAIL.match(text, end)
            yield match.start(), tail.end() if tail else end
    for match in _ADDRESS.finditer(text) if _DIGITS.search(text) else ():
        if _is_address(match):
            yield match.span()


def _domain_end(text: str, match: re.Match[str]) -> int:
    """Where the domain at ``match`` ends, 0 if there is none."""
    labels = match[0].split(".")
    at, found = match.start() + len(labels[0]), 0
    for left, right in pairwise(labels):
        at += 1 + len(right)
        path = at == match.end() and _TAIL.match(text, at) is not None
        following = _FOLLOWING.match(text, at)
        if is_domain(left, right, path, following[1] if following else ""):
            found = at
    return found or (match.end() if labels[0].lower() == "www" else 0)


def _is_address(match: re.Match[str]) -> bool:
    octets = match[0].split("/")[0].split(":")[0].split(".")
    if any(int(octet) > 255 or (octet != "0" and octet.startswith("0")) for octet in octets):
        return False
    if match[1]:
        return True
    before = match.string[max(0, match.start() - 12) : match.start()]
    return max(map(len, octets)) > 1 and not _NUMBERING.search(before)


def _spans(pattern: re.Pattern[str], text: str, *signs: str) -> list[tuple[int, int]]:
    """Where ``pattern`` matches; not looked for where none of ``signs`` is in the text."""
    if signs and not any(sign in text for sign in signs):
        return []
    return [match.span() for match in pattern.finditer(text)]


def _take(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[str, ...], str]:
    """What stands at ``spans``, overlapping ones as one, and the text without it."""
    taken: list[str] = []
    kept: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            kept.append(text[done:start])
            taken.append(text[start:end].strip(" .,;:!?)\"'"))
        elif end > done:
            taken[-1] += text[done:end]
        done = max(done, end)
    kept.append(text[done:])
    return tuple(taken), " ".join(kept)
