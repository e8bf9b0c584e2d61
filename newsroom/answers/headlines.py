"""Articles on a topic, each with its most telling sentence: the answer to "what is new"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from newsroom.answers.phrases import Phrases
from newsroom.answers.question import Question
from newsroom.answers.rank import Ranked, Term
from newsroom.answers.resolving.subject import MAX_QUOTE, overlap
from newsroom.models import Answer, Article, Source
from newsroom.text.sentences import sentences

MOST = 5
"""Articles in one answer."""
FITS = 0.6
"""Coverage of a topic's words from which an article is about it."""


def fitting(ranked: Sequence[Ranked]) -> dict[int, float]:
    """The articles that are about the topic, best first, with their coverage of its words."""
    found: dict[int, float] = {}
    for each in ranked:
        key, coverage = each.candidate.passage.article_id, each.features.get("coverage", 0.0)
        if coverage >= FITS:
            found.setdefault(key, coverage)
    return dict(list(found.items())[:MOST])


def within(article: Article, question: Question) -> bool:
    """Whether an article was published within the question's time limits."""
    moment = article.published
    if question.since is None and question.until is None:
        return True
    return moment is not None and not (
        (question.since and moment < question.since) or (question.until and moment > question.until)
    )


def answer(
    question: Question,
    articles: Sequence[Article],
    fit: Mapping[int, float],
    phrases: Phrases,
    zone: tzinfo,
) -> Answer:
    """``articles`` as an answer; an honest "nothing found" where there are none."""
    chosen = articles[:MOST]
    sources = tuple(
        Source(each.id, each.url, each.title, each.published, summary(each), fit.get(each.id, 0.0))
        for each in chosen
    )
    lines = [f"{_day(each, zone)}{each.title} — {summary(each)}" for each in chosen]
    topic = " ".join(question.search_text.split())
    return Answer(
        question=question.text,
        language=question.language,
        answer_type=question.answer_type.value,
        text=phrases.headlines(topic, lines) if lines else phrases.not_found(),
        abstained=not lines,
        span=chosen[0].title if chosen else "",
        confidence=min(0.95, max(fit.values(), default=0.9)) if lines else 0.0,
        sources=sources,
    )


def _day(article: Article, zone: tzinfo) -> str:
    return f"{article.published.astimezone(zone):%d/%m}: " if article.published else ""


def summary(article: Article) -> str:
    """The article's own sentence that tells most: the lead's or the body's first full one."""
    found = sentences(article.lead or article.body)
    long_enough = [each for each in found if len(each.split()) >= 8]
    return _cut((long_enough or found or [article.title])[0])


def telling(text: str, terms: Sequence[Term]) -> str:
    """The sentence of ``text`` that holds most of the terms' weight."""
    found = sentences(text)
    return _cut(max(found, key=lambda each: overlap(terms, each), default=""))


def _cut(sentence: str) -> str:
    if len(sentence) <= MAX_QUOTE:
        return sentence
    return sentence[: MAX_QUOTE - 1].rsplit(" ", 1)[0] + "…"
