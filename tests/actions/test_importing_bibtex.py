"""Importing BibTeX loses nothing: every entry comes with its type, its fields and their sources."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit import bibtex, fields, importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportReport, ImportRules
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.errors import UsageError
from ssmlit.library import Candidates, Library
from tests.bibtex.strategies import TEXTS

if TYPE_CHECKING:
    from ssmlit.actions.import_values import ImportedRow
    from ssmlit.model import Entry

HERE = Path(__file__).resolve()
WILD = [
    *sorted((HERE.parents[1] / "bib").glob("*/*.bib")),
    *sorted((HERE.parents[3] / "shared" / "data" / "bib").glob("*.bib")),
]
NOBODY = TrustedFacts(Candidates())


def imported(text: str, library: str = "", *, tag: str = "") -> tuple[ImportReport, str]:
    """Import a .bib file, its incomplete entries with a tag; return report and library."""
    before = Library.from_text(library)
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE, incomplete=tag))
    report = import_rows(before, importers.read_rows(text, "in.bib", "bibtex"), NOBODY, rules)
    return report, before.document.apply(report.edits).document.text


def lost(text: str) -> list[tuple[str, str, str]]:
    """Return what entries of a file say that neither the library nor the report says."""
    report, library = imported(text)
    now = {one.row.line: one for one in report.rows}
    after = Library.from_text(library)
    missing = []
    for entry in bibtex.parse_document(text).entries:
        row = now[entry.line]
        if row.status in {"maybe", "conflict", "mismatch", "unreadable"}:
            continue  # a person has to decide: it was left out, and reported
        if not any(item.text.strip() for item in entry.fields):
            assert row.reason == "an entry that says nothing is not imported"
            continue
        missing += _missing(entry, after.get(row.key), row)
    return missing


def _missing(entry: Entry, kept: Entry, row: ImportedRow) -> list[tuple[str, str, str]]:
    placed = row.placed
    everything = " ; ".join(" ".join(item.text.split()) for item in kept.fields)
    told = {(one.field, one.text) for one in placed.leftovers if one.reason} if placed else set()
    said = [(item.name.lower(), " ".join(item.text.split())) for item in entry.fields]
    missing = [pair for pair in said if pair[1] not in everything and pair not in told]
    missing = [
        (name, text)
        for name, text in missing
        if name != "keywords" or not set(re.split(r"[,;]\s*", text)) <= set(fields.tags(kept))
    ]
    same_type = entry.type.lower() == kept.type.lower() or ("entrytype", entry.type) in told
    if not same_type and f"entrytype = {entry.type}" not in everything:
        missing.append(("entrytype", entry.type))
    return [(entry.key, *pair) for pair in missing if pair[0] not in fields.REFERRING_FIELDS]


@pytest.mark.slow
@pytest.mark.parametrize("path", WILD, ids=lambda path: path.name)
def test_a_real_file_comes_in_whole(path: Path) -> None:
    """Every (field, value) and type is in the library or in the report."""
    raw = path.read_bytes()
    try:
        text = importers.decode(raw, path.name)
    except UsageError:
        text = importers.decode(raw, path.name, "latin-1")
    assert lost(text) == []


@pytest.mark.slow
@settings(suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["article", "book", "misc", "thesis", "xdata", "set", "my-type"]),
            st.dictionaries(
                st.sampled_from(["title", "author", "year", "month", "note", "x-y", "doi", "key"]),
                TEXTS.filter(lambda text: "@" not in text),
                max_size=4,
            ),
        ),
        max_size=4,
    )
)
def test_a_generated_file_comes_in_whole(entries: list[tuple[str, dict[str, str]]]) -> None:
    """Also entries of any type with any text."""
    text = "\n".join(
        f"@{kind}{{k{number},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in values.items())
        + "}\n"
        for number, (kind, values) in enumerate(entries)
    )
    assert lost(text) == []


FILE = """\
@string{jacm = "J. {ACM}"}
@preamble{"\\newcommand{\\x}{y}"}
@misc{w3, title={{Query Language}}, author={{World Wide Web Consortium}},
  howpublished={http://www.w3.org/TR/xquery/}, year=2005}
@article{reid, title={Equivalence among {R}eid and {L}\\"owner-{H}einz}, journal=jacm,
  year={in press}, month={July/August}, url={citeseer.ist.psu.edu/x.html}}
@article{odd, title={Undefined Things of the World}, journal=nobody, month=jan, date={199X}}
@inproceedings{c, title={A Child Without a Venue}, author={A, B}, crossref={p}}
@thesis{m, author={A, B}, title={A Master's Thesis on Snails}, type={mathesis}, institution={U},
  date={2011-01-31}}
@proceedings{p, title={Proceedings of Something}, booktitle={Proceedings}, year=2008}
@xdata{cf, booktitle={Conf}, date={2019}}
"""
IMPORTED = """\
@misc{w3,
  title = {{Query Language}},
  author = {{World Wide Web Consortium}},
  howpublished = {http://www.w3.org/TR/xquery/},
  year = 2005,
}

@article{reid,
  title = {Equivalence among {R}eid and {L}\\"owner-{H}einz},
  journal = {J. {ACM}},
  year = {in press},
  month = {July/August},
  url = {citeseer.ist.psu.edu/x.html},
}

@article{odd,
  title = {Undefined Things of the World},
  journal = nobody,
  month = jan,
  date = {199X},
}

@inproceedings{c,
  title = {A Child Without a Venue},
  author = {A, B},
  crossref = {p},
}

@thesis{m,
  author = {A, B},
  title = {A Master's Thesis on Snails},
  type = {mathesis},
  institution = {U},
  date = {2011-01-31},
}

@proceedings{p,
  title = {Proceedings of Something},
  booktitle = {Proceedings},
  year = 2008,
}

@xdata{cf,
  booktitle = {Conf},
  date = {2019},
}
"""


def test_an_entry_keeps_its_own_text() -> None:
    """Types, braces, dates, parents and addresses stay; known macros are resolved."""
    report, library = imported(FILE)

    assert library == IMPORTED
    assert [(one.row.line, one.status, one.reason) for one in report.rows if one.reason] == [
        (2, "not-a-paper", "a @preamble is not an entry and is not imported"),
    ]
    assert [(one.key, one.notes) for one in report.rows if one.notes] == [
        ("odd", ("macros that the file does not define: nobody",)),
    ]


def test_a_value_that_is_missing_keeps_no_entry_out() -> None:
    """`year = ,` is an error to BibTeX: the entry comes in with an empty value in its place."""
    _, library = imported("@misc{a, title = {Mamba}, year = , note = {x}}\n@misc{b, title = {S4}}")

    assert "  title = {Mamba},\n  year = {},\n  note = {x},\n" in library
    assert "@misc{b" in library


def test_a_second_import_changes_nothing() -> None:
    """Whatever kind an entry is of, it is there the second time."""
    _, library = imported(FILE)
    report, again = imported(FILE, library)

    assert again == library
    assert {one.status for one in report.rows} == {"present", "not-a-paper"}


def test_references_follow_a_key_that_was_taken() -> None:
    """The key of the parent belongs to another entry: the child's crossref follows the new one."""
    _, library = imported(FILE, "@misc{p, title={Another Work Altogether}, year={1999}}\n")

    assert "crossref = {anon2008proceedings}" in library
    assert "@proceedings{anon2008proceedings," in library


def test_references_of_a_merged_entry_lead_to_what_comes_later() -> None:
    """Its own new references only: what the library's entry named under this key stays."""
    said = "author={Roe, Anna}, year={2020}, doi={10.1000/a}"
    known = (
        f"@misc{{a, title={{Snails of the North}}, {said}, xref={{b}}}}\n"
        "@misc{b, title={Something Else}}\n"
    )
    _, library = imported(
        f"@misc{{x, title={{Snails of the North}}, {said}, related={{b}}}}\n"
        "@misc{b, title={More Snails}, author={Roe, Anna}, year={2021}}\n",
        known,
    )
    first = Library.from_text(library).entries[0]

    assert (first.get("xref"), first.get("related")) == ("b", "roe2021snails")


def test_a_key_that_joined_an_entry_is_taken() -> None:
    """Another work of the same key gets a new one: the old one leads to the entry it joined."""
    said = "author={Roe, Anna}, year={2020}"
    _, library = imported(
        f"@misc{{x, title={{Snails of the North}}, {said}}}\n"
        f"@misc{{x, title={{Whales}}, {said}, doi={{10.1000/b}}}}\n",
        f"@misc{{a, title={{Snails of the North}}, {said}}}\n",
    )
    entries = Library.from_text(library).entries

    assert [(one.key, one.get("ids")) for one in entries] == [("a", "x"), ("roe2020whales", "")]


SNAILS, WHALES = "@book{p, title={Snails of the North}}", "@book{p, title={Whales of the South}}"
ONE, TWO = "@inbook{a, title={One}, crossref={p}}", "@set{b, entryset={p}, title={Two of Them}}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param([f"{SNAILS}\n{ONE}\n{WHALES}\n{TWO}"], ["snails", "snails"], id="the first"),
        pytest.param([f"{ONE}\n{TWO}\n{SNAILS}\n{WHALES}"], ["snails", "snails"], id="behind it"),
        pytest.param(
            [f"{SNAILS}\n{ONE}", f"{TWO}\n{WHALES}"], ["snails", "whales"], id="in its own file"
        ),
        pytest.param([SNAILS, f"{WHALES}\n{ONE}", TWO], ["whales", "snails"], id="in another file"),
        pytest.param(
            [SNAILS, f"{WHALES}\n{ONE}\n{TWO}".replace("{a,", "{,").replace("{b,", "{,")],
            ["whales", "whales"],
            id="from entries without a key",
        ),
    ],
)
def test_references_lead_where_they_led(files: list[str], expected: list[str]) -> None:
    """Of entries with one key to the first, as biber reads them, in the file that refers to it."""
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))
    read = [importers.read_rows(text, f"{name}.bib", "bibtex") for name, text in enumerate(files)]
    report = import_rows(
        Library.from_text(""), [row for rows in read for row in rows], NOBODY, rules
    )
    after = Library.from_text(Library.from_text("").document.apply(report.edits).document.text)

    now = {fields.title(entry): entry for entry in after.entries}
    parents = now["One"].get("crossref"), now["Two of Them"].get("entryset")
    assert [fields.title(after.get(key)).split()[0].lower() for key in parents] == expected


@pytest.mark.parametrize(("kind", "doi"), [("misc", False), ("inproceedings", True)])
def test_an_own_text_is_only_completed(kind: str, doi: bool) -> None:
    """What is officially known fills what an entry lacks, and that is said.

    A preprint does not get the DOI of its publication.
    """
    text = "{a, title={{SNAILS} of the North}, eprint={2401.00001}, year={forthcoming}}"
    official = fields.record(
        bibtex.parse_document(
            "@article{x, title={Snails of the North}, author={Gu, Albert}, journal={Nature},"
            " year={2024}, eprint={2401.00001}, doi={10.1000/x}, archiveprefix={arXiv}}"
        ).entries[0]
    )
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE))
    facts = TrustedFacts(Candidates.of_records([official]))
    empty = Library.from_text("")

    report = import_rows(empty, importers.read_rows(f"@{kind}{text}", "in.bib"), facts, rules)

    assert empty.document.apply(report.edits).document.text == (
        f"@{kind}{{a,\n  title = {{{{SNAILS}} of the North}},\n  eprint = {{2401.00001}},\n"
        "  year = {forthcoming},\n  author = {Gu, Albert},\n  archiveprefix = {arXiv},\n"
        + "  doi = {10.1000/x},\n" * doi
        + "}\n"
    )
    assert report.rows[0].notes == (f"from the records: author, archiveprefix{', doi' * doi}",)


CHILDREN = """\
@xdata{cf, booktitle = {Conf}, date = {2019}}
@inproceedings{c, title = {A Child Without a Venue}, author = {A, B}, xdata = {cf}}
@inproceedings{d, title = {Another Child of Snails}, author = {A, B}, crossref = {P}}
@inproceedings{e, title = {A Third Child of Snails}, author = {A, B}, crossref = {nowhere}}
@inproceedings{f, title = {A Fourth Child of Snails}, editor = {E, F}, year = 2008}
@proceedings{p, title = {Proceedings of Something}, editor = {E, F}, year = 2008}
@proceedings{q, title = {Proceedings of Snails}, year = 2008}
@proceedings{r, title = {Proceedings of Slugs}}
@set{s, entryset = {c, d}}
"""


def test_what_a_parent_says_is_known() -> None:
    """Only a work whose authors or year nobody says is tagged; no `@xdata`, `@set` or volume."""
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE, incomplete="incomplete"))
    rows = importers.read_rows(CHILDREN, "in.bib", "bibtex")
    library = Library.from_text("")

    report = import_rows(library, rows, NOBODY, rules)

    after = Library(library.document.apply(report.edits).document)
    assert [it.key for it in after.entries if "incomplete" in fields.tags(it)] == ["e", "f", "r"]


