"""`ssmlit export` of what a paper cites, and into the paper itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.slow
def test_reports_on_citations(cli: Cli) -> None:
    """Each key that leads nowhere has its own line, with what to do."""
    with Path("library.bib").open("a", encoding="utf-8") as file:
        file.write("@article{broken, title={{{x}\n")
    Path("p.tex").write_text(r"\cite{gu2023mamba,broken,gu2023mamb,2405.21060}", encoding="utf-8")

    outcome = cli("export", "--cited", "p.tex", "-o", "refs.bib")

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines()[1:] == [
        (
            "warning: p.tex:1 cites `gu2023mamb`, which is not in the library; "
            "did you mean gu2023mamba?"
        ),
        (
            "warning: p.tex:1 cites `2405.21060`, which is not in the library; "
            "`ssmlit add arxiv:2405.21060 --key 2405.21060` adds it (Transformers are SSMs: "
            "Generalized Models and Efficient Algorithms Through Structured State Space Duality)"
        ),
        (
            "warning: library.bib:37: the entry broken cannot be read: "
            "a brace is opened and never closed; p.tex cites `broken`"
        ),
    ]
    assert cli("export", "--cited", "p.tex", "--strict").code == 1


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("paper", "code"),
    [
        pytest.param(r"\cite{gu2023mamba}", 0, id="all-there"),
        pytest.param(r"\nocite{*}\cite{nobody}", 1, id="missing-beside-all"),
        pytest.param(r"\foreach\k in {a,b}{\cite{\k}}", 1, id="not-followed"),
        pytest.param(r"\input{gone}", 1, id="a-file-that-is-not-there"),
        pytest.param(r"\ifodd\x\cite{gu2023mamba}\fi", 0, id="both-branches"),
    ],
)
@pytest.mark.parametrize("is_noted", [False, True])
def test_strict_wants_all_keys(cli: Cli, paper: str, code: int, is_noted: bool) -> None:
    """What LaTeX has noted is known, whatever could not be followed."""
    Path("p.tex").write_text(paper, encoding="utf-8")
    if is_noted:
        Path("p.aux").write_text(r"\citation{gu2023mamba}", encoding="utf-8")
        os.utime("p.tex", (1, 1))
    is_known = is_noted and "nobody" not in paper

    assert cli("export", "--cited", "p.tex", "-o", "refs.bib", "-q").err == ""
    done = cli("export", "--cited", "p.tex", "--strict", "-q")
    assert done.code == (0 if is_known else code)
    assert done.err.startswith("error: p.tex") is (done.code == 1)


def test_newer_notes_of_latex(cli: Cli) -> None:
    """Differences are said, and are in the JSON."""
    Path("p.tex").write_text(r"\cite{gu2023mamba}", encoding="utf-8")
    Path("p.aux").write_text(r"\citation{ruan2024vmunet}", encoding="utf-8")
    os.utime("p.tex", (1, 1))

    outcome = cli("export", "--cited", "p.tex", "--json")

    document = json.loads(outcome.out)
    assert (document["only_paper"], document["only_aux"]) == (["gu2023mamba"], ["ruan2024vmunet"])
    assert "@misc{ruan2024vmunet,\n" in document["text"]
    assert outcome.err == (
        "warning: p.aux cites 1 key more: ruan2024vmunet\n"
        "warning: p.aux lacks 1 key of the paper: gu2023mamba\n"
    )


OLD = b"\\usepackage[latin1]{inputenc}\r\ncaf\xe9 \x80 \\cite{%s}"


def test_a_paper_that_is_not_in_utf_8_is_read_and_follows(cli: Cli) -> None:
    """Old papers are in Latin-1 and its relatives: each byte but the key's stays."""
    paper = Path("p.tex")
    paper.write_bytes(OLD % b"gu2023mamba")

    assert "@misc{gu2023mamba," in cli("export", "--cited", "p.tex").out
    assert cli("rename", "gu2023mamba", "gu\u00e9", "--yes",
               "--rewrite-tex", "p.tex").code == 0  # fmt: skip
    assert paper.read_bytes() == OLD % b"gu\xe9"
    assert cli("undo").code == 0
    assert paper.read_bytes() == OLD % b"gu2023mamba"


@pytest.mark.parametrize(
    ("paper", "key", "error"),
    [
        pytest.param(OLD % b"gu2023mamba", "gu\u010c", "p.tex:2: iso8859-1 has no", id="a letter"),
        pytest.param(b"\xff\xfe\\\0c\0", "gu", "p.tex: this is text in utf-16-le", id="UTF-16"),
    ],
)
def test_a_paper_that_would_be_damaged_is_left_alone(
    cli: Cli, paper: bytes, key: str, error: str
) -> None:
    before = Path("library.bib").read_bytes()
    Path("p.tex").write_bytes(paper)

    done = cli("rename", "gu2023mamba", key, "--rewrite-tex", "p.tex", "--yes")

    assert (done.code, error in done.err, "UTF-8" in done.err) == (6, True, True)
    assert "--encoding" not in done.err
    assert (Path("library.bib").read_bytes(), Path("p.tex").read_bytes()) == (before, paper)


@pytest.mark.slow
def test_a_missing_key_of_zoteros_names_the_paper(cli: Cli) -> None:
    """Its keys have the same parts as ours, in another order."""
    Path("p.tex").write_text(r"\cite{liu_vmamba_2024,liu:2024:vmamba,liu_vmamba_1999}")

    told = cli("export", "--cited", "p.tex").err

    for key in ("liu_vmamba_2024", "liu:2024:vmamba"):
        advice = f"`ssmlit add arxiv:2401.10166 --key {key}` adds it (VMamba"
        assert f"cites `{key}`, which is not in the library; {advice}" in told
    assert told.count("ssmlit add") == 2


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("options", "shows"), [(["--yes"], True), (["--yes", "--quiet"], False)], ids=["yes", "quietly"]
)
def test_a_paper_is_rewritten_quietly(cli: Cli, options: list[str], shows: bool) -> None:
    """The diff belongs to the question; a script that wants neither gets neither."""
    Path("p.tex").write_text(r"\cite{gu2023mamba}", encoding="utf-8")

    done = cli("rename", "gu2023mamba", "mamba", "--rewrite-tex", "p.tex", *options)

    assert (done.code, "+\\cite{mamba}" in done.out, bool(done.out + done.err)) == (0, shows, shows)
    assert Path("p.tex").read_text(encoding="utf-8") == r"\cite{mamba}"
