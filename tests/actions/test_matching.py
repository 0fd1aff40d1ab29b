"""Finding the entry a paper resembles: the index finds what comparing with every entry finds."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.adding.batch import NewPaper
from ssmlit.actions.adding.matching import Matcher
from ssmlit.actions.adding.placing import place_papers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.bibtex.document import LARGE
from ssmlit.catalogue import shipped
from ssmlit.duplicates import find_matches
from ssmlit.duplicates.normalize import normalize
from ssmlit.fields import entry_of, writable
from ssmlit.library import Candidates, Library, likely_entries
from ssmlit.model import AddEntry, Identifier, Link, Person, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NICKNAME = 12  # letters at most
WORKS = [shipped().whole(place)._replace(key=f"k{place}") for place in range(0, len(shipped()), 4)]


def changed(work: Record, dice: random.Random) -> Record:
    """Return a work as a list may spell it: cut, misspelt, a word lost, without identifiers."""
    words = work.title.split()
    at = dice.randrange(len(words))
    head, _, tail = work.title.partition(": ")
    titles = [
        work.title.lower(),
        tail or head,
        head,
        work.title.replace("-", " "),
        " ".join([*words[:at], words[at][:-1] + "x", *words[at + 1 :]]),
        " ".join([*words[:at], *words[at + 1 :]]),
    ]
    people = work.authors[: dice.randint(0, 4)]
    return work._replace(title=dice.choice(titles), identifiers=(), authors=people, key="")


@pytest.mark.slow
def test_what_is_near_is_what_comparing_with_all_finds() -> None:
    """The index leaves out no work that the judge would find among all of them.

    But for a nickname alone ("Vim"), which is in too many titles to tell anything.
    """
    dice = random.Random(7)
    works = Candidates.of_records(WORKS)
    every = [normalize(work) for work in WORKS]
    for record in (changed(dice.choice(WORKS), dice) for _ in range(80)):
        near = works.near(record)
        verdicts = find_matches(normalize(record), [normalize(work.record) for work in near])
        found = {(near[at].record.key, verdict.outcome) for at, verdict in verdicts}

        plain = {(WORKS[at].key, it.outcome) for at, it in find_matches(normalize(record), every)}
        assert found == plain if len(record.title) > NICKNAME else found <= plain, record.title


SPOTTED = Record(
    title="Whale songs of the southern ocean: spectral features by depth",
    authors=(Person("Ré", "Chris"), Person("Dao", "Tri"), Person("Li", "Na")), year=2022,
)  # fmt: skip
NAMED = SPOTTED._replace(title="WhaleNet: Spectral songs of the southern ocean by depth")
SIGNS = SPOTTED._replace(title="深度学习在中文信息处理中的应用研究")


def retitled(record: Record, title: str) -> Record:
    """Return a work as a conference has it: under another title, a year later."""
    return record._replace(title=title, year=2023, venue="ICML", type="inproceedings")


def adding(works: Iterable[Record]) -> list[AddEntry]:
    """Return the edits that add works to a library."""
    return [AddEntry(writable(entry_of(it, it.key))) for it in works]


@cache
def others() -> Library:
    """Return a library of 300 works."""
    return Library.from_text("").edited(adding(WORKS[:300]))


@cache
def library(known: Record) -> Library:
    """Return that library with one work more, `k`."""
    return others().edited(adding([known._replace(key="k")]))


@pytest.mark.parametrize(
    ("known", "record", "outcome"),
    [
        pytest.param(SPOTTED, retitled(SPOTTED, SPOTTED.title.replace("features", "clocks")),
                     "maybe", id="a word exchanged before it was published"),
        pytest.param(SPOTTED, retitled(SPOTTED, "Whale songs: krill at the bottom of the sea"),
                     "", id="most words exchanged"),
        pytest.param(NAMED, retitled(NAMED, "WhaleNet: Krill at the bottom of the sea"), "maybe",
                     id="all but the name exchanged"),
        pytest.param(NAMED, retitled(NAMED._replace(authors=NAMED.authors[:1]),
                     "WhaleNet: Krill at the bottom of the sea"), "", id="of one by one author"),
        pytest.param(SPOTTED, SPOTTED._replace(title=SPOTTED.title.translate(WIDE)), "same",
                     id="wide letters"),
        pytest.param(SPOTTED, SPOTTED._replace(title=f"[Oral] {SPOTTED.title}"), "maybe",
                     id="a badge before it"),
        pytest.param(SPOTTED._replace(note="H.R. 55"), SPOTTED._replace(note="Public Law 7"),
                     "maybe", id="another note"),
        pytest.param(SPOTTED._replace(note="H.R. 55"), SPOTTED, "same", id="a note on one side"),
        pytest.param(SIGNS, SIGNS._replace(title=" ".join(SIGNS.title)), "same", id="signs apart"),
        pytest.param(SIGNS, SIGNS._replace(title=SIGNS.title.replace("学", "数")), "maybe",
                     id="another sign"),
        pytest.param(SIGNS._replace(title="Spectral whales: Songs and krill"),
                     SIGNS._replace(title="Songs and krill: Spectral whales"), "maybe",
                     id="both parts exchanged"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("papers", "large"), [(1, 0), (1, LARGE), (100, LARGE)])
def test_what_is_asked_about_a_paper_on_its_way_in(
    known: Record,
    record: Record,
    outcome: str,
    papers: int,
    large: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same that is asked about a library: whether the one or the whole index is used."""
    monkeypatch.setattr(likely_entries, "LARGE", large)
    match = Matcher(library(known), [record] * papers).best(record)

    found = (match.key, match.verdict.outcome.value) if match else ("k", "")
    assert found == ("k", outcome)


