"""Processes beside this one, for computation that would hold everything else up."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def processes() -> Iterator[Executor]:
    """A process for each core, started when first needed.

    They are spawned, because a fork would copy the database's threads and locks.
    """
    executor = ProcessPoolExecutor(
        mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent
    )
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Die when the parent was killed: nobody else would ever tell this process to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
