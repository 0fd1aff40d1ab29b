"""A paper merged into an entry of the library: no value of either is lost."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit import fields
from ssmlit.actions.adding.batch import NewPaper
from ssmlit.actions.adding.placing import Placement, place_papers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.latex import fold
from ssmlit.library import Library
from ssmlit.model import Entry, Identifier, Link, Person, Record
from tests.duplicates.test_conservation import entries_of, source

DOI = Identifier("doi", "10.1000/a_b")
RECORDS = st.builds(
    partial(Record),  # a named tuple itself would get values for all that is not given here
    type=st.sampled_from(["misc", "article", "inproceedings", "book"]),
    title=st.sampled_from(["S4: Long Sequences", "Long Sequences", "Other Words"]),
    authors=st.sampled_from([(), (Person("Gu", "Albert"),), (Person("Gu", "A."), Person("Ré"))]),
    year=st.sampled_from([0, 2021, 2022]),
    month=st.sampled_from([0, 10]),
    venue=st.sampled_from(["", "ICLR", "Nature"]),
    volume=st.sampled_from(["", "2"]),
    pages=st.sampled_from(["", "216-271", "5"]),
    publisher=st.sampled_from(["", "MIT Press"]),
    edition=st.sampled_from(["", "2"]),
    identifiers=st.sampled_from(
        [
            (DOI,),
            (DOI, Identifier("arxiv", "2111.00396")),
            (DOI, Identifier("openreview", "uYLFoz")),
        ]
    ),
    links=st.sampled_from(
        [
            (),
            (Link("code", "https://github.com/a/b"),),
            (Link("video", "https://y.org/v"), Link("code", "https://github.com/a/d")),
        ]
    ),
    tags=st.sampled_from([(), ("s4",), ("vision", "theory")]),
    note=st.sampled_from(["", "Outstanding paper"]),
    extra=st.sampled_from([(), (("series", "LNCS"),)]),
)


@pytest.mark.slow
@settings(suppress_health_check=list(HealthCheck))
@given(entries_of("k"), RECORDS)
def test_nothing_vanishes_where_a_paper_joins_an_entry(known: Entry, record: Record) -> None:
    """What the entry said stays; what the paper says is in the entry, or reported as left over."""
    said = tuple(item for item in known.fields if item.name not in {"doi", "distinct"})
    known = Entry(known.type, known.key, (*said, *_doi().fields))
    library = Library.from_text(source([known]))
    answers = {"it": DuplicatePolicy.MERGE}

    plan = place_papers(library, [NewPaper(record, "it")], AddRules(answers=answers))

    (item,) = plan.items
    assert item.status in {PaperStatus.MERGED, PaperStatus.PRESENT}
    (kept,) = library.document.apply(plan.edits).document.entries
    assert _missing(known, kept, item) == []
    assert _missing(fields.entry_of(record), kept, item) == []


def _doi() -> Entry:
    return fields.entry_of(Record(identifiers=(DOI,)))


def _missing(one: Entry, kept: Entry, item: Placement) -> list[tuple[str, str]]:
    told = {(left.field, left.text) for left in item.leftovers}
    everything = " ; ".join(it.text for it in kept.fields)
    words = {fold(part) for part in re.split(r"[,; ]+", everything)}
    return [
        (it.name, it.text)
        for it in one.fields
        if it.text not in everything
        and not {fold(part) for part in re.split(r"[,; ]+", it.text)} <= words
        and (it.name, it.text) not in told
    ]


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        pytest.param(("Gu, Albert", "Ré, Chris"), "Gu, Albert and Ré, Chris", id="all of them"),
        pytest.param(("Gu, Albert",), "Gu, A. and others", id="no more than the list names"),
    ],
)
def test_a_list_that_was_cut_gives_way_to_a_longer_one(people: tuple[str, ...], kept: str) -> None:
    """Whoever has "and others" knows about more people than a single one."""
    known = "@misc{k, title = {S4}, author = {Gu, A. and others}, doi = {10.1000/a_b}}"
    library = Library.from_text(known)
    authors = tuple(Person(*name.split(", ")) for name in people)
    record = Record(title="S4", authors=authors, identifiers=(DOI,))

    plan = place_papers(
        library, [NewPaper(record, "it")], AddRules(answers={"it": DuplicatePolicy.MERGE})
    )

    assert library.document.apply(plan.edits).document.entries[0].get("author") == kept


@pytest.mark.parametrize("others", [0, 5, pytest.param(25, marks=pytest.mark.slow)])
def test_a_second_import_adds_nothing_that_the_first_asked_about(others: int) -> None:
    """How telling a title's words are is the same, whether its list is in the library or not."""
    shells = Record(type="article", title="Snails of Shores", year=1995, venue="Shells")
    doe, holm = Person("Doe", "Jane"), Person("Holm", "Ben")
    records = [
        shells._replace(authors=(doe,)),
        shells._replace(type="book", authors=(doe, holm), year=1996, venue="", publisher="Shore"),
        *(shells._replace(title=f"Snails of Shores {chr(97 + at) * 4}") for at in range(others)),
    ]
    papers = [NewPaper(record, str(at)) for at, record in enumerate(records)]
    first = place_papers(Library.from_text(""), papers, AddRules())
    library = Library(Library.from_text("").document.apply(first.edits).document)

    second = place_papers(library, papers, AddRules())

    asked = [one.paper.asked for one in first.items if one.status is PaperStatus.MAYBE]
    assert [one.paper.asked for one in second.items if one.status is PaperStatus.MAYBE] == asked
    assert {one.status for one in second.items} <= {PaperStatus.PRESENT, PaperStatus.MAYBE}


def test_progress_says_how_many_papers_are_done() -> None:
    papers = [NewPaper(Record(title=title), title) for title in ("S4", "Mamba")]
    said: list[tuple[int, int]] = []

    place_papers(Library.from_text(""), papers, AddRules(), lambda *done: said.append(done))

    assert said == [(1, 2), (2, 2)]