@pytest.mark.slow
@pytest.mark.parametrize(
    "title", ["", "Krill at the bottom of the sea"], ids=["its own", "another"]
)
def test_an_identifier_settles_it_without_the_others(title: str) -> None:
    """Where it does not, because the title is another work's, all are looked at as ever."""
    known = library(SPOTTED)
    for work in WORKS[:300:20]:
        record = work._replace(title=title or work.title)
        alone, among = (Matcher(known, [record] * papers).best(record) for papers in (1, 100))
        assert bool(alone) is bool(among)
        assert not (alone and among) or (alone.key, alone.verdict) == (among.key, among.verdict)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Whalc songs of the southcrn ocean: spcctral fcatures by depth", id="misread"),
        pytest.param("Spectral whale songs of the southern ocean by depth", id="renamed"),
    ],
)
def test_one_paper_is_judged_as_one_of_many(title: str) -> None:
    """In a small library the verdict is the same to the last digit, though few words agree."""
    record = SPOTTED._replace(title=title, year=0)
    known = library(SPOTTED)

    alone = Matcher(known, [record]).best(record)
    among = Matcher(known, [record, *WORKS[:100]]).best(record)

    assert alone is not None
    assert among is not None
    assert (alone.key, alone.verdict) == (among.key, among.verdict)


@pytest.mark.parametrize(
    "behind", [".[Erratum appears in Seals. 1993 May;103(5):1640]", ": tides, ice and 40 seals"]
)
def test_a_title_is_found_without_what_is_behind_it(behind: str) -> None:
    """Though the rarest words are all of what is behind it: other titles have those, too."""
    known = SPOTTED._replace(title="Whale songs under the southern ice", key="k")
    words = ["erratum", "appears", "seals", "1993", "may", "103", "1640", "tides", "40"] * 40
    others = [
        work._replace(title=f"{one} {work.title}") for work, one in zip(WORKS, words, strict=False)
    ]
    songs = [
        work._replace(title=f"Ice under the whale, southern songs: {work.title}") for work in WORKS
    ]
    candidates = Candidates.of_records([known, *others, *songs])
    found = candidates.near(known._replace(title=known.title + behind, key=""))
    assert "k" in [work.key for work in found]


