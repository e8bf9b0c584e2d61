"""How much of what a question says stands in a piece of an article: what an answer rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, permutations, product
from typing import Protocol, TypeVar

from newsroom.answers.entities.posts import long_form
from newsroom.answers.entities.words import TITLES, UPPER
from newsroom.answers.question import Meaning, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line, row_of
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.synonyms import Phrase, likely, same
from newsroom.answers.weightless import WEIGHTLESS, WRITTEN
from newsroom.answers.wording import is_syllable
from newsroom.text.fold import fold
from newsroom.text.spelling import neighbours

LIGHT_WRITTEN = frozenset(
    """là do được bị về tại ở trong của và có đã sẽ đang các những một vậy thế nào này đó đây với
    cho từ hôm vào ra lên đến tới ai gì mà thì khi bao nhiêu mấy tên xin hỏi hiện nay lúc thuộc
    theo trên dưới người à hả nhỉ nhé ơi con cũng rằng bằng hay như sao đâu làm vừa mới rồi nhất
    vị trí danh việc chuyện vụ cái chiếc khiến phải nên""".split()
)
"""Words that say nothing of what is asked."""
LIGHT = LIGHT_WRITTEN | frozenset(map(fold, LIGHT_WRITTEN))
"""The same, and without diacritics."""
_FUNCTION_WRITTEN = frozenset(
    """đã được ở sẽ bị của và là tại với cho trong các những vào ra lên đến tới thì mà khi theo trên
    dưới do""".split()
)
"""Of those, the ones that are hardly ever part of a word."""
_FUNCTION = frozenset(map(fold, _FUNCTION_WRITTEN))
_UNKNOWN = 6.0
"""Weight of a word that the collection lacks: it was meant, so nothing answers without it."""

_BARE = 0.4
"""What a word counts that agrees without its diacritics only: a slip, or another word."""
_NEAR = 0.6
"""What two words count that stand near each other, but not side by side."""
_MEANT = 2.0
"""Weight of a word that only looks like one of those without its diacritics."""
_LEAST = 1.0
"""Weight of a word that says something, however often a small collection has it."""
_SLIGHT = 0.3
"""Weight of a word that is everywhere."""
_TITLED = 0.7
"""Share of its weight that a word loses by standing in the headline."""


class Fitting(Protocol):
    """Something found, with how well it fits."""

    @property
    def fit(self) -> float: ...


F = TypeVar("F", bound=Fitting)


def clearest(
    found: Sequence[F], least: float, ahead: float, same: Callable[[F, F], bool]
) -> F | None:
    """The one of ``found`` that fits best; None where it fits less than ``least``, or where one
    that is not the ``same`` fits as well, or worse by less than ``ahead``."""
    best = max(found, key=lambda each: each.fit, default=None)
    if best is None or best.fit < least:
        return None
    others = (each.fit for each in found if not same(each, best))
    return None if best.fit - max(others, default=0.0) < ahead else best


@dataclass(frozen=True, slots=True)
class Want:
    """Something that an answer's surroundings should say, in any of several wordings."""

    phrases: tuple[Phrase, ...]
    weight: float
    unknown: bool = False
    """Whether the collection lacks the word, so that it may be mistyped."""
    written: str = ""
    """The wording with its diacritics, where the question has them."""
    pair: bool = False
    """Whether it is two words that should stand together."""


def wants(question: Question, terms: Sequence[Term], dropped: Iterable[str] = ()) -> Sequence[Want]:
    """What ``question`` says beyond its question words and ``dropped`` words (folded): its words,
    and those pairs of neighbours that stand together in it."""
    return _wants(question, tuple(terms), frozenset(dropped))


@lru_cache(maxsize=16)
def _wants(
    question: Question, terms: tuple[Term, ...], dropped: frozenset[str]
) -> tuple[Want, ...]:
    """The same, kept for the other articles that are held against the question."""
    weights = {term.text: term.weight for term in terms}
    if question.meanings:
        return tuple(_translated(question.meanings, weights, dropped))
    found: list[Want] = []
    first, rest = question.written[: len(question.before)], question.written[len(question.before) :]
    for part in (first, rest):
        words = [word for each in _plain(part) for word in long_form(each)]
        groups = _groups(words, likely(words))
        kept = [each for each in groups if not _is_one(each, dropped, LIGHT, LIGHT_WRITTEN)]
        found += [_weighed(each, weights) for each in kept]
        apart = [each for each in groups if _is_one(each, dropped, _FUNCTION, _FUNCTION_WRITTEN)]
        found += _pairs(groups, kept, weights, apart)
    return tuple(found)


