"""What people write about their digest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.wishes import (
    LONGEST_WORD,
    MOST_WORDS,
    names,
    pause_until,
    sections_in,
    understand,
)
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
        ("7 giờ tối thứ 2 đến thứ 6", Rhythm.WEEKDAYS, 1140, ()),
        ("từ thứ hai tới thứ sáu 6h", Rhythm.WEEKDAYS, 360, ()),
        ("3 giờ chiều", Rhythm.DAILY, 900, ()),
        ("1 giờ trưa", Rhythm.DAILY, 780, ()),
        ("mỗi sáng", Rhythm.DAILY, 390, ()),
        ("7am weekdays", Rhythm.WEEKDAYS, 420, ()),
        ("7:15 pm education", Rhythm.DAILY, 1155, ("education",)),
        ("12 am", Rhythm.DAILY, 0, ()),
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


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("nghỉ", "27/03/2026 08:00"),
        ("nghỉ 3", "23/03/2026 08:00"),
        ("tạm nghỉ 1 tuần", "27/03/2026 08:00"),
        ("tạm dừng 2 tháng", "19/05/2026 08:00"),
        ("nghỉ 400", "20/03/2027 08:00"),
        ("nghỉ đến 30/4", "30/04/2026 00:00"),
        ("nghỉ tới ngày 5/1", "05/01/2027 00:00"),
        ("pause until 1/5/2026", "01/05/2026 00:00"),
        ("nghỉ đến 31/2", None),
        ("nghỉ đến 1/1/2020", None),
        ("nghỉ đến 29/2", None),
        ("nhận lại", None),
    ],
)
def test_how_long_a_rest_is(words: str, until: str | None) -> None:
    now = datetime(2026, 3, 20, 8, tzinfo=UTC)
    found = pause_until(words, now)
    assert (found and f"{found:%d/%m/%Y %H:%M}") == until
