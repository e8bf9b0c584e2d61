"""From a question to an answer with its proof, or an honest "the news does not say"."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import islice

from newsroom.answers import headlines
from newsroom.answers.backing import Backing
from newsroom.answers.compose import from_found, from_reading, nothing
from newsroom.answers.consulting import consult
from newsroom.answers.evidence import load
from newsroom.answers.followup import Turn, follow, points_back
from newsroom.answers.glossing import glossed, glossed_terms
from newsroom.answers.phrases import Phrases
from newsroom.answers.question import AnswerType, Question, understand
from newsroom.answers.questions.language import detect
from newsroom.answers.rank import Term
from newsroom.answers.reading import THRESHOLD, THRESHOLD_WITHIN, Reading, read
from newsroom.answers.resolving import record, topic
from newsroom.answers.resolving.resolve import Resolved, resolve
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.retrieve import Retrieval, retrieve
from newsroom.models import Answer, Article, Language, Previous, Source
from newsroom.ports import Clock, Reader, Store

SUBJECTS = 3
"""Articles whose evidence is looked into."""
SOURCES = 10
"""Articles that are named beside an answer, at most."""
RANKED = 16
"""Passages that are ranked and read."""
_METADATA = (AnswerType.AUTHOR, AnswerType.PUBLISHED)


class Asking:
    """The answer engine over one store."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        phrases: Mapping[Language, Phrases],
        zone: tzinfo,
        *,
        reader: Reader | None = None,
        patience: float = 6.0,
    ) -> None:
        """``reader`` is asked where the evidence does not decide, for at most ``patience`` seconds;
        where it fails or is slow, the built-in reader's answer is given."""
        self._store = store
        self._clock = clock
        self._phrases = phrases
        self._zone = zone
        self._reader = reader
        self._patience = patience

    async def ask(
        self,
        question: str,
        *,
        language: Language | None = None,
        previous: Previous | None = None,
        article_id: int = 0,
        frame: Language | None = None,
    ) -> Answer:
        """The answer to ``question``.

        ``language`` None is detected; ``frame`` is the one to answer in (None: the question's).
        ``previous`` is the conversation's last turn, by which a follow-up is understood;
        ``article_id`` keeps to one article (0: all).
        """
        now = self._clock.now().astimezone(self._zone)
        asked = understand(question, now, language)
        phrases = self._phrases[frame or asked.language]
        turn = follow(asked, previous, now)
        if article_id:
            turn = Turn(turn.question, article_id, only=True)
        answer = await self._take(turn, asked, phrases)
        sources = await self._once(answer.sources)
        return replace(answer, question=question, sources=sources)

    async def _take(self, turn: Turn, asked: Question, phrases: Phrases) -> Answer:
        """The answer to one turn; ``asked`` is the question as it stands alone."""
        if asked.answer_type in _METADATA:
            return await self._record(turn, phrases)
        if asked.answer_type is AnswerType.WHATS_NEW:
            return await self._headlines(asked, phrases)
        if turn.article_id:
            answer = await self._answer(turn.question, phrases, turn.article_id)
            if turn.only or not answer.abstained:
                return answer
        question = asked if turn.article_id else turn.question
        answer = await self._answer(question, phrases)
        if answer.abstained and (question.since or question.until):
            # What happens this week may have been told before it.
            return await self._answer(replace(question, since=None, until=None), phrases)
        return answer

    async def search(self, words: str, limit: int = 10) -> tuple[Source, ...]:
        """The articles that fit ``words`` best, with the passage that shows it."""
        asked = understand(words, self._clock.now().astimezone(self._zone))
        found = await self._retrieve(asked, limit=limit * 4)
        return (await self._once(_sources(found, await self._articles(found))))[:limit]

    async def _once(self, sources: Sequence[Source]) -> tuple[Source, ...]:
        """Each story once, in the words of the article that stands first."""
        stories = await self._store.articles.stories([each.article_id for each in sources])
        told: dict[int, Source] = {}
        for each in sources:
            told.setdefault(stories.get(each.article_id, each.article_id), each)
        return tuple(told.values())

    async def _retrieve(
        self, question: Question, article_id: int = 0, limit: int = RANKED
    ) -> Retrieval:
        return await retrieve(
            self._store,
            question.search_text,
            question.language if question.language == "vi" else detect(question.search_text),
            limit=limit,
            article_id=article_id or None,
            since=question.since,
            until=question.until,
        )

    async def _answer(self, question: Question, phrases: Phrases, article_id: int = 0) -> Answer:
        found = await self._retrieve(question, article_id)
        if not found.ranked:
            empty = not await self._store.articles.count()
            return nothing(question, phrases.empty() if empty else phrases.not_found())
        articles = await self._articles(found, SOURCES)
        subjects = await self._subjects(found, articles)
        sources = _sources(found, articles)
        asked, terms = in_vietnamese(question, subjects, found.terms)
        found = replace(found, terms=tuple(terms))
        resolved, readings = await asyncio.to_thread(_think, asked, subjects, found)
        if resolved is not None:
            answer = from_found(asked, resolved[1], resolved[0], phrases, sources)
        else:
            if self._reader is not None and question.answer_type is not AnswerType.CHAIR:
                readings = await consult(self._reader, self._patience, question, found, readings)
            threshold = THRESHOLD_WITHIN if article_id else THRESHOLD
            answer = from_reading(asked, readings, subjects, phrases, sources, threshold=threshold)
        return replace(answer, language=question.language, corrections=found.corrections)

    async def _record(self, turn: Turn, phrases: Phrases) -> Answer:
        """The answer to a question about an article itself: its author, its date."""
        question = turn.question
        found = await self._retrieve(question, turn.article_id)
        subjects = await self._subjects(found, await self._articles(found, SUBJECTS))
        if not turn.article_id:
            asked, _ = in_vietnamese(question, subjects, found.terms)
            subjects = [] if points_back(question) else _about(asked, subjects)
        subjects = subjects or await self._only(turn.article_id)
        if not subjects:
            return nothing(question, phrases.which_article())
        subject = subjects[0]
        told = (record.author if question.answer_type is AnswerType.AUTHOR else record.published)(
            subject
        )
        sources = (_source(subject, "", subject.coverage),)
        if told is None:
            return nothing(question, phrases.not_said(subject.article.title), sources)
        return from_found(question, told, subject, phrases, sources)

    async def _only(self, article_id: int) -> list[Subject]:
        """The article asked about, or the only one that there is."""
        if not article_id:
            newest = await self._store.articles.newest(2)
            article_id = newest[0].id if len(newest) == 1 else 0
        article = await self._store.articles.get(article_id) if article_id else None
        return [] if article is None else [Subject(article, (), load("{}"), self._zone)]

    async def _headlines(self, question: Question, phrases: Phrases) -> Answer:
        if not question.focus:
            newest = await self._store.articles.newest(headlines.MOST * 4)
            kept = [each for each in newest if headlines.within(each, question)]
            return headlines.answer(question, kept, {}, phrases, self._zone)
        found = await self._retrieve(question, limit=headlines.MOST * 8)
        best = headlines.fitting(found.ranked)
        articles = await self._store.articles.get_many([*best])
        ordered = [articles[key] for key in best if key in articles]
        return headlines.answer(question, ordered, best, phrases, self._zone)

    async def _subjects(self, found: Retrieval, articles: Mapping[int, Article]) -> list[Subject]:
        """The best of ``articles`` found, with what is known of them."""
        best: dict[int, float] = {}
        for each in found.ranked:
            key = each.candidate.passage.article_id
            best[key] = max(best.get(key, 0.0), each.features.get("coverage", 0.0))
        chosen = list(best)[:SUBJECTS]
        store = self._store.articles
        evidence, passages = await asyncio.gather(
            store.evidence(chosen), store.passages_of_many(chosen)
        )
        return [
            Subject(
                articles[key],
                passages.get(key, ()),
                load(evidence.get(key, "{}")),
                self._zone,
                best[key],
            )
            for key in chosen
            if key in articles
        ]

    async def _articles(self, found: Retrieval, most: int | None = None) -> dict[int, Article]:
        """The articles found, ``most`` of them at most, by id."""
        ids = dict.fromkeys(each.candidate.passage.article_id for each in found.ranked)
        return await self._store.articles.get_many([*islice(ids, most)])


