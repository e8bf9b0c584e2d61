"""The socket that the web server listens on, opened first so that a mistake is told at once."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from newsroom.errors import SettingsError


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens. Raises SettingsError that says what to change where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(
                f"port {port} is in use: stop the program that uses it, "
                "or write another port into HOITIN_WEB_PORT"
            ) from None
        raise SettingsError(
            f"cannot listen on {host} port {port} ({error.strerror}): "
            "change HOITIN_WEB_HOST or HOITIN_WEB_PORT"
        ) from None
    with listener:
        yield listener


def address(listener: socket.socket) -> str:
    """What to type into a browser on this computer."""
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
