"""The scripts that teach bash, zsh and fish to complete, and where each shell looks for them.

Responsible for the user's shell set-up; the scripts are `data/completion.*`. Does not depend on
commands: what is offered is answered by `ssmlit.cli.completion`, which the scripts ask.
"""

from __future__ import annotations

import os
import shlex
from importlib import resources
from pathlib import Path

from ssmlit.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


def this_shell() -> str:
    """Return the shell that the user has chosen.

    Raises:
        UsageError: $SHELL does not name one that can be taught.
    """
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(
            f"there is no completion for your shell, {name}" if name else "$SHELL is not set",
            hint=f"name the shell after the option: {', '.join(SHELLS)}",
        )
    return name


def script(shell: str) -> str:
    """Return the script that teaches a shell to complete.

    Raises:
        UsageError: no script is known for that shell.
    """
    if shell not in SHELLS:
        raise UsageError(
            f"there is no completion for `{shell}`", hint=f"one of: {', '.join(SHELLS)}"
        )
    file = resources.files("ssmlit").joinpath("data", f"completion.{shell}")
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")


def install(shell: str) -> str:
    """Put the script where the shell finds it; return the path of the script.

    fish reads it from a folder of its own. For bash and zsh one line is added to the file that they
    read when they start, once.
    """
    text = script(shell)
    home = Path.home()
    if shell == "fish":
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        target = config / "fish" / "completions" / "ssmlit.fish"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        target = data / "ssmlit" / f"completion.{shell}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    if shell != "fish":
        folder = Path(os.environ.get("ZDOTDIR") or home) if shell == "zsh" else home
        _add_line(folder / f".{shell}rc", f"source {shlex.quote(str(target))}")
    return str(target)


def _add_line(path: Path, line: str) -> None:
    """Add a line to a file in whatever encoding, unless it is there."""
    from ssmlit.store.disk_files import read_bytes
    from ssmlit.store.failures import refusing

    data = read_bytes(path) if path.exists() else b""
    if line.encode() in data.splitlines():
        return
    gap = b"" if not data or data.endswith(b"\n") else b"\n"
    with refusing(path, "writing"), path.open("ab") as file:
        file.write(gap + line.encode() + b"\n")
