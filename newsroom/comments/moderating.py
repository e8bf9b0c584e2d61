"""What an editor decides. Nothing is published without one, and every act can be traced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.comments.model import Act, Change, Comment, Editor, Status
from newsroom.comments.ports import Comments, Notices
from newsroom.ports import Clock

UNDOABLE = timedelta(minutes=10)
REFUSALS = ("off-topic", "insult", "unproven", "private", "advert", "repeated", "unlawful")
"""Why a comment may be refused."""
DEFAULT_REFUSAL = REFUSALS[0]
LOCK_DAYS = (1, 7, 30, 90)


class Hindrance(StrEnum):
    """Why an editor's act was not done."""

    GONE = "gone"
    CHANGED = "changed"
    OWN = "own"
    SAME_EDITOR = "same-editor"
    TOO_LATE = "too-late"


@dataclass(frozen=True, slots=True)
class Decision:
    """The comment as it stands now and, where nothing was done, why."""

    comment: Comment | None
    hindrance: Hindrance | None = None


class Moderating:
    """The editors' side of comments, the same for the chat and the desk."""

    def __init__(self, comments: Comments, notices: Notices, clock: Clock) -> None:
        self._comments = comments
        self._notices = notices
        self._clock = clock

    async def decide(
        self, comment_id: int, by: Editor, action: Act, reason: str = "", *, expected: int
    ) -> Decision:
        """``Act.PUBLISH`` or ``Act.REFUSE`` (for a reason of ``REFUSALS``) version ``expected``.

        A published comment can still be refused, which takes it down.
        """
        comment = await self._comments.get(comment_id)
        hindrance = hindered(comment, by, expected)
        if comment is None or hindrance:
            return Decision(comment, hindrance)
        if not _possible(comment, action):
            return Decision(comment, Hindrance.CHANGED)
        now = self._clock.now()
        after = decided(comment, by, action, reason, now)
        return await self._apply(Change(comment, after, action, now, by.id, after.refusal))

    async def undo(self, comment_id: int, by: Editor, *, expected: int) -> Decision:
        """Take the editor's own last act back, within ten minutes."""
        comment = await self._comments.get(comment_id)
        lines = await self._comments.audit(comment_id)
        if comment is None or not lines:
            return Decision(comment, Hindrance.GONE)
        last, now = lines[-1], self._clock.now()
        undoable = last.act in (Act.PUBLISH, Act.REFUSE) and last.editor == by.id
        if comment.version != expected or not undoable:
            return Decision(comment, Hindrance.CHANGED)
        if now - last.at > UNDOABLE:
            return Decision(comment, Hindrance.TOO_LATE)
        return await self._apply(
            Change(comment, restored(comment, last.before), Act.UNDO, now, by.id)
        )

    async def ban(self, comment_id: int, by: Editor, days: int) -> datetime | None:
        """Lock the author of a comment out for ``days``; until when, None where nobody is known."""
        comment = await self._comments.get(comment_id)
        if comment is None or not comment.author.chat_id or comment.author == by.chat:
            return None
        now = self._clock.now()
        until = now + timedelta(days=min(max(days, 1), max(LOCK_DAYS)))
        await self._comments.ban(comment.author, until, by.id, comment_id, now)
        return until

    async def unban(self, comment_id: int, by: Editor) -> bool:
        """Lift the lock of a comment's author; False where there is none."""
        comment = await self._comments.get(comment_id)
        if comment is None or not comment.author.chat_id:
            return False
        return await self._comments.unban(comment.author, by.id, comment_id, self._clock.now())

    async def _apply(self, change: Change) -> Decision:
        messages = await self._notices.decided(change)
        stored = await self._comments.apply(replace(change, messages=messages))
        if stored is None:
            return Decision(await self._comments.get(change.before.id), Hindrance.CHANGED)
        return Decision(stored)


def hindered(comment: Comment | None, by: Editor, expected: int) -> Hindrance | None:
    """Why ``by`` may not decide this comment, None where nothing speaks against it."""
    if comment is None:
        return Hindrance.GONE
    if comment.version != expected:
        return Hindrance.CHANGED
    if comment.author == by.chat:
        return Hindrance.OWN
    if comment.appealed and comment.refused_by == by.id:
        return Hindrance.SAME_EDITOR
    return None


def decided(comment: Comment, by: Editor, action: Act, reason: str, now: datetime) -> Comment:
    """The comment after a decision. The first refusal stays on record through an appeal."""
    if action is Act.PUBLISH:
        return replace(comment, status=Status.PUBLISHED, decided=now, decided_by=by.id, refusal="")
    return replace(
        comment,
        status=Status.REFUSED,
        decided=now,
        decided_by=by.id,
        refusal=reason if reason in REFUSALS else DEFAULT_REFUSAL,
        refused_by=comment.refused_by if comment.appealed else by.id,
    )


def restored(comment: Comment, status: str) -> Comment:
    """The comment as it was before a decision. One taken down by mistake is published again."""
    before = Status(status)
    return replace(
        comment,
        status=before,
        decided=comment.decided if before is Status.PUBLISHED else None,
        decided_by=comment.decided_by if before is Status.PUBLISHED else 0,
        refusal="",
        refused_by=comment.refused_by if comment.appealed else 0,
    )


def _possible(comment: Comment, action: Act) -> bool:
    if comment.status is Status.PUBLISHED:
        return action is Act.REFUSE
    return comment.status.is_open and action in (Act.PUBLISH, Act.REFUSE)
