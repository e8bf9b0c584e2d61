"""Which sentences of the passages may answer: every sentence with what speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsroom.answers.measuring import MEASURED, fit, quantities
from newsroom.answers.rank import Ranked
from newsroom.answers.reading.alike import ALIKE_FEATURES, alike
from newsroom.answers.reading.article import ARTICLE_FEATURES, Whole
from newsroom.answers.reading.pages import Page, page
from newsroom.answers.reading.probe import Probe
from newsroom.text.syllables import folded_syllables

_RARE = 3
_DECAY = 0.8
_SAYING = 2.0
"""Weight from which a word says something by itself."""

_OF_PASSAGE = (
    "coverage",
    "sentence",
    "rare",
    "names",
    "numbers",
    "pairs",
    "share",
    "margin",
)
_QUESTION = ("kind", "english", "words", "gap")
_PLACE = ("length", "position", "sentences", "passage")
_MATCH = ("covered", "rare words", "accents", "side by side", "longest run", "hits")
_PRESENT = ("names here", "numbers here", "focus", "form", "predicate", "capitals", "digits")
_CONTEXT = ("previous", "next", "page", "so far", "with previous")
_LOCAL = ("own", "own share", "only here", "near gap")
_BEYOND = ("in title", "beyond title", "beyond title share")
_RELATIVE = (
    "covered",
    "own",
    "near gap",
    "side by side",
    "alike",
    "article: added",
    "article: added by synonyms",
)
SENTENCE_FEATURES = (
    *_QUESTION,
    *_PLACE,
    *_MATCH,
    *_PRESENT,
    *_CONTEXT,
    *_LOCAL,
    *_BEYOND,
    *ALIKE_FEATURES,
    *(f"{name} by synonyms" for name in ALIKE_FEATURES),
    *(f"article: {name}" for name in ARTICLE_FEATURES),
    *(f"passage {name}" for name in _OF_PASSAGE),
    *(f"best {name}" for name in _RELATIVE),
)
"""What ``Found.features`` holds, in order."""

PROMISING = 20
"""Sentences that are judged at all."""

_SHARED = tuple(
    SENTENCE_FEATURES.index(name) for name in ("covered", "own share", "article: added")
)
_RELATIVE_AT = tuple(SENTENCE_FEATURES.index(name) for name in _RELATIVE)


@dataclass(frozen=True, slots=True)
class Found:
    """Sentence ``at`` of the passage ``ranked`` (its index), with its features."""

    ranked: int
    at: int
    page: Page
    features: list[float]


def survey(
    probe: Probe, ranked: Sequence[Ranked], articles: Mapping[int, Sequence[str]]
) -> list[Found]:
    """The sentences of all passages that share a word with the question, in order. ``articles``
    have all passages of those that are known whole, by id."""
    asked = _Asked.of(probe)
    wholes = _wholes(asked, ranked, articles)
    rows = [
        Found(index, at, reading.page, features)
        for index, each in enumerate(ranked)
        for reading in (_Reading(asked, index, each, wholes[_article(each)]),)
        for at, features in reading.rows()
    ]
    for at in _RELATIVE_AT:
        best = max((found.features[at] for found in rows), default=0.0) or 1.0
        for found in rows:
            found.features.append(found.features[at] / best)
    return rows


def _wholes(
    asked: _Asked, ranked: Sequence[Ranked], articles: Mapping[int, Sequence[str]]
) -> dict[int, Whole]:
    """The articles of the passages, as far as they are known."""
    texts: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    for each in ranked:
        texts.setdefault(_article(each), []).append(each.candidate.passage.text)
        titles[_article(each)] = each.candidate.title
    return {
        key: Whole(asked.probe, asked.near, titles[key], articles.get(key) or texts[key])
        for key in titles
    }


def promising(rows: Sequence[Found]) -> list[Found]:
    """The ``PROMISING`` sentences that share most with the question."""
    return sorted(rows, key=lambda found: -sum(found.features[at] for at in _SHARED))[:PROMISING]


def _article(ranked: Ranked) -> int:
    return ranked.candidate.passage.article_id


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what all its passages are held against: its ``rare`` words, and all words
    with how ``near`` the question words they stand."""

    probe: Probe
    rare: Sequence[str]
    near: Mapping[str, float]

    @classmethod
    def of(cls, probe: Probe) -> _Asked:
        """As ``probe`` has it."""
        rare = sorted(probe.weights, key=lambda word: -probe.weights[word])[:_RARE]
        return cls(probe, rare, _near_gap(probe))


