"""Papers on the way out: one list of hits in any of the formats that `search` and `list` offer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.cli.shared.json_schema import record_as_json
from ssmlit.cli.shared.terminal_text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.query import Corpus, Hit


class Format(StrEnum):
    """How papers are printed."""

    TABLE = "table"
    LINES = "lines"
    KEYS = "keys"
    JSON = "json"
    JSONL = "jsonl"
    BIBTEX = "bibtex"
    CSV = "csv"
    MARKDOWN = "markdown"


COLUMNS = ("key", "year", "authors", "title", "venue")


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
    form = wanted or (Format.TABLE if session.on_terminal else Format.LINES)
    if session.options.json:
        form = Format.JSON
    if form is Format.TABLE:
        from ssmlit.cli.shared.table import print_table

        print_table(session, hits, columns or COLUMNS)
    elif form is Format.BIBTEX:
        session.raw("\n\n".join(corpus.source(hit.subject) for hit in hits))
        session.raw("\n" if hits else "")
    elif form is Format.JSON:
        session.json({"count": len(hits), "papers": [_as_json(hit, columns) for hit in hits]})
    else:
        _plain(session, hits, form, columns)


def _plain(session: Session, hits: Sequence[Hit], form: Format, columns: Sequence[str]) -> None:
    if form is Format.KEYS:
        session.out(*(hit.key for hit in hits))
    elif form is Format.JSONL:
        import json

        for hit in hits:
            session.raw(json.dumps(_as_json(hit, columns), ensure_ascii=False) + "\n")
    elif form is Format.CSV:
        session.raw(_csv(hits, columns or COLUMNS))
    elif form is Format.MARKDOWN:
        session.out(*(_markdown(hit) for hit in hits))
    else:
        for hit in hits:
            session.out("\t".join(cells(hit, columns or COLUMNS)))


def cells(hit: Hit, columns: Sequence[str], authors: int = 3) -> list[str]:
    """Return a hit's columns as safe one-line texts."""
    return [one_line(cell(hit, column, authors)) for column in columns]


def cell(hit: Hit, column: str, authors: int = 3) -> str:
    """Return one column of a hit: a usual one in its short form, else the field's own text."""
    usual = _USUAL.get(column)
    if usual is not None:
        return usual(hit)
    if column == "authors":
        return short_authors(hit, authors)
    from ssmlit.latex import to_unicode

    return to_unicode(hit.entry.get(column))


def _id(hit: Hit) -> str:
    found = fields.identifiers(hit.entry)
    return str(found[0]) if found else ""


def _venue(hit: Hit) -> str:
    from ssmlit.venues import short_venue

    return short_venue(fields.venue(hit.entry))


# What a column shows is read from the entry alone: a whole record takes five times as long.
_USUAL: dict[str, Callable[[Hit], str]] = {
    "key": lambda hit: hit.key,
    "type": lambda hit: hit.subject.type,
    "year": lambda hit: str(fields.year(hit.entry) or ""),
    "title": lambda hit: fields.title(hit.entry),
    "venue": _venue,
    "tags": lambda hit: ", ".join(fields.tags(hit.entry)),
    "id": _id,
    "added": lambda hit: hit.entry.get("timestamp"),
    "code": lambda hit: hit.record.link("code"),
}


NAMES = (*_USUAL, "authors")  # the columns that are more than a BibTeX field


def short_authors(hit: Hit, most: int) -> str:
    """Return `Gu, Dao`, or `Gu et al.` when there are more than `most`."""
    people, others = fields.authors(hit.entry)
    if len(people) > most or (people and others):
        return f"{people[0].surname} et al."
    return ", ".join([person.surname for person in people])


def _as_json(hit: Hit, columns: Sequence[str]) -> dict[str, object]:
    if columns:
        return {column: cell(hit, column, authors=10**6) for column in columns}
    data = record_as_json(hit.record)
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