LIBRARY = Library.from_text(
    "@misc{snails, title={Slow Snails}, author={Gu, Albert}, year={2022}, eprint={2201.00001}}\n"
    "@misc{survey, title={状态空间模型综述}}\n"
    "@misc{whales, title={Whales of the South}, author={Ré, Chris and Dao, Tri}, year={2024}}\n"
    "@book{songs, title={Songs of the North}, author={Ré, Chris}, year={2024}, publisher={Seal}}\n"
    "@inproceedings{ice, title={Ice of the South}, author={Ré, Chris}, booktitle={ICML 2024}}\n"
    "@article{guests, title={Guest Editors' Introduction}, author={Ré, Chris}, year={2024}}\n"
    "@article{report, title={Report from the Chair}, year={2024}}\n"
    "@mastersthesis{krill, title={Krill of the North}, author={Ré, Chris}, year={2024}}\n"
)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        pytest.param(Record(title="Slow snails", year=2022, authors=(Person("Gu"),)), "snails",
                     id="all it says"),
        pytest.param(Record(title="Slow Snails", year=2023, authors=(Person("Gu"),)), "",
                     id="another year"),
        pytest.param(Record(title="Slow Snails", year=2022, authors=(Person("Wu"),)), "",
                     id="other people"),
        pytest.param(Record(title="Whales of the South", authors=(Person("Ré"),), others=True),
                     "whales", id="a list of authors that was cut"),
        pytest.param(Record(title="Whales of the South", year=2024), "whales", id="no authors"),
        pytest.param(Record(title="Slow Snails", authors=(Person("Gu"),), year=2022,
                            links=(Link("paper", "https://arxiv.org/abs/2201.00001"),)),
                     "snails", id="the address of its id"),
        pytest.param(Record(title="Whales of the South", year=2024,
                            links=(Link("paper", "https://a.org/whales"),)), "",
                     id="another address"),
        pytest.param(Record(title="Whales of the South", year=2024,
                            links=(Link("code", "https://a.org/whales"),)), "whales",
                     id="the address of its code"),
        pytest.param(Record(title="Slow Snails", year=2022), "", id="no authors, a short title"),
        pytest.param(Record(title="状态空间模型综述"), "survey", id="nothing but a title"),
        pytest.param(Record(title="Guest Editors' Introduction", year=2024), "",
                     id="no authors, a title that recurs"),
        pytest.param(Record(title="Report from the Chair", year=2024), "report",
                     id="a title that recurs, its authors are not known there either"),
        pytest.param(Record(title="Slow Snails", year=2022, authors=(Person("Gu"),),
                            identifiers=(Identifier("doi", "10.1/x"),)), "", id="one more id"),
        pytest.param(Record(title="Whales of the South", authors=(Person("Ré"), Person("Dao")),
                            year=2024, type="incollection"), "whales", id="a part"),
        pytest.param(Record(title="Songs of the North", authors=(Person("Ré"),), year=2024,
                            type="incollection", venue="Songs", pages="1--9"), "",
                     id="a chapter of the book's title"),
        pytest.param(Record(title="Songs of the North", authors=(Person("Ré"),), year=2024,
                            type="book", publisher="Krill Press"), "", id="another publisher's"),
        pytest.param(Record(title="Songs of the North", authors=(Person("Ré"),), year=2024,
                            type="book", publisher="Seal Press"), "songs", id="the publisher's"),
        pytest.param(Record(title="Ice of the South", authors=(Person("Ré"),),
                            venue="ICML Workshop on Ice"), "", id="at a workshop"),
        pytest.param(Record(title="Ice of the South", authors=(Person("Ré"),),
                            venue="International Conference on Machine Learning"), "ice",
                     id="at the conference"),
        pytest.param(Record(title="Krill of the North", authors=(Person("Ré"),), year=2024,
                            type="phdthesis"), "", id="a thesis of another degree"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("papers", [1, 100])
def test_a_record_that_says_nothing_else_is_that_entry(
    record: Record, key: str, papers: int
) -> None:
    """Title, authors and year of an entry, and nothing beyond it: nothing is asked."""
    match = Matcher(LIBRARY, [record] * papers).best(record)

    assert (match.key if match and match.sure else "") == key


def test_an_answer_to_merge_into_another_title_is_carried_out() -> None:
    """A person knows that a paper was renamed beyond recognition."""
    renamed = Record(
        title="Fast Deep Ants of Long Ago", authors=(Person("Xu", "Bo"),),
        identifiers=(Identifier("arxiv", "2201.00001"), Identifier("doi", "10.1000/x")),
    )  # fmt: skip
    papers = [NewPaper(renamed, "it")]
    answers = {"it": DuplicatePolicy.MERGE}

    (left_out,) = place_papers(LIBRARY, papers, AddRules(policy=DuplicatePolicy.MERGE)).items
    (merged,) = place_papers(
        LIBRARY, papers, AddRules(policy=DuplicatePolicy.MERGE, answers=answers)
    ).items

    assert (left_out.status, merged.status) == ("mismatch", "merged")
    assert "doi" in merged.filled


PLACES = Library.from_text(
    "@article{intro, title={Introduction}, author={Lee, Ann}, year={2001}, journal={J. Foo},"
    " volume={4}, pages={1--9}}\n"
    "@inbook{calculus, title={Calculus}, author={Lee, Ann}, year={2001}, chapter={1}}\n"
    "@inproceedings{walk, title={Walk}, author={Lee, Ann}, year={2001}, booktitle={International"
    " Conference on Machine Learning (ICML)}}\n"
)


@pytest.mark.parametrize(
    ("record", "is_that_entry"),
    [
        pytest.param(
            Record(title="Introduction", venue="J. Foo", volume="4"), True, id="the place"
        ),
        pytest.param(Record(title="Introduction"), True, id="no place"),
        pytest.param(Record(title="Introduction", venue="J. Bar"), False, id="another journal"),
        pytest.param(Record(title="Introduction", volume="5"), False, id="another volume"),
        pytest.param(Record(title="Introduction", pages="11--19"), False, id="other pages"),
        pytest.param(Record(title="Calculus", extra=(("chapter", "1"),)), True, id="the chapter"),
        pytest.param(
            Record(title="Calculus", extra=(("chapter", "2"),)), False, id="another chapter"
        ),
        pytest.param(Record(title="Walk", venue="ICML"), True, id="a venue by its other name"),
        pytest.param(Record(title="Walk", venue="ICLR"), False, id="another conference"),
    ],
)
def test_a_record_of_another_place_is_not_that_entry(record: Record, is_that_entry: bool) -> None:
    """Two encyclopedias have an article Snail of one author and year; nobody may join them."""
    record = record._replace(authors=(Person("Lee", "Ann"),), year=2001)
    found = Matcher(PLACES, [record]).best(record)
    assert (found is not None and found.sure) is is_that_entry


@pytest.mark.parametrize("field", ["shortauthor", "shorthand", "bookauthor", "translator"])
def test_other_fields_distinguish_works_without_authors(field: str) -> None:
    """Lists of ancient works have many `Orationes`, of Isocrates and of Aeschines, undated."""
    known = Library.from_text(f"@book{{one, title={{Orationes}}, {field}={{Aeschines}}}}\n")
    bare = Record(type="book", title="Orationes")
    for said, is_that_entry in [("Isocrates", False), ("Aeschines", True)]:
        record = bare._replace(extra=((field, said),))
        found = Matcher(known, [record]).best(record)
        assert (found is not None and found.sure) is is_that_entry
