"""How well articles on one event are brought together.

    python -m benchmarks.grouping [ARCHIVE]

Reads ``../shared/data/event-clusters.zip``: articles in groups by event, with their times. Printed
are precision, recall and F1 over pairs of articles, for the whole collection and for small batches
such as one day's.
"""

from __future__ import annotations

import random
import re
import sys
import time
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from newsroom.digests import grouping
from newsroom.digests.grouping import group
from newsroom.models import Article

ARCHIVE = Path("../shared/data/event-clusters.zip")
BATCHES, EVENTS = 40, 8
_NAME = re.compile(r"clusters/(cluster_\d+)/(\d+)\.body\.txt$")


def main() -> None:
    """Print the figures, for several thresholds."""
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVE
    if not archive.is_file():
        sys.exit(f"{archive} is not there: nothing measured")
    articles = read(archive)
    chance = random.Random(7)
    events = sorted({article.section for article in articles})
    batches = [_batch(articles, chance.sample(events, EVENTS)) for _ in range(BATCHES)]
    print(f"{len(articles)} articles on {len(events)} events")
    for threshold in (0.08, 0.1, 0.12, 0.14, 0.16, 0.2):
        grouping.ALIKE = threshold
        started = time.perf_counter()
        whole = score([articles])
        elapsed = time.perf_counter() - started
        print(f"{threshold:.2f}  all {whole} ({elapsed:.1f} s)  batches {score(batches)}")


def read(archive: Path) -> list[Article]:
    """The articles; ``section`` names the event."""
    found = []
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if match := _NAME.match(name):
                body = files.read(name).decode("utf-8", "replace")
                about = files.read(name.replace(".body.", ".info.")).decode("utf-8", "replace")
                found.append(_article(match[1], match[2], body, about))
    return found


def _article(event: str, number: str, body: str, about: str) -> Article:
    fields = dict(re.findall(r"^([A-Z]+): *(.*?) *$", about, re.MULTILINE))
    published = datetime.strptime(fields["TIME"], "%d/%m/%Y %H:%M").replace(tzinfo=UTC)
    title = fields.get("TITLE", "").replace("_", " ")
    return Article(url=number, title=title, body=body, published=published, section=event)


def _batch(articles: Sequence[Article], events: Sequence[str]) -> list[Article]:
    return [article for article in articles if article.section in events]


def score(batches: Sequence[Sequence[Article]]) -> str:
    """Precision, recall and F1 over all pairs of all batches."""
    right = found = wanted = 0
    for batch in batches:
        together = {pair for each in group(batch) for pair in combinations(each, 2)}
        truth = {
            (one, other)
            for one, other in combinations(range(len(batch)), 2)
            if batch[one].section == batch[other].section
        }
        right += len(together & truth)
        found += len(together)
        wanted += len(truth)
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


if __name__ == "__main__":
    main()
