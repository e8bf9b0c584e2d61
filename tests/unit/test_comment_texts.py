"""The catalogues of comments are complete, in their own words, and fit where they are shown."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

import handlers
from handlers.texts import COMMENTING, MODERATING, CommentingTexts, ModeratingTexts
from newsroom.comments import commenting
from newsroom.comments.model import Role, Status
from newsroom.comments.moderating import REFUSALS, Hindrance
from newsroom.models import Language

CATALOGUES = [(CommentingTexts, COMMENTING), (ModeratingTexts, MODERATING)]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def members(protocol: type) -> set[str]:
    methods = (name for name, value in vars(protocol).items() if inspect.isfunction(value))
    return {*inspect.get_annotations(protocol), *(name for name in methods if name[0] != "_")}


@pytest.mark.parametrize(("protocol", "table"), CATALOGUES)
def test_a_catalogue_is_complete_and_each_language_says_it_its_own_way(
    protocol: type, table: dict[Language, object]
) -> None:
    assert set(table) == set(LANGUAGES)
    constants = inspect.get_annotations(protocol)
    for texts in table.values():
        assert {name for name in dir(texts) if not name.startswith("_")} == members(protocol)
        assert all(getattr(texts, name) == getattr(texts, name).strip() != "" for name in constants)
    vi, en = table["vi"], table["en"]
    assert [name for name in constants if getattr(vi, name) == getattr(en, name)] == []


@pytest.mark.parametrize(("protocol", "table"), CATALOGUES)
def test_labels_fit_a_button_and_nothing_is_unused(
    protocol: type, table: dict[Language, object]
) -> None:
    for name in inspect.get_annotations(protocol):
        if name.endswith("_button"):
            assert all(len(getattr(texts, name)) <= 24 for texts in table.values())
    code = "\n".join(p.read_text("utf-8") for p in Path(handlers.__file__).parent.glob("*.py"))
    assert {name for name in members(protocol) if not re.search(rf"\.{name}\b", code)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_reason_has_words(language: Language) -> None:
    texts, editors = COMMENTING[language], MODERATING[language]
    other = texts.refusal("anything else")
    assert other not in [texts.refusal(reason) for reason in REFUSALS]
    assert len({texts.refusal(reason) for reason in REFUSALS}) == len(REFUSALS)
    assert len({texts.status(status) for status in Status}) == len(Status) - 1
    assert texts.status(Status.HELD) == texts.status(Status.PENDING)
    for reason in commenting.HELD:
        assert editors.held(reason) != editors.held("other").replace("other", reason)
    told = {editors.hindered(each, texts.status("published")) for each in Hindrance}
    assert len(told) == len(Hindrance)
    assert all(editors.editor(3, role, "web") for role in Role)
