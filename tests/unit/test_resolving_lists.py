"""Everything that is listed, and not what another list holds."""

from __future__ import annotations

import pytest

from tests.unit.resolving import span, subject

FEAST = subject(
    "Lễ hội mùa măng ở Nậm Đét",
    "Lễ hội mùa măng ở Nậm Đét mở ngày 3/4. Mâm cúng gồm gà trống, xôi tím, măng luộc và rượu ngô, "
    "được bày ở đình.\n"
    "Phần hội có các trò ném còn, kéo co, đi cà kheo. Nhà trưng bày có 6 gian hàng, 2 sân khấu và "
    "khu ẩm thực.\n"
    "Ban tổ chức họp chiều qua.",
)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Mâm cúng có gì?", "gà trống, xôi tím, măng luộc và rượu ngô"),
        ("mam cung gom nhung gi", "gà trống, xôi tím, măng luộc và rượu ngô"),
        ("Nhà trưng bày gồm những gì?", "6 gian hàng, 2 sân khấu và khu ẩm thực"),
    ],
)
def test_all_members_are_given(question: str, items: str) -> None:
    assert span(question, FEAST) == items


def test_what_the_list_is_called_stands_in_it() -> None:
    assert "ném còn, kéo co, đi cà kheo" in span("Lễ hội có những trò chơi gì?", FEAST)


@pytest.mark.parametrize(
    "question", ["Nhà bếp gồm những gì?", "Lễ hội có những nhà tài trợ nào?", "Cuộc họp có gì?"]
)
def test_no_other_list_is_taken_for_it(question: str) -> None:
    assert span(question, FEAST) == ""
