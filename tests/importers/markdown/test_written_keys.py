"""Citation keys before rows are those of the papers."""

from __future__ import annotations

import pytest

from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.importers import markdown
from ssmlit.library import Candidates, Library

CITED = "Slow Shells in the Deep Sea. Anna Carver. Journal of Shells, 12(3), 2020."
LINKED = "[Slow Shells in the Deep Sea](https://arxiv.org/abs/2101.00001), "


def said(row: str) -> list[tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """Return key, title, tags and remarks of each paper."""
    records = [one.record for one in markdown.rows(f"{row}\n", "l.md")]
    return [(it.key, it.title, it.tags, it.extra) for it in records if it]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        pytest.param(f"- [carver2020] {CITED}", "carver2020", id="in brackets"),
        pytest.param(f"- carver2020slow: {CITED}", "carver2020slow", id="before a colon"),
        pytest.param(f"- [x] [carver2020]: {CITED}", "carver2020", id="behind a box"),
        pytest.param(f"- @carver2020: {LINKED} Anna Carver", "carver2020", id="as in a text"),
        pytest.param(f"- `carver2020` {LINKED} Anna Carver", "carver2020", id="in code"),
        pytest.param(f"- [Car21] {LINKED} Anna Carver, 2021", "Car21", id="a surname's beginning"),
        pytest.param(f"- [CH21b] {LINKED} Anna Carver, Ben Holm", "CH21b", id="initials"),
        pytest.param(f"- [CH+21] {LINKED} A. Carver, B. Holm, C. Yu", "CH+21", id="and others"),
        pytest.param(f"- [Car20] {LINKED} Anna Carver, 2021", "", id="of another year"),
        pytest.param(f"- [Sea21] {LINKED} Anna Carver, 2021", "", id="of other letters"),
        pytest.param(f"- `icml2020` {LINKED} Anna Carver", "", id="a venue"),
        pytest.param(f"- {LINKED} Anna Carver, `carver2020`", "", id="behind the title"),
    ],
)
def test_a_key_before_a_row(row: str, key: str) -> None:
    ((found, title, tags, remark),) = said(row)
    assert (found, title) == (key, "Slow Shells in the Deep Sea")
    assert not key or (tags, remark) == ((), ())


def test_one_key_is_not_that_of_two_papers() -> None:
    """Two links in one row are two papers; the key is the first one's."""
    row = f"- [carver2020] {LINKED} [Fast Shells on the Beach](https://arxiv.org/abs/2101.00002)"
    assert [key for key, *_ in said(row)] == ["carver2020", ""]


def test_the_entry_gets_the_key() -> None:
    """If it is free; a second import changes nothing."""
    rows = markdown.rows(f"- [carver2020] {CITED}\n", "l.md")
    facts, rules = TrustedFacts(Candidates.of_records([])), ImportRules(placing=AddRules())
    empty = Library.from_text("")
    library = Library(empty.document.apply(import_rows(empty, rows, facts, rules).edits).document)
    assert list(library.keys) == ["carver2020"]
    assert not import_rows(library, rows, facts, rules).edits
