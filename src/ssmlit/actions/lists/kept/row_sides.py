"""What a view writes for the facts that a row states, and for what the library says of its paper.

Responsible for what in a row is right though the view would write it differently. Does not depend
on how the two are brought together (`row_text`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.row_places import places
from ssmlit.actions.lists.row_pairs import ALIKE
from ssmlit.fields.names import LINK_FIELDS
from ssmlit.fields.person_names import between
from ssmlit.latex import squash
from ssmlit.render import papers, rows
from ssmlit.render.markdown import url
from ssmlit.render.pieces import FACT

if TYPE_CHECKING:
    import re

    from ssmlit.importers import Row
    from ssmlit.model import Record
    from ssmlit.render import View

ADDRESS = regex(r"https?://[^\s()<>\[\]\"']+")
_NUMBER = regex(r"(\s*(?:\|\s*)?)\d+(?=[.)]\s|\s*\|)")
_ONE_PERSON = 2  # of `between`
_WORDS_OF_A_NAME = 2


def sides(row: Row, said: Record, record: Record, view: View, written: str) -> tuple[str, str]:
    """Return what a view writes of the facts that a row says, and of the library's."""
    form = as_full(said, view)
    return still_true(said, record, form, written, row.stated), as_written(record, form, written)


def joined_as(view: View, row: Row) -> View:
    """Return a view that joins people as a row does: else its "and" stays where it was.

    With one author more, "A and B" would be "A and B, C".
    """
    facts = (span.fact for span in places(row) if span.name == "authors")
    fact = next(facts, "") if row.record and len(row.record.authors) > 1 else ""
    if not fact:
        return view

    def own(found: re.Match[str]) -> str:
        is_ours = found["name"] == "authors"
        return fact.replace("authors", f"authors{found['needed'] or ''}") if is_ours else found[0]

    return replace(view, row=tuple(FACT.sub(own, piece) for piece in view.row))


def with_own_name(title: str, said: str) -> str:
    """Return a title behind the name that a row has before it: "S4: Efficiently Modeling …"."""
    name, _, rest = said.partition(": ")
    whole, behind = (fuzz.ratio(squash(title), squash(text)) for text in (said, rest))
    is_named = behind >= ALIKE and behind > whole and len(name.split()) <= _WORDS_OF_A_NAME
    return f"{name}: {title}" if is_named else title


def with_own_remark(record: Record, said: Record, of_rows: Collection[str]) -> Record:
    """Return a paper with the remark of one of its rows, if the library's is that of another.

    Args:
        record: what the library says of the paper.
        said: what the row says.
        of_rows: the remarks in the paper's rows.
    """
    known = papers.remark(record)
    if not known or known not in of_rows:
        return record
    kept = [it for it in record.extra if it[0] != "remark"]
    own = [it for it in said.extra if it[0] == "remark"]
    return record._replace(note=said.note, extra=(*kept, *own))


def names_others(said: Record, record: Record, view: View) -> bool:
    """Whether a row names more people than the view would, and not those of the library.

    Of such a list of names the view knows only the beginning.
    """
    is_cut = 0 < view.authors < len(said.authors)
    return is_cut and bool(record.authors) and not _are_named(said, record)


def as_full(said: Record, view: View) -> View:
    """Return a view that shows of a paper no less than it does of what a row says.

    A row whose link names no paper has its people, which stay there when the library knows a DOI.
    """
    if view.row or view.layout == "table" or not view.title_link:
        return view
    return view if identifiers.parse(papers.paper_url(said, view.arxiv)) else rows.telling(view)


def as_written(said: Record, view: View, like: str) -> str:
    """Return what a view writes of the facts that a row says, with the number of another text."""
    return numbered(rows.item(said, view), view, like)


def still_true(said: Record, record: Record, view: View, written: str, stated: str = "") -> str:
    """Return what a view would write of what a row says, with what is right in it as the library's.

    A row that links a paper at arXiv is not behind a library that knows its proceedings as well,
    nor is one with the month in which it came to arXiv behind one with the month of the
    proceedings in that year, nor is one with the authors' family names, or with authors or a
    remark that the library lacks.

    Args:
        said: what the row says.
        record: what the library says of the paper.
        view: the list.
        written: the row.
        stated: the date that it states, as `Row.stated`.
    """
    said = said._replace(day=said.day if record.day else 0)  # BibTeX has no field for it
    if _is_posted(record, stated):
        said = said._replace(month=record.month)
    if not record.authors or _are_named(said, record):
        said = said._replace(authors=record.authors, others=record.others)
    known = {name for name, _ in record.extra}
    said = said._replace(extra=tuple(it for it in said.extra if it[0] in known))
    swapped = dict[str, str]()
    for role in ("paper", *LINK_FIELDS):
        own, now = (papers.link(one, role, view.arxiv) for one in (said, record))
        if own and now and own != now and _knows(record, own):
            swapped[url(own)] = url(now)
    text = as_written(said, view, written)
    return ADDRESS.sub(lambda it: swapped.get(it[0], it[0]), text)


def _is_posted(record: Record, stated: str) -> bool:
    """Whether a date is of the month in which a preprint came to arXiv, in the paper's year."""
    year, month = identifiers.submitted(record.identifier("arxiv"))
    return year == record.year and stated.startswith(f"{year}-{month:02}")


def _are_named(said: Record, record: Record) -> bool:
    """Return whether a row names the authors of a paper, all or with "et al." for the last."""
    pairs = list(zip(said.authors, record.authors, strict=False))
    is_whole = said.others or len(said.authors) == len(record.authors)
    return bool(pairs) and is_whole and all(between(*pair) == _ONE_PERSON for pair in pairs)


def _knows(record: Record, address: str) -> bool:
    is_link = address in {link.url for link in record.links}
    return is_link or identifiers.parse(address) in record.identifiers


def numbered(text: str, view: View, like: str) -> str:
    """Return a row of a view as it is compared with one of the page: with the number of that."""
    text, number = text.rstrip("\n"), _NUMBER.match(like)
    if number and "|" in number[1] and not counts_tables(view):
        return text
    return _NUMBER.sub(number[0], text, count=1) if number and _NUMBER.match(text) else text


def counts_tables(view: View) -> bool:
    """Whether a table's first column counts its rows; else a number in it may be a year."""
    return "{number}" in "".join(view.row)
