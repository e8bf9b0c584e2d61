"""The rule on the labelled comments, and what must never change a verdict."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.comments.rule import check
from newsroom.text.fold import strip_marks
from newsroom.text.normalize import normalize

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/comments.jsonl").read_text("utf-8").splitlines()
]
PLAIN = [row["text"] for row in LABELLED if not row["kind"].startswith(("link", "not-link"))]
ACCEPTED = [row["text"] for row in LABELLED if row["accepted"]]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_at_least_98_in_100_labelled_comments_are_judged_rightly(split: str) -> None:
    rows = [row for row in LABELLED if row["split"] == split]
    wrong = [row for row in rows if check(row["text"]).accepted != row["accepted"]]
    assert len(rows) > 200
    assert len(wrong) <= 0.02 * len(rows), [row["text"] for row in wrong]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_reasons_are_all_that_apply(split: str) -> None:
    rows = [row for row in LABELLED if row["split"] == split]
    wrong = [row for row in rows if list(check(row["text"]).reasons) != row["reasons"]]
    assert len(wrong) <= 0.03 * len(rows), [row["text"] for row in wrong]


@given(st.sampled_from(PLAIN))
def test_form_case_and_lines_change_no_verdict(text: str) -> None:
    verdict = check(text)
    for form in (
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFC", text),
        text.upper(),
        text.lower(),
        text.replace(" ", "\n"),
        text.replace(" ", "  \t"),
        normalize(text),
    ):
        assert check(form).reasons == verdict.reasons, form
        assert check(form).words == verdict.words, form


@given(st.sampled_from([text for text in ACCEPTED if strip_marks(text) != text]))
def test_an_accepted_comment_without_its_marks_is_refused(text: str) -> None:
    assert "no-diacritics" in check(strip_marks(unicodedata.normalize("NFC", text))).reasons


@given(st.text(max_size=300))
def test_any_text_has_a_verdict(text: str) -> None:
    verdict = check(text)
    assert verdict.accepted == (not verdict.reasons)
    assert verdict.missing == max(0, 10 - verdict.words)
    assert not (verdict.accepted and verdict.links)


@pytest.mark.parametrize(
    "piece",
    ["a", ".", " ", "a.", "a ", "a . ", "(", "[.", "1.", "0 ", "http", "://", "www.", "@", "a@",
     "á", "hay ", "chấm ", "<a ", "](", "&#46;", "\u200b", "о", "%2e", "-", "_.", "h*"],
)  # fmt: skip
def test_a_hundred_thousand_characters_are_judged_in_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 2


def test_hidden_links_count() -> None:
    text = "Mời bà con vào xem ảnh lũ ở bản tôi chụp sáng nay"
    assert check(text).accepted
    verdict = check(text, hidden_links=["https://example.com"])
    assert verdict.reasons == ("link",)
    assert verdict.links == ("https://example.com",)


def test_every_reason_and_the_missing_words_are_given() -> None:
    verdict = check("Vao ngay t.me/abc nhan qua")
    assert verdict.reasons == ("too-short", "no-diacritics", "link")
    assert (verdict.words, verdict.missing) == (4, 6)
