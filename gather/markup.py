"""Parsing HTML as browsers do, but not at any price.

The standard's algorithm copies unclosed <b> and <font> into every paragraph that follows and walks
the open elements at every <p>, so a page of a few megabytes can be written that costs gigabytes.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from gather.encoding import decode
from newsroom.errors import BadArticle

MAX_PAGE: Final = 3_000_000
"""Characters of a page that are read."""
MAX_DEPTH: Final = 600
"""Elements within one another; browsers stop at 512."""
MAX_COPIES: Final = 2_000_000
"""Elements that a browser might have to make of unclosed ones."""

_TAG: Final = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)
_FORMATTING: Final = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NESTING: Final = _FORMATTING | frozenset(
    """div span table center blockquote section article main ul ol dl fieldset form figure header
    aside label ins del q cite abbr sub sup button object details""".split()
)


def parsed(html: bytes | str) -> LexborHTMLParser:
    """The tree of a page, cut after ``MAX_PAGE`` characters. Raises BadArticle where its elements
    are tangled beyond what any honest page needs."""
    text = (html if isinstance(html, str) else decode(html))[:MAX_PAGE]
    _check(text)
    return LexborHTMLParser(text)


def _check(text: str) -> None:
    tags = depth = deepest = formatting = most = 0
    for match in _TAG.finditer(text):
        tags += 1
        name = match[2].lower()
        if name not in _NESTING:
            continue
        step = -1 if match[1] else 1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
            most = max(most, formatting)
    if deepest > MAX_DEPTH or most * tags > MAX_COPIES:
        raise BadArticle("the page's markup is tangled beyond reading")
