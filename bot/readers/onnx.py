"""An extractive question answering model in ONNX form, run here by onnxruntime.

A folder (or a hub's repository, where there is a network) with ``model.onnx`` and
``tokenizer.json``: what `optimum-cli export onnx --task question-answering` writes.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.errors import ReaderError
from newsroom.models import Extract

_LENGTH = 384
"""Tokens of question and passage together; a longer passage is read in overlapping windows."""
_STRIDE = 128
_LONGEST = 40
"""Tokens that an answer has at most."""


async def load(where: str) -> OnnxReader:
    """The model in a folder or a hub's repository. Raises ReaderError in words."""
    return await asyncio.to_thread(_load, where)


def _load(where: str) -> OnnxReader:
    try:
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise ReaderError("HOITIN_READER=onnx:... needs: pip install 'hoitin[reader]'") from error
    model, words = (_file(where, name) for name in ("model.onnx", "tokenizer.json"))
    try:
        session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(words))
    except Exception as error:
        raise ReaderError(f"the model in {where} cannot be loaded: {error}") from error
    tokenizer.enable_truncation(_LENGTH, stride=_STRIDE, strategy="only_second")
    return OnnxReader(session, tokenizer)


def _file(where: str, name: str) -> Path:
    path = Path(where) / name
    if path.is_file():
        return path
    if Path(where).is_dir():
        raise ReaderError(f"{where} has no {name}")
    try:
        from huggingface_hub import hf_hub_download  # noqa: PLC0415

        return Path(hf_hub_download(where, name))
    except Exception as error:
        raise ReaderError(f"{where} is neither a folder nor a repository that answers") from error


@dataclass(frozen=True, slots=True)
class _Best:
    """The best span of one window: how much likelier it is than "no answer" (a logit)."""

    margin: float
    passage: int
    start: int
    end: int


class OnnxReader:
    """Reads with one session; the work is done in a thread."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._inputs = [each.name for each in session.get_inputs()]

    async def read(self, question: str, passages: Sequence[str]) -> Extract | None:
        """The likeliest span of any passage; None where no answer is likelier still."""
        return await asyncio.to_thread(self._read, question, passages)

    def _read(self, question: str, passages: Sequence[str]) -> Extract | None:
        try:
            found = [
                each for at, text in enumerate(passages) for each in self._spans(question, at, text)
            ]
        except Exception as error:
            raise ReaderError(f"the reader's model failed: {error}") from error
        best = max(found, key=lambda each: each.margin, default=None)
        if best is None or best.margin <= 0:
            return None
        return Extract(best.passage, best.start, best.end, _sigmoid(best.margin))

    def _spans(self, question: str, at: int, text: str) -> Iterator[_Best]:
        encoded = self._tokenizer.encode(question, text)
        for window in (encoded, *encoded.overflowing):
            starts, ends = self._session.run(None, self._feed(window))[:2]
            best = _best(window, starts[0], ends[0])
            if best is not None:
                margin, first, last = best
                yield _Best(margin, at, window.offsets[first][0], window.offsets[last][1])

    def _feed(self, window: Any) -> dict[str, Any]:
        import numpy  # noqa: PLC0415

        values = {
            "input_ids": window.ids,
            "attention_mask": window.attention_mask,
            "token_type_ids": window.type_ids,
        }
        return {name: numpy.asarray([values[name]], dtype=numpy.int64) for name in self._inputs}


def _best(window: Any, starts: Any, ends: Any) -> tuple[float, int, int] | None:
    """The likeliest span inside the passage, against the first token, which means "no answer"."""
    inside = [at for at, part in enumerate(window.sequence_ids) if part == 1]
    pairs = [
        (float(starts[first] + ends[last]), first, last)
        for first in inside
        for last in inside
        if first <= last < first + _LONGEST
    ]
    if not pairs:
        return None
    score, first, last = max(pairs)
    return score - float(starts[0] + ends[0]), first, last


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
