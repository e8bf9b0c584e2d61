"""The one table of what people say and press, and the dispatcher that goes by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo

from handlers import (
    alerts,
    article,
    ask,
    breaking,
    budgets,
    bulletin,
    cancel,
    comment,
    corrections,
    digests,
    drafts,
    edition,
    editors,
    feedback,
    help,
    language,
    linking,
    links,
    memory,
    moderate,
    mycomments,
    mydata,
    news,
    opinions,
    plainly,
    sources,
    start,
    subscribing,
    topics,
)
from handlers.buttons import parse
from handlers.commands import COMMANDS, FOR_READERS
from handlers.context import Context, Handler, Replies, Services
from handlers.examples import Examples
from handlers.inline import results
from handlers.notices import ReplyNotices
from newsroom.answers.asking import Asking
from newsroom.chat import Incoming, InlineResult, Reply
from newsroom.comments.commenting import Commenting
from newsroom.comments.moderating import Moderating
from newsroom.digests.delivering import Delivering
from newsroom.models import Language
from newsroom.ports import Clock, Store
from newsroom.quota import Limits
from newsroom.sourcing.ports import Scout
from newsroom.text.fold import fold
from newsroom.text.normalize import tidy

_ON_COMMAND: Mapping[str, Handler] = {
    "news": news.command,
    "topics": topics.command,
    "help": help.show,
    "subscribe": subscribing.command,
    "bulletin": bulletin.command,
    "follow": alerts.command,
    "unsubscribe": bulletin.unsubscribe,
    "comment": comment.command,
    "mycomments": mycomments.show,
    "mydata": mydata.show,
    "queue": moderate.queue,
    "editor": editors.command,
    "invite": editors.invite,
    "sources": sources.command,
    "corrections": corrections.command,
    "limits": budgets.command,
    "edition": edition.show,
    "breaking": breaking.command,
    "link": linking.command,
    "unlink": linking.unlink,
    "language": language.choose,
    "cancel": cancel.cancel,
    "start": start.start,
}

ON_PRESS: Mapping[str, Handler] = {
    "news": news.show,
    "topics": topics.show,
    "topic": topics.page,
    "article": article.show,
    "about": article.keep,
    "leave": article.leave,
    "others": article.others,
    "example": ask.example,
    "everywhere": ask.everywhere,
    "right": feedback.right,
    "wrong": feedback.wrong,
    "language": language.press,
    "unlink": linking.unlink,
    "subscribe": subscribing.start,
    "sub_when": subscribing.when,
    "sub_hours": subscribing.hours,
    "sub_what": subscribing.what,
    "bulletin": bulletin.show,
    "sub_hour": bulletin.hour,
    "sub_pause": bulletin.pause,
    "sub_empty": bulletin.empty,
    "sub_night": bulletin.night,
    "sub_rhythm": bulletin.rhythm,
    "sub_end": bulletin.end,
    "sub_end_all": bulletin.end_all,
    "digest": digests.turn,
    "help": help.show,
    "comment": comment.press,
    "cadopt": comment.adopt,
    "csend": comment.send,
    "crewrite": comment.rewrite,
    "cask": comment.ask_instead,
    "cstop": comment.stop,
    "cdelete": comment.delete,
    "mycomments": mycomments.show,
    "mycomment": mycomments.one,
    "cedit": mycomments.edit,
    "cwithdraw": mycomments.withdraw,
    "cappeal": mycomments.appeal,
    "opinions": opinions.show,
    "like": opinions.like,
    "report": opinions.report,
    "mqueue": moderate.queue,
    "mnext": moderate.following,
    "mcard": moderate.card,
    "mpublish": moderate.publish,
    "mrefusing": moderate.refusing,
    "mrefuse": moderate.refuse,
    "mundo": moderate.undo,
    "mbanning": moderate.banning,
    "mban": moderate.ban,
    "munban": moderate.unban,
    "mremove": editors.remove,
    "edition": edition.show,
    "edstory": edition.story,
    "edmove": edition.move,
    "edlead": edition.front,
    "eddrop": edition.drop,
    "edback": edition.restore,
    "edhold": edition.hold,
    "edbreaking": breaking.ask,
    "edsend": breaking.send,
    "edprogress": breaking.show_progress,
    "sources": sources.show,
    "srcpause": sources.pause,
    "srcadd": sources.take,
    "corrections": corrections.listing,
    "corrected": corrections.show,
    "oldtext": corrections.old_text,
    "correcting": corrections.preview,
    "correct": corrections.announce,
    "dexport": mydata.export,
    "derasing": mydata.erasing,
    "derase": mydata.erase,
    "dkeep": mydata.keep,
}

_LONGEST = 20_000
"""Characters of a message that are looked at."""

_GREETINGS = ("xin chao", "chao", "chao ban", "xin chao ban", "alo", "hello", "hi", "hey")
_THANKS = ("cam on", "cam on ban", "cam on nhieu", "ok", "ok cam on", "tks")

ON_NAME: Mapping[str, Handler] = {
    name: _ON_COMMAND[each.key] for each in COMMANDS for name in each.names
}
ON_WORDS: Mapping[str, Handler] = {
    **{words: _ON_COMMAND[each.key] for each in COMMANDS for words in each.words},
    **dict.fromkeys(_GREETINGS, help.greet),
    **dict.fromkeys(_THANKS, help.thank),
}
ON_ENGLISH_WORDS: Mapping[str, Handler] = {
    **{words: _ON_COMMAND[each.key] for each in COMMANDS for words in each.english},
    **dict.fromkeys(("good morning", "good evening"), help.greet),
    **dict.fromkeys(("thanks", "thank you", "many thanks"), help.thank),
}


class Dispatcher:
    """The whole conversation: what a person says or presses in, replies out."""

    def __init__(
        self,
        store: Store,
        asking: Asking,
        clock: Clock,
        zone: tzinfo,
        name: str = "Hỏi Tin",
        *,
        editor_code: str = "",
        limits: Mapping[str, Limits] | None = None,
        scout: Scout | None = None,
        delivering: Delivering | None = None,
        pace: Mapping[str, float] | None = None,
    ) -> None:
        notices = ReplyNotices(store.chats)
        self._services = Services(
            store=store,
            asking=asking,
            examples=Examples(store, asking),
            clock=clock,
            zone=zone,
            name=name,
            commenting=Commenting(store.comments, store.editors, notices, clock),
            moderating=Moderating(store.comments, notices, clock),
            editor_code=editor_code,
            limits=limits or {},
            scout=scout,
            delivering=delivering or Delivering(store, digests.DigestLayout(), clock),
            pace=pace or {},
        )

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        """What to answer to one message or press."""
        context = await self._context(incoming)
        return await (_pressed(context) if incoming.button else _said(context))

    async def inline(self, text: str, language: Language | None) -> tuple[InlineResult, ...]:
        """What to offer while somebody types in another chat; nothing of it is kept."""
        incoming = Incoming("inline", "", "", text=text[: ask.LONGEST], language=language)
        return await results(Context(incoming, self._services, language or "vi"))

    def commands(self, language: Language) -> tuple[tuple[str, str], ...]:
        """The (name, description) of each command, for the platform's own menu."""
        texts = Context(Incoming("", "", ""), self._services, language).texts
        return tuple((each.name(language), texts.command(each.key)) for each in FOR_READERS)

    async def _context(self, incoming: Incoming) -> Context:
        """With the chosen language, else that of the last turn, else the platform's hint."""
        said = Context(incoming, self._services, "vi", argument=tidy(incoming.text[:_LONGEST]))
        chosen = await said.store.chats.language(incoming.channel, incoming.chat_id)
        speaking = chosen or await memory.spoken(said) or incoming.language or "vi"
        return replace(said, language=speaking, chosen=chosen)