QUOTED = """\
@book{t91, title = "Writing about Snails", subtitle = "{zeitgem{"a}{\\ss} f{\\"u}r Schaffende}"}
"""


@pytest.mark.parametrize(
    "library", ["", '@article{z, title = "A thing", year = "2000"}\n'], ids=["empty", "in quotes"]
)
def test_quotes_within_quotes(library: str) -> None:
    """BibTeX reads them within braces, other parsers do not: the outer ones become braces."""
    report, after = imported(QUOTED, library)

    assert [row.status for row in report.rows] == ["added"]
    assert '{{zeitgem{"a}{\\ss} f{\\"u}r Schaffende}}' in after


MIXED = """\
@string{me = {My Own Self}}
@misc{a, title = {Writing about Snails}, author = {Roe, Anna}, year = 2001,
  note = nobody # " and " # me}
"""


def test_a_known_macro_beside_an_unknown_one_is_written_out() -> None:
    """Its definition does not come along, so its text has to; the unknown one stays."""
    report, after = imported(MIXED)

    assert 'note = nobody # " and " # {My Own Self},' in after
    assert [row.notes for row in report.rows] == [("macros that the file does not define: nobody",)]
    assert imported(MIXED, after)[1] == after


def test_a_reference_to_a_merged_parent_is_known_the_second_time() -> None:
    """The parent has another key in the library; the child that names the old one is there."""
    text = """\
@inproceedings{c, title = {Writing about Snails}, author = {Roe, Anna}, crossref = {p2}}
@proceedings{p2, title = {Proceedings of the Snail Conference}, year = 2008, doi = {10.1000/p}}
"""
    library = (
        "@proceedings{p1, title = {Proceedings of the Snail Conference}, year = 2008, "
        "doi = {10.1000/p}}\n"
    )
    _, after = imported(text, library)
    assert "crossref = {p1}" in after

    assert imported(text, after)[1] == after


