"""``hoitin comment``: check a text here; what is in the database in ``comment_export``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

import click

from bot.ask_cli import Words
from bot.comment_export import export, waiting
from bot.output import print_json
from handlers.texts.comments_en import EnglishCommentWords
from handlers.texts.comments_vi import VietnameseCommentWords
from newsroom.comments.report import CommentWords, report
from newsroom.models import Language

_WORDS: dict[Language, CommentWords] = {
    "vi": VietnameseCommentWords(),
    "en": EnglishCommentWords(),
}


@click.group()
def comment() -> None:
    """Reader comments and the site's rule for them."""


comment.add_command(export)
comment.add_command(waiting)


@comment.command()
@click.argument("text", type=Words(), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a comment.")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help='Check every line {"text": ...} of this file (- for standard input); needs --json.',
)
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
def check(text: str | None, as_json: bool, batch: TextIO | None, language: Language) -> None:
    """Say whether TEXT may stand as a comment, and if not, why and what would help."""
    if (text is None) == (batch is None):
        raise click.UsageError("Give either a TEXT or --batch FILE.")
    if batch is not None and not as_json:
        raise click.UsageError("--batch needs --json.")
    words = _WORDS[language]
    if batch is not None:
        _check_lines(batch, words)
    elif as_json:
        print_json(report(text or "", words))
    else:
        _tell(report(text or "", words))


def _check_lines(lines: Iterable[str], words: CommentWords) -> None:
    """One object a line, in order; a line that is no comment gets an object with the error."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            print_json(_check_line(line, number, words))


def _check_line(line: str, number: int, words: CommentWords) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        return {"error": f"line {number}: not JSON: {error}"}
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        return {"error": f'line {number}: no "text"'}
    return report(text, words)


def _tell(value: dict[str, Any]) -> None:
    click.echo(value["message"])
    if value["suggestion"]:
        click.echo(f"→ {value['suggestion']}")
