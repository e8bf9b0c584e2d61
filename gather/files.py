"""Articles in files: plain text, JSON lines, web pages, folders of these, a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

from gather import pages, plain, records
from gather.addresses import stand_in
from newsroom.errors import BadArticle
from newsroom.models import Article

MAX_FILE: Final = 20_000_000
"""Bytes of a single text or page; JSON lines are read line by line and may be longer."""

_KINDS: Final = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
}


def read(path: Path) -> Iterator[Article | BadArticle]:
    """The articles of a file or, in the order of their names, of all files below a folder.

    What cannot be read is yielded as a BadArticle whose text begins with the file (and line).
    Hidden files and files of other kinds below a folder are passed over.
    """
    if not path.is_dir():
        yield from _read_file(path)
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.suffix.lower() in _KINDS and file.is_file() and not hidden:
            yield from _read_file(file)


def read_stream(stream: TextIO, name: str = "-") -> Iterator[Article | BadArticle]:
    """The articles of JSON lines, such as those of standard input."""
    return _records(stream, name)


def _read_file(path: Path) -> Iterator[Article | BadArticle]:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        yield BadArticle(f"{path}: not .txt, .html or .jsonl")
        return
    try:
        if kind == "lines":
            with path.open("rb") as stream:
                yield from _records(stream, str(path))
        else:
            yield _single(path, kind)
    except OSError as error:
        yield BadArticle(f"{path}: {error.strerror or error}")


def _single(path: Path, kind: str) -> Article | BadArticle:
    if path.stat().st_size > MAX_FILE:
        return BadArticle(f"{path}: larger than {MAX_FILE // 1_000_000} MB")
    raw = path.read_bytes()
    try:
        article = plain.parse(raw, path.name) if kind == "text" else pages.extract(raw)
    except BadArticle as error:
        return BadArticle(f"{path}: {error}")
    url = article.url or stand_in(path.name, article.title, article.published)
    return replace(article, url=url)


def _records(lines: Iterable[str | bytes], name: str) -> Iterator[Article | BadArticle]:
    for number, line in enumerate(lines, start=1):
        try:
            text = line if isinstance(line, str) else line.decode("utf-8")
            text = text.strip().removeprefix("\ufeff")
            if text:
                yield records.parse(text)
        except UnicodeDecodeError:
            yield BadArticle(f"{name}:{number}: not UTF-8")
        except BadArticle as error:
            yield BadArticle(f"{name}:{number}: {error}")
