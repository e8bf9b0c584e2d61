"""The commands' names: Vietnamese first, each with English aliases and plain words."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class Command:
    """One command; ``words`` (folded) say the same where a channel has no commands."""

    key: str
    vi: str
    en: str
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """The name that the language's menu shows."""
        return self.vi if language == "vi" else self.en

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is understood."""
        return (self.vi, self.en, *self.aliases)


COMMANDS = (
    Command(
        "news",
        "tin",
        "news",
        words=("tin", "tin moi", "tin moi nhat", "news", "latest news"),
        aliases=("tinmoi", "latest"),
    ),
    Command(
        "topics",
        "chude",
        "topics",
        words=("chu de", "chuyen muc", "topics", "sections"),
        aliases=("chuyenmuc", "sections"),
    ),
    Command(
        "help",
        "trogiup",
        "help",
        words=("tro giup", "giup", "giup toi", "huong dan", "help", "help me"),
        aliases=("giup", "huongdan"),
    ),
    Command(
        "language",
        "ngonngu",
        "language",
        words=("ngon ngu", "doi ngon ngu", "language"),
        aliases=("lang",),
    ),
    Command(
        "cancel",
        "huy",
        "cancel",
        words=("huy", "huy bo", "thoi", "cancel", "stop"),
        aliases=("thoi", "stop"),
    ),
    Command("start", "batdau", "start", words=("bat dau", "start", "menu"), aliases=("menu",)),
)
