"""The commands' names: Vietnamese first, each with English aliases and plain words."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class Command:
    """One command; ``words`` (folded) say the same where a channel has no commands, and
    ``english`` says it in English and so is answered in it. Readers are not shown what is
    ``for_editors``."""

    key: str
    vi: str
    en: str
    words: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    for_editors: bool = False

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
        words=("tin", "tin tuc", "tin moi", "tin moi nhat"),
        english=("news", "latest news"),
        aliases=("tinmoi", "latest"),
    ),
    Command(
        "topics",
        "chude",
        "topics",
        words=("chu de", "chuyen muc"),
        english=("topics", "sections"),
        aliases=("chuyenmuc", "sections"),
    ),
    Command(
        "help",
        "trogiup",
        "help",
        words=("tro giup", "giup", "giup toi", "huong dan", "help"),
        english=("help me",),
        aliases=("giup", "huongdan"),
    ),
    Command(
        "subscribe",
        "dangky",
        "subscribe",
        words=("dang ky", "dang ky ban tin", "dang ky nhan tin", "nhan ban tin"),
        english=("subscribe",),
    ),
    Command(
        "bulletin",
        "bantin",
        "digest",
        words=("ban tin", "ban tin cua toi"),
        english=("my digest", "digest"),
    ),
    Command(
        "follow",
        "theodoi",
        "follow",
        words=("theo doi",),
        english=("follow",),
        aliases=("alert",),
    ),
    Command(
        "unsubscribe",
        "huydangky",
        "unsubscribe",
        words=("huy dang ky", "huy ban tin", "dung gui ban tin"),
        english=("unsubscribe",),
    ),
    Command(
        "comment",
        "binhluan",
        "comment",
        words=("binh luan", "viet binh luan", "gui binh luan"),
        english=("comment",),
    ),
    Command(
        "mycomments",
        "binhluancuatoi",
        "mycomments",
        words=("binh luan cua toi", "y kien cua toi"),
        english=("my comments",),
    ),
    Command(
        "mydata",
        "dulieu",
        "mydata",
        words=("du lieu", "du lieu cua toi"),
        english=("my data",),
    ),
    Command("link", "lienket", "link", words=("lien ket",), english=("link",)),
    Command("unlink", "huylienket", "unlink", words=("huy lien ket",), english=("unlink",)),
    Command(
        "language",
        "ngonngu",
        "language",
        words=("ngon ngu", "doi ngon ngu"),
        english=("language", "change language"),
        aliases=("lang",),
    ),
    Command(
        "cancel",
        "huy",
        "cancel",
        words=("huy", "huy bo", "thoi", "stop"),
        english=("cancel",),
        aliases=("thoi", "stop"),
    ),
    Command("start", "batdau", "start", words=("bat dau", "start", "menu"), aliases=("menu",)),
    Command("queue", "hangdoi", "queue", words=("hang doi",), for_editors=True),
    Command("editor", "bientap", "editor", for_editors=True),
    Command("invite", "moibientap", "invite", for_editors=True),
    Command("sources", "nguon", "sources", for_editors=True),
    Command("corrections", "dinhchinh", "corrections", for_editors=True),
    Command("edition", "soanbantin", "edition", words=("soan ban tin",), for_editors=True),
    Command("breaking", "tinnong", "breaking", words=("tin nong",), for_editors=True),
    Command("limits", "hanmuc", "limits", words=("han muc",), for_editors=True),
)

FOR_READERS = tuple(each for each in COMMANDS if not each.for_editors)
FOR_EDITORS = tuple(each for each in COMMANDS if each.for_editors)
