"""How much of a question a passage says in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsroom.answers.related import related

Present = Mapping[int, float]
"""How well each of the question's words is said, by number: 1 for the word itself."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The words of a question as the thesaurus has them. ``weights`` are theirs; ``said`` has for
    every word that says one of them its number and how well."""

    weights: Sequence[float]
    said: Mapping[str, Present]


NOTHING = Likeness((), {})
"""A question of which no word is known."""


def likeness(
    words: Mapping[str, float], others: Callable[[str], Mapping[str, float]] = related
) -> Likeness:
    """``words`` are accented, of one syllable or two (see ``related.joined``), with weights;
    ``others`` tells what else says a word, and how well."""
    said: dict[str, dict[int, float]] = {}
    for number, word in enumerate(words):
        said.setdefault(word, {})[number] = 1.0
        for other, how_well in others(word).items():
            said.setdefault(other, {})[number] = how_well
    return Likeness(tuple(words.values()), said)


class Like(NamedTuple):
    """The weight of what a passage says of a question."""

    whole: float
    only_other: float
    """Of that, what it says in other words only."""
    sentence: float
    """What its best sentence says."""
    two_sentences: float
    """What its best two neighbouring sentences say."""
    title: float
    """What the title says."""


def like(asked: Likeness, words: str, title: Sequence[str]) -> Like:
    """``words`` are the passage's, separated by spaces, sentences by newlines."""
    sentences = [said(asked, line.split(" ")) for line in words.split("\n")]
    whole = _joined(sentences)
    both = [_joined(pair) for pair in pairwise(sentences)]
    single = max((_weigh(asked, each) for each in sentences), default=0.0)
    return Like(
        whole=_weigh(asked, whole),
        only_other=_weigh(asked, {at: how_well for at, how_well in whole.items() if how_well < 1}),
        sentence=single,
        two_sentences=max([single, *(_weigh(asked, each) for each in both)]),
        title=_weigh(asked, said(asked, title)),
    )


def said(asked: Likeness, words: Iterable[str]) -> Present:
    """How well ``words`` say each of the question's."""
    known = asked.said
    return _joined(map(known.__getitem__, filter(known.__contains__, words)))


def _joined(parts: Iterable[Present]) -> Present:
    """What is said anywhere, as well as anywhere."""
    found: dict[int, float] = {}
    for part in parts:
        for number, how_well in part.items():
            if how_well > found.get(number, 0.0):
                found[number] = how_well
    return found


def _weigh(asked: Likeness, present: Present) -> float:
    return sum([asked.weights[number] * how_well for number, how_well in present.items()])
