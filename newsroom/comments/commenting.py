"""What an author and other readers do: submit, edit, withdraw, appeal, approve, report."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.comments.model import Act, Author, Change, Comment, Editor, NewComment, Status
from newsroom.comments.ports import Comments, Editors, Notices
from newsroom.comments.rule import Verdict, check
from newsroom.comments.triage import CHECKS, Earlier, Submission, hold_reasons
from newsroom.models import Outgoing
from newsroom.ports import Clock

CONSENT = "2026-11"
"""The words about personal data that a person agrees to by sending; a new text, a new name."""
LONGEST = 2000
"""Characters of a comment."""
MOST_WAITING = 10
"""Comments of one person that may wait at a time."""
COMPARED, MOST_COMPARED = timedelta(days=7), 200
"""How far back, and with how many, a comment is compared."""
REPORTS = 3
"""Readers whose reports bring a comment back to the queue."""

FIRST, APPEAL, REPORTED = "first", "appeal", "reported"
HELD = (*CHECKS, FIRST, APPEAL, REPORTED)
"""Why a comment is held."""


class Problem(StrEnum):
    """Why something was not done."""

    GONE = "gone"
    CHANGED = "changed"
    BANNED = "banned"
    TOO_MANY = "too-many"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wrote and has not sent. ``token`` is the draft's own, ``editing`` the comment
    that it is to replace (0: none)."""

    article_id: int
    text: str
    token: str
    hidden_links: tuple[str, ...] = ()
    editing: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A comment as it is now, or why nothing was done (``until``: how long that lasts)."""

    comment: Comment | None = None
    problem: Problem | None = None
    until: datetime | None = None


class Commenting:
    """The readers' side of comments."""

    def __init__(
        self, comments: Comments, editors: Editors, notices: Notices, clock: Clock
    ) -> None:
        self._comments = comments
        self._editors = editors
        self._notices = notices
        self._clock = clock

    async def hindrance(self, author: Author) -> Done | None:
        """Why this person may not comment now, None where nothing speaks against it."""
        record = await self._comments.record(author, self._clock.now())
        if record.banned_until:
            return Done(problem=Problem.BANNED, until=record.banned_until)
        if await self._comments.waiting_of(author) >= MOST_WAITING:
            return Done(problem=Problem.TOO_MANY)
        return None

    async def send(self, author: Author, draft: Draft) -> Done:
        """Keep a draft as a comment, or as the new text of one that waits.

        The same draft sent again gives the same comment.
        """
        verdict = check(draft.text, draft.hidden_links)
        if not verdict.accepted or len(draft.text) > LONGEST:
            return Done(problem=Problem.RULE)
        if draft.editing:
            return await self._replace(author, draft, verdict)
        hindered = await self.hindrance(author)
        return hindered or await self._submit(author, draft, verdict)

    async def withdraw(self, author: Author, comment_id: int) -> Done:
        """Take back a comment that waits or is published."""
        comment = await self._own(author, comment_id)
        if comment is None:
            return Done(problem=Problem.GONE)
        if not (comment.status.is_open or comment.status is Status.PUBLISHED):
            return Done(comment, Problem.CHANGED)
        now = self._clock.now()
        after = replace(comment, status=Status.WITHDRAWN, decided=now)
        return await self._apply(Change(comment, after, Act.WITHDRAW, now))

    async def appeal(self, author: Author, comment_id: int) -> Done:
        """Ask for another editor's view of a refusal, once."""
        comment = await self._own(author, comment_id)
        if comment is None:
            return Done(problem=Problem.GONE)
        if not may_appeal(comment):
            return Done(comment, Problem.CHANGED)
        now = self._clock.now()
        reasons = (*(each for each in comment.reasons if each != APPEAL), APPEAL)
        after = replace(comment, status=Status.HELD, reasons=reasons, appealed=True)
        others = [each for each in await self._editors.all() if each.id != comment.refused_by]
        messages = await self._told(others, now)
        return await self._apply(Change(comment, after, Act.APPEAL, now, messages=messages))

    async def report(self, reader: Author, comment_id: int) -> Done:
        """Count a report; the third reader's brings the comment back to the editors."""
        now = self._clock.now()
        count = await self._comments.report(comment_id, reader, now)
        comment = await self._comments.get(comment_id)
        if comment is None:
            return Done(problem=Problem.GONE)
        if count < REPORTS or comment.status is not Status.PUBLISHED:
            return Done(comment)
        reasons = tuple(dict.fromkeys((*comment.reasons, REPORTED)))
        after = replace(comment, status=Status.HELD, reasons=reasons)
        messages = await self._told(await self._editors.all(), now)
        return await self._apply(Change(comment, after, Act.REPORTED, now, messages=messages))

    async def _submit(self, author: Author, draft: Draft, verdict: Verdict) -> Done:
        now = self._clock.now()
        new = NewComment(
            article_id=draft.article_id,
            author=author,
            text=draft.text,
            reasons=await self._reasons(author, draft, verdict, now),
            created=now,
            token=draft.token,
            consent=CONSENT,
        )
        messages = await self._told(await self._editors.all(), now)
        comment = await self._comments.submit(new, messages)
        return Done(comment, None if comment else Problem.GONE)

    async def _replace(self, author: Author, draft: Draft, verdict: Verdict) -> Done:
        comment = await self._own(author, draft.editing)
        if comment is None:
            return Done(problem=Problem.GONE)
        if not may_edit(comment):
            return Done(comment, Problem.CHANGED)
        now = self._clock.now()
        found = await self._reasons(author, draft, verdict, now)
        kept = tuple(each for each in comment.reasons if each in (APPEAL, REPORTED, FIRST))
        reasons = tuple(dict.fromkeys((*kept, *found)))
        status = Status.HELD if reasons else Status.PENDING
        after = replace(comment, text=draft.text, status=status, reasons=reasons)
        return await self._apply(Change(comment, after, Act.EDIT, now))

    async def _reasons(
        self, author: Author, draft: Draft, verdict: Verdict, now: datetime
    ) -> tuple[str, ...]:
        """Why an editor should look closely."""
        recent = await self._comments.recent_texts(
            author, draft.article_id, now - COMPARED, MOST_COMPARED
        )
        earlier = [
            Earlier(
                each.text, each.created, each.author == author, each.article_id == draft.article_id
            )
            for each in recent
            if each.id != draft.editing
        ]
        submission = Submission(draft.text, now, verdict.personal, earlier)
        reasons = await asyncio.to_thread(hold_reasons, submission)
        known = await self._comments.of_author(author, 1)
        return reasons if known else (*reasons, FIRST)

    async def _own(self, author: Author, comment_id: int) -> Comment | None:
        comment = await self._comments.get(comment_id)
        return comment if comment and comment.author == author else None

    async def _told(self, editors: Sequence[Editor], now: datetime) -> tuple[Outgoing, ...]:
        return await self._notices.waiting(editors, await self._comments.queue(), now)

    async def _apply(self, change: Change) -> Done:
        stored = await self._comments.apply(change)
        return Done(stored) if stored else Done(change.before, Problem.CHANGED)


def may_appeal(comment: Comment) -> bool:
    """Whether the author may still ask for another view."""
    return comment.status is Status.REFUSED and not comment.appealed


def may_edit(comment: Comment) -> bool:
    """Whether the author may change the text. An appeal is about the text that was refused."""
    return comment.status.is_open and not comment.appealed
