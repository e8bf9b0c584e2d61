"""The command line: which commands there are. Each is imported only when it is called for."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from importlib import import_module

import click

from newsroom.errors import HoitinError

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives (``module:name``) and what the overview says of it."""

    target: str
    summary: str


COMMANDS = {
    "run": Entry("bot.serve:run", "Start the bot: the web chat and every platform with a token."),
    "chat": Entry("bot.console.command:chat", "Talk to the bot here in the terminal."),
    "ask": Entry("bot.ask_cli:ask", "Answer one question, or a file of them."),
    "search": Entry("bot.ask_cli:search", "Find articles by words."),
    "ingest": Entry("bot.ingest_cli:ingest", "Take in articles: addresses, files, folders, -."),
    "source": Entry("bot.source_cli:source", "Follow news sites: add, list, pause, check, try."),
    "comment": Entry("bot.comment_cli:comment", "Check reader comments against the rule."),
    "digest": Entry("bot.digest_cli:digest", "Preview and send digests, and see how far they are."),
    "doctor": Entry("bot.doctor:doctor", "Look whether everything is in order."),
    "db": Entry("bot.db_cli:db", "Migrate, back up and restore the database."),
}


class Commands(click.Group):
    """The commands above, imported one by one so that the overview appears at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, _, name = entry.target.partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.target} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours becomes one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except HoitinError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hoitin", prog_name="hoitin")
def cli() -> None:
    """Hỏi Tin answers questions about local news, with the sentence that proves it.

    Settings come from the environment or the file .env; .env.example explains them.
    """


def main() -> None:
    """What the script ``hoitin`` runs."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Whatever the locale says, what we read and write is UTF-8.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli.main(prog_name="hoitin")
