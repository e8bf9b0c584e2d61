"""The catalogues are complete, and their words fit where they are shown."""

from __future__ import annotations

import inspect
import re
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

import handlers
from handlers.buttons import LABEL, button, digest, parse, short
from handlers.commands import COMMANDS
from handlers.context import to_number
from handlers.links import spellings
from handlers.privacy import GONE, without_contacts
from handlers.texts import APOLOGIES, PHRASES, TEXTS, Texts
from newsroom.answers.phrases import Phrases
from newsroom.models import Language

MEMBERS = {
    *Texts.__annotations__,
    *(name for name, value in vars(Texts).items() if inspect.isfunction(value) and name[0] != "_"),
}
CONSTANTS = sorted(Texts.__annotations__)


@pytest.mark.parametrize("table", [TEXTS, PHRASES, APOLOGIES])
def test_every_language_has_a_catalogue(table: dict[Language, object]) -> None:
    assert set(table) == set(get_args(Language))


@pytest.mark.parametrize("language", TEXTS)
def test_a_catalogue_is_complete_and_has_nothing_besides(language: Language) -> None:
    own = {name for name in dir(TEXTS[language]) if not name.startswith("_")}
    assert own == MEMBERS
    for name in CONSTANTS:
        words = getattr(TEXTS[language], name)
        assert words == words.strip() != ""


@pytest.mark.parametrize("language", PHRASES)
def test_the_frames_of_answers_are_complete(language: Language) -> None:
    wanted = {name for name in vars(Phrases) if inspect.isfunction(vars(Phrases)[name])}
    wanted = {name for name in wanted if not name.startswith("_")}
    assert wanted == {name for name in dir(PHRASES[language]) if not name.startswith("_")}


def test_the_languages_say_it_in_their_own_words() -> None:
    same = {name for name in CONSTANTS if getattr(TEXTS["vi"], name) == getattr(TEXTS["en"], name)}
    assert same == set()


@pytest.mark.parametrize("language", TEXTS)
def test_words_with_gaps_are_filled(language: Language) -> None:
    texts = TEXTS[language]
    assert "Hỏi Tin" in texts.welcome("Hỏi Tin")
    assert "Hỏi Tin" in texts.welcome_group("Hỏi Tin")
    assert "2026" in texts.day(datetime(2026, 3, 9))
    assert "ubdn" in texts.corrected("ubdn", "ubnd") and "ubnd" in texts.corrected("ubdn", "ubnd")
    assert texts.source("Chợ quế", "") == texts.source("Chợ quế", "x").removesuffix(" · x")
    assert "500" in texts.too_long(500)
    for frame in (texts.keeping_to, texts.within, texts.elsewhere, texts.ask_new):
        assert "chợ quế" in frame("chợ quế")
    assert all(number in texts.page(6, 10, 12) for number in ("6", "10", "12"))
    assert "7" in texts.section("Kinh tế", 7)
    for command in COMMANDS:
        assert texts.command(command.key)


@pytest.mark.parametrize("language", TEXTS)
def test_labels_fit_a_button(language: Language) -> None:
    for name in CONSTANTS:
        if name.endswith("_button"):
            assert len(getattr(TEXTS[language], name)) <= 24


def test_handlers_have_no_words_of_their_own_and_use_all_of_the_catalogues() -> None:
    folder = Path(handlers.__file__).parent
    code = {path.name: path.read_text("utf-8") for path in folder.glob("*.py")}
    whole = "\n".join(code.values())
    assert {name for name in MEMBERS if not re.search(rf"\.{name}\b", whole)} <= {"apology"}
    for name, source in code.items():
        for words in re.findall(r'text\("|title\("|note\("|item\("', source):
            pytest.fail(f"{name} shows words of its own: {words}")


def test_no_two_commands_share_a_name_or_words() -> None:
    owners: dict[str, str] = {}
    for command in COMMANDS:
        for said in (*command.names, *command.words, *command.english):
            assert owners.setdefault(said, command.key) == command.key


def test_button_data_fits_and_comes_back() -> None:
    made = button("Xem", "topic", digest("Văn hóa - Du lịch"), 5)
    assert parse(made.data) == ("topic", (digest("Văn hóa - Du lịch"), "5"))
    with pytest.raises(ValueError, match="at most 64"):
        button("Xem", "x" * 65)
    with pytest.raises(ValueError, match="ASCII"):
        button("Xem", "chủ đề")


def test_labels_are_cut_between_words() -> None:
    assert short("ngắn") == "ngắn"
    cut = short("một hai ba bốn năm sáu bảy tám chín mười một hai ba")
    assert len(cut) <= LABEL and cut.endswith("…") and " hai" in cut
    assert short("x" * 60) == "x" * (LABEL - 1) + "…"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("gọi 0912345678 nhé", f"gọi {GONE} nhé"),
        ("gọi +84 912 345 678", f"gọi {GONE}"),
        ("số 024.3825.1234?", f"số {GONE}?"),
        ("CCCD 001099012345", f"CCCD {GONE}"),
        ("thư lan.anh+1@thu.example.vn!", f"thư {GONE}!"),
        ("stk 1903 và 19034567890123", f"stk 1903 và {GONE}"),
        ("ngày 06.01.2024 có gì?", "ngày 06.01.2024 có gì?"),
        ("sáng 06/01/2024 09:30", "sáng 06/01/2024 09:30"),
        ("thu 1.200.000.000 đồng", "thu 1.200.000.000 đồng"),
        ("quốc lộ 4K km 0 đến 12", "quốc lộ 4K km 0 đến 12"),
    ],
)
def test_contacts_are_blotted_out_and_nothing_else(written: str, kept: str) -> None:
    assert without_contacts(written) == kept


def test_an_address_is_looked_for_in_all_its_spellings() -> None:
    found = spellings("http://bao.example/a/?utm=1#x")
    assert "https://bao.example/a" in found
    assert "https://bao.example/a/" in found
    assert found[0] == "http://bao.example/a/?utm=1#x"
    assert spellings("https://[bad") == []


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("", 0), ("x", 0), ("-1", 0), ("²", 0), ("9" * 19, 0)]
)
def test_numbers_of_buttons(text: str, number: int) -> None:
    assert to_number(text) == number
