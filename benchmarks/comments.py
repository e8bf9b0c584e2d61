"""How well comments are judged and diacritics restored, and how fast.

    python -m benchmarks.comments

The labelled set is tests/data/comments.jsonl; reader comments and dev lines come from
../shared/data where it is there. A naive check is measured beside ours.
"""

from __future__ import annotations

import csv
import json
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.news import DATA
from newsroom.comments.rule import check
from newsroom.comments.suggestion import SURE
from newsroom.text.diacritics import restore
from newsroom.text.fold import strip_marks
from newsroom.text.normalize import normalize

LABELLED = Path("tests/data/comments.jsonl")
HELD_OUT = 4
"""Every fourth comment was not learned from (benchmarks/train_diacritics.py)."""

_NAIVE_LINK = re.compile(r"https?://|www\.")
_LETTERS = re.compile(r"[^\W\d_]+")


def main() -> None:
    rows = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
    measure_loading()
    judge_labelled(rows)
    measure_speed([row["text"] for row in rows], "the labelled set")
    if not DATA.exists():
        print(f"{DATA} is not here: reader comments and restoration are not measured")
        return
    comments = list(reader_comments())
    measure_speed(comments, "reader comments")
    judge_published(comments)
    judge_shorthand()
    measure_restoration(comments)


def measure_loading() -> None:
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    restore("khong")
    took = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"the model loads in {took * 1000:.0f} ms and takes at most {memory / 1024:.0f} MiB")


def naive(text: str) -> bool:
    """Ten words, any accented letter, no http:// and no www."""
    accented = any(not letter.isascii() and letter.isalpha() for letter in text)
    return len(text.split()) >= 10 and accented and not _NAIVE_LINK.search(text)


def judge_labelled(rows: Sequence[dict[str, Any]]) -> None:
    """Accuracy by kind; a verdict is right if the comment is rightly accepted or refused."""
    by_kind: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for row in rows:
        verdict = check(row["text"])
        judged = (
            verdict.accepted == row["accepted"],
            list(verdict.reasons) == row["reasons"],
            naive(row["text"]) == row["accepted"],
        )
        for kind in (row["kind"], f"all of {row['split']}", "all"):
            by_kind[kind].append(judged)
    print(f"{'kind':<26} {'comments':>8} {'right':>7} {'reasons':>8} {'naive':>7}")
    for kind, judgements in sorted(by_kind.items(), key=lambda item: item[0].startswith("all")):
        shares = (sum(column) / len(judgements) for column in zip(*judgements, strict=True))
        right, reasons, plain = (f"{share:.3f}" for share in shares)
        print(f"{kind:<26} {len(judgements):>8} {right:>7} {reasons:>8} {plain:>7}")


def measure_speed(texts: Sequence[str], name: str) -> None:
    """Checks a second of one core (processor time, so that neighbours do not count)."""
    check("một lần cho nóng máy")
    best = min(_seconds(lambda: [check(text) for text in texts]) for _ in range(5))
    plain = min(_seconds(lambda: [naive(text) for text in texts]) for _ in range(5))
    print(f"{name}: {len(texts) / best:,.0f} checks/s (naive {len(texts) / plain:,.0f})")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def reader_comments() -> Iterator[str]:
    with (DATA / "reader-comments-dev.jsonl").open(encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for line in file)


def judge_published(comments: Sequence[str]) -> None:
    """Published comments of ten words pass; without their marks they are refused for that."""
    verdicts = [(text, check(text)) for text in comments]
    fit = [text for text, verdict in verdicts if verdict.words >= 10 and not verdict.links]
    passed = sum(check(text).accepted for text in fit)
    stripped = [check(strip_marks(text)) for text in fit]
    refused = sum("no-diacritics" in verdict.reasons for verdict in stripped)
    links = sum(bool(verdict.links) for _, verdict in verdicts)
    print(f"published comments of ten words and more: {passed} of {len(fit)} accepted;")
    print(f"  without their marks {refused} refused for that; {links} of all hold a link")


def judge_shorthand() -> None:
    with (DATA / "shorthand-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for column in ("original", "normalized"):
        verdicts = [check(row[column]) for row in rows]
        long = [verdict for verdict in verdicts if verdict.words >= 10]
        accepted = sum(verdict.accepted for verdict in long)
        print(f"chat writing, {column}: {accepted} of {len(long)} of ten words accepted")


def measure_restoration(comments: Sequence[str]) -> None:
    lines = (DATA / "diacritics-dev.txt").read_text(encoding="utf-8").splitlines()
    tell_restoration("dev lines", [normalize(line.lower()) for line in lines])
    unseen = [normalize(text) for n, text in enumerate(comments) if n % HELD_OUT == 0]
    tell_restoration("reader comments", [text for text in unseen if check(text).accepted])


def tell_restoration(name: str, texts: Iterable[str]) -> None:
    """Words right when the marks are taken away and restored, and where we are sure."""
    results = []
    start = time.perf_counter()
    for text in texts:
        restored = restore(strip_marks(text))
        wanted, got = _LETTERS.findall(text), _LETTERS.findall(restored.text)
        right = sum(a == b for a, b in zip(wanted, got, strict=True))
        results.append((restored.confidence >= SURE, right, len(wanted)))
    words = sum(total for _, _, total in results)
    speed = words / (time.perf_counter() - start)
    sure = [(right, total) for certain, right, total in results if certain]
    share = sum(right for _, right, _ in results) / words
    sure_share = sum(right for right, _ in sure) / max(1, sum(total for _, total in sure))
    print(
        f"restoration of {name}: {share:.4f} of {words} words right ({speed:,.0f} words/s); "
        f"offered for {len(sure)} of {len(results)} texts, {sure_share:.4f} right there"
    )


if __name__ == "__main__":
    main()
