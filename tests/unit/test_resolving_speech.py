"""What somebody said, and nothing where they did not say it."""

from __future__ import annotations

import pytest

from newsroom.answers.entities.people import mentions
from newsroom.answers.entities.quotations import quotations
from tests.unit.resolving import resolved, span, subject

PASS = subject(
    "Đường lên Mù Sang sẽ mở rộng",
    "Sáng 9/11, ông Vàng Seo Páo, Chủ tịch UBND huyện kiểm tra đường lên Mù Sang. “Đường phải xong "
    "trước Tết. Chậm một ngày là dân khổ một ngày”, ông Páo nói.\n"
    "Bà Lèng Thị Mảy, Giám đốc Sở Giao thông vận tải, cho biết đường dài 14 km. Bà khuyến cáo "
    "người dân không dừng xe ở các khúc cua.\n"
    "Anh Giàng A Lử chở rau mỗi ngày hai chuyến. “Trời mưa thì đường trơn như mỡ”, anh kể.",
)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Chị Lò Thị Én trồng mận đã sáu năm. “Mận năm nay ngọt lắm”, chị khoe rồi chị kể.",
            "Lò Thị Én",
            "Mận năm nay ngọt lắm",
        ),
        (
            "“Trường mới đẹp quá. Các em vui lắm”, cô giáo Vi Thị Nga chia sẻ.",
            "Vi Thị Nga",
            "Trường mới đẹp quá. Các em vui lắm",
        ),
        (
            "“Nước rút là phải dọn ngay”, Chủ tịch UBND xã yêu cầu.",
            "Chủ tịch UBND xã",
            "Nước rút là phải dọn ngay",
        ),
    ],
)
def test_quoted_words_have_their_speaker(text: str, speaker: str, words: str) -> None:
    (said,) = quotations(text, mentions(text))
    assert (said.speaker, said.words, said.direct) == (speaker, words, True)
    assert text[said.start : said.end] == said.words


def test_a_pronoun_at_the_beginning_means_who_was_named_before() -> None:
    text = "“Tôi sẽ làm tiếp”, ông quả quyết nói."
    (said,) = quotations(text, [], "Tẩn Phù Sinh")
    assert said.speaker == "Tẩn Phù Sinh"


def test_insurance_is_no_verb_of_saying() -> None:
    text = "Chị Lò Thị Én mua bảo hiểm cho cả nhà từ năm ngoái."
    assert quotations(text, mentions(text)) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Chủ tịch huyện nói gì về đường Mù Sang?", "Chậm một ngày là dân khổ một ngày"),
        ("ong pao noi gi", "Đường phải xong trước Tết"),
        ("Bà Lèng Thị Mảy khuyến cáo gì?", "không dừng xe ở các khúc cua"),
        ("Bà Mảy cho biết gì về đường Mù Sang?", "đường dài 14 km"),
        ("Anh Lử kể gì về đường khi trời mưa?", "trơn như mỡ"),
        ("What did Mr Páo say?", "Đường phải xong trước Tết"),
    ],
)
def test_the_words_asked_for_are_given(question: str, words: str) -> None:
    assert words in span(question, PASS)


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch huyện nói gì về bóng đá?",
        "Bí thư Huyện ủy nói gì về đường Mù Sang?",
        "Phó Chủ tịch huyện nói gì?",
        "Ông Giàng A Phổng nói gì về đường Mù Sang?",
        "Bà Mảy nói gì về việc tăng học phí?",
    ],
)
def test_nobody_is_given_words_that_are_not_theirs(question: str) -> None:
    assert resolved(question, PASS) is None