UNTITLED = """\
@abnt-options{and-type=e, abnt-and-type = "e", key = "aaaa"}
@abnt-options{and-type=&, abnt-and-type = "&", key = "aaaa"}
@misc{, howpublished = {A letter}}
@misc{taken, note = {Nothing else is known}}
@misc{tagged, note = {It has keywords of its own}, keywords = {whales; ice}}
"""


@pytest.mark.parametrize(
    "library",
    [
        pytest.param("@misc{taken, title = {Snails}}\n", id="a key that was taken"),
        pytest.param("", id="keys that are none"),
    ],
)
def test_an_untitled_entry_is_known_under_another_key(library: str) -> None:
    """What was given another key, because its own is none or is taken, is there the second time."""
    _, after = imported(UNTITLED, library, tag="needs-metadata")
    again, unchanged = imported(UNTITLED, after, tag="needs-metadata")

    assert "keywords = {whales; ice; needs-metadata}" in after
    assert [row.status for row in again.rows] == ["present"] * 5
    assert unchanged == after


def test_an_untitled_entry_with_a_key_of_its_own_comes_in() -> None:
    """Two that say the same under keys that papers may cite are two."""
    _, library = imported("@misc{a, note = {Nothing else is known}}\n")
    report, after = imported("@misc{b, note = {Nothing else is known}}\n", library)

    assert [row.status for row in report.rows] == ["added"]
    assert "@misc{b," in after


