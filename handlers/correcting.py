"""What people and editors are told of a correction, as messages of the outbox."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from handlers.buttons import button, rows, short
from handlers.texts import TEXTS
from handlers.texts.corrections import CORRECTIONS, CorrectionTexts
from newsroom.chat import Block, Reply, note, quote, text, title, to_value
from newsroom.comments.model import Editor
from newsroom.models import Article, ArticleVersion, Language, Outgoing, Priority
from newsroom.ports import Chats
from newsroom.sourcing.corrections import Changed, Correction, Given, changes, seen_text

_MOST = 3
"""Changes that a reader is shown."""
_SENTENCE = 300
_LABEL = 34


def batch_of(correction: Correction) -> str:
    """Under which batch the outbox counts what is sent of a correction."""
    return f"correction:{correction.number}"


def message(article: Article, old: ArticleVersion, language: Language) -> Reply | None:
    """What a reader is told who was answered when the article said ``old``; None where it says the
    same again."""
    found = changes(old, article)
    if not found:
        return None
    words, texts = CORRECTIONS[language], TEXTS[language]
    blocks = (
        title(words.correction),
        text(words.explained.format(title=article.title)),
        *changed_blocks(found, words, most=_MOST),
        note(article.title, article.url),
    )
    asking = button(texts.about_button, "about", article.id)
    return Reply(blocks, rows([asking]), article_id=article.id)


def changed_blocks(found: Sequence[Changed], words: CorrectionTexts, *, most: int) -> list[Block]:
    """The first changes, before and after, and how many more there are."""
    blocks = [block for each in found[:most] for block in _change(each, words)]
    if (rest := len(found) - most) > 0:
        blocks.append(note(words.more_changes.format(count=rest)))
    return blocks


async def announcements(
    chats: Chats,
    article: Article,
    correction: Correction,
    versions: Sequence[ArticleVersion],
    given: Sequence[Given],
    *,
    now: datetime,
) -> list[Outgoing]:
    """A message for each chat, of what has changed since it was answered, in its language."""

    @cache
    def payload(version: int, language: Language) -> str:
        old = seen_text(versions, version)
        reply = message(article, old, language) if old else None
        return _packed(reply) if reply else ""

    found = []
    for each in given:
        language = await chats.language(each.channel, each.chat_id) or "vi"
        if packed := payload(each.version, language):
            batch = batch_of(correction)
            key = f"{batch}:{each.channel}:{each.chat_id}"
            found.append(
                Outgoing(each.channel, each.chat_id, key, packed, Priority.NOTICE, now, batch)
            )
    return found


async def notices(
    chats: Chats,
    editors: Sequence[Editor],
    article: Article,
    correction: Correction,
    now: datetime,
) -> list[Outgoing]:
    """What each editor is told, once, of a correction that matters to people."""
    found = []
    for editor in editors:
        words = CORRECTIONS[await chats.language(*editor.chat) or "vi"]
        told = words.notice.format(title=article.title, people=words.count(correction.people))
        label = words.show_button.format(title=short(article.title, _LABEL))
        opening = button(label, "corrected", article.id, 0)
        key = f"corrected:{correction.number}:{editor.id}"
        packed = _packed(Reply((text(told),), rows([opening])))
        found.append(Outgoing(*editor.chat, key, packed, Priority.NOTICE, now))
    return found


def _change(changed: Changed, words: CorrectionTexts) -> list[Block]:
    old, new = short(changed.old, _SENTENCE), short(changed.new, _SENTENCE)
    if not old:
        return [quote(words.added.format(text=new))]
    if not new:
        return [quote(words.removed.format(text=old))]
    return [quote(words.old.format(text=old)), quote(words.new.format(text=new))]


def _packed(reply: Reply) -> str:
    return json.dumps(to_value(reply), ensure_ascii=False, separators=(",", ":"))
