"""How a failure is shown: what happened, where, and what to do next; never a traceback."""

from __future__ import annotations

import os
import sys

from ssmlit.cli.shared.terminal_text import safe
from ssmlit.errors import ExitCode, SsmlitError

BUG = 70  # EX_SOFTWARE of sysexits.h: the program itself is at fault


def say(text: str) -> None:
    """Write one message for people to stderr, control characters made visible."""
    print(safe(text), file=sys.stderr)


def report(failure: SsmlitError, *, about: str = "") -> int:
    """Show a failure of ours and return its exit code.

    Args:
        failure: what went wrong.
        about: the item of a batch it went wrong with, where the failure does not name it.
    """
    where = "".join(f"{part}: " for part in (about, failure.place) if part)
    say(f"error: {where}{failure.message}")
    if failure.hint.startswith(" "):  # a place in the query, with a mark below it
        say(failure.hint)
    elif failure.hint:
        say(f"hint: {failure.hint}")
    return failure.exit_code


def report_usage(failure: Exception) -> int | None:
    """Show a mistake in the arguments that Typer found; `None` when it is something else."""
    import typer

    if isinstance(failure, typer.Abort):
        say("interrupted: nothing is half written")
        return ExitCode.INTERRUPTED
    if not isinstance(failure, typer.TyperException):
        return None
    context = getattr(failure, "ctx", None)
    command = context.command_path if context is not None else "ssmlit"
    say(f"error: {failure.format_message()}")
    say(f"hint: `{command} --help` shows how it is used")
    return ExitCode.USAGE


def report_bug(failure: Exception) -> int:
    """Show a failure nobody foresaw; the traceback only for those who ask for it."""
    if isinstance(failure, OSError) and failure.strerror:
        name = failure.filename or "the output"
        say(f"error: {name}: {failure.strerror}")
        return ExitCode.LIBRARY
    if os.environ.get("SSMLIT_DEBUG"):
        import traceback

        traceback.print_exception(failure)
    say(f"error: a defect in ssmlit: {type(failure).__name__}: {failure}")
    say("hint: please report it with the output of the same command under SSMLIT_DEBUG=1")
    return BUG
