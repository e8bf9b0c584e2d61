"""Rules of single sites: CSS selectors by which an editor overrules what extraction would guess.

["baolinhgiang.example"]
title = "h1.main"
body = "div.content"
author = "p.sign"
remove = "div.ads, .related"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import tzinfo
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gather.dates import parse_date
from newsroom.errors import SettingsError
from newsroom.models import Article
from newsroom.text.normalize import tidy


@dataclass(frozen=True, slots=True)
class Rule:
    """CSS selectors for one site; "" leaves a field to extraction. ``remove`` takes elements away
    before anything else is read, ``captions`` may match several."""

    title: str = ""
    lead: str = ""
    body: str = ""
    author: str = ""
    published: str = ""
    section: str = ""
    captions: str = ""
    remove: str = ""


NO_RULE: Final = Rule()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by host, in lower case and without www."""

    by_host: Mapping[str, Rule] = field(default_factory=dict)

    def of(self, url: str) -> Rule:
        """The rule for the host of ``url``; an empty one where there is none."""
        return self.by_host.get(_host(urlsplit(url).hostname or ""), NO_RULE)


def load_rules(path: Path) -> Rules:
    """Read a rule file in TOML. Raises SettingsError naming the mistake."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: the site rules cannot be read ({error})") from None
    return Rules({_host(name): _rule(path, name, table) for name, table in tables.items()})


def _rule(path: Path, host: str, table: object) -> Rule:
    if not isinstance(table, dict):
        raise SettingsError(f'{path}: write a table of selectors for ["{host}"]')
    try:
        return overruling(NO_RULE, table)
    except SettingsError as error:
        raise SettingsError(f"{path}: {host}: {error}") from None


def overruling(rule: Rule, table: Mapping[str, object]) -> Rule:
    """``rule`` with other selectors for some fields. Raises SettingsError naming the mistake."""
    known = [one.name for one in fields(Rule)]
    for name, selector in table.items():
        if name not in known:
            raise SettingsError(f"there is no field {name}, only {', '.join(known)}")
        if not isinstance(selector, str) or not _is_selector(selector):
            raise SettingsError(f"{name} is not a CSS selector: {selector}")
    return replace(rule, **{name: str(selector) for name, selector in table.items()})


def _is_selector(text: str) -> bool:
    try:
        LexborHTMLParser("<p>").css(text)
    except SelectolaxError:
        return False
    return True


def removed(tree: LexborHTMLParser, rule: Rule) -> None:
    """Take away what ``rule`` wants removed."""
    for node in tree.css(rule.remove) if rule.remove else ():
        node.decompose()


def selected(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements of a selector, none for ""."""
    return tree.css(selector) if selector else []


def overruled(article: Article, tree: LexborHTMLParser, rule: Rule, zone: tzinfo) -> Article:
    """``article`` with the fields that ``rule`` finds; the body is not among them."""
    captions = tuple(filter(None, (_line(node) for node in selected(tree, rule.captions))))
    paragraphs = (line for line in article.body.split("\n") if line not in captions)
    return replace(
        article,
        title=_text(tree, rule.title) or article.title,
        lead=_text(tree, rule.lead) or article.lead,
        author=_text(tree, rule.author) or article.author,
        section=_text(tree, rule.section) or article.section,
        published=parse_date(_text(tree, rule.published), zone) or article.published,
        captions=captions or article.captions,
        body="\n".join(paragraphs),
    )


def _text(tree: LexborHTMLParser, selector: str) -> str:
    """The text of the first element of a selector, "" where there is none."""
    return next(map(_line, selected(tree, selector)), "")


def _line(node: LexborNode) -> str:
    return " ".join(tidy(node.text(separator=" ")).split())


def _host(name: str) -> str:
    return name.lower().removeprefix("www.")
