"""``hoitin`` as its own process, with a database of its own and no settings but a test's."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample" / "news"
LONGEST = 120
"""Seconds that a command may take on a machine that is busy with other tests."""


@dataclass(frozen=True, slots=True)
class Hoitin:
    """Runs commands in ``folder``, where the database is made and a ``.env`` would be read."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HOITIN_")}
        ours = {f"HOITIN_{name}": value for name, value in self.settings.items()}
        return kept | {"NO_PROXY": "127.0.0.1"} | ours

    def __call__(
        self, *words: str | Path, given: str | bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; ``given`` is its standard input."""
        done = subprocess.run(
            [*self.command, *map(str, words)],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=self.environment | environment,
            timeout=LONGEST,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Start a command and leave it running."""
        return subprocess.Popen(
            [*self.command, *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
            encoding="utf-8",
        )

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "bot"]


def objects(lines: str) -> list[dict[str, Any]]:
    """JSON lines as values."""
    return [json.loads(line) for line in lines.splitlines()]


@contextmanager
def running(hoitin: Hoitin) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """``hoitin run`` on a free port: its address, and its process, which is ended politely."""
    process = replace(hoitin, settings={"WEB_PORT": "0"} | dict(hoitin.settings)).start("run")
    assert process.stdout and process.stderr
    try:
        line = process.stdout.readline()
        address = re.search(r"http://\S+", line)
        assert address, process.stderr.read()
        yield address[0], process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=LONGEST)
