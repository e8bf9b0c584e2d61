"""Extracts held to what was asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsroom.answers.fitting import fitted
from newsroom.answers.narrowing import with_unit
from newsroom.answers.question import understand
from newsroom.answers.reading import Reading

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def reading(sentence: str, span: str) -> Reading:
    at = sentence.index(span)
    return Reading(1, 0, sentence, span, at, at + len(span), 0.9, 0.9, sentence)


def spans(question: str, *readings: Reading) -> list[str]:
    return [each.span for each in fitted(understand(question, NOW), readings)]


def test_a_day_is_given_where_a_day_is_asked_for() -> None:
    held = "Sáng 06/11, xã Tà Sín tổ chức hội nghị tổng kết năm 2025."
    other = "Cả năm 2025, xã trồng thêm 40 ha quế."
    found = spans("hội nghị tổ chức ngày nào?", reading(held, "năm 2025"), reading(other, "2025"))
    assert found == ["Sáng 06/11"]
    assert spans("hội nghị tổng kết năm nào?", reading(held, "năm 2025")) == ["năm 2025"]


def test_a_group_is_given_whole() -> None:
    sentence = "Nhân dịp này, 2 cá nhân của Văn phòng UBND tỉnh được khen thưởng."
    assert spans("ai được khen thưởng", reading(sentence, "Văn phòng UBND")) == [
        "2 cá nhân của Văn phòng UBND tỉnh"
    ]


@pytest.mark.parametrize(
    ("question", "sentence", "span", "whole"),
    [
        ("cầu dài bao nhiêu?", "Cầu dài 312 mét, rộng 7 mét.", "312", "312 mét"),
        ("bao nhiêu văn bản?", "Tỉnh ban hành gần 1.200 văn bản mới.", "gần 1.200", None),
        ("cầu ở đâu?", "Cầu ở xã Tà Sín.", "xã Tà Sín", "xã Tà Sín"),
    ],
)
def test_a_number_is_read_with_its_unit(
    question: str, sentence: str, span: str, whole: str | None
) -> None:
    expected = whole or "gần 1.200 văn bản"
    assert with_unit(understand(question, NOW), sentence, span) == expected


def test_what_another_clause_says_is_doubted() -> None:
    sentence = "Hai nhóm được Bộ Y tế khen; các tập thể khác nhận bằng khen của Chủ tịch xã Tà Sín."
    asked = understand("ai nhận bằng khen của Chủ tịch xã Tà Sín?", NOW)
    (found,) = fitted(asked, [reading(sentence, "Hai nhóm")])
    assert found.confidence < 0.2
    (kept,) = fitted(asked, [reading(sentence, "các tập thể khác")])
    assert kept.confidence > 0.5


def test_the_day_of_an_event_goes_before_a_year_in_its_name() -> None:
    sentence = "Sáng 06/11, xã Tà Sín họp triển khai nhiệm vụ năm 2027."
    assert spans("xã Tà Sín họp khi nào?", reading(sentence, "năm 2027")) == ["Sáng 06/11"]
    assert spans("họp về nhiệm vụ năm nào?", reading(sentence, "năm 2027")) == ["năm 2027"]


def test_a_day_of_another_event_is_no_year() -> None:
    sentence = "Khoảng 1 giờ ngày 23/11, chợ Bản Ngò cháy lớn."
    assert spans("chợ Bản Ngò xây năm nào?", reading(sentence, "ngày 23/11")) == []


def test_what_tells_no_time_is_no_answer_to_when() -> None:
    assert spans("khi nào họp?", reading("Phải luôn sáng tạo.", "Phải luôn sáng tạo")) == []


def test_a_post_alone_is_nobody() -> None:
    sentence = "Ông Lò Văn Sa được bổ nhiệm làm Giám đốc Sở Dân tộc và Tôn giáo."
    assert spans("ai thay ông Sa", reading(sentence, "Giám đốc Sở Dân")) == []
    assert spans("ai được bổ nhiệm", reading(sentence, "Lò Văn Sa")) == ["Lò Văn Sa"]


def test_what_names_no_place_is_none() -> None:
    sentence = "Hai em giành giải Nhất với chiếc máy giá rẻ ở xã Tà Sín."
    assert spans("máy bán ở đâu", reading(sentence, "giá rẻ")) == []
    assert spans("máy bán ở đâu", reading(sentence, "xã Tà Sín")) == ["xã Tà Sín"]


def test_a_span_of_time_is_given_whole() -> None:
    sentence = "Tòa phạt bị cáo 4 năm 6 tháng tù."
    assert spans("bị cáo bị mấy năm tù", reading(sentence, "4 năm")) == ["4 năm 6 tháng"]
