"""Option and argument types that several commands share, with their completion."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ssmlit.cli.shared import offers
from ssmlit.errors import UsageError


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


def _output_file(name: str) -> Path | None:
    """Return the path of a file that is to be written; None for `-`, standard output."""
    return None if name == "-" else written_file(name)


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
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that ssmlit did not write.")]
IfStale = Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if stale.")]
