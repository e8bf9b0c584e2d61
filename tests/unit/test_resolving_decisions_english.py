"""English yes-no questions: answered only where one clause states or denies what is asked."""

from __future__ import annotations

import pytest

from handlers.texts.answers_en import EnglishAnswers
from tests.unit.resolving import resolved, subject

STORM = subject(
    "Bão số 9 vào Mường Lè, học sinh nghỉ học một ngày",
    "Sáng 6/11, bão số 9 quét qua xã Nậm Ngoan, tỉnh Mường Lè. Trận bão làm 40 ngôi nhà tốc mái, "
    "không có thiệt hại về người. Chợ Bản Păng tạm đóng cửa đến ngày 8/11.\n"
    "Sở Giáo dục và Đào tạo cho toàn bộ học sinh nghỉ học ngày 6/11. Hai người ở thôn Nà Hin mất "
    "tích khi đi thả lưới.\n"
    "Công an xã bắt giữ Lò Văn Ún vì lấy trộm cáp điện. Đội Nậm Ngoan thắng đội Bản Păng 2 - 0. "
    "Nếu mưa tiếp tục, đập Nà Hin có thể vỡ.",
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did anyone die in the storm?", "No"),
        ("Is anyone missing?", "Yes"),
        ("Are the schools closed because of the storm?", "Yes"),
        ("Are the schools open?", "No"),
        ("Is Bản Păng market open?", "No"),
        ("Is the Ban Pang market closed?", "Yes"),
        ("Have the police arrested Lò Văn Ún?", "Yes"),
        ("Has Lò Văn Ún been arrested?", "Yes"),
        ("Did the police arrest a smuggler?", ""),
        ("Did Nậm Ngoan win?", "Yes"),
        ("Did Bản Păng win?", ""),
        ("Did the president visit Nậm Ngoan?", ""),
        ("Did the dam break?", ""),
        ("Was the chairman arrested?", ""),
        ("Did anyone die in the fire?", ""),
    ],
)
def test_one_clause_must_say_it(question: str, answer: str) -> None:
    found = resolved(question, STORM)
    assert (found.say(EnglishAnswers())[:3].rstrip(".") if found else "") == answer
    assert found is None or found.span in found.quote


def test_a_way_of_escape_tells_nothing_of_the_dead() -> None:
    fire = subject(
        "Cháy xưởng mộc ở Nà Hin",
        "Đêm 2/4, xưởng mộc ở xã Nà Hin cháy lớn. Xưởng từng bị nhắc nhở vì chắn lối thoát nạn. "
        "Hôm sau xã mở hội chợ.",
    )
    assert resolved("Did anyone die in the fire?", fire) is None
    assert resolved("Is the market in Nà Hin open?", fire) is None
