"""Settings: what an operator writes, and what is told when it is wrong."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.settings import PREFIX, Settings, load, unknown
from newsroom.errors import SettingsError

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_explains_every_setting_and_no_other() -> None:
    names = re.findall(rf"^#?({PREFIX}\w+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert sorted(names) == sorted(PREFIX + name.upper() for name in Settings.model_fields)


def test_the_example_shows_the_defaults() -> None:
    assert load(_env_file=EXAMPLE) == load()


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("HOITIN_NAME=Từ tệp\nHOITIN_WEB_PORT=9000\n", "utf-8")
    monkeypatch.setenv("HOITIN_WEB_PORT", "9001")
    settings = load()
    assert (settings.name, settings.web_port) == ("Từ tệp", 9001)


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOITIN_SOURCES", " https://a.vn/rss , tin/ ,")
    assert load().sources == ("https://a.vn/rss", "tin/")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "http"),
        ("WEB_PORT", "70000"),
        ("TIMEZONE", "Hanoi"),
        ("TIMEZONE", "../../etc/passwd"),
        ("POLL_MINUTES", "0"),
        ("DATABASE_URL", "data/hoitin.db"),
        ("READER", "magic"),
        ("LOG_LEVEL", "loud"),
        ("TELEGRAM_TOKEN", "BotFather's token"),
        ("TELEGRAM_WEBHOOK_URL", "http://plain.example/telegram"),
        ("QUESTION_LOG_DAYS", "0"),
        ("EDITORS", "123456789"),
        ("EDITORS", "telegram:1:boss"),
        ("EDITOR_CODE", "short"),
        ("COMMENT_DAYS", "30"),
    ],
)
def test_a_wrong_value_is_told_in_one_line_that_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=rf"^{PREFIX}{name}: write \S.*$"):
        load()


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOITIN_WEB_PORT", "x")
    monkeypatch.setenv("HOITIN_LOG_FORMAT", "xml")
    with pytest.raises(SettingsError, match=r"HOITIN_WEB_PORT.*; HOITIN_LOG_FORMAT"):
        load()


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOITIN_TELEGRAM_WEBHOOK_URL", "https://chat.example/telegram")
    with pytest.raises(SettingsError, match=r"^HOITIN_TELEGRAM_WEBHOOK_SECRET: write one"):
        load()
    monkeypatch.setenv("HOITIN_TELEGRAM_WEBHOOK_SECRET", "short")
    with pytest.raises(SettingsError, match=r"^HOITIN_TELEGRAM_WEBHOOK_SECRET: write 16 to 256"):
        load()
    monkeypatch.setenv("HOITIN_TELEGRAM_WEBHOOK_SECRET", "long_enough-0123")
    assert load().telegram_webhook_url


@pytest.mark.parametrize(
    "secrets", [{"telegram_token": "1:s3cret-"}, {"telegram_proxy": "http://u:s3cret-@p:1"}]
)
def test_secrets_show_in_no_text_and_no_error(secrets: dict[str, Any]) -> None:
    settings = load(**secrets)
    assert "s3cret-" not in repr(settings) + str(settings)
    assert settings.secrets() == tuple(secrets.values())
    with pytest.raises(SettingsError) as error:
        load(telegram_token="s3cret- with a space")
    assert "s3cret-" not in str(error.value)


def test_misspelt_names_are_found() -> None:
    assert unknown(["HOITIN_TELEGRM_TOKEN", "HOITIN_NAME", "PATH"]) == ("HOITIN_TELEGRM_TOKEN",)
