"""What kind of thing a question asks for, as far as ranking passages needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.answers.terms import Wants

_NUMBER = re.compile(r" (bao nhieu|bao lau|bao xa|may) |how (many|much|long|far|old)")
_TIME = re.compile(
    r" (khi|nam|ngay|thang|luc|hoi|thoi gian|thoi diem|the ki|giai doan) nao | bao gio | nam may "
    r"| when |(what|which) (year|month|day|date|century|decade|time)"
)
_PERSON = re.compile(
    r" ai | (nguoi|nhan vat|ong|ba|vi|vua|ca si|cau thu) nao | who(m|se)? "
    r"|(what|which) (person|king|president)"
)


def wants(words: Sequence[str]) -> Wants:
    """What the question with these search keys (or English words) asks for."""
    line = f" {' '.join(words)} "
    return Wants(
        number=bool(_NUMBER.search(line)),
        time=bool(_TIME.search(line)),
        person=bool(_PERSON.search(line)),
    )
