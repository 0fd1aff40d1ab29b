"""Changes to field text hold for any text people may have."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit.citations import cited
from ssmlit.exporters.field_text import decoded, limited, unbraced, wholly_braced
from ssmlit.fields.own_notes import for_readers
from ssmlit.latex import safe_initials

WORDS = st.sampled_from(
    [
        "Gu",
        "and",
        "{",
        "}",
        "{\\'E}",
        "\\emph{",
        "$x_{1}$",
        "Ç",
        " ",
        "\\cite{a}",
        "\\",
        "%",
        "\n",
        "[",
        '"',
        "#",
    ]
)
SOURCES = st.lists(WORDS, max_size=25).map("".join)
BALANCED = SOURCES.filter(lambda text: depth(text) == 0)


def depth(text: str) -> int | None:
    """Return how deep a text ends in braces; None when it ever closes too many."""
    level = 0
    for char in text:
        level += {"{": 1, "}": -1}.get(char, 0)
        if level < 0:
            return None
    return level


@pytest.mark.slow
@given(BALANCED)
@example("{Gu\\}")
@example("{a; RIS: b = }")
def test_balanced_text_stays_balanced(text: str) -> None:
    """Nothing that is done to a field can break the file it goes into."""
    for change in (decoded, safe_initials, unbraced, wholly_braced, for_readers):
        assert depth(change(text)) == 0


@pytest.mark.parametrize(
    ("title", "without"),
    [
        pytest.param("The {SSM}", "The SSM", id="capitals"),
        pytest.param("{{The} SSM}", "The SSM", id="nested"),
        pytest.param("{A}{B}", "AB", id="side by side"),
        pytest.param(r"\emph{The} {SSM}", r"\emph{The} SSM", id="argument"),
        pytest.param(r"\frac{a}{b}", r"\frac{a}{b}", id="two arguments"),
        pytest.param(r"{\"o}", r"{\"o}", id="group of a command"),
        pytest.param("{$x_{1}$}", "$x_{1}$", id="math"),
        pytest.param(r"{a} \{b\}", r"a \{b\}", id="escaped pair"),
        pytest.param(r"{a\}", r"{a\}", id="closed by an escaped brace"),
        pytest.param(r"{a\\}", r"a\\", id="line break before the brace"),
        pytest.param("{a}\\", "a\\", id="lone backslash"),
    ],
)
def test_protecting_braces_go(title: str, without: str) -> None:
    """Only braces that protect capitals; a brace after a backslash counts for BibTeX."""
    assert unbraced(title) == without


@pytest.mark.slow
@given(SOURCES)
def test_any_text_is_taken(text: str) -> None:
    """No text makes an export or a search for citations fail."""
    for change in (decoded, safe_initials, unbraced, wholly_braced):
        change(text)
    limited(text, 1, 1)
    cited("a.tex", {"a.tex": text}.get)


@pytest.mark.slow
@given(BALANCED)
def test_bracing_twice_is_bracing_once(text: str) -> None:
    """A title in protecting braces is left alone."""
    assert wholly_braced(wholly_braced(text)) == wholly_braced(text)


@pytest.mark.slow
def test_a_long_paper_is_read_in_no_time() -> None:
    """Unclosed commands and brackets cost linear time."""
    for piece in ("\\cite ", "\\cite[", "\\cites{a}", "\\begin{verbatim}", "%\\\\", "\\cite(" * 3):
        assert cited("a.tex", {"a.tex": piece * 20_000}.get).files == ("a.tex",)


def test_accents() -> None:
    """Accent commands in all their spellings become letters; the rest of the markup stays."""
    source = r"""{\"o} \"{o} \"o {\'\i} \c{c} {\ss} {\v s} \emph{x} $\hat{o}$ \LaTeX"""

    assert decoded(source) == r"""ö ö ö í ç ß š \emph{x} $\hat{o}$ \LaTeX"""
