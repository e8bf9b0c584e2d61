"""The text core: normal forms, folding, syllables, sentences."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.fold import fold, strip_marks
from newsroom.text.normalize import normalize
from newsroom.text.places import place_of
from newsroom.text.sentences import sentence_spans, sentences
from newsroom.text.syllables import accented_syllables, folded_syllables, tokens

VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
texts = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " .,!?\n0123456789“”")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Tỉnh uỷ", "Tỉnh ủy"),
        ("hoà thuỷ khoẻ HUỶ", "hòa thủy khỏe HỦY"),
        ("hoàn quý QUÝ quà huỳnh", "hoàn quý QUÝ quà huỳnh"),
    ],
)
def test_tone_marks_have_one_place(written: str, normal: str) -> None:
    assert normalize(written) == normal
    assert normalize(unicodedata.normalize("NFD", written)) == normal


@given(texts)
def test_normal_form_is_stable_and_form_blind(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert normalize(unicodedata.normalize("NFD", text)) == once


@given(texts)
def test_folding_leaves_plain_ascii_of_the_same_length(text: str) -> None:
    assert len(strip_marks(text)) == len(text)
    assert fold(text.replace("“", "").replace("”", "")).isascii()


def test_folding_folds_d() -> None:
    assert fold("Đường Điện Biên Phủ") == "duong dien bien phu"


def test_syllables_keep_numbers_whole_and_names_together() -> None:
    assert folded_syllables("Sáng 06/1, H'Mông ký 1.200 văn bản (3,5%)") == (
        ["sang", "06/1", "hmong", "ky", "1.200", "van", "ban", "3,5%"]
    )
    assert accented_syllables("Tỉnh UỶ") == ["tỉnh", "ủy"]


@given(texts)
def test_token_offsets_point_into_the_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for token in tokens(text):
        assert fold(normalize(text[token.start : token.end])) == token.folded


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ban hành gần 1.200 văn bản. Sáng 06/1 họp.", 2),
        ("Tại TP. Lào Cai, ông B. Trump đến. Rất đông người dự.", 2),
        ("Ông nói: “Một việc. Hai việc.” Rồi ông đi.", 2),
        ("“Không được “trống xuôi kèn ngược” vì ta. Văn phòng là bộ mặt.” Hết.", 2),
        ("Rất tốt.Tôi ủng hộ.", 2),
        ("Dòng một\nDòng hai", 2),
        ("GS.TS. Nguyễn Văn An phát biểu.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(texts)
def test_sentences_lose_no_letter(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentence_spans(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_a_part_is_looked_for_as_whole_words() -> None:
    assert place_of("dài 412 m, rộng 12 m", "12 m") == 16
    assert place_of("dài 412 m", "12 m") == 5
    assert place_of("dài 412 m", "9 m") == -1


@given(st.text("ab1_ .é", max_size=12), st.text("ab1_ .é", max_size=3))
def test_a_part_is_found_wherever_it_stands(text: str, part: str) -> None:
    at = place_of(text, part)
    whole = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)
    assert at == (whole.start() if whole else text.find(part))