class _Reading:
    """One passage held against the question."""

    def __init__(self, asked: _Asked, index: int, ranked: Ranked, article: Whole) -> None:
        self._asked = asked
        self._probe = probe = asked.probe
        self.page = whole = page(ranked.candidate.passage.text)
        self._article = article
        self._index = index
        self._ranked = ranked
        self._hits = [
            [at for at in range(first, last) if whole.keys[at] in probe.weights]
            for first, last in whole.rows
        ]
        self._sets = [{whole.keys[at] for at in hits} for hits in self._hits]
        self._sentences = Counter(word for words in self._sets for word in words)
        self._title = set(folded_syllables(ranked.candidate.title)) & probe.weights.keys()

    def rows(self) -> Iterator[tuple[int, list[float]]]:
        passage = [self._ranked.features.get(name, 0.0) for name in _OF_PASSAGE]
        for at, words in enumerate(self._sets):
            if words:
                yield (
                    at,
                    [
                        *self._question(),
                        *self._place(at),
                        *self._match(at, words),
                        *self._present(at, words),
                        *self._context(at, words),
                        *self._local(words),
                        *self._beyond(words),
                        *self._alike(at),
                        *self._adds(at),
                        *passage,
                    ],
                )

    def _question(self) -> list[float]:
        probe = self._probe
        sides = len(probe.before) + len(probe.after)
        return [
            probe.kind,
            probe.english,
            len(probe.weights),
            len(probe.before) / sides if sides else 0.0,
        ]

    def _place(self, at: int) -> list[float]:
        first, last = self.page.rows[at]
        return [last - first, at, len(self.page.rows), self._index]

    def _match(self, at: int, words: set[str]) -> list[float]:
        probe, keys, hits = self._probe, self.page.keys, self._hits[at]
        together = [
            right
            for left, right in pairwise(hits)
            if right == left + 1 and (keys[left], keys[right]) in probe.pairs
        ]
        weight = sum(probe.weights[keys[at]] + probe.weights[keys[at - 1]] for at in together) / 2
        rare = self._asked.rare
        return [
            probe.weight(words),
            sum(word in words for word in rare) / (len(rare) or 1),
            self._accents(hits),
            weight / probe.total,
            _longest(together),
            len(words),
        ]

    def _accents(self, hits: list[int]) -> float:
        """Share of the matches that agree in diacritics."""
        whole, probe = self.page, self._probe
        if not probe.marked:
            return 1.0
        agreeing = sum(
            whole.lower[whole.starts[at] : whole.ends[at]] in probe.accented for at in hits
        )
        return agreeing / len(hits)

    def _present(self, at: int, words: set[str]) -> list[float]:
        probe, whole = self._probe, self.page
        first, last = whole.rows[at]
        line = " ".join(whole.keys[first:last]) if probe.predicate else ""
        others = [t for t in range(first + 1, last) if whole.keys[t] not in words]
        return [
            _share(probe.names, words),
            _share(probe.numbers, words),
            _share(frozenset(probe.focus), words),
            self._form(at),
            float(any(wording in line for wording in probe.predicate)) if line else -1.0,
            sum([whole.text[whole.starts[t]].isupper() for t in others]),
            sum([whole.keys[t][0].isdigit() for t in others]),
        ]

    def _form(self, at: int) -> float:
        """How well the best number fits where a number is asked for."""
        question = self._probe.question
        if question.answer_type not in MEASURED:
            return -1.0
        start, end = self.page.sentences[at]
        found = quantities(self.page.text[start:end])
        return max((fit(question, each) for each in found), default=0.0)

    def _context(self, at: int, words: set[str]) -> list[float]:
        sets, weight = self._sets, self._probe.weight
        previous = sets[at - 1] if at else set()
        return [
            weight(previous) if at else -1.0,
            weight(sets[at + 1]) if at + 1 < len(sets) else -1.0,
            weight(self._sentences),
            weight(word for earlier in sets[: at + 1] for word in earlier),
            weight([*words, *previous]),
        ]

    def _beyond(self, words: set[str]) -> list[float]:
        """What the title says need not be said again: the rest of the question tells which sentence
        of the article answers."""
        probe = self._probe
        rest = [word for word in probe.weights if word not in self._title]
        here = probe.weight(words.difference(self._title))
        return [probe.weight(self._title), here, here / (probe.weight(rest) or 1.0)]

    def _alike(self, at: int) -> list[float]:
        words = self.page.words
        before = words[at - 1] if at else frozenset()
        asked = (self._probe.likeness, self._probe.synonyms)
        return [value for each in asked for value in alike(each, words[at], before)]

    def _adds(self, at: int) -> list[float]:
        previous = self._sets[at - 1] if at else set()
        return self._article.adds(self._sets[at], previous, self.page.words[at])

    def _local(self, words: set[str]) -> list[float]:
        """Words count less the more sentences of the passage have them: what all speak of does not
        tell which one answers."""
        weights, counts = self._probe.weights, self._sentences
        own = sum(weights[word] / counts[word] for word in words)
        whole = sum(weights[word] / counts[word] for word in counts)
        return [
            own / self._probe.total,
            own / whole,
            sum(counts[word] == 1 and weights[word] > _SAYING for word in words),
            sum(self._asked.near[word] for word in words),
        ]


def _near_gap(probe: Probe) -> dict[str, float]:
    """The words' weights, falling with the distance from the question words; they sum to 1."""
    distance: dict[str, int] = {}
    for side in (probe.before[::-1], probe.after):
        for steps, word in enumerate(side):
            distance[word] = min(steps, distance.get(word, steps))
    near = {
        word: weight * _DECAY ** distance.get(word, 6) for word, weight in probe.weights.items()
    }
    total = sum(near.values()) or 1.0
    return {word: weight / total for word, weight in near.items()}


def _longest(together: list[int]) -> int:
    """The longest run of neighbours."""
    best = run = 0
    last = -1
    for at in together:
        run = run + 1 if at == last + 1 else 1
        best, last = max(best, run), at
    return best


def _share(wanted: frozenset[str], words: set[str]) -> float:
    return len(wanted & words) / len(wanted) if wanted else -1.0
