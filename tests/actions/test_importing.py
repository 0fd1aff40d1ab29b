"""Deciding about rows: what is trusted, what is completed, what is asked."""

from __future__ import annotations

import pytest

from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportReport, ImportRules, Trust
from ssmlit.actions.importing import headings, import_rows
from ssmlit.actions.records.combining import combine
from ssmlit.actions.records.completing import complete
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.bibtex.document import LARGE
from ssmlit.fields import texts
from ssmlit.importers import Row
from ssmlit.library import Candidates, Library
from ssmlit.model import AddEntry, Identifier, Link, Person, Record
from ssmlit.render import view_from_table

GU, RUAN, WANG = Person("Gu", "Albert"), Person("Ruan", "Jiacheng"), Person("Wang", "Junxiong")
MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
JXIW = "https://github.com/jxiw/MambaByte"
BYTE = "MambaByte: Token-free Selective State Space Model"


def paper(title: str, arxiv: str = "", *authors: Person, **more: object) -> Record:
    """Return a record; `code` is a link, other names are its attributes."""
    code = str(more.pop("code", ""))
    return Record(
        title=title,
        authors=authors,
        identifiers=(Identifier("arxiv", arxiv),) if arxiv else (),
        links=(Link("code", code),) if code else (),
        **more,  # type: ignore[arg-type]  # the caller's names are attributes of a record
    )


def brought(
    *records: Record, facts: tuple[Record, ...] = (), library: str = "", **choices: object
) -> ImportReport:
    """Import records, one a line, and return the report."""
    rows = [
        Row(record=record, kind="paper", source="list.md", line=number, section=("A", "Vision"))
        for number, record in enumerate(records, 1)
    ]
    given = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), **choices)  # type: ignore[arg-type]
    return import_rows(
        Library.from_text(library), rows, TrustedFacts(Candidates.of_records(facts)), given
    )


def statuses(report: ImportReport) -> list[str]:
    """Return the statuses of the rows."""
    return [one.status for one in report.rows]


@pytest.mark.parametrize(
    ("remark", "kept"),
    [("Shell University", ()), ("shell university.", ()), ("a thesis", (("remark", "a thesis"),))],
)
def test_a_remark_that_repeats_the_school_says_nothing(
    remark: str, kept: tuple[tuple[str, str], ...]
) -> None:
    """Behind an author it may be where he works, or where the work appeared."""
    official = Record(title="Shells", type="phdthesis", venue="Shell University", year=2020)
    row = Record(title="Shells", extra=(("remark", remark),))

    assert combine(official, row).extra == kept


def test_official_facts_win_and_the_row_adds_to_them() -> None:
    """Title, names and date come from the catalogue; the row's code and section are kept."""
    official = paper(MAMBA, "2312.00752", GU, year=2023, month=12, primary_class="cs.LG")
    row = paper("mamba: Linear-time Sequence Modeling", "2312.00752", code="https://x.org/c")

    (edit,) = brought(row, facts=(official,)).edits

    fields = dict(texts(edit.entry))  # type: ignore[union-attr]
    assert fields["title"] == "{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces"
    assert (fields["primaryclass"], fields["code"]) == ("cs.LG", "https://x.org/c")
    assert fields["keywords"] == "vision"


def test_a_month_of_the_preprint_is_not_that_of_the_publication() -> None:
    """Both are of 2024, but in February it was only on arXiv."""
    journal = paper(MAMBA, "2402.07245", GU, type="article", venue="J. Snails", year=2024)
    row = paper(MAMBA, "2402.07245", GU, year=2024, month=2)

    assert (combine(journal, row).month, combine(replaced(journal), row).month) == (0, 2)


def replaced(record: Record) -> Record:
    """Return a record as a preprint."""
    return paper(record.title, "2402.07245", GU, year=record.year)


def test_a_row_is_completed_by_likeness_only_where_it_is_sure() -> None:
    """The official title has another word order; same people and year make it sure."""
    official = paper(
        "A Study of Snails, Slow Ones and Fast Ones", "2401.00001", GU, RUAN, year=2024
    )
    row = paper("A Study of Snails: Slow Ones, and Fast Ones", "", GU, RUAN, year=2024)
    other = paper("A Study of Whales, Slow Ones and Fast Ones", "", GU, RUAN, year=2024)
    facts = TrustedFacts(Candidates.of_records([official]))

    assert facts.of(row) == official
    assert facts.of(other) is None


