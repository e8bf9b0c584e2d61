"""The line that names the author: "Đức Tính", "Bài, ảnh: Hoàng Lan", "Theo TTXVN"."""

from __future__ import annotations

import re
from typing import Final

from gather.words import any_of, compiled

_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"(?:{_LETTER}\.|{_LETTER}+(?:['’-]{_LETTER}+)?)"
_NAME: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")
_SEPARATOR: Final = re.compile(r"\s*(?:[,;&/+]|\s[-–—]\s|\bvà\b)\s*")
_WORK: Final = any_of("tin | bài | ảnh | clip | video | đồ họa | bài viết | tin bài")
_MAKER: Final = any_of(
    """tác giả | người viết | thực hiện | phóng viên | nhóm phóng viên | nhóm pv | pv | ctv |
    biên soạn | tổng hợp | author | by"""
)
_LABEL: Final = compiled(
    rf"\s*(?:{_WORK}(?:\s*(?:[,/&–-]|và)\s*{_WORK})*|{_MAKER})\s*(?::|(?<=by)\s)\s*"
)
_PHOTO_ONLY: Final = compiled(r"\s*(?:ảnh|clip|video|đồ họa)\s*:")
_BORROWED: Final = compiled(r"\(?\s*(?:theo|nguồn|nguồn tin)\b\s*:?\s*")
_TAIL: Final = compiled(r"\s*(?:[-–|,]\s*)?\([^)]{2,40}\)\s*$|\s+(?:thực hiện|tổng hợp|t/h)\s*$")
_ROLES: Final = frozenset(("pv", "ctv", "btv", "ttxvn", "nhóm pv", "nhóm phóng viên"))
_LONGEST: Final = 100


def byline(text: str, *, strict: bool = True) -> str:
    """The author that a line names when it does nothing else, "" otherwise.

    "Bài, ảnh: Hoàng Lan" -> "Hoàng Lan". A bare name needs two capitalised words; with ``strict``
    false, where markup says that an author stands here, one is enough.
    """
    if len(text) > _LONGEST or _PHOTO_ONLY.match(text):
        return ""
    label = _LABEL.match(text) or _BORROWED.match(text)
    rest = _TAIL.sub("", text[label.end() :] if label else text).strip(" .-–—|*()/")
    if label and len(rest.split()) <= 10 and rest[:1].isupper():
        return rest
    if text.rstrip().endswith((".", ":", "?", "!", ";")):
        return ""
    parts = [part for part in _SEPARATOR.split(rest) if part]
    return rest if 0 < len(parts) <= 6 and all(_is_name(part, strict) for part in parts) else ""


def _is_name(text: str, strict: bool) -> bool:
    words = text.split()
    if not _NAME.fullmatch(text) or len(words) < 1 + strict:
        return text.lower() in _ROLES
    return all(word[0].isupper() for word in words)
