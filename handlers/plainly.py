"""What people say about digests without a command: "theo dõi giá quế", "gửi tin cho tôi lúc 7h"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import alerts, bulletin, subscribing
from handlers.context import Context, Replies
from handlers.wishes import understand
from newsroom.text.fold import strip_marks

_ME = r"(?:toi|minh|em|anh|chi|chau|con)"
_FOLLOW = re.compile(
    r"^(?:hay |nho |vui long )?(?:theo doi"
    rf"|bao (?:cho )?{_ME}(?: biet)?(?: ngay)? (?:khi|neu|luc)(?: nao)? co tin(?: tuc)?(?: moi)?"
    r"(?: ve)?|follow|(?:tell|alert|notify) me (?:when|if) there is (?:any )?news (?:about|on))"
    r"\s+(?P<what>\S.*)$"
)
_SEND = re.compile(
    rf"^(?:{_ME} )?(?:muon |can |xin )?(?:dang ky|nhan|gui)(?: nhan)?(?: cho {_ME})?"
    rf" (?:ban tin|tin tuc|tin)(?: cho {_ME})?\s+(?P<what>\S.*)$"
    r"|^(?:subscribe(?: me)?|send me (?:the )?(?:news|digest))\s+(?P<wish>\S.*)$"
)
_REST = re.compile(
    r"^(?:tam )?(?:dung|nghi|ngung)(?: nhan| gui)? ban tin\b(?P<what>.*)$"
    r"|^pause (?:my |the )?(?:digest|news)\b(?P<wish>.*)$"
)
_ASKS = re.compile(
    r"\?|\b(?:dau|nao|gi|ai|sao|may|bao nhieu|bao gio|what|who|where|when|how|why)\b"
)


async def heard(context: Context) -> Replies | None:
    """Do what is said about digests; None where nothing is. Questions are questions."""
    said = context.argument
    if what := _part(_FOLLOW, said):
        return await alerts.command(replace(context, argument=what))
    if (what := _part(_SEND, said)) and understand(what).minute is not None:
        return await subscribing.command(replace(context, argument=what))
    if (what := _part(_REST, said)) is not None:
        return await bulletin.command(replace(context, argument=f"nghỉ {what}"))
    return None


def _part(pattern: re.Pattern[str], said: str) -> str | None:
    """What is said after the words that ``pattern`` knows, as it was written; None where something
    is asked."""
    plain = strip_marks(said).lower()
    found = pattern.match(plain)
    if found is None:
        return None
    name = next(each for each in ("what", "wish") if found.groupdict().get(each) is not None)
    start, end = found.span(name)
    return None if _ASKS.search(plain[start:end]) else said[start:end].strip()
