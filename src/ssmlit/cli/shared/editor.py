"""The user's own editor, on a temporary file.

What the user wrote is never lost: if it cannot be used, the failure shows it.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ssmlit.errors import LibraryError, UsageError


def edit_text(text: str, suffix: str) -> str:
    """Let the user edit a text in $VISUAL or $EDITOR, and return what was saved.

    Line ends come back as the text has them, whatever the editor writes.

    Raises:
        UsageError: no editor is named, it cannot be started, it ended with a failure, or what it
            saved is not text; the message says that nothing was changed.
    """
    command = _command()
    with tempfile.TemporaryDirectory(prefix="ssmlit-") as folder:
        path = Path(folder) / f"entry{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        _run([*command, str(path)])
        saved = _decoded(path.read_bytes() if path.exists() else b"")
    newline = "\r\n" if "\r\n" in text else "\n"
    return saved.replace("\r\n", "\n").replace("\n", newline)


@contextmanager
def keeping(text: str) -> Iterator[None]:
    """Show what was written in the editor when it cannot be put into the library.

    Raises:
        LibraryError: the failure inside, its hint now with the text.
    """
    try:
        yield
    except LibraryError as failure:
        before = f"{failure.hint}\n" if failure.hint else ""
        failure.hint = f"{before}what you wrote:\n{text.strip()}"
        raise


def _command() -> list[str]:
    named = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    if not named:
        raise UsageError(
            "no editor is set",
            hint="set EDITOR, or change fields with `ssmlit edit KEY field=value`",
        )
    try:
        return shlex.split(os.environ[named])
    except ValueError as failure:
        raise UsageError(
            f"{named} cannot be understood: {os.environ[named]} ({failure})",
            hint=f"{named} names a program, such as vim or `code --wait`",
        ) from failure


def _run(arguments: list[str]) -> None:
    try:
        with subprocess.Popen(arguments) as editor, _ctrl_c_is_the_editors():  # noqa: S603 - the user's own
            code = editor.wait()
    except OSError as failure:
        raise UsageError(
            f"the editor `{arguments[0]}` cannot be started: {failure.strerror}",
            hint="EDITOR names a program, such as vim or `code --wait`",
        ) from failure
    if code:
        raise UsageError(f"the editor `{arguments[0]}` ended with code {code}; nothing was changed")


@contextmanager
def _ctrl_c_is_the_editors() -> Iterator[None]:
    """Ignore Ctrl-C, as git does: the whole terminal gets it, also when Emacs' C-g is meant."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _decoded(saved: bytes) -> str:
    try:
        return saved.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise UsageError(
            f"the editor saved text that is not UTF-8 (byte 0x{saved[failure.start]:02X})",
            hint="nothing was changed; what you wrote:\n"
            + saved.decode("utf-8", "backslashreplace"),
        ) from failure
