"""Links are found however they are dressed up, and what only looks like one is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.comments.links import find

# Invented names under real suffixes, and the shapes that links of real sites have.
DOMAINS = st.sampled_from(
    """tinvungcao.vn baosuoimo.com.vn example.com chophien.net nongsan.org.vn quatang.xyz
    dulich.travel abc.io suoimo.gov.vn tinnhanh.info banggia.club 24gio.net tin-tuc.asia""".split()
)
PATHS = st.sampled_from(["", "/", "/anh-lu", "/a?b=c", ":8080/x"])
SENTENCES = st.sampled_from(
    [
        "Bà con vào {} xem ảnh lũ sáng nay nhé, đường vào bản ngập hết cả rồi",
        "{} đăng đủ cả, mọi người đọc rồi hãy nói, đừng vội tin ai hết",
        "Tôi đọc thấy chuyện này từ lâu lắm rồi, bằng chứng nằm ở {}",
        "Đọc xong mà buồn ({}), không hiểu sao lại để xảy ra chuyện này",
    ]
)
_CYRILLIC = str.maketrans("aceopx", "асеорх")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "upper": str.upper,
    "scheme": lambda d: f"https://{d}",
    "hxxp": lambda d: f"hxxps://{d}",
    "stars": lambda d: f"h**p://{d}",
    "spaced scheme": lambda d: f"https : // {d}",
    "www": lambda d: f"www.{d}",
    "[.]": lambda d: d.replace(".", "[.]"),
    "(.)": lambda d: d.replace(".", "(.)"),
    "{.}": lambda d: d.replace(".", " {.} "),
    "(dot)": lambda d: d.replace(".", " (dot) "),
    "[dot]": lambda d: d.replace(".", "[dot]"),
    "-dot-": lambda d: d.replace(".", "-dot-"),
    "(chấm)": lambda d: d.replace(".", " (chấm) "),
    "ideographic": lambda d: d.replace(".", "。"),
    "full-width dot": lambda d: d.replace(".", "．"),
    "one-dot leader": lambda d: d.replace(".", "․"),
    "full width": lambda d: d.translate(_FULL_WIDTH),
    "zero width": "\u200b".join,
    "soft hyphen": lambda d: d.replace(".", ".\u00ad"),
    "Cyrillic": lambda d: d.translate(_CYRILLIC),
    "letter by letter": " ".join,
    "entity": lambda d: d.replace(".", "&#46;"),
    "percent": lambda d: d.replace(".", "%2E"),
    "Markdown": lambda d: f"[xem](https://{d})",
    "HTML": lambda d: f'<a href="//{d}">xem</a>',
}


@given(domain=DOMAINS, path=PATHS, sentence=SENTENCES, disguise=st.sampled_from(sorted(DISGUISES)))
def test_no_disguise_of_a_domain_passes(
    domain: str, path: str, sentence: str, disguise: str
) -> None:
    text = sentence.format(DISGUISES[disguise](domain) + path)
    assert find(text).links, text


@pytest.mark.parametrize("dot", [" . ", " .", " dot ", " chấm ", " cham ", " DOT ", " Chấm "])
@pytest.mark.parametrize("domain", ["tinvungcao.vn", "chophien.com", "nongsan.net"])
def test_spelt_dots_before_common_endings(dot: str, domain: str) -> None:
    assert find(f"Bà con vào {domain.replace('.', dot)} xem ảnh lũ nhé").links


@pytest.mark.parametrize(
    "link",
    """t.me/chotroi t.me/+AbCdEf zalo.me/g/abc zalo.me fb.com/groups/1 m.me/a bit.ly/3x s.id/q
    youtu.be/abc discord.gg/abc 203.113.131.9 10.0.0.1:8080 xn--bocaoi-bva.vn пример.рф 例子.中国
    bücher.de báosuốimơ.vn tg://join?invite=1 ftp://a.vn/b http:\\\\example.com""".split(),
)
def test_addresses_of_every_kind(link: str) -> None:
    assert find(f"Mọi người vào {link} đọc nhé").links


@pytest.mark.parametrize(
    "text",
    [
        "Ở TP.HCM và TP.HN mưa một tí là ngập",
        "Điện, đường, trường, trạm, v.v. đều thiếu",
        "Lãi suất 3.5% ở km 2.5 ngày 12.5.2024, giá 1.250.000 đồng",
        "Phương án A.B.C gì cũng được",
        "Tôi không biết.Ai cũng nói thế",
        "tôi không biết.ai cũng nói thế",
        "Xong rồi, tốt.Do đó dân phấn khởi",
        "Hết covid.Ai cũng mừng",
        "Giỏi quá Việt Nam.VN vô địch",
        "Cảnh đẹp.Giá rẻ.Người hiền",
        "hay quá.mn vào ủng hộ nào",
        "Thịt chấm mắm, xoài chấm me, thầy chấm thi",
        "Mục 1.2.3.4 và phiên bản 10.0.1.2",
        "H.Ba Vì, Q.Ba Đình, P.An Phú, ThS.Do Minh, bà Ng.Th.M.",
        "Chạy 24/7, Lào Cai/Sa Pa, và/hoặc, 50.000đ/kg :))) :/",
        "Học Node.js và ASP.NET, mở baocao.pdf",
        "Thật không thể tin...Ai ngờ cầu sập",
        "Cách dùng [1] và (2) như sau: (a) đọc; (b) viết",
    ],
)
def test_what_only_looks_like_a_link(text: str) -> None:
    found = find(text)
    assert found.links == ()
    assert found.rest == text


@pytest.mark.parametrize(
    "text",
    [
        "Gửi về gopy@example.vn nhé",
        "Gửi lan (a còng) example chấm com nhé",
        "Gửi hom.thu [at] example [dot] com nhé",
        "Gọi 0900 000 001 nhé",
        "Gọi 0900.000.001, gặp anh Páo",
        "Gọi +84 900 000 003 nhé",
        "Gọi (024) 3900 0004 nhé",
    ],
)
def test_personal_data_is_no_link(text: str) -> None:
    found = find(text)
    assert len(found.personal) == 1
    assert found.links == ()


def test_the_part_taken_for_a_link_is_named() -> None:
    assert find("Xem tinvungcao [.] vn/lu nhé.").links == ("tinvungcao.vn/lu",)
    assert find("Xem ở example.com.").links == ("example.com",)


def test_a_link_is_not_among_the_remaining_words() -> None:
    assert "example" not in find("Xem https://example.com/mot-hai-ba nhé").rest
