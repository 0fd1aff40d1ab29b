"""The package knows this literature without a network."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from ssmlit.catalogue import Catalogue, shipped
from ssmlit.errors import LibraryError
from ssmlit.identifiers import submitted
from ssmlit.model import Identifier, Link, Person, Record

ROOT = Path(__file__).resolve().parents[1]
MAMBA = Identifier("arxiv", "2312.00752")

LINES = (
    {"catalogue": 1, "date": "2026-11-21", "works": 4},
    ["", "", "", "Modeling sequences with structured state spaces", ["Albert Gu"], "2023",
     "PhD thesis, Stanford University, 2023"],
    ["2312.00752", "", "AL1fq05o7H tEYskw1VY2", "Mamba: Linear-Time Sequence Modeling",
     ["Albert Gu", "Tri Dao"], "2023-12-01", "COLM 2024", "cs.LG",
     "https://github.com/state-spaces/mamba"],
    ["2402.02491", "10.1145/3767748", "", "VM-UNet: Vision Mamba UNet", ["Jiacheng Ruan"],
     "2024-02"],
    ["2403.09157", "", "", 'VM-UNET-V2: "2312.00752" in a title', ["Kiki van der Heijden"],
     "2024-03-14"],
)  # fmt: skip


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A catalogue of four works."""
    path = tmp_path / "catalogue.jsonl"
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in LINES))
    return Catalogue(path)


def test_a_published_preprint(catalogue: Catalogue) -> None:
    """A published work has the venue's type, year and month, and keeps its arXiv id."""
    assert catalogue.get(MAMBA) == Record(
        type="inproceedings",
        title="Mamba: Linear-Time Sequence Modeling",
        authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
        year=2024,
        month=10,
        venue="Conference on Language Modeling (COLM)",
        identifiers=(
            MAMBA,
            Identifier("openreview", "AL1fq05o7H"),
            Identifier("openreview", "tEYskw1VY2"),
        ),
        links=(Link("code", "https://github.com/state-spaces/mamba"),),
        primary_class="cs.LG",
        source="catalogue",
        retrieved="2026-11-21",
    )


def test_a_preprint(catalogue: Catalogue) -> None:
    """A preprint has the date of its version 1."""
    record = catalogue.get(Identifier("arxiv", "2403.09157"))

    assert record is not None
    assert (record.type, record.year, record.month, record.day) == ("misc", 2024, 3, 14)
    assert record.authors == (Person("Heijden", "Kiki", "van der"),)


@pytest.mark.parametrize(
    ("identifier", "found"),
    [
        pytest.param(Identifier("doi", "10.1145/3767748"), True, id="doi"),
        pytest.param(Identifier("openreview", "AL1fq05o7H"), True, id="openreview"),
        pytest.param(Identifier("openreview", "tEYskw1VY2"), True, id="second-forum"),
        pytest.param(Identifier("arxiv", "2312.00752", 2), True, id="version"),
        pytest.param(Identifier("doi", "2312.00752"), False, id="other-scheme"),
        pytest.param(Identifier("arxiv", "2312.0075"), False, id="prefix"),
        pytest.param(Identifier("arxiv", "2026-11-21"), False, id="header"),
        pytest.param(Identifier("arxiv", ""), False, id="empty"),
    ],
)
def test_get(catalogue: Catalogue, identifier: Identifier, found: bool) -> None:
    """A work is found by any of its identifiers, and by nothing else."""
    assert (catalogue.get(identifier) is not None) is found


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        pytest.param("vm unet – vision MAMBA {UNet}", ["2402.02491"], id="equal-but-for-signs"),
        pytest.param("VM-UNet: Vison Mamba UNet", [], id="typo"),
        pytest.param("Graph neural networks", [], id="other"),
        pytest.param("", [], id="empty"),
    ],
)
def test_by_title(catalogue: Catalogue, title: str, keys: list[str]) -> None:
    """Titles are equal, or they are not the same."""
    assert [r.identifier("arxiv") for r in catalogue.by_title(title)] == keys


def test_many_identifiers(catalogue: Catalogue) -> None:
    """Several are looked up as one is, and only those that are known are in the answer."""
    forum, unknown = Identifier("openreview", "AL1fq05o7H"), Identifier("doi", "2312.00752")

    mamba = catalogue.get(MAMBA)
    assert catalogue.by_identifiers([MAMBA, unknown, forum]) == {MAMBA: mamba, forum: mamba}


def test_the_first_identifiers_are_found_as_later_ones_are(catalogue: Catalogue) -> None:
    """Those are searched for in the lines, escaped ones too, these in an index."""
    names = ["2312.00752", "AL1fq05o7H", "tEYskw1VY2", "10.1145/3767748", "0752", "Mamba"]
    searched = [catalogue._place(name.encode()) for name in names]

    assert searched == [1, 1, 1, 2, None, None]
    assert "_by_name" not in vars(catalogue)
    for _ in names:
        indexed = [catalogue._place(name.encode()) for name in names]
    assert "_by_name" in vars(catalogue)
    assert indexed == searched


def test_outlines_lead_to_the_works(catalogue: Catalogue) -> None:
    """Title and identifiers of each work are known before the rest of it."""
    works = [catalogue.whole(place) for place in range(len(catalogue))]

    assert works == list(catalogue)
    assert [(work.title, work.identifiers) for work in works] == [
        (outline.title, outline.identifiers) for outline in catalogue.outlines
    ]


