"""What editors say about a site where its pages are read wrong: a file of CSS selectors.

A TOML file with a table for each host, such as::

    ["bao.example"]
    title = "h1.tieu-de"
    body = "div.noi-dung > p"
    author = ".but-danh"
    date = ".ngay-dang"
    drop = ".tin-lien-quan, .quang-cao"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from gather.dates import LOCAL, parse_date
from gather.pages import extract
from newsroom.errors import BadArticle, SettingsError
from newsroom.models import Article
from newsroom.text.normalize import tidy

_WRITTEN: Final = ("title", "lead", "body", "author", "section")


@dataclass(frozen=True, slots=True)
class SiteRule:
    """CSS selectors for a site's pages; where one is empty, the page is read as any other.

    What ``drop`` selects is taken away first. Each element of ``body`` and ``lead`` is a paragraph.
    """

    title: str = ""
    lead: str = ""
    body: str = ""
    author: str = ""
    section: str = ""
    date: str = ""
    drop: str = ""


Rules = Mapping[str, SiteRule]
"""The rule of each host, without ``www.``."""


def load_rules(path: Path) -> Rules:
    """The rules of a file. SettingsError says what is wrong and where."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from None
    return {_bare(host): _rule(f"{path}: {host}", table) for host, table in tables.items()}


def rule_for(rules: Rules, url: str) -> SiteRule | None:
    """The rule of the host of ``url``, or of the site above it."""
    labels = _bare(urlsplit(url).hostname or "").split(".")
    hosts = (".".join(labels[at:]) for at in range(len(labels)))
    return next((rules[host] for host in hosts if host in rules), None)


def extract_by(
    rule: SiteRule,
    html: str,
    url: str,
    *,
    zone: tzinfo = LOCAL,
    now: datetime | None = None,
    announced: bool = False,
) -> Article:
    """The article of a page, read as ``gather.pages.extract`` does but for what ``rule`` says.

    A selector that finds nothing on the page changes nothing. Raises BadArticle as that does,
    unless the rule finds title and body.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css(rule.drop) if rule.drop else ():
        node.decompose()
    found = {name: _text(tree, getattr(rule, name)) for name in _WRITTEN}
    try:
        article = extract(tree.html or "", url, zone=zone, now=now, announced=announced)
    except BadArticle:
        if not (found["title"] and found["body"]):
            raise
        article = Article(url, "", "")
    article = replace(article, **{name: text for name, text in found.items() if text})
    moment = parse_date(_text(tree, rule.date), zone) if rule.date else None
    return replace(article, published=moment) if moment else article


def _text(tree: LexborHTMLParser, selector: str) -> str:
    nodes = tree.css(selector) if selector else []
    lines = (" ".join(tidy(node.text(separator=" ")).split()) for node in nodes)
    return "\n".join(line for line in lines if line)


def _rule(where: str, table: Any) -> SiteRule:
    known = {each.name for each in fields(SiteRule)}
    if not isinstance(table, dict) or not set(table) <= known:
        raise SettingsError(f"{where}: a table with some of {', '.join(sorted(known))} is needed")
    for name, selector in table.items():
        if not isinstance(selector, str) or not _is_selector(selector):
            raise SettingsError(f"{where}.{name}: not a CSS selector")
    return SiteRule(**table)


def _is_selector(selector: str) -> bool:
    try:
        LexborHTMLParser("<p></p>").css(selector)
    except (SelectolaxError, ValueError):
        return False
    return True


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
