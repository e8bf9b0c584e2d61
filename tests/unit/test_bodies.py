"""Where a name of a body begins and ends."""

from __future__ import annotations

import pytest

from newsroom.answers.entities.bodies import bodies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kho do Công ty Cổ phần Thủy lợi Sông Mây thi công.",
            ["Công ty Cổ phần Thủy lợi Sông Mây"],
        ),
        ("Sở Nông nghiệp và Môi trường tỉnh họp.", ["Sở Nông nghiệp và Môi trường tỉnh"]),
        (
            "Liên danh Công ty A Phú và Công ty Cầu đường 68 làm.",
            ["Liên danh Công ty A Phú và Công ty Cầu đường 68"],
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng số 2 mời thầu.",
            ["Ban Quản lý dự án đầu tư xây dựng số 2"],
        ),
        ("Đội trưởng cho biết UBND xã đã họp.", ["UBND xã"]),
        ("Tỉnh không có công ty nào.", []),
    ],
)
def test_a_body_is_found_whole(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in bodies(text)] == found
