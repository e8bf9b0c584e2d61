"""Reading: the sentence and the shortest extract of it that answer a question."""

from __future__ import annotations

from newsroom.answers.reading.confidence import THRESHOLD
from newsroom.answers.reading.reader import Reading, read

__all__ = ["THRESHOLD", "Reading", "read"]
