"""Why an editor should look closely at a comment that follows the rule: one small file a reason.

Nothing here refuses a comment; every comment waits for an editor anyway. A reason puts it first
and says what to look for.
"""

from __future__ import annotations

from collections.abc import Callable

from newsroom.comments.triage import duplicates, floods, insults, personal, repetition, shouting
from newsroom.comments.triage.submission import Earlier, Submission

__all__ = ["CHECKS", "Earlier", "Submission", "hold_reasons"]

CHECKS: dict[str, Callable[[Submission], bool]] = {
    "insult": insults.holds,
    "personal-data": personal.holds,
    "duplicate": duplicates.holds,
    "flood": floods.holds,
    "shouting": shouting.holds,
    "repetition": repetition.holds,
}
"""Every check by the name of its reason, the gravest first."""


def hold_reasons(submission: Submission) -> tuple[str, ...]:
    """All reasons that apply, the gravest first; none where nothing speaks against it."""
    return tuple(name for name, holds in CHECKS.items() if holds(submission))
