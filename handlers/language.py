"""The language to answer in."""

from __future__ import annotations

from dataclasses import replace

from handlers import start
from handlers.buttons import button, rows
from handlers.context import Context, Replies
from handlers.texts import TEXTS
from newsroom.chat import Reply, text
from newsroom.models import Language
from newsroom.text.fold import fold

_SAID: dict[str, Language] = {
    "vi": "vi",
    "viet": "vi",
    "tieng viet": "vi",
    "vietnamese": "vi",
    "en": "en",
    "anh": "en",
    "tieng anh": "en",
    "english": "en",
}


async def choose(context: Context) -> Replies:
    """``/ngonngu`` shows the languages, ``/ngonngu anh`` chooses one."""
    said = _SAID.get(fold(context.argument).strip())
    if said:
        return await _chosen(context, said)
    buttons = rows([button(texts.own_name, "language", key) for key, texts in TEXTS.items()])
    return (Reply((text(context.texts.choose_language),), buttons),)


async def press(context: Context) -> Replies:
    """A language was pressed."""
    return await _chosen(context, "en" if context.values[:1] == ("en",) else "vi")


async def _chosen(context: Context, language: Language) -> Replies:
    incoming = context.incoming
    await context.store.chats.set_language(incoming.channel, incoming.chat_id, language)
    context = replace(context, language=language, chosen=language)
    return (Reply((text(context.texts.language_chosen),), await start.offered(context)),)
