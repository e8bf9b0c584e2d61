"""Numbers with what they measure, held against what is asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.answers.measuring import Unit, fit, quantities, wanted
from newsroom.answers.question import understand
from tests.unit.resolving import asked

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def fits(question: str, sentence: str) -> dict[str, float]:
    wanting = understand(question, NOW)
    return {sentence[q.start : q.end]: fit(wanting, q) for q in quantities(sentence)}


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Cầu dài bao nhiêu mét?", Unit.LENGTH),
        ("gia ca chua bao nhieu", Unit.MONEY),
        ("Có bao nhiêu xe tải nằm chờ?", Unit.THINGS),
        ("Đợt tiêm kéo dài bao lâu?", Unit.SPAN),
        ("Tỷ lệ hộ nghèo còn bao nhiêu phần trăm?", Unit.SHARE),
        ("How much did the bridge cost?", Unit.MONEY),
        ("How long is the bridge?", Unit.LENGTH),
        ("How old is the driver?", Unit.AGE),
        ("How cold will it get?", Unit.DEGREES),
        ("How much money was collected?", Unit.MONEY),
        ("How many hectares burned?", Unit.AREA),
    ],
)
def test_what_a_number_should_measure(question: str, unit: Unit) -> None:
    assert wanted(asked(question, [])) is unit


def test_what_is_asked_for_by_its_name_is_no_money() -> None:
    cable = asked("How much cable did they steal?", [])
    sentence = "Nhóm này lấy đi hơn 2,3 km dây cáp trị giá 480 triệu đồng."
    found = {sentence[q.start : q.end]: fit(cable, q) for q in quantities(sentence)}
    assert found["hơn 2,3 km"] > found["480 triệu đồng"]


def test_a_number_of_something_else_does_not_fit() -> None:
    sentence = "Cầu dài 412 m, rộng 9 m, tổng mức đầu tư 218 tỷ đồng, khởi công năm 2024."
    found = fits("Cầu Tà Sín đầu tư bao nhiêu tiền?", sentence)
    assert found["218 tỷ đồng"] == 1.0
    assert found["412 m"] == found["9 m"] == 0.0


def test_the_noun_that_is_counted_decides() -> None:
    found = fits("Có bao nhiêu hội viên?", "Sau 96 năm, hội có 118.400 hội viên ở 12 chi hội.")
    assert max(found, key=lambda span: found[span]) == "118.400 hội viên"
    assert found["96 năm"] == 0.0


def test_people_go_by_many_nouns() -> None:
    found = fits("Bao nhiêu trẻ cần tiêm?", "Toàn tỉnh có 21.340 em cần tiêm trong 3 tuần.")
    assert found["21.340 em cần tiêm"] > 0.8
    assert found["3 tuần"] == 0.0


def test_dates_are_no_quantities() -> None:
    assert not list(quantities("Sáng 06/11, hội nghị họp."))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    asked = understand("có bao nhiêu người", NOW)
    for quantity in quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert 0.0 <= fit(asked, quantity) <= 1.0
