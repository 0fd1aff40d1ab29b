"""`ssmlit export`: a bibliography for a paper, in the format of the program that typesets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import typer

from ssmlit.actions.orders import Order
from ssmlit.cli.shared import citations, offers
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.options import Force, IfStale, Keys, Output, Query
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, UsageError
from ssmlit.exporters import Options
from ssmlit.exporters.options import Letters, Protect, Venues, in_library
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.actions.export.cited import CitedEntries
    from ssmlit.actions.export.exporting import ExportedEntries
    from ssmlit.model import Entry

To = Literal[
    "bibtex", "biblatex", "bibitem", "csl-json", "csv", "hayagriva", "json", "jsonl", "markdown",
    "ris", "text",
]  # fmt: skip
Publisher = Literal[
    "aaai", "acl", "acm", "aps", "elsevier", "iclr", "icml", "ieee", "nature", "neurips", "springer"
]

_OF_SOME_FORMATS = {  # options, and what `exporters.Options` calls them
    "--fields": "fields", "--drop": "drop", "--internal": "internal", "--protect-caps": "protect",
    "--letters": "encoding", "--max-authors": "max_authors",
}  # fmt: skip

HELP = """Write a bibliography for a paper: BibTeX, biblatex, CSL-JSON, Hayagriva, RIS …

\b
  ssmlit export --to bibtex -o refs.bib                    everything
  ssmlit export --to biblatex --query tag:surveys
  ssmlit export gu2023mamba gu2022efficiently
  ssmlit export --cited main.tex -o refs.bib               what the paper cites
  ssmlit export --cited main.aux --max-authors 10 --letters latex
  ssmlit export --cited main.typ --to hayagriva -o refs.yml
  ssmlit export --cited main.tex --for ieee -o refs.bib
  ssmlit export --query tag:surveys --to text --style apa

What only ssmlit uses (tags, code, day added, its notes in `annote` …) is left out without
--internal. Cited keys that are not in the library, or whose entry is broken, are reported, and
so are files that cannot be read and places that only LaTeX can follow; with --strict the exit code
is 1. A main.aux newer than main.tex is compared with it, and what only it
cites is exported too.
"""

JSON = """
What was written, and which citations could not be resolved.
  output (text or null): The file; null when the text is here.
  ...written
  missing (list of object): Keys that are cited and not in the library.
    key (text): The key.
    near (list of text): Similar keys in the library.
    known (text): The identifier of the only paper it can mean; `` if none.
    title (text): The title of that paper.
    path (text or null): The file where the key stands first; null if only LaTeX could say.
    line (number or null): Its line there.
  broken (list of object): Entries that are cited, or selected, and cannot be read.
    key (text): The key it is cited by; `""` without --cited.
    line (number): Its line in the library.
    reason (text): What is wrong with it.
  unread (list of text): Files the paper names that could not be read.
  unfollowed (list of object): Citations that cannot be known without running LaTeX.
    path (text): The file.
    line (number): The line.
    reason (text): What could not be followed.
  left_out (list of object): Fields that the format has no place for, or only for a part of them.
    field (text): The name.
    keys (list of text): The entries written without all of it.
  only_paper (list of text): Cited keys that a newer .aux file lacks.
  only_aux (list of text): Keys that only a newer .aux file cites; their entries are written.
