"""Example questions made from the newest articles. Each is asked before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.texts import TEXTS, Texts
from newsroom.answers.asking import Asking
from newsroom.answers.evidence import Evidence, load
from newsroom.models import Article, Language
from newsroom.ports import Store
from newsroom.text.fold import fold

WANTED = 3
KINDS = ("count", "new", "said", "post")
"""Best first."""
_LOOKED_AT = 12
"""Newest articles that examples are made from."""
_LONGEST = 72
"""Characters of an example; longer ones do not fit a button."""
_TOPIC = range(3, 9)
"""Syllables of a topic."""
_SURE = 0.5
_TRIED = 4
"""Examples that are asked before one gives up on finding another."""

# A number that counts something: no year, date, ordinal or road, and what is counted follows it.
_COUNTED = re.compile(
    r"(?:\b(?:hơn|gần|khoảng|trên)\s+)?"
    r"(?<!\bthứ )(?<!\bsố )(?<!\blộ )(?<!\btháng )(?<!\bngày )(?<!\bkhóa )(?<!\bnăm )(?<!\bcấp )"
    r"(?<![\w/.,-])(?!(?:19|20)\d\d\b)(?P<number>\d+(?:[.,]\d+)*)(?: (?:nghìn|triệu|tỷ)\b)?"
    r"(?= [^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the article ``article_id`` answers; ``kind`` and that id make it again.

    ``expected`` stands in a right answer.
    """

    article_id: int
    kind: str
    question: str
    expected: str


class Examples:
    """Offers questions; while the newest articles are the same it does not look again."""

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
        made = await self._made([article], language) if article else []
        return next((each.question for each in made if each.kind == kind), "")

    async def _made(self, articles: Sequence[Article], language: Language) -> list[Example]:
        evidence = await self._store.articles.evidence([each.id for each in articles])
        return [
            example
            for article in articles
            for example in examples(article, load(evidence.get(article.id, "{}")), TEXTS[language])
        ]

    async def _choose(self, newest: Sequence[Article], language: Language) -> tuple[Example, ...]:
        made = sorted(await self._made(newest, language), key=lambda each: KINDS.index(each.kind))
        chosen: list[Example] = []
        # First another kind each time, then whatever is answered.
        for new_kind in (True, True, True, False, False):
            left = _left(made, chosen, new_kind)[:_TRIED]
            if len(chosen) < WANTED and (found := await self._first(left)):
                chosen.append(found)
        return tuple(chosen)

    async def _first(self, made: Iterable[Example]) -> Example | None:
        """The first example that is answered as it should be."""
        for example in made:
            answer = await self._asking.ask(example.question)
            told = fold(f"{answer.text} {answer.span}")
            if (
                not answer.abstained
                and answer.confidence >= _SURE
                and fold(example.expected) in told
            ):
                return example
        return None


def _left(made: Sequence[Example], chosen: Sequence[Example], new_kind: bool) -> list[Example]:
    """The examples of articles, and where wanted of kinds, not chosen yet."""
    articles = {each.article_id for each in chosen}
    kinds = {each.kind for each in chosen} if new_kind else set()
    return [each for each in made if each.article_id not in articles and each.kind not in kinds]


def examples(article: Article, evidence: Evidence, texts: Texts) -> list[Example]:
    """The questions that can be made of what is known of an article, short enough for a button."""
    found = (
        _count(article, texts),
        _news(article, texts),
        _said(article, evidence, texts),
        _post(article, evidence, texts),
    )
    return [each for each in found if each and 0 < len(each.question) <= _LONGEST]


def _count(article: Article, texts: Texts) -> Example | None:
    """ "Tỉnh thông qua bao nhiêu nghị quyết?" of a headline with that number."""
    match = _COUNTED.search(article.title)
    if match is None:
        return None
    after = article.title[match.end() :].split(",")[0].strip()
    question = texts.ask_count(article.title[: match.start()], after)
    return Example(article.id, "count", question, match["number"])


def _news(article: Article, texts: Texts) -> Example | None:
    """What is new about what a headline names, before its colon or as a whole."""
    topic = article.title.split(":")[0].strip()
    if sum(word[0].isalpha() for word in topic.split()) not in _TOPIC:
        return None
    first, _, rest = topic.partition(" ")
    # A capital that only begins the headline is none in the middle of a question.
    if f" {first.lower()} " in article.body:
        topic = f"{first.lower()} {rest}"
    return Example(article.id, "new", texts.ask_new(topic), article.title)


def _said(article: Article, evidence: Evidence, texts: Texts) -> Example | None:
    names = {each.name for each in evidence.people}
    quoted = (each.quotation for each in evidence.said if each.quotation.direct)
    found = next((each for each in quoted if each.speaker in names and " " in each.speaker), None)
    if found is None:
        return None
    return Example(article.id, "said", texts.ask_said(found.speaker), found.words[:20])


def _post(article: Article, evidence: Evidence, texts: Texts) -> Example | None:
    found = next((each for each in evidence.people if each.posts and " " in each.name), None)
    if found is None:
        return None
    return Example(article.id, "post", texts.ask_post(found.name), found.posts[0])
