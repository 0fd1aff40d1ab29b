"""RIS."""

from __future__ import annotations

import pytest

from ssmlit.importers import ris, wos
from ssmlit.model import Identifier, Link, Person, Record

REFERENCES = """\
TY  - CPAPER
ID  - gu2024
TI  - Mamba: Linear-Time Sequence Modeling
  with Selective State Spaces
AU  - Gu, Albert
AU  - King, Martin Luther, Jr.
T2  - Conference on Language Modeling
PY  - 2024/10/07/
SP  - 1
EP  - 32
DO  - 10.48550/arXiv.2312.00752
UR  - https://openreview.net/forum?id=tEYskw1VY2
KW  - state space models
ER  -

TY  - JOUR
T1  - Vision Mamba
A1  - Zhu, Lianghui
JO  - arXiv preprint arXiv:2401.09417
Y1  - 2024
ER  -
TY  - JOUR
VL  - 3
ER  -
"""


def test_reads_references() -> None:
    """Both editions' tags; values over two lines; a preprint that calls arXiv its journal."""
    first, second, third = ris.rows(REFERENCES, "x.ris")

    assert first.record == Record(
        type="inproceedings",
        title="Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        authors=(Person("Gu", "Albert"), Person("King", "Martin Luther", jr="Jr.")),
        year=2024,
        month=10,
        day=7,
        venue="Conference on Language Modeling",
        pages="1–32",
        identifiers=(Identifier("arxiv", "2312.00752"), Identifier("openreview", "tEYskw1VY2")),
        links=(Link("paper", "https://openreview.net/forum?id=tEYskw1VY2"),),
        key="gu2024",
        tags=("state space models",),
        source="x.ris",
        line=1,
    )
    assert second.record == Record(
        type="misc",
        title="Vision Mamba",
        authors=(Person("Zhu", "Lianghui"),),
        year=2024,
        identifiers=(Identifier("arxiv", "2401.09417"),),
        source="x.ris",
        line=16,
    )
    assert (third.kind, third.line, third.record) == ("unreadable", 22, None)


def test_a_file_that_breaks_off_keeps_its_last_reference() -> None:
    """No `ER` is needed at the end, and Windows line ends are as good."""
    (row,) = ris.rows("TY  - BOOK\r\nTI  - A Title\r\nPB  - A House", "x.ris")

    assert row.record == Record(
        type="book", title="A Title", publisher="A House", source="x.ris", line=1
    )


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("TY  - JOUR\nTI  - One\nER  -\nTY  - JOUR\nTI  - Tw\n", True),
        ("TY  - JOUR\nTI  - On", True),
        ("TY  - JOUR\nTI  - One\nER  -", False),
        ("TY  - JOUR\nTI  - One\nER  -\nAU  - Roe, A.\n", False),
        ("TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two\n", False),
    ],
)
def test_a_file_that_breaks_off_is_doubted(text: str, is_doubted: bool) -> None:
    """Its last reference lacks the end that others have, or the file ends within a line."""
    assert bool(ris.rows(text, "x.ris")[-1].doubts) == is_doubted


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [("1", "9", "1–9"), ("1", "1-9", "1–9"), ("1", "", "1"), ("1-9", "9", "1–9"),
     ("S1", "S1-S9", "S1–S9"), ("1", "11-12", "1–11–12")],
)  # fmt: skip
def test_pages(first: str, last: str, pages: str) -> None:
    """The last page may be the whole range again, as JabRef writes it."""
    (row,) = ris.rows(f"TY  - JOUR\nTI  - One\nSP  - {first}\nEP  - {last}\nER  -\n", "x.ris")

    assert row.record is not None
    assert row.record.pages == pages


def test_the_end_of_a_file_ends_its_last_reference() -> None:
    """Web of Science's `EF` is no line of a title, and `ER` may be missing."""
    (row,) = wos.rows("FN x\nVR 1.0\nPT J\nTI One\nEF\n", "x.ciw")

    assert row.record is not None
    assert row.record.title == "One"


def test_a_second_type_begins_another_reference() -> None:
    """Where the `ER` between them was forgotten."""
    rows = ris.rows("TY  - BOOK\nTI  - A Title\nTY  - JOUR\nTI  - Another\nER  - \n", "x.ris")

    assert [(row.line, row.record and (row.record.type, row.record.title)) for row in rows] == [
        (1, ("book", "A Title")),
        (3, ("article", "Another")),
    ]


def test_the_type_may_be_anywhere() -> None:
    """Some exporters write the type after other tags: what is before it is not cut off."""
    text = "TI  - Mamba\nSP  - 67-76\nTY  - JOUR\nAU  - Gu, Albert\nER  - \nTY  - BOOK\nTI  - S4\n"

    first, second = (row.record for row in ris.rows(text, "x.ris"))

    assert first == Record(
        type="article",
        title="Mamba",
        authors=(Person("Gu", "Albert"),),
        pages="67–76",
        source="x.ris",
        line=1,
    )
    assert second is not None
    assert (second.type, second.title) == ("book", "S4")


