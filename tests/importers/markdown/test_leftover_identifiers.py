"""Every identifier of a document is in the report, and every line in one row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import identifiers
from ssmlit.importers import markdown
from ssmlit.importers.markdown import leftover_identifiers
from tests.importers.markdown.shapes import SHAPES
from tests.importers.markdown.test_lists import works

if TYPE_CHECKING:
    from ssmlit.model import Identifier

URL = "https://arxiv.org/abs/2401.{:05}"
PIECES = [
    "# Papers",
    "## {t}",
    "### [{t}]({u})",
    "#### {t}",
    "- [{t}]({u})",
    "  - [{t}]({u})",
    "- **{t}**, Anna Carver [[paper]({u})]",
    "  - *Anna Carver, Ben Holm*",
    "  - see also [another]({u})",
    "**{t}**",
    "{t} is shown in [a paper]({u}) of ours.",
    "A line of prose that names {u}",
    "| {t} | [pdf]({u}) |",
    "|---|---|",
    "```\n@misc{{x, url = {{{u}}}}}\n```",
    "<details><summary>{t}</summary>",
    "</details>",
    "<li><a href='{u}'>{t}</a></li>",
    "> **{t}** {u}",
    "1. {t}. arXiv:{n}",
    "",
]


def reported(text: str) -> list[Identifier]:
    rows = markdown.rows(text, "list.md")
    found = []
    for row in rows:
        records = [record for record in (row.record, row.perhaps) if record]
        found += [i for record in records for i in record.identifiers]
        links = [link.url for record in records for link in record.links]
        found += [i for i in map(identifiers.parse, links) if i]
        found += row.mentions
    return found


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_identifier_is_reported(pieces: list[str]) -> None:
    """Whatever is around it: headings, tables, nesting, prose, code, HTML."""
    lines = [
        piece.format(t=f"A Study of Thing Number {n}", u=URL.format(n), n=f"2401.{n:05}")
        for n, piece in enumerate(pieces, 1)
    ]
    text = "\n".join(lines)
    named = set(re.findall(r"2401\.\d{5}", text))

    assert named <= {i.value for i in reported(text)}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_every_row_of_every_shape_is_reported_once(shape: str) -> None:
    """Each paper's identifier is the identifier of one row, and no line is left over."""
    rows = markdown.rows(SHAPES[shape].write(works()), "list.md")
    own = [i for row in rows if row.record for i in row.record.identifiers]

    assert len(own) == len(set(own))
    assert [row for row in rows if row.reason == leftover_identifiers.OUTSIDE] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "# L\n\n[![arXiv](https://img.shields.io/badge/x-y-red)](https://arxiv.org/abs/2404.18861)",
            3,
            id="badge-of-the-list",
        ),
        pytest.param("```\nsee https://arxiv.org/abs/2404.18861\n```", 2, id="code"),
    ],
)
def test_unread_text_has_a_row_with_its_reason(text: str, line: int) -> None:
    """A badge, a block of code."""
    (row,) = markdown.rows(text, "list.md")

    assert (row.kind, row.reason, row.line) == ("text", leftover_identifiers.OUTSIDE, line)
    assert [i.value for i in row.mentions] == ["2404.18861"]
