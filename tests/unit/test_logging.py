"""Logs are single lines that hold no secret."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logging import configure

SECRET = "123:s3cret"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_json_lines_leave_secrets_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", "json", [SECRET])
    log = structlog.stdlib.get_logger("ours")
    log.info("sent", to={"url": f"https://api/{SECRET}/send"}, words="Chào")
    logging.getLogger("library").warning("asked %s", f"https://api/{SECRET}/get")
    try:
        raise ValueError(f"refused {SECRET}")
    except ValueError:
        log.exception("failed")
    captured = capsys.readouterr()
    assert SECRET not in captured.err
    assert captured.out == ""
    first, second, third = map(json.loads, captured.err.splitlines())
    assert (first["event"], first["words"]) == ("sent", "Chào")
    assert second["event"] == "asked https://api/.../get"
    assert "refused ..." in third["exception"]


def test_text_for_people_leaves_secrets_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure("warning", "text", [SECRET])
    log = structlog.stdlib.get_logger("ours")
    log.info("quiet")
    log.warning("loud", token=SECRET)
    written = capsys.readouterr().err
    assert "loud" in written
    assert "quiet" not in written
    assert SECRET not in written


def test_chatty_libraries_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    configure("debug", "text")
    logging.getLogger("httpx").info("HTTP Request: POST https://api/bot1:token/getMe")
    assert capsys.readouterr().err == ""
