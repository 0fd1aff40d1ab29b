"""One request at a time and a gap between two, for all processes of a user.

A lock file per host is held while a request runs; next to it is the time before which the next one
must not start. Both outlive the process, so ten shells behave like one.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ssmlit.errors import NetworkError
from ssmlit.http.services import Service

LONGEST_WAIT = 60.0  # seconds a command waits for a service's cool-down before it gives up
_LOCK_WAIT = 600.0  # seconds; other processes may be queueing, too

Waiting = Callable[[Service, float], None]


class Turn:
    """Permission to send one request now; says when the next may follow."""

    def __init__(self, state: Path, gap: float) -> None:
        self._state = state
        self.gap = gap

    def wait_until_due(self, service: Service, waiting: Waiting | None) -> None:
        """Sleep until the host may be asked again.

        Raises:
            NetworkError: the service asks for a pause longer than `LONGEST_WAIT`.
        """
        pause = self._due() - time.time()
        if pause > LONGEST_WAIT:
            raise NetworkError(
                f"{service.title} asked not to be asked again before {_clock(pause)}",
                hint="try again then",
            )
        if pause > 0:
            if waiting is not None:
                waiting(service, pause)
            time.sleep(pause)

    def cool_down(self) -> None:
        """Make every process wait for the gap before asking the host again."""
        try:
            self._state.write_text(f"{time.time() + self.gap!r}\n", encoding="ascii")
        except OSError:  # a full disk: other processes cannot be told, so this one waits
            time.sleep(min(self.gap, LONGEST_WAIT))

    def _due(self) -> float:
        try:
            due = float(self._state.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0.0
        # A time far ahead means that the clock was set back, not that a service asked for it.
        return due if due < time.time() + 24 * 60 * 60 else 0.0


def _clock(pause: float) -> str:
    """Return the time after a pause, with its day if that is not today."""
    now = time.time()
    then = time.localtime(now + pause)
    is_today = then[:3] == time.localtime(now)[:3]
    return time.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M", then)


@contextmanager
def turn(folder: Path, service: Service, waiting: Waiting | None) -> Iterator[Turn]:
    """Hold the host's only connection; on leaving, the gap to the next request begins.

    Args:
        folder: where lock and time are kept, shared by all processes.
        service: whose host and gap.
        waiting: called with (service, seconds) before a sleep, so that the user can be informed.

    Raises:
        NetworkError: the folder cannot be written, or another process holds the host too long.
    """
    with _connection(folder, service):
        mine = Turn(folder / f"{_file_name(service)}.next", service.gap)
        mine.wait_until_due(service, waiting)
        try:
            yield mine
        finally:
            if mine.gap:
                mine.cool_down()


def _file_name(service: Service) -> str:
    return re.sub(r"[^a-z0-9.-]", "_", service.host)


@contextmanager
def _connection(folder: Path, service: Service) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = FileLock(folder / f"{_file_name(service)}.lock").acquire(timeout=_LOCK_WAIT)
    except Timeout as error:
        raise NetworkError(
            f"other ssmlit processes have kept {service.title} busy for ten minutes",
            hint="wait for them",
        ) from error
    except OSError as error:
        raise NetworkError(
            f"requests to {service.title} cannot be paced: {error.strerror or error}",
            hint="point SSMLIT_CACHE_DIR at a folder that can be written",
            path=str(folder),
        ) from error
    with held:
        yield
