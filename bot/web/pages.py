"""The pages as HTML text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.web.rendering import environment, moment
from bot.web.texts import EN, VI, PageTexts
from bot.web.transcript import Message, Transcript
from newsroom.chat import Block, Reply
from newsroom.models import Article, Language
from newsroom.ports import Clock

Commands = Callable[[Language], Sequence[tuple[str, str]]]

MOST_SHORTCUTS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """What every message on a page is drawn with. ``article`` is the one it was opened on."""

    name: str
    texts: PageTexts
    article: Article | None
    now: datetime
    zone: tzinfo

    @property
    def article_id(self) -> int:
        """0 where the page was opened on no article."""
        return self.article.id if self.article else 0

    @property
    def address(self) -> str:
        """Where the page is found again."""
        return f"/?a={self.article_id}" if self.article else "/"

    def moment(self, at: datetime) -> str:
        """The time of a message as people read it."""
        return moment(at, self.now, self.zone)


@dataclass(frozen=True, slots=True)
class Listed:
    """A subscription on the page: what and when, and where it is found."""

    about: str
    when: str
    page: str
    feed: str


class Pages:
    """Draws the pages of one bot, called ``name``; ``sample`` says that its news is invented."""

    def __init__(
        self, name: str, clock: Clock, zone: tzinfo, commands: Commands, *, sample: bool
    ) -> None:
        self.name = name
        self._clock = clock
        self._zone = zone
        self._commands = commands
        self._sample = sample
        self._environment = environment()

    def page(self, texts: PageTexts, article: Article | None) -> Page:
        """What a page in this language, opened on this article, has in common."""
        return Page(self.name, texts, article, self._clock.now(), self._zone)

    def chat(self, page: Page, shown: Transcript, *, notice: str = "", draft: str = "") -> str:
        """The whole page. ``draft`` is what the person wrote and could not send."""
        return self._environment.get_template("chat.html").render(
            page=page,
            name=page.name,
            texts=page.texts,
            article=page.article,
            messages=shown.messages,
            toast=shown.toast,
            begun=any(message.author == "person" for message in shown.messages),
            notice=notice,
            draft=draft,
            sample=self._sample,
            shortcuts=self._commands(page.texts.language)[:MOST_SHORTCUTS],
        )

    def turn(
        self, page: Page, messages: Iterable[Message] = (), *, toast: str = "", notice: str = ""
    ) -> str:
        """The new and changed messages alone, for the script on the page."""
        return self._environment.get_template("turn.html").render(
            page=page, messages=messages, toast=toast, notice=notice
        )

    def bulletins(self, texts: PageTexts, listed: Sequence[Listed]) -> str:
        """The digests of a conversation."""
        return self._environment.get_template("bulletins.html").render(
            name=self.name, texts=texts, listed=listed
        )

    def bulletin(self, texts: PageTexts, listed: Listed, blocks: Sequence[Block]) -> str:
        """What one digest holds."""
        return self._environment.get_template("bulletin.html").render(
            name=self.name, texts=texts, listed=listed, reply=Reply(tuple(blocks))
        )

    def error(self, status: int) -> str:
        """A page that says in words what went wrong, in both languages."""
        known = status if status in VI.failures else 500
        return self._environment.get_template("error.html").render(
            name=self.name,
            texts=VI,
            words=VI.failures[known],
            also=EN.failures[known],
        )
