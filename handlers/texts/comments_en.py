"""What is said of comments, in English. Implements newsroom.comments.report.CommentWords."""

from __future__ import annotations

from collections.abc import Sequence


class EnglishCommentWords:
    accepted = "The comment follows the rule."
    no_diacritics = "Comments must be written in Vietnamese with diacritics."

    def too_short(self, words: int, fewest: int) -> str:
        return (
            f"Comments need at least {fewest} Vietnamese words; "
            f"yours has {words}, so {fewest - words} more."
        )

    def link(self, parts: Sequence[str]) -> str:
        return f"Comments may not contain links; please take out {_quoted(parts)}."

    def personal(self, parts: Sequence[str]) -> str:
        listed = ", ".join(parts)
        return (
            f"It holds personal data ({listed}), so an editor will look closely before publishing."
        )


def _quoted(parts: Sequence[str]) -> str:
    return ", ".join(f"“{part}”" for part in parts)
