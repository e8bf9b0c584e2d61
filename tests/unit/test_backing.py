"""What an article as a whole says for or against a reading of it."""

from __future__ import annotations

from newsroom.answers.backing import Backing
from newsroom.answers.reading import BACKING_FEATURES, Reading
from tests.unit.resolving import asked, subject

LIBRARY = subject(
    "Thư viện huyện Mường Sang mở cửa trở lại",
    "Sáng 03/11, Thư viện huyện Mường Sang mở cửa trở lại. Bà Hoàng Thị Ngát, Phó Chủ tịch UBND "
    "huyện cắt băng khai trương. 12 bạn đọc được tặng sách.",
)


def reading(sentence: str, span: str, article_id: int = LIBRARY.article.id) -> Reading:
    start = LIBRARY.passages[0].find(span)
    return Reading(article_id, 0, sentence, span, start, start + len(span), 0.5, 0.0, sentence)


def backed(question: str, found: Reading) -> dict[str, float]:
    backing = Backing(asked(question, [LIBRARY]), [LIBRARY], [])
    return dict(zip(BACKING_FEATURES, backing(found), strict=True))


def test_a_name_that_the_article_lacks_speaks_against_it() -> None:
    found = reading("12 bạn đọc được tặng sách.", "12 bạn đọc")
    assert backed("Thư viện Mường Sang tặng sách ai?", found)["names stand"] == 1
    assert backed("Thư viện Nà Mòn Hạ tặng sách ai?", found)["names stand"] == 0


def test_the_sentence_adds_to_what_the_title_tells() -> None:
    gift, opening = (
        backed("Ai được tặng sách ở thư viện Mường Sang?", found)
        for found in (
            reading("12 bạn đọc được tặng sách.", "12 bạn đọc"),
            reading("Sáng 03/11, Thư viện huyện Mường Sang mở cửa trở lại.", "Mường Sang"),
        )
    )
    assert gift["own"] > opening["own"]
    assert gift["line"] < opening["line"]
    assert gift["line and headline"] > opening["line and headline"]


def test_an_extract_of_another_form_does_not_fit() -> None:
    sentence = "12 bạn đọc được tặng sách."
    assert backed("Bao nhiêu bạn đọc được tặng sách?", reading(sentence, "12"))["fits"] == 1
    assert backed("Khi nào bạn đọc được tặng sách?", reading(sentence, "12"))["fits"] == 0


def test_nothing_is_known_of_an_article_that_was_not_looked_into() -> None:
    found = reading("12 bạn đọc được tặng sách.", "12 bạn đọc", LIBRARY.article.id + 1)
    values = backed("Ai được tặng sách?", found)
    assert values["whole"] == values["line"] == values["names stand"] == -1
