"""What people write about their digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.wishes import LONGEST_WORD, MOST_WORDS, names, sections_in, understand
from newsroom.models import Rhythm


@pytest.mark.parametrize(
    ("words", "rhythm", "minute", "followed"),
    [
        ("6h30", Rhythm.DAILY, 390, ()),
        ("06:30 hằng ngày", Rhythm.DAILY, 390, ()),
        ("7 giờ tối", Rhythm.DAILY, 1140, ()),
        ("lúc 7g15 sáng ngày thường", Rhythm.WEEKDAYS, 435, ()),
        ("sáng chủ nhật", Rhythm.WEEKLY, 390, ()),
        ("tối", Rhythm.DAILY, 1140, ()),
        ("morning weekdays", Rhythm.WEEKDAYS, 390, ()),
        ("19:00 sundays", Rhythm.WEEKLY, 1140, ()),
        ("6h30 giáo dục", Rhythm.DAILY, 390, ("giáo dục",)),
        ("giao thông, chợ quế", Rhythm.DAILY, None, ("giao thông", "chợ quế")),
        ("về “Mường Lạn”; bão.", Rhythm.DAILY, None, ("Mường Lạn", "bão")),
        ("", Rhythm.DAILY, None, ()),
    ],
)
def test_hours_days_and_what_to_follow(
    words: str, rhythm: Rhythm, minute: int | None, followed: tuple[str, ...]
) -> None:
    wish = understand(words)
    assert (wish.rhythm, wish.minute) == (rhythm, minute)
    assert wish.names == followed


@given(st.text(max_size=200))
def test_anything_is_understood_somehow(words: str) -> None:
    wish = understand(words)
    assert wish.minute is None or 0 <= wish.minute < 1440
    assert len(wish.names) <= MOST_WORDS
    assert all(0 < len(each) <= LONGEST_WORD for each in wish.names)


def test_names_are_kept_once_and_sections_are_known() -> None:
    assert names("bão, Bão,  bao, lũ") == ("bao", "lũ") or names("bão, Bão, lũ")[1] == "lũ"
    topics, words = sections_in(("giao duc", "chợ quế"), ("Giáo dục", "Kinh tế"))
    assert topics == ("Giáo dục",)
    assert words == ("chợ quế",)
