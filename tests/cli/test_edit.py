"""`ssmlit edit`: what `=`, `+=` and `-=` do to an entry's text, and the editor's second try."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.pseudo_terminal import at_terminal, on_terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SOURCE = Path(__file__).parents[2] / "src"
PAPER = """\
@string{iclr = "International Conference on Learning Representations"}
@string{tmlr = {Transactions on Machine Learning Research}}

@inproceedings{gu2022efficiently,
  author = {Gu, Albert and Goel, Karan and R{\\'e}, Christopher},
  title = {Efficiently},
  booktitle = iclr,
  month = may,
  keywords = {foundations, s4},
  ids = {old1, old2},
}

@misc{other,
  author = {Gu, Albert and others},
  month = 3,
}
"""


@pytest.fixture
def paper(folder: Path) -> Path:
    """A library of two entries with macros, lists and months of both kinds."""
    path = folder / "library.bib"
    path.write_text(PAPER, encoding="utf-8", newline="")
    return path


def line_of(path: Path, name: str, entry: int = 0) -> str:
    """Return the value of a field of one of the entries as it stands in the file, or ""."""
    block = path.read_text(encoding="utf-8").split("\n@")[2 + entry]
    lines = (line.strip().rstrip(",") for line in block.splitlines())
    return next((line for line in lines if line.split("=")[0].strip() == name), "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "line"),
    [
        pytest.param("note=read", "note = {read}", id="set"),
        pytest.param("ids=", "", id="drop"),
        pytest.param("month=feb", "month = feb", id="month"),
        pytest.param("month=February", "month = feb", id="month spelt out"),
        pytest.param("month=2", "month = feb", id="month as a number"),
        pytest.param("month=marble", "month = {marble}", id="no month"),
        pytest.param("booktitle=tmlr", "booktitle = tmlr", id="macro"),
        pytest.param("booktitle=ICML", "booktitle = {ICML}", id="no macro"),
        pytest.param("keywords+=vision", "keywords = {foundations, s4, vision}", id="add a tag"),
        pytest.param("keywords+=S4", "keywords = {foundations, s4}", id="add a tag that is there"),
        pytest.param("keywords-=foundations", "keywords = {s4}", id="take a tag"),
        pytest.param(
            "author+=Dao, Tri",
            "author = {Gu, Albert and Goel, Karan and R{\\'e}, Christopher and Dao, Tri}",
            id="add an author",
        ),
        pytest.param(
            "author+=Albert Gu",
            "author = {Gu, Albert and Goel, Karan and R{\\'e}, Christopher}",
            id="add an author who is there",
        ),
        pytest.param(
            "author-=Karan Goel",
            "author = {Gu, Albert and R{\\'e}, Christopher}",
            id="take an author, written the other way",
        ),
        pytest.param(
            "author-=Ré, Christopher", "author = {Gu, Albert and Goel, Karan}", id="with an accent"
        ),
        pytest.param("ids+=old3", "ids = {old1, old2, old3}", id="add to a list"),
        pytest.param("ids-=old1", "ids = {old2}", id="take from a list"),
        pytest.param("related+=other", "related = {other}", id="begin a list"),
    ],
)
def test_an_assignment(cli: Cli, paper: Path, word: str, line: str) -> None:
    """What one word makes of the field's line; every other line is as it was."""
    outcome = cli("edit", "gu2022efficiently", word)

    name = word.partition("=")[0].rstrip("+-")
    assert outcome.code == 0, outcome.err
    assert line_of(paper, name) == line
    changed = [one for one in paper.read_text().splitlines() if one not in PAPER.splitlines()]
    assert len(changed) <= 1


@pytest.mark.parametrize(
    ("words", "name", "line"),
    [
        pytest.param(["keywords+=vision", "keywords-=s4"], "keywords",
                     "keywords = {foundations, vision}", id="one tag for another"),
        pytest.param(["keywords+=vision", "Keywords+=audio"], "keywords",
                     "keywords = {foundations, s4, vision, audio}", id="two tags"),
        pytest.param(["ids+=old3", "ids-=old1", "ids+=old4"], "ids",
                     "ids = {old2, old3, old4}", id="keys"),
        pytest.param(["author=Gu, Albert", "author+=Dao, Tri"], "author",
                     "author = {Gu, Albert and Dao, Tri}", id="set, then add"),
        pytest.param(["ids=", "ids+=old3"], "ids", "ids = {old3}", id="drop, then add"),
        pytest.param(["keywords-=s4", "keywords+=s4"], "keywords", "keywords = {foundations, s4}",
                     id="there and back"),
    ],
)  # fmt: skip
def test_assignments_to_one_field(
    cli: Cli, paper: Path, words: list[str], name: str, line: str
) -> None:
    """Each continues what those before it made; none is lost."""
    outcome = cli("edit", "gu2022efficiently", *words)

    assert outcome.code == 0, outcome.err
    assert line_of(paper, name) == line
    assert cli("undo").code == 0
    assert paper.read_text() == PAPER


@pytest.mark.parametrize(
    ("word", "name", "line"),
    [
        pytest.param("month=dec", "month", "month = 12", id="a month stays a number"),
        pytest.param("author+=Dao, Tri", "author", "author = {Gu, Albert and Dao, Tri and others}",
                     id="and others stays last"),
        pytest.param("author-=Gu, Albert", "author", "author = {others}", id="only others is left"),
        pytest.param("author-=nobody", "author", "author = {Gu, Albert and others}", id="nobody"),
    ],
)  # fmt: skip
def test_the_form_of_the_entry_stays(
    cli: Cli, paper: Path, word: str, name: str, line: str
) -> None:
    """A value is written as the entry writes it."""
    assert cli("edit", "other", word).code == 0
    assert line_of(paper, name, entry=1) == line


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["other", "title+=x"], 2, "title is not a list", id="no list"),
        pytest.param(
            ["other", "ids=gu2022efficiently"], 2, "`gu2022efficiently` is taken", id="a key"
        ),
        pytest.param(["other", "ids=other"], 2, "`other` is the entry's key", id="its own key"),
        pytest.param(["other", "ids+=x, other"], 2, "`other` is the entry's key", id="its own too"),
        pytest.param(["other", "ids+=OLD1"], 2, "the key `OLD1` is taken", id="a former key"),
        pytest.param(["other", "key=x"], 2, "`ssmlit rename OLD NEW`", id="key"),
        pytest.param(
            ["other", "x=1", "nonsense"], 2, "`nonsense` is not an assignment", id="a word"
        ),
        pytest.param(
            ["other", "gu2022efficiently"],
            2,
            "`gu2022efficiently` is not an assignment",
            id="two in editor",
        ),
        pytest.param(["other", "note=a", "Note=b"], 2, "`note=` is given twice", id="two values"),
        pytest.param(["other", "note=a", "note="], 2, "`note=` is given twice", id="set and drop"),
        pytest.param(["x=1"], 2, "no entry is named", id="no entry named"),
        pytest.param([], 2, "citation keys, or --query", id="nothing"),
    ],
)
def test_what_is_refused(cli: Cli, paper: Path, words: list[str], code: int, message: str) -> None:
    """Exit code and message; the file is as it was."""
    outcome = cli("edit", *words)

    assert (outcome.code, message in outcome.err) == (code, True), outcome.err
    assert paper.read_text() == PAPER


