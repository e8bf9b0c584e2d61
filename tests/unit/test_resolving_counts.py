"""How many and how much, with the numbers beside them that count something else."""

from __future__ import annotations

import pytest

from handlers.texts import PHRASES
from tests.unit.resolving import resolved, subject

FARM = subject(
    "Xã Nậm Cang trồng 46 ha dong riềng",
    "Năm 2026, xã Nậm Cang trồng 46 ha dong riềng, tăng 12 ha so với năm ngoái; trong đó thôn Bản "
    "Vọt trồng 9 ha. Toàn xã có 215 hộ trồng dong, mỗi hộ thu khoảng 38 triệu đồng.\n"
    "Xưởng miến của hợp tác xã rộng 600 m², cao 5 m, mỗi ngày làm 1,2 tấn miến. Miến dong bán giá "
    "70.000 đồng/kg, bột dong 25.000 đồng/kg. Hợp tác xã có mười bốn lao động, trong đó 8 phụ nữ.\n"
    "Tỉnh hỗ trợ 3 nhóm giải pháp kỹ thuật và 5 đề án trọng điểm của huyện. Lãi suất vay là "
    "4,5%/năm.",
)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Xã Nậm Cang trồng bao nhiêu ha dong riềng?", "46 ha"),
        ("xa nam cang co bao nhieu ho trong dong", "215 hộ trồng dong"),
        ("Mỗi hộ trồng dong thu bao nhiêu tiền?", "khoảng 38 triệu đồng"),
        ("Xưởng miến cao bao nhiêu?", "5 m"),
        ("Xưởng miến của hợp tác xã rộng bao nhiêu?", "600 m²"),
        ("Miến dong giá bao nhiêu một cân?", "70.000 đồng/kg"),
        ("Bột dong bán bao nhiêu tiền?", "25.000 đồng/kg"),
        ("Hợp tác xã có bao nhiêu lao động?", "mười bốn lao động"),
        ("Lãi suất vay là bao nhiêu?", "4,5%/năm"),
        ("How many solution groups did the province support?", "3 nhóm giải pháp kỹ thuật"),
        ("How many schemes are there?", "5 đề án trọng điểm"),
    ],
)
def test_the_number_asked_for_is_given_with_its_noun(question: str, number: str) -> None:
    found = resolved(question, FARM)
    assert found is not None
    assert found.say(PHRASES["vi"]).rstrip(".").lower() == number.lower()
    assert number.startswith(found.span)


@pytest.mark.parametrize(
    "question",
    [
        "Xã Nậm Lúc trồng bao nhiêu ha dong riềng?",
        "Xã Nậm Cang trồng bao nhiêu ha chè?",
        "Xã Nậm Cang có bao nhiêu trường học?",
        "Hợp tác xã có bao nhiêu con trâu?",
        "Năm 2023, xã Nậm Cang trồng bao nhiêu ha dong riềng?",
        "Hợp tác xã có bao nhiêu lao động năm 2024?",
        "Xưởng miến nặng bao nhiêu tấn?",
        "Giám đốc hợp tác xã bao nhiêu tuổi?",
        "Xưởng miến được bảo hiểm đền bao nhiêu?",
        "How many villages are there?",
    ],
)
def test_a_number_that_counts_something_else_is_no_answer(question: str) -> None:
    assert resolved(question, FARM) is None


ROAD = subject(
    "Khởi công đường Bản Lầu - Nậm Đét",
    "Sáng 2/4, tỉnh khởi công đường Bản Lầu - Nậm Đét dài 12 km. Tổng mức đầu tư 214 tỷ đồng, dự "
    "kiến thông xe trong quý IV/2028.\n"
    "Dự án ảnh hưởng đến 86 hộ dân, trong đó 17 hộ phải tái định cư. Tại cuộc họp, 24/26 đại biểu "
    "tán thành phương án. Giá cát là 210.000 đồng/khối, xi măng 1,6 triệu đồng/tấn.",
)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Đường Bản Lầu - Nậm Đét làm hết bao nhiêu tiền?", "214 tỷ đồng"),
        ("duong ban lau nam det ton bao nhieu tien", "214 tỷ đồng"),
        ("bao nhiêu nhà phải dời đi?", "17"),
        ("Bao nhiêu đại biểu đồng ý với phương án?", "24/26"),
    ],
)
def test_a_number_is_found_in_everyday_words(question: str, number: str) -> None:
    found = resolved(question, ROAD)
    assert found is not None
    assert found.span == number
