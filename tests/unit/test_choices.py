"""Numbers that choose, and messages that only hold one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choices import number_in


@pytest.mark.parametrize(
    "said",
    ["1", " 1 ", "1.", "1)", "(1)", "số 1", "Số 1", "so 1", "một", "Mot", "MỘT!", "chọn 1",
     "chọn số một", "câu 1", "trả lời 1", "one", "number 1", "1\ufe0f\u20e3"],
)  # fmt: skip
def test_one(said: str) -> None:
    assert number_in(said) == 1


@pytest.mark.parametrize(
    ("said", "number"),
    [("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8),
     ("chín", 9), ("mười", 10), ("12", 12), ("so 12.", 12)],
)  # fmt: skip
def test_others(said: str, number: int) -> None:
    assert number_in(said) == number


@pytest.mark.parametrize(
    "said",
    ["", "xin chào", "một cây cầu", "1 tỉ đồng", "123", "1, 2", "10:30", "7h30", "số", "1/2",
     "bài 1 ai viết?", "không", "0", "x" * 10_000],
)  # fmt: skip
def test_no_choice(said: str) -> None:
    assert number_in(said) == 0


@given(st.text())
def test_anything_is_a_small_number_or_none(said: str) -> None:
    assert 0 <= number_in(said) <= 99