def _plain(words: Sequence[str]) -> Sequence[str]:
    """``words`` without a particle at the end, mistyped or not, and without the current year."""
    words = words[:-1] if words and fold(words[-1]) in _PARTICLES else words
    return [
        word
        for at, word in enumerate(words)
        if not (fold(word) == "nam" and [*map(fold, words[at + 1 : at + 2])] == ["nay"])
    ]


_CLASSIFIERS = frozenset("con cai chiec vu cuoc ngoi can dam tran nguoi".split())
"""Words that stand before any noun and form no word with it."""
_PARTICLES = frozenset("vay the nhi nhe ha a day nao".split())


def _is_one(
    want: Want, dropped: frozenset[str], folded: frozenset[str], written: frozenset[str]
) -> bool:
    """Whether a word is dropped or one of a list, by its diacritics where it has them."""
    if want.written and dropped.isdisjoint(want.phrases[0]):
        return want.written in written
    size = len(want.phrases[0])
    return (folded | dropped if size == 1 else dropped).issuperset(want.phrases[0])


def _groups(words: Sequence[str], likely: Sequence[str]) -> list[Want]:
    """``words`` with each phrase that can be said otherwise taken as one, in all its wordings; not
    yet weighed. ``likely`` are the words with the diacritics that they most likely have."""
    found: list[Want] = []
    at = 0
    while at < len(words):
        wordings = same(likely, at)
        size = len(wordings[0]) if wordings else 1
        own = tuple(map(fold, words[at : at + size]))
        marked = words[at] if size == 1 and words[at] != own[0] else ""
        found.append(Want((own, *wordings), 0.0, written=marked))
        at += size
    return found


def _weighed(want: Want, weights: Mapping[str, float]) -> Want:
    word = want.phrases[0][0]
    single = len(want.phrases) == len(want.phrases[0]) == 1
    unknown = single and word not in weights and word not in WEIGHTLESS
    return replace(want, weight=_weight(want, weights), unknown=unknown)


def _weight(want: Want, weights: Mapping[str, float]) -> float:
    if want.written and want.phrases[0][0] in WEIGHTLESS:
        return _SLIGHT if want.written in WRITTEN else _MEANT
    unknown = _UNKNOWN if len(want.phrases) == 1 else _MEANT
    return max(
        _SLIGHT if word in WEIGHTLESS else max(weights.get(word, unknown), _LEAST)
        for word in want.phrases[0]
    )


def _pairs(
    groups: Sequence[Want],
    kept: Sequence[Want],
    weights: Mapping[str, float],
    apart: Sequence[Want],
) -> Iterator[Want]:
    """Neighbours that should stand together: two words that say something, or one such and a light
    one where they are known to form a word (cắt băng, Nhật Bản)."""
    for left, right in pairwise(groups):
        if max(len(left.phrases[0]), len(right.phrases[0])) > 1 or left in apart or right in apart:
            continue
        own = (*left.phrases[0], *right.phrases[0])
        same_said = product(_written_forms(left), _written_forms(right))
        weight = weights.get("_".join(own))
        if not _CLASSIFIERS.isdisjoint(own) and not (left in kept and right in kept):
            continue
        if not weight and max(len(left.phrases), len(right.phrases)) > 1:
            continue
        if left in kept and right in kept:
            weight = weight or min(_weight(left, weights), _weight(right, weights))
        elif left not in kept and right not in kept:
            continue
        if weight:
            both = ((*one, *other) for one, other in same_said)
            yield Want((own, *both), weight / 2, pair=True)


def _written_forms(want: Want) -> tuple[Phrase, ...]:
    """The wordings with their diacritics."""
    return want.phrases[1:] or (((want.written,),) if want.written else want.phrases)


def _translated(
    meanings: Sequence[Meaning], weights: Mapping[str, float], dropped: frozenset[str]
) -> Iterator[Want]:
    """The parts of an English question in any of their wordings, and neighbours joined in either
    order: the Ministry of Construction is the Bộ Xây dựng, a wooden bridge a cầu gỗ."""
    earlier: tuple[Phrase, ...] = ()
    for each in meanings:
        if dropped.issuperset(map(fold, each.phrases[0])):
            earlier = ()
            continue
        weight = _SLIGHT if each.slight else _translated_weight(each.phrases, weights)
        yield Want(each.phrases, weight)
        if earlier and each.beside:
            both = (row for pair in product(earlier, each.phrases) for row in permutations(pair))
            yield Want(tuple((*left, *right) for left, right in both), weight / 2)
        earlier = () if each.slight else each.phrases


