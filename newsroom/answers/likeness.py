"""How much of a question a passage says in other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.answers.related import related

Present = Mapping[int, float]
"""How well each of the question's words is said, by number: 1 for the word itself."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The words of a question as the thesaurus has them. ``weights`` are theirs; ``said`` has for
    every word that says one of them its number and how well."""

    weights: Sequence[float]
    said: Mapping[str, Sequence[tuple[int, float]]]


NOTHING = Likeness((), {})
"""A question of which no word is known."""


def likeness(words: Mapping[str, float]) -> Likeness:
    """``words`` are accented, of one syllable or two (see ``related.joined``), with weights."""
    said: dict[str, list[tuple[int, float]]] = {}
    for number, word in enumerate(words):
        said.setdefault(word, []).append((number, 1.0))
        for other, how_well in related(word).items():
            said.setdefault(other, []).append((number, how_well))
    return Likeness(tuple(words.values()), said)


def like(asked: Likeness, words: str) -> tuple[float, float, float]:
    """The weight of what a passage says of the question in its own or other words; of that which it
    says only in other words; and of what its best sentence says.

    ``words`` are the passage's, separated by spaces, sentences by newlines.
    """
    whole: dict[int, float] = {}
    sentence = 0.0
    for line in words.split("\n"):
        present = _said(asked, line.split(" "))
        sentence = max(sentence, _weigh(asked, present))
        for number, how_well in present.items():
            whole[number] = max(how_well, whole.get(number, 0.0))
    other = {number: how_well for number, how_well in whole.items() if how_well < 1}
    return _weigh(asked, whole), _weigh(asked, other), sentence


def _said(asked: Likeness, words: Sequence[str]) -> dict[int, float]:
    found: dict[int, float] = {}
    for word in asked.said.keys() & words:
        for number, how_well in asked.said[word]:
            if how_well > found.get(number, 0.0):
                found[number] = how_well
    return found


def _weigh(asked: Likeness, present: Present) -> float:
    return sum(asked.weights[number] * how_well for number, how_well in present.items())
