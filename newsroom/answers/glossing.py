"""An English question in Vietnamese words: those by which the articles found say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from newsroom.answers.question import AnswerType, Meaning, Question
from newsroom.answers.questions.english_frames import asking, form, measured
from newsroom.answers.questions.nouns import ORGANISATION, PLACE
from newsroom.answers.questions.predicates import told_in_english
from newsroom.answers.rank import Term
from newsroom.answers.resolving.asked import HEAD
from newsroom.answers.translating import Phrase, Piece, pieces
from newsroom.text.fold import fold
from newsroom.text.keys import key_line
from newsroom.text.syllables import tokens

_BE = frozenset("is are was were be been being get got has have had".split())
_PARTICIPLES = frozenset(
    """given taken born held built made sent found hurt caught chosen beaten hit shot stolen seen
    told paid hidden struck thrown driven bitten""".split()
)
_COUNTED = (AnswerType.COUNT, AnswerType.AMOUNT)
_PEOPLE = (AnswerType.PERSON, AnswerType.PEOPLE)
_KIND = re.compile(f"(?:{PLACE}|{ORGANISATION})")
_NAMED = "§"
_SIZES = {(word,) for word in "dài cao sâu rộng nặng".split()}
_PLURALS = frozenset("people children men women police cattle staff fish".split())


def glossed(question: Question, articles: Sequence[str]) -> Question:
    """``question``, which is in English, with Vietnamese words for its own. ``articles`` are rows
    of words (``lines.row``), the likeliest to answer first: of several wordings the first is taken
    that stands in one, and neighbours in the order in which they stand there."""
    words, size = question.written, len(question.before)
    found = [_chosen(each, articles) for each in pieces(words, capitals(question.text), articles)]
    found = [each for each in found if not each.slight or _stand(each.phrases[0], articles)]
    asked = _asked_for(question, found)
    if question.answer_type is AnswerType.TIME or form(question.answer_type, question.focus):
        found = [each for each in found if each not in asked]
    if question.answer_type in _COUNTED:
        found = [_counted(each, articles) if each in asked else each for each in found]
        asked = [_counted(each, articles) for each in asked]
    measure = measured(question.text) if question.answer_type is AnswerType.AMOUNT else ()
    before = _ordered([each for each in found if each.end <= size], articles)
    after = _ordered([each for each in found if each.start >= size], articles)
    if measure in _SIZES and _stand(measure, articles):
        after.append(Piece(size, size, (measure,)))
    if question.answer_type in _PEOPLE and _is_passive(words[size:]):
        after = [Piece(size, size, (("được",),), particle=True), *after]
    return _with_words(question, before, after, asked)


def glossed_terms(question: Question, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The content words of a question put into Vietnamese, weighed as ``terms`` are, whose texts
    are search keys."""
    weights = {term.text: term.weight for term in terms}
    singles = [(word,) for word in (*question.before, *question.after)]
    pairs = zip(question.after, question.after[1:], strict=False)
    found = {
        "_".join(each): "_".join(key_line(word) for word in each) for each in (*singles, *pairs)
    }
    return tuple(Term(text, weights[key]) for text, key in found.items() if key in weights)


def capitals(text: str) -> frozenset[str]:
    """The words of ``text``, in lower case, that have a capital which is not the sentence's."""
    found = tokens(text)
    large = [text[token.start].isupper() for token in found]
    return frozenset(
        token.accented
        for at, token in enumerate(found)
        if large[at] and (at or large[1:2] == [True])
    )


def _chosen(piece: Piece, articles: Sequence[str]) -> Piece:
    """The piece with the wording first that the likeliest article has."""
    standing = (phrase for each in articles for phrase in piece.phrases if _stands(phrase, each))
    return _led(piece, next(standing, piece.phrases[0]))


def _counted(piece: Piece, articles: Sequence[str]) -> Piece:
    """The piece with the wording first that follows a number."""
    after_number = (
        phrase
        for each in articles
        for phrase in piece.phrases
        if re.search(rf" \d\S* {re.escape(' '.join(phrase))} ", each)
    )
    return _led(piece, next(after_number, piece.phrases[0]))


def _led(piece: Piece, first: Phrase) -> Piece:
    return replace(piece, phrases=tuple(dict.fromkeys((first, *piece.phrases))))


def _stands(phrase: Phrase, article: str) -> bool:
    return f" {' '.join(phrase)} " in article


def _stand(phrase: Phrase, articles: Sequence[str]) -> bool:
    return any(_stands(phrase, each) for each in articles)


