"""An English question in the words of the article that answers it."""

from __future__ import annotations

import pytest

from newsroom.answers.glossing import glossed_terms
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from tests.unit.resolving import asked, span, subject

FIRE = subject(
    "Cháy chợ Mường Lè, 14 gian hàng bị thiêu rụi",
    "Rạng sáng 6/11, chợ Mường Lè, xã Nậm Ngoan bốc cháy. Vụ cháy làm 14 gian hàng bị thiêu rụi, "
    "3 gian hàng khác hư hỏng.\n"
    "Công an tỉnh điều 5 xe chữa cháy. Đèo Mường Lè dài 7 km, được khánh thành ngày 05/9.\n"
    "Bà Quàng Thị Mỷ cắt băng khánh thành nhà văn hóa thôn Bản Păng. Hai đối tượng Lò Văn Ún và "
    "Tòng Văn Nọi bị bắt giữ vì lấy trộm cáp điện.",
)


def gloss(question: str) -> Question:
    return asked(question, [FIRE])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many stalls burned down?", "gian hàng thiêu rụi"),
        ("How many fire engines were sent?", "xe chữa cháy điều"),
        ("Where is the Mường Lè market?", "chợ mường lè"),
        ("Where is the Muong Le market?", "chợ mường lè"),
        ("What happened at the hamlet's house of culture?", ""),
        ("When was the pass opened on 5 September?", "đèo khánh thành trên 05/9"),
    ],
)
def test_words_are_those_of_the_article_in_its_order(question: str, words: str) -> None:
    if words:
        assert " ".join(gloss(question).written) == words


def test_a_gloss_is_a_vietnamese_question_that_keeps_its_english_words() -> None:
    found = gloss("How many stalls burned down at Mường Lè market?")
    assert found.language == "vi"
    assert found.answer_type is AnswerType.COUNT
    assert found.text == "bao nhiêu gian hàng thiêu rụi ở chợ Mường Lè"
    assert found.focus == ("gian", "hang")
    assert found.english[:2] == ("stalls", "burned")
    assert ("cháy", "rụi") in found.meanings[1].phrases


def test_a_word_that_no_lexicon_has_stays_and_is_no_name() -> None:
    assert gloss("Who zzyzxed the market?").written == ("zzyzxed", "chợ")


def test_who_suffers_is_asked_in_the_passive() -> None:
    assert gloss("Who was arrested?").after[0] == "duoc"
    assert gloss("Who cut the ribbon?").after[0] != "duoc"


def test_terms_weigh_what_their_search_keys_weigh() -> None:
    found = gloss("How many stalls burned down?")
    terms = glossed_terms(found, [Term("gian", 2.0), Term("gian_hang", 3.0), Term("ruoi", 9.0)])
    assert terms == (Term("gian", 2.0), Term("gian_hang", 3.0))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many stalls burned down at the market?", "14"),
        ("How many fire engines were sent?", "5"),
        ("Who cut the ribbon at the house of culture?", "Quàng Thị Mỷ"),
        ("Who was arrested for stealing cable?", "Lò Văn Ún và Tòng Văn Nọi"),
        ("How many stalls burned down at the hospital?", ""),
        ("Who was arrested for stealing cattle?", ""),
        ("Who refereed the football final?", ""),
    ],
)
def test_the_evidence_answers_in_english_too(question: str, answer: str) -> None:
    assert span(question, FIRE) == answer


def test_names_are_found_in_the_spelling_of_the_article() -> None:
    found = gloss("Did Lo Van Un steal the cable?")
    assert ("lò", "văn", "ún") in {each.phrases[0] for each in found.meanings if each.name}


def test_what_need_not_be_said_again_is_slight_and_circumstances_stand_aside() -> None:
    found = gloss("Did anyone die during the fire at Mường Lè market?")
    aside = {each.phrases[0] for each in found.meanings if each.aside}
    assert {("chợ",), ("mường", "lè")} <= aside
    assert found.asked_with == "did"


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What is the dollar exchange rate?", "ty gia"),
        ("How many surplus stalls are there?", "gian hang"),
        ("How old is the driver?", "tuoi"),
        ("How much did it cost?", "tien"),
    ],
)
def test_the_noun_asked_for_is_put_into_vietnamese(question: str, noun: str) -> None:
    assert " ".join(gloss(question).focus) == noun


def test_who_is_called_by_a_given_name_has_the_title_that_the_article_gives() -> None:
    found = gloss("What did Ms My say?")
    assert (("mỷ",),) in {each.phrases for each in found.meanings}
    titled = subject("Khai mạc", "Bà Quàng Thị Mỷ, Chủ tịch UBND xã, dự lễ. Bà Mỷ vui mừng.")
    assert asked("What did Ms My say?", [titled]).meanings[0].phrases == (("bà", "mỷ"),)


def test_a_noun_far_from_its_name_must_still_be_said_of_it() -> None:
    """The ward of that name has no bridge of that name."""
    ward = subject("Cháy ở phường Cầu Lim", "Phường Cầu Lim có 15 m đường. Cầu Bến Sung dài 412 m.")
    assert span("How long is the Cầu Lim bridge?", ward) == ""
    assert span("How long is the Bến Sung bridge?", ward) == "412 m"


CALLS = subject(
    "Cảnh báo trộm chó ở Nậm Ngoan",
    "Người dân thấy người lạ thì gọi ngay số 0219 555 102. Xã có 1.200 hộ.\n"
    "Chiều 5/11, trận đấu giữa hai bản kết thúc, Nậm Ngoan thắng Bản Păng 4 - 1.",
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What number should people call if they see strangers?", "0219 555 102"),
        ("What was the score of the match between Nậm Ngoan and Bản Păng?", "4 - 1"),
        ("What number should people call if there is a flood?", ""),
    ],
)
def test_what_has_a_form_of_its_own_is_asked_for_in_english(question: str, answer: str) -> None:
    assert span(question, CALLS) == answer
