"""What holds for every text, in every format."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit import importers
from ssmlit.errors import UsageError
from ssmlit.importers.formats import FORMATS
from tests.conftest import at_most

PIECES = st.sampled_from(
    [
        *(
            "- ",
            "\n",
            "\n\n",
            "# ",
            "**",
            "*",
            "[",
            "]",
            "(",
            ")",
            "|",
            "|-|-|\n",
            '"',
            "\\",
            "`",
            "$",
        ),
        *("<td>", "</tr>", "<details>", "<b>", "&amp;", "\u202e", "\r", "{", "}", '"title": "T"'),
        *(
            "Mamba: A Model",
            "Albert Gu",
            ", ",
            " and ",
            "et al.",
            "(2024)",
            "ICML 2024",
            "[Paper](",
        ),
        *("https://arxiv.org/abs/2312.00752", "@misc{a, title={T}}", "TY  - JOUR\n", "ER  -\n"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


@pytest.mark.slow
@at_most(80)
@given(TEXTS)
@example("{{}")
@example('{["message"]: [')
def test_every_format_reads_or_refuses_every_text(text: str) -> None:
    """A row is a paper with a record, or something else with a reason; lines are in the file."""
    lines = text.count("\n") + text.count("\r") + 1
    for module in FORMATS:
        with contextlib.suppress(UsageError):
            for row in module.rows(text, "x"):
                assert (row.record is not None) == (row.kind == "paper")
                assert row.record is not None or row.reason
                assert 1 <= row.line <= lines


NAMES = st.lists(
    st.sampled_from(["Albert Gu", "Tri Dao", "Jimmy T.H. Smith", "Christopher Ré", "Wei Wang"]),
    min_size=2,
    max_size=5,
    unique=True,
)
TOPIC = ["Selective", "State", "Spaces", "of", "Long", "Sequence", "Models"]
WORDS = st.lists(st.sampled_from(TOPIC), min_size=4, max_size=7, unique=True)
FRAMES = ["- [{t}]({u}), {a}", "- **{t}**, {a} [[Paper]({u})]", '- {a}. "{t}." [[Paper]({u})]']


@pytest.mark.slow
@at_most(60, fast=8)
@given(WORDS, NAMES, st.integers(1, 99999), st.sampled_from(FRAMES))
def test_what_was_written_is_read(
    words: list[str], names: list[str], number: int, frame: str
) -> None:
    """Title, authors and identifier come back from a row that was made of them."""
    title, url = " ".join(words), f"https://arxiv.org/abs/2401.{number:05}"

    (row,) = importers.read_rows(frame.format(t=title, u=url, a=", ".join(names)), "list.md")

    assert row.record is not None
    assert row.record.title == title
    assert [str(person) for person in row.record.authors] == names
    assert row.record.identifier("arxiv") == f"2401.{number:05}"
