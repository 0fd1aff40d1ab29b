"""The command line: arguments in, one action, its result shown as text or JSON. Nothing else.

`main` is the one boundary at which failures become an exit code and two lines on stderr.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from ssmlit.errors import ExitCode

__all__ = ["main"]

NAME = "ssmlit"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (None: that of this process) and return its exit code."""
    from ssmlit.cli.shared import streams

    if arguments is None:  # a process of its own: it ends before garbage is worth collecting
        gc.disable()
        atexit.register(gc.freeze)  # no last collection at the end either
    streams.prepare()
    if arguments is None:
        streams.tolerate()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if shell := os.environ.get("_SSMLIT_COMPLETE"):
        from ssmlit.cli.app import root
        from ssmlit.cli.completion import answer

        return answer(root(), argv, shell)
    code = int(ExitCode.OK)
    try:
        code = _run(argv)
        sys.stdout.flush()
    except OSError as failure:
        streams.silence()
        if code != ExitCode.LIBRARY:  # or it has been reported
            code = _broken(failure)
    except KeyboardInterrupt:
        return _interrupted()
    return _true_code(code)


def _true_code(code: int) -> int:
    """Return the true exit code: 6 promises that nothing was written."""
    from ssmlit.cli.shared.console import Console

    if code != ExitCode.LIBRARY or not Console.run.wrote:
        return code
    print(f"note: the change itself was written; {Console.run.way_back()}", file=sys.stderr)
    return ExitCode.INCOMPLETE


def _run(argv: list[str]) -> int:
    """Run the command, but not through Typer's `main`, which hides broken pipes and Ctrl-C."""
    import typer

    try:
        from ssmlit.cli.app import root
        from ssmlit.cli.shared.console import Console, ThisRun

        Console.run = ThisRun()
        with root().make_context(NAME, argv) as context:
            context.command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort:
        return _interrupted()
    except BrokenPipeError as failure:
        return _broken(failure)
    except Exception as failure:  # noqa: BLE001 - the one boundary: no traceback reaches a user
        return _reported(failure, argv)
    return ExitCode.OK


def _interrupted() -> int:
    """Say what a run that was interrupted leaves behind, and return its exit code."""
    from ssmlit.cli.shared.console import Console

    written = f"the change was written; {Console.run.way_back()}"
    left = written if Console.run.wrote else "nothing was changed"
    print(f"\ninterrupted: {left}", file=sys.stderr)
    return ExitCode.INTERRUPTED


def _reported(failure: Exception, argv: list[str]) -> int:
    """Show a failure and return its exit code; with `--json` it is a document."""
    from ssmlit.cli.shared.console import Console
    from ssmlit.cli.shared.failures import as_ours, report_as_json, report_bug, report_failure

    ours = as_ours(failure)
    if ours is None:
        return report_bug(failure)
    if "--json" in argv and not Console.run.printed:
        report_as_json(ours)
    return report_failure(ours)


def _broken(failure: OSError) -> int:
    """Return the exit code when stdout is closed: a reader such as `head` has had enough."""
    return ExitCode.OK if isinstance(failure, BrokenPipeError) else _reported(failure, [])
