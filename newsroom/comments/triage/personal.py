"""Personal data: mail and telephone, identity and account numbers, where somebody lives."""

from __future__ import annotations

import re

from newsroom.comments.triage.submission import Submission
from newsroom.text.normalize import nfc

_IDENTITY = re.compile(r"(?<![\d.,])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![.,]?\d)")
_NAMED_NUMBER = re.compile(
    r"\b(?:cccd|cmnd|căn cước|chứng minh nhân dân|hộ chiếu|stk|số tài khoản|mã số thuế"
    r"|vietcombank|agribank|techcombank|mb ?bank|bidv|vietinbank)\W{0,3}(?:\w+\W{1,3}){0,4}?\d{6,}",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:số nhà|sn|nhà số|ở số|tại số|số)\s?\d{1,4}[a-z]?(?:/\d+)*,?\s"
    r"(?:ngõ|ngách|hẻm|kiệt|đường|phố|tổ)\s",
    re.IGNORECASE,
)


def holds(submission: Submission) -> bool:
    """Whether the comment tells something by which a person can be found or harmed."""
    text = nfc(submission.text)
    patterns = (_IDENTITY, _NAMED_NUMBER, _HOME)
    return bool(submission.personal) or any(pattern.search(text) for pattern in patterns)
