"""What the checks look at: the comment and what came before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier comment of the same person (``own``) or on the same article."""

    text: str
    created: datetime
    own: bool
    same_article: bool


@dataclass(frozen=True, slots=True)
class Submission:
    """A comment about to be kept. ``personal`` is what the rule found of addresses and numbers."""

    text: str
    now: datetime
    personal: Sequence[str] = ()
    earlier: Sequence[Earlier] = ()
