"""A post whose office only the title names."""

from __future__ import annotations

from tests.unit.resolving import span, subject

STATION = subject(
    "Khánh thành trạm y tế xã Nậm Đét",
    "Sáng 3/4, xã Nậm Đét khánh thành trạm y tế mới. Y sĩ Vàng Thị Chúa, Trạm trưởng, cho biết "
    "trạm có 7 nhân viên.",
)


def test_the_head_of_what_the_title_is_about_is_found() -> None:
    assert span("trạm trưởng trạm y tế Nậm Đét là ai", STATION) == "Vàng Thị Chúa"
    assert span("tram truong tram y te nam det la ai", STATION) == "Vàng Thị Chúa"


def test_the_head_of_another_office_is_not() -> None:
    assert span("trạm trưởng trạm y tế Nậm Cang là ai", STATION) == ""
    assert span("trạm trưởng trạm kiểm lâm Nậm Đét là ai", STATION) == ""
