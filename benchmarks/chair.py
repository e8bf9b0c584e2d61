"""Who chaired, on sentences labelled by hand: precision, recall, and what is wrong.

``chair_labels.jsonl`` holds line numbers of ``chair-sentences-dev.jsonl`` and character offsets
only: ``chairs`` are the people who are said to chair, ``unnamed`` a post or a body that chairs
without being named. A line with neither is a trap: somebody is asked to chair.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from newsroom.answers.entities.people import mentions
from newsroom.answers.entities.roles import roles

LABELS = Path(__file__).with_name("chair_labels.jsonl")


@click.command()
@click.option("--data", default="../shared/data/chair-sentences-dev.jsonl", help="The sentences.")
@click.option("--show", is_flag=True, help="Print what is wrong.")
def main(data: str, show: bool) -> None:
    """Measure roles() on the labelled sentences."""
    if not Path(data).exists():
        print(f"{data} is absent: nothing measured.")
        return
    sentences = [each["sentence"] for each in _lines(Path(data))]
    labels = _lines(LABELS)
    right = wrong = missed = whole = traps = fooled = 0
    for label in labels:
        text = sentences[label["line"]]
        found, wanted = _found(text), _wanted(text, label)
        right += len(found & wanted)
        wrong += len(found - wanted - _unnamed(text, label))
        missed += len(wanted - found)
        whole += found - _unnamed(text, label) == wanted
        if not label["chairs"] and "unnamed" not in label:
            traps += 1
            fooled += bool(found)
        if show and found - _unnamed(text, label) != wanted:
            print(f"{label['line']}: found {sorted(found)}, wanted {sorted(wanted)}\n   {text}")
    print(f"{len(labels)} sentences: precision {right / (right + wrong):.3f}", end=", ")
    print(
        f"recall {right / (right + missed):.3f}, wholly right {whole / len(labels):.3f}", end=", "
    )
    print(f"traps that fooled it {fooled} of {traps}")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _found(text: str) -> set[str]:
    people = mentions(text)
    return {person.name for role in roles(text, people, "chair") for person in role.people}


def _wanted(text: str, label: dict[str, Any]) -> set[str]:
    return {text[start:end] for start, end in label["chairs"]}


def _unnamed(text: str, label: dict[str, Any]) -> set[str]:
    return {text[start:end] for start, end in label.get("unnamed", ())}


if __name__ == "__main__":
    main()
