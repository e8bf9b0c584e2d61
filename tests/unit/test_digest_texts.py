"""The words around digests: complete in both languages, and short enough for their buttons."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime

import pytest

from handlers.texts import DIGESTS
from handlers.texts.digests import DigestTexts
from newsroom.models import Language, Rhythm

CONSTANTS = sorted(DigestTexts.__annotations__)
FRAMES = {
    name
    for name, value in vars(DigestTexts).items()
    if inspect.isfunction(value) and not name.startswith("_")
}
NOON = datetime(2026, 3, 20, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", DIGESTS)
def test_a_catalogue_is_complete_and_has_nothing_besides(language: Language) -> None:
    own = {name for name in dir(DIGESTS[language]) if not name.startswith("_")}
    assert own == {*CONSTANTS, *FRAMES}


def test_the_languages_say_it_in_their_own_words() -> None:
    assert all(getattr(DIGESTS["vi"], name) != getattr(DIGESTS["en"], name) for name in CONSTANTS)


@pytest.mark.parametrize("language", DIGESTS)
def test_labels_fit_a_button(language: Language) -> None:
    texts = DIGESTS[language]
    labels = [getattr(texts, name) for name in CONSTANTS if name.endswith("_button")]
    labels += [
        texts.more_button(12),
        texts.story_button(12),
        *(texts.when(each, 390) for each in Rhythm),
    ]
    assert all(0 < len(label) <= 32 for label in labels)


@pytest.mark.parametrize("language", DIGESTS)
def test_frames_are_filled(language: Language) -> None:
    texts = DIGESTS[language]
    assert "06:30" in texts.when(Rhythm.DAILY, 390)
    assert len({texts.when(each, 390) for each in Rhythm}) == len(Rhythm)
    assert len({texts.heading(Rhythm.DAILY, NOON.replace(hour=hour)) for hour in range(24)}) == 4
    assert "2026" in texts.heading(Rhythm.WEEKLY, NOON)
    assert "12:05" in texts.next_time(NOON)
    assert "2026" in texts.paused(NOON)
    assert texts.about(("a", "b")) == "a, b"
    assert texts.about(()) != ""
    for words in (
        texts.subscribed("when", "about", "first"),
        texts.entry("when", "about", "then"),
        texts.alerted("about", "when"),
        texts.alert_heading("about"),
        texts.breaking("about"),
    ):
        assert "about" in words.lower()
    assert "3" in texts.sources(3)
    assert "x" in texts.end_button("x")