@pytest.mark.slow
def test_a_question_about_many_entries_names_ten(paper: Path) -> None:
    """The others are counted."""
    paper.write_text("".join(f"@misc{{snail{n}, title = {{S}}}}\n" for n in range(12)))
    asked = on_terminal("edit", "--query", "title:s", "note=x", typed=["n"])
    assert "snail9" in asked
    assert "snail10" not in asked
    assert "\n  … and 2 more\n" in asked
    few = on_terminal("edit", "snail0", "snail1", "note=x", typed=["n"])
    assert "snail1" in few
    assert " more" not in few


def test_several_at_once(cli: Cli, paper: Path) -> None:
    """Keys and a query select several entries; one command, one undo."""
    asked = cli("edit", "--query", "author:gu", "note=x")
    assert asked.code == 4
    assert asked.err.startswith("not done: 2 entries would be edited\n")
    assert paper.read_text() == PAPER

    done = cli("edit", "--query", "author:gu", "note=x", "--yes", "--json")
    assert json.loads(done.out)["changed"] == ["gu2022efficiently", "other"]
    assert paper.read_text().count("note = {x}") == 2
    assert cli("edit", "other", "gu2022efficiently", "note=", "--yes").code == 0
    assert paper.read_text() == PAPER
    assert cli("undo", "2").code == 0
    assert paper.read_text() == PAPER


