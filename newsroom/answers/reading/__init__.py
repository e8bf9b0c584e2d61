"""Reading: the sentence and the shortest extract of it that answer a question."""

from __future__ import annotations

from newsroom.answers.reading.confidence import BACKING_FEATURES, THRESHOLD, THRESHOLD_WITHIN
from newsroom.answers.reading.reader import Reading, read

__all__ = ["BACKING_FEATURES", "THRESHOLD", "THRESHOLD_WITHIN", "Reading", "read"]
