"""Reading: the sentence and the shortest extract of it that answer a question."""

from __future__ import annotations

from newsroom.answers.reading.reader import Reading, read

__all__ = ["THRESHOLD", "Reading", "read"]

THRESHOLD = 0.35
"""Confidence from which a reading is given as an answer."""
