"""Who did it and who holds the post, with the neighbours that must not be taken for them."""

from __future__ import annotations

import pytest

from tests.unit.resolving import span, subject

LIBRARY = subject(
    "Thư viện huyện Mường Sang mở cửa trở lại",
    "Sáng 3/11, Thư viện huyện Mường Sang mở cửa trở lại sau hai năm sửa chữa. Bà Hoàng Thị Ngát, "
    "Phó Chủ tịch UBND huyện cắt băng khai trương. Phòng đọc trẻ em do cô giáo Lò Thị Mến "
    "phụ trách.\n"
    "Ông Quàng Văn Thoát, người đóng giá sách cho thư viện, là thợ mộc lâu năm nhất phố huyện. "
    "Anh Đèo Văn Sỹ, một trong ba nhân viên, bị ngã nhẹ khi treo bảng.\n"
    "Chị Tao Thị Pánh, Giám đốc Trung tâm Văn hóa huyện, cho biết thư viện có 12.000 cuốn sách. "
    "Theo chị Pánh, cuốn cổ nhất do cụ Vì Văn Inh tặng.\n"
    "Hai bạn đọc đầu tiên là em Lường Thị Hoa (9 tuổi) và em Cà Văn Quý (11 tuổi).",
)
PARTY = subject(
    "Công bố quyết định về cán bộ huyện Mường Sang",
    "Chiều 5/11, Huyện ủy Mường Sang công bố quyết định về cán bộ. Ông Bạc Cầm Ún, Trưởng phòng "
    "Nội vụ được điều động giữ chức Bí thư Đảng ủy xã Chiềng Lao, thay ông Lò Văn Khụt nghỉ hưu.\n"
    "Ông Hà Văn Dính, Chủ tịch UBND xã Chiềng Lao dự. Bà Nguyễn Thị Lài, Chủ tịch UBND xã "
    "Mường Tra, chúc mừng. Ông Vi Văn Đoan, Hạt trưởng Hạt Kiểm lâm huyện cũng có mặt.\n"
    "Trung tâm Y tế huyện Mường Sang cử bác sĩ Tòng Văn Ín, Phó Giám đốc Trung tâm đến dự. "
    "Trung tâm Văn hóa huyện cử bà Cầm Thị Nọi, Giám đốc Trung tâm.",
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai cắt băng khai trương thư viện Mường Sang?", "Hoàng Thị Ngát"),
        ("ai cat bang khai truong thu vien", "Hoàng Thị Ngát"),
        ("Phòng đọc trẻ em do ai phụ trách?", "Lò Thị Mến"),
        ("ai phụ trách phòng đọc trẻ em của thư viện", "Lò Thị Mến"),
        ("Người đóng giá sách cho thư viện tên gì?", "Quàng Văn Thoát"),
        ("Thợ mộc đóng giá sách cho thư viện là ai?", "Quàng Văn Thoát"),
        ("Nhân viên nào bị ngã khi treo bảng?", "Đèo Văn Sỹ"),
        ("Ai tặng cuốn sách cổ nhất?", "Vì Văn Inh"),
    ],
)
def test_the_person_is_found_of_whom_it_is_said(question: str, name: str) -> None:
    assert span(question, LIBRARY) == name


def test_a_row_of_people_is_given_whole() -> None:
    found = span("Hai bạn đọc đầu tiên của thư viện là ai?", LIBRARY)
    assert "Lường Thị Hoa" in found
    assert "Cà Văn Quý" in found


@pytest.mark.parametrize(
    "question",
    [
        "Ai thiết kế thư viện huyện Mường Sang?",
        "Ai cắt băng khai trương bảo tàng Mường Sang?",
        "Chồng chị Tao Thị Pánh tên là gì?",
        "Ai thay chị Tao Thị Pánh?",
        "Nhân viên nào bị gãy tay khi treo bảng?",
        "Ai phụ trách phòng đọc người lớn?",
        "Bạn đọc thứ hai là ai?",
        "Giám đốc Trung tâm Y tế huyện là ai?",
    ],
)
def test_nobody_is_named_of_whom_it_is_not_said(question: str) -> None:
    assert span(question, LIBRARY) == ""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai được điều động giữ chức Bí thư Đảng ủy xã Chiềng Lao?", "Bạc Cầm Ún"),
        ("Chủ tịch UBND xã Chiềng Lao là ai?", "Hà Văn Dính"),
        ("chủ tịch xã mường tra tên gì", "Nguyễn Thị Lài"),
        ("hạt trưởng kiểm lâm huyện là ai", "Vi Văn Đoan"),
        ("Phó Giám đốc Trung tâm Y tế huyện Mường Sang là ai?", "Tòng Văn Ín"),
        ("Giám đốc Trung tâm Văn hóa huyện là ai?", "Cầm Thị Nọi"),
    ],
)
def test_a_post_is_told_from_its_neighbours(question: str, name: str) -> None:
    assert span(question, PARTY) == name


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch UBND xã Nà Hừ là ai?",
        "Phó Chủ tịch UBND xã Chiềng Lao là ai?",
        "Ai thay ông Bạc Cầm Ún làm Trưởng phòng Nội vụ?",
        "Giám đốc Trung tâm Y tế huyện là ai?",
        "Phó Giám đốc Trung tâm Văn hóa huyện là ai?",
    ],
)
def test_a_post_that_nobody_is_said_to_hold_has_no_holder(question: str) -> None:
    assert span(question, PARTY) == ""


OFFICES = subject(
    "Tỉnh Mường Tranh khen thưởng",
    "Dự buổi lễ có ông Lò Văn Phong, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; bà Hà Thị Nhâm, "
    "Phó Chủ tịch Thường trực UBND tỉnh; ông Vừ A Chống, Phó Chủ tịch UBND tỉnh; bà Lý Thị Mơ, "
    "Giám đốc Sở Y tế.\n"
    "Dịp này, 3 cá nhân của Sở Y tế được nhận Huân chương Lao động; 7 tập thể được tặng Bằng khen; "
    "4 cán bộ bị phê bình vì chậm báo cáo.",
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the chairman of the provincial people's committee?", "Lò Văn Phong"),
        ("Who is the standing deputy chairman of the province?", "Hà Thị Nhâm"),
        ("Who is the director of the Department of Health?", "Lý Thị Mơ"),
        ("Who is the deputy secretary of the provincial party committee?", "Lò Văn Phong"),
        ("Who is the secretary of the provincial party committee?", ""),
        ("Who is the director of the Department of Education and Training?", ""),
        ("Who is the principal of the school?", ""),
    ],
)
def test_a_post_is_asked_for_in_english(question: str, name: str) -> None:
    assert span(question, OFFICES) == name


def test_all_deputies_are_named_where_all_are_asked_for() -> None:
    asked = ("Phó Chủ tịch UBND tỉnh gồm những ai?", "các phó chủ tịch tỉnh là ai")
    assert {span(question, OFFICES) for question in asked} == {"Hà Thị Nhâm, Vừ A Chống"}


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("Ai được nhận Huân chương Lao động?", "3 cá nhân của Sở Y tế"),
        ("ai được tặng bằng khen", "7 tập thể"),
        ("Ai bị phê bình?", "4 cán bộ"),
        ("Ai được tặng xe đạp?", ""),
        ("Ai bị cách chức?", ""),
    ],
)
def test_people_without_names_are_given_as_the_group_they_are(question: str, group: str) -> None:
    assert span(question, OFFICES) == group
