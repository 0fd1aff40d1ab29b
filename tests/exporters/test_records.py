"""Records as CSL-JSON and as a table."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ssmlit.exporters import csl_json, table
from ssmlit.model import Identifier, Link, Person, Record

if TYPE_CHECKING:
    from pathlib import Path

MAMBA = Record(
    key="gu2023mamba",
    title="Mamba: Linear-Time Sequence Modeling",
    authors=(
        Person("Gu", "Albert"),
        Person("Maaten", "Laurens", "van der", "Jr."),
        Person("ATLAS"),
    ),
    year=2023,
    month=12,
    identifiers=(Identifier("arxiv", "2312.00752"),),
    links=(Link("code", "https://github.com/state-spaces/mamba"),),
    tags=("foundations", "vision/medical"),
)
ARTICLE = Record(
    type="article",
    key="a",
    title="=A, B",
    venue="Nature",
    volume="1",
    number="2",
    pages="3--5",
    identifiers=(Identifier("doi", "10.1000/x"),),
)


def test_a_preprint() -> None:
    """A preprint is CSL's `article`, with its arXiv number and address."""
    assert json.loads(csl_json([MAMBA])) == [
        {
            "id": "gu2023mamba",
            "type": "article",
            "title": "Mamba: Linear-Time Sequence Modeling",
            "author": [
                {"family": "Gu", "given": "Albert"},
                {
                    "family": "Maaten",
                    "given": "Laurens",
                    "non-dropping-particle": "van der",
                    "suffix": "Jr.",
                },
                {"literal": "ATLAS"},
            ],
            "issued": {"date-parts": [[2023, 12]]},
            "URL": "https://arxiv.org/abs/2312.00752",
            "publisher": "arXiv",
            "number": "arXiv:2312.00752",
        }
    ]


def test_an_article() -> None:
    """A publication stands in its container; unknown parts are left out."""
    assert json.loads(csl_json([ARTICLE])) == [
        {
            "id": "a",
            "type": "article-journal",
            "title": "=A, B",
            "volume": "1",
            "issue": "2",
            "page": "3-5",
            "DOI": "10.1000/x",
            "container-title": "Nature",
        }
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("phdthesis", {"type": "thesis", "genre": "PhD thesis", "publisher": "Stanford"}),
        ("misc", {"type": "document", "container-title": "Stanford"}),
        ("techreport", {"type": "report", "publisher": "Stanford"}),
    ],
)
def test_types(kind: str, expected: dict[str, str]) -> None:
    """Each type has its place for the venue."""
    record = Record(type=kind, key="k", title="T", venue="Stanford")

    assert json.loads(csl_json([record])) == [{"id": "k", "title": "T", **expected}]


def test_nothing() -> None:
    """No records are an empty array and a bare header."""
    assert csl_json([]) == "[]\n"
    assert table([], ["key", "title"]) == "key,title\n"


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not here")
def test_pandoc_reads_it(tmp_path: Path) -> None:
    """A real citation processor makes a reference of it."""
    (tmp_path / "library.json").write_text(csl_json([replace(MAMBA, authors=MAMBA.authors[:1])]))

    done = subprocess.run(
        ["pandoc", "--citeproc", "--bibliography=library.json", "-t", "plain", "--wrap=none"],
        input="[@gu2023mamba]",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Gu, Albert. 2023. “Mamba: Linear-Time Sequence Modeling.”" in done.stdout


def test_table() -> None:
    """A row for each record; cells with separators are quoted, formulas made inert."""
    text = table([MAMBA, ARTICLE], ["key", "title", "authors", "year", "arxiv", "tags"])

    assert text == (
        "key,title,authors,year,arxiv,tags\n"
        "gu2023mamba,Mamba: Linear-Time Sequence Modeling,"
        '"Albert Gu; Laurens van der Maaten, Jr.; ATLAS",'
        "2023,2312.00752,foundations; vision/medical\n"
        'a,"\'=A, B",,,,\n'
    )
