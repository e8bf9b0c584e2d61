"""Understanding a question: its language, what it asks for, about what, and for which time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from newsroom.answers.questions import english, vietnamese
from newsroom.answers.questions.focus import focus
from newsroom.answers.questions.language import detect
from newsroom.answers.questions.predicates import predicate
from newsroom.answers.questions.shorthand import expand
from newsroom.answers.questions.slips import mended
from newsroom.answers.questions.times import limit
from newsroom.answers.questions.types import AnswerType
from newsroom.answers.questions.wording import Wording, loose, strict, wording
from newsroom.models import Language
from newsroom.text.diacritics import restore
from newsroom.text.normalize import tidy

__all__ = ["AnswerType", "Meaning", "Question", "understand"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that an English question says: its Vietnamese wordings as rows of syllables with
    their diacritics, the one that the articles use first.

    It may stand right ``beside`` what was said before, be a ``name``, or tell a circumstance
    (``aside``: "after the storm"). What is ``told`` of somebody is known for a predicate;
    ``opposed`` are wordings of its opposite. What is ``slight`` need not be said again."""

    phrases: tuple[tuple[str, ...], ...]
    beside: bool = False
    name: bool = False
    aside: bool = False
    told: bool = False
    slight: bool = False
    opposed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    ``search_text`` is what to search for: shorthand written out, a publication limit and the frame
    of a request for news taken away. ``focus`` holds the folded syllables of the noun asked for
    (``("van", "ban")`` in "ban hành bao nhiêu văn bản"), for ``WHATS_NEW`` those of the topic.
    ``predicate`` is a key of ``questions.predicates`` or empty. ``since`` and ``until`` limit the
    publication time, inclusively. ``before`` and ``after`` are the folded syllables on both sides
    of the question words (``nào`` alone in "tỉnh nào"): an answer stands between what stands there.
    ``written`` are the syllables of both sides in a row as they are written. A question that was
    put into Vietnamese has its ``english`` words (those of ``written``), the first word it is
    ``asked_with``, and what its words mean.
    """

    text: str
    language: Language
    answer_type: AnswerType
    search_text: str
    focus: tuple[str, ...] = ()
    predicate: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    asked_with: str = ""
    meanings: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a pattern found; ranges of syllables."""

    answer_type: AnswerType
    gap: tuple[int, int]
    noun: tuple[int, int] | None = None
    rest: tuple[int, int] = (0, 0)


def understand(text: str, now: datetime, language: Language | None = None) -> Question:
    """``text`` as a question asked at ``now``, whose time zone decides what "yesterday" is.

    ``language`` None is detected. Never fails: text without question words is of type ``OTHER``.
    """
    tidied = tidy(text)
    spoken = language or detect(tidied)
    written = expand(tidied) if spoken == "vi" else _POSSESSIVE.sub(r"\g<owner>", tidied)
    words, asked = _read(written, spoken)
    news = asked.answer_type is AnswerType.WHATS_NEW
    limits = limit(words, now, news=news)
    topic = _kept(
        words, limits.words if limits else (0, 0), asked.gap if news else (0, 0), asked.rest
    )
    return Question(
        text=text,
        language=spoken,
        answer_type=asked.answer_type,
        search_text=_searched(words, topic, written),
        focus=_focus(words, spoken, asked, topic),
        predicate=predicate(words, spoken, asked.gap),
        since=limits.since if limits else None,
        until=limits.until if limits else None,
        before=words.folded[: asked.gap[0]],
        after=words.folded[asked.gap[1] :],
        written=words.accented[: asked.gap[0]] + words.accented[asked.gap[1] :],
    )


_POSSESSIVE = re.compile(
    r"\b(?!(?:what|who|it|that|there|people|women|men|children)\b)(?P<owner>\w+)['’]s(?=\s|$)",
    re.IGNORECASE,
)
"""In "Mr Thiên's post", which would be taken for another name."""


def _read(written: str, language: Language) -> tuple[Wording, _Asked]:
    """The words, a slip in the question words put right, and what they ask for."""
    words = wording(written)
    asked = _asked(words, language)
    if asked is None and language == "vi":
        better = mended(words)
        again = _asked(better, language) if better else None
        if better and again:
            return better, again
    end = len(words.accented)
    return words, asked or _Asked(AnswerType.OTHER, (end, end))


def _kept(words: Wording, *dropped: tuple[int, int]) -> list[int]:
    """The syllables outside the ranges ``dropped``."""
    gone = {at for start, end in dropped for at in range(start, end)}
    return [at for at in range(len(words.accented)) if at not in gone]


def _searched(words: Wording, topic: list[int], written: str) -> str:
    """What is left to search for; the text as written where all of it is."""
    if not topic or wording(written).accented == tuple(words.accented[at] for at in topic):
        return written
    return " ".join(words.accented[at] for at in topic)


def _focus(words: Wording, language: Language, asked: _Asked, topic: list[int]) -> tuple[str, ...]:
    if asked.answer_type is AnswerType.WHATS_NEW:
        return tuple(words.folded[at] for at in topic)
    counting = asked.answer_type in (AnswerType.COUNT, AnswerType.AMOUNT)
    return focus(words, language, asked.gap, asked.noun, counting=counting)


@cache
def _rules(
    language: Language, *, as_written: bool
) -> tuple[tuple[AnswerType, re.Pattern[str]], ...]:
    table = english.RULES if language == "en" else vietnamese.RULES
    compiled = strict if as_written else loose
    return tuple((answer_type, compiled(source)) for answer_type, source in table)


def _asked(words: Wording, language: Language) -> _Asked | None:
    """What the first pattern that fits says; one that fits with the diacritics that the text has,
    or most likely lacks, comes first. English asks with its first question word: later ones are
    conjunctions."""
    if language == "en":
        fitting = _fitting(words, _rules(language, as_written=True))
        return min(fitting, key=lambda asked: asked.gap[0], default=None)
    loosely = next(_fitting(words, _rules(language, as_written=False)), None)
    if loosely and loosely.answer_type in _METADATA and not words.marked:
        return loosely
    likely = words if words.marked else _restored(words)
    strictly = next(_fitting(likely, _rules(language, as_written=True)), None)
    end = len(words.folded)
    guessed = likely is not words and strictly and strictly.gap[0] == end
    return strictly if strictly and not (guessed and loosely) else loosely


_METADATA = (AnswerType.AUTHOR, AnswerType.PUBLISHED)
"""What is asked with so many words that none is taken for another one."""


def _restored(words: Wording) -> Wording:
    """The words with their diacritics put back, one for one."""
    restored = wording(_YET.sub("chưa", restore(words.line.strip()).text))
    return restored if restored.folded == words.folded else words


_YET = re.compile(r"(?<!\bcà )(?<!\bca )\bch[uùúủũụ]a$")
"""The last word of a question, which is hardly ever a pagoda; but a tomato may be."""


def _fitting(
    words: Wording, rules: Iterable[tuple[AnswerType, re.Pattern[str]]]
) -> Iterator[_Asked]:
    for answer_type, pattern in rules:
        match = pattern.search(words.line)
        if match:
            end = len(words.folded)
            gap = _range(words, match, "q") or _range(words, match, "q2") or (end, end)
            rest = _range(words, match, "rest") or (0, 0)
            yield _Asked(answer_type, gap, _range(words, match, "focus"), rest)


def _range(words: Wording, match: re.Match[str], group: str) -> tuple[int, int] | None:
    found = match.groupdict().get(group)
    if not found:
        return None
    first = words.index(match.start(group))
    return first, first + found.count(" ") + 1
