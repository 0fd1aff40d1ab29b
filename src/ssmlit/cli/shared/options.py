"""Option and argument types that several commands share, with their completion.

Responsible for names, help and how a value is read. Does not depend on what commands do with them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from ssmlit.cli.shared import offers
from ssmlit.errors import UsageError
from ssmlit.paths import is_file
from ssmlit.strings import quoted

_LIBRARY: dict[str, Any] = {  # what cannot be read the store reports, as for every library
    "metavar": "FILE", "readable": False, "autocompletion": offers.libraries,
}  # fmt: skip
Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        "-l",
        help="A .bib file, or a name from [libraries] in your settings; else $SSMLIT_LIBRARY, "
        "[library] file of ssmlit.toml, or library.bib, here or in a parent folder.",
        **_LIBRARY,
    ),
]


class CommonOptions(NamedTuple):
    """The options of every command; the last four are those of commands that write."""

    library: Annotated[
        Path | None,
        typer.Option(
            "--library",
            "-l",
            help="Another library: a .bib file, or a name in your settings.",
            **_LIBRARY,
        ),
    ] = None
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="The file's encoding, when it is not UTF-8.")
    ] = ""
    json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only errors, open questions and what was asked for."),
    ] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show files, details and whole lists.")
    ] = False
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Print the diff instead of writing it.")
    ] = False
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Ask nothing: confirm, and of choices take the safe one."),
    ] = False
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask; leave questions open (exit 4).")
    ] = False
    commit: Annotated[
        bool | None, typer.Option("--commit/--no-commit", help="Make a git commit of this change.")
    ] = None


def written_file(name: str) -> Path:
    """Return the path of a file that is to be written.

    Raises:
        UsageError: the name is one of a folder, or of standard output.
    """
    if name.endswith(("/", os.sep)):
        raise UsageError(f"`{name}` names a folder", hint="name the file to be written in it")
    if name == "-":
        raise UsageError("`-` names no file", hint="name the file to be written")
    return Path(name)


def written_as(form: str, *endings: str) -> Callable[[str], Path]:
    """Return what reads the name of a file that is always written in one form.

    A new file whose ending says another one is refused; one that is there has its own guard.
    """

    def parse(name: str) -> Path:
        path = written_file(name)
        if path.suffix.lower() not in {"", *endings} and not path.exists():
            near = path.with_suffix(endings[0])
            raise UsageError(
                f"{name} is not named as {form}, which it would be", hint=f"name it {near}"
            )
        return path

    return parse


def _output_file(name: str) -> Path | None:
    """Return the path of a file that is to be written; None for `-`, standard output."""
    return None if name == "-" else written_file(name)


def no_library(context: typer.Context, words: list[str] | None) -> list[str] | None:
    """Return the words of a query.

    Raises:
        UsageError: one of them names a .bib file.
    """
    for word in () if context.resilient_parsing else words or ():
        if word.lower().endswith(".bib") and is_file(word):
            hint = f"`-l {quoted(word)}` makes it the library of this command"
            raise UsageError(f"{word} is a file, not a part of a query", hint=hint)
    return words


def after_entry(offer: Callable[[str], list[str]]) -> Callable[[typer.Context, str], list[str]]:
    """Return what offers a key first, and something else once `words` or a query name entries."""

    def offered(context: typer.Context, incomplete: str) -> list[str]:
        is_named = bool(context.params.get("words") or context.params.get("query"))
        return offer(incomplete) if is_named else offers.keys(incomplete)

    return offered


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help="Words and field:value terms; see `ssmlit search --help`.",
        autocompletion=offers.query,
        callback=no_library,
    ),
]
Query = Annotated[
    str,
    typer.Option(
        "--query",
        "-Q",
        metavar="QUERY",
        help="The entries that match a query.",
        autocompletion=offers.query,
    ),
]
Key = Annotated[
    str, typer.Argument(metavar="KEY", help="A citation key.", autocompletion=offers.keys)
]
Keys = Annotated[
    list[str] | None,
    typer.Argument(metavar="[KEY]...", help="Citation keys.", autocompletion=offers.keys),
]
SomeKeys = Annotated[
    list[str], typer.Argument(metavar="KEY...", help="Citation keys.", autocompletion=offers.keys)
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        "-t",
        metavar="TAG",
        help="A tag for these papers; may be repeated.",
        autocompletion=offers.tags,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", parser=_output_file, help="Write to FILE."),
]

RewriteTex = Annotated[
    list[Path] | None,
    typer.Option(
        "--rewrite-tex",
        metavar="FILE",
        help="Papers whose \\cite{...} follow, with what they \\input.",
    ),
]
CitingPapers = Annotated[
    list[Path] | None,
    typer.Option("--tex", metavar="FILE", help="Papers whose cited keys must stay."),
]
Online = Annotated[
    bool, typer.Option("--online", help="Ask the services even if a snapshot has the paper.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Do not use the network.")]
Steps = Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that ssmlit did not write.")]
IfStale = Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if stale.")]
