"""What a correction changed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsroom.models import Article, ArticleVersion
from newsroom.sourcing.corrections import Changed, changes, seen_text

NOW = datetime(2026, 3, 20, tzinfo=UTC)


def article(*sentences: str, title: str = "Đường mới") -> Article:
    return Article("https://bao.example/1", title, " ".join(sentences))


def version(number: int, body: str) -> ArticleVersion:
    return ArticleVersion(NOW, "Đường mới", "", body, number=number)


def test_only_the_sentence_that_changed_is_shown() -> None:
    old = article("Đường dài 312 mét.", "Bà con vui mừng.", "Đường hết 2 tỷ đồng.")
    new = article("Đường dài 321 mét.", "Bà con vui mừng.", "Đường hết 2 tỷ đồng.")
    assert changes(old, new) == (Changed("Đường dài 312 mét.", "Đường dài 321 mét."),)


def test_a_headline_a_sentence_more_and_one_less() -> None:
    old = article("Một câu cũ.", "Câu giữ lại.", title="Tên cũ")
    new = article("Câu giữ lại.", "Một câu thêm.", title="Tên mới")
    assert changes(old, new) == (
        Changed("Tên cũ Một câu cũ.", "Tên mới"),
        Changed("", "Một câu thêm."),
    )


@given(st.lists(st.sampled_from("Ăn. Bơi. Chạy. Dừng. Đi. Em ngủ.".split(". ")), max_size=8))
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    same = article(*(f"{word} rồi nghỉ." for word in words))
    assert changes(same, same) == ()


@given(st.permutations(["một", "hai", "ba", "bốn"]), st.permutations(["hai", "ba", "năm"]))
def test_what_is_told_as_new_stands_in_the_new_text(old: list[str], new: list[str]) -> None:
    before = article(*(f"Câu số {word} ở đây." for word in old))
    after = article(*(f"Câu số {word} ở đây." for word in new))
    for each in changes(before, after):
        assert each.old in f"{before.title} {before.body}"
        assert each.new in f"{after.title} {after.body}"
        assert each.old != each.new


def test_whoever_was_answered_saw_the_text_that_was_replaced_next() -> None:
    versions = [version(9, "ba"), version(5, "hai"), version(2, "một")]
    assert seen_text(versions, 0) == versions[2]
    assert seen_text(versions, 2) == versions[1]
    assert seen_text(versions, 8) == versions[0]
    assert seen_text(versions, 9) is None
