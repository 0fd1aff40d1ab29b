"""Paths of files, in the notations of reference managers."""

from __future__ import annotations

import pytest

from ssmlit.fields.files import files
from ssmlit.model import Entry, Field


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("papers/a.pdf", ["papers/a.pdf"]),
        ("Full Text PDF:/home/a/b.pdf:application/pdf", ["/home/a/b.pdf"]),
        (":a.pdf:PDF;notes:b.txt:Text", ["a.pdf", "b.txt"]),
        (r"T\: one:C\:\\papers\\a.pdf:application/pdf", [r"C:\papers\a.pdf"]),
        ("C:/papers/a.pdf", ["C:/papers/a.pdf"]),
        (r"a\;b.pdf", ["a;b.pdf"]),
        ("https://example.org/a.pdf", []),
        ("page:https://example.org/a.pdf:URL", []),
        ("", []),
    ],
)
def test_paths_in_a_field(text: str, paths: list[str]) -> None:
    assert list(files(Entry("misc", "a", (Field.braced("file", text),)))) == paths
