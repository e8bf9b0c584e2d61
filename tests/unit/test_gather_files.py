from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gather.captions import is_surely_caption
from gather.dates import LOCAL
from gather.files import read, read_stream
from newsroom.errors import BadArticle
from newsroom.models import Article

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "article.txt"

STORY = """Xã Nậm Pung khánh thành cầu treo

21:46 07-01-2024 | :334

Mường Lạn TV - Sáng 06/1, UBND xã Nậm Pung khánh thành cầu treo bản Nà Ui, dài 62 mét.

Quang cảnh buổi lễ.

Đồng chí Lò Văn Phủ, Chủ tịch UBND xã nhấn mạnh: “Cầu mới giúp 84 hộ dân đi lại thuận tiện”.

Đồng chí Lò Văn Phủ, Chủ tịch UBND xã.

Kinh phí xây cầu là 3,2 tỷ đồng, do nhân dân và doanh nghiệp đóng góp.

Thu Hà


Bình luận

Tối thiểu 10 chữ Tiếng việt có dấu Không chứa liên kết
"""

RECORD = {
    "url": "https://baomuonglan.example/a1.html",
    "title": "Giá ngô tăng",
    "published": "07/01/2024 08:30",
    "body": "Đoạn một.\n\nĐoạn hai.",
}


def only(path: Path) -> Article:
    (article,) = read(path)
    assert isinstance(article, Article)
    return article


def write(path: Path, *records: object) -> Path:
    lines = (r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_text_is_read_as_its_parts(tmp_path: Path) -> None:
    file = tmp_path / "cau-treo.txt"
    file.write_text(STORY, encoding="utf-8")
    article = only(file)
    assert article.title == "Xã Nậm Pung khánh thành cầu treo"
    assert article.published == datetime(2024, 1, 7, 21, 46, tzinfo=LOCAL)
    assert article.author == "Thu Hà"
    assert article.captions == ("Quang cảnh buổi lễ.", "Đồng chí Lò Văn Phủ, Chủ tịch UBND xã.")
    assert [line.split()[0] for line in article.body.split("\n")] == ["Mường", "Đồng", "Kinh"]
    assert article.lead == ""
    assert "334" not in article.body
    assert "Bình luận" not in article.body


def test_a_text_keeps_its_address_when_corrected_or_moved(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text(STORY, encoding="utf-8")
    before = only(first)
    moved = tmp_path / "below" / "a.txt"
    moved.parent.mkdir()
    moved.write_text(STORY.replace("62 mét", "64 mét"), encoding="utf-8")
    after = only(moved)
    assert before.url == after.url
    assert before.body != after.body
    assert str(tmp_path) not in after.url
    assert after.url.startswith("urn:hoitin:a:")


def test_two_texts_of_one_file_name_have_two_addresses(tmp_path: Path) -> None:
    for folder, title in (("x", "Tin thứ nhất"), ("y", "Tin thứ hai")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "article.txt").write_text(
            f"{title}\n\nNội dung tin.", encoding="utf-8"
        )
    urls = {article.url for article in read(tmp_path) if isinstance(article, Article)}
    assert len(urls) == 2


def test_a_text_may_name_its_address_and_have_windows_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = STORY.replace("\n\nMường", "\nhttps://tv.example/cau\n\nMường").replace("\n", "\r\n")
    file.write_bytes(text.encode())
    article = only(file)
    assert article.url == "https://tv.example/cau"
    assert article.author == "Thu Hà"
    assert "https" not in article.body


def test_lines_broken_within_a_sentence_are_joined(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Tiêu đề\n\nSáng nay, xã\nkhánh thành\ncầu treo.\n\nCầu dài 62 mét.\n", "utf-8")
    assert only(file).body == "Sáng nay, xã khánh thành cầu treo.\nCầu dài 62 mét."


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Chỉ có tiêu đề", "Tiêu đề\n\n21:46 07-01-2024 | :334\n"]
)
def test_a_text_without_a_story_is_reported_with_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    (problem,) = read(file)
    assert isinstance(problem, BadArticle)
    assert str(problem).startswith(f"{file}: ")


@pytest.mark.skipif(not SEED.exists(), reason=f"no {SEED}")
def test_the_seed_article_is_read_exactly() -> None:
    article = only(SEED)
    assert article.title == "Văn phòng UBND tỉnh triển khai nhiệm vụ năm 2024"
    assert article.published == datetime(2024, 1, 7, 21, 46, tzinfo=LOCAL)
    assert article.author == "Đức Tính"
    assert len(article.captions) == 2
    assert article.body.startswith("Laocaitv.vn - Sáng 06/1")
    assert article.body.endswith("Văn phòng Chính phủ.")
    assert article.body.count("\n") == 5


def test_records_are_read_with_all_they_know(tmp_path: Path) -> None:
    full = RECORD | {
        "section": "Kinh tế",
        "author": "Hà My",
        "image": "https://baomuonglan.example/a.jpg",
        "summary": "Giá ngô tăng mạnh.",
        "updated": "2024-01-08T09:00:00Z",
    }
    article = only(write(tmp_path / "news.jsonl", full))
    assert article == Article(
        url="https://baomuonglan.example/a1.html",
        title="Giá ngô tăng",
        body="Đoạn một.\nĐoạn hai.",
        published=datetime(2024, 1, 7, 8, 30, tzinfo=LOCAL),
        updated=datetime(2024, 1, 8, 9, 0, tzinfo=UTC),
        lead="Giá ngô tăng mạnh.",
        section="Kinh tế",
        author="Hà My",
        image="https://baomuonglan.example/a.jpg",
    )


TOLD = "Xã Pờ Xúa trồng 40 ha quế, nhiều hơn năm ngoái.\nBà con mong giá quế giữ được như cũ."


@pytest.mark.parametrize(
    ("body", "author", "kept", "signed"),
    [
        (f"{TOLD}\nHà My", "", TOLD, "Hà My"),
        (f"{TOLD}\nBài, ảnh: Hà My", "", TOLD, "Hà My"),
        (f"{TOLD}\nHÀ MY", "Hà My", TOLD, "Hà My"),
        # Somebody else's name may be part of the text, and a lone line is the text.
        (f"{TOLD}\nSùng A Dế", "Hà My", f"{TOLD}\nSùng A Dế", "Hà My"),
        ("Hà My", "", "Hà My", ""),
        (TOLD, "", TOLD, ""),
    ],
)
def test_the_last_line_of_a_record_may_sign(
    tmp_path: Path, body: str, author: str, kept: str, signed: str
) -> None:
    article = only(write(tmp_path / "news.jsonl", RECORD | {"body": body, "author": author}))
    assert (article.body, article.author) == (kept, signed)


def test_only_sure_captions_leave_a_record(tmp_path: Path) -> None:
    first, last = TOLD.split("\n")
    doubtful = "Ông Lù Văn Pao, Chủ tịch UBND xã."
    lines = [first, "Một góc rừng quế Pờ Xúa.", doubtful, "Đồi quế. Ảnh: Hà My", last]
    article = only(write(tmp_path / "news.jsonl", RECORD | {"body": "\n".join(lines)}))
    assert article.captions == (lines[1], lines[3])
    assert article.body == f"{first}\n{doubtful}\n{last}"
    listed = "Lịch tiêm\nẢnh: Hà My\nẢnh: Bá Lộc"
    article = only(write(tmp_path / "list.jsonl", RECORD | {"body": listed}))
    assert article.body == listed


@pytest.mark.parametrize(
    "text", ["Cảnh sát đang làm rõ vụ tai nạn.", "Cảnh báo sạt lở ở xã Pờ Xúa.", "Ảnh hưởng bão."]
)
def test_words_that_only_begin_like_a_caption(text: str) -> None:
    assert not is_surely_caption(text)


@pytest.mark.parametrize("published", [None, "", "2024-01-07", "21:46 07-01-2024"])
def test_a_record_may_say_when_in_many_ways_or_not(tmp_path: Path, published: str | None) -> None:
    article = only(write(tmp_path / "news.jsonl", RECORD | {"published": published}))
    assert article.published is None or article.published.date().isoformat() == "2024-01-07"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ({**RECORD, "title": " "}, "no title"),
        ({**RECORD, "title": 5}, "title is not text"),
        ({**RECORD, "body": None}, "no body"),
        ({**RECORD, "url": ""}, "no url"),
        ({**RECORD, "url": "javascript:alert(1)"}, "not a web address"),
        ({**RECORD, "published": "32/13/2024"}, "published is not a date"),
        ({**RECORD, "title": "t" * 5_000}, "the title has more than"),
    ],
)
def test_a_bad_record_is_named_and_the_rest_goes_on(
    tmp_path: Path, record: object, reason: str
) -> None:
    file = write(tmp_path / "news.jsonl", RECORD, "", record, RECORD)
    first, problem, last = read(file)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(problem, BadArticle)
    assert str(problem).startswith(f"{file}:3: ")
    assert reason in str(problem)


