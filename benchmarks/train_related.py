"""Learn which words are used alike, for ``newsroom.answers.related``.

    python -m benchmarks.train_related [--write]

Words (of one syllable or two, see ``benchmarks.train_words``) are described by the words that stand
near them in some 13 million words of newspaper text: once by their immediate neighbours on either
side, which tells what can stand in their place, once by all words around, which tells what they
are about. Both are weighted by positive pointwise mutual information and reduced to ``DIMENSIONS``.
A word's likest words by both are kept, and how rare it is among the words that are the same
without diacritics. A fixed seed is used; reruns give the same file.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.utils.extmath import randomized_svd

from benchmarks.train_words import Numbers, syllables, words
from newsroom.answers import related
from newsroom.text.keys import key_line

OUTPUT = Path(related.__file__).parent / "data" / "related.txt"
DIMENSIONS = 256
BESIDE, AROUND = 2, 5
"""How far away words count, in words."""
RARE = 40
"""Words of two syllables seen less often are not kept, syllables have no likest words."""
KEPT = 12
LEAST = 0.4
"""A word keeps its ``KEPT`` likest, and those that keep it, from this likeness on."""
_BLOCK = 1000
Vectors = NDArray[np.float32]


def describe(text: Numbers, size: int) -> Vectors:
    """A row of length 1 for each of ``size`` words; 0 in ``text`` is no word."""
    beside = _counts(text, size, [1.0] * BESIDE)
    around = _counts(text, size, [1 - step / AROUND for step in range(AROUND)])
    sides = sp.hstack([_information(beside, 1.0), _information(beside.T.tocsr(), 1.0)]).tocsr()
    both = (_reduced(_information((around + around.T).tocsr(), 2.0)), _reduced(sides))
    return np.hstack(both) / np.float32(np.sqrt(2))


def _counts(text: Numbers, size: int, weights: list[float]) -> sp.csr_matrix:
    """How often the second word stands after the first, by distance."""
    total = sp.csr_matrix((size, size), dtype=np.float32)
    for step, weight in enumerate(weights, 1):
        first, second = text[:-step], text[step:]
        seen = (first > 0) & (second > 0)
        ones = np.full(int(seen.sum()), weight, dtype=np.float32)
        total += sp.coo_matrix((ones, (first[seen], second[seen])), shape=(size, size)).tocsr()
    return total


def _information(counts: sp.csr_matrix, chance: float) -> sp.csr_matrix:
    """How many times more often than by chance two words meet, as a logarithm; only what is more
    than ``chance`` times. Frequent neighbours are smoothed."""
    rows = np.asarray(counts.sum(1)).ravel() + 1e-9
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75 + 1e-9
    cells = counts.tocoo()
    often = cells.data / (rows[cells.row] * (columns / columns.sum())[cells.col])
    value = np.log(often) - np.log(chance)
    kept = value > 0
    return sp.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def _reduced(described: sp.csr_matrix) -> Vectors:
    left, scale, _ = randomized_svd(described, DIMENSIONS, n_iter=3, random_state=0)
    rows = left * np.sqrt(scale)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    return np.asarray(rows / lengths, dtype=np.float32)


def likest(vectors: Vectors) -> sp.csr_matrix:
    """The likeness of each row to those most like it, in hundredths, both ways."""
    size = len(vectors)
    found = sp.lil_matrix((size, size), dtype=np.float32)
    for first in range(0, size, _BLOCK):
        like = vectors[first : first + _BLOCK] @ vectors.T
        for row, values in enumerate(like, first):
            values[row] = 0
            best = np.argsort(-values, kind="stable")[:KEPT]
            best = best[values[best] >= LEAST]
            found[row, best] = np.minimum(np.floor(values[best] * 100), 99)
    one_way = found.tocsr()
    return one_way.maximum(one_way.T.tocsr())


def rarities(spelling: list[str], count: Numbers) -> dict[str, float]:
    """Minus the logarithm of each word's share of the uses of its search key. A syllable is used
    wherever it stands, also within a word of two."""
    uses: Counter[str] = Counter()
    for word, seen in zip(spelling[1:], count[1:], strict=True):
        uses.update(dict.fromkeys({word, *word.split("_")}, int(seen)))
    keys = {word: key_line(word.replace("_", " ")) for word in uses}
    whole: Counter[str] = Counter()
    for word, seen in uses.items():
        whole[keys[word]] += seen
    return {word: math.log((whole[keys[word]] + 1) / (seen + 1)) for word, seen in uses.items()}


def line_of(word: str, rarity: float, likeness: sp.csr_matrix, row: int) -> str:
    """A word's line of the file: its rarity in tenths, and its neighbours, likest first."""
    first, last = likeness.indptr[row], likeness.indptr[row + 1]
    pairs = zip(likeness.data[first:last], likeness.indices[first:last], strict=True)
    order = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    neighbours = "".join(f"{_base36(at)}{int(alike):02}" for alike, at in order)
    return f"{word} {10 * rarity:.0f} {neighbours}"


def _base36(number: int) -> str:
    return np.base_repr(number, 36).lower().zfill(related.DIGITS)


def main() -> None:
    """Learn, show a few words, and with ``--write`` keep the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"replace {OUTPUT.name}")
    options = parser.parse_args()
    text, spelling = words(*syllables())
    count = np.bincount(text, minlength=len(spelling))
    count[0] = 0
    alone = np.array(["_" not in word for word in spelling])
    kept = np.flatnonzero((count >= RARE) | (alone & (count > 0)))
    vectors = describe(text, len(spelling))
    vectors[count < RARE] = 0
    likeness = likest(vectors[kept])
    rare = rarities(spelling, count)
    lines = [
        line_of(spelling[at], rare[spelling[at]], likeness, row) for row, at in enumerate(kept)
    ]
    print(f"{len(lines):,} words, {likeness.nnz:,} neighbours")
    if options.write:
        OUTPUT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
