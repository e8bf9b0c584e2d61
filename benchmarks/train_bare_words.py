"""Learn how often Vietnamese writes a syllable bare: newsroom/comments/bare_words.txt.

For every syllable without its marks (hay, khong), the share of its uses in newspapers that really
have none: 88 in 100 for hay (hãy, háy ... are the rest), 0 for khong. Only shares are kept.

    python -m benchmarks.train_bare_words
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from benchmarks.news import lines
from newsroom.text.fold import fold
from newsroom.text.orthography import folded

TARGET = Path("newsroom/comments/bare_words.txt")
FEWEST = 5
"""Uses from which a share is believed."""

_WORD = re.compile(r"[^\W\d_]+")
_HEADER = """\
# A syllable without diacritics; in how many of 1000 uses Vietnamese newspapers write it so.
# Learned by benchmarks/train_bare_words.py from Vietnews and vietnam-news; counts only.
"""


def main() -> None:
    counts: Counter[str] = Counter()
    for line in lines():
        counts.update(_WORD.findall(line.lower()))
    totals: Counter[str] = Counter()
    for word, count in counts.items():
        totals[fold(word)] += count
    known = sorted(word for word in folded() if totals[word] >= FEWEST)
    rows = [f"{word} {round(1000 * counts[word] / totals[word])}\n" for word in known]
    TARGET.write_text(_HEADER + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} syllables in {TARGET}")


if __name__ == "__main__":
    main()