def test_bytes_that_are_not_utf8_spoil_only_their_line(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    good = json.dumps(RECORD).encode()
    file.write_bytes(b"\xef\xbb\xbf" + good + b'\n{"url": "\xff"}\n' + good)
    kinds = [type(one).__name__ for one in read(file)]
    assert kinds == ["Article", "BadArticle", "Article"]


def test_a_lone_surrogate_does_not_reach_the_store(tmp_path: Path) -> None:
    article = only(write(tmp_path / "n.jsonl", json.dumps(RECORD | {"title": "Giá \ud800ngô\0"})))
    assert article.title.encode("utf-8").decode() == "Giá ?ngô"


def test_a_stream_is_read_like_a_file() -> None:
    stream = io.StringIO(json.dumps(RECORD) + "\nnonsense\n")
    article, problem = read_stream(stream)
    assert isinstance(article, Article)
    assert isinstance(problem, BadArticle)
    assert str(problem).startswith("-:2: ")


def test_a_folder_is_read_in_order_and_without_what_is_hidden(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", RECORD | {"title": "Hai"})
    write(tmp_path / "a.jsonl", RECORD | {"title": "Một"})
    (tmp_path / "c").mkdir()
    write(tmp_path / "c" / "d.jsonl", RECORD | {"title": "Ba"})
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git" / "e.jsonl", RECORD)
    (tmp_path / "notes.md").write_text("# no news", encoding="utf-8")
    titles = [article.title for article in read(tmp_path) if isinstance(article, Article)]
    assert titles == ["Một", "Hai", "Ba"]


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.txt", "news.pdf"])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (problem,) = read(tmp_path / name)
    assert isinstance(problem, BadArticle)
    assert name in str(problem)
