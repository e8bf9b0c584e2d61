"""From bytes to text: what a page is written in, whatever it declares."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from gather.legacy import likeness, to_unicode

_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# A reference to a Western letter is a TCVN3 or VNI letter in disguise; &nbsp; is not one.
_REFERENCE: Final = re.compile(r"&#(1[6-9]\d|2[0-5]\d);|&#x([a-f][0-9a-f]);", re.I)
_TOLERATED = 0.002


def decode(raw: bytes, declared: str = "") -> str:
    """The text of a page or file in Unicode NFC.

    ``declared`` is the charset of an HTTP header, "" when there is none. UTF-8 is believed
    wherever it fits, then what is declared, then whichever of windows-1258 and the encodings of
    before Unicode (TCVN3, VNI) reads as Vietnamese.
    """
    text = _decode(raw, declared)
    return unicodedata.normalize("NFC", to_unicode(_unreferenced(text)))


def _decode(raw: bytes, declared: str) -> str:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    named = (declared or _declaration(raw)).lower()
    almost = raw.decode("utf-8", "replace")
    if almost.count("\ufffd") <= len(raw) * _TOLERATED:
        return almost
    candidates = [text for name in ("cp1252", named, "cp1258") if (text := _try(raw, name))]
    return max(candidates, key=lambda text: likeness(to_unicode(text[:60_000])))


def _declaration(raw: bytes) -> str:
    match = _DECLARED.search(raw, 0, 4096)
    return match[1].decode("ascii", "replace") if match else ""


def _try(raw: bytes, name: str) -> str:
    """``raw`` in the encoding ``name``, "" where there is no such encoding or it is UTF-8."""
    if not name or name.startswith("utf-8") or name == "utf8":
        return ""
    try:
        return unicodedata.normalize("NFC", raw.decode(name, "replace"))
    except LookupError:
        return ""


def _unreferenced(text: str) -> str:
    """Numeric references to Western letters as letters, so that old encodings are seen."""
    if "&#" not in text:
        return text
    return _REFERENCE.sub(
        lambda match: chr(int(match[1] or match[2], 16 if match[2] else 10)), text
    )
