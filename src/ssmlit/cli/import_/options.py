"""The options of `ssmlit import`, as one value."""

from __future__ import annotations

from pathlib import Path

import typer

from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import Trust
from ssmlit.cli.shared.command import arguments
from ssmlit.cli.shared.options import Offline, Tags, written_as


@arguments
class ImportOptions:
    """What is imported, and how."""

    files: list[str] = typer.Argument(metavar="FILE...", help="Files, folders with a README, or -.")
    form: str = typer.Option(
        "",
        "--as",
        "--format",
        "-f",
        metavar="FORMAT",
        help="markdown, bibtex, ris, csl-json, endnote (XML), refer (.enw), medline (.nbib), wos "
        "(Web of Science), ids or references (plain text); detected by default.",
    )
    from_encoding: str = typer.Option(
        "utf-8", metavar="NAME", help="The files' encoding, if not UTF-8."
    )
    tags: Tags = None
    section_tags: bool = typer.Option(
        True, "--section-tags/--no-section-tags", help="Whether sections become tags."
    )
    on_duplicate: DuplicatePolicy | None = typer.Option(
        None,
        help="For papers that are, or may be, in the library: by default certain ones are "
        "merged, and you are asked about the others (without a terminal they are left out); "
        "merge leaves the others out.",
    )
    on_mismatch: Trust | None = typer.Option(
        None,
        metavar="SIDE",
        help="If title and link belong to different papers: "
        "trust the title, the link, or neither (leave the row out); by default you are asked "
        "at a terminal.",
    )
    offline: Offline = False
    take: bool = typer.Option(
        False,
        "--take",
        help="Accept edits made by hand in a list that `render` wrote; by default you are "
        "asked at a terminal.",
    )
    with_view: str = typer.Option(
        "",
        metavar="NAME",
        help="Also write a view to ssmlit.toml that shows the papers as this list does.",
    )
    report: Path | None = typer.Option(
        None,
        metavar="FILE",
        parser=written_as("JSON", ".json"),
        help="Also write the report as JSON, of a dry run, too.",
    )
