"""Yes, no, or that the article does not say."""

from __future__ import annotations

import pytest

from handlers.texts import PHRASES
from tests.unit.resolving import resolved, subject

BRIDGE = subject(
    "Cầu Nậm Chim thông xe",
    "Sáng 2/4, cầu Nậm Chim thông xe sau 14 tháng thi công. Cầu có lan can bằng thép, nhưng chưa "
    "lắp đèn chiếu sáng. Xe tải trên 10 tấn không được qua cầu.\n"
    "Đây là cây cầu thứ hai bắc qua suối Nậm Chim. Xã đề nghị tỉnh làm thêm đường tránh.",
)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Cầu Nậm Chim đã thông xe chưa?", "Có."),
        ("Cầu Nậm Chim có lan can không?", "Có."),
        ("cau nam chim da thong xe chua", "Có."),
        ("Cầu có lắp đèn chiếu sáng không?", "Không."),
        ("Xe tải trên 10 tấn có được qua cầu không?", "Không."),
        ("Có phải đây là cây cầu thứ hai qua suối Nậm Chim không?", "Có."),
    ],
)
def test_what_a_sentence_states_or_denies_is_told(question: str, word: str) -> None:
    found = resolved(question, BRIDGE)
    assert found is not None
    assert found.say(PHRASES["vi"]).startswith(word)


@pytest.mark.parametrize(
    "question",
    [
        "Có phải đây là cây cầu đầu tiên qua suối Nậm Chim không?",
        "Cầu Nậm Chim có thu phí không?",
        "Cầu Nậm Lay đã thông xe chưa?",
        "Tỉnh có làm đường tránh không?",
        "Ngày mai trời có mưa không?",
    ],
)
def test_what_no_sentence_states_is_not_decided(question: str) -> None:
    assert resolved(question, BRIDGE) is None


FEAST = subject(
    "Lễ hội mùa măng ở Nậm Đét",
    "Lễ hội mùa măng ở Nậm Đét mở ngày 3/4. Vé vào cửa được miễn phí, gửi xe thu 5.000 đồng.\n"
    "Đến nay chưa ghi nhận thiệt hại về người. Em Lò Thị Mai được tặng xe đạp. Chị Sa là đại diện "
    "khách mời.",
)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vé vào lễ hội mùa măng có mất tiền không?", "Không"),
        ("le hoi mua mang co ai chet khong", "Không"),
        ("Em Mai có được tặng xe đạp không?", "Có"),
    ],
)
def test_other_words_state_or_deny_it_too(question: str, start: str) -> None:
    found = resolved(question, FEAST)
    assert found is not None
    assert found.say(PHRASES["vi"]).startswith(start)


@pytest.mark.parametrize(
    "question",
    ["xe dap tang em Mai la xe dap dien phai khong", "Lễ hội mùa măng có bắn pháo hoa không?"],
)
def test_what_no_sentence_says_is_left_open(question: str) -> None:
    assert resolved(question, FEAST) is None


def test_a_title_denies_too() -> None:
    fire = subject("Cháy chợ Nậm Chim, không có thiệt hại về người", "Rạng sáng 2/4, chợ cháy lớn.")
    found = resolved("Có ai chết trong vụ cháy chợ Nậm Chim không?", fire)
    assert found is not None
    assert found.say(PHRASES["vi"]).startswith("Không")


def test_what_a_whole_year_saw_tells_nothing_of_one_event() -> None:
    fire = subject(
        "Cháy kho thóc ở Nậm Chim",
        "Đêm 2/4, kho thóc ở xã Nậm Chim cháy. Từ đầu năm, toàn tỉnh có 30 vụ cháy, làm một người "
        "chết.",
    )
    assert resolved("Vụ cháy kho thóc có ai chết không?", fire) is None
    said = resolved("Từ đầu năm có ai chết vì cháy không?", fire)
    assert said is not None and said.say(PHRASES["vi"]).startswith("Có.")
