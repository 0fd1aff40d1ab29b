"""The command line: arguments in, one action, its result shown as text or JSON. Nothing else.

`main` is the one boundary at which failures become an exit code and two lines on stderr.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from ssmlit.errors import ExitCode, SsmlitError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return the exit code of the process.

    Args:
        arguments: the words after the program's name; `None` means those of this process.
    """
    from ssmlit.cli._failures import report, report_bug, report_usage

    if arguments is None:  # a process of its own: it ends before garbage is worth collecting
        gc.disable()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if shell := os.environ.get("_SSMLIT_COMPLETE"):
        from ssmlit.cli._completion import answer

        return answer(argv, shell)
    try:
        code = _run(argv)
        sys.stdout.flush()
    except SsmlitError as failure:
        return report(failure)
    except KeyboardInterrupt:
        print("\ninterrupted: nothing is half written", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return ExitCode.OK
    except Exception as failure:  # noqa: BLE001 - the one boundary: no traceback reaches a user
        usage = report_usage(failure)
        return report_bug(failure) if usage is None else usage
    return code


def _run(argv: list[str]) -> int:
    from ssmlit.cli._root import root

    outcome = root().main(argv, prog_name="ssmlit", standalone_mode=False)
    return outcome if isinstance(outcome, int) else ExitCode.OK


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
