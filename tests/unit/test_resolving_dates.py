"""On which day it was, told from the days of other events and other years."""

from __future__ import annotations

import pytest

from handlers.texts import PHRASES
from tests.unit.resolving import resolved, subject

SCHOOL = subject(
    "Trường Nà Bó khai giảng",
    "Sáng 05/9, Trường Nà Bó tổ chức lễ khai giảng năm học mới. Trước đó, chiều 28/8, nhà trường "
    "họp phụ huynh.\n"
    "Lễ khai giảng lần thứ nhất của trường diễn ra ngày 5/9/1996. Trường được khởi công tháng "
    "2/1995, khánh thành ngày 20/8/1996.\n"
    "Hội trại dự kiến tổ chức vào ngày 26/3/2027.",
)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Trường Nà Bó tổ chức lễ khai giảng năm học mới ngày nào?", "05/09/2026"),
        ("le khai giang nam hoc moi dien ra hom nao", "05/09/2026"),
        ("Nhà trường họp phụ huynh hôm nào?", "28/08/2026"),
        ("Lễ khai giảng lần thứ nhất diễn ra ngày nào?", "05/09/1996"),
        ("Trường khánh thành ngày nào?", "20/08/1996"),
        ("Khi nào hội trại được tổ chức?", "26/03/2027"),
        ("Trường được khởi công khi nào?", "Tháng 2/1995"),
    ],
)
def test_the_day_asked_for_is_given_in_full(question: str, day: str) -> None:
    found = resolved(question, SCHOOL)
    assert found is not None
    assert day in found.say(PHRASES["vi"])


@pytest.mark.parametrize(
    "question",
    [
        "Trường Nà Bó bế giảng ngày nào?",
        "Lễ khai giảng lần thứ hai diễn ra ngày nào?",
        "Trường Nà Bản khai giảng ngày nào?",
        "Hiệu trưởng nghỉ hưu ngày nào?",
    ],
)
def test_no_other_day_is_taken_for_it(question: str) -> None:
    assert resolved(question, SCHOOL) is None


ROAD = subject(
    "Khởi công đường Bản Lầu - Nậm Đét",
    "Khoảng 7 giờ 30 phút sáng 2/4, tỉnh khởi công đường Bản Lầu - Nậm Đét. Đường dự kiến thông xe "
    "trong quý IV/2028.\n"
    "Đến 10 giờ, lễ khởi công kết thúc.",
)


@pytest.mark.parametrize(
    ("question", "time"),
    [
        ("Bao giờ đường Bản Lầu - Nậm Đét làm xong?", "trong quý IV/2028"),
        ("duong ban lau nam det bao gio xong", "trong quý IV/2028"),
        ("Mấy giờ tỉnh khởi công đường Bản Lầu?", "Khoảng 7 giờ 30 phút sáng"),
        ("le khoi cong ket thuc luc may gio", "Đến 10 giờ"),
    ],
)
def test_other_times_than_days_are_given_too(question: str, time: str) -> None:
    found = resolved(question, ROAD)
    assert found is not None
    assert found.span == time
