"""What a site allows robots to read: robots.txt after RFC 9309, with the delays that sites ask for.

The standard library's parser knows neither wildcards nor that the longest rule wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

MAX_BYTES: Final = 500_000
_LONGEST_DELAY: Final = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us, as (path pattern, allowed), and the site's sitemaps."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be read; of several rules the longest wins, and allow a tie."""
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        matching = [rule for rule in self.rules if _matches(rule[0], path)]
        return max(matching, key=lambda rule: (len(rule[0]), rule[1]), default=("", True))[1]


NOTHING: Final = Robots(rules=(("/", False),))
"""For sites whose robots.txt cannot be had because of a fault: they may forbid everything."""


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for ``agent`` (the name alone, such as ``HoitinBot``)."""
    groups: list[_Group] = []
    sitemaps: list[str] = []
    in_rules = True
    for line in text[:MAX_BYTES].splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            if in_rules:
                groups.append(_Group())
            groups[-1].agents.append(value.lower())
            in_rules = False
        elif name == "sitemap" and value:
            sitemaps.append(value)
        elif groups and name in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            _add(groups[-1], name, value)
    own = _group_of(groups, agent.lower())
    return Robots(tuple(own.rules), own.delay, tuple(dict.fromkeys(sitemaps)))


def _add(group: _Group, name: str, value: str) -> None:
    if name == "crawl-delay":
        if re.fullmatch(r"\d+(?:\.\d+)?", value):
            group.delay = min(_LONGEST_DELAY, float(value))
    elif value:
        group.rules.append((unquote(value), name == "allow"))


def _group_of(groups: list[_Group], agent: str) -> _Group:
    """The group for this agent, else the one for all; groups of one agent are taken together."""
    for wanted in (agent, "*"):
        found = [group for group in groups if wanted in group.agents]
        if found:
            rules = [rule for group in found for rule in group.rules]
            return _Group(rules=rules, delay=max(group.delay for group in found))
    return _Group()


def _matches(pattern: str, path: str) -> bool:
    """``*`` stands for any characters, ``$`` for the end; everything else is a beginning."""
    ended = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if len(pieces) == 1:
        return not ended or at == len(path)
    if ended:
        return len(path) - len(pieces[-1]) >= at and path.endswith(pieces[-1])
    return path.find(pieces[-1], at) >= 0
