from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gather.addresses import canonical, clean, with_scheme
from gather.links import article_links, feed_links

NATIONAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pages"
URL = "https://tv.example/thoi-su"

SECTION = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss/thoi-su.xml">
<link rel="alternate" hreflang="en" href="/en"></head><body>
<nav><a href="/lich-phat-song-truyen-hinh">Lịch phát sóng truyền hình tuần này</a></nav>
<div class="list"><h3><a href="/khanh-thanh-cau-123.html?utm_source=x#top">Khánh thành cầu treo Nậm
 Pung</a></h3><p>Cầu dài 62 mét. <a href="/khanh-thanh-cau-123.html">Xem thêm</a></p>
<a href="/video-ngan">Video</a> <a href="/anh/cau.jpg">Ảnh cầu treo cỡ lớn nhất</a>
<a href="gia-ngo-tang-124.html"><b>Giá ngô tăng mạnh đầu vụ</b></a>
<a href="https://quangcao.example/mua-ngay-keo-het">Mua ngay kẻo hết, giảm nửa giá</a>
<a href="javascript:void(0)">Bấm vào đây để xem ngay</a> <a href="mailto:a@b.c">Gửi thư cho tòa</a>
<a href="/tag/nam-pung">Các tin về xã Nậm Pung</a>
<a href="http://[bad">Địa chỉ này bị hỏng mất rồi</a>
<table><tr><td><a href="?id=7">Xã Tà Chải tổng kết công tác năm 2023</a></td></tr></table></div>
<footer><a href="/gioi-thieu-dai">Giới thiệu Đài Phát thanh và Truyền hình</a></footer></html>"""


def test_the_links_of_a_section_page_that_lead_to_articles() -> None:
    links = article_links(SECTION, URL)
    assert [(link.url, link.title) for link in links] == [
        ("https://tv.example/khanh-thanh-cau-123.html", "Khánh thành cầu treo Nậm Pung"),
        ("https://tv.example/gia-ngo-tang-124.html", "Giá ngô tăng mạnh đầu vụ"),
        ("https://tv.example/thoi-su?id=7", "Xã Tà Chải tổng kết công tác năm 2023"),
    ]


def test_feeds_that_a_page_names() -> None:
    assert feed_links(SECTION, URL) == ["https://tv.example/rss/thoi-su.xml"]


@pytest.mark.parametrize("name", ["vnexpress", "tuoitre", "dantri"])
def test_lists_of_national_papers(name: str) -> None:
    if not NATIONAL.is_dir():
        pytest.skip(f"no {NATIONAL}")
    url = {
        "vnexpress": "https://vnexpress.net/kinh-doanh",
        "tuoitre": "https://tuoitre.vn/kinh-doanh.htm",
        "dantri": "https://dantri.com.vn/kinh-doanh.htm",
    }[name]
    links = article_links((NATIONAL / f"{name}_list.html").read_bytes(), url)
    numbered = [link for link in links if any(c.isdigit() for c in link.url)]
    assert len(links) >= 15
    assert len(numbered) / len(links) >= 0.95


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://TV.example/A?b=1#c", "https://tv.example/A?b=1"),
        ("https://tv.example/a?utm_source=x&id=7&fbclid=y", "https://tv.example/a?id=7"),
        ("https://tv.example/a?id=7&empty=", "https://tv.example/a?id=7&empty="),
        ("", ""),
    ],
)
def test_addresses_without_what_only_tracks(url: str, expected: str) -> None:
    assert clean(url) == expected


@example("0 #", "")
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_as_address_is_survived(url: str, claimed: str) -> None:
    found = canonical(url, claimed)
    assert canonical(found) == found


@given(st.text(max_size=300))
def test_any_page_is_survived(html: str) -> None:
    for link in article_links(f"<a href='/{html}'>Bốn chữ trở lên {html}</a>{html}", URL):
        assert link.url.startswith(("http://tv.example", "https://tv.example"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("baolinhgiang.example", "https://baolinhgiang.example"),
        (" bao.example:8080/rss ", "https://bao.example:8080/rss"),
        ("http://bao.example/", "http://bao.example/"),
        ("chợ quế", "chợ quế"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("1.5 tỷ", "1.5 tỷ"),
        ("", ""),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed: str, meant: str) -> None:
    assert with_scheme(typed) == meant