def _translated_weight(phrases: Sequence[Phrase], weights: Mapping[str, float]) -> float:
    """What the wording weighs that the articles use: as much as its rarest syllable."""
    known = [weights[word] for word in map(fold, phrases[0]) if word in weights]
    return max(_LEAST, *known) if known else _UNKNOWN


def supported(asked: Sequence[Want], words: str) -> float:
    """The share of the weight of ``asked`` that stands in ``words``, a row of folded and written
    words as ``lines.row`` makes it. 1 where nothing is asked."""
    whole = sum(each.weight for each in asked)
    return sum(each.weight * stands(each, words) for each in asked) / whole if whole else 1.0


def beyond(asked: Sequence[Want], headline: str) -> list[Want]:
    """``asked`` with less weight on what the ``headline`` says: every sentence of the article is
    about that, so the rest tells which one answers."""
    return [
        replace(each, weight=each.weight * (1.0 - _TITLED * stands(each, headline)))
        for each in asked
    ]


def untold(asked: Sequence[Want], headline: str) -> list[Want]:
    """The words of ``asked`` that say something and that the ``headline`` does not say."""
    said = (each for each in asked if not each.pair and each.weight >= _LEAST)
    return [each for each in said if stands(each, headline) <= _BARE]


def stands(asked: Want, words: str) -> float:
    """1 where one of the wordings stands in ``words``, perhaps mistyped by the one who asks; less
    where only another word does that differs in its diacritics."""
    if asked.written and f" {asked.written} " in words:
        return 1.0
    own, *others = (f" {' '.join(phrase)} " for phrase in asked.phrases)
    if any(phrase in words for phrase in others):
        return 1.0
    if own in words:
        return _BARE if asked.written else 1.0
    if asked.pair and _near(*asked.phrases[0]).search(words):
        return _NEAR
    word = asked.phrases[0][0]
    if not asked.unknown or len(word) < 4 or not word.isalpha():
        return 0.0
    return float(not _close(word).isdisjoint(words.split()))


@lru_cache(maxsize=1024)
def _near(one: str, other: str) -> re.Pattern[str]:
    """The two words with at most three others between them, in either order."""
    one, other = re.escape(one), re.escape(other)
    apart = r" (?:[^ |]+ ){0,3}"
    return re.compile(f" (?:{one}{apart}{other}|{other}{apart}{one}) ")


@lru_cache(maxsize=256)
def _close(word: str) -> frozenset[str]:
    """What ``word`` may have been meant to be: a syllable that there is only what sounds alike."""
    alike = frozenset(
        other + word[len(sound) :]
        for group in _ALIKE
        for sound in group
        if word.startswith(sound)
        for other in group
    )
    return alike if is_syllable(word) else alike | neighbours(word)


_ALIKE = (("tr", "ch"), ("s", "x"), ("d", "r", "gi"), ("l", "n"))


def years_asked(question: Question) -> set[str]:
    """The years that the question gives."""
    return {word for word in question.written if _YEAR.fullmatch(word)}


def is_of_another_year(question: Question, line: Line) -> bool:
    """Whether a sentence tells of years, and none of them is the one that is asked about."""
    asked = years_asked(question)
    if not asked:
        return False
    told = {
        word
        for before, word in pairwise(line.written)
        if before in _BEFORE_A_YEAR and _YEAR.fullmatch(word)
    }
    return bool(told) and asked.isdisjoint(told)


_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_A_YEAR = frozenset({"năm", "in"})
_NAME = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*)+")


def names_stand(question: Question, subject: Subject) -> bool:
    """Whether every Vietnamese name of two or more capitalised words that the question has stands
    in the article; true where it is written without capitals. Of an English question every name."""
    if question.meanings:
        named = (each.phrases for each in question.meanings if each.name)
        return all(any(f" {' '.join(each)} " in subject.whole for each in one) for one in named)
    if question.text.isupper() or question.text.istitle():
        return True
    found = _NAME.finditer(question.text)
    return all(_name_stands(match, subject.whole) for match in found)


def _name_stands(match: re.Match[str], words: str) -> bool:
    """Whether a run of capitalised words stands in ``words``, its first word left out where that is
    a title or has its capital from the sentence."""
    name = " ".join(word for word in match[0].split() if len(word) == 1 or not word.isupper())
    run = row_of(name).split(" | ")[0].split()
    run = run[1:] if run and run[0] in LIGHT else run
    whole = f" {' '.join(run)} " in words
    if whole or len(run) < 2 or not all(map(is_syllable, run)):
        return True
    first = match.start() == 0 or run[0] in _TITLES
    return first and f" {' '.join(run[1:])} " in words


_TITLES = frozenset(fold(title) for title in TITLES.split("|"))
