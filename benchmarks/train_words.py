"""Group words by the company they keep, for the reader's word classes.

    python -m benchmarks.train_words [--write]

Two syllables that belong together become one word; each word is described by its left and right
neighbours in some 13 million words of newspaper text (weighted by positive pointwise mutual
information, reduced to 60 dimensions) and the descriptions are clustered. A fixed seed is used.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.utils.extmath import randomized_svd

from benchmarks.news import lines
from newsroom.answers import reading

OUTPUT = Path(reading.__file__).parent.parent / "data" / "word_classes.txt"
CLASSES = 128
DIMENSIONS = 60
CONTEXTS = 3000
"""The most frequent words serve as neighbours."""
RARE_SYLLABLE, RARE_PAIR, RARE_WORD = 20, 25, 40
TOGETHER = 0.35
"""Normalised mutual information from which two syllables are one word."""
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,/:-]*|[.,;:!?()\"“”]")
Numbers = NDArray[np.int64]


def syllables() -> tuple[Numbers, list[str]]:
    """The text as numbers of syllables, 0 for anything rare or not a syllable; their spellings."""
    counts: dict[str, int] = {}
    rows = []
    for line in lines():
        found = _TOKEN.findall(line.lower())
        rows.append(found)
        for each in found:
            counts[each] = counts.get(each, 0) + 1
    kept = [word for word, count in counts.items() if count >= RARE_SYLLABLE and word[0].isalpha()]
    number = {word: at for at, word in enumerate(kept, 1)}
    flat = [number.get(each, 0) for row in rows for each in (*row, "")]
    return np.array(flat, dtype=np.int64), ["", *kept]


def words(text: Numbers, spelling: list[str]) -> tuple[Numbers, list[str]]:
    """The text with pairs of syllables that belong together made one word."""
    size = len(spelling)
    count = np.bincount(text, minlength=size)
    total = int(count[1:].sum())
    code = text[:-1] * size + text[1:]
    pairs, seen = np.unique(code[(text[:-1] > 0) & (text[1:] > 0)], return_counts=True)
    pairs, seen = pairs[seen >= RARE_PAIR], seen[seen >= RARE_PAIR]
    expected = count[pairs // size] * count[pairs % size].astype(float)
    bond = np.log(seen * total / expected) / -np.log(seen / total)
    pairs, bond = pairs[bond > TOGETHER], bond[bond > TOGETHER]
    at = np.searchsorted(pairs, code).clip(max=len(pairs) - 1)
    strength = np.where(pairs[at] == code, bond[at], 0.0)
    before, after = np.r_[0, strength[:-1]], np.r_[strength[1:], 0]
    merged = np.flatnonzero((strength > 0) & (strength >= before) & (strength > after))
    joined = text.copy()
    joined[merged] = size + at[merged]
    names = [f"{spelling[pair // size]}_{spelling[pair % size]}" for pair in pairs]
    return np.delete(joined, merged + 1), spelling + names


def describe(text: Numbers, size: int) -> NDArray[np.float64]:
    """A row of ``DIMENSIONS`` for each of ``size`` words; the text holds -1 for other tokens."""
    text = np.where(text < 0, size, text)
    ones = np.ones(len(text) - 1)
    counts = sp.coo_matrix((ones, (text[:-1], text[1:])), shape=(size + 1, size + 1)).tocsr()
    contexts = [*range(min(CONTEXTS, size)), size]
    sides = [_information(side[:size][:, contexts]) for side in (counts, counts.T.tocsr())]
    left, scale, _ = randomized_svd(sp.hstack(sides).tocsr(), DIMENSIONS, n_iter=3, random_state=0)
    rows = left * np.sqrt(scale)
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def _information(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Positive pointwise mutual information, with frequent contexts smoothed."""
    rows = np.asarray(counts.sum(1)).ravel() + 1e-9
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75 + 1e-9
    cells = counts.tocoo()
    value = np.log(cells.data / (rows[cells.row] * (columns / columns.sum())[cells.col]))
    kept = value > 0
    return sp.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"replace {OUTPUT.name}")
    options = parser.parse_args()
    text, spelling = words(*syllables())
    count = np.bincount(text, minlength=len(spelling))
    count[0] = 0
    frequent = [int(at) for at in np.argsort(-count, kind="stable") if count[at] >= RARE_WORD]
    number = np.full(len(spelling), -1)
    number[frequent] = np.arange(len(frequent))
    groups = KMeans(CLASSES, n_init=2, random_state=0, max_iter=60).fit(
        describe(number[text], len(frequent))
    )
    names = [spelling[at] for at in frequent]
    print(f"{len(text):,} words of text, {len(names):,} words in {CLASSES} classes; the largest:")
    for group in np.argsort(-np.bincount(groups.labels_))[:10]:
        members = [
            name for name, label in zip(names, groups.labels_, strict=True) if label == group
        ]
        print(f"  {len(members):4}  {' '.join(members[:9])}")
    if options.write:
        labelled = zip(names, groups.labels_, strict=True)
        OUTPUT.write_text("".join(f"{name} {label}\n" for name, label in labelled), "utf-8")


if __name__ == "__main__":
    main()
