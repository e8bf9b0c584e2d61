"""Yes or no: only where one sentence states, or denies, all that is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsroom.answers.question import Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.deciding_english import decided_english
from newsroom.answers.resolving.lines import Line, row_of
from newsroom.answers.resolving.predicated import tells_apart
from newsroom.answers.resolving.stating import DENIED, UNSURE, clauses, sums_up
from newsroom.answers.resolving.subject import Found, Subject, quote_around
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    is_of_another_year,
    stands,
    supported,
    untold,
    wants,
)

_HERE, _IN_ARTICLE = 0.7, 0.85
"""Shares of the question that one clause must state with what stands around it, and that must be in
the article as a whole."""
_NEARBY = 0.5
"""What counts that stands elsewhere in the sentence, or in the title."""
_AROUND = frozenset("trong ở tại vì do vào khi của sau trước o tai vi vao cua".split())
"""What is asked to be so ends before one of these: "có ai chết trong vụ cháy không"."""
_PART = re.compile(r"[,;:] ")
_SLIGHT = 0.5
"""Weight up to which a word says too little to be missed."""
_FREE = re.compile(r"(?<!\w)(?:miễn|mien)(?!\w)", re.IGNORECASE)
"""Says no where it is asked whether one must pay."""
_ASKING = "co phai khong chua da dung hay chang y do that day ko".split()


def decided(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """Whether it is so, with the sentence that says so; None where no sentence does."""
    if question.english:
        return decided_english(question, subject)
    asked = beyond(wants(question, terms, _ASKING), subject.headline)
    if not asked or supported(asked, subject.whole) < _IN_ARTICLE or _is_negative(question):
        return None
    core = _core(question, terms) or untold(asked, subject.headline)
    apart = tells_apart(question)
    best: tuple[float, Line, tuple[int, int]] | None = None
    for line in subject.lines:
        if is_of_another_year(question, line) or not apart.issubset(line.words):
            continue
        if not all(stands(each, line.text) for each in core):
            continue
        if sums_up(subject.passages[line.passage][line.start : line.end], question.text):
            continue
        fit, clause = _stated(asked, line, subject)
        if best is None or fit > best[0]:
            best = (fit, line, clause)
    if best is None or best[0] < _HERE:
        return _titled(question, core, subject)
    passage = subject.passages[best[1].passage]
    proof = quote_around(passage, best[1].start, best[1].end).strip()
    return _found(question, passage[slice(*best[2])], proof)


def _titled(question: Question, core: Sequence[Want], subject: Subject) -> Found | None:
    """What the title states or denies: "Cháy chợ, không có thiệt hại về người"."""
    title = subject.article.title
    if not core or not all(stands(each, subject.headline) for each in core):
        return None
    parts = [part for part in _PART.split(title) if stands(core[0], row_of(part))]
    return _found(question, parts[0], title) if parts else None


def _core(question: Question, terms: Sequence[Term]) -> list[Want]:
    """What is asked whether it is so, without what it is asked of: "có ai chết không"."""
    said = question.written[len(question.before) :]
    size = next((at for at, word in enumerate(said) if at and word in _AROUND), len(said))
    rest = replace(question, before=(), after=(), written=said[:size])
    asked = wants(rest, terms, _ASKING)
    return [each for each in asked if not each.pair and each.weight > _SLIGHT]


def _is_negative(question: Question) -> bool:
    """Whether it is asked whether something is not so: what "yes" would mean is not plain."""
    return question.written[:-1].count("không") + question.written[:-1].count("chưa") > 0


def _stated(asked: Sequence[Want], line: Line, subject: Subject) -> tuple[float, tuple[int, int]]:
    """The clause of ``line`` that states most of what is asked, with how much that is."""
    passage = subject.passages[line.passage]
    found = clauses(passage, line)
    own, clause = max((supported(asked, line.between(*each)), each) for each in found)
    near = supported(asked, subject.headline + line.text)
    return own + _NEARBY * max(near - own, 0.0), clause


def _found(question: Question, stated: str, proof: str) -> Found | None:
    """Yes or no as the clause ``stated`` of ``proof`` says; None where it is not sure of it."""
    if UNSURE.search(stated) and not UNSURE.search(question.text):
        return None
    free = _FREE.search(stated) is not None and _FREE.search(question.text) is None
    denied = free or DENIED.search(stated) is not None
    return Found(
        span=stated.strip(" ,;:."),
        quote=proof,
        say=lambda phrases: phrases.no(proof) if denied else phrases.yes(proof),
        confidence=0.75,
    )
