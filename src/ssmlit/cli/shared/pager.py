"""Long output through the pager that the person uses: $PAGER, else less."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

DEFAULT = "less"
LESS = "FRX"  # as git does: quit if it fits, pass colours and links on, keep the screen


def page(text: str) -> None:
    """Show a text that holds colours and links; where there is no pager, print it."""
    command = shlex.split(os.environ.get("PAGER") or DEFAULT)
    environment = {"LESS": LESS, "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
    except OSError:
        sys.stdout.write(text)
        return
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    except KeyboardInterrupt:  # less takes Ctrl+C for itself; wait for it to be left
        pager.wait()
