"""One paper in full, as text for a person."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.cli.shared.terminal_text import one_line

if TYPE_CHECKING:
    from ssmlit.model import Entry, Record

WIDTH = 88
SHOWN = {
    "title", "author", "year", "month", "keywords", "booktitle", "journal", "journaltitle",
    "school", "eprint", "archiveprefix", "eprinttype", "doi", "openreview", "url", "code",
    "project",
}  # fmt: skip


def details(entry: Entry, path: str, width: int = WIDTH, *, cut: bool = True) -> str:
    """Return a paper's title, authors, venue, tags, links and every other field, in lines.

    Args:
        entry: the paper.
        path: the library's, for the place.
        width: columns to fill, at most.
        cut: break words longer than a narrow line; links can then not be copied.
    """
    record = fields.record(entry)
    rows = [
        ("authors", ", ".join(map(str, record.authors)) + (" et al." if record.others else "")),
        ("where", _where(record)),
        ("tags", ", ".join(record.tags)),
        *((item.scheme, item.value) for item in record.identifiers if item.scheme != "url"),
        *((link.role, link.url) for link in record.links),
        *(
            (field.name.lower(), one_line(field.text))
            for field in entry.fields
            if field.name.lower() not in SHOWN
        ),
        ("key", f"{entry.key}  (@{entry.type}, {path}:{entry.line})"),
    ]
    title = textwrap.fill(one_line(record.title) or "(no title)", width)
    return "\n".join([title, *(_row(name, value, width, cut=cut) for name, value in rows if value)])


def _where(record: Record) -> str:
    month = f"-{record.month:02d}" if record.month else ""
    when = f"{record.year}{month}" if record.year else ""
    place = record.venue or ("preprint" if record.type in {"misc", "online"} else record.type)
    return ", ".join(part for part in (place, when) if part)


def _row(name: str, value: str, width: int, *, cut: bool) -> str:
    return textwrap.fill(
        one_line(value),
        width,
        initial_indent=f"  {name:<12} ",
        subsequent_indent=" " * 15,
        break_long_words=cut and width < WIDTH,
        break_on_hyphens=False,
    )
