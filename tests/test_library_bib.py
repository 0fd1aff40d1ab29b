"""The library of this project: right, complete, and clean under real TeX."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit import bibtex, exporters, fields
from ssmlit.latex import squash
from ssmlit.venues import short_venue
from tests.exporters.entries import biblatex as biblatex_file
from tests.exporters.entries import bibtex as bibtex_file
from tests.typesetting import (
    bbl,
    biber_complaints,
    bibtex_complaints,
    needs_biber,
    needs_bibtex,
)

if TYPE_CHECKING:
    from ssmlit.model import Record

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "library.bib").read_text(encoding="utf-8")
LIBRARY = bibtex.parse_document(TEXT, "library.bib")


@cache
def records() -> dict[str, Record]:
    """Return the library's records by key."""
    return {entry.key: fields.record(entry) for entry in LIBRARY.entries}


@pytest.mark.slow
def test_one_entry_for_each_work() -> None:
    """184 works, no key, identifier or title twice, no syntax problem."""
    assert LIBRARY.problems == ()
    assert len(records()) == len(LIBRARY.entries) == 184
    named = Counter(i for r in records().values() for i in r.identifiers)
    assert [i for i, count in named.items() if count > 1] == []
    titles = Counter(squash(r.title) for r in records().values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_types_and_venues() -> None:
    """Preprints, conference papers, articles and one thesis, the published ones with a venue."""
    kinds = Counter(record.type for record in records().values())

    assert kinds == {"misc": 59, "inproceedings": 100, "article": 24, "phdthesis": 1}
    assert all(r.venue for r in records().values() if r.type != "misc")


@pytest.mark.parametrize(
    ("key", "kind", "venue", "year", "month", "identifiers"),
    [
        ("gu2024mamba", "inproceedings", "COLM", 2024, 10,
         "arxiv:2312.00752 openreview:tEYskw1VY2 openreview:AL1fq05o7H"),
        ("hafner2023mastering", "article", "Nature", 2025, 4,
         "arxiv:2301.04104 doi:10.1038/s41586-025-08744-2"),
        ("zuo2022efficient", "inproceedings", "COLM", 2024, 10,
         "arxiv:2212.08136 openreview:uUIFTjBREk openreview:xuxYaBMd9F"),
        ("wang2022pretraining", "inproceedings", "EMNLP Findings", 2023, 12,
         "arxiv:2212.10544 doi:10.18653/v1/2023.findings-emnlp.5 acl:2023.findings-emnlp.5"),
        ("xing2024segmamba", "inproceedings", "MICCAI", 2024, 10,
         "arxiv:2401.13560 doi:10.1007/978-3-031-72111-3_54"),
        ("gu2022efficiently", "inproceedings", "ICLR", 2022, 4,
         "arxiv:2111.00396 openreview:uYLFoz1vlAC"),
        ("chen2024changemamba", "article", "IEEE TGRS", 2024, 0,
         "arxiv:2404.03425 doi:10.1109/tgrs.2024.3417253"),
        ("tang2024vmrnn", "inproceedings", "CVPRW", 2024, 6, "arxiv:2403.16536"),
        ("chu2024incorporating", "inproceedings", "NAACL Findings", 2024, 6, "arxiv:2403.17445"),
        ("gu2023modeling", "phdthesis", "Stanford University", 2023, 0, ""),
        ("qi2024s4", "misc", "", 2024, 0, "openreview:bdnw4qjfH9"),
        ("schaan2020photoz", "misc", "", 2020, 7, "arxiv:2007.12795"),
    ],
)  # fmt: skip
def test_known_entries(
    key: str, kind: str, venue: str, year: int, month: int, identifiers: str
) -> None:
    """Facts of works of every kind."""
    record = records()[key]

    assert (record.type, short_venue(record.venue)) == (kind, venue)
    assert (record.year, record.month) == (year, month)
    assert " ".join(map(str, record.identifiers)) == identifiers


def test_people() -> None:
    """Full names with their accents, particles and double surnames."""
    people = {str(person) for record in records().values() for person in record.authors}
    surnames = {person.surname for record in records().values() for person in record.authors}

    assert {"Christopher Ré", "Uroš Seljak", "Björn Ommer", "Çağlar Gülçehre"} <= people
    assert {"El Gazzar", "van Wingen", "Le Corff", "Sen Sharma", "von Oswald"} <= surnames
    assert [key for key, record in records().items() if record.others] == ["lieber2024jamba"]
    assert not any(char.isdigit() or char in "*∗†" for name in people for char in name)


def test_a_publication_is_of_one_record() -> None:
    """Venue, title and authors of a published work are those of the publication."""
    vmamba, lkm, harmamba = (
        records()[key] for key in ("liu2024vmamba", "wang2024large", "li2024harmamba")
    )

    assert [str(one) for one in vmamba.authors[-3:]] == ["Qixiang Ye", "Jianbin Jiao", "Yunfan Liu"]
    assert (short_venue(lkm.venue), lkm.title) == (
        "MICCAI",
        "LKM-UNet: Large Kernel Vision Mamba UNet for Medical Image Segmentation",
    )
    assert "Christopher Nugent" in map(str, harmamba.authors)
    assert (harmamba.volume, harmamba.number, harmamba.pages) == ("12", "3", "2373–2384")


def test_capitals_are_protected() -> None:
    """Names of models keep their capitals where a style lowers the rest."""
    titles = "\n".join(entry.get("title") for entry in LIBRARY.entries)

    for name in ("{Mamba}", "{S4}", "{VM-UNet}", "{UNet}", "{SSM}", "{3D}", "{HiPPO}"):
        assert name in titles


def test_every_work_has_tags() -> None:
    """Tags are the topic list's sections and the few subjects it lacks; off-topic ones are told."""
    tags = Counter(tag for record in records().values() for tag in record.tags)

    assert all(record.tags for record in records().values())
    assert records()["schaan2020photoz"].tags == ("off-topic/astrophysics",)
    assert tags["medical-imaging"] >= 29
    assert {"surveys", "foundations", "dynamics", "architecture-redesign", "gnn"} <= tags.keys()
    assert all(tag == tag.lower() and " " not in tag for tag in tags)


def test_preprint_keys_still_work() -> None:
    """A work published in a later year answers to the key it had as a preprint."""
    by_old = {old: e.key for e in LIBRARY.entries for old in fields.old_keys(e)}

    assert by_old["gu2023mamba"] == "gu2024mamba"
    assert not {old.lower() for old in by_old} & {key.lower() for key in records()}


@needs_bibtex
@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "plainnat", "IEEEtran"])
def test_bibtex_has_no_complaint(tmp_path: Path, style: str) -> None:
    """The whole library goes through BibTeX and pdflatex without a warning."""
    assert bibtex_complaints(tmp_path, TEXT, style) == []
    assert bbl(tmp_path).count("\\bibitem") == 184


