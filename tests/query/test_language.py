"""The table of fields, which help and completion show."""

from __future__ import annotations

import pytest

from ssmlit.fields.names import TELLING_FIELDS
from ssmlit.query import parse_query
from ssmlit.query.language import (
    FIELDS,
    SEARCHED,
    QueryField,
    field_named,
    fields_meant_by,
    nearest_field,
)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_field_is_documented(field: QueryField) -> None:
    """Each field has a line of help and an example that is a query with that field."""
    assert field.help
    assert field.example.startswith(f"{field.name}:")
    assert parse_query(field.example).root != parse_query("").root


def test_no_name_means_two_fields() -> None:
    """Names and aliases are distinct."""
    names = [name for field in FIELDS.values() for name in (field.name, *field.aliases)]

    assert sorted(set(names)) == sorted(names)


def test_words_are_searched_in_distinguishing_fields() -> None:
    """Large files are read for these fields alone, so plain words are searched in no others."""
    assert {*FIELDS["title"].sources, *SEARCHED} <= TELLING_FIELDS
    assert not {"abstract", "note", "publisher"} & {*SEARCHED}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("auhtor", "author"),
        ("ttle", "title"),
        ("ve", "venue"),
        ("v", ""),
        ("yaer", "year"),
        ("jour", "venue"),
        ("zzzz", ""),
    ],
)
def test_nearest_field(typed: str, meant: str) -> None:
    """A slip in a field name leads to the field that was meant."""
    assert field_named(typed) is None
    assert meant == nearest_field(typed)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("doi", (("doi",), "")),
        ("DOI", (("doi",), "")),
        ("arxiv", (("eprint",), "")),
        ("myfield", (("myfield",), "")),
        ("cdoe", ((), "code")),
        ("pdff", ((), "pdf")),
        ("abstrct", ((), "abstract")),
    ],
)
def test_fields_behind(word: str, expected: tuple[tuple[str, ...], str]) -> None:
    """`has:` takes any field; only what is nearly a known one is taken for a typo."""
    assert expected == fields_meant_by(word)
