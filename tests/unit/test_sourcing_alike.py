"""Copies of a text are known, forms filled in anew are not taken for copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsroom.models import Article
from newsroom.sourcing.alike import APART, SHARED, same_story, sketch

DAY = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def story(*, url: str = "https://bao.example/tin", end: str = "", length: int = 312) -> Article:
    return Article(
        url=url,
        title="Thông xe cầu Nậm Thia",
        body=f"Sáng 1/3, xã Nậm Pung tổ chức lễ thông xe cầu Nậm Thia, dài {length} mét. "
        "Ông Giàng A Páo, Chủ tịch UBND xã, cho biết cây cầu giúp bà con hai bản đi lại trong mùa "
        "mưa lũ, đưa nông sản ra chợ và học sinh đến trường an toàn. Kinh phí do người dân trong "
        f"xã cùng các nhà hảo tâm đóng góp suốt hai năm qua.{end}",
        published=DAY,
    )


def shared(one: Article, other: Article) -> int:
    return len(set(sketch(one)) & set(sketch(other)))


def test_a_reprint_with_another_beginning_and_end_is_the_same_story() -> None:
    copy = story(url="https://khac.example/", end=" Theo Báo Bến Lúa.")
    copy = replace(copy, body=f"(BL) - {copy.body}", title="Cầu Nậm Thia đã thông xe")
    assert shared(story(), copy) >= SHARED
    assert same_story(story(), copy) and same_story(copy, story())


def test_another_number_is_another_story() -> None:
    assert shared(story(), story(length=321)) >= SHARED
    assert not same_story(story(), story(length=321))


def test_the_same_words_long_after_are_another_story() -> None:
    later = replace(story(), published=DAY + APART + timedelta(days=1))
    assert not same_story(story(), later)


def test_a_sentence_about_it_is_not_the_story() -> None:
    short = replace(story(), body=story().body.partition(". ")[0])
    assert not same_story(story(), short)


def test_a_text_too_short_to_tell_is_like_nothing() -> None:
    brief = Article("u", "t", "Xã Nậm Pung họp.")
    assert sketch(brief) == ()
    assert not same_story(brief, brief)


@given(st.lists(st.sampled_from("xã bản cầu chợ đường trường núi suối".split()), min_size=20))
def test_a_text_is_its_own_copy_however_it_is_written(words: list[str]) -> None:
    text = " ".join(words)
    one, other = Article("a", "t", text), Article("b", "t", text.upper())
    assert sketch(one) == sketch(other)
    assert same_story(one, other)
