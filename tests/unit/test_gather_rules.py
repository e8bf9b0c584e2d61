from __future__ import annotations

from pathlib import Path

import pytest

from gather.pages import extract
from gather.rules import NO_RULE, Rule, load_rules
from newsroom.errors import SettingsError

PAGE = """<title>Báo X</title><div class="x1">Khánh thành cầu treo Nậm Pung</div>
<div class="x2">Thứ hai, 08/01/2024</div><div class="x3">Đăng ngày 07/01/2024 21:46</div>
<div class="x4"><p>Sáng 06/1, xã Nậm Pung khánh thành cầu treo dài 62 mét qua suối Nà Ui.</p>
<p class="x5">Bà con qua cầu lần đầu</p><p class="x9">Mời bạn nghe bản tin của đài mỗi sáng.</p>
<p>Cầu giúp 84 hộ dân hai bản đi lại thuận tiện trong mùa mưa lũ hằng năm.</p></div>
<div class="x6">tg. thu hà</div><div class="x7">Đời sống bản làng</div>"""

RULE = Rule(
    title=".x1",
    body=".x4",
    author=".x6",
    published=".x3",
    section=".x7",
    captions=".x5",
    remove=".x9",
)


def test_an_editors_rule_overrules_what_extraction_would_guess() -> None:
    article = extract(PAGE, "https://bao.example/1", rule=RULE)
    assert article.title == "Khánh thành cầu treo Nậm Pung"
    assert article.author == "tg. thu hà"
    assert article.section == "Đời sống bản làng"
    assert article.published is not None
    assert article.published.isoformat() == "2024-01-07T21:46:00+07:00"
    assert article.captions == ("Bà con qua cầu lần đầu",)
    assert [line[:4] for line in article.body.split("\n")] == ["Sáng", "Cầu "]


def test_what_the_ruled_text_does_not_hold_is_left_to_the_guess() -> None:
    html = (
        "<h1>Khánh thành cầu treo Nậm Pung</h1><p>21:46 07-01-2024</p>"
        "<div class=sapo>Cây cầu dài 62 mét nối hai bản của xã vùng cao.</div>"
        "<div class=text><p>Sáng 06/1, xã Nậm Pung khánh thành cầu treo, dài 62 mét, cho 84 hộ.</p>"
        "<p>Cầu giúp bà con hai bản đi lại thuận tiện trong mùa mưa lũ năm nay.</p></div>"
        "<div class=author>Thu Hà</div>"
    )
    article = extract(html, "https://bao.example/1", rule=Rule(body=".text"))
    assert article.lead == "Cây cầu dài 62 mét nối hai bản của xã vùng cao."
    assert article.author == "Thu Hà"
    assert article.body.count("\n") == 1


def test_a_selector_that_finds_nothing_changes_nothing() -> None:
    plain = extract(PAGE, "https://bao.example/1", announced=True)
    ruled = extract(PAGE, "https://bao.example/1", announced=True, rule=Rule(author=".none"))
    assert ruled == plain


def test_rules_are_read_by_host(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text('["www.Bao.example"]\ntitle = "h1.x"\nremove = "div.ads, .y"\n', "utf-8")
    rules = load_rules(file)
    assert rules.of("https://bao.example/a") == Rule(title="h1.x", remove="div.ads, .y")
    assert rules.of("https://www.bao.example/a").title == "h1.x"
    assert rules.of("https://other.example/a") is NO_RULE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", "cannot be read"),
        ('host = "x"', "table of selectors"),
        ('["a.example"]\ncolour = "p"', "a.example: there is no field colour"),
        ('["a.example"]\ntitle = "p["', "not a CSS selector"),
        ('["a.example"]\ntitle = 5', "not a CSS selector"),
    ],
)
def test_a_mistake_in_the_rules_is_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words):
        load_rules(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml"):
        load_rules(tmp_path / "none.toml")
