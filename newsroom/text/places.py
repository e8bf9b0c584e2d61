"""Where a part of a text stands."""

from __future__ import annotations

import re


def place_of(text: str, part: str) -> int:
    """Where ``part`` begins in ``text``, as whole words where it stands so ("12 m" is not taken
    for the end of "412 m"); -1 where it does not stand at all."""
    whole = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)
    return whole.start() if whole else text.find(part)