def _ordered(row: Sequence[Piece], articles: Sequence[str]) -> list[Piece]:
    """``row`` with neighbours as they stand together in an article, which also tells which wording
    is meant: after its noun an adjective, after the kind of a place its name. Others that stand
    together nowhere are neighbours by chance."""
    found = list(row)
    for _ in found:
        for at in range(len(found) - 1):
            left, right = found[at : at + 2]
            if left.particle or right.particle or not right.beside:
                continue
            if pair := _together(left, right, articles):
                found[at : at + 2] = pair
            elif pair := _together(right, left, articles):
                first, second = pair
                found[at : at + 2] = (
                    replace(first, beside=left.beside),
                    replace(second, beside=True),
                )
            elif not _names_a_kind(left, right) or _near(left, right, articles):
                found[at + 1] = replace(right, beside=False)
    return found


def _together(left: Piece, right: Piece, articles: Sequence[str]) -> tuple[Piece, Piece] | None:
    """The two with those wordings first that stand together in an article."""
    for each in articles:
        for one, other in product(left.phrases, right.phrases):
            if _stands((*one, *other), each):
                return _led(left, one), _led(right, other)
    return None


def _names_a_kind(left: Piece, right: Piece) -> bool:
    """Whether one is a name and the other the kind of place or body that has it."""
    name, noun = (left, right) if left.name else (right, left)
    return name.name and any(_KIND.fullmatch(" ".join(each)) for each in noun.phrases)


def _near(left: Piece, right: Piece, articles: Sequence[str]) -> bool:
    """Whether an article has a name and its noun a few words apart: rừng phòng hộ Khau Lìn."""
    name, noun = (left, right) if left.name else (right, left)
    nouns = "|".join(re.escape(" ".join(phrase)) for phrase in noun.phrases)
    pattern = re.compile(f" (?:{nouns})(?: \\S+){{0,3}} {_NAMED} ")
    called = f" {' '.join(name.phrases[0])} "
    return any(pattern.search(each.replace(called, f" {_NAMED} ")) for each in articles)


def _asked_for(question: Question, found: Sequence[Piece]) -> list[Piece]:
    """The noun asked for: of what is counted the last word, up to one in the plural."""
    first, last = _focus(question)
    inside = [
        each for each in found if each.start < last and first < each.end and not each.particle
    ]
    if question.answer_type not in _COUNTED:
        return inside
    for at, each in enumerate(inside):
        word = question.written[each.end - 1]
        if word in _PLURALS or (word.endswith("s") and word[-2:] not in ("ss", "us")):
            return inside[at : at + 1]
    return inside[-1:]


def _focus(question: Question) -> tuple[int, int]:
    """Where the English noun asked for stands, among the words of the question."""
    words, size = tuple(map(fold, question.written)), len(question.focus)
    starts = (at for at in range(len(words)) if words[at : at + size] == question.focus)
    first = next(starts, len(question.before))
    return first, first + size


def _is_passive(words: Sequence[str]) -> bool:
    """Whether it is asked to whom something was done: who was arrested, who did they arrest."""
    if words[:1] and words[0] in ("did", "do", "does"):
        return True
    verb = next((word for word in words if word not in _BE), "")
    done = verb.endswith("ed") or verb in _PARTICIPLES
    return bool(words) and words[0] in _BE and done


def _with_words(
    question: Question, before: Sequence[Piece], after: Sequence[Piece], asked: Sequence[Piece]
) -> Question:
    first, second = _row(before), _row(after)
    noun = _row(asked)
    if not noun and question.answer_type is AnswerType.AMOUNT:
        noun = measured(question.text)
    if question.answer_type is AnswerType.PERSON and HEAD.match(" ".join(map(fold, second))):
        noun = second
    spoken = (*map(_spelled, before), *asking(question.answer_type, question.focus))
    text = " ".join((*spoken, *map(_spelled, after)))
    return replace(
        question,
        text=text,
        search_text=text,
        language="vi",
        focus=tuple(map(fold, noun)),
        before=tuple(map(fold, first)),
        after=tuple(map(fold, second)),
        written=first + second,
        english=question.written,
        asked_with=_first(question.text),
        meanings=tuple(_meaning(each, question) for each in (*before, *after) if not each.particle),
    )


def _meaning(piece: Piece, question: Question) -> Meaning:
    words = question.written[piece.start : piece.end]
    told = not told_in_english(question.predicate).isdisjoint(words)
    return Meaning(
        phrases=piece.phrases,
        beside=piece.beside,
        name=piece.name,
        aside=piece.aside,
        told=told,
        slight=piece.slight,
        opposed=piece.opposed,
    )


def _first(text: str) -> str:
    """The word that a question begins with."""
    return next((token.accented for token in tokens(text)), "")


def _row(found: Sequence[Piece]) -> Phrase:
    return tuple(word for each in found for word in each.phrases[0])


def _spelled(piece: Piece) -> str:
    words = piece.phrases[0]
    return " ".join(map(str.capitalize, words) if piece.name else words)
