"""Everyday words that say the same: who asks whether anybody died is told of lives lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from newsroom.answers.related import joined
from newsroom.text.diacritics import restore
from newsroom.text.fold import fold

Phrase = tuple[str, ...]
_APART = frozenset("người bị được đã có không chưa cháu em các những vụ".split())
"""Words that stand before a word without being part of it: người chết."""
_SHORT = 2
_LONGEST = 5
"""Syllables of the longest phrase."""


def same(words: Sequence[str], at: int) -> tuple[Phrase, ...]:
    """All wordings of the longest phrase that ``words`` (syllables as they are written, in lower
    case) have at ``at``: itself first, the others with their diacritics. Empty where there is
    none. Phrases are known without their diacritics too, short words are not, nor half of a word
    with its neighbour."""
    for size in range(min(_LONGEST, len(words) - at), 1, -1):
        phrase = tuple(words[at : at + size])
        found = _written().get(phrase) or _bare().get(tuple(map(fold, phrase)))
        if found:
            return (phrase, *(each for each in found if each != phrase))
    phrase = (words[at],)
    known = _written().get(phrase) or (_bare().get(phrase) if len(words[at]) > _SHORT else None)
    found = () if known is None or _within_word(words, at) else known
    return (phrase, *(each for each in found if each != phrase)) if found else ()


def likely(words: Sequence[str]) -> Sequence[str]:
    """``words`` with their diacritics put back where they have none at all; a word that is then
    unknown here stays bare where it can be one that is known."""
    if any(word != fold(word) for word in words):
        return words
    restored = restore(" ".join(words)).text.split(" ")
    if len(restored) != len(words):
        return words
    return [
        bare if (marked,) not in _written() and (bare,) in _bare() else marked
        for bare, marked in zip(words, restored, strict=True)
    ]


def _within_word(words: Sequence[str], at: int) -> bool:
    """Whether the syllable is half of a word: nhà in nhà máy."""
    first = at if at and words[at - 1] in _APART else max(0, at - 1)
    return words[at] not in joined(words[first : at + 2])


@cache
def _written() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each phrase with what says the same."""
    source = resources.files("newsroom.answers") / "data" / "everyday.txt"
    found: dict[Phrase, dict[Phrase, None]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        asked, _, told = line.rpartition("|")
        wordings = _phrases(told)
        for phrase in (*_phrases(asked), *wordings):
            found.setdefault(phrase, {}).update(dict.fromkeys(wordings))
    return {phrase: tuple(wordings) for phrase, wordings in found.items()}


@cache
def _bare() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """The same for phrases without their diacritics, where only one is written so."""
    found: dict[Phrase, Phrase] = {}
    for phrase in _written():
        bare = tuple(map(fold, phrase))
        found[bare] = () if bare in found else phrase
    return {bare: _written()[phrase] for bare, phrase in found.items() if phrase}


def _phrases(listed: str) -> tuple[Phrase, ...]:
    return tuple(tuple(each.split()) for each in listed.split(",") if each.strip())
