"""How far an import is, on stderr: problems as they come, and a bar where somebody watches."""

from __future__ import annotations

from collections.abc import Sequence

from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from bot.output import terminal

_PERIOD = 300.0
"""Seconds over which the pace is measured from which the rest is estimated."""


class Report:
    """Shows an import; to be used with ``with``."""

    def __init__(self) -> None:
        self._console = terminal(error=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f}{task.fields[of]} articles"),
            TextColumn("{task.fields[rate]}"),
            BarColumn(bar_width=20),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
            speed_estimate_period=_PERIOD,
        )
        self._task = self._progress.add_task("", total=None, rate="", of="")
        self._told = 0

    def __enter__(self) -> Report:
        self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()

    def show(self, done: int, problems: Sequence[str], waiting: int | None = None) -> None:
        """Tell what is new since the last call; ``waiting`` are still to come, where known."""
        for problem in problems[self._told :]:
            self._console.print(problem, markup=False)
        self._told = len(problems)
        elapsed = self._progress.tasks[0].elapsed or 0
        total = None if waiting is None else done + waiting
        self._progress.update(
            self._task,
            completed=done,
            total=total,
            rate=f"{done / elapsed:,.0f}/s" if elapsed else "",
            of=f" of {total:,}" if total is not None else "",
        )
