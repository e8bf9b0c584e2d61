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


FLOOD = subject(
    "Mưa lũ ở xã Nậm Đét",
    "Xã Nậm Đét đã sơ tán 42 hộ ra khỏi vùng nguy hiểm, đến ở tạm tại nhà văn hóa xã. Chợ tạm đặt "
    "tại sân vận động xã từ ngày 25/11.\n"
    "Chè của xã bán sang nhà máy ở Vĩnh An. Kinh phí xây kè lấy từ quỹ phòng chống thiên tai.",
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Dân Nậm Đét sơ tán đi đâu?", "nhà văn hóa xã"),
        ("cho tam dat o dau", "sân vận động xã"),
        ("Chè của xã bán đi đâu?", "nhà máy ở Vĩnh An"),
        ("Kinh phí xây kè lấy từ đâu?", "quỹ phòng chống thiên tai"),
    ],
)
def test_where_it_went_and_came_from_is_found(question: str, place: str) -> None:
    assert span(question, FLOOD) == place


@pytest.mark.parametrize("question", ["Lúa Nậm Đét bán đi đâu?", "Trâu bò sơ tán đi đâu?"])
def test_no_other_place_is_taken_for_it(question: str) -> None:
    assert span(question, FLOOD) == ""


MATCH = subject(
    "Đội Nậm Chim vô địch giải bóng chuyền xã",
    "Chiều 3/4, đội Nậm Chim thắng đội Bản Cọ 3-1 trong trận chung kết. Bạn đọc muốn đăng ký giải "
    "năm sau liên hệ đường dây nóng 0200 555 123.",
)


@pytest.mark.parametrize(
    ("question", "extract"),
    [
        ("Tỷ số trận chung kết bóng chuyền là bao nhiêu?", "3-1"),
        ("ti so tran chung ket", "3-1"),
        ("Muốn đăng ký giải năm sau gọi số nào?", "0200 555 123"),
    ],
)
def test_scores_and_telephone_numbers_are_found_by_their_form(question: str, extract: str) -> None:
    assert span(question, MATCH) == extract
