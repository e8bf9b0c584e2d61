"""``hoitin ask`` and ``hoitin search``."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import Any, TextIO

import click
import structlog

from bot.app import App, Run, opened
from bot.logging import configure
from bot.output import (
    answer_json,
    answer_view,
    print_json,
    results_view,
    source_json,
    terminal,
)
from bot.settings import load
from newsroom.errors import HoitinError
from newsroom.models import Answer, Language

log = structlog.stdlib.get_logger(__name__)


class Words(click.ParamType[str, str]):
    """Words of the command line, read as UTF-8 whatever the locale says."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return os.fsencode(value).decode("utf-8", "replace")


@click.command()
@click.argument("question", type=Words(), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a question.")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help="Answer every line of this file (-: standard input), blank ones too; needs --json.",
)
@click.option("--language", type=click.Choice(["vi", "en"]), help="Answer in this language.")
def ask(
    question: str | None, as_json: bool, batch: TextIO | None, language: Language | None
) -> None:
    """Answer QUESTION from the news, with the sentence that proves it."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give either a QUESTION or --batch FILE.")
    if batch is not None and not as_json:
        raise click.UsageError("--batch needs --json.")
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        if batch is not None:
            _answer_lines(app, run, batch, language)
        elif as_json:
            print_json(_answer_one(app, run, question or "", language))
        else:
            answer = run(app.asking.ask(question or "", language=language))
            terminal().print(answer_view(answer, app.zone))


@click.command()
@click.argument("query", type=Words())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an article.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
def search(query: str, as_json: bool, limit: int) -> None:
    """Find the articles that fit QUERY best."""
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        found = run(app.asking.search(query, limit))
        if as_json:
            for source in found:
                print_json(source_json(source, app.zone))
        else:
            terminal().print(results_view(found, app.zone))


def _answer_lines(app: App, run: Run[Any], lines: Iterable[str], language: Language | None) -> None:
    """One object a line, in order, each as soon as it is known; a blank line abstains too."""
    failed = 0
    for line in lines:
        question = line.rstrip("\r\n")
        try:
            value = _answer_one(app, run, question, language)
        except Exception:  # thousands of other questions wait for their answers
            log.exception("question not answered", question=question)
            nothing = Answer(question, language or "vi", "other", "", abstained=True)
            value = answer_json(nothing, 0.0, app.zone)
            failed += 1
        print_json(value)
    if failed:
        raise HoitinError(f"{failed} questions could not be answered; the log above says why")


def _answer_one(
    app: App, run: Run[Any], question: str, language: Language | None
) -> dict[str, Any]:
    began = time.perf_counter()
    answer: Answer = run(app.asking.ask(question, language=language))
    elapsed_ms = (time.perf_counter() - began) * 1000
    return answer_json(answer, elapsed_ms, app.zone) | {"question": question}
