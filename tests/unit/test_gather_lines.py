from __future__ import annotations

import pytest

from gather.bylines import byline
from gather.captions import captions_among, is_caption
from gather.lines import is_date_line, is_end, is_noise


@pytest.mark.parametrize(
    "text",
    [
        "Quang cảnh Hội nghị.",
        "Toàn cảnh buổi lễ ra quân.",
        "Một góc thị trấn Nậm Pung.",
        "Ảnh minh họa.",
        "Ảnh: Hoàng Lan",
        "Bà con xã Tả Van Chư thu hái chè vụ xuân. Ảnh: Minh Hà",
        "Đồng chí Trần Văn Khải, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh.",
        "Đồng chí Lò Thị Mây phát biểu tại Hội nghị.",
        "Các đại biểu tham dự lễ khai mạc.",
    ],
)
def test_captions_are_known_by_their_words(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lò Thị Mây, Phó Chủ tịch UBND tỉnh chủ trì Hội nghị.",
        "Đồng chí Trần Văn Khải nhấn mạnh: Năm nay phải hoàn thành các tuyến đường liên xã.",
        "Dự hội nghị có đồng chí Trần Văn Khải.",
        "Hiện trường vụ việc đã được phong tỏa.",
        "Ông Vàng A Sếnh cho biết vụ này gia đình thu được 3 tấn ngô.",
        "Hội nghị kết thúc lúc 11 giờ cùng ngày.",
        "Ảnh hưởng của bão số 3 kéo dài đến hết tuần.",
    ],
)
def test_sentences_of_the_story_are_not_captions(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Đức Tính", "Đức Tính"),
        ("Bài, ảnh: Hoàng Lan", "Hoàng Lan"),
        ("Tin, ảnh: Văn Nam – Thu Hà", "Văn Nam – Thu Hà"),
        ("Tác giả: Hà My", "Hà My"),
        ("Theo TTXVN", "TTXVN"),
        ("Lan Anh (TTXVN)", "Lan Anh"),
        ("Lò Thị Mẩy (thực hiện)", "Lò Thị Mẩy"),
        ("Sùng A Páo, Vàng Mí Sính", "Sùng A Páo, Vàng Mí Sính"),
        ("Nhóm PV", "Nhóm PV"),
    ],
)
def test_a_byline_names_its_author(text: str, author: str) -> None:
    assert byline(text) == author


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị kết thúc",
        "Ảnh: Hoàng Lan",
        "Quang cảnh Hội nghị.",
        "Theo đó, mọi hộ đều được cấp.",
        "",
    ],
)
def test_what_is_no_byline_names_nobody(text: str) -> None:
    assert byline(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "21:46 07-01-2024 | :334",
        "Thứ bảy, 06/01/2024 - 14:05",
        "Ngày đăng: 06/01/2024 Lượt xem: 1.234",
        "Cập nhật lúc: 14:05 06/01/2024 (GMT+7)",
    ],
)
def test_date_lines(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text", ["Hội nghị ngày 06/01/2024 tại Nậm Pung", "334 lượt xem", "Sáng 06/1"]
)
def test_a_date_within_words_is_not_a_date_line(text: str) -> None:
    assert not is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bình luận",
        "Tin liên quan",
        "Các tin khác",
        "TIN BÀI KHÁC:",
        "Ý kiến bạn đọc (3)",
        "Tin cùng chuyên mục",
        "Tối thiểu 10 chữ Tiếng việt có dấu Không chứa liên kết",
    ],
)
def test_headings_of_what_follows_an_article(text: str) -> None:
    assert is_end(text)


@pytest.mark.parametrize("text", ["Tin vui đến với bản Nà Ui", "Bình luận viên Hà Minh đã tới dự."])
def test_the_story_is_not_taken_for_such_a_heading(text: str) -> None:
    assert not is_end(text)


@pytest.mark.parametrize(
    "text", ["Xem thêm: Giá ngô tăng", ">> Giá ngô tăng", "Chia sẻ", "In bài viết"]
)
def test_pointers_and_buttons(text: str) -> None:
    assert is_noise(text)
    assert not is_noise(f"Bà con {text.lower()} và cùng nhau sửa đường vào bản trong ba ngày liền.")


LONG = "Sáng 06/1, xã Nậm Pung khánh thành cầu treo dài 62 mét, giúp 84 hộ của hai bản đi lại. " * 3


@pytest.mark.parametrize(
    "line",
    ["Bí thư Tỉnh ủy trao quà cho các hộ dân.", "Công nhân kéo dây qua đèo Pha Luông"],
)
def test_a_short_plain_line_among_long_paragraphs_says_what_is_seen(line: str) -> None:
    assert captions_among([LONG, line, LONG]) == {1}
    assert captions_among([line, LONG, LONG]) == frozenset()
    assert captions_among([line] * 3) == frozenset()


@pytest.mark.parametrize("line", ["Còn nhiều việc phải làm", "Người dân đã trồng 300 gốc quế."])
def test_headings_and_facts_among_long_paragraphs_stay(line: str) -> None:
    assert captions_among([LONG, line, LONG]) == frozenset()
