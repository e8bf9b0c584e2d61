"""One spelling for one word: Unicode NFC and one place for the tone mark.

Vietnamese is typed with the tone mark of oa, oe and uy either on the first vowel (hòa, the older
style) or on the second (hoà, the newer one); both are the same word. We write the older style, as
most newspapers do. Where a consonant follows (hoàn, huỳnh) there is only one way to write it.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = {"\u0300": 0, "\u0301": 1, "\u0303": 2, "\u0309": 3, "\u0323": 4}
_FIRST = {"o": "òóõỏọ", "u": "ùúũủụ"}
_SECOND = {"a": "àáãảạ", "e": "èéẽẻẹ", "y": "ỳýỹỷỵ"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")


def _moved() -> dict[str, str]:
    """Every new-style vowel pair with its old-style spelling, in lower, title and upper case."""
    pairs: dict[str, str] = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for new, old in zip(_SECOND[second], _FIRST[first], strict=True):
            for change in (str.lower, str.title, str.upper):
                pairs[change(first + new)] = change(old + second)
    return pairs


_PAIRS = _moved()
_SECONDS = "".join(_SECOND.values())
# After q the u is part of the consonant: quý, quà keep their mark where it is. The look-behind
# stands last so that the search can run from letter to letter of a small class.
_NEW_STYLE = re.compile(rf"[oOuU][{_SECONDS}{_SECONDS.upper()}](?!\w)(?<![qQ]..)")


def nfc(text: str) -> str:
    """``text`` in Unicode NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def normalize(text: str) -> str:
    """NFC with tone marks in one place: hoà -> hòa, Tỉnh uỷ -> Tỉnh ủy, but hoàn and quý stay.

    The length may change only through NFC: a text already in NFC keeps its offsets.
    """
    return _NEW_STYLE.sub(lambda match: _PAIRS.get(match[0], match[0]), nfc(text))


def tidy(text: str) -> str:
    """NFC without invisible characters; runs of white space become one space, lines are kept."""
    lines = (_SPACES.sub(" ", line).strip() for line in _INVISIBLE.sub("", nfc(text)).split("\n"))
    return "\n".join(lines).strip()