def test_abbreviated_venues_get_their_names() -> None:
    """What nobody knows enters with the name of its venue as bibliographies print it."""
    row = paper("A Study of Snails", "", GU, type="inproceedings", venue="ICLR", year=2024)

    assert (
        complete(Row(record=row, kind="paper"), row, None)[0].venue
        == "International Conference on Learning Representations (ICLR)"
    )


@pytest.mark.parametrize(
    ("trust", "status", "arxiv"),
    [
        pytest.param(Trust.NEITHER, "mismatch", "", id="neither"),
        pytest.param(Trust.TITLE, "added", "2312.00752", id="title"),
        pytest.param(Trust.LINK, "added", "2401.13660", id="link"),
    ],
)
def test_a_mismatched_row(trust: Trust, status: str, arxiv: str) -> None:
    """One side is trusted and nothing else of the row taken over, or both candidates are shown."""
    facts = (paper(MAMBA, "2312.00752", GU, year=2023), paper(BYTE, "2401.13660", WANG, year=2024))
    row = paper(MAMBA, "2401.13660", WANG, code="https://github.com/a/b")

    report = brought(row, facts=facts, trust=trust)

    assert statuses(report) == [status]
    if arxiv:
        fields = dict(texts(report.edits[0].entry))  # type: ignore[union-attr]
        assert (fields["eprint"], fields.get("code", "")) == (arxiv, "")
        assert report.rows[0].notes
    else:
        assert [(c.side, c.record.title) for c in report.rows[0].candidates] == [
            ("link", BYTE), ("title", MAMBA),
        ]  # fmt: skip


MEGABYTE = "https://github.com/lucidrains/MEGABYTE-pytorch"


@pytest.mark.parametrize(
    ("official_code", "code", "links"),
    [
        pytest.param("", MEGABYTE, "", id="unknown: the editor said so"),
        pytest.param(JXIW, JXIW, f"code={MEGABYTE}", id="known: beside it"),
    ],
)
def test_a_doubtful_code_link(official_code: str, code: str, links: str) -> None:
    """A repository named after another model is kept and said, after the one that is known."""
    official = paper(BYTE, "2401.13660", WANG, year=2024, code=official_code)
    row = paper(BYTE, "2401.13660", code=MEGABYTE)

    report = brought(row, facts=(official,))

    fields = dict(texts(report.edits[0].entry))  # type: ignore[union-attr]
    assert (fields["code"], fields.get("links", "")) == (code, links)
    assert "the code is that of MEGABYTE-pytorch" in report.rows[0].notes[0]


def added(report: ImportReport) -> dict[str, str]:
    """Return the fields of the one entry that is added."""
    (edit,) = report.edits
    assert isinstance(edit, AddEntry)
    return dict(texts(edit.entry))


PUBLISHED = paper(
    MAMBA, "2312.00752", GU, type="inproceedings", venue="COLM", year=2024, source="catalogue",
    code="https://github.com/state-spaces/mamba",
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "own_year", "expected", "note"),
    [
        pytest.param(
            {"year": 2024}, 0, {"booktitle": "COLM", "year": "2024"}, "", id="the same year",
        ),
        pytest.param({}, 0, {"booktitle": "COLM", "year": "2024"}, "", id="no year"),
        pytest.param(
            {"year": 2023}, 0, {"booktitle": "COLM", "year": "2024"}, "", id="of its arXiv id",
        ),
        pytest.param(
            {"year": 2023}, 2023,
            {"year": "2023", "annote": "Said by catalogue: venue = COLM; year = 2024"},
            "the row says 2023, the catalogue COLM, 2024 (kept in annote)", id="its own year",
        ),
        pytest.param(
            {"year": 2025, "venue": "J. Snails", "type": "article"}, 2025,
            {"journal": "J. Snails", "year": "2025",
             "annote": "Said by catalogue: venue = COLM; year = 2024"},
            "the row says J. Snails 2025, the catalogue COLM, 2024 (kept in annote)",
            id="its own venue",
        ),
        pytest.param(
            {"code": "https://x.org/mine"}, 0,
            {"code": "https://x.org/mine", "links": "code=https://github.com/state-spaces/mamba"},
            "the row's code is https://x.org/mine; the catalogue has "
            "https://github.com/state-spaces/mamba (kept in links)", id="its own code",
        ),
        pytest.param({"note": "Great paper"}, 0, {"note": "Great paper"}, "", id="a remark"),
    ],
)  # fmt: skip
def test_what_the_editor_wrote_wins(
    row: dict[str, object], own_year: int, expected: dict[str, str], note: str
) -> None:
    """Venue, year, code and remark of a row stay; what is officially known is kept beside them."""
    record = paper(MAMBA, "2312.00752", **row)
    rows = [Row(record=record, kind="paper", source="l.md", line=1, own_year=own_year)]
    known = TrustedFacts(Candidates.of_records([PUBLISHED]))
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))

    report = import_rows(Library.from_text(""), rows, known, rules)

    fields = added(report)
    assert {name: fields.get(name, "") for name in expected} == expected
    assert report.rows[0].notes == ((note,) if note else ())
    assert ("booktitle" in fields) == ("annote" not in expected)


