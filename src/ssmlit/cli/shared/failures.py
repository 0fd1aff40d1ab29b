"""How a failure is shown: what happened, where, and what to do next; never a traceback.

Responsible for the words of Typer, of the system and of services in ours. Does not depend on
commands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ssmlit._lazy import regex
from ssmlit.cli.shared.console import SCHEMA, Console, say, with_library
from ssmlit.errors import DecisionError, LibraryError, NetworkError, SsmlitError, UsageError
from ssmlit.strings import closest, did_you_mean

if TYPE_CHECKING:
    import typer

BUG = 70  # EX_SOFTWARE of sysexits.h: the program itself is at fault


def report_as_json(failure: SsmlitError) -> None:
    """Print a failure as a document on stdout, for a command line with `--json`."""
    from ssmlit.cli.shared.json_values import failure_as_json
    from ssmlit.cli.shared.terminal_text import as_json

    print(as_json({"schema": SCHEMA, "error": failure_as_json(failure)}))


def report_failure(failure: SsmlitError, *, about: str = "") -> int:
    """Show a failure of ours and return its exit code.

    `about` is the item of a batch it went wrong with, where the failure does not name it.
    """
    where = "".join(f"{part}: " for part in (about, failure.place) if part)
    kind = "not done" if isinstance(failure, DecisionError) else "error"
    message = failure.message
    if isinstance(failure, NetworkError):
        message = "; ".join(by_reason([message]))
    say(f"{kind}: {where}{message}")
    if failure.hint.startswith(" "):  # a place in the query, with a mark below it
        say(failure.hint)
    elif failure.hint:
        say(with_library(f"hint: {failure.hint}", Console.run.library))
    return failure.exit_code


_NOT_ASKED = " could not be asked: "
_HOST = regex(r"the host \S+")


def by_reason(reasons: Iterable[str]) -> list[str]:
    """Return why services failed, each once: those with one reason share a sentence.

    `reasons` are messages of failures; of several services they are joined by semicolons.
    """
    failed: dict[str, list[str]] = {}
    for one in dict.fromkeys(part for text in reasons for part in text.split("; ")):
        _, _, why = one.partition(_NOT_ASKED)
        failed.setdefault(_HOST.sub("the hosts", why) or one, []).append(one)
    return [one for why, alike in failed.items() for one in _shared(alike, why)]


def _shared(alike: Sequence[str], why: str) -> Sequence[str]:
    """Return what services that failed for one reason have in common, as one sentence."""
    if len(alike) < 2:
        return alike
    *some, last = (one.partition(_NOT_ASKED)[0] for one in alike)
    return [f"{', '.join(some)} and {last}{_NOT_ASKED}{why}"]


def as_ours(failure: Exception) -> SsmlitError | None:
    """Return our failure for one of Typer's or the system's; `None` for a bug."""
    import typer

    if isinstance(failure, SsmlitError):
        return failure
    if isinstance(failure, typer.TyperException):
        return _usage(failure)
    if isinstance(failure, FileNotFoundError) and not failure.filename:  # of `getcwd`
        return LibraryError("the working folder no longer exists", hint="change to another")
    if isinstance(failure, OSError) and failure.strerror:
        return LibraryError(failure.strerror, path=str(failure.filename or "the output"))
    if isinstance(failure, MemoryError):
        return LibraryError("there is not enough memory for this", hint="is the input too large?")
    if isinstance(failure, RecursionError):
        return LibraryError("the input is nested too deeply to be read")
    return None


def _usage(failure: typer.TyperException) -> UsageError:
    """Return what Typer says about a command line, in our words."""
    context = getattr(failure, "ctx", None)
    command = context.command_path if context is not None else "ssmlit"
    hint = f"`{command} --help` shows its usage"
    if name := getattr(failure, "option_name", "") if hasattr(failure, "possibilities") else "":
        near = closest(name, getattr(failure, "possibilities", None) or (), 0.75)
        if _is_field(context, name):
            near, hint = "", f"a query says it in its words: `{name[2:]}:…`"
        elif name[1:].isdecimal() and "steps" in _words(context):  # as of `head -3`
            near = f"`{command} {name[1:]}`"
        elif not name.startswith("--") and not name[1:].isdecimal() and _words(context):
            hint += "; what begins with a dash goes after `--`"
        return UsageError(f"there is no option `{name}`", hint=did_you_mean(near, otherwise=hint))
    message = failure.format_message()
    for theirs, ours in _SENTENCES:
        message = re.sub(theirs, ours, message)
    if message.startswith(_SURPLUS) and (takers := _takers(context)):
        hint = f"say what to do with entries: {', '.join(takers)}"
    if choice := _CHOICE.search(message):
        if near := closest(choice[1].lower(), re.findall(r"'(.*?)'", choice[2])):
            hint = did_you_mean(near)
        elif choice[1] == "json":
            hint = "`--json` prints the result as JSON"
    return UsageError(message, hint=hint)


def _words(context: Any) -> set[str]:
    """Return what a command calls its arguments beside its options."""
    return {one.name for one in _params(context, "argument")}


def _takers(context: Any) -> list[str]:
    """Return the options of a command that are about entries, with what they take."""
    metavars = {one.opts[0]: one.metavar or "" for one in _params(context, "option")}
    return [f"`{name} {keys}`" for name, keys in metavars.items() if keys.startswith("KEY")]


def _params(context: Any, kind: str) -> list[Any]:
    found = context.command.params if context is not None else ()
    return [one for one in found if one.param_type_name == kind]


def _is_field(context: Any, name: str) -> bool:
    """Whether an option that is not there is a field of queries, of a command that takes one."""
    from ssmlit.query.language import field_named

    return "query" in _words(context) and field_named(name.removeprefix("--")) is not None


_SURPLUS = "too many arguments"
# Typer's sentences about command lines, and ours.
_SENTENCES = (
    (r"Missing argument '\[?([^']*?)\]?'\.", r"\1 is missing"),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", rf"{_SURPLUS}: \1"),
    (r"Option '([^']*)' requires an argument\.", r"`\1` has no value"),
    (r"Option '([^']*)' requires (\d+) arguments\.", r"`\1` takes \2 values"),
    (r"Option '([^']*)' does not take a value\.", r"`\1` takes no value"),
    (r"Invalid value for '\[?(.*?)\]?'(?: / '[^']*')*: ", r"\1: "),
    (r"is not a valid int(eger)?( range)?\b", "is not a whole number"),
    (r"is not in the range x>=(\d+)", r"is less than \1"),
)
_CHOICE = regex(r"'([^']*)' is not one of (.*)\.$")


def report_bug(failure: Exception) -> int:
    """Show an unexpected failure; the traceback only on request."""
    if os.environ.get("SSMLIT_DEBUG"):
        import traceback

        traceback.print_exception(failure)
    say(f"error: a bug in ssmlit: {type(failure).__name__}: {failure}")
    say("hint: please report it with the output of the same command under SSMLIT_DEBUG=1")
    return BUG
