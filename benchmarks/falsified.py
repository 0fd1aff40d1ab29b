"""References made of the catalogue's works: right ones, and false ones of known kinds.

The form is that of the HALLMARK benchmark, so that `verify.py` reads both. One number gives the
same references every time.
"""

from __future__ import annotations

from itertools import cycle, islice, pairwise
from typing import TYPE_CHECKING, Any

from ssmlit import latex
from ssmlit.catalogue import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssmlit.model import Record

Fields = dict[str, str]
IDENTIFIERS = frozenset({"doi", "eprint", "archiveprefix"})
MANY = 3  # authors that a work must have so that one can be left out


def rows(count: int) -> list[dict[str, Any]]:
    """Return so many references, one of each kind in turn."""
    works = [
        one
        for one in shipped()
        if len(one.authors) > MANY
        and one.year
        and (one.identifier("arxiv") or one.identifier("doi"))
    ]
    pairs = cycle(list(pairwise(works)))
    return list(islice(_rows(pairs), count))


def _rows(pairs: Iterator[tuple[Record, Record]]) -> Iterator[dict[str, Any]]:
    for number, ((one, other), kind) in enumerate(zip(pairs, cycle(KINDS), strict=False)):
        fields = KINDS[kind](_fields(one), _fields(other))
        yield {
            "bibtex_key": f"ref{number}",
            "bibtex_type": "inproceedings" if one.venue else "misc",
            "fields": fields,
            "label": "VALID" if kind == "right" else "HALLUCINATED",
            "hallucination_type": kind,
            "explanation": f"made of {one.identifiers[0] if one.identifiers else one.title}",
        }


def _fields(work: Record) -> Fields:
    arxiv = work.identifier("arxiv")
    found = {
        "title": latex.escape(work.title),
        "author": latex.format_names(work.authors),
        "year": str(work.year),
        "booktitle": latex.escape(work.venue),
        "doi": work.identifier("doi"),
        "eprint": arxiv,
        "archiveprefix": "arXiv" if arxiv else "",
    }
    return {name: value for name, value in found.items() if value}


def _another_title(one: Fields, _: Fields) -> Fields:
    words = one["title"].split()
    longest = max(words, key=len)
    return {**one, "title": " ".join("Approximate" if word == longest else word for word in words)}


def _one_less(one: Fields, _: Fields) -> Fields:
    first, _second, *rest = one["author"].split(" and ")
    return {**one, "author": " and ".join([first, *rest])}


def _exchanged(one: Fields, _: Fields) -> Fields:
    first, second, *rest = one["author"].split(" and ")
    return {**one, "author": " and ".join([second, first, *rest])}


def _another_id(one: Fields, other: Fields) -> Fields:
    own = {name: value for name, value in one.items() if name not in IDENTIFIERS}
    return own | {name: value for name, value in other.items() if name in IDENTIFIERS}


KINDS: dict[str, Callable[[Fields, Fields], Fields]] = {
    "right": lambda one, _: one,
    "swapped_authors": lambda one, other: {**one, "author": other["author"]},
    "partial_author_list": _one_less,
    "exchanged_authors": _exchanged,
    "near_miss_title": _another_title,
    "future_date": lambda one, _: {**one, "year": str(int(one["year"]) + 8)},
    "another_identifier": _another_id,
    "fabricated_doi": lambda one, _: {**one, "doi": f"10.99999/{one['year']}.12345"},
    "nonexistent_venue": lambda one, _: {**one, "booktitle": "Symposium on Snail Paradigms"},
}
