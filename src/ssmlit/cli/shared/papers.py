"""Papers on the way out: one list of hits in any of the formats that `search` and `list` offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ssmlit.cli.shared.columns import COLUMNS, cell, cells
from ssmlit.cli.shared.json_values import paper_as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.query import Corpus, Hit

Format = Literal["table", "lines", "keys", "json", "jsonl", "bibtex", "csv", "markdown"]


def show(
    session: Session,
    corpus: Corpus,
    hits: Sequence[Hit],
    wanted: Format | None,
    columns: Sequence[str],
) -> None:
    """Print hits; without a wanted format, a table on a terminal and lines elsewhere.

    Args:
        session: where to print.
        corpus: what they were found in.
        hits: what was found, in the order to show.
        wanted: the format asked for, or `None`.
        columns: the fields asked for, or () for the usual ones.
    """
    form = wanted or ("table" if session.on_terminal else "lines")
    if session.options.json:
        form = "json"
    if form == "lines":
        for hit in hits:
            session.show("\t".join(cells(hit, columns or COLUMNS)))
    elif form == "table":
        from ssmlit.cli.shared.table import print_table

        print_table(session, hits, columns or COLUMNS)
    elif form == "bibtex":
        session.raw("\n\n".join(corpus.source(hit.subject) for hit in hits))
        session.raw("\n" if hits else "")
    elif form == "json":
        session.json({"count": len(hits), "papers": [_as_json(hit, columns) for hit in hits]})
    else:
        _plain(session, hits, form, columns)


def _plain(session: Session, hits: Sequence[Hit], form: Format, columns: Sequence[str]) -> None:
    if form == "keys":
        session.out(*(hit.key for hit in hits))
    elif form == "jsonl":
        from ssmlit.cli.shared.terminal_text import as_json

        for hit in hits:
            session.raw(as_json(_as_json(hit, columns), None) + "\n")
    elif form == "csv":
        session.raw(_csv(hits, columns or COLUMNS))
    else:
        session.out(*(_markdown(hit) for hit in hits))


def _as_json(hit: Hit, columns: Sequence[str]) -> dict[str, object]:
    if columns:
        return {column: cell(hit, column, authors=10**6) for column in columns}
    data = paper_as_json(hit.record, hit.entry)
    data["score"] = hit.score
    data["approximate"] = hit.approximate
    return data


def _csv(hits: Sequence[Hit], columns: Sequence[str]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for hit in hits:
        writer.writerow(cells(hit, columns, authors=10**6))
    return out.getvalue()


def _markdown(hit: Hit) -> str:
    from ssmlit.render import View
    from ssmlit.render.rows import item

    return item(hit.record, View(name="papers", show=("venue", "authors")))
