from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gather.dates import LOCAL, find_dates, parse_date

NOW = datetime(2024, 1, 8, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21:46 07-01-2024 | :334", "2024-01-07T21:46:00+07:00"),
        ("Thứ bảy, 06/01/2024 - 14:05", "2024-01-06T14:05:00+07:00"),
        ("14:05 Thứ Bảy 06/01/2024 334 lượt xem", "2024-01-06T14:05:00+07:00"),
        ("Thứ bảy, ngày 6 tháng 1 năm 2024", "2024-01-06T00:00:00+07:00"),
        ("Cập nhật lúc 14h05 ngày 06/01/2024", "2024-01-06T14:05:00+07:00"),
        ("ngày 7/1/2024 21 giờ 46 phút", "2024-01-07T21:46:00+07:00"),
        ("21:46 - 07 Tháng Một, 2024", "2024-01-07T21:46:00+07:00"),
        ("3 tháng mười hai năm 2023", "2023-12-03T00:00:00+07:00"),
        ("07/01/2024 09:46 CH", "2024-01-07T21:46:00+07:00"),
        ("7/1/2024 9:46:00 PM", "2024-01-07T21:46:00+07:00"),
        ("07/01/2024 12:05 SA", "2024-01-07T00:05:00+07:00"),
        ("Chủ nhật, 7/1/2024, 21:46 (GMT+7)", "2024-01-07T21:46:00+07:00"),
        ("07.01.24", "2024-01-07T00:00:00+07:00"),
        ("2024-01-07T21:46:00Z", "2024-01-07T21:46:00+00:00"),
        ("2024-01-07 21:46:00", "2024-01-07T21:46:00+07:00"),
        ("Sun, 07 Jan 2024 21:46:00 +0700", "2024-01-07T21:46:00+07:00"),
        ("Sun, 07 Jan 2024 14:46:00 GMT", "2024-01-07T14:46:00+00:00"),
        ("January 7, 2024 9:46 PM", "2024-01-07T21:46:00+07:00"),
        ("1704638760", "2024-01-07T14:46:00+00:00"),
        ("06/1", "2024-01-06T00:00:00+07:00"),
        ("14:05, 30/12", "2023-12-30T14:05:00+07:00"),
        ("2 giờ trước", "2024-01-08T08:00:00+07:00"),
        ("Hôm qua, 21:46", "2024-01-07T21:46:00+07:00"),
    ],
)
def test_what_pages_write_is_understood(text: str, expected: str) -> None:
    moment = parse_date(text, now=NOW)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "1.200.300 đồng", "32/13/2024", "Nghị định 5/2/2024/NĐ-CP", "334"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, now=NOW) is None


@pytest.mark.parametrize("text", ["06/1", "2 giờ trước", "hôm qua"])
def test_a_date_relative_to_now_is_unknown_without_it(text: str) -> None:
    assert parse_date(text) is None


def test_month_first_is_read_only_where_nothing_else_is_possible() -> None:
    assert parse_date("07/01/2024") == datetime(2024, 1, 7, tzinfo=LOCAL)
    assert parse_date("01/25/2024") == datetime(2024, 1, 25, tzinfo=LOCAL)


def test_a_view_count_beside_the_date_is_not_a_time() -> None:
    (found,) = find_dates("07-01-2024 | 334")
    assert not found.has_time
    assert found.moment.hour == 0


def test_each_date_takes_its_own_time() -> None:
    first, second = find_dates("Đăng 07/01/2024 21:46 | Cập nhật 08/01/2024 07:15")
    assert (first.moment.day, first.moment.hour) == (7, 21)
    assert (second.moment.day, second.moment.hour) == (8, 7)


moments = st.datetimes(datetime(1990, 1, 1), datetime(2079, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=LOCAL)
)


@given(moments)
def test_every_way_of_writing_a_moment_gives_the_same_moment(moment: datetime) -> None:
    for pattern in ("%H:%M %d-%m-%Y", "%d/%m/%Y - %H:%M", "%Hh%M, ngày %d.%m.%Y", "%Y-%m-%d %H:%M"):
        assert parse_date(moment.strftime(pattern)) == moment


@given(st.text(max_size=80))
def test_any_text_is_survived_and_dates_stand_within_it(text: str) -> None:
    for found in find_dates(text, now=NOW):
        assert 0 <= found.start < found.end <= len(text)
        assert found.moment.utcoffset() is not None


@given(st.integers(0, 364))
def test_a_day_without_year_is_the_latest_that_has_come(days: int) -> None:
    day = NOW.astimezone(LOCAL) - timedelta(days=days)
    found = parse_date(f"{day.day}/{day.month}", now=NOW)
    assert found is not None
    assert found.date() == day.date()
