"""From an article to all that is derived from it at indexing time."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from newsroom.answers.evidence import dump, find_evidence
from newsroom.answers.passages import passages_of
from newsroom.models import Article, PreparedArticle
from newsroom.sourcing.alike import sketch
from newsroom.text.normalize import tidy

VERSION = 2
"""Raise it whenever what is derived changes: a rerun of an import then derives it anew."""


def prepare(article: Article) -> PreparedArticle:
    """``article`` with tidy text, its passages, evidence and content hash. Pure computation."""
    clean = replace(
        article,
        title=tidy(article.title),
        lead=tidy(article.lead),
        body=tidy(article.body),
        author=tidy(article.author),
        section=tidy(article.section),
        captions=tuple(map(tidy, article.captions)),
    )
    passages = passages_of(clean)
    return PreparedArticle(
        article=clean,
        passages=passages,
        content_hash=content_hash(clean),
        evidence=dump(find_evidence(passages)),
        sketch=sketch(clean),
    )


def content_hash(article: Article) -> str:
    """A fingerprint of everything that a reader sees."""
    seen = (
        VERSION,
        article.title,
        article.lead,
        article.body,
        article.author,
        article.section,
        article.image,
        article.captions,
        article.published and article.published.timestamp(),
        article.updated and article.updated.timestamp(),
    )
    return hashlib.blake2b(repr(seen).encode(), digest_size=16).hexdigest()