async def _pressed(context: Context) -> Replies:
    name, values = parse(context.incoming.button)
    handler = ON_PRESS.get(name, help.gone_button)
    return await handler(replace(context, argument="", values=values))


async def _said(context: Context) -> Replies:
    if not context.argument:
        return await help.unsupported(context)
    if context.argument.startswith("/"):
        return await _commanded(context)
    words, unsaid = _plain(context.argument), replace(context, argument="")
    if handler := ON_WORDS.get(words):
        return await handler(unsaid)
    if handler := ON_ENGLISH_WORDS.get(words):
        return await handler(unsaid.speaking("en"))
    return (
        await _awaited(context)
        or await links.answer(context)
        or await plainly.heard(context)
        or await ask.question(context)
    )


async def _awaited(context: Context) -> Replies | None:
    """What a message means while a comment or a subscription is being made."""
    if draft := await drafts.writing(context):
        return await comment.written(context, draft)
    return await subscribing.awaited(context)


async def _commanded(context: Context) -> Replies:
    word, rest = (*context.argument[1:].split(None, 1), "", "")[:2]
    handler = ON_NAME.get(fold(word.partition("@")[0]), help.unknown_command)
    return await handler(replace(context, argument=rest.strip()))


def _plain(words: str) -> str:
    """``words`` folded, without the signs around them."""
    return " ".join(fold(words).split()).strip(" .!?,…")
