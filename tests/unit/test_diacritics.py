"""Diacritics are put back where they belong and nothing else is touched."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.comments.rule import check
from newsroom.comments.suggestion import suggest
from newsroom.text.diacritics import restore
from newsroom.text.fold import fold, strip_marks
from newsroom.text.normalize import nfc, normalize

DEV = Path("../shared/data/diacritics-dev.txt")


@pytest.mark.skipif(not DEV.exists(), reason=f"{DEV} is not here")
def test_at_least_94_in_100_words_of_the_dev_lines_are_right() -> None:
    right = total = 0
    for line in DEV.read_text(encoding="utf-8").splitlines()[:300]:
        wanted = normalize(line.lower()).split()
        got = restore(strip_marks(" ".join(wanted))).text.split()
        right += sum(a == b for a, b in zip(wanted, got, strict=True))
        total += len(wanted)
    assert right >= 0.94 * total


@pytest.mark.parametrize(
    ("bare", "right"),
    [
        ("Duong vao thon toi rat xau", "Đường vào thôn tôi rất xấu"),
        ("CAM ON CAC BAC SI", "CẢM ƠN CÁC BÁC SĨ"),
        ("Cam on UBND tinh, da sua 3,5 km duong!", "Cảm ơn UBND tỉnh, đã sửa 3,5 km đường!"),
        ("Toi xem livestream tren Facebook", "Tôi xem livestream trên Facebook"),
        ("Cam on https://bao.vn/tin-moi-nhat", "Cảm ơn https://bao.vn/tin-moi-nhat"),
    ],
)
def test_capitals_numbers_and_strangers_are_kept(bare: str, right: str) -> None:
    assert restore(bare).text == right


@given(st.text(max_size=200))
def test_only_marks_are_added(text: str) -> None:
    restored = restore(text)
    assert fold(restored.text) == fold(nfc(text))
    assert 0 <= restored.confidence <= 1


@given(st.sampled_from(["Đường vào thôn tôi rất xấu", "học sinh vùng cao", "Ông Bùi Đình Nghĩa"]))
def test_given_marks_are_kept(text: str) -> None:
    assert restore(text).text == text
    assert restore(text).changed == 0
    half = text.split(" ", 1)[0] + " " + strip_marks(text.split(" ", 1)[1])
    assert restore(half).text.split(" ", 1)[0] == text.split(" ", 1)[0]


def test_a_long_text_is_restored_in_linear_time() -> None:
    start = time.process_time()
    restore("toi khong biet " * 3000)
    assert time.process_time() - start < 5


def test_a_suggestion_is_made_only_where_it_makes_the_comment_pass() -> None:
    bare = "Toi rat thich bai viet nay, cam on nha bao da len tieng giup dan"
    assert suggest(bare, check(bare)) == (
        "Tôi rất thích bài viết này, cảm ơn nhà báo đã lên tiếng giúp dân"
    )
    for other in (
        "Rat hay",
        "Bài viết rất hay và bổ ích, cảm ơn tác giả nhiều lắm ạ",
        "I really like this article because it tells the truth about our town",
        f"{bare} t.me/abc",
    ):
        assert suggest(other, check(other)) is None
