"""Which kind of time is asked for, and the times of a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsroom.answers.question import understand
from newsroom.answers.timing import Precision, asked_time, asks_to_come, hours, periods


@pytest.mark.parametrize(
    ("question", "precision"),
    [
        ("chợ cháy lúc mấy giờ", Precision.HOUR),
        ("xa cat dien hom nao", Precision.DAY),
        ("Trường xây năm nào?", Precision.YEAR),
        ("bao giờ làm xong đường", Precision.ANY),
        ("What day was it?", Precision.DAY),
    ],
)
def test_a_question_asks_for_a_time(question: str, precision: Precision) -> None:
    assert asked_time(question) is precision


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Khoảng 2 giờ 30 phút sáng 19/11, chợ cháy.", ["Khoảng 2 giờ 30 phút sáng"]),
        ("Điện cắt từ 7 giờ đến 11 giờ.", ["từ 7 giờ đến 11 giờ"]),
        ("Cả xã có 12 hộ.", []),
    ],
)
def test_hours_are_found_whole(sentence: str, found: list[str]) -> None:
    assert [sentence[start:end] for start, end in hours(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dự kiến thông xe trong quý II/2028.", ["trong quý II/2028"]),
        ("Sẽ xong cuối năm 2027.", ["cuối năm 2027"]),
        ("Lễ mở giữa tháng 10 âm lịch.", ["giữa tháng 10 âm lịch"]),
        ("Có 12 người ở tổ 3.", []),
    ],
)
def test_periods_are_found_whole(sentence: str, found: list[str]) -> None:
    assert [sentence[start:end] for start, end in periods(sentence)] == found


@pytest.mark.parametrize(
    ("text", "to_come"),
    [
        ("Bao giờ đóng cửa bãi rác?", True),
        ("năm sau lễ hội mở ngày nào", True),
        ("Cầu xây bao giờ?", False),
        ("Lễ hội mở ngày nào?", False),
    ],
)
def test_what_will_be_is_told_from_what_was(text: str, *, to_come: bool) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert asks_to_come(understand(text, now)) is to_come
