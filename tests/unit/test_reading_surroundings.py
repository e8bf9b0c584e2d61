"""What stands around an extract, and what says the same in other words."""

from __future__ import annotations

from datetime import UTC, datetime

from newsroom.answers.question import understand
from newsroom.answers.rank import Term
from newsroom.answers.reading.alike import alike, asked_in
from newsroom.answers.reading.beside import BESIDE_FEATURES, beside
from newsroom.answers.reading.pages import page
from newsroom.answers.reading.probe import probe
from newsroom.answers.reading.quote import LONGEST, quote
from newsroom.answers.reading.sentence import sentence
from newsroom.text.syllables import folded_syllables

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def around(question: str, text: str, extract: str) -> dict[str, float]:
    asked = understand(question, NOW)
    terms = [Term(word, 3.0) for word in folded_syllables(question)]
    held = sentence(probe(asked, terms), page(text), 0)
    wanted = folded_syllables(extract)
    keys = list(held.row.keys)
    at = next(i for i in range(len(keys)) if keys[i : i + len(wanted)] == wanted)
    return dict(zip(BESIDE_FEATURES, beside(held, at, at + len(wanted) - 1), strict=True))


def test_the_questions_words_stand_in_a_row_beside_the_answer() -> None:
    text = "Giám đốc Sở Y tế Lò Văn Pản và Giám đốc Sở Nội vụ Hà Thị Sen cùng dự."
    right = around("Ai là giám đốc Sở Y tế?", text, "Lò Văn Pản")
    wrong = around("Ai là giám đốc Sở Y tế?", text, "Hà Thị Sen")
    assert right["row left"] > wrong["row left"]
    assert wrong["strangers left"] > right["strangers left"]


def test_a_former_holder_is_noticed() -> None:
    text = "Nguyên Giám đốc Sở Y tế Lò Văn Pản kể lại."
    assert around("Ai là giám đốc Sở Y tế?", text, "Lò Văn Pản")["former"] == 1.0
    assert around("Ai là nguyên giám đốc Sở Y tế?", text, "Lò Văn Pản")["former"] == 0.0


def test_other_words_for_the_same_count() -> None:
    asked, _ = asked_in("Bao nhiêu người thiệt mạng?", {"thiet": 4.0, "mang": 4.0})
    said = page("Vụ tai nạn làm ba người tử vong.").words[0]
    unsaid = page("Vụ tai nạn làm ùn tắc ba giờ.").words[0]
    whole, other, _, missing = alike(asked, said, frozenset())
    assert 0 < whole < 1
    assert other == whole
    assert missing < alike(asked, unsaid, frozenset())[3]


def test_a_quotation_takes_along_what_may_answer_too() -> None:
    text = "Một câu đầu. Câu có câu trả lời. Câu sau cũng có thể. Và câu cuối."
    whole = page(text)
    start, end = whole.sentences[1]
    quoted = quote(text, whole.sentences, 1, (start, end), {1: 0.5, 2: 0.2})
    assert quoted == "Câu có câu trả lời. Câu sau cũng có thể."
    assert quote(text, whole.sentences, 1, (start, end), {1: 0.5}) == "Câu có câu trả lời."


def test_a_quotation_is_never_too_long() -> None:
    text = " ".join(f"Câu số {at} dài thêm vài chữ nữa cho đủ." for at in range(40))
    whole = page(text)
    likely = dict.fromkeys(range(40), 0.5)
    quoted = quote(text, whole.sentences, 20, whole.sentences[20], likely)
    assert len(quoted) <= LONGEST
    assert "Câu số 20 " in quoted