def _sources(found: Retrieval, articles: Mapping[int, Article]) -> tuple[Source, ...]:
    """Those of ``articles`` found, each with its best passage's most telling sentence."""
    first: dict[int, tuple[str, float]] = {}
    for each in found.ranked:
        passage = each.candidate.passage
        first.setdefault(passage.article_id, (passage.text, each.score))
    return tuple(
        Source(
            article_id=key,
            url=articles[key].url,
            title=articles[key].title,
            published=articles[key].published,
            quote=headlines.telling(text, found.terms),
            score=score,
        )
        for key, (text, score) in first.items()
        if key in articles
    )


def _about(question: Question, subjects: Sequence[Subject]) -> list[Subject]:
    return [each for each in subjects if topic.about(question, each)]


def _source(subject: Subject, quote: str, score: float) -> Source:
    article = subject.article
    return Source(article.id, article.url, article.title, article.published, quote, score)


def in_vietnamese(
    question: Question, subjects: Sequence[Subject], terms: Sequence[Term]
) -> tuple[Question, Sequence[Term]]:
    """The question as the articles would have it, with what its words weigh."""
    if question.language == "vi":
        return question, terms
    asked = glossed(question, [each.whole for each in subjects])
    return asked, glossed_terms(asked, terms)


def _think(
    question: Question, subjects: Sequence[Subject], found: Retrieval
) -> tuple[Resolved | None, tuple[Reading, ...]]:
    """What the evidence says; where it says nothing, what the reader reads. Pure computation."""
    resolved = resolve(question, subjects, found.terms)
    if resolved is not None or question.answer_type is AnswerType.CHAIR:
        return resolved, ()
    backing = Backing(question, subjects, found.terms)
    readings = read(question, found, backing)
    return None, tuple(filter(None, map(backing.held, readings)))
