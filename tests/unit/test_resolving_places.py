"""Where it was and which office it was, and not the place or office of something else."""

from __future__ import annotations

import pytest

from tests.unit.resolving import span, subject

FAIR = subject(
    "Hội chợ mùa xuân huyện Mường Sang",
    "Sáng 3/3, tại Nhà văn hóa huyện Mường Sang, Phòng Kinh tế huyện khai mạc hội chợ mùa xuân. "
    "Gian hàng do Công ty Cổ phần Nông sản Pú Luông thi công.\n"
    "Buổi tối, đêm nhạc diễn ra tại sân vận động Chiềng Ly. Xã Nà Ớt được tặng giải nhất gian hàng "
    "đẹp; xã Chiềng Lao được tặng giải ba.\n"
    "Cùng ngày, các xã Nà Ớt, Mường Tra và Chiềng Lao có mưa đá.",
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hội chợ mùa xuân khai mạc ở đâu?", "Nhà văn hóa huyện Mường Sang"),
        ("hoi cho mua xuan khai mac o dau", "Nhà văn hóa huyện Mường Sang"),
        ("Đêm nhạc diễn ra ở đâu?", "sân vận động Chiềng Ly"),
        ("Công ty nào thi công gian hàng?", "Công ty Cổ phần Nông sản Pú Luông"),
        ("Những xã nào có mưa đá?", "các xã Nà Ớt, Mường Tra và Chiềng Lao"),
        ("Xã nào được tặng giải nhất gian hàng đẹp?", "Xã Nà Ớt"),
    ],
)
def test_the_place_or_office_of_it_is_found(question: str, name: str) -> None:
    assert span(question, FAIR) == name


@pytest.mark.parametrize(
    "question",
    [
        "Hội chợ mùa thu khai mạc ở đâu?",
        "Trận bóng diễn ra ở đâu?",
        "Hội chợ mùa xuân họp ở khách sạn nào?",
        "Công ty nào tài trợ đêm nhạc?",
        "Những xã nào có lũ quét?",
        "Xã nào được tặng giải nhì gian hàng đẹp?",
        "Chị bán hàng quê ở đâu?",
    ],
)
def test_no_other_place_or_office_is_taken_for_it(question: str) -> None:
    assert span(question, FAIR) == ""
