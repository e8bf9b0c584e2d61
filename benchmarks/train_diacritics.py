"""Learn newsroom/text/diacritics.bin and diacritics_forms.txt from newspapers and comments.

Multinomial logistic regression over the forms of each bare syllable, trained with Adagrad on
hashed features; then the features that matter most are packed into the table that
newsroom/text/diacritics.py reads. About 8 minutes, 6 GB of memory; only counts and weights leave.

    python -m benchmarks.train_diacritics [EPOCHS]
"""

from __future__ import annotations

import csv
import json
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.news import DATA, is_prose, lines
from newsroom.text import diacritics as model
from newsroom.text.fold import fold
from newsroom.text.normalize import normalize
from newsroom.text.orthography import syllables

FORMS = Path("newsroom/text/diacritics_forms.txt")
TABLE = Path("newsroom/text/diacritics.bin")
FEWEST, SMALLEST_SHARE, MOST_FORMS = 3, 0.0004, 12
COMMENTS_WEIGH = 8
"""Times that the few comments are read for once that the news is."""
BATCH, RATE, START = 2048, 0.25, 0.1
HELD_OUT = 4
"""Every fourth comment is kept for measuring (benchmarks/comments.py)."""
_HEADER = """\
# The forms that a bare syllable stands for, most frequent first.
# Learned by benchmarks/train_diacritics.py; counts only, no sentence of the texts.
"""

Array = NDArray[Any]


@dataclass(frozen=True)
class Corpus:
    """Every token's word in order, the words, and the forms of each ambiguous bare syllable."""

    tokens: Array
    words: list[str]
    forms: list[list[int]]
    single: dict[str, str]


def main() -> None:
    epochs = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    corpus = read_corpus()
    weights, gradients = train(corpus, epochs)
    write_forms(corpus)
    write_table(weights, gradients)


def paragraphs() -> Iterator[str]:
    """All the text there is to learn from."""
    yield from lines()
    for text in other_texts():
        yield from (line for line in normalize(text).split("\n") if is_prose(line))


