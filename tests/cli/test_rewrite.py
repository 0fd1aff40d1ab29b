"""Papers whose citations follow: `ssmlit rewrite`, and `--rewrite-tex`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


TEX = "A paper \\cite{gu2023mamba}.\n"


def test_a_paper_follows_later(cli: Cli, library: Path) -> None:
    """`rename` alone leaves the paper; `rewrite` finds the new key through `ids`."""
    paper = library.with_name("paper.tex")
    paper.write_text(TEX)
    cli("rename", "gu2023mamba", "mamba")
    assert cli("rewrite", "paper.tex", "--dry-run").err == ""
    assert cli("rewrite", "paper.tex", "--no-input").code == 4
    assert paper.read_text() == TEX
    assert cli("rewrite", "paper.tex", "--yes").code == 0
    assert paper.read_text() == "A paper \\cite{mamba}.\n"
    assert cli("rewrite", "paper.tex").err == "nothing to do\n"
    assert cli("rewrite", "paper.tex", "--dry-run").err == "nothing would change\n"


def test_keys_in_another_case(cli: Cli, folder: Path) -> None:
    """BibTeX refuses two cases of one key, biber knows only the entry's; who it is must be sure."""
    (folder / "library.bib").write_text(
        "@misc{FOO, title={A}, ids={foo, bar}}\n@misc{Same, title={B}}\n@misc{same, title={C}}\n"
    )
    (folder / "paper.tex").write_text(r"\cite{Foo,FOO}\cite{BAR}\cite{same}\cite{SAME}\cite{none}")

    assert cli("rewrite", "paper.tex", "--yes").code == 0
    said = r"\cite{FOO}\cite{FOO}\cite{same}\cite{SAME}\cite{none}"
    assert (folder / "paper.tex").read_text() == said


def test_macros_of_another_file_are_followed(cli: Cli, library: Path) -> None:
    """A thesis defines its commands in one file and cites in others; what stays is named."""
    library.with_name("main.tex").write_text(
        "\\input{macros}\n\\def\\x{gu2023mamba}\n\\begin{document}\n\\cite{\\x}\n\\include{one}\n"
    )
    library.with_name("macros.tex").write_text("\\newcommand{\\seen}[1]{as \\cite{#1}}\n")
    library.with_name("one.tex").write_text("\\seen{gu2023mamba}\n")
    assert cli("rename", "gu2023mamba", "mamba").code == 0

    outcome = cli("rewrite", "main.tex", "--yes")

    assert library.with_name("one.tex").read_text() == "\\seen{mamba}\n"
    assert outcome.err == (
        "warning: main.tex still cites gu2023mamba; change that by hand\nwrote one.tex\n"
    )


def test_an_old_key_in_a_loop_is_named(cli: Cli, library: Path) -> None:
    """What is cited in a way that is not followed may be an old key that is left in the text."""
    library.with_name("main.tex").write_text(
        "\\foreach\\k in {gu2023mamba,other}{\\cite{\\k}}\n\\cite{gu2023mamba}\n"
    )
    assert cli("rename", "gu2023mamba", "mamba").code == 0

    outcome = cli("rewrite", "main.tex", "--yes")

    assert outcome.err == (
        "warning: main.tex:1: \\cite{\\k} is not followed; gu2023mamba may still be cited there; "
        "change that by hand\nwrote main.tex\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\\def\\x{gu2023mamba}\\cite{\\x}", {"cited": ["gu2023mamba"], "perhaps": []}),
        ("\\foreach\\k in {gu2023mamba}{\\cite{\\k}}", {"cited": [], "perhaps": ["gu2023mamba"]}),
    ],
)
def test_old_keys_that_are_left_are_in_the_json(
    cli: Cli, library: Path, text: str, left: dict[str, list[str]]
) -> None:
    library.with_name("main.tex").write_text(text)
    assert cli("rename", "gu2023mamba", "mamba").code == 0

    outcome = cli("rewrite", "main.tex", "--yes", "--json")

    assert json.loads(outcome.out)["left"] == [{"paper": "main.tex", **left}]


def test_rename_and_its_paper_in_one_step(cli: Cli, library: Path) -> None:
    """`rename --rewrite-tex` writes both."""
    paper = library.with_name("paper.tex")
    paper.write_text(TEX)
    assert cli("rename", "gu2023mamba", "mamba", "--rewrite-tex", "paper.tex", "--yes").code == 0
    assert paper.read_text() == "A paper \\cite{mamba}.\n"
    cli("undo")
    assert paper.read_text() == TEX
    assert library.read_text() == LIBRARY
