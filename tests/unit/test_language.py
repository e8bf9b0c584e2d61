"""Which language a question is in, with Vietnamese names in English and English words in
Vietnamese."""

from __future__ import annotations

import pytest

from newsroom.answers.questions.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many spectators watched the U15 match against Thanh Xá?", "en"),
        ("fireworks seized Pa Chảo border guards", "en"),
        ("Who is the head of thôn Nà Chuông?", "en"),
        ("Homestay ở Nà Hoi giá bao nhiêu?", "vi"),
        ("livestream ban hang online co phai nop thue khong", "vi"),
        ("giai marathon nam nay ai vo dich", "vi"),
    ],
)
def test_names_and_loan_words_do_not_decide(text: str, language: str) -> None:
    assert detect(text) == language
