"""Posts: "Phó Bí thư Tỉnh ủy", "Giám đốc Sở Giáo dục và Đào tạo", "nguyên Chủ tịch UBND xã"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.answers.entities.words import POST_ENDS, POST_HEADS, UPPER
from newsroom.text.fold import fold
from newsroom.text.normalize import normalize

_INITIALS = "".join(
    sorted({head[0] for head in f"{POST_HEADS}|phó|nguyên|quyền|cựu|đồng".split("|")})
)
# Matched against lower-case text: the class of first letters passes over most of it at once.
_HEAD = re.compile(
    rf"(?<![\w/])(?=[{_INITIALS}])(?<!tăng )(?<!sinh )"  # tăng trưởng is growth
    rf"(?:(?:nguyên|quyền|cựu|đồng)\s)?(?:phó\s)?(?:tổng\s)?(?:{POST_HEADS})(?!\w)"
)
_PART = rf"[{UPPER}][^\W\d_]+(?: [a-zà-ỹđ]+){{0,3}}"
_LISTED = re.compile(rf",\s(?:{_PART}, )*{_PART} và [{UPPER}]")
"""A comma inside an organisation's name: Sở Văn hóa, Thể thao và Du lịch."""
_ABBREVIATION = re.compile(r"\s\([A-ZĐ&-]{2,10}\)")
_ENDS = re.compile(rf"(?:{POST_ENDS})(?!\w)")
_WORD = re.compile(r"[^\s,;:()“”\"!?\n]+")
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Post:
    """A post as written and where it stands."""

    text: str
    start: int
    end: int


def posts(text: str, name_starts: Sequence[int] = ()) -> list[Post]:
    """The posts in ``text``, in order. A post ends before a name, a verb or a comma."""
    found: list[Post] = []
    stops = sorted(name_starts)
    for match in _HEAD.finditer(_lower(text)):
        if found and match.start() < found[-1].end:
            continue
        end = _end(text, match, stops)
        found.append(Post(text[match.start() : end], match.start(), end))
    return found


def _lower(text: str) -> str:
    """Lower case of the same length: a letter that would become two leaves the text as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _end(text: str, head: re.Match[str], stops: Sequence[int]) -> int:
    limit = next((stop for stop in stops if stop >= head.end()), len(text))
    end = head.end()
    for words, match in enumerate(_WORD.finditer(text, head.end(), limit)):
        between, word = _ABBREVIATION.sub("", text[end : match.start()]), match[0]
        listed = between.startswith(",") and _LISTED.match(text, end, limit)
        if words >= _LONGEST or "\n" in between or not (between.isspace() or listed):
            break
        if _ENDS.match(text, match.start()) and not _in_committee(text, end):
            break
        if not _continues(text, word, match, limit):
            break
        end = match.end()
        if word.endswith(".") and word.lower() not in ("tp.", "tx.", "tt."):
            end -= 1
            break
    return end


def _in_committee(text: str, end: int) -> bool:
    """Whether a verb is part of a committee's name: Ban Chỉ đạo, ban kiểm tra, ban tiếp dân."""
    return text[max(0, end - 4) : end].lower().endswith((" ban", "ủy ban"))


def _continues(text: str, word: str, match: re.Match[str], limit: int) -> bool:
    """Whether a connecting word belongs to the organisation's name: Sở Giáo dục và Đào tạo."""
    if word.lower() not in ("và", "-", "–"):
        return True
    following = text[match.end() : min(limit, match.end() + 30)].lstrip()
    return following[:1].isupper() and not (
        _HEAD.match(_lower(following)) or _OTHERS.match(following)
    )


_OTHERS = re.compile(r"(?:ông|bà|đồng chí|các|lãnh đạo)\b", re.IGNORECASE)


def post_key(post: str) -> tuple[str, ...]:
    """A post's folded words with usual abbreviations written out, to compare posts by."""
    words = fold(normalize(post)).replace(".", " ").replace(",", " ").split()
    return tuple(part for word in words for part in fold(" ".join(long_form(word))).split())


@lru_cache(maxsize=2048)
def long_form(word: str) -> tuple[str, ...]:
    """A word in lower case; where it is a usual abbreviation, what that stands for. The
    commonest words are few, so that most are looked up only once."""
    known = _LONG.get(fold(word))
    return tuple(known.split()) if known else (word,)


_LONG = {
    "ubnd": "ủy ban nhân dân",
    "hdnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "gd&dt": "giáo dục và đào tạo",
    "gd-dt": "giáo dục và đào tạo",
    "nn&ptnt": "nông nghiệp và phát triển nông thôn",
    "tp": "thành phố",
    "tnmt": "tài nguyên và môi trường",
    "vhttdl": "văn hóa thể thao và du lịch",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "ttg": "thủ tướng",
    "cttp": "chủ tịch thành phố",
    "hlv": "huấn luyện viên",
    "lhpn": "liên hiệp phụ nữ",
    "vdv": "vận động viên",
}
