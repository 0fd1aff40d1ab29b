"""library.bib is made by importing lists: the three of the project, and small ones of this test."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ssmlit.library import Library

if TYPE_CHECKING:
    from ssmlit.actions.import_values import ImportReport

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT.parent / "shared" / "lists"
SHIPPED = (ROOT / "library.bib").read_text(encoding="utf-8")
needs_lists = pytest.mark.skipif(not LISTS.is_dir(), reason="the three lists are not here")

# The second row of "Vision" has the link of the row above it; the code of the first is of MEGABYTE.
TOPICS = """\
# Papers

## Preliminaries and State Space Models
- [MambaByte: Token-free Selective State Space Model](https://arxiv.org/abs/2401.13660v2) \
[[Github](https://github.com/lucidrains/MEGABYTE-pytorch)]
- [Combining Recurrent, Convolutional, and Continuous-time Models with Linear State-Space Layers]\
(https://arxiv.org/abs/2110.13985)

## Vision
- [VMamba: Visual State Space Model](https://arxiv.org/abs/2401.10166)
- [State Space Models for Event Cameras](https://arxiv.org/abs/2401.10166)
"""
CURATION = """\
[tags]
"2401.13660" = ["natural-language-processing"]

[works]
"2401.10166" = { title = "VMamba", venue = "" }
"2402.15584" = { venue = "CVPR 2024", code = "https://github.com/uzh-rpg/ssms_event_cameras" }

[keys]
"2402.15584" = "cameras2024"

[authors]
"Yue Liu" = "Liu, Yüe"
"""


def script() -> dict[str, Any]:
    """Return the names of the script that builds the library."""
    return runpy.run_path(str(ROOT / "scripts" / "build_library.py"))


def refused(report: ImportReport) -> list[tuple[str, int, str]]:
    """Return the rows that were doubted: file, line, and what was found."""
    return [(one.row.source, one.row.line, note) for one in report.rows for note in one.notes]


@pytest.fixture
def built(tmp_path: Path) -> tuple[Library, ImportReport]:
    """The library that the small list and curation make."""
    (tmp_path / "topics.md").write_text(TOPICS, encoding="utf-8")
    (tmp_path / "curation.toml").write_text(CURATION, encoding="utf-8")
    names = script()
    curation = names["Curation"].read(tmp_path / "curation.toml")
    text, report = names["build"]([tmp_path / "topics.md"], curation)
    return Library.from_text(text), report


@pytest.mark.slow
def test_lists_and_curation_make_the_library(built: tuple[Library, ImportReport]) -> None:
    """One entry a work, oldest first, with keys made after corrections and old keys kept."""
    library, _ = built

    assert library.document.problems == ()
    assert [entry.key for entry in library.entries] == [
        "gu2021combining", "liu2024vmamba", "cameras2024", "wang2024mambabyte",
    ]  # fmt: skip
    vmamba = library.get("liu2024vmamba")
    assert (vmamba.type, vmamba.get("title"), vmamba.get("month")) == ("misc", "{VMamba}", "jan")
    assert vmamba.get("author").startswith("Liu, Yüe and Tian, Yunjie")


def test_headings_are_mapped_and_curated_tags_win(built: tuple[Library, ImportReport]) -> None:
    """The project's [import.sections] maps headings; what people decided is kept instead."""
    library, _ = built

    assert {record.key: record.tags for record in library.records} == {
        "gu2021combining": ("foundations",),
        "wang2024mambabyte": ("natural-language-processing",),
        "liu2024vmamba": ("vision",),
        "cameras2024": ("vision",),
    }


def test_wrong_rows_are_reported_and_put_right(built: tuple[Library, ImportReport]) -> None:
    """The title is believed; a code link of another paper never reaches the library."""
    library, report = built
    cameras = library.get("cameras2024")

    assert [(line, note.partition(";")[0]) for _, line, note in refused(report)] == [
        (4, "the code is that of MEGABYTE-pytorch, a name not in the title"),
        (9, "arxiv:2401.10166 is “VMamba: Visual State Space Model”"),
    ]
    assert cameras.get("eprint") == "2402.15584"
    assert cameras.get("code") == "https://github.com/uzh-rpg/ssms_event_cameras"
    assert library.get("wang2024mambabyte").get("code") == "https://github.com/jxiw/MambaByte"


@pytest.mark.slow
@needs_lists
def test_the_three_lists_make_the_shipped_library() -> None:
    """184 works, byte for byte; the two wrong rows are caught, and the right ids used."""
    names = script()
    curation = names["Curation"].read(ROOT / "lists" / "curation.toml")
    text, report = names["build"]([LISTS / name for name in names["NAMES"]], curation)

    assert text == SHIPPED
    doubted = {(source, line) for source, line, _ in refused(report)}
    assert {("by-topic.md", 126), ("by-year.md", 219)} <= doubted
    assert report.count("added") == 184
    library = Library.from_text(text)
    assert library.get("cheng2024activating").get("eprint") == "2403.08330"
    assert library.get("zubic2024state").get("eprint") == "2402.15584"
    assert "MEGABYTE" not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["by-topic.md", "by-year.md", "newest.md"])
def test_each_rendered_list_makes_the_shipped_library(name: str) -> None:
    """What is rendered loses nothing: import, catalogue and curation give the library back."""
    names = script()
    curation = names["Curation"].read(ROOT / "lists" / "curation.toml")
    text, report = names["build"]([ROOT / "lists" / name], curation)

    assert report.count("mismatch") + report.count("maybe") + report.count("unreadable") == 0
    assert text == SHIPPED


@pytest.mark.slow
def test_every_work_of_the_library_is_curated() -> None:
    """The shipped file and the curation cannot drift apart."""
    names = script()
    curation = names["Curation"].read(ROOT / "lists" / "curation.toml")
    records = Library.from_text(SHIPPED).records

    assert {names["name_of"](r).casefold(): list(r.tags) for r in records} == {
        name.casefold(): tags for name, tags in curation.tags.items()
    }