def test_a_years_heading_is_not_the_rows_own() -> None:
    """A list by year of appearance says nothing against the year of the publication."""
    record = paper(MAMBA, "2312.00752", year=2023)
    row = Row(record=record, kind="paper", section_year=2023)
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))

    report = import_rows(
        Library.from_text(""), [row], TrustedFacts(Candidates.of_records([PUBLISHED])), rules
    )

    assert added(report)["year"] == "2024"


def test_rows_of_one_import_are_compared_with_each_other() -> None:
    """The second of two like rows joins the first; one that only resembles it is asked about."""
    title = "VM-UNet: Vision Mamba UNet for Medical Image Segmentation"
    report = brought(
        paper(title, "2402.02491", RUAN, year=2024),
        paper(title.lower(), "2402.02491", code="https://x.org"),
        paper(title.removeprefix("VM-UNet: "), "", RUAN, year=2024),
    )

    assert statuses(report) == ["added", "merged", "maybe"]
    assert report.rows[1].placed is not None
    assert report.rows[1].placed.filled == ("code",)


def test_entries_with_one_key_are_distinguished() -> None:
    """What comes in for the second of two entries with one key fills the second."""
    library = """@misc{a, title={Snails of the North}, author={Gu, A}, year={2023},
  eprint={2301.00001}}
@misc{a, title={Whales of the South}, author={Ruan, J}, year={2024}, eprint={2401.00001}}
"""
    report = brought(paper("Whales of the South", "2401.00001", RUAN), library=library)

    assert {getattr(edit, "nth", None) for edit in report.edits} == {1}


def test_only_new_entries_are_tagged_as_incomplete() -> None:
    """A row without authors makes no complete entry incomplete; later facts take the tag away."""
    library = """@misc{a, title={Snails of the North}, author={Gu, A}, year={2023},
  eprint={2301.00001}}
@misc{b, title={Whales of the South}, eprint={2401.00001}, keywords={vision, needs-metadata}}
"""
    records = (
        paper("Snails of the North", "2301.00001"),
        paper("Whales of the South", "2401.00001", RUAN, year=2024),
        paper("Ants of the East", "2402.00009"),
    )
    rows = [Row(record=record, kind="paper", line=line) for line, record in enumerate(records)]
    choices = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE, incomplete="needs-metadata")
    )
    before = Library.from_text(library)
    edits = import_rows(before, rows, TrustedFacts(Candidates.of_records([])), choices).edits
    after = Library(before.document.apply(edits).document)

    assert [record.tags for record in after.records] == [(), ("vision",), ("needs-metadata",)]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        pytest.param(MAMBA, "added", id="in the catalogue"),
        pytest.param("Snails of the North", "present", id="in the library"),
        pytest.param("Please read on", "not-a-paper", id="known to nobody"),
    ],
)
def test_a_title_without_a_link_is_a_paper_if_it_is_known(title: str, status: str) -> None:
    """What is only a title may be prose; that a paper of this title is known settles it."""
    facts = TrustedFacts(Candidates.of_records([paper(MAMBA, "2312.00752", GU, year=2023)]))
    library = Library.from_text("@misc{a, title={Snails of the North}, author={Gu, A}, year=2023}")
    row = Row(record=None, kind="text", reason="no link", perhaps=paper(title, ""))

    report = import_rows(
        library, [row], facts, ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))
    )

    assert statuses(report) == [status]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([Row(record=paper("Snails of the North", "2301.00009"), kind="paper")],
                     ["mismatch"], id="a known title, another id"),
        pytest.param([Row(record=None, kind="text", perhaps=paper("Snails: of the north"))],
                     ["present"], id="a known title without a link"),
        pytest.param([Row(record=paper("Snails of the North", "2301.00001"), kind="paper"),
                      Row(record=paper("Ants of the East", "2402.00009"), kind="paper")],
                     ["merged", "added"], id="one known, one new"),
    ],
)  # fmt: skip
def test_a_large_library_is_not_read_whole_for_a_few_rows(
    rows: list[Row], expected: list[str]
) -> None:
    """They are told what a small one tells."""
    text = "@misc{a, title={Snails of the North}, author={Gu, A}, year=2023, eprint={2301.00001}}"
    small, large = (Library.from_text(text + padding) for padding in ("", "x" * LARGE))
    facts = TrustedFacts(Candidates.of_records([]))
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))
    told, said = (import_rows(library, rows, facts, rules) for library in (large, small))

    assert statuses(told) == statuses(said) == expected
    assert [one.reason for one in told.rows] == [one.reason for one in said.rows]
    assert "candidates" not in vars(large)


