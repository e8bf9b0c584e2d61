"""Extraction on pages written by hand in different layouts; what is expected stands beside each."""

from __future__ import annotations

import json
import time
import warnings
from collections import Counter
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gather.pages import extract
from newsroom.errors import BadArticle
from newsroom.models import Article
from newsroom.text.syllables import accented_syllables

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "tests" / "fixtures" / "pages"
NATIONAL = ROOT.parent / "shared" / "data" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))


@cache
def expected(name: str) -> dict[str, Any]:
    return dict(json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8")))


@cache
def extracted(name: str) -> Article:
    return extract((PAGES / f"{name}.html").read_bytes(), expected(name)["url"])


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def f1(found: str, wanted: str) -> float:
    left, right = Counter(accented_syllables(found)), Counter(accented_syllables(wanted))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def test_there_are_enough_pages() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_title_date_and_author(name: str) -> None:
    article, wanted = extracted(name), expected(name)
    assert article.title == wanted["title"]
    assert article.published == moment(wanted["published"])
    assert article.author == wanted["author"]


@pytest.mark.parametrize("name", NAMES)
def test_body_without_captions_menus_and_comments(name: str) -> None:
    article, wanted = extracted(name), expected(name)
    assert f1(article.body, "\n".join(wanted["body"])) >= 0.95
    assert list(article.captions) == wanted["captions"]
    for caption in wanted["captions"]:
        assert caption not in article.body


@pytest.mark.parametrize("name", NAMES)
def test_lead_section_picture_address_and_change(name: str) -> None:
    article, wanted = extracted(name), expected(name)
    assert article.lead == wanted["lead"]
    assert article.section == wanted["section"]
    assert article.image == wanted["image"]
    assert article.url == wanted["canonical"]
    assert article.updated == moment(wanted["updated"])


def test_the_whole_is_as_good_as_promised() -> None:
    scores = [f1(extracted(name).body, "\n".join(expected(name)["body"])) for name in NAMES]
    assert sum(scores) / len(scores) >= 0.97


@pytest.mark.parametrize("name", ["vnexpress", "tuoitre", "dantri"])
def test_articles_and_lists_of_national_papers(name: str) -> None:
    if not NATIONAL.is_dir():
        pytest.skip(f"no {NATIONAL}")
    article = extract((NATIONAL / f"{name}_article.html").read_bytes())
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-03-07"
    assert article.lead
    assert article.author
    assert len(article.body) > 2_000
    assert article.url.startswith("https://")
    with pytest.raises(BadArticle):
        extract((NATIONAL / f"{name}_list.html").read_bytes())


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<title>Chỉ có tiêu đề</title>",
        "<h1>Trang chủ</h1><p>Xin chào.</p>",
        "\x00\x01\x02",
        "<h1>Không tìm thấy trang này</h1><p>Trang bạn tìm đã bị xóa hoặc đổi địa chỉ.",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(BadArticle):
        extract(html)


def test_a_page_of_teasers_is_no_article() -> None:
    items = "".join(
        f"<div><h3><a href='/{n}'>Tin thứ {n} của xã Nậm Khà hôm nay</a></h3>"
        f"<p>Đoạn tóm tắt thứ {n} nói gọn về nội dung của tin, đủ dài để giống một câu.</p></div>"
        for n in range(12)
    )
    with pytest.raises(BadArticle):
        extract(f"<title>Tin tức</title><h1>Tin tức của xã</h1><p>24/11/2026</p>{items}")


STORY = "<p>Sáng 06/1, xã Nậm Pung khánh thành cầu treo dài 62 mét, giúp 84 hộ đi lại.</p>" * 3


def test_deep_nesting_is_read() -> None:
    html = f"<h1>Khánh thành cầu treo Nậm Pung</h1>07-01-2024{'<div><font>' * 200}{STORY}"
    assert "cầu treo" in extract(html).body


HEAD = "<h1>Khánh thành cầu treo Nậm Pung</h1>07-01-2024"


@pytest.mark.parametrize(
    "html",
    [
        HEAD + "<div>" * 200_000 + STORY,
        HEAD + "".join(f"<b id={n}>" for n in range(500)) + "<p>x" * 200_000 + STORY,
        HEAD + "<a href=/a>Bốn chữ trở lên nhé</a><br>" * 30_000 + STORY,
        HEAD + (STORY + "<p>Tin khác</p>") * 1_000,
        HEAD + "<div>07/01/2024 21:46</div>" * 30_000 + STORY,
        HEAD + "<p>" + "x " * 500_000 + STORY,
        HEAD + "<p>" + "ảnh :" * 100_000 + STORY,
        HEAD + "<div class='" + "a " * 500_000 + "'>" + STORY,
        HEAD + "<script type='application/ld+json'>" + "[" * 500_000 + "</script>" + STORY,
    ],
    ids=["depth", "copies", "links", "ends", "dates", "words", "credits", "classes", "json"],
)
def test_a_hostile_page_costs_seconds_at_most(html: str) -> None:
    started = time.process_time()
    with suppress(BadArticle):
        extract(html)
    assert time.process_time() - started < 10


def test_local_time_that_metadata_calls_utc_is_corrected_by_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-01-07T21:46:00Z">'
    html = f"{head}<h1>Khánh thành cầu treo Nậm Pung</h1><p>21:46 07-01-2024</p>{STORY}"
    assert extract(html).published == moment("2024-01-07T21:46:00+07:00")


def test_month_first_metadata_is_corrected_by_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-07-01T21:46:00+07:00">'
    html = f"{head}<h1>Khánh thành cầu treo Nậm Pung</h1><p>21:46 07-01-2024</p>{STORY}"
    assert extract(html).published == moment("2024-01-07T21:46:00+07:00")


def test_a_date_without_year_needs_the_time_of_reading() -> None:
    html = f"<h1>Khánh thành cầu treo Nậm Pung</h1><p>14:05, 06/1</p>{STORY * 3}"
    assert extract(html).published is None
    now = moment("2024-01-08T00:00:00+00:00")
    assert extract(html, now=now).published == moment("2024-01-06T14:05:00+07:00")


def test_the_canonical_address_must_be_of_the_same_site() -> None:
    def url(claimed: str) -> str:
        link = f'<link rel="canonical" href="{claimed}">'
        page = f"{link}<h1>Khánh thành cầu treo Nậm Pung</h1><p>07-01-2024</p>{STORY}"
        return extract(page, "https://m.tv.example/a?fbclid=1").url

    assert url("https://tv.example/a.html") == "https://tv.example/a.html"
    assert url("/a.html") == "https://m.tv.example/a.html"
    assert url("https://evil.example/a.html") == "https://m.tv.example/a"
    assert url("https://tv.example/") == "https://m.tv.example/a"
    assert url("javascript:alert(1)") == "https://m.tv.example/a"


def test_fixtures_hold_no_sentence_of_the_national_pages() -> None:
    if not NATIONAL.is_dir():
        warnings.warn(f"not checked: no {NATIONAL}", stacklevel=1)
        pytest.skip(f"no {NATIONAL}")
    theirs = "".join(path.read_text(encoding="utf-8") for path in NATIONAL.glob("*.html"))
    for name in NAMES:
        for paragraph in expected(name)["body"]:
            assert len(paragraph) < 60 or paragraph not in theirs
