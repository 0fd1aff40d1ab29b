"""Undoing and redoing recorded changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit.errors import ChangedError
from ssmlit.store import Revision, target, transact
from ssmlit.store.undo import UndoConflictError, history, redo, undo
from tests.store.conftest import TWO
from tests.store.support import replacing, rewrite


@pytest.mark.slow
def test_back_and_forth(library: Path) -> None:
    """Undo and redo walk through the texts of the commands, byte by byte."""
    texts = [library.read_bytes()]
    for number in range(3):
        rewrite(library, lambda text, n=number: text + f"@misc{{n{n},\n}}\n", f"add {number}")  # type: ignore[misc]
        texts.append(library.read_bytes())
    assert [e.command for e in undo(library)] == ["add 2"]
    assert library.read_bytes() == texts[2]
    assert [e.command for e in undo(library, 2)] == ["add 1", "add 0"]
    assert library.read_bytes() == texts[0]
    assert undo(library) == ()
    assert [e.command for e in redo(library, 2)] == ["add 0", "add 1"]
    assert library.read_bytes() == texts[2]
    assert [(e.command, e.state) for e in history(library)] == [
        ("add 2", "undone"),
        ("add 1", "applied"),
        ("add 0", "applied"),
    ]
    assert [e.command for e in redo(library, 9)] == ["add 2"]
    assert redo(library) == ()
    assert library.read_bytes() == texts[3]


def test_a_new_command_ends_redo(library: Path) -> None:
    """What was undone before a new command cannot come back over it."""
    rewrite(library, replacing("{Mamba}", "{A}"), "first")
    rewrite(library, replacing("{A}", "{B}"), "second")
    undo(library)
    rewrite(library, replacing("{A}", "{C}"), "third")
    assert redo(library) == ()
    assert [e.command for e in history(library)] == ["third", "first"]
    undo(library, 2)
    assert "{Mamba}" in library.read_text()


def test_after_edits_by_hand(library: Path) -> None:
    """Edits elsewhere, before and after the change, stay when it is taken back and made again."""
    start = library.read_text()
    rewrite(library, replacing("year = {2023},\n", "year = {2023},\n  code = {x},\n"))
    edit = replacing("@misc{dao", "% see also\n@misc{dao")
    library.write_text("% mine\n" + edit(library.read_text()))
    undo(library)
    assert library.read_text() == "% mine\n" + edit(start)
    library.write_text(library.read_text().replace("2024", "2025"))
    redo(library)
    assert "code = {x}" in library.read_text()
    assert "2025" in library.read_text()


def test_edited_in_the_same_place(library: Path) -> None:
    """What no longer fits is refused as a whole, with the diff that could not be applied."""
    rewrite(library, replacing("{Mamba}", "{M}"), "ssmlit edit gu2023mamba")
    library.write_text(library.read_text().replace("{M}", "{Mine}"))
    now = library.read_bytes()
    with pytest.raises(UndoConflictError) as raised:
        undo(library)
    assert isinstance(raised.value, ChangedError)
    assert raised.value.exit_code == 6
    assert raised.value.line == 2
    assert raised.value.diff.splitlines()[3:6] == [
        " @misc{gu2023mamba,",
        "-  title = {M},",
        "+  title = {Mamba},",
    ]
    assert raised.value.diff in raised.value.hint
    assert library.read_bytes() == now
    assert history(library)[0].state == "applied"


def test_several_steps_are_all_or_nothing(library: Path) -> None:
    """When the second of two steps does not fit, the first is not taken either."""
    rewrite(library, replacing("{Mamba}", "{M}"), "one")
    rewrite(library, replacing("{2024}", "{2025}"), "two")
    library.write_text(library.read_text().replace("{M}", "{Mine}"))
    now = library.read_bytes()
    with pytest.raises(UndoConflictError, match="one"):
        undo(library, 2)
    assert library.read_bytes() == now
    assert [e.state for e in history(library)] == ["applied", "applied"]


def test_dry_run(library: Path) -> None:
    """A dry run tells what would be undone and writes nothing."""
    rewrite(library, replacing("{Mamba}", "{M}"), "one")
    now = library.read_bytes()
    assert [e.command for e in undo(library, dry_run=True)] == ["one"]
    assert library.read_bytes() == now
    assert history(library)[0].state == "applied"


@pytest.mark.parametrize("made", ["", "@misc{a,\n}\n"])
def test_undoing_the_creation(home: Path, made: str) -> None:
    """What was made goes; redo makes it again."""
    path = home / "library.bib"
    transact(path, lambda _: Revision(made), command="add", create=True)
    undo(path)
    assert not path.exists()
    redo(path)
    assert path.read_text() == made


@pytest.mark.parametrize("made", ["", "@misc{a,\n}\n"])
def test_what_was_put_into_a_new_file_stays(home: Path, made: str) -> None:
    """Only what the command itself wrote goes; of a redo nothing comes that is there."""
    path, said = home / "library.bib", list[str]()
    transact(path, lambda _: Revision(made), command="add", create=True)
    path.write_text(f"{made}@misc{{b,\n}}\n")

    undone = undo(path, warn=said.append)
    assert (len(undone), path.read_text()) == (bool(made), "@misc{b,\n}\n")
    assert said == [] if made else [f"{path} stays: it was empty when it was made, and is not now"]

    redo(path)
    assert sorted(path.read_text().split("@")) == sorted(f"{made}@misc{{b,\n}}\n".split("@"))


def test_several_steps_back_to_before_the_file(home: Path) -> None:
    """In one command as in several."""
    path = home / "library.bib"
    transact(path, lambda _: Revision(""), command="init", create=True)
    transact(path, lambda _: Revision("@misc{a,\n}\n"), command="add")
    assert len(undo(path, 2)) == 2
    assert not path.exists()
    assert len(redo(path, 2)) == 2
    assert path.read_text() == "@misc{a,\n}\n"


def test_undo_in_the_encoding_of_the_command(library: Path) -> None:
    """A latin-1 library is undone without being told so again."""
    library.write_bytes("é {a}".encode("latin-1"))
    transact(library, lambda s: Revision(s.content.decode() + "ü"), command="x", encoding="latin-1")
    undo(library)
    assert library.read_bytes() == "é {a}".encode("latin-1")


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 3), st.text("@a{}\n\r", max_size=6)),
        max_size=5,
    )
)
def test_any_commands_can_be_taken_back(tmp_path: Path, edits: list[tuple[int, int, str]]) -> None:
    """Undoing all commands gives the first text, redoing all of them the last."""
    path = tmp_path / "library.bib"
    path.write_bytes(b"@a{b,\n  c = {d},\r\n}\n\n@e{f,\n}")
    first = path.read_bytes()
    os.environ["SSMLIT_STATE_DIR"] = str(tmp_path / f"state-{os.urandom(4).hex()}")
    for start, count, new in edits:
        rewrite(path, lambda text: text[:start] + new + text[start + count :])  # noqa: B023
    last = path.read_bytes()
    undo(path, 99)
    assert path.read_bytes() == first
    redo(path, 99)
    assert path.read_bytes() == last


def test_what_was_taken_back_already_is_passed_over(library: Path) -> None:
    """`git checkout` between two changes: both can still be undone, and what is older, too."""
    start = library.read_bytes()
    rewrite(library, replacing("{2024}", "{2025}"), "oldest")
    before = library.read_bytes()
    rewrite(library, replacing("{Mamba}", "{M}"), "taken back")
    library.write_bytes(before)
    rewrite(library, replacing("{Transformers are SSMs}", "{T}"), "newest")
    said: list[str] = []

    assert [e.command for e in undo(library, 1, warn=said.append)] == ["newest"]
    assert [e.command for e in undo(library, 1, warn=said.append)] == ["oldest"]
    assert said == ["`taken back` has been reverted already; it is passed over"]
    assert library.read_bytes() == start
    assert [e.state for e in history(library)] == ["undone"] * 3


def test_an_entry_that_was_edited_since_is_merged(library: Path) -> None:
    """The change goes, the edit by hand stays, in one and the same entry."""
    rewrite(library, replacing("{Mamba}", "{M}"), "title")
    library.write_text(library.read_text().replace("{2023}", "{2022}").replace("{2024}", "{2021}"))
    assert [e.command for e in undo(library)] == ["title"]
    assert library.read_text() == (TWO.replace("{2023}", "{2022}").replace("{2024}", "{2021}"))
    redo(library)
    assert "{M}" in library.read_text()
    assert "{2022}" in library.read_text()


def test_the_number_of_undoable_changes_is_reported(library: Path) -> None:
    """`undo 50` with one change that does not fit any more names the number that works."""
    for name in ("A", "B", "C", "D"):
        rewrite(library, lambda text, n=name: text + f"@misc{{{n},\n}}\n", name)  # type: ignore[misc]
    library.write_text(library.read_text().replace("@misc{B,\n}", "@misc{B,\n  note = {mine},\n}"))
    with pytest.raises(UndoConflictError) as raised:
        undo(library, 50)
    assert raised.value.message.startswith("cannot undo `B`")
    assert raised.value.hint == "nothing was changed; 2 of 4 can be undone: `ssmlit undo 2`"
    assert [e.command for e in undo(library, 2)] == ["D", "C"]


@pytest.mark.slow
def test_files_beside_the_library(library: Path, home: Path) -> None:
    """A new file goes with undo, unless it was edited; one that someone removed is passed over."""
    paper, report = home / "paper.tex", home / "report.json"
    paper.write_text("one\ntwo\nthree\nfour\n")

    def act() -> None:
        outputs = [
            target(paper, library).edited(paper.read_text().replace("two", "2")),
            target(report, library).edited("report\n"),
        ]
        transact(
            library, lambda s: Revision(s.content.decode() + "% x\n", (), outputs), command="x"
        )

    act()
    assert [Path(change.path).name for change in history(library)[0].files] == [
        "paper.tex",
        "report.json",
        "library.bib",
    ]
    paper.write_text("one\n2\nthree\nFOUR\n")
    report.unlink()
    assert [e.command for e in undo(library)] == ["x"]
    assert paper.read_text() == "one\ntwo\nthree\nFOUR\n"
    assert not report.exists()

    act()
    paper.unlink()
    assert [e.command for e in undo(library)] == ["x"]
    assert not paper.exists()

    paper.write_text("one\ntwo\n")
    act()
    report.write_text("mine\n")
    now = library.read_bytes()
    with pytest.raises(UndoConflictError) as raised:
        undo(library)
    assert raised.value.path == str(report)
    assert library.read_bytes() == now
    hint = "nothing was changed; remove or rename report.json, then `ssmlit undo` goes on"
    assert raised.value.hint == hint
    report.rename(home / "mine.json")
    assert [e.command for e in undo(library)] == ["x"]
    assert (home / "mine.json").read_text() == "mine\n"