"""


@arguments
class ExportOptions:
    """What is written, where, and how."""

    keys: Keys = None
    to: To | None = typer.Option(
        None,
        "--to",
        "--format",
        "-f",
        help="The format; by default that of FILE's extension; bibtex without one.",
    )
    query: Query = ""
    cited: Path | None = typer.Option(
        None,
        metavar="FILE",
        readable=False,
        help="What a paper cites: .tex, .aux, .bcf, .md, .qmd, .ipynb, .Rnw, .org, .typ.",
    )
    output: Output = None
    force: Force = False
    check: IfStale = False
    strict: bool = typer.Option(
        False, "--strict", help="Exit 1 when a cited key is missing, or may be."
    )
    sort: Order = typer.Option("file", help="The order.")
    fields: str = typer.Option(
        "",
        metavar="A,B",
        help="Only these fields, by BibTeX's or biblatex's names.",
        autocompletion=offers.some_fields,
    )
    drop: str = typer.Option(
        "", metavar="A,B", help="All but these fields.", autocompletion=offers.some_fields
    )
    internal: bool = typer.Option(
        False, "--internal", help="Also the fields that only ssmlit uses."
    )
    protect: Protect = typer.Option(
        "auto", "--protect-caps", help="Braces around capitals in titles."
    )
    letters: Letters = typer.Option("keep", help="Letters outside ASCII.")
    max_authors: int = typer.Option(0, min=0, help="Shorten longer author lists; 0 shortens none.")
    venues: Venues = typer.Option(
        "keep", help="Names of venues: in full, NeurIPS, or J. Mach. Learn. Res."
    )
    publisher: Publisher | None = typer.Option(
        None, "--for", help="Follow a publisher's instructions."
    )
    style: str = typer.Option("", metavar="CSL", help="With --to text: apa, ieee … or a .csl file.")
    expand: bool = typer.Option(False, "--expand-strings", help="Expand @string macros.")


@command("export", writes=True, help=HELP)
def export(session: Session, options: ExportOptions) -> None:
    to, output, check = options.to or _format_of(options.output), options.output, options.check
    paper, chosen = _choose(session, options)
    _require_fields(session, chosen, options)
    text, left_out = _written(session, chosen, to, options)
    empty = bool(options.query) and not chosen.entries
    if empty and output and not (check or output.exists()):
        done: dict[str, object] = {"output": str(output)}
    else:
        done = _delivered(session, text, to, options)
    if session.options.json:
        lacking_fields = [{"field": name, "keys": keys} for name, keys in left_out.items()]
        found = citations.as_json(paper, chosen.broken)
        session.json({**done, **found, "left_out": lacking_fields})
    citations.report_chosen(session, chosen, to, text, options.query)
    if options.cited:
        citations.report_cited(session, options.cited, paper, to, strict=options.strict)
    citations.report_left_out(session, to, left_out)
    unmade = empty and output is not None and not output.exists()
    if unmade or (options.strict and paper.is_lacking) or (check and done["stale"]):
        raise typer.Exit(ExitCode.FOUND)


def _format_of(output: Path | None) -> To:
    """Return the format that a file's name says; BibTeX if it says none.

    Raises:
        UsageError: it may say several, or is that of a new file and says one that is not written.
    """
    from ssmlit.exporters import ENDINGS, of_ending

    found = of_ending(output.suffix if output else "")
    if not found and output and not output.exists():
        known = ", ".join(sorted(ENDINGS))
        raise UsageError(
            f"the ending of {output} names no format that `export` writes",
            hint=f"`--to bibtex` writes BibTeX into it; endings of formats are {known}",
        )
    if len(found) > 1:
        names = " or ".join(f"`--to {name}`" for name in found)
        raise UsageError(f"{output} could be in several formats", hint=f"say which: {names}")
    return cast("To", found[0]) if found else "bibtex"


def _choose(session: Session, options: ExportOptions) -> tuple[CitedEntries, ExportedEntries]:
    """Return what a paper cites, nothing if none was named, and the entries to write."""
    from ssmlit.actions.export import exporting
    from ssmlit.actions.export.cited import CitedEntries

    keys, query, cited, sort = options.keys or [], options.query, options.cited, options.sort
    if bool(keys) + bool(query) + (cited is not None) > 1:
        raise UsageError("give only one of keys, --query and --cited")
    if cited is None:
        return CitedEntries((), {}), exporting.choose(session.library, keys, query, sort)
    paper = citations.read_citations(session, cited)
    return paper, exporting.choose_cited(session.library, paper, sort)


def _require_fields(session: Session, chosen: ExportedEntries, options: ExportOptions) -> None:
    """Refuse names of fields that must be typos; say which fields no entry has.

    Raises:
        UsageError: a name means another field.
    """
    from ssmlit.cli.shared.field_names import require_fields

    wanted, dropped = split_commas(options.fields.lower()), split_commas(options.drop.lower())
    if not (wanted or dropped):
        return
    entries = tuple(session.library.completed(chosen.entries))
    require_fields(session, wanted, entries, _has)
    require_fields(session, dropped, entries, _has, needed=False)


def _has(entry: Entry, name: str) -> bool:
    return any(one in entry for one in in_library(name))


def _written(
    session: Session, chosen: ExportedEntries, to: To, options: ExportOptions
) -> tuple[str, dict[str, list[str]]]:
    """Return the text, and which fields of which entries have no place in it."""
    from ssmlit.actions.export import exporting

    form = _form(session, to, options)
    if not options.style:
        return exporting.export(session.library, chosen, to, form)
    if to != "text":
        raise UsageError("--style is for --to text", hint="BibTeX's styles are chosen in the paper")
    if options.max_authors:
        raise UsageError("--max-authors does not go with --style, which decides that itself")
    return exporting.references(session.library, chosen, form, options.style), {}


def _delivered(session: Session, text: str, to: To, options: ExportOptions) -> dict[str, object]:
    """Print the text, write it to the file, or compare the two; return what became of it.

    Raises:
        UsageError: there is no file to compare with.
    """
    from ssmlit.cli.shared.pending import PendingFiles
    from ssmlit.exporters import format_named

    output, check = options.output, options.check
    pending = PendingFiles(session, keep=not check)
    if output is not None:
        file = pending.target(output)
        pending.generated(file, text, format_named(to).mark, options.force, empty=not text.strip())
    elif check:
        raise UsageError("--check needs -o FILE", hint="it compares that file with the library")
    else:
        pending.printed(text)
    if check or session.options.dry_run:
        (done,) = pending.compare()
    else:
        (done,) = pending.deliver("export", f"export {output}")
    if check and not done["stale"]:
        session.note("up to date")
    return {"output": str(output) if output else None} | {
        name: value for name, value in done.items() if name != "path"
    }


def _form(session: Session, to: To, options: ExportOptions) -> Options:
    """Return how entries are written, with the settings' abbreviations, the publisher's rules.

    Raises:
        UsageError: the format would ignore an option.
    """
    table = "abbreviations"
    words = session.config.table(table)
    form = Options(
        fields=_names(options.fields), drop=_names(options.drop), internal=options.internal,
        protect=options.protect, encoding=options.letters, max_authors=options.max_authors,
        venues=options.venues, strings="expand" if options.expand else "keep",
        abbreviations=tuple((word.lower(), session.config.string(table, word)) for word in words),
    )  # fmt: skip
    _require_heeded(to, form)
    if options.publisher is None:
        return form
    from ssmlit.exporters.presets import PRESETS, applied

    preset = PRESETS[options.publisher]
    style = f"\\bibliographystyle{{{preset.style}}} ({preset.source})"
    session.note(f"for {preset.name}: {style if preset.style else preset.source}")
    return applied(preset, form)


def _require_heeded(to: To, form: Options) -> None:
    from ssmlit.exporters import heeding

    for option, field in _OF_SOME_FORMATS.items():
        formats = heeding(field)
        if to not in formats and getattr(form, field) != getattr(Options(), field):
            hint = "`ssmlit list --fields A,B --format csv` makes a table of some fields"
            said = f"{option} is for --to {', '.join(formats)}"
            raise UsageError(said, hint=hint if field in {"fields", "drop"} else "")


def _names(text: str) -> frozenset[str]:
    return frozenset[str]().union(*map(in_library, split_commas(text.lower())))