ORDERED = """\
@book{l11, author = {Carl von Rancour}, title = {UnWorks}, year = {1922}}
@book{l12, author = {Carl von Rancour and Russel von Bile}, title = {UnWorks}}
@misc{l14, author = {Carl von Rancour and Russel von Bile}, title = {UnWorks}, year = {1989}}
"""


def test_the_second_import_knows_no_more_than_the_first() -> None:
    """An entry that may be one of the earlier, and surely is a later one, joins it at once."""
    report, library = imported(ORDERED)
    again, unchanged = imported(ORDERED, library)

    assert [row.status for row in report.rows] == ["added", "merged", "added"]
    assert [row.status for row in again.rows] == ["present"] * 3
    assert unchanged == library


WHO = "title = {Listening to Whales in Winter}, author = {Roe, Anna and Lund, Per and Sea, Mia}"
TALK = f"@inproceedings{{t, {WHO}, booktitle = {{Whale Conference}}, year = 1988}}\n"
PAPER = f"@article{{p, {WHO}, journal = {{Journal of Oceans}}, year = 1991, volume = 95}}\n"


def test_what_a_later_entry_answers_is_no_question() -> None:
    """Which of two works an entry is may be known only when another has joined it."""
    text = TALK.replace("{t,", "{u,").replace(", year = 1988", "") + PAPER + TALK
    report, library = imported(text)
    again, unchanged = imported(text, library)

    assert [row.status for row in report.rows] == ["added", "added", "merged"]
    assert [row.status for row in again.rows] == ["present"] * 3
    assert unchanged == library


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        pytest.param(TALK, "present", id="the title it joined"),
        pytest.param(TALK.replace("author", "editor"), "present", id="its authors are not known"),
        pytest.param(TALK.replace("Winter", "Summer Nights"), "added", id="another title"),
        pytest.param(TALK.replace("Roe", "Day").replace("Lund", "Day").replace("Sea", "Day"),
                     "added", id="other people"),
        pytest.param(TALK.replace("{t,", "{x,"), "added", id="another key"),
    ],
)  # fmt: skip
def test_an_entry_that_joined_another_is_known_by_its_old_key(entry: str, status: str) -> None:
    """Though the other was completed since, so that they contradict each other now."""
    library = PAPER.replace("volume = 95", "volume = 95, ids = {t}")

    assert [row.status for row in imported(entry, library)[0].rows] == [status]


