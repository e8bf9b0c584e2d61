"""The sample news and its questions agree with each other and name no real commune."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from newsroom.text.fold import fold

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"
GAZETTEER = ROOT.parent / "shared/data/lists/gazetteer_34prov_2026_thanglequoc.json"

ADDRESS = re.compile(r"https://tin\.linhgiang\.example/[\w-]+/[\w-]+-\d+\.html")
DAY = re.compile(r"(\d\d)[/-](\d\d)[/-](2026)")
PLACE = re.compile(r"(?:tỉnh|phường|xã|thôn|huyện) (\w+(?: \w+){0,3})", re.IGNORECASE)
SPELLINGS = {"accented", "none", "typo", "shorthand", "english"}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def articles() -> dict[str, str]:
    """All that a reader sees of each article, and its ISO date, by address."""
    found = {
        record["url"]: "\n".join(str(value) for value in record.values())
        for path in sorted((SAMPLE / "news").glob("*.jsonl"))
        for record in _lines(path)
    }
    for path in sorted((SAMPLE / "news").glob("*")):
        if path.suffix == ".jsonl":
            continue
        raw = path.read_text("utf-8")
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", raw)).split())
        address, day = ADDRESS.search(raw), DAY.search(text)
        assert address and day, path.name
        found[address[0]] = f"{text}\n{day[3]}-{day[2]}-{day[1]}"
    return found


@cache
def questions() -> list[dict[str, Any]]:
    return _lines(SAMPLE / "questions.jsonl")


def answered() -> Iterator[dict[str, Any]]:
    return (question for question in questions() if question["url"] is not None)


def test_the_articles_are_complete_and_of_several_shapes() -> None:
    records = [r for path in (SAMPLE / "news").glob("*.jsonl") for r in _lines(path)]
    assert len(articles()) == len(records) + 4 + 3
    assert len(articles()) >= 44
    for record in records:
        assert ADDRESS.fullmatch(record["url"])
        assert "2026-10-20" <= record["published"][:10] <= "2026-11-23"
        assert record["published"].endswith("+07:00")
        assert record["title"] and len(record["body"].split()) >= 80
    assert {bool(r.get("summary")) for r in records} == {True, False}
    assert {bool(r.get("author")) for r in records} == {True, False}


def test_all_of_it_is_in_composed_unicode() -> None:
    for path in SAMPLE.rglob("*.*"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_questions_are_unique_and_enough_of_each_kind() -> None:
    assert len({question["id"] for question in questions()}) == len(questions())
    assert len({question["q"] for question in questions()}) == len(questions())
    assert len(questions()) >= 420
    assert sum(question["url"] is None for question in questions()) >= 90
    spellings = Counter(question["spelling"] for question in questions())
    assert set(spellings) == SPELLINGS
    assert spellings["english"] >= 50
    assert spellings["none"] + spellings["typo"] + spellings["shorthand"] >= len(questions()) / 4


@pytest.mark.parametrize("unanswerable", [True, False])
def test_both_halves_are_alike(unanswerable: bool) -> None:
    half = Counter(q["split"] for q in questions() if (q["url"] is None) == unanswerable)
    assert set(half) == {"dev", "test"}
    assert abs(half["dev"] - half["test"]) <= 10


def test_every_answer_stands_in_its_article() -> None:
    for question in answered():
        for url in (question["url"], *question.get("also", ())):
            assert question["span"] in articles()[url], question["id"]
        if question["kind"] != "published":
            missing = [
                part for part in question["accept"] if part not in articles()[question["url"]]
            ]
            assert not missing, question["id"]


def test_every_article_is_asked_about() -> None:
    assert set(articles()) == {question["url"] for question in answered()}


def test_what_nothing_answers_has_no_extract() -> None:
    for question in questions():
        assert (question["url"] is None) == (question["span"] is None), question["id"]


def test_questions_without_diacritics_have_none() -> None:
    for question in questions():
        if question["spelling"] == "none":
            assert question["q"] == fold(question["q"]), question["id"]


def test_a_question_for_the_chair_says_whether_one_is_named() -> None:
    for question in answered():
        assert ("chair" in question) == (question["kind"] == "chair"), question["id"]
        assert question.get("chair", "named") in {"named", "unnamed"}


def test_no_real_province_or_commune_is_named() -> None:
    if not GAZETTEER.exists():
        pytest.skip(f"no list of real places at {GAZETTEER}")
    real = _real_places()
    everything = "\n".join((*articles().values(), *(q["q"] for q in questions())))
    for match in PLACE.finditer(everything):
        words = list(takewhile(str.istitle, match[1].split()))
        heads = {fold(" ".join(words[:size])) for size in range(1, len(words) + 1)}
        assert not heads & real, match[0]


def _real_places() -> set[str]:
    provinces = json.loads(GAZETTEER.read_text("utf-8"))
    names = [p["FullName"] for p in provinces]
    names += [ward["FullName"] for p in provinces for ward in p["Wards"]]
    kind = re.compile(r"^(Thành phố|Tỉnh|Phường|Xã|Đặc khu) ")
    return {fold(kind.sub("", name)) for name in names}