@pytest.mark.parametrize(
    ("tags", "date"),
    [
        pytest.param({"Y1": "2016/10/19", "PY": "2016", "Y2": "2020/03/05"}, (2016, 10, 19),
                     id="a whole date beside the year"),
        pytest.param({"DA": "2024/03/15/", "PY": "2024"}, (2024, 3, 15), id="the day"),
        pytest.param({"DA": "2015/12/01", "PY": "2016"}, (2016, 0, 0), id="online a year before"),
        pytest.param({"DA": "2015/12"}, (2015, 12, 0), id="no year of its own"),
        pytest.param({"PY": "n.d."}, (0, 0, 0), id="none"),
    ],
)  # fmt: skip
def test_dates(tags: dict[str, str], date: tuple[int, int, int]) -> None:
    """The year is that of publication; the access date (Y2) is none."""
    lines = "".join(f"{tag}  - {text}\n" for tag, text in tags.items())
    (row,) = ris.rows(f"TY  - JOUR\nTI  - T\n{lines}ER  - \n", "x.ris")
    assert row.record is not None
    assert (row.record.year, row.record.month, row.record.day) == date


def test_references_that_begin_in_several_ways_stay_apart() -> None:
    """Tags behind an end are the next's if the one before has one of them, too."""
    text = (
        "TY  - JOUR\nT1  - Mamba\nSP  - 1\nER  -\nDB  - X\nTI  - S4\nSP  - 7\nTY  - JOUR\nER  -\n"
        "TY  - BOOK\nT1  - S5\nER  -\nUR  - https://x.org\nTY  - BOOK\nT1  - S6\nER  -\n"
    )

    rows = [row.record for row in ris.rows(text, "x.ris") if row.record]

    assert [(it.title, it.pages, [link.url for link in it.links]) for it in rows] == [
        ("Mamba", "1", []),
        ("S4", "7", []),
        ("S5", "", ["https://x.org"]),
        ("S6", "", []),
    ]


SICI = "https://doi.org/10.1000/1520(87)115%3C16:G%3E2.0.CO;2-P"


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        pytest.param("UR  - https://x.org/a;https://x.org/b", ["https://x.org/a", "https://x.org/b"],
                     id="two"),
        pytest.param("UR  - https://x.org/a;jsessionid=1F?page=2", ["https://x.org/a;jsessionid=1F?page=2"],
                     id="one with a semicolon"),
        pytest.param(f"UR  - {SICI}", [SICI], id="a DOI"),
    ],
)  # fmt: skip
def test_semicolons_in_addresses(line: str, urls: list[str]) -> None:
    """They are between two only where another one begins; a DOI is one, to its end."""
    (row,) = ris.rows(f"TY  - JOUR\nTI  - T\n{line}\nER  - \n", "x.ris")
    assert row.record is not None
    assert [link.url for link in row.record.links] == urls
    dois = [it.value for it in row.record.identifiers]
    assert dois == (["10.1000/1520(87)115<16:g>2.0.co;2-p"] if urls == [SICI] else [])


@pytest.mark.parametrize("end", ["ER  - ", "ER  -", "ER", "ER - "])
def test_ends_of_references(end: str) -> None:
    """Some exporters leave out the dash after ER; it is not part of the value before."""
    first, second = ris.rows(f"TY  - JOUR\nTI  - One\n{end}\nTY  - JOUR\nTI  - Two\n{end}\n", "x")
    assert [row.record and row.record.title for row in (first, second)] == ["One", "Two"]


@pytest.mark.parametrize(
    ("said", "kind", "editors"),
    [
        pytest.param("ED  - Roe, Ann", "proceedings", "Roe, Ann", id="editors alone"),
        pytest.param("A2  - Roe, Ann", "proceedings", "Roe, Ann", id="editors of EndNote"),
        pytest.param("ED  - Roe, Ann\nAU  - Gu, Al", "inproceedings", "Roe, Ann", id="a paper"),
        pytest.param("ED  - Roe, Ann\nT2  - Tides", "inproceedings", "Roe, Ann", id="in a volume"),
        pytest.param("PB  - House", "inproceedings", "", id="nobody"),
    ],
)
def test_a_volume_of_proceedings(said: str, kind: str, editors: str) -> None:
    """`CONF` is a paper or the whole: only the whole has editors, no authors and is in nothing."""
    (row,) = ris.rows(f"TY  - CONF\nTI  - Seals\n{said}\nER  - \n", "x.ris")
    assert row.record is not None
    assert row.record.type == kind
    assert dict(row.record.extra).get("editor", "") == editors


def test_a_note_of_few_letters_is_kept_once() -> None:
    """It is one of the notes, and no word that may be anywhere; what is none of them is added."""
    (row,) = ris.rows("TY  - JOUR\nTI  - T 42\nN1  - See\nRN  - 42\nM1  - 7\nER  - \n", "x.ris")
    assert row.record is not None
    assert dict(row.record.extra)["annote"] == "See; 42; RIS: M1 = 7"


def test_notes_are_joined() -> None:
    """A tag without a value, as some programs write all of them, says nothing."""
    (row,) = ris.rows(
        "TY  - JOUR\nTI  - T\nN1  - On shells; kept\nRN  - \nRN  - Seen\nER  - \n", "x.ris"
    )
    assert row.record is not None
    assert dict(row.record.extra)["annote"] == "On shells; kept; Seen"
    (row,) = ris.rows("TY  - JOUR\nTI  - T\nN1  - \nRN  - \nRN  - \nER  - \n", "x.ris")
    assert row.record is not None
    assert "annote" not in dict(row.record.extra)
