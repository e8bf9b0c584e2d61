"""Cutting articles into passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.answers.passages import LONG, passages_of
from newsroom.models import Article


def article(body: str, lead: str = "") -> Article:
    return Article(url="u", title="t", body=body, lead=lead)


def test_short_paragraphs_are_joined_and_the_lead_comes_first() -> None:
    assert passages_of(article("Một hai.\nBa bốn.", "Mở đầu.")) == ("Mở đầu.\nMột hai.\nBa bốn.",)


def test_a_long_paragraph_is_divided_between_sentences() -> None:
    sentence = "Tỉnh đã khởi công tuyến đường mới dài hai mươi cây số qua ba xã."
    body = " ".join([sentence] * 30)
    found = passages_of(article(body))
    assert len(found) == 3
    assert " ".join(found) == body
    assert all(passage.endswith("xã.") for passage in found)


def test_an_empty_article_has_no_passage() -> None:
    assert passages_of(article("")) == ()


@given(st.lists(st.integers(min_value=1, max_value=90), max_size=30))
def test_no_word_is_lost_and_no_passage_is_too_long(lengths: list[int]) -> None:
    paragraphs = [" ".join(f"w{n}x{i}" for i in range(length)) for n, length in enumerate(lengths)]
    found = passages_of(article("\n".join(paragraphs)))
    assert "\n".join(found) == "\n".join(paragraphs)
    assert all(len(passage.split()) <= LONG for passage in found)