@needs_biber
@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("style", ["numeric", "authoryear"])
def test_biber_has_no_complaint(tmp_path: Path, style: str) -> None:
    """The whole library goes through biber and pdflatex without a warning."""
    assert biber_complaints(tmp_path, TEXT, style, strict=False) == []
    assert bbl(tmp_path).count("\\entry{") == 184


@needs_bibtex
@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["keep", "latex"])
def test_exported_for_bibtex(tmp_path: Path, encoding: str) -> None:
    """The exported library is as clean, in each encoding."""
    options = exporters.Options(encoding="latex" if encoding == "latex" else "keep")
    text = bibtex_file(LIBRARY.entries, LIBRARY.strings, options)

    assert bibtex_complaints(tmp_path, text, "IEEEtran") == []
    assert text.isascii() is (encoding == "latex")
    assert "Gülçehre" in text or "{\\c{C}}a{\\u{g}}lar" in text


@needs_biber
@pytest.mark.programs
@pytest.mark.slow
def test_exported_for_biblatex(tmp_path: Path) -> None:
    """The exported library holds nothing that biblatex's data model does not know."""
    text = biblatex_file(LIBRARY.entries, LIBRARY.strings)

    assert biber_complaints(tmp_path, text, "numeric", strict=True) == []
    preprints = [entry for entry in LIBRARY.entries if entry.type == "misc"]
    assert text.count("@online{") == len(preprints)
    assert "@misc{" not in text
