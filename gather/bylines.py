"""Who wrote it: lines such as "Đức Tính", "Bài, ảnh: Hoàng Lan", "Theo TTXVN", "Viết bởi X"."""

from __future__ import annotations

import re
from typing import Final

from gather.dates import find_dates
from gather.words import any_of, compiled

_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"(?:(?i:ths|ts|bs|ks)\.|{_LETTER}\.|{_LETTER}+(?:['’-]{_LETTER}+)?)"
_NAME: Final = re.compile(rf"{_WORD}(?: ?{_WORD}){{0,5}}")
_SEPARATOR: Final = re.compile(r"\s*(?:[,;&/+]|\s[-–—]\s|\bvà\b)\s*")
_WORK: Final = any_of("tin | bài | ảnh | clip | video | đồ họa | bài viết | tin bài")
_MAKER: Final = any_of(
    """tác giả | người viết | nội dung | thực hiện | phóng viên | nhóm phóng viên | nhóm pv | pv |
    ctv | biên soạn | tổng hợp | người đăng | người gửi | author"""
)
_BY: Final = any_of(
    """viết bởi | đăng bởi | gửi bởi | được gửi bởi | được đăng bởi | bởi | by | posted by |
    written by"""
)
_GENRE: Final = any_of(
    "tản văn | tùy bút | truyện ngắn | thơ | bút ký | ký sự | ghi chép | phóng sự | chùm ảnh"
)
_LABEL: Final = compiled(
    rf"\s*(?:{_GENRE} của\b|"
    rf"(?:{_WORK}(?:\s*(?:[,/&–-]|và)\s*{_WORK})*|{_MAKER})\s*:|{_BY}\b\s*:?)\s*"
)
_WITHIN: Final = compiled(rf"(?<!\w)(?:{_MAKER}\s*:|{_BY}\b\s*:?)\s*")
_PHOTO_ONLY: Final = compiled(r"\s*(?:ảnh|clip|video|đồ họa)\s*:")
_BORROWED: Final = compiled(r"\(?\s*(?:theo|nguồn|nguồn tin)\b\s*:?\s*")
_OTHERS: Final = compiled(
    r"\s*[-–,;|]\s*(?:ảnh|clip|video|quay phim|đồ họa|kỹ thuật)\s*:|\s+[|•·]\s"
)
_TAIL: Final = compiled(r"\s*(?:[-–|,]\s*)?\([^)]{2,40}\)\s*$|\s+(?:thực hiện|tổng hợp|t/h)\s*$")
_CREDIT: Final = compiled(
    r"\(?\s*"
    + any_of(
        """nội dung | bài | tin | bài viết | ảnh | bài, ảnh | bài và ảnh | thiết kế | đồ họa |
        trình bày | kỹ thuật | biên tập | dựng | video | clip | nguồn | nguồn tin | theo |
        tác giả | người viết | người đăng | thực hiện | tổ chức | xuất bản"""
    )
    + r"\s*:\s*\S"
)
_ROLES: Final = frozenset(
    ("pv", "ctv", "btv", "ttxvn", "nhóm pv", "nhóm phóng viên", "tòa soạn", "ban biên tập")
)
_LONGEST: Final = 100


def byline(text: str, *, strict: bool = True) -> str:
    """The author that a line names when it does nothing else, "" otherwise.

    "Bài, ảnh: Hoàng Lan" -> "Hoàng Lan". A bare name needs two capitalised words; with ``strict``
    false, where markup says that an author stands here, one is enough. What follows a name and is
    none itself (an office, an institution) is left out.
    """
    if len(text) > _LONGEST or _PHOTO_ONLY.match(text):
        return ""
    text = text.strip("( ")
    label = _LABEL.match(text) or _BORROWED.match(text)
    rest = _OTHERS.split(_without_dates(text[label.end() :]))[0] if label else text
    rest = _TAIL.sub("", rest).strip(" .-–—|*()/")
    if label and len(rest.split()) <= 10 and rest[:1].isupper():
        return rest
    if text.rstrip().endswith((".", ":", "?", "!", ";")):
        return ""
    parts = [part for part in _SEPARATOR.split(rest) if part]
    if not 0 < len(parts) <= 6 or not _is_name(parts[0], strict):
        return ""
    if all(_is_name(part, strict) for part in parts):
        return rest
    return parts[0] if re.match(r"\s+[-–—]\s", rest[len(parts[0]) :]) else ""


def author_within(text: str) -> str:
    """The author that a line of details names among other things: "Bởi A B vào 06/11/2018"."""
    text = text[: 2 * _LONGEST]
    if _WITHIN.search(text) is None:
        return ""
    text = _without_dates(text)
    for label in _WITHIN.finditer(text):
        words: list[str] = []
        for word in text[label.end() :].split():
            if not word[0].isupper() or not _NAME.fullmatch(word.strip(",;|")):
                break
            words.append(word.strip(",;|"))
            if word[-1] in ",;|":
                break
        if 2 <= len(words) <= 6:
            return " ".join(words)
    return ""


def author_beside_date(text: str) -> str:
    """The author whose bare name stands behind the date of a line: "24-06-2026, 10:00 - A B"."""
    dates = find_dates(text) if len(text) <= _LONGEST else []
    rest = text[dates[-1].end :].strip(" .,;|•·–—-/()") if dates else ""
    return rest if 2 <= len(rest.split()) <= 5 and _is_name(rest, strict=True) else ""


def is_credit(text: str) -> bool:
    """Whether a line says who did some part of the work, or where it was taken from."""
    return len(text) <= _LONGEST and _CREDIT.match(text) is not None


def signature(text: str) -> str:
    """The name that a line gives with an office nobody has thought of: "Dự báo viên: A B"."""
    label, _, name = text.partition(":")
    fits = 1 <= len(label.split()) <= 4 and label[:1].isupper() and label.replace(" ", "").isalpha()
    return name.strip() if fits and _is_name(name.strip(), strict=True) else ""


def is_borrowed(text: str) -> bool:
    """Whether a line names another house as the source: "Theo TTXVN"."""
    return _BORROWED.match(text) is not None


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _is_name(text: str, strict: bool) -> bool:
    words = text.split()
    if text.lower() in _ROLES:
        return True
    if not _NAME.fullmatch(text) or not 1 + strict <= len(words) <= 6:
        return False
    return all(word[0].isupper() for word in words)
