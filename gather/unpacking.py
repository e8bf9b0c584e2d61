"""Bodies and files packed with gzip or deflate, unpacked within a limit."""

from __future__ import annotations

import zlib
from typing import Final

_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b"
_PIECE: Final = 256_000


class TooLarge(Exception):
    """What was packed is larger than allowed."""


class Unpacker:
    """Takes a body piece by piece and keeps at most ``limit`` bytes of what it unpacks to."""

    def __init__(self, encoding: str, limit: int) -> None:
        """``encoding`` is that of the Content-Encoding header; ValueError where it is unknown."""
        self._limit = limit
        self._body = bytearray()
        self._inflate = _inflater(encoding.strip().lower())

    def feed(self, piece: bytes) -> None:
        """Add what has arrived. Raises TooLarge, or zlib.error where the body is damaged."""
        if self._inflate is None:
            self._add(piece)
            return
        while piece:
            self._add(self._inflate.decompress(piece, _PIECE))
            piece = self._inflate.unconsumed_tail

    def body(self) -> bytes:
        """All that was unpacked."""
        if self._inflate is not None:
            self._add(self._inflate.flush())
        return bytes(self._body)

    def _add(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > self._limit:
            raise TooLarge


def gunzipped(raw: bytes, limit: int) -> bytes:
    """``raw`` itself or, where it is a gzip file, what is in it.

    Raises TooLarge, or zlib.error where the file is damaged.
    """
    if not raw.startswith(_MAGIC):
        return raw
    unpacker = Unpacker("gzip", limit)
    unpacker.feed(raw)
    return unpacker.body()


def beginning(raw: bytes, size: int) -> bytes:
    """The first ``size`` bytes of ``raw`` or of what is packed in it, b"" where it is damaged."""
    if not raw.startswith(_MAGIC):
        return raw[:size]
    try:
        return zlib.decompressobj(_GZIP).decompress(raw[: 4 * size], size)
    except zlib.error:
        return b""


def _inflater(encoding: str) -> zlib._Decompress | None:
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(_GZIP)
    if encoding == "deflate":
        return zlib.decompressobj()
    raise ValueError(f"unknown packing {encoding}")
