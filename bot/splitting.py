"""Long replies cut to a platform's limit: between blocks, else sentences, else words.

Lengths are measured by the caller's ``Measure``, because platforms count differently: Telegram
in UTF-16 units, Zalo in characters. Cuts fall on text, never on markup, so no tag is ever torn.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from newsroom.chat import Block, Span
from newsroom.text.sentences import sentence_spans

Measure = Callable[[str], int]

DRESS = 4
"""Room for what a channel draws around a block: the blank line before it and a bullet."""

_JOINERS = "\u200d\ufe0e\ufe0f"


def utf16_length(text: str) -> int:
    """The length of ``text`` in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int, measure: Measure = utf16_length) -> list[str]:
    """``text`` in parts of at most ``limit``, without the white space at their edges."""
    parts = (text[start:end].strip() for start, end in pairwise(_cuts(text, limit, measure)))
    return [part for part in parts if part]


def split_blocks(
    blocks: Sequence[Block], limit: int, measure: Measure = utf16_length
) -> list[tuple[Block, ...]]:
    """``blocks`` as messages of at most ``limit``, order and styles kept.

    A title stays with the block that follows it.
    """
    messages: list[tuple[Block, ...]] = []
    current: list[Block] = []
    room = limit
    for piece in (part for block in blocks for part in _pieces(block, limit - DRESS, measure)):
        cost = measure(piece.plain) + DRESS
        if cost > room and current:
            kept = _trailing_titles(current, limit - cost, measure)
            messages.append(tuple(current[: len(current) - len(kept)]))
            current, room = kept, limit - sum(measure(block.plain) + DRESS for block in kept)
        current.append(piece)
        room -= cost
    return [*messages, tuple(current)] if current else messages


def gap(before: Block, after: Block) -> str:
    """What stands between two blocks: entries, quotations and what a title heads stay close."""
    close = before.kind == after.kind == "item" or "quote" in (before.kind, after.kind)
    return "\n" if close or before.kind == "title" else "\n\n"


def _trailing_titles(blocks: list[Block], room: int, measure: Measure) -> list[Block]:
    """The titles that ``blocks`` end with, unless they are all of it or need more than ``room``."""
    at = len(blocks)
    while at > 0 and blocks[at - 1].kind == "title":
        at -= 1
    kept = blocks[at:]
    fits = sum(measure(block.plain) + DRESS for block in kept) <= room
    return kept if at > 0 and fits else []


def _pieces(block: Block, limit: int, measure: Measure) -> list[Block]:
    cuts = _cuts(block.plain, limit, measure)
    if len(cuts) == 2:
        return [block]
    pieces = (_slice(block, start, end) for start, end in pairwise(cuts))
    return [piece for piece in pieces if piece.plain.strip()]


def _slice(block: Block, start: int, end: int) -> Block:
    """The part of ``block`` between two offsets of its plain text."""
    spans: list[Span] = []
    at = 0
    for span in block.spans:
        inside = span.text[max(0, start - at) : max(0, end - at)]
        if inside:
            spans.append(replace(span, text=inside))
        at += len(span.text)
    return replace(block, spans=tuple(spans))


def _cuts(text: str, limit: int, measure: Measure) -> list[int]:
    """Offsets from 0 to the end between which ``text`` measures at most ``limit``."""
    cuts = [0]
    starts: list[int] | None = None
    while measure(text[cuts[-1] :]) > limit:
        starts = starts or [start for start, _ in sentence_spans(text)]
        furthest = _furthest(text, cuts[-1], limit, measure)
        cuts.append(_break(text, cuts[-1], furthest, starts))
    return [*cuts, len(text)]


def _furthest(text: str, start: int, limit: int, measure: Measure) -> int:
    """The last offset up to which the text from ``start`` fits, at least one character on."""
    fits = bisect_right(
        range(len(text) - start + 1), limit, key=lambda size: measure(text[start : start + size])
    )
    return max(start + fits - 1, start + 1)


def _break(text: str, start: int, furthest: int, sentence_starts: list[int]) -> int:
    """The best place to cut in (start, furthest]: a sentence's start, a word's, any character's."""
    sentence = bisect_right(sentence_starts, furthest) - 1
    if sentence >= 0 and sentence_starts[sentence] > start:
        return sentence_starts[sentence]
    for at in range(furthest, start, -1):
        if text[at - 1].isspace() and text[start:at].strip():
            return at
    return _whole_character(text, start, furthest)


def _whole_character(text: str, start: int, at: int) -> int:
    """``at``, moved back so that no mark or joined emoji is parted from its base."""
    for candidate in range(at, start, -1):
        mark = unicodedata.combining(text[candidate]) or text[candidate] in _JOINERS
        if not mark and text[candidate - 1] != "\u200d":
            return candidate
    return at
