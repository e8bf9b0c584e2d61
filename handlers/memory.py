"""What a conversation remembers for half an hour: the last turn and the article it keeps to.

In a group each person has a conversation of their own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.context import Context
from newsroom.models import Language, Previous

REMEMBERED = timedelta(minutes=30)
_TURN, _SCOPE, _UNFOUND = "previous", "scope", "unfound"


async def previous(context: Context) -> Previous | None:
    """The last turn, None where there is none or it is too long ago."""
    value = await _load(context, _TURN)
    try:
        return Previous(
            question=value["question"],
            asked=datetime.fromisoformat(value["asked"]),
            article_id=value["article_id"],
            answer_type=value["answer_type"],
            span=value["span"],
        )
    except (KeyError, TypeError, ValueError):
        return None


async def remember(context: Context, turn: Previous) -> None:
    """Keep ``turn`` as the last one, together with the language that is spoken."""
    value = {
        "question": turn.question,
        "asked": turn.asked.isoformat(),
        "article_id": turn.article_id,
        "answer_type": turn.answer_type,
        "span": turn.span,
        "language": context.language,
    }
    await _save(context, _TURN, value)


async def spoken(context: Context) -> Language | None:
    """The language of the last turn."""
    value = await _load(context, _TURN)
    language = value.get("language") if isinstance(value, dict) else None
    return language if language in ("vi", "en") else None


async def scope(context: Context) -> int:
    """The article that questions keep to, 0 for all of them."""
    value = await _load(context, _SCOPE)
    return value if isinstance(value, int) else 0


async def keep_to(context: Context, article_id: int) -> None:
    """Let the next questions keep to an article; each of them starts the half hour anew."""
    await _save(context, _SCOPE, article_id)


async def leave(context: Context) -> None:
    """Let the next questions be about everything."""
    await context.store.chats.clear_state(*_chat(context), _key(context, _SCOPE))


async def unfound(context: Context) -> str:
    """The last question that the article kept to did not answer."""
    value = await _load(context, _UNFOUND)
    return value if isinstance(value, str) else ""


async def keep_unfound(context: Context, question: str) -> None:
    """Keep a question, so that it can be asked of all the news."""
    await _save(context, _UNFOUND, question)


async def forget(context: Context) -> None:
    """Begin anew: neither a last turn nor an article."""
    await context.store.chats.clear_state(*_chat(context), _key(context, _TURN))
    await leave(context)


async def _load(context: Context, key: str) -> Any:
    return await context.store.chats.state(*_chat(context), _key(context, key), context.now())


async def _save(context: Context, key: str, value: Any) -> None:
    expires = context.now() + REMEMBERED
    await context.store.chats.save_state(*_chat(context), _key(context, key), value, expires)


def _chat(context: Context) -> tuple[str, str]:
    return context.incoming.channel, context.incoming.chat_id


def _key(context: Context, key: str) -> str:
    return f"{key}:{context.incoming.user_id}" if context.in_group else key
