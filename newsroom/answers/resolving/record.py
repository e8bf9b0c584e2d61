"""What an article tells of itself: its author and when it was published."""

from __future__ import annotations

from newsroom.answers.resolving.subject import Found, Subject


def author(subject: Subject) -> Found | None:
    """Who wrote the article, where it says so."""
    name = subject.article.author
    if not name:
        return None
    return Found(name, name, lambda phrases: phrases.author(name), 0.95)


def published(subject: Subject) -> Found | None:
    """When the article was published, where that is known."""
    moment = subject.article.published
    if moment is None:
        return None
    written = moment.astimezone(subject.zone).strftime("%H:%M, %d/%m/%Y")
    return Found(written, "", lambda phrases: phrases.published(written), 0.95)
