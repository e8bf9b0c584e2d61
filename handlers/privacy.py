"""Contacts taken out of a question before it is kept: the editors need the question, not them."""

from __future__ import annotations

import re

GONE = "[…]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DATE = r"\d{1,2}[.-]\d{1,2}[.-]\d{4}"
_PHONE = re.compile(rf"(?<![\w.,/])(?!{_DATE})(?:\+?84|0)(?:[ .-]?\d){{8,11}}(?!\d)")
_LONG_NUMBER = re.compile(r"(?<![\d.,])\d{9,}(?![\d.,])")


def without_contacts(text: str) -> str:
    """``text`` with e-mail addresses, phone, identity-card and account numbers blotted out."""
    for pattern in (_EMAIL, _PHONE, _LONG_NUMBER):
        text = pattern.sub(GONE, text)
    return text
