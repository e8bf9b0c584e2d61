"""Person names: capitalised runs that are people and not places or organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.answers.entities.words import (
    COMMON_SURNAMES,
    COUNTRIES,
    LEVELS,
    NOT_PERSON_BEFORE,
    PLACES,
    POST_HEADS,
    SURNAMES,
    TITLES,
    UPPER,
)
from newsroom.text.normalize import normalize

_WORD = rf"[{UPPER}][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w'’]){_WORD}(?: {_WORD})*")
_POST = re.compile(rf"(?:{POST_HEADS})\b", re.IGNORECASE)
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name and where it stands. ``titled`` when ông, bà, đồng chí ... precede it."""

    text: str
    start: int
    end: int
    titled: bool


def names(text: str) -> list[Name]:
    """The names of people in ``text``, in order."""
    return list(_names(text))


def _names(text: str) -> Iterator[Name]:
    for match in _RUN.finditer(text):
        words = match[0].split(" ")
        before = text[max(0, match.start() - 60) : match.start()]
        titled = _titled(before)
        first = _first_word(words, before, titled)
        if first is None:
            continue
        start = match.start() + sum(len(word) + 1 for word in words[:first])
        name = " ".join(words[first : first + _LONGEST])
        yield Name(name, start, start + len(name), titled and first == 0)


def _titled(before: str) -> bool:
    """Whether ông, bà, đồng chí, GS.TS. ... stand directly before a name."""
    last = before.lower().rstrip(" .").replace(".", " ").rsplit(maxsplit=3)[-3:]
    if not last or last[-1] not in _TITLE_ENDS:
        return False
    return any(" ".join(last[-size:]) in _TITLE_WORDS for size in range(1, len(last) + 1))


def _first_word(words: list[str], before: str, titled: bool) -> int | None:
    """With which word of a capitalised run a person's name begins; None where there is none."""
    if len(words) == 1 and not titled and not _is_foreign(words[0]):
        return None
    if words[0].lower() in _TITLE_WORDS and len(words) > 1 and not _starts_with_post(words[1:]):
        return 1
    if titled and not _starts_with_post(words) and not _is_no_person(words):
        return 0
    last = before.rsplit(maxsplit=1)[-1].lower() if before.strip() else ""
    after_place = last in NOT_PERSON_BEFORE and not before.endswith(("nông thôn ", "\n"))
    starts = [at for at in range(len(words) - 1) if _may_start(words, at)]
    if after_place and not (last in LEVELS and len(words) > 2 and _posted(before)):
        starts = [at for at in starts if at >= 1 and len(words) - at >= 3]
    if not starts:
        return _foreign(words, before)
    best = min(starts, key=lambda at: _strangeness(len(words) - at))
    doubled = best - 1 in starts and normalize(words[best - 1]) in COMMON_SURNAMES
    return best - 1 if doubled and len(words) - best < 4 else best


def _posted(before: str) -> bool:
    """Whether a post runs up to here: "Chủ tịch UBND tỉnh" before a name."""
    heads = list(_POST.finditer(before))
    return bool(heads) and re.search(r"[,;:.()]", before[heads[-1].start() :]) is None


def _foreign(words: list[str], before: str) -> int | None:
    """Where a foreign name begins in a run led by a post: Bộ trưởng Di trú Canada Ahmed Hussen."""
    lead = _country_end(words)
    if not lead:
        strange = [at for at, word in enumerate(words) if _is_foreign(word)]
        lead = strange[0] if strange else len(words)
        lead += _country_end(words[lead:])
    if not 1 <= len(words) - lead <= _LONGEST - 1:
        return None
    return lead if _POST.search(f"{before} {' '.join(words[:lead])}"[-45:]) else None


def _country_end(words: list[str]) -> int:
    """How many words at the beginning of ``words`` are a country's name."""
    if not words or words[0] not in _COUNTRY_STARTS:
        return 0
    for size in (3, 2, 1):
        if " ".join(words[:size]) in COUNTRIES and len(words) > size:
            return size
    return 0


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def _is_foreign(word: str) -> bool:
    return word.isascii() and not _acronym(word) and not _SYLLABLE.fullmatch(word.lower())


_TITLE_WORDS = frozenset(TITLES.split("|"))
_TITLE_ENDS = frozenset(title.split()[-1] for title in _TITLE_WORDS)
_COUNTRY_STARTS = frozenset(country.split()[0] for country in COUNTRIES)


def _may_start(words: list[str], at: int) -> bool:
    rest = words[at:]
    return (
        normalize(rest[0]) in SURNAMES
        and len(rest) <= _LONGEST
        and not any(map(_acronym, rest))
        and not (at and words[at - 1].lower() in NOT_PERSON_BEFORE)
        and " ".join(rest[:2]) not in PLACES
    )


def _strangeness(length: int) -> int:
    """How unusual a name of so many syllables is: three are the rule."""
    return (9, 9, 2, 0, 1, 3)[min(length, 5)]


def _is_no_person(words: list[str]) -> bool:
    return _acronym(words[0]) or " ".join(words[:2]) in PLACES


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _starts_with_post(words: list[str]) -> bool:
    return _POST.match(" ".join(words)) is not None or words[0] in _POST_STARTS


_POST_STARTS = frozenset(
    """Chủ Phó Bí Giám Trưởng Tổng Bộ Thứ Ủy Uỷ Viện Cục Chánh Hiệu Quyền Nguyên Đại Thủ Chỉ
    Đội Tổ Thường Đồn Hội Ban""".split()
)