def test_a_thesis(catalogue: Catalogue) -> None:
    """A thesis has its school."""
    (record,) = catalogue.by_title("Modeling Sequences with Structured State Spaces")

    assert (record.type, record.venue, record.year) == ("phdthesis", "Stanford University", 2023)


def test_a_missing_file(tmp_path: Path) -> None:
    """A broken installation is said, with what to do."""
    with pytest.raises(LibraryError) as caught:
        Catalogue(tmp_path / "none.jsonl").get(MAMBA)

    assert caught.value.path.endswith("none.jsonl")
    assert caught.value.hint


def test_the_shipped_catalogue_is_whole() -> None:
    """Every line reads, every identifier leads back to its work, no line is out of order."""
    works = shipped()
    records = list(works)

    assert len(records) == len(works) >= 1995
    assert all(record.title and record.authors and record.year for record in records)
    assert all(any(map(str.isalpha, one.last)) for record in records for one in record.authors)
    for record in records[::7]:
        for identifier in record.identifiers:
            found = works.get(identifier)
            assert found is not None
            assert found.title == record.title
    ids = [record.identifier("arxiv") for record in records]
    assert ids == sorted(ids)


@pytest.mark.slow
def test_one_work_imports_nothing_heavy() -> None:
    """Adding one paper offline does not pay for fuzzy matching or LaTeX tables."""
    code = (
        "import sys; from ssmlit.catalogue import shipped; from ssmlit.model import Identifier;"
        "assert shipped().get(Identifier('arxiv', '2312.00752'));"
        "print({'rapidfuzz', 'pylatexenc', 'anyascii', 'bibtexparser'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
    )

    assert done.stdout == "set()\n"


def test_building(tmp_path: Path) -> None:
    """The builder drops what is not shipped, sorts, corrects, adds arXiv's papers, and is dated.

    What has no letter is nobody: arXiv writes a group before its members as `NVIDIA`, `:`.
    """
    source = [
        {"arxiv": "2402.02491v3", "title": "VM-UNet\n 2", "authors": ["Ada  Lovelace"], "doi":
         "https://doi.org/10.1145/ABC", "sources": ["secret"], "date": "2024-02", "venue": "X"},
        {"arxiv": None, "title": "Older", "authors": ["Bo"], "date": None, "openreview": "abcdefg"},
        {"arxiv": None, "title": "Group", "authors": ["NVIDIA", ":", "BO LI"], "date": None,
         "openreview": "hijklmn"},
        {"arxiv": "2401.00001", "title": "Wrong", "authors": ["Bo"]},
    ]  # fmt: skip
    arxiv = [
        {"id": "2402.02491", "title": "Mamba again", "authors": ["X"], "categories": ["cs.LG"]},
        {"id": "2506.00001", "title": "A state-space study", "authors": ["Ana Pérez"],
         "categories": ["cs.CV", "cs.LG"], "comment": "Code: https://github.com/a/b."},
        {"id": "2607.00001", "title": "Snails", "authors": ["X"], "categories": ["cs.LG"]},
    ]  # fmt: skip
    script = runpy.run_path(str(ROOT / "scripts" / "build_catalogue.py"))
    corrections = {"2402.02491v3": {"venue": "ICLR 2024"}, "2401.00001": {"drop": "is no paper"}}
    corrections["hijklmn"] = {"title": "A Group"}

    papers = [*source, *script["of_arxiv"](map(json.dumps, arxiv))]
    built = script["build"](script["corrected"](papers, corrections))

    assert built.splitlines() == [
        '{"catalogue":1,"date":"2025-06","works":4}',
        '["","","hijklmn","A Group",["NVIDIA","BO LI"]]',
        '["","","abcdefg","Older",["Bo"]]',
        '["2402.02491","10.1145/abc","","VM-UNet 2",["Ada Lovelace"],"2024-02","ICLR 2024"]',
        (
            '["2506.00001","","","A state-space study",["Ana Pérez"],"2025-06","","cs.CV",'
            '"https://github.com/a/b"]'
        ),
    ]
    path = tmp_path / "built.jsonl"
    path.write_text(built)
    catalogue = Catalogue(path)
    assert [record.title for record in catalogue] == [
        "A Group", "Older", "VM-UNet 2", "A state-space study",
    ]  # fmt: skip
    assert catalogue.date == "2025-06"


@pytest.mark.parametrize(
    "arxiv",
    [
        pytest.param("2603.15569", id="mamba-3"),
        pytest.param("2504.03624", id="nemotron-h"),
        pytest.param("2501.00663", id="titans"),
        pytest.param("2411.15242", id="zamba2"),
    ],
)
def test_well_known_papers_are_in_it(arxiv: str) -> None:
    """Models that everybody cites."""
    assert shipped().get(Identifier("arxiv", arxiv)) is not None


@pytest.mark.slow
def test_its_date_is_that_of_its_facts() -> None:
    """The newest id says how old the catalogue is, not the day on which it was built."""
    ids = [record.identifier("arxiv") for record in shipped()]

    year, month = max(map(submitted, filter(None, ids)))
    assert shipped().date == f"{year}-{month:02}"
