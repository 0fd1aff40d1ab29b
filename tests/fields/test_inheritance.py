"""What entries have from their parents, as biber and BibTeX have it."""

from __future__ import annotations

import pytest

from ssmlit.fields.inheritance import resolved
from ssmlit.library import Library

CASES = {
    "a-volume's-title": (
        "@incollection{k, title={C}, crossref={p}}\n@collection{p, title={V}, date={2004}}",
        {"title": "C", "booktitle": "V", "date": "2004"},
    ),
    "bibtex's-own-booktitle": (
        "@inproceedings{k, title={C}, crossref={p}}\n@proceedings{p, title={T}, booktitle={B}}",
        {"title": "C", "booktitle": "B"},
    ),
    "what-the-child-says-counts": (
        (
            "@inproceedings{k, title={C}, year={2003}, crossref={p}}\n"
            "@proceedings{p, title={T}, date={2004-05}}"
        ),
        {"title": "C", "year": "2003", "month": "may", "booktitle": "T"},  # biber prints 2003-05
    ),
    "a-month-joins-the-year": (
        (
            "@inproceedings{k, title={C}, year={2003}, crossref={p}}\n"
            "@proceedings{p, year=2003, month=may}"
        ),
        {"title": "C", "year": "2003", "month": "may"},
    ),
    "a-year-joins-the-month": (
        "@inbook{k, title={C}, month=jan, crossref={p}}\n@book{p, title={T}, year=2003, month=may}",
        {"title": "C", "month": "jan", "year": "2003", "booktitle": "T"},
    ),
    "a-month-joins-the-year-of-a-date": (
        "@inproceedings{k, title={C}, month=mar, crossref={p}}\n@proceedings{p, date={2019-05-03}}",
        {"title": "C", "month": "mar", "year": "2019"},
    ),
    "a-month-joins-a-year-of-the-parent-s-parent": (
        (
            "@inbook{k, title={C}, month=jan, crossref={p}}\n@book{p, title={T}, crossref={q}}\n"
            "@mvbook{q, title={M}, date={2003/2005}}"
        ),
        {"title": "C", "month": "jan", "year": "2003--2005", "booktitle": "T", "maintitle": "M"},
    ),
    "a-date-hides-a-date": (
        (
            "@inproceedings{k, title={C}, date={2001}, crossref={p}}\n"
            "@proceedings{p, date={2019-05-03}}"
        ),
        {"title": "C", "date": "2001"},
    ),
    "a-month-joins-no-date": (
        (
            "@inproceedings{k, title={C}, date={2003}, crossref={p}}\n"
            "@proceedings{p, year=2003, month=may}"
        ),
        {"title": "C", "date": "2003"},
    ),
    "a-work-in-volumes": (
        "@book{k, title={B}, volume={2}, crossref={p}}\n@mvbook{p, title={M}, author={A}}",
        {"title": "B", "volume": "2", "maintitle": "M", "author": "A"},
    ),
    "two-steps": (
        (
            "@inbook{k, title={C}, crossref={p}}\n@book{p, title={B}, crossref={q}}\n"
            "@mvbook{q, title={M}, publisher={P}}"
        ),
        {"title": "C", "booktitle": "B", "maintitle": "M", "publisher": "P"},
    ),
    "shared-data": (
        (
            "@article{k, title={A}, xdata={x, y}}\n@xdata{x, journal={J}}\n"
            "@xdata{y, year=2000, xdata={x}}"
        ),
        {"title": "A", "journal": "J", "year": "2000"},
    ),
    "a-title-between-types-that-are-no-part-and-whole": (
        "@softwareversion{k, date={2020}, crossref={p}}\n@software{p, title={T}, subtitle={S}}",
        {"date": "2020", "title": "T", "subtitle": "S"},
    ),
    "a-journal": (
        "@article{k, title={A}, crossref={p}}\n@periodical{p, title={J}, issn={1}}",
        {"title": "A", "journaltitle": "J", "issn": "1"},
    ),
    "a-circle": (
        "@book{k, title={A}, crossref={p}}\n@book{p, publisher={P}, crossref={k}}",
        {"title": "A", "publisher": "P"},
    ),
    "a-parent-that-is-not-there": (
        "@book{k, title={A}, crossref={p}}",
        {"title": "A", "crossref": "p"},
    ),
    "inside-values": (
        (
            "@book{k, title={xdata=x-title}, author={Own, A. and xdata=x-author-2},"
            " note={xdata=x-no}}\n@xdata{x, title={T}, author={One, B. and Two, C.}}"
        ),
        {"title": "T", "author": "Own, A. and Two, C.", "note": "xdata=x-no"},
    ),
    "inside-values-of-a-parent": (
        (
            "@inbook{k, title={C}, crossref={p}}\n@book{p, publisher={ xdata = my-data-publisher}}"
            "\n@xdata{my-data, publisher={xdata=all-publisher}}\n@xdata{all, publisher={P}}"
        ),
        {"title": "C", "publisher": "P"},
    ),
    "inside-values-in-a-circle": (
        "@book{k, title={xdata=x-title}}\n@xdata{x, title={xdata=x-title}}",
        {"title": "xdata=x-title"},
    ),
    "what-is-never-inherited": (
        "@book{k, title={A}, crossref={p}}\n@book{p, ids={x}, keywords={y}, options={z}, note={N}}",
        {"title": "A", "note": "N"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fields_of_parents(case: str) -> None:
    """The complete entry, field by field."""
    source, expected = CASES[case]
    library = Library.from_text(source)

    complete = resolved(library.get("k"), library.find)

    assert {item.name: item.text for item in complete.fields} == expected
