"""What an article itself speaks against is not given as its answer."""

from __future__ import annotations

import pytest

from newsroom.answers.resolving.contradicting import contradicted
from tests.unit.resolving import asked, subject

LIBRARY = subject(
    "Thư viện huyện Mường Sang mở cửa trở lại",
    "Sáng 03/11, Thư viện huyện Mường Sang mở cửa trở lại. Bà Hoàng Thị Ngát, Phó Chủ tịch UBND "
    "huyện cắt băng khai trương. 12 bạn đọc được tặng sách.\n"
    "Chị Tao Thị Pánh, Giám đốc Trung tâm Văn hóa huyện, cho biết thư viện có 40 bộ bàn ghế.",
)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("Ai cắt băng khai trương thư viện?", "Mường Sang"),
        ("Chồng chị Tao Thị Pánh tên gì?", "Tao Thị Pánh"),
        ("Ai cắt băng khai trương thư viện huyện Nà Mòn?", "Hoàng Thị Ngát"),
        ("Thư viện Mường Sang mở cửa ngày 15/8 có gì?", "mở cửa trở lại"),
        ("Thư viện có bao nhiêu con hổ?", "40"),
        ("Bà Hoàng Thị Ngát nói gì?", "thư viện có 40 bộ bàn ghế"),
        ("Bí thư Huyện ủy nói gì?", "thư viện có 40 bộ bàn ghế"),
        ("Bạn đọc bị phạt bao nhiêu tiền?", "40"),
        ("Thư viện được thưởng bao nhiêu?", "40"),
        ("Vì sao thủ thư cũ xin nghỉ việc?", "mở cửa trở lại"),
        ("Who cut the ribbon?", "Mường Sang"),
        ("Who cut the ribbon?", "UBND huyện"),
        ("How many tigers does the library have?", "40"),
        ("What happened on 15 August?", "mở cửa trở lại"),
    ],
)
def test_the_article_speaks_against_it(question: str, reading: str) -> None:
    assert contradicted(asked(question, [LIBRARY]), LIBRARY, [], reading)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("Ai cắt băng khai trương thư viện?", "Hoàng Thị Ngát"),
        ("Ai được tặng sách?", "12 bạn đọc"),
        ("Thư viện mở cửa ngày 3/11 ở đâu?", "huyện Mường Sang"),
        ("Thư viện có bao nhiêu bộ bàn ghế?", "40 bộ bàn ghế"),
        ("Chị Pánh cho biết điều gì?", "thư viện có 40 bộ bàn ghế"),
        ("Who cut the ribbon?", "Hoàng Thị Ngát"),
        ("How many readers were given books?", "12 bạn đọc"),
    ],
)
def test_nothing_speaks_against_it(question: str, reading: str) -> None:
    assert not contradicted(asked(question, [LIBRARY]), LIBRARY, [], reading)
