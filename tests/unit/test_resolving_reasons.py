"""Why it was, told from what only stands nearby."""

from __future__ import annotations

import pytest

from tests.unit.resolving import span, subject

FIRE = subject(
    "Cháy kho hàng ở phường Tân Lĩnh",
    "Rạng sáng 12/10, kho hàng của ông Lò Văn Sơn ở phường Tân Lĩnh bốc cháy dữ dội. Kho do Công "
    "ty Bình An xây năm 2020.\n"
    "Đường vào kho bị xe tải chắn ngang, khiến lính cứu hỏa đến chậm 20 phút. Nguyên nhân ban đầu "
    "được xác định là do chập điện ở tủ lạnh. Số vụ cháy ở phường tăng do nắng nóng kéo dài.\n"
    "Phường lập đội dân phòng nhằm phát hiện sớm các vụ cháy.",
)


@pytest.mark.parametrize(
    ("question", "cause"),
    [
        ("Vì sao kho hàng ở Tân Lĩnh cháy?", "chập điện ở tủ lạnh"),
        ("nguyen nhan chay kho hang la gi", "chập điện ở tủ lạnh"),
        ("vì sao lính cứu hỏa đến chậm", "Đường vào kho bị xe tải chắn ngang"),
        ("Tại sao số vụ cháy ở phường tăng?", "nắng nóng kéo dài"),
        ("Phường lập đội dân phòng để làm gì?", "phát hiện sớm các vụ cháy"),
    ],
)
def test_the_cause_asked_for_is_given(question: str, cause: str) -> None:
    assert span(question, FIRE).rstrip(".") == cause


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao ông Sơn bỏ đi?",
        "Vì sao Công ty Bình An xây kho?",
        "Vì sao chợ Tân Lĩnh đóng cửa?",
        "vi sao duong vao kho bi ngap",
    ],
)
def test_no_other_cause_is_taken_for_it(question: str) -> None:
    assert span(question, FIRE) == ""
