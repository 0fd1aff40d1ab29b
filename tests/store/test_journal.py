"""The records of steps on the disk: bounded, damaged, hostile, left open by a killed process."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ssmlit.errors import LibraryError
from ssmlit.model import SetField
from ssmlit.store import HistoryStep, Revision, journal, target, transact
from ssmlit.store.journal import Journal
from ssmlit.store.step_format import UnreadableStepError, pack, unpack
from ssmlit.store.steps import FileChange
from ssmlit.store.undo import history, redo, undo
from tests.store.conftest import TWO
from tests.store.support import editing, names, replacing, rewrite


def test_history_is_bounded(library: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest records go, by count and by size; the newest always stays."""
    monkeypatch.setattr(journal, "MOST_STEPS", 3)
    for number in range(6):
        rewrite(library, lambda text: text + "x\n", f"{number}")
    assert [e.command for e in history(library)] == ["5", "4", "3"]
    monkeypatch.setattr(journal, "MOST_BYTES", 1)
    rewrite(library, lambda text: text + "x\n", "last")
    assert [e.command for e in history(library)] == ["last"]
    (folder,) = (state / "libraries").iterdir()
    assert names(folder) == ["history", "lock", "path"]
    assert names(folder / "history") == ["00000007.done"]


def _packed(head: object, body: bytes = b"") -> bytes:
    return b"ssmlit 2\n" + zlib.compress(json.dumps(head).encode() + b"\n" + body)


HEAD = {
    "number": 2,
    "when": "2026-01-01T00:00:00+00:00",
    "command": "x",
    "summary": [],
    "files": [],
}
FILE = {"path": "/x", "kind": "library", "encoding": "utf-8", "sizes": [1, 1], "whole": None}


def _with_splice(*numbers: object) -> bytes:
    return _packed(HEAD | {"files": [FILE | {"splices": [numbers]}]})


@pytest.mark.parametrize("more", [-1, 0, 1, 2])
def test_a_record_of_any_size_is_read_back(more: int) -> None:
    """Also where the stretches end with, or just behind, what was unpacked with the head."""
    whole = b"x" * 65_000
    entry = HistoryStep(2, datetime(2026, 1, 1, tzinfo=UTC), "x", (), ())
    for _ in range(2):
        change = FileChange("/x", "text", "utf-8", (len(whole), len(whole)), (), whole)
        packed = pack(entry._replace(files=(change,)))
        whole = whole.ljust(len(whole) + 65_536 - len(zlib.decompress(packed[9:])) + more, b"y")

    assert len(zlib.decompress(packed[9:])) == 65_536 + more
    assert unpack(packed, "applied") == entry._replace(files=(change,))


HOSTILE = {
    "noise": b"damaged",
    "empty": b"",
    "of an older version": zlib.compress(json.dumps({"number": 1, "hunks": []}).encode()),
    "cut short": _packed(HEAD)[:-9],
    "not an object": _packed([1]),
    "wrong types": _packed(HEAD | {"summary": 5, "files": {"a": 1}}),
    "no zone": _packed(HEAD | {"when": "2026-01-01"}),
    "another number": _packed(HEAD | {"number": 7}),
    "odd splices": _with_splice(1, "x"),
    "negative sizes": _with_splice(0, 0, 1, 1, -5, 5, 0, 0, 0),
    "sizes beyond the file": _with_splice(0, 0, 1, 1, 5, 5, 0, 0, 0),
    "a terabyte": _with_splice(0, 0, 1, 1, 10**12, 0, 0, 0, 0),
    "no such codec": _packed(HEAD | {"files": [FILE | {"encoding": "x-no", "splices": []}]}),
    "deep nesting": b"ssmlit 2\n" + zlib.compress(b"[" * 200_000 + b"\n"),
    "a number of 5,000 digits": b"ssmlit 2\n" + zlib.compress(b"9" * 5_000 + b"\n"),
    "a bomb": None,  # made in its test: 300 MB are not compressed wherever tests are collected
}


