"""Optional readers behind ``newsroom.ports.Reader``: a local model, an OpenAI-compatible server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from newsroom.errors import SettingsError
from newsroom.ports import Clock, Reader


@asynccontextmanager
async def open_reader(
    spec: str, *, key: str, seconds: float, daily: int, clock: Clock
) -> AsyncIterator[Reader | None]:
    """The reader that ``HOITIN_READER`` names; None for the built-in one.

    Raises SettingsError for a name of another shape, ReaderError when a model cannot be loaded.
    """
    kind, _, where = spec.partition(":")
    if spec == "builtin":
        yield None
    elif kind == "onnx" and where:
        from bot.readers.onnx import load  # noqa: PLC0415  (an optional dependency)

        yield await load(where)
    elif kind == "openai" and "#" in where:
        from bot.readers.openai import OpenAIReader  # noqa: PLC0415  (only where it is used)

        base, _, model = where.rpartition("#")
        server = OpenAIReader(base, model, clock, key=key, seconds=seconds, daily=daily)
        async with server as reader:
            yield reader
    else:
        raise SettingsError(
            "HOITIN_READER: write builtin, onnx:FOLDER_OR_HUB_ID or openai:BASE_URL#MODEL"
        )
