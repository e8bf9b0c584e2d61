from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.answers.question import AnswerType, understand
from newsroom.text.fold import strip_marks

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=timezone(timedelta(hours=7)))  # a Tuesday

TYPES = {
    "Ai ký quyết định cấm đường?": "person",
    "Giám đốc Sở Y tế là ai": "person",
    "Chủ tịch UBND xã Nậm Mòng": "person",
    "Nhà thơ nào được trao giải nhất?": "person",
    "Ai dự lễ khánh thành cầu?": "people",
    "Đoàn công tác gồm những ai": "people",
    "Ông Lò Văn Pao giữ chức vụ gì?": "post",
    "Công ty nào thi công tuyến đường?": "organisation",
    "Lễ hội diễn ra ở đâu?": "place",
    "Xã nào bị thiệt hại nặng nhất?": "place",
    "Quốc gia nào có dân số đông nhất?": "place",
    "Cầu khánh thành khi nào?": "time",
    "Đường dây được đóng điện năm nào": "time",
    "Hội thi kéo dài bao lâu?": "duration",
    "Đường bị cấm mấy ngày?": "duration",
    "Kinh phí xây trường là bao nhiêu?": "amount",
    "Trồng bao nhiêu hecta quế?": "amount",
    "Có bao nhiêu hộ phải di dời": "count",
    "Bí thư Huyện ủy nhấn mạnh điều gì?": "quotation",
    "Vì sao chợ phải đóng cửa?": "reason",
    "Lũ ống gây thiệt hại như thế nào?": "manner",
    "Mô hình VietGAP là gì?": "definition",
    "Cầu đã khánh thành chưa?": "yes-no",
    "Đường có được thông xe không?": "yes-no",
    "Xã trồng những loại cây nào?": "list",
    "Bài này ai viết?": "author",
    "Bài báo này đăng ngày nào?": "published",
    "Có gì mới về sân bay?": "whats-new",
    "tin về giao thông ở Mường Cha": "whats-new",
    "Ai chủ trì cuộc họp?": "chair",
    "Cuộc họp do ai chủ trì?": "chair",
    "Trường dạy môn gì?": "other",
    "Giám đốc Sở Giao thông tỉnh Mường Cha tên là gì?": "person",
    "Bác thợ rèn ở chợ tên gì?": "person",
    "Hai học sinh được khen tên là gì?": "people",
    "Các Phó Chủ tịch UBND tỉnh nào dự họp?": "people",
    "Giám đốc Trung tâm Bảo tồn và Phát triển di sản tỉnh là ai?": "person",
    "Tài xế nào bị thương?": "person",
    "Gạo nếp bán giá bao nhiêu một cân?": "amount",
    "Đội bóng được thưởng bao nhiêu?": "amount",
    "Chị bán rau thu nhập mỗi tháng bao nhiêu?": "amount",
    "Trong vụ cháy có ai bị thương không?": "yes-no",
    "Hợp tác xã trồng chè mang tên gì?": "organisation",
}
ENGLISH = {
    "Who signed the decision?": "person",
    "Who attended the ceremony?": "people",
    "Which company builds the road?": "organisation",
    "Where does the festival take place?": "place",
    "When was the bridge opened?": "time",
    "How long does the contest last?": "duration",
    "How much does the school cost?": "amount",
    "How many households had to move?": "count",
    "What did the secretary say?": "quotation",
    "Why was the market closed?": "reason",
    "How did the flood happen?": "manner",
    "Is the bridge open?": "yes-no",
    "Who wrote this article?": "author",
    "When was this article published?": "published",
    "What's new about the airport?": "whats-new",
    "Who chaired the meeting?": "chair",
    "What is Mr Pao's position?": "post",
    "What post does Mr Pao hold?": "post",
    "Which villages were flooded?": "list",
    "Which pass was closed?": "place",
    "What export turnover did the gate reach?": "amount",
    "What did the doctor recall about the night?": "quotation",
}


@pytest.mark.parametrize(("text", "expected"), TYPES.items())
def test_vietnamese_is_understood_with_and_without_diacritics(text: str, expected: str) -> None:
    for written in (text, strip_marks(text)):
        found = understand(written, NOW)
        assert (found.language, found.answer_type) == ("vi", expected), written


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english_is_understood(text: str, expected: str) -> None:
    found = understand(text, NOW)
    assert (found.language, found.answer_type) == ("en", expected)


@pytest.mark.parametrize(
    ("text", "expected", "searched"),
    [
        ("gia ve bn", "amount", "gia ve bao nhiêu"),
        ("mấy h họp", "time", "mấy giờ họp"),
        ("hội nghị bàn gì z", "other", "hội nghị bàn gì vậy"),
        ("ai dc khen thưởng", "person", "ai được khen thưởng"),
        ("vì s đường bị cấm", "reason", "vì sao đường bị cấm"),
        ("hội nghị diễn ra ntn", "manner", "hội nghị diễn ra như thế nào"),
    ],
)
def test_shorthand_is_written_out(text: str, expected: str, searched: str) -> None:
    found = understand(text, NOW)
    assert (found.answer_type, found.search_text) == (expected, searched)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("co bao nhieeu ho di doi", "count"),
        ("baonhieu hộ phải di dời", "count"),
        ("cầu khánh thành khi nfao", "time"),
        ("taij sao đường bị cấm", "reason"),
    ],
)
def test_slips_in_question_words_are_put_right(text: str, expected: str) -> None:
    assert understand(text, NOW).answer_type == expected


