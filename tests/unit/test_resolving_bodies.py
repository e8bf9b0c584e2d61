"""Which body did it, told from those that only stand nearby."""

from __future__ import annotations

import pytest

from tests.unit.resolving import span, subject

BRIDGE = subject(
    "Khởi công cầu Nậm Sen",
    "Sáng 4/3, UBND xã Nậm Sen khởi công cầu Nậm Sen do Công ty Cổ phần Hồng Sơn thi công. "
    "Trung tâm Kiểm định Vĩnh An giám sát công trình.\n"
    "Ngân hàng Bản Cọ đã tài trợ 3 tỷ đồng. Bà Lò Thị Xuân, Giám đốc Sở Xây dựng tỉnh, trao hoa.",
)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("Ai thi công cầu Nậm Sen?", "Công ty Cổ phần Hồng Sơn"),
        ("don vi nao xay cau nam sen", "Công ty Cổ phần Hồng Sơn"),
        ("Đơn vị nào giám sát công trình cầu Nậm Sen?", "Trung tâm Kiểm định Vĩnh An"),
        ("Ai ủng hộ tiền làm cầu Nậm Sen?", "Ngân hàng Bản Cọ"),
    ],
)
def test_the_body_that_did_it_is_given(question: str, body: str) -> None:
    assert span(question, BRIDGE) == body


@pytest.mark.parametrize(
    "question",
    ["Ai thiết kế cầu Nậm Sen?", "Chủ đầu tư cầu Nậm Sen là đơn vị nào?", "Ai phá cầu Nậm Sen?"],
)
def test_no_other_body_is_taken_for_it(question: str) -> None:
    assert span(question, BRIDGE) == ""


def test_who_pays_for_it_does_not_build_it() -> None:
    school = subject(
        "Xây trường Nà Mạ",
        "Trường Nà Mạ do Ban Quản lý dự án huyện làm chủ đầu tư, Liên danh Sa Pán - Cầu Vồng Xanh "
        "thi công từ tháng 3.",
    )
    assert span("Ai thi công trường Nà Mạ?", school) == "Liên danh Sa Pán - Cầu Vồng Xanh"