def test_headings_that_views_write_are_read_back() -> None:
    """The label of a tag in a view stands for the tag; a view by year has no headings of tags."""
    topics = view_from_table("t", {"sections": [["gnn", "Graphs"]], "labels": {"rl": "Control"}})
    years = view_from_table("y", {"layout": "years", "labels": {"2024": "This Year"}})

    assert headings([topics, years]) == {"Graphs": "gnn", "Control": "rl"}


def test_doubts_about_a_row_are_reported_unless_its_paper_is_known() -> None:
    doubt = "its title may be cut"
    records = [paper(MAMBA, "2312.00752"), paper("Slow Shells (of Tides", "2401.00001")]
    rows = [
        Row(record=record, kind="paper", source="l.md", line=n, doubts=(doubt,))
        for n, record in enumerate(records, 1)
    ]
    known = TrustedFacts(Candidates.of_records([PUBLISHED]))

    report = import_rows(
        Library.from_text(""), rows, known,
        ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE)),
    )  # fmt: skip

    assert [doubt in one.notes for one in report.rows] == [False, True]


@pytest.mark.parametrize(
    ("answer", "known", "status"),
    [
        pytest.param(None, False, "unsure", id="it is asked about"),
        pytest.param(DuplicatePolicy.KEEP_BOTH, False, "added", id="someone said so"),
        pytest.param(DuplicatePolicy.SKIP, False, "unsure", id="it is left out"),
        pytest.param(None, True, "added", id="its paper is known"),
    ],
)
def test_a_row_in_question_comes_in_when_someone_says_so(
    answer: DuplicatePolicy | None, known: bool, status: str
) -> None:
    question = "its title may be cut"
    row = Row(
        record=paper(MAMBA, "2312.00752"), kind="paper", source="l.md", line=1,
        questions=(question,),
    )  # fmt: skip
    facts = TrustedFacts(Candidates.of_records([PUBLISHED] if known else []))
    answers = {"l.md:1": answer} if answer else {}
    placing = AddRules(policy=DuplicatePolicy.ASK, answers=answers)
    rules = ImportRules(placing=placing)

    report = import_rows(Library.from_text(""), [row], facts, rules)

    (one,) = report.rows
    assert one.status == status
    if one.status == "unsure":
        assert (one.reason, rules.decides(one)) == (question, answer is DuplicatePolicy.SKIP)


def test_a_row_in_question_that_the_library_has_is_no_question() -> None:
    row = Row(record=paper(MAMBA, "2312.00752"), kind="paper", source="l.md", questions=("Why?",))
    library = Library.from_text(f"@misc{{a, title={{{MAMBA}}}, eprint={{2312.00752}}}}")
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.ASK))

    report = import_rows(library, [row], TrustedFacts(Candidates.of_records([])), rules)

    assert statuses(report) == ["present"]
