"""ssmlit's notes in `annote`, distinguished from what users write there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import importers
from ssmlit.duplicates import Leftover
from ssmlit.duplicates.leftovers import annotation, squeezed
from ssmlit.fields import own_notes
from ssmlit.model import Record
from tests.conftest import at_most

TEXTS = st.text("ab :;={}.", min_size=1, max_size=12).map(squeezed).filter(bool)
REMARKS = st.lists(
    st.sampled_from(["Read in Oslo", "see: 2 = 1 + 1", "{x; y}", "good; bad", "RIS files"])
).map("; ".join)
LEFTOVERS = st.lists(
    st.builds(Leftover, st.sampled_from(["gu2023", "DBLP:conf/x"]), st.just("year"), TEXTS),
    min_size=1,
)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Read it again", "Read it again", id="a remark"),
        pytest.param("Merged from a: year = 2019; b: title = X: Y", "", id="merged"),
        pytest.param("Merged from DBLP:conf/x: year = 2019", "", id="a key with a colon"),
        pytest.param("Repeated: volume = 7; volume = 8", "", id="repeated"),
        pytest.param("RIS: C1 = 12 pages; M1 = 3", "", id="RIS"),
        pytest.param("Said by Semantic Scholar: venue = COLM; year = 2024", "", id="said"),
        pytest.param("Good; Merged from a: year = 2019; a: note = 3", "Good", id="behind a remark"),
        pytest.param("One\nMerged from a: year = 2019\nTwo", "One\nTwo", id="a line of its own"),
        pytest.param("Merged from a: annote = My own; a: year = 2019", "My own",
                     id="the remark of a merged entry"),
        pytest.param("Merged from a: annote = Merged from b: year = 1; b: annote = B", "B",
                     id="merged twice"),
        pytest.param("Lemma: x = 5", "Lemma: x = 5", id="another colon"),
        pytest.param("Merged from two files", "Merged from two files", id="other words"),
        pytest.param("RIS: of the reader", "RIS: of the reader", id="no value"),
        pytest.param("{Good; Merged from a: year = 2019}", "{Good; Merged from a: year = 2019}",
                     id="inside braces"),
    ],
)  # fmt: skip
def test_for_readers(text: str, own: str) -> None:
    """A note goes to the end of its line, or to the remark that it keeps."""
    assert own_notes.for_readers(text) == own


@pytest.mark.slow
@at_most(fast=8)
@given(REMARKS, LEFTOVERS)
def test_what_a_merge_notes_goes_and_a_remark_stays(remark: str, noted: list[Leftover]) -> None:
    """Whatever the values are: the writer and the reader of notes agree."""
    assert own_notes.for_readers(annotation(remark, noted) or remark) == remark


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("TY  - JOUR\nTI  - A\nC1  - 12 pages\nER  - \n", "ris"),
        ("%0 Journal Article\n%T A\n%8 March 2\n", "refer"),
        ('[{"id": "a", "type": "book", "title": "A", "scale": "1:25"}]', "csl-json"),
        ("PT J\nTI A\nNR 112\nER\n", "wos"),
        ("PMID- 1\nTI  - A\nGR  - R01/NIH\n", "medline"),
        (("<xml><records><record><ref-type name='Book'/><titles><title>A</title></titles>"
         "<custom1>12 pages</custom1></record></records></xml>"), "endnote"),
    ],
)  # fmt: skip
def test_what_an_import_notes_is_known_as_such(text: str, form: str) -> None:
    """The rest of a reference, in every format that keeps one."""
    (row,) = importers.read_rows(text, "x", form)
    noted = dict((row.record or Record()).extra)["annote"]
    assert own_notes.for_readers(f"Mine; {noted}") == "Mine"


def test_repeated_fields_are_reported() -> None:
    """In one line, whatever breaks the second value has."""
    (row,) = importers.read_rows(
        "@misc{a, note={1}, note={2\n3}, annote={Mine}}", "x.bib", "bibtex"
    )
    assert row.entry
    assert row.entry.get("annote") == "Mine; Repeated: note = 2 3"
    assert own_notes.for_readers(row.entry.get("annote")) == "Mine"