# -- in the editor --------------------------------------------------------------------------


HEAD = "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"


@pytest.mark.slow
def test_a_key_changed_in_the_editor_is_kept(cli: Cli, paper: Path, editor: Path) -> None:
    """As with `rename`, the old key goes into `ids` and what refers to the entry follows."""
    paper.write_text(PAPER + "\n@misc{child,\n  crossref = {gu2022efficiently},\n}\n")
    editor.write_text(HEAD + "path.write_text(text.replace('gu2022efficiently', 's4'))")

    outcome = cli("edit", "gu2022efficiently")

    assert outcome.code == 0, outcome.err
    assert line_of(paper, "ids") == "ids = {old1, old2, gu2022efficiently}"
    assert "@inproceedings{s4,\n" in paper.read_text()
    assert "crossref = {s4}" in paper.read_text()
    assert cli("show", "gu2022efficiently").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "code", "title"),
    [
        pytest.param(["y"], 0, "Second", id="again"),
        pytest.param(["n"], 6, "Efficiently", id="no more"),
    ],
)
def test_the_editor_is_offered_again(
    paper: Path, editor: Path, answers: list[str], code: int, title: str
) -> None:
    """After a mistake the editor opens with what was written; what is given up is shown."""
    editor.write_text(
        HEAD + "path.write_text(text.replace('{Efficiently', '{{First') if 'First' not in text"
        " else text.replace('{{First', '{Second'))"
    )

    done, shown = at_terminal("edit", "gu2022efficiently", typed=answers)

    assert done == code
    assert "What now?" in shown
    assert f"title = {{{title}}}" in paper.read_text()
    assert ("what you wrote:" in shown) == (code == 6)


# -- warnings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "warning"),
    [
        pytest.param("yaer=2022", "year", id="misspelt field"),
        pytest.param("year=20233", "year", id="impossible year"),
        pytest.param("doi=10/x y", "doi", id="impossible DOI"),
        pytest.param("type=inproceding", "inproceedings", id="unknown type"),
        pytest.param("note=fine", "", id="nothing wrong"),
        pytest.param("year=2022", "", id="possible year"),
    ],
)
def test_doubtful_results_are_reported(cli: Cli, paper: Path, word: str, warning: str) -> None:
    """What `check` would find and did not find before is a warning; the edit is done."""
    outcome = cli("edit", "gu2022efficiently", word)
    warnings = [line for line in outcome.err.splitlines() if line.startswith("warning: ")]

    assert outcome.code == 0
    assert paper.read_text() != PAPER
    assert bool(warnings) == bool(warning), outcome.err
    assert all("gu2022efficiently: " in line and warning in line.lower() for line in warnings)


def test_an_identifier_of_another_paper(cli: Cli, library: Path) -> None:
    """The catalogue knows whose identifier it is."""
    outcome = cli("edit", "gu2023mamba", "eprint=2405.21060")

    assert outcome.code == 0
    assert "eprint = {2405.21060}" in library.read_text()
    assert "gu2023mamba: arxiv:2405.21060 is " in outcome.err


def test_entries_of_a_question_take_a_line_each(library: Path) -> None:
    """A title that is too long for the terminal is cut, not broken; the key is whole."""
    library.write_text(
        "".join(f"@misc{{paper{n}, title = {{{'Many long words ' * 12}}}}}\n" for n in range(3)),
        encoding="utf-8",
    )
    said = on_terminal("remove", "--query", "words", typed=["n"])
    rows = [line.rstrip() for line in said.splitlines() if line.startswith("  ")]

    assert [row.split()[0] for row in rows[:3]] == ["paper0", "paper1", "paper2"]
    assert all(row.endswith("…") and len(row) < 100 for row in rows[:3])
    assert rows[3].startswith("  [y] yes")


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_an_answer_may_be_only_a_number() -> None:
    """What it stands for is shown above."""
    said = on_terminal("add", "Transformers are SSMs", "--offline", typed=["n"])

    assert "\n  [1], [N] none of them" in said.replace("\r", "")
