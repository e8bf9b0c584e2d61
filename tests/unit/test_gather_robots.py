from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gather.robots import NOTHING, Robots, parse_robots

TEXT = """
# a comment
User-agent: *
Disallow: /admin/
Disallow: /*?print=
Allow: /admin/tin/
Disallow: /*.pdf$
Crawl-delay: 5

User-agent: BadBot
User-agent: OtherBot
Disallow: /

Sitemap: https://tv.example/sitemap-news.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/tin/a.html", True),
        ("/admin/", False),
        ("/admin/user", False),
        ("/admin/tin/a", True),
        ("/a?print=1", False),
        ("/a?x=1", True),
        ("/b.pdf", False),
        ("/b.pdf?x", True),
        ("/%61dmin/x", False),
    ],
)
def test_the_longest_rule_wins_and_wildcards_are_known(path: str, allowed: bool) -> None:
    robots = parse_robots(TEXT, "HoitinBot")
    assert robots.allows(f"https://tv.example{path}") is allowed


def test_delay_and_sitemaps() -> None:
    robots = parse_robots(TEXT, "HoitinBot")
    assert robots.delay == 5.0
    assert robots.sitemaps == ("https://tv.example/sitemap-news.xml",)


def test_a_group_of_our_own_comes_before_the_one_for_all() -> None:
    for name in ("badbot", "OtherBot"):
        assert not parse_robots(TEXT, name).allows("https://tv.example/tin")
    text = "User-agent: *\nDisallow: /\n\nUser-agent: hoitinbot\nDisallow:\n"
    own = parse_robots(text, "HoitinBot")
    assert own.allows("https://tv.example/anything")


def test_no_rules_allow_everything_and_a_fault_nothing() -> None:
    assert Robots().allows("https://tv.example/a")
    assert not NOTHING.allows("https://tv.example/")


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: {text}\nCrawl-delay: {text}", "HoitinBot")
    assert robots.allows("https://tv.example/a") in (True, False)
    assert 0 <= robots.delay <= 60


@given(st.text("ab*$/", max_size=8), st.text("ab/", max_size=8))
def test_a_pattern_matches_as_the_regular_expression_it_stands_for(pattern: str, path: str) -> None:
    rule = f"/{pattern}"
    body = ".*".join(re.escape(piece) for piece in rule.removesuffix("$").split("*"))
    end = r"\Z" if rule.endswith("$") else ""
    expected = re.match(body + end, f"/{path}") is not None
    robots = Robots(rules=((rule, False),))
    assert robots.allows(f"https://tv.example/{path}") is not expected
