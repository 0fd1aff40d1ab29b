"""The user's own editor, on a temporary file."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from ssmlit.errors import UsageError


def edit_text(text: str, suffix: str) -> str:
    """Let the person edit a text in $VISUAL or $EDITOR, and return what was saved.

    Raises:
        UsageError: no editor is named, it cannot be started, or it ended with a failure; the
            message says that nothing was changed.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError(
            "no editor is set",
            hint="set EDITOR, or change fields with `ssmlit edit KEY field=value`",
        )
    with tempfile.TemporaryDirectory(prefix="ssmlit-") as folder:
        path = Path(folder) / f"entry{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        _run([*shlex.split(editor), str(path)])
        return path.read_bytes().decode("utf-8")


def _run(arguments: list[str]) -> None:
    try:
        code = subprocess.run(arguments, check=False).returncode  # noqa: S603 - the user's own
    except OSError as failure:
        raise UsageError(
            f"the editor `{arguments[0]}` cannot be started: {failure.strerror}",
            hint="EDITOR names a program, such as vim or `code --wait`",
        ) from failure
    if code:
        raise UsageError(f"the editor `{arguments[0]}` ended with code {code}; nothing was changed")