def other_texts() -> Iterator[str]:
    with (DATA / "news-laocai-dev.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield f"{row.get('title') or ''}\n{row.get('body') or ''}"
    for _ in range(COMMENTS_WEIGH):
        yield from learnt_comments()
    for name in ("viquad1-dev", "xquad-vi-dev", "who-train"):
        yield from squad_texts(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


def learnt_comments() -> Iterator[str]:
    """How people write, in which newspapers are poor (nhé, ạ, quá)."""
    with (DATA / "reader-comments-dev.jsonl").open(encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for n, line in enumerate(file) if n % HELD_OUT)
    with (DATA / "toxic-comments-dev.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["Comment"] for n, row in enumerate(csv.DictReader(file)) if n % HELD_OUT)
    with (DATA / "shorthand-dev.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["normalized"] for row in csv.DictReader(file))


def squad_texts(content: dict[str, Any]) -> Iterator[str]:
    paragraphs = (each for article in content["data"] for each in article["paragraphs"])
    for context, questions in {each["context"]: each["qas"] for each in paragraphs}.items():
        yield context
        yield from (question["question"] for question in questions)


def read_corpus() -> Corpus:
    known: dict[str, int] = {}
    tokens: list[int] = []
    end = known.setdefault(model.END, 0)
    for paragraph in paragraphs():
        tokens.append(end)
        for word in model.TOKEN.findall(paragraph.lower()):
            token = word if word.isalpha() else model.NUMBER if word.isdigit() else model.END
            tokens.append(known.setdefault(token, len(known)))
    words = list(known)
    counts = Counter(tokens)
    print(f"{len(tokens)} tokens, {len(words)} words", flush=True)
    return Corpus(np.array(tokens, np.int32), words, *choose_forms(words, counts))


def choose_forms(words: list[str], counts: Counter[int]) -> tuple[list[list[int]], dict[str, str]]:
    """The forms of every bare syllable, and the only form of those that have one."""
    shapes = syllables()
    groups: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if counts[index] >= FEWEST and word.isalpha() and (word in shapes or word.isascii()):
            groups[fold(word)].append(index)
    ambiguous, single = [], {}
    for bare, group in groups.items():
        group.sort(key=lambda index: -counts[index])
        least = max(FEWEST, SMALLEST_SHARE * sum(counts[index] for index in group))
        kept = [index for index in group if counts[index] >= least][:MOST_FORMS]
        if len(kept) > 1:
            ambiguous.append(kept)
        elif words[kept[0]] != bare:
            single[bare] = words[kept[0]]
    return ambiguous, single


class Features:
    """The hashed features of tokens, as newsroom.text.diacritics hashes them."""

    def __init__(self, corpus: Corpus) -> None:
        keys = np.array([zlib.crc32(fold(word).encode()) for word in corpus.words], np.uint64)
        self.keys = keys[corpus.tokens]
        width = max(map(len, corpus.forms))
        self.form_keys = np.zeros((len(corpus.forms), width), np.uint64)
        self.exists = np.zeros((len(corpus.forms), width), bool)
        for row, forms in enumerate(corpus.forms):
            for column, index in enumerate(forms):
                self.form_keys[row, column] = model.form_key(corpus.words[index])
                self.exists[row, column] = True

    def contexts(self, at: Array) -> Array:
        one, pair = np.uint64(model.CONTEXT), np.uint64(model.PAIR)
        p2, p1, n1, n2 = (self.keys[at + step] for step in (-2, -1, 1, 2))
        columns = [
            np.zeros_like(p1),
            p1 * one + np.uint64(1),
            n1 * one + np.uint64(2),
            (p1 * one + p2) * pair + np.uint64(3),
            (n1 * one + n2) * pair + np.uint64(4),
            (p1 * one + n1) * pair + np.uint64(5),
            p2 * one + np.uint64(6),
            n2 * one + np.uint64(7),
        ]
        return np.stack(columns, axis=1)

    def of(self, at: Array, rows: Array) -> Array:
        """Shape (tokens, forms, contexts)."""
        mixed = self.contexts(at)[:, None, :] ^ self.form_keys[rows][:, :, None]
        shift = np.uint64(64 - model.HASH_BITS)
        return (mixed * np.uint64(model.SPREAD) >> shift).astype(np.int64)


def train(corpus: Corpus, epochs: float) -> tuple[Array, Array]:
    """The weights and the sums of squared gradients, which tell how much a feature was used."""
    features = Features(corpus)
    row_of, column_of = (np.full(len(corpus.words), -1, np.int32) for _ in range(2))
    for row, forms in enumerate(corpus.forms):
        row_of[forms], column_of[forms] = row, np.arange(len(forms))
    places = np.nonzero(row_of[corpus.tokens] >= 0)[0]
    places = places[(places > 1) & (places < len(corpus.tokens) - 2)]
    weights = np.zeros(1 << model.HASH_BITS, np.float32)
    gradients = np.full(1 << model.HASH_BITS, START, np.float32)
    random = np.random.default_rng(7)
    started = time.monotonic()
    for epoch in range(int(np.ceil(epochs))):
        order = random.permutation(places)[: int(len(places) * (epochs - epoch))]
        losses = []
        for start in range(0, len(order), BATCH):
            at = order[start : start + BATCH]
            rows, right = row_of[corpus.tokens[at]], column_of[corpus.tokens[at]]
            losses.append(learn(features, at, rows, right, weights, gradients))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - started:.0f} s")
    return weights, gradients


def learn(
    features: Features, at: Array, rows: Array, right: Array, weights: Array, gradients: Array
) -> float:
    """One step of Adagrad on a batch; the mean loss before it."""
    hashed = features.of(at, rows)
    scores = np.where(features.exists[rows], weights[hashed].sum(axis=2), -np.inf)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    batch = np.arange(len(at))
    loss = -np.log(odds[batch, right] + 1e-9).mean()
    odds[batch, right] -= 1
    felt = np.abs(odds) > 1e-3
    touched = hashed[felt].ravel()
    slope = np.repeat(odds[felt], hashed.shape[2]).astype(np.float32)
    np.add.at(gradients, touched, slope * slope)
    np.subtract.at(weights, touched, RATE * slope / np.sqrt(gradients[touched]))
    return float(loss)


def write_forms(corpus: Corpus) -> None:
    rows = [" ".join(corpus.words[index] for index in forms) for forms in corpus.forms]
    rows += corpus.single.values()
    FORMS.write_text(_HEADER + "\n".join(sorted(rows)) + "\n", encoding="utf-8")
    print(f"{len(rows)} bare syllables in {FORMS}")


def write_table(weights: Array, gradients: Array) -> None:
    """One feature a slot: the one whose weight moved most, so that it matters most."""
    used = np.nonzero(weights)[0]
    used = used[np.argsort(np.abs(weights[used]) * np.sqrt(gradients[used]))]
    slots = used >> model.TELL_BITS
    holder = np.full(1 << model.SLOT_BITS, -1, np.int64)
    holder[slots] = used  # of several for one slot the last one, which matters most, stays
    steps = np.clip(np.round(weights[holder] * model.SCALE), -127, 127).astype(np.int8)
    filled = (holder >= 0) & (steps != 0)
    steps[~filled] = 0
    tells = np.where(filled, holder & ((1 << model.TELL_BITS) - 1), 255).astype(np.uint8)
    TABLE.write_bytes(zlib.compress(tells.tobytes() + steps.tobytes(), 9))
    print(f"{filled.sum()} of {len(used)} features in {TABLE}, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