def test_capitals_that_make_a_name_are_no_question_word_and_no_shorthand() -> None:
    assert understand("AI là gì?", NOW).answer_type is AnswerType.DEFINITION
    assert understand("Vitamin K có tác dụng gì?", NOW).search_text == "Vitamin K có tác dụng gì?"


@pytest.mark.parametrize(
    ("text", "focus", "predicate"),
    [
        ("Chủ tịch UBND tỉnh là ai", "chu tich ubnd tinh", ""),
        ("ban hành bao nhiêu văn bản?", "van ban", "issue"),
        ("Hội thi tổ chức ở xã nào?", "xa", "hold"),
        ("Ai chủ tọa phiên họp?", "", "chair"),
        ("How many schemes are there?", "schemes", ""),
        ("tin về giao thông ở Mường Cha tuần này", "giao thong o muong cha", ""),
    ],
)
def test_focus_and_predicate(text: str, focus: str, predicate: str) -> None:
    found = understand(text, NOW)
    assert (" ".join(found.focus), found.predicate) == (focus, predicate)


def test_the_gap_is_where_the_answer_would_stand() -> None:
    found = understand("Hội thi tổ chức ở xã nào tuần sau?", NOW)
    assert found.before == ("hoi", "thi", "to", "chuc", "o", "xa")
    assert found.after == ("tuan", "sau")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("tin giao thông hôm qua", "2026-11-23", "2026-11-23"),
        ("tin về chợ tuần này", "2026-11-23", "2026-11-29"),
        ("tin về chợ tuần trước", "2026-11-16", "2026-11-22"),
        ("tin về chợ tháng 1", "2026-01-01", "2026-01-31"),
        ("tin về chợ tháng 12", "2025-12-01", "2025-12-31"),
        ("tin về chợ đầu năm 2024", "2024-01-01", "2024-04-30"),
        ("news about the market last week", "2026-11-16", "2026-11-22"),
        ("news about roads yesterday", "2026-11-23", "2026-11-23"),
    ],
)
def test_requests_for_news_are_limited_exactly(text: str, since: str, until: str) -> None:
    found = understand(text, NOW)
    assert found.since is not None
    assert found.until is not None
    assert (found.since.date().isoformat(), found.until.date().isoformat()) == (since, until)
    assert found.since.utcoffset() == timedelta(hours=7)


def test_what_happened_yesterday_may_be_printed_today() -> None:
    found = understand("Ai dự lễ khai mạc hôm qua?", NOW)
    assert found.until is not None
    assert found.until.date().isoformat() == "2026-11-24"
    assert found.search_text == "ai dự lễ khai mạc"


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 tỉnh trồng bao nhiêu hecta rừng?",
        "Tháng 5 xã nào bị hạn hán?",
        "Lượng khách tăng bao nhiêu so với tuần trước?",
        "Ai dự lễ khai mạc ngày 12/3?",
    ],
)
def test_times_that_belong_to_the_content_do_not_limit(text: str) -> None:
    found = understand(text, NOW)
    assert (found.since, found.until) == (None, None)


@given(st.text(max_size=120))
def test_anything_can_be_asked(text: str) -> None:
    found = understand(text, NOW.astimezone(UTC))
    assert isinstance(found.answer_type, AnswerType)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "answer_type"),
    [
        ("giá cà chua", AnswerType.AMOUNT),
        ("gia ca chua hom nay", AnswerType.AMOUNT),
        ("giá cà chua có tăng không", AnswerType.YES_NO),
        ("hôm qua có tin gì", AnswerType.WHATS_NEW),
        ("hom nay co tin gi moi", AnswerType.WHATS_NEW),
        ("Tình hình mưa lũ ở Bản Lầu ra sao rồi?", AnswerType.WHATS_NEW),
        ("U15 Bản Lầu thua ai ở tứ kết", AnswerType.ORGANISATION),
        ("don vi nao xay cau", AnswerType.ORGANISATION),
        ("bán lãi bao nhiêu từ chè", AnswerType.AMOUNT),
        ("su kien nao danh dau le hoi", AnswerType.OTHER),
    ],
)
def test_everyday_questions_are_told_apart(text: str, answer_type: AnswerType) -> None:
    assert understand(text, NOW).answer_type is answer_type


def test_what_only_asks_for_news_is_no_topic() -> None:
    asked = understand("Tình hình mới nhất vụ cháy chợ Bản Lầu thế nào?", NOW)
    assert asked.focus == ("chay", "cho", "ban", "lau")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("cầu mới dài nhiêu mét vậy", AnswerType.AMOUNT),
        ("gui xe may het nhieu tien", AnswerType.AMOUNT),
        ("phà cũ bữa nào nghỉ chạy", AnswerType.TIME),
        ("chừng nào cầu xong", AnswerType.TIME),
        ("sao đường lại lở vậy ad", AnswerType.REASON),
    ],
)
def test_everyday_question_words(question: str, kind: AnswerType) -> None:
    assert understand(question, NOW).answer_type is kind
