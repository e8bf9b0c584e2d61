"""The words of an English question, each with all that it may be in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.answers.lexicon import FUNCTION_WORDS, Entry, entry, lemmas
from newsroom.answers.wording import is_syllable
from newsroom.text.fold import fold
from newsroom.text.keys import key_line

Phrase = tuple[str, ...]
_PARTICLES = {
    **{"in": "ở", "at": "ở", "on": "trên", "for": "cho", "with": "với", "from": "từ", "to": "đến"},
    **{"by": "do", "about": "về", "after": "sau", "before": "trước", "during": "trong"},
    **{"since": "từ", "because": "vì"},
}
_TITLES = {
    **{"mr": "ông anh thầy", "mrs": "bà chị cô", "ms": "bà chị cô", "miss": "chị cô"},
    **{"dr": "bác-sĩ tiến-sĩ bs ts ông bà"},
}
"""Who is called by a given name has one of these before it."""
_BINDING = frozenset({"the", "of", "a", "an"})
"""Words across which neighbours belong together: the Ministry of Construction."""
_SLIGHT = frozenset(
    """get got gets getting make made come comes came coming go goes went gone take takes took taken
    use used have happen happened total altogether actually exactly currently now far during after
    before because year this today someone somebody anyone anybody people new really ever yet
    already still any other own main give gave given put set need needs around according like more
    than every each all between among person thing things kind week month against please
    watch watched see saw seen find call called""".split()
)
"""What an article need not say again in so many words."""
_PREPOSITIONS = frozenset(
    """in at on for with from by about during after before because since under over through into
    against around near to""".split()
)
_PAIRS = (
    ("open", "closed"),
    ("open", "close"),
    ("win", "lose"),
    ("rise", "fall"),
    ("increase", "decrease"),
    ("survive", "die"),
    ("alive", "dead"),
    ("accept", "refuse"),
    ("allow", "ban"),
    ("allowed", "forbidden"),
)
_OPPOSITES = {one: other for pair in _PAIRS[::-1] for one, other in (pair, pair[::-1])}
_MONTHS = {
    name: number
    for number, name in enumerate(
        """january february march april may june july august september october november
        december""".split(),
        1,
    )
}
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``start`` to ``end`` of a question with what they may be in Vietnamese, as rows of
    syllables. A ``particle`` means nothing by itself; what is ``slight`` need not be said again; a
    ``name`` stands for itself; what stands ``beside`` belongs to the piece before it; an ``aside``
    follows a preposition. ``opposed`` are wordings of the opposite."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    particle: bool = False
    slight: bool = False
    name: bool = False
    beside: bool = False
    aside: bool = False
    opposed: tuple[Phrase, ...] = ()


def pieces(
    words: Sequence[str], capitals: frozenset[str], articles: Sequence[str]
) -> Iterator[Piece]:
    """The parts of ``words``, in lower case; ``capitals`` are those written with one. A name is one
    where ``articles`` (rows of words) have it, in their spelling."""
    at, beside, aside = 0, False, False
    while at < len(words):
        piece = (
            _date(words, at)
            or _titled(words, at, capitals, articles)
            or _name(words, at, capitals, articles)
            or _known(at, entry(words, at), words[at])
            or Piece(at, at + 1, ((words[at],),))
        )
        if piece.phrases:
            yield replace(piece, beside=beside, aside=aside)
        joins = words[at] in _BINDING and beside
        beside = joins if piece.particle or not piece.phrases else True
        aside = aside or words[at] in _PREPOSITIONS
        at = piece.end


def _known(at: int, found: Entry | None, word: str) -> Piece | None:
    """What the lexicon has; a particle, or nothing at all, for a word that only joins others."""
    if word in _TITLES:
        return Piece(at, at + 1, _titles(word)[:1], particle=True)
    if (found is None or found.size == 1) and (word in FUNCTION_WORDS or word in _PARTICLES):
        particle = ((_PARTICLES[word],),) if word in _PARTICLES else ()
        return Piece(at, at + 1, particle, particle=True)
    if found is None:
        return Piece(at, at + 1, ()) if word in _SLIGHT else None
    slight = found.size == 1 and word in _SLIGHT
    opposed = _opposed(word) if found.size == 1 else ()
    return Piece(at, at + found.size, found.written, slight=slight, opposed=opposed)


def _titles(word: str) -> tuple[Phrase, ...]:
    return tuple(tuple(each.split("-")) for each in _TITLES[word].split())


def _opposed(word: str) -> tuple[Phrase, ...]:
    """What says the opposite of an English word."""
    for each in lemmas(word):
        other = entry((_OPPOSITES.get(each, ""),), 0)
        if other is not None:
            own = entry((word,), 0)
            return tuple(each for each in other.written if own and each not in own.written)
    return ()


def _date(words: Sequence[str], at: int) -> Piece | None:
    """A day and a month, in either order."""
    pair = words[at : at + 2]
    for day, month in (pair, pair[::-1]) if len(pair) == 2 else ():
        number = _MONTHS.get(month)
        if number and day.isdigit() and len(day) <= 2:
            short = {f"{day}/{number}", f"{day:0>2}/{number}", f"{day:0>2}/{number:0>2}"}
            written = tuple((each,) for each in sorted(short | {f"{day}/{number:0>2}"}))
            return Piece(at, at + 2, (*written, (day, "tháng", str(number))))
    return None


def _titled(
    words: Sequence[str], at: int, capitals: frozenset[str], articles: Sequence[str]
) -> Piece | None:
    """A title and a given name, as an article has them: Ms Lan is bà Lan or cô Lan."""
    given = words[at + 1 : at + 2]
    if words[at] not in _TITLES or not given or not _may_name(given[0], capitals):
        return None
    if _may_name(" ".join(words[at + 2 : at + 3]) or "-", capitals):
        return None
    called = [
        spelled
        for title in _titles(words[at])
        for each in articles
        if (spelled := _spelled((*title, *given), each)) and f" {' '.join(spelled)} " in each
    ]
    alone = next((said for each in articles if (said := _spelled(given, each))), tuple(given))
    return Piece(at, at + 2, tuple(dict.fromkeys(called)) or (alone,), name=True)


def _name(
    words: Sequence[str], at: int, capitals: frozenset[str], articles: Sequence[str]
) -> Piece | None:
    """The longest row of capitalised syllables that an article has; a word with diacritics is
    taken for one in any case."""
    last = at
    while last < min(len(words), at + _LONGEST_NAME) and _may_name(words[last], capitals):
        last += 1
    for end in range(last, at, -1):
        row = words[at:end]
        sure = end - at > 1 or row[0] != fold(row[0]) or entry(words, at) is None
        spelled = next((said for each in articles if (said := _spelled(row, each))), None)
        if sure and spelled:
            return Piece(at, end, (spelled,), name=True)
    if words[at] == fold(words[at]):
        return None
    return Piece(at, at + 1, ((words[at],),), name=words[at] in capitals)


def _may_name(word: str, capitals: frozenset[str]) -> bool:
    if word != fold(word) or word[0].isdigit():
        return True
    return word in capitals and (len(word) == 1 or is_syllable(key_line(word)))


def _spelled(row: Sequence[str], article: str) -> Phrase | None:
    """``row`` as ``article`` spells it where it agrees in the diacritics that it has; with its own
    where the article has it with others; None where it has it not."""
    bare = f" {' '.join(map(fold, row))} "
    if bare not in article:
        return None
    for line in article.split("  "):
        folded, _, written = line.partition(" | ")
        before, found, _ = f" {folded.strip()} ".partition(bare)
        first = before.count(" ")
        said = written.split()[first : first + len(row)] if found else []
        if said and all(own in (each, fold(each)) for own, each in zip(row, said, strict=True)):
            return tuple(said)
    return tuple(row)