@pytest.mark.slow
def test_many_forms_of_one_entry_are_one() -> None:
    """However often a work comes, and however much was added to it: it is there."""
    forms = "".join(
        f"@article{{k, title = {{{title}}}, author = {{Roe, Anna}}, year = 1990,"
        f" keywords = {{tag{number}}}}}\n"
        for number in range(30)
        for title in ("Deep State Spaces", "Songs of Whales", "Krill at Night")
    )
    report, library = imported(forms)

    assert [row.status for row in report.rows] == ["added"] * 3 + ["merged"] * 87
    tags = [f"tag{number}" for number in range(30)]
    assert [list(fields.tags(one)) for one in Library.from_text(library).entries] == [tags] * 3


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("{ends with \\}", "{ends with \\ }", id="one backslash"),
        pytest.param("{line ends\\\\}", "{line ends\\\\ }", id="a line's end"),
        pytest.param('"in quotes \\"', "{in quotes \\ }", id="in quotes"),
        pytest.param('{joined} # " at the end\\"', "{joined at the end\\ }", id="last of two"),
        pytest.param('"first\\" # { of two}', "{first\\ of two}", id="first of two"),
    ],
)
def test_a_backslash_at_the_end_keeps_no_entry_out(value: str, written: str) -> None:
    """BibTeX reads it, other parsers take the delimiter for text: a blank is between."""
    text = f"@misc{{a, title = {{Snails}}, note = {value}}}\n@misc{{b, title = {{Other Slugs}}}}\n"
    report, library = imported(text)

    assert [row.status for row in report.rows] == ["added", "added"]
    assert f"  note = {written},\n" in library
    assert imported(text, library)[1] == library