def _bomb() -> bytes:
    packer = zlib.compressobj(1)
    blanks = b" " * 1_000_000
    parts = [packer.compress(b"["), *(packer.compress(blanks) for _ in range(300))]
    return b"ssmlit 2\n" + b"".join(parts) + packer.flush()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["done", "doing", "undone", "undoing", "redoing"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_record_that_cannot_be_read_stops_nothing(
    library: Path, state: Path, name: str, suffix: str
) -> None:
    """It is set aside with a sentence; the changes before and after it can be undone."""
    before = library.read_text()
    rewrite(library, lambda text: text + "x", "first")
    (record,) = state.glob("libraries/*/history/*")
    bad = record.with_name(f"00000002.{suffix}")
    content = HOSTILE[name]
    bad.write_bytes(_bomb() if content is None else content)
    said: list[str] = []
    assert "first" in [entry.command for entry in history(library, warn=said.append)]
    assert transact(
        library, lambda s: Revision(s.content.decode() + "y"), command="third", warn=said.append
    )
    undone = undo(library, 9, warn=said.append)
    assert [entry.command for entry in undone] == ["third", "first"]
    assert library.read_text() == before
    if suffix != "undone":  # what cannot be redone any more is dropped unread
        assert "a step of the history is skipped (00000002." in said[0]
        assert "it cannot be undone" in said[0]


@pytest.mark.parametrize(("encoding", "stretches"), [("utf-8", 2), ("latin-1", 1), ("utf-16", 1)])
def test_stretches_that_edits_name(home: Path, encoding: str, stretches: int) -> None:
    """They are places in UTF-8; of a file in another encoding the difference is looked for."""
    path = home / "other.bib"
    before = "".join(f"@misc{{k{n}, x = {{é{n}}}}}\n" for n in range(300)).encode(encoding)
    path.write_bytes(before)

    edits = [SetField(key, "x", "changed") for key in ("k7", "k290")]

    transact(path, editing(edits), command="edit", encoding=encoding)
    (entry,) = history(path, changes=True)

    assert len(entry.files[0].splices) == stretches
    assert undo(path)
    assert path.read_bytes() == before


def test_a_change_that_was_not_finished_is_no_history(library: Path, state: Path) -> None:
    """For who reads it while another process writes: nobody knows yet how that ends."""
    rewrite(library, lambda text: text + "x", "first")
    rewrite(library, lambda text: text + "y", "second")
    last = max(state.glob("libraries/*/history/*"))
    last.rename(last.with_suffix(".doing"))

    entries = Journal(last.parent.parent).steps()
    assert [entry.command for entry in entries] == ["first"]


def test_the_state_of_a_record_is_its_name(library: Path, state: Path) -> None:
    """Also the one in between, which shows after a kill that files may have been replaced."""
    rewrite(library, lambda text: text + "x", "first")
    (record,) = state.glob("libraries/*/history/*")
    (entry,) = history(library)
    records = Journal(record.parent.parent)
    seen = []
    for goal in ("undone", "applied"):
        records.mark(entry, goal)
        seen += names(record.parent)
        entry = records.finish(entry, goal)
        seen += names(record.parent)

    assert [name.partition(".")[2] for name in seen] == ["undoing", "undone", "redoing", "done"]


def test_what_cannot_be_made_again_is_still_undone(library: Path, home: Path, state: Path) -> None:
    """The folder of one of its files is gone: the record says what is so."""
    (home / "lists").mkdir()
    beside = target(home / "lists" / "a.md", library).edited("x")
    transact(library, lambda s: Revision(s.content.decode() + "x", outputs=[beside]), command="x")
    undo(library)
    (home / "lists").rmdir()

    with pytest.raises(LibraryError, match="no such folder"):
        redo(library)
    assert [path.suffix for path in state.glob("libraries/*/history/*")] == [".undone"]


def test_what_cannot_be_trimmed_stops_no_command(
    library: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a folder is where the oldest record was; the ones before it still go."""
    monkeypatch.setattr(journal, "MOST_STEPS", 2)
    for command in "first", "second":
        rewrite(library, lambda text: text + "x", command)
    folder = next(state.glob("libraries/*/history"))
    (folder / "00000002.done").unlink()
    (folder / "00000002.done").mkdir()
    for command in "third", "fourth":
        rewrite(library, lambda text: text + "x", command)

    assert sorted(path.name for path in folder.iterdir()) == [
        "00000002.done", "00000003.done", "00000004.done",
    ]  # fmt: skip


def test_a_record_that_vanished_is_forgotten(library: Path, state: Path) -> None:
    """Whoever removed it: what was not done needs no record."""
    rewrite(library, lambda text: text + "x", "first")
    (record,) = state.glob("libraries/*/history/*")
    (entry,) = history(library)
    record.unlink()

    Journal(record.parent.parent).drop(entry)
    assert history(library) == ()


def test_an_unreadable_record_is_reported_once(library: Path, state: Path) -> None:
    """From then on it is no record any more; what it holds is still there."""
    rewrite(library, lambda text: text + "x", "first")
    (record,) = state.glob("libraries/*/history/*")
    record.write_bytes(b"no record")
    said: list[str] = []

    assert not any(undo(library, warn=said.append) for _ in range(2))
    assert len(said) == 1
    assert [path.read_bytes() for path in record.parent.iterdir()] == [b"no record"]
    rewrite(library, lambda text: text + "x", "second")
    assert [entry.number for entry in history(library)] == [2]


def test_names_that_no_record_has(library: Path, state: Path) -> None:
    """Files in the history's folder that ssmlit did not name are not its records."""
    rewrite(library, lambda text: text + "x", "first")
    (record,) = state.glob("libraries/*/history/*")
    for name in (
        "1234567890.done",
        "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661.done",
        "x.done",
    ):
        record.with_name(name).write_bytes(record.read_bytes())
    assert [entry.command for entry in undo(library, 9)] == ["first"]


@pytest.mark.parametrize(
    ("suffix", "text", "state_after"),
    [
        pytest.param("doing", "before", None, id="killed before the library was replaced"),
        pytest.param("doing", "after", "applied", id="killed after it"),
        pytest.param("undoing", "after", "applied", id="killed before undo replaced it"),
        pytest.param("undoing", "before", "undone", id="killed after undo"),
        pytest.param("redoing", "before", "undone", id="killed before redo replaced it"),
        pytest.param("redoing", "after", "applied", id="killed after redo"),
        pytest.param("doing", "% by hand\nafter", "applied", id="killed after, then edited"),
        pytest.param("doing", "% by hand\nbefore", None, id="killed before, then edited"),
    ],
)
def test_what_a_killed_process_left_open(
    library: Path, state: Path, suffix: str, text: str, state_after: str | None
) -> None:
    """The library's own text tells whether the change was made."""
    before = library.read_text()
    rewrite(library, replacing("{Mamba}", "{M}"))
    after = library.read_text()
    (record,) = state.glob("libraries/*/history/*")
    record.rename(record.with_suffix(f".{suffix}"))
    library.write_text(text.replace("before", before).replace("after", after))
    assert [e.state for e in history(library)] == ([state_after] if state_after else [])
    assert not Journal(record.parent.parent).is_open()
    undo(library)
    redo(library)
    wanted = after if state_after else before
    assert library.read_text() == text.replace("before", wanted).replace("after", wanted)


def test_the_written_text_may_occur_elsewhere(library: Path, state: Path) -> None:
    """Killed before it could replace an entry by a copy of another: nothing happened."""
    before = library.read_text()
    first = before.partition("\n\n")[0] + "\n"
    rewrite(library, lambda _: f"{first}\n{first}")
    (record,) = state.glob("libraries/*/history/*")
    record.rename(record.with_suffix(".doing"))
    library.write_text(before)
    assert history(library) == ()


@pytest.mark.parametrize(
    ("paper", "after", "said"),
    [
        pytest.param("one\ntwo\n", "one\n2\n", [], id="not reached: it follows"),
        pytest.param("one\n2\n", "one\n2\n", [], id="reached"),
        pytest.param("one\nTWO\n", "one\nTWO\n", ["its change is left out there"], id="edited"),
        pytest.param(None, None, ["its change is left out there"], id="removed"),
    ],
)
def test_files_of_a_killed_command_follow_the_one_it_replaced(
    library: Path,
    home: Path,
    state: Path,
    paper: str | None,
    after: str | None,
    said: list[str],
) -> None:
    """All files are new, but for one that was edited in the same place meanwhile."""
    path = home / "paper.tex"
    path.write_text("one\ntwo\n")
    output = target(path, library).edited("one\n2\n")
    transact(library, lambda s: Revision(s.content.decode() + "% x\n", (), [output]), command="x")
    (record,) = state.glob("libraries/*/history/*")
    record.rename(record.with_suffix(".doing"))
    path.write_text(paper) if paper else path.unlink()
    warned: list[str] = []

    transact(
        library, lambda s: Revision(s.content.decode() + "% y\n"), command="y", warn=warned.append
    )

    assert (path.read_text() if path.exists() else None) == after
    assert library.read_text() == TWO + "% x\n% y\n"
    assert [line.rpartition("; ")[2] for line in warned] == said
    assert [(e.command, e.state) for e in history(library)] == [("y", "applied"), ("x", "applied")]


def test_history_without_a_library_or_records(home: Path) -> None:
    """Nothing was recorded about a file that was never changed."""
    assert history(home / "library.bib") == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"x\x9c", "written by an older ssmlit", id="of an older version"),
        pytest.param(b"damaged", "not a step", id="noise"),
        pytest.param(_packed([1]), "list indices must be integers", id="the parser's words"),
    ],
)
def test_why_a_record_is_passed_over(data: bytes, reason: str) -> None:
    """The sentence says what is wrong with it."""
    with pytest.raises(UnreadableStepError, match=reason):
        unpack(data, "applied")
