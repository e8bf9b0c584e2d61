"""Each check holds what it is for and lets ordinary comments pass."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.comments.rule import check
from newsroom.comments.triage import Earlier, Submission, hold_reasons

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
GOOD = "Đường vào thôn tôi sửa ba năm nay vẫn chưa xong, mong xã quan tâm."
LABELLED = Path(__file__).parents[1] / "data/comments.jsonl"


def reasons(text: str, *earlier: Earlier) -> tuple[str, ...]:
    return hold_reasons(Submission(text, NOW, check(text).personal, earlier))


def before(text: str, minutes: int, *, own: bool = False, same_article: bool = True) -> Earlier:
    return Earlier(text, NOW - timedelta(minutes=minutes), own, same_article)


@pytest.mark.parametrize(
    "text",
    [
        "Bọn này đúng là đồ chó, bắt hết đi cho dân nhờ",
        "Làm ăn như thế thì đ.ị.t thật, chán không buồn nói",
        "Đ é o hiểu họ nghĩ gì mà làm như vậy nữa",
        "Nói như l*n ấy, ai mà tin cho nổi",
        "Lũ ngu như bò mà cũng đòi làm lãnh đạo",
        "Đồồồ nguuuu, biết gì mà nói",
        "ĐỒ VÔ HỌC, về mà học lại đi",
        "đjt bọn tham nhũng",
        "đ.m làm với chả ăn",
    ],
)
def test_insults_are_held_in_any_dress(text: str) -> None:
    assert "insult" in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Con chó nhà tôi khôn lắm, hạt óc chó và lon nước để trên bàn",
        "Ông Cặp, bà Lồng và anh Đình ở xã Lộc Bình, huyện Điếm Thụy",
        "Bò đỏ au trên đồng, thịt chó thì tôi không ăn",
        "Cụ bị bệnh thần kinh, nhà có người điên thì khổ lắm",
        "Buổi sáng ở đây đẹp, dải núi xa xanh, buồi bưởi chín",
    ],
)
def test_names_animals_and_food_are_no_insults(text: str) -> None:
    assert ("insult" in reasons(text)) == ("buồi" in text)


@pytest.mark.parametrize(
    "text",
    [
        "Gọi anh Páo 0900 000 001 nhé bà con",
        "Thư về gopy@example.vn nhé",
        "Số căn cước của tôi là 010 000 000 001 nhé",
        "Ủng hộ cháu qua stk 123456789 ngân hàng nào cũng được",
        "Nhà nó ở số 12 ngõ 34 đường Hoàng Liên đấy",
    ],
)
def test_personal_data_is_held(text: str) -> None:
    assert reasons(text) == ("personal-data",)


def test_shouting_and_repetition() -> None:
    assert reasons("ĐỀ NGHỊ CƠ QUAN CHỨC NĂNG VÀO CUỘC NGAY") == ("shouting",)
    assert reasons("Sao lại để xảy ra chuyện này được cơ chứ?????!!!") == ("shouting",)
    assert reasons("Hay quá hay quá hay quá hay quá hay quá") == ("repetition",)
    assert reasons("Trời ơiiiiiii sao mà đẹp thế này cơ chứ bà con ơi") == ("repetition",)


def test_nearly_the_same_words_of_anybody_are_a_duplicate() -> None:
    same = "đường vào thôn tôi sửa 3 năm nay vẫn chưa xong!! mong xã quan tâm"
    assert reasons(GOOD, before(same, 500)) == ("duplicate",)
    assert reasons(GOOD, before("Cầu treo cũ nguy hiểm quá rồi, mong tỉnh làm cầu mới", 5)) == ()


def test_floods_of_one_person_and_on_one_article() -> None:
    own = [before(f"Bình luận số {n} về chuyện khác hẳn", n, own=True) for n in (1, 4, 9)]
    assert reasons(GOOD, *own) == ("flood",)
    assert reasons(GOOD, *own[:2]) == ()
    crowd = [before(f"Ý kiến thứ {n} của một người", 4) for n in range(20)]
    assert reasons(GOOD, *crowd) == ("flood",)


def test_ordinary_comments_pass() -> None:
    rows = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
    proper = [row["text"] for row in rows if row["kind"] in ("proper", "names", "loan-words")]
    assert [text for text in proper if reasons(text)] == []
