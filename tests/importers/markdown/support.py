"""What the papers of a list say, as tests write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.importers import markdown

if TYPE_CHECKING:
    from ssmlit.importers import Row


def papers(text: str) -> list[Row]:
    """Return the rows of a list that are papers."""
    return [row for row in markdown.rows(text, "list.md") if row.record]


def shown(text: str, form: str = "{people} | {year} | {title} | {venue}") -> list[str]:
    """Return what each paper of a list says, in a form; a fact that is missing is empty."""
    return [
        form.format(
            people="; ".join(map(str, record.authors)),
            year=record.year or "",
            title=record.title,
            venue=record.venue,
            ids=" ".join(map(str, record.identifiers)),
        )
        for row in papers(text)
        if (record := row.record)
    ]
