"""What cites a key is read back as a citation of that key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.citations import citation, cited

KEYS = st.lists(
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9:./_+-]{0,15}", fullmatch=True),
    min_size=1,
    max_size=3,
    unique=True,
)


@pytest.mark.parametrize(
    ("path", "keys", "expected"),
    [
        ("main.tex", ["gu2023mamba", "b"], r"\cite{gu2023mamba,b}"),
        ("main.md", ["gu2023mamba", "b"], "[@gu2023mamba; @b]"),
        ("main.qmd", ["DBLP:conf/x/a.b"], "[@DBLP:conf/x/a.b]"),
        ("main.md", ["odd."], "[@{odd.}]"),
        ("main.typ", ["gu2023mamba", "b"], "@gu2023mamba @b"),
        ("main.typ", ["DBLP:conf/x"], '#cite(label("DBLP:conf/x"))'),
        ("main", ["a"], r"\cite{a}"),
    ],
)
def test_languages(path: str, keys: list[str], expected: str) -> None:
    """Each manuscript has its own form."""
    assert citation(path, keys) == expected


def test_commands_of_latex() -> None:
    """Any command may cite."""
    assert citation("a.tex", ["a"], "parencite") == r"\parencite{a}"


@pytest.mark.slow
@given(KEYS)
def test_citations_are_read_back(keys: list[str]) -> None:
    """The grammar finds exactly what was written."""
    for path in ("a.tex", "a.md", "a.typ"):
        text = f"See {citation(path, keys)}\n"
        assert list(cited(path, {path: text}.get).keys) == keys, text
