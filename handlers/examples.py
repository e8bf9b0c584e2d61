"""Example questions made from the newest articles. Each is asked before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.texts import TEXTS, Texts
from newsroom.answers.asking import Asking
from newsroom.answers.evidence import Evidence, load
from newsroom.models import Article, Language
from newsroom.ports import Store

WANTED = 3
_LOOKED_AT = 12
"""Newest articles that examples are made from."""
_LONGEST = 70
"""Characters of an example; longer ones do not fit a button."""
_TOPIC_SYLLABLES = 8
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the article ``article_id`` answers; ``kind`` and that id make it again."""

    article_id: int
    kind: str
    question: str


class Examples:
    """Offers questions; what was found for the same articles is not looked for again."""

    def __init__(self, store: Store, asking: Asking) -> None:
        self._store = store
        self._asking = asking
        self._known: dict[Language, tuple[tuple[Article, ...], tuple[Example, ...]]] = {}

    async def offer(self, language: Language) -> tuple[Example, ...]:
        """At most three examples, of different kinds and articles where there are enough."""
        newest = tuple(await self._store.articles.newest(_LOOKED_AT))
        known = self._known.get(language)
        if known is None or known[0] != newest:
            known = newest, await self._choose(newest, language)
            self._known[language] = known
        return known[1]

    async def again(self, article_id: int, kind: str, language: Language) -> str:
        """The question of an example offered earlier, empty where it cannot be made any more."""
        article = await self._store.articles.get(article_id)
        if article is None:
            return ""
        evidence = load((await self._store.articles.evidence([article_id])).get(article_id, "{}"))
        made = questions(article, evidence, TEXTS[language])
        return next((each.question for each in made if each.kind == kind), "")

    async def _choose(self, newest: Sequence[Article], language: Language) -> tuple[Example, ...]:
        evidence = await self._store.articles.evidence([each.id for each in newest])
        made = [
            example
            for article in newest
            for example in questions(article, load(evidence.get(article.id, "{}")), TEXTS[language])
        ]
        chosen: list[Example] = []
        while len(chosen) < WANTED and (tried := await self._first(_other(made, chosen))):
            at = made.index(tried) + 1
            chosen.append(tried)
            made = [each for each in (*made[at:], *made[:at]) if each != tried]
        return tuple(chosen)

    async def _first(self, made: Iterable[Example]) -> Example | None:
        """The first example that is answered from its own article."""
        for example in made:
            answer = await self._asking.ask(example.question)
            own = bool(answer.sources) and answer.sources[0].article_id == example.article_id
            if own and not answer.abstained and answer.confidence >= _SURE:
                return example
        return None


def _other(made: Sequence[Example], chosen: Sequence[Example]) -> list[Example]:
    """The examples of articles and kinds not chosen yet."""
    return [
        each
        for each in made
        if all(each.article_id != one.article_id and each.kind != one.kind for one in chosen)
    ]


def questions(article: Article, evidence: Evidence, texts: Texts) -> list[Example]:
    """The questions that can be made of what is known of an article, short enough for a button."""
    topic = _topic(article.title)
    post = next((each.name for each in evidence.people if each.posts and " " in each.name), "")
    speaker = next((each.quotation.speaker for each in evidence.said if each.quotation.direct), "")
    found = {
        "post": texts.ask_post(post) if post else "",
        "said": texts.ask_said(speaker) if " " in speaker else "",
        "new": texts.ask_new(topic) if topic else "",
    }
    return [
        Example(article.id, kind, question)
        for kind, question in found.items()
        if question and len(question) <= _LONGEST
    ]


def _topic(title: str) -> str:
    """What a headline is about: all of it where it is short, else what stands before a colon."""
    head = title.split(":", maxsplit=1)[0].strip()
    words = head.split()
    return head if 2 <= len(words) <= _TOPIC_SYLLABLES else ""
