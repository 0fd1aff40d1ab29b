"""Refer, EndNote's tagged format."""

from __future__ import annotations

from ssmlit import importers
from ssmlit.model import Identifier, Link, Person, Record

SCHOLAR = """\
%0 Conference Proceedings
%T Snails: slow
 and slower
%A Smith, John
%A World Health Organization
%B Proceedings of Snails
%P 1-10
%D 2004
%8 March 2
%R 10.1000/abc
%U https://example.org/snails
%X One paragraph.

Another one.
%K speed; shells

%0 Thesis
%T On snails
%A Doe, Jane
%9 Master's thesis
%I MIT
%D 2001
"""
UNIX = "%A J. Doe\n%T On Snails\n%J Journal of Snails\n%D 1979\n\n%A P. Roe\n%T A Book\n%I House\n"


def test_reads_references() -> None:
    """Every reference begins with its type; empty lines part nothing."""
    first, second = importers.read_rows(SCHOLAR, "x.enw")

    assert first.record == Record(
        type="inproceedings",
        title="Snails: slow and slower",
        authors=(Person("Smith", "John"), Person("World Health Organization")),
        year=2004,
        month=3,
        day=2,
        venue="Proceedings of Snails",
        pages="1–10",
        identifiers=(Identifier("doi", "10.1000/abc"),),
        links=(Link("page", "https://example.org/snails"),),
        tags=("speed", "shells"),
        abstract="One paragraph. Another one.",
        source="x.enw",
        line=1,
    )
    assert second.record is not None
    assert (second.record.type, second.record.venue) == ("mastersthesis", "MIT")


def test_references_without_types_end_with_an_empty_line() -> None:
    """As refer(1) has them: what is in a journal is an article, what has a publisher a book."""
    first, second = importers.read_rows(UNIX, "x.txt", "refer")

    assert [(row.line, row.record and (row.record.type, row.record.title))
            for row in (first, second)] == [
        (1, ("article", "On Snails")), (6, ("book", "A Book"))]  # fmt: skip


def test_references_whose_type_is_not_first_end_with_an_empty_line() -> None:
    """As bepress writes them: a title belongs to the type below it, not to the one above."""
    text = (
        "%T On Snails\n%0 Journal Article\n%A Doe, Jane\n%D 2001\n\n\n"
        "%T On Shells\n%0 Journal Article\n%A Roe, Paul\n%D 2002\n\n\n"
        "%T Contents\n%D 2003\n"
    )

    found = [row.record for row in importers.read_rows(text, "x.enl") if row.record]

    assert [(one.title, one.year) for one in found] == [
        ("On Snails", 2001), ("On Shells", 2002), ("Contents", 2003),
    ]  # fmt: skip
