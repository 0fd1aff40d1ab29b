"""Lists of papers, of `search` and `list`: the options that shape them, and how they are printed.

Responsible for what is said about what was found. Does not depend on how it is found, nor on what a
column shows (`columns`) or how wide it is (`table`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ssmlit.actions.orders import SortBy
from ssmlit.cli.shared import offers
from ssmlit.cli.shared.columns import COLUMNS, NAMES, cell, cells
from ssmlit.cli.shared.command import arguments
from ssmlit.cli.shared.reading_session import left_out
from ssmlit.cli.shared.terminal_text import as_json, one_line
from ssmlit.errors import UsageError
from ssmlit.strings import plural, split_commas

if TYPE_CHECKING:
    from ssmlit.actions.searching import SearchResult
    from ssmlit.cli.shared.session import Session
    from ssmlit.query import Hit

_EXCERPT = 300  # characters of a broken entry that are shown: it may hold all of a file

Format = Literal["table", "lines", "keys", "json", "jsonl", "bibtex", "csv", "markdown"]
_WHOLE = frozenset({"keys", "bibtex", "markdown"})  # the formats that have no columns

Sort = Annotated[SortBy, typer.Option("--sort", help="The order.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="At most N; 0 is all.")]


@arguments
class ListingOptions:
    """How a list of papers is ordered, cut and printed."""

    form: Format | None = typer.Option(
        None, "--format", "-f", help="How to print; a table on a terminal, else lines."
    )
    fields: str = typer.Option(
        "",
        metavar="A,B",
        autocompletion=offers.columns,
        help="The columns: key, year, authors, title, venue, "
        "tags, type, id, code, added or any BibTeX field.",
    )
    sort: Sort = "relevance"
    reverse: bool = typer.Option(False, "--reverse", "-r", help="Reverse the order.")
    limit: Limit = 0
    count: bool = typer.Option(False, "--count", help="Print only the number.")


def list_found(session: Session, query: str, shape: ListingOptions, *, fuzzy: bool = False) -> bool:
    """Print what a query finds, remarks about it to stderr; return whether it found any paper.

    Raises:
        UsageError: columns are named for a format that has none, among others.
    """
    from ssmlit.actions.searching import search

    if shape.fields and shape.form in _WHOLE and not session.options.json:
        said = f"--fields does not go with --format {shape.form}"
        raise UsageError(said, hint="table, lines, csv, json and jsonl have columns")
    found = search(session.corpus, query, fuzzy=fuzzy, sort=shape.sort, reverse=shape.reverse,
                   limit=shape.limit, saved=session.queries)  # fmt: skip
    if shape.count and shape.form == "json":
        session.json({"count": found.total})
    elif shape.count:
        session.result({"count": found.total}, str(found.total))
    else:
        _present(session, found, shape)
    return bool(found.hits)


def _present(session: Session, found: SearchResult, shape: ListingOptions) -> None:
    columns = _columns(session, shape.fields, found) if shape.fields else ()
    form = shape.form or ("table" if session.on_terminal else "lines")
    _show(session, found.hits, "json" if session.options.json else form, columns)
    if found.approximate:
        session.note("no exact match; these are close")
    for line, block in found.broken.holding:
        text, _, _ = block.partition("\n")
        start = one_line(text[:_EXCERPT]) + ("…" if len(text) > _EXCERPT else "")
        session.note(f"{session.path}:{line}: a broken entry may match: {start}")
    if found.broken.unknown:
        session.note(left_out(session, [one.line for one in found.broken.unknown]))
    if not found.hits:
        session.note_nothing()
    session.note_suggestions(found)
    if found.hits and session.on_terminal and shape.form is None:
        more = f" of {found.total}" if found.total > len(found.hits) else ""
        session.note(f"{plural(len(found.hits), 'paper')}{more}")


def _columns(session: Session, fields: str, found: SearchResult) -> tuple[str, ...]:
    from ssmlit.cli.shared.field_names import require_fields

    columns = tuple(map(str.lower, split_commas(fields)))
    require_fields(session, columns, found.hits, lambda hit, name: name in hit.whole, columns=NAMES)
    return columns


def _show(session: Session, hits: Sequence[Hit], form: Format, columns: Sequence[str]) -> None:
    """Print hits in their order."""
    match form:
        case "lines":
            for hit in hits:
                session.out("\t".join(cells(hit, columns or COLUMNS)))
        case "table":
            from ssmlit.cli.shared.table import print_table

            print_table(session, hits, columns or COLUMNS)
        case "keys":
            _show_keys(session, hits)
        case "json":
            session.json({"count": len(hits), "papers": [_as_json(hit, columns) for hit in hits]})
        case "jsonl":
            for hit in hits:
                session.raw(as_json(_as_json(hit, columns), None) + "\n")
        case "bibtex":
            session.raw("\n\n".join(session.corpus.source(hit.subject) for hit in hits))
            session.raw("\n" if hits else "")
        case "csv":
            from ssmlit.exporters.csv_table import table

            shown = columns or COLUMNS
            session.raw(table(shown, (cells(hit, shown, authors=10**6) for hit in hits)))
        case _:  # "markdown"
            session.out(*map(_markdown, hits))


def _show_keys(session: Session, hits: Sequence[Hit]) -> None:
    session.out(*(hit.key for hit in hits if hit.key))
    if keyless := sum(not hit.key for hit in hits):
        session.note(f"left out: {plural(keyless, 'entry', 'entries')} without a key")


def _as_json(hit: Hit, columns: Sequence[str]) -> dict[str, object]:
    if columns:
        return {column: cell(hit, column, authors=10**6) for column in columns}
    from ssmlit.exporters.paper_json import paper_as_json

    data = paper_as_json(hit.record, hit.entry)
    return {**data, "score": hit.score, "approximate": hit.approximate}


def _markdown(hit: Hit) -> str:
    from ssmlit.render import View
    from ssmlit.render.rows import item

    return item(hit.record, View(name="papers", show=("venue", "authors")))
