"""The keys by which entries name others, found and followed."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.fields import references
from ssmlit.model import Entry


def entry(text: str) -> Entry:
    """Return the entry with these fields."""
    return bibtex.parse_document(f"@misc{{x, {text}}}").entries[0]


def test_every_key_is_found() -> None:
    """In lists, in any case of the field's name, and inside values."""
    found = references.named(entry("Related = {a, b}, author = {xdata=c-author-1 and Doe, J.}"))

    assert list(found) == [("related", "a"), ("related", "b"), ("author", "c")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("crossref = {a}", "crossref = {z}", id="one"),
        pytest.param("related = {b, a ,c}", "related = {b, z ,c}", id="blanks stay"),
        pytest.param('xref = "a"', 'xref = "z"', id="quotes stay"),
        pytest.param("related = {ab, a}", "related = {ab, z}", id="not a part of a key"),
        pytest.param("related = {a, z, b}", "related = {z,b}", id="no key twice"),
        pytest.param("related = {b, b}", "related = {b, b}", id="what is not followed stays"),
        pytest.param("related = {b, a ,b}", "related = {b, z ,b}", id="what is twice stays"),
        pytest.param("crossref = {A}", "crossref = {z}", id="in capitals"),
        pytest.param("title = {xdata=A-title}", "title = {xdata=z-title}", id="so inside a value"),
        pytest.param("related = {B}", "related = {B}", id="another's key"),
        pytest.param("related = {a key}", "related = {another}", id="a key that is none"),
        pytest.param("title = {xdata=a-title}", "title = {xdata=z-title}", id="inside a value"),
        pytest.param(
            "distinct = {a arxiv:2401.00001, b, A}", "distinct = {z arxiv:2401.00001, b, z}",
            id="decisions, with their identifiers",
        ),
        pytest.param("note = {a}", "note = {a}", id="no reference"),
        pytest.param(
            "crossref = {a}, crossref = {a}", "crossref = {z}, crossref = {a}",
            id="nobody reads the second of a name",
        ),
    ],
)  # fmt: skip
def test_keys_are_followed(before: str, after: str) -> None:
    """As edits of the file: the keys change, and nothing else."""
    document = bibtex.parse_document(f"@misc{{x, {before}}}")
    (one,) = document.entries
    keys = {"a", "a key", "b", "B"}
    mapping = {"a": "z", "a key": "another"}
    edits = list(references.redirected([one], mapping, keys.__contains__, {}))

    assert (not edits) is (before == after)
    assert document.apply(edits).document.text == f"@misc{{x, {after}}}"
