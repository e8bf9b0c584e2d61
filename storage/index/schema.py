"""How a passage stands in the index: which fields there are and how they are written and read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import tantivy

from newsroom.answers.related import joined
from newsroom.answers.weightless import indexed_pairs
from newsroom.models import Article, Candidate, Passage
from newsroom.text.keys import key_line
from newsroom.text.syllables import accented_syllables

FORMAT = 7
"""Raise it whenever what is written changes: an index of another format is rebuilt."""
TEXT, PAIRS = "text", "pairs"
ARTICLE, PUBLISHED, STORED, META = "article", "published", "stored", "meta"
_ANALYZER = "spaces"
# Ends of sentences, roughly: good enough for what ranking makes of them, and ten times as fast.
_END = re.compile(r"[.!?…]\s+|\n+")


def schema() -> tantivy.Schema:
    """Two fields of search keys, two of numbers to filter by, and where the passage is kept."""
    builder = tantivy.SchemaBuilder()
    for field, kept in ((TEXT, "freq"), (PAIRS, "basic")):
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option=kept)
    builder.add_integer_field(ARTICLE, indexed=True)
    builder.add_integer_field(PUBLISHED, indexed=True, fast=True)
    builder.add_integer_field(META, indexed=True)
    builder.add_bytes_field(STORED, stored=True, indexed=False)
    return builder.build()


def register_analyzer(index: tantivy.Index) -> None:
    """The terms come ready from us, separated by spaces."""
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_ANALYZER, spaces)


def record(article: Article, text: str) -> list[Any]:
    """What is kept of a passage: the title, when published, the text, its words (see
    ``Candidate.words``) and keys."""
    published = int(article.published.timestamp()) if article.published else None
    sentences = [accented_syllables(each) for each in _END.split(text)]
    keys = key_line("\n".join(map(" ".join, sentences)))
    words = "\n".join(" ".join(joined(each)) for each in sentences)
    return [article.title, published, text, words, keys]


def documents(article: Article, records: Sequence[Sequence[Any]]) -> Iterator[tantivy.Document]:
    """One document for each record; the title is searched with every one of them."""
    accented = accented_syllables(article.title)
    title = key_line(" ".join(accented))
    title_pairs = indexed_pairs(title.split(), accented)
    for position, (_, published, _, words, line) in enumerate(records):
        document = tantivy.Document()
        document.add_text(TEXT, f"{title} {line}")
        pairs = indexed_pairs(line.split(), words.replace("_", " ").split())
        document.add_text(PAIRS, " ".join(title_pairs + pairs))
        document.add_integer(ARTICLE, article.id)
        if published is not None:
            document.add_integer(PUBLISHED, published)
        document.add_bytes(STORED, json.dumps([article.id, position]).encode())
        yield document


def candidate(article_id: int, position: int, score: float, kept: Sequence[Any]) -> Candidate:
    """What a document and its record stand for."""
    title, published, text, words, keys = kept
    return Candidate(
        passage=Passage(article_id, position, text),
        title=title,
        score=score,
        published=None if published is None else datetime.fromtimestamp(published, UTC),
        words=words,
        keys=keys,
    )


def stored(document: tantivy.Document) -> Any:
    """The JSON value kept with a document."""
    value: bytes = document.get_first(STORED) or b"null"
    return json.loads(value)


def mark(seq: int) -> tantivy.Document:
    """The document that says up to which change the index is complete; committed with the rest."""
    document = tantivy.Document()
    document.add_integer(META, 1)
    document.add_bytes(STORED, json.dumps({"format": FORMAT, "seq": seq}).encode())
    return document
