"""`ssmlit snapshot`: build, list, remove, and what is said about bad files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

LINES = (
    {"id": "2401.00001", "title": "Snail Mamba: Slow State Spaces", "authors": ["Ana Pérez"],
     "categories": ["cs.LG"], "comment": "ICML 2024", "listed": "2024-06-01"},
    {"id": "2402.00002", "title": "Strings and Branes", "authors": ["Edward Example"],
     "categories": ["hep-th"], "comment": None, "listed": "2024-07-02"},
    {"id": "x", "title": "No id", "authors": [], "categories": ["cs.LG"]},
)  # fmt: skip


@pytest.fixture
def records(folder: Path) -> Path:
    """Three lines of arXiv's, one of them without an id."""
    path = folder / "Some Records.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return path


def test_build_list_remove(cli: Cli, records: Path) -> None:
    """A snapshot is built, says what was left out, is listed with its age, and removed."""
    built = cli("snapshot", "build", str(records))
    listed = cli("snapshot", "list")
    removed = cli("snapshot", "remove", "some-records")

    assert built.code == 0, built.err
    size = listed.out.partition("2024-07-02, ")[2].partition(" MB")[0]
    line = f"some-records: 2 records up to 2024-07-02, {size} MB, from Some Records.jsonl\n"
    assert built.err == f"built {line}left out 1: no arXiv id (first: Some Records.jsonl:3)\n"
    assert listed.out == line
    assert (removed.code, removed.err) == (0, "removed the snapshot some-records\n")
    assert cli("snapshot", "list").err.startswith("there is no snapshot; ")


def test_a_record_that_a_later_one_replaces_is_counted(cli: Cli, folder: Path) -> None:
    """What comes out and what is left out are together what went in."""
    (folder / "a.bib").write_text(
        "@misc{a, title={Slow Shells}, eprint={2401.00001}, archiveprefix={arXiv}}\n"
        "@misc{b, title={Slow Shells of Tides}, eprint={2401.00001}, archiveprefix={arXiv}}\n"
        "@misc{c, note={no title}}\n@misc{d, title={Undated}}\n"
    )
    built = cli("snapshot", "build", "a.bib")

    first, *others = built.err.splitlines()
    assert first.startswith("built a: 2 records without dates, ")
    assert others == [
        "left out 1: no title (first: a.bib:3)",
        "left out 1: a later record has the same identifier",
    ]


def test_json(cli: Cli, records: Path, tmp_path: Path) -> None:
    """The same as data; a category leaves out the others, which is not a damage."""
    built = cli("snapshot", "build", str(records), "--name", "ml", "--category", "cs.*", "--json")

    data = json.loads(built.out)
    snapshot = data["snapshot"]
    assert built.err == ""
    assert (data["left_out"], data["other_categories"], data["cut"]) == ({"no arXiv id": 1}, 1, "")
    assert (snapshot["name"], snapshot["records"], snapshot["date"]) == ("ml", 1, "2024-06-01")
    assert snapshot["path"] == str(tmp_path / "data" / "snapshots" / "ml.sqlite")
    assert snapshot["sources"][0]["format"] == "JSON"
    assert json.loads(cli("snapshot", "list", "--json").out)["snapshots"] == [snapshot]
    assert json.loads(cli("snapshot", "remove", "ml", "--json").out)["removed"] == ["ml"]


def test_a_newer_file_replaces(cli: Cli, records: Path) -> None:
    """Of the same name the later build counts; several files make one snapshot."""
    more = records.with_name("more.jsonl")
    more.write_text(json.dumps({**LINES[0], "title": "Renamed", "listed": "2025-01-01"}) + "\n")
    cli("snapshot", "build", str(records), "--name", "a")

    cli("snapshot", "build", str(records), str(more), "--name", "a")

    assert cli("snapshot", "list").out.startswith("a: 2 records up to 2025-01-01, ")


@pytest.mark.slow
def test_a_cut_file(cli: Cli, records: Path) -> None:
    """A first snapshot is made of what is there, exit 1; an older one is not replaced by it."""
    cut = records.with_name("cut.jsonl")
    cut.write_bytes(records.read_bytes()[:200])

    first = cli("snapshot", "build", str(cut), "--name", "a")
    cli("snapshot", "build", str(records), "--name", "a")
    refused = cli("snapshot", "build", str(cut), "--name", "a")
    listed = cli("snapshot", "list").out
    taken = cli("snapshot", "build", str(cut), "--name", "a", "--partial")

    assert first.code == 1
    assert "warning: cut.jsonl is truncated after 1 record (line 2)" in first.err
    assert refused.code == 4
    assert "the snapshot a was not replaced" in refused.err
    assert listed.startswith("a: 2 records")
    assert taken.code == 1
    assert cli("snapshot", "list").out.startswith("a: 1 record up to")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("build", "none.jsonl"), 2, "none.jsonl: reading failed:",
                     id="no-file"),
        pytest.param(("build", "prose.txt"), 2, "has no format that a snapshot can be built from",
                     id="other-kind"),
        pytest.param(("build", "empty.json"), 2, "there is no usable record in empty.json: no title"
                     " (empty.json:1)", id="no-record"),
        pytest.param(("build", "empty.json", "--name", "../x"), 2, "cannot be a snapshot's name",
                     id="name"),
        pytest.param(("build", "empty.json", "--category", "cs.LG,x"), 2, "not an arXiv category",
                     id="category"),
        pytest.param(("remove", "none"), 3, "there is no snapshot none", id="remove"),
    ],
)  # fmt: skip
def test_what_cannot_be_done(
    cli: Cli, folder: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """Each mistake is said in a sentence, and no snapshot comes of it."""
    (folder / "prose.txt").write_text("Dear diary\n")
    (folder / "empty.json").write_text('{"titel": "x"}\n')

    outcome = cli("snapshot", *arguments)

    assert outcome.code == code
    assert message in outcome.err
    assert cli("snapshot", "list").out == ""


@pytest.mark.slow
def test_a_damaged_snapshot(cli: Cli, tmp_path: Path, records: Path) -> None:
    """It is listed as damaged, exit 6, beside the good ones, and can be removed."""
    cli("snapshot", "build", str(records), "--name", "good")
    (tmp_path / "data" / "snapshots" / "bad.sqlite").write_text("no database")

    listed = cli("snapshot", "list")

    assert listed.code == 6
    assert listed.out.startswith("good: 2 records")
    assert "the snapshot bad cannot be read" in listed.err
    assert cli("snapshot", "remove", "bad").code == 0
    assert cli("snapshot", "list").code == 0


@pytest.mark.slow
def test_a_file_that_holds_far_less_replaces_nothing(cli: Cli, folder: Path) -> None:
    """Not the thing that was meant, most likely; `--partial` takes it."""
    record = '{{"title": "Snails {}", "doi": "10.1000/{}"}}\n'
    (folder / "many.jsonl").write_text("".join(record.format(n, n) for n in range(10)))
    (folder / "few.jsonl").write_text("".join(record.format(n, n) for n in range(4)))
    assert cli("snapshot", "build", "many.jsonl", "--name", "a").code == 0

    refused = cli("snapshot", "build", "few.jsonl", "--name", "a")

    assert refused.code == 4
    assert refused.err == (
        "not done: few.jsonl holds 4 records, the snapshot a 10; it was not replaced\n"
        "hint: give it another --name, or replace it with --partial\n"
    )
    assert "10 records" in cli("snapshot", "list").out
    assert cli("snapshot", "build", "few.jsonl", "--name", "a", "--partial").code == 0
    assert "4 records" in cli("snapshot", "list").out
