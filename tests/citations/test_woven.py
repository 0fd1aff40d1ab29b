"""What notebooks and Sweave files cite."""

from __future__ import annotations

import json

import pytest

from ssmlit.citations import cited
from ssmlit.errors import UsageError


def notebook(*cells: tuple[str, str | list[str]]) -> str:
    """Return a notebook of cells: kind and source."""
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells]})


def test_a_notebook_cites_in_its_texts() -> None:
    """Pandoc's, MyST's and nbconvert's citations, in a text or in its lines; code has none."""
    text = notebook(
        ("markdown", ["See [@a; ", "@b] and {cite}`c`\n"]),
        ("code", "@no"),
        ("markdown", '<cite data-cite="d, e">(D, E)</cite>'),
    )

    assert cited("n.ipynb", {"n.ipynb": text}.get).keys == ("a", "b", "c", "d", "e")


@pytest.mark.parametrize("text", ["{}", "[1]", "no JSON", '{"cells": [{}]}'])
def test_what_is_no_notebook_is_refused(text: str) -> None:
    """One sentence says what to do."""
    with pytest.raises(UsageError, match="not a Jupyter notebook"):
        cited("n.ipynb", {"n.ipynb": text}.get)


def test_sweave_cites_outside_its_chunks() -> None:
    r"""R's `%` and braces are no TeX; children and `\SweaveInput` are read, too."""
    files = {
        "p.Rnw": (
            "\\cite{a}\n<<plot, child='c.Rnw'>>=\n# \\cite{no} {\n100 %in% x\n@\n"
            "\\SweaveInput{d}\n<<>>=\nx <- '\\\\cite{no}'\n@ text\n\\citep{b}\n"
            "<<open>>=\n\\cite{no}"
        ),
        "c.Rnw": "\\cite{c}",
        "d.Rnw": "\\cite{d}",
    }

    found = cited("p.Rnw", files.get)

    assert found.keys == ("a", "c", "d", "b")
    assert found.files == ("p.Rnw", "c.Rnw", "d.Rnw")


def test_the_label_of_an_example_may_be_alone_on_its_line() -> None:
    """Pandoc numbers it, and `@label` refers to it."""
    assert cited("p.md", {"p.md": "[@a]\n\n(@ex)\n\nSee @ex.\n"}.get).keys == ("a",)
