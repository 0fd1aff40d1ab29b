"""Several processes at once: each command waits for its turn, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.tagging import change_tags
from ssmlit.bibtex import parse_document
from ssmlit.catalogue import shipped
from ssmlit.cli.shared.add_flow import latest
from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.questions import confirmed, selection
from ssmlit.cli.shared.session import Session
from ssmlit.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.actions.changed import Changed
    from tests.cli.conftest import Cli

PROCESSES = 8
EACH = 25  # papers a process adds, and tags

SCRIPT = """
import sys
from ssmlit.cli import main

worst = 0
for paper in sys.argv[1:]:
    key = "p" + paper.replace(".", "x")
    worst = max(worst, main(["add", paper, "--offline", "--key", key, "--quiet"]))
    worst = max(worst, main(["tag", key, "+mine", "--quiet"]))
sys.exit(worst)
"""


def papers() -> list[str]:
    """Return the arXiv ids that the processes add, none of them twice."""
    found = [record.identifier("arxiv") for record in shipped()]
    return [value for value in found if value][: PROCESSES * EACH]


def test_an_edit_between_reading_and_writing_is_kept(library: Path) -> None:
    """A command that asked for a while, or `browse`, acts on the file as it is by then."""
    session = Session(CommonOptions())
    text = session.library.document.text
    library.write_text("% typed meanwhile\n" + text)

    session.change(lambda now: change_tags(now.entries[:1], add=["mine"]), "tag")

    kept = library.read_text()
    assert kept.startswith("% typed meanwhile\n")
    assert kept != "% typed meanwhile\n" + text
    assert len(kept) < len(text) + 40


def test_what_was_asked_about_is_searched_again_only_in_a_changed_file(library: Path) -> None:
    """Entries are found again by their names only where another program wrote meanwhile."""
    session = Session(CommonOptions())
    text = session.library.document.text
    find = selection(session, [], "mamba")
    asked_about = find(session.library)

    assert find(session.library) is asked_about
    library.write_text("% typed meanwhile\n" + text)
    session.change(lambda now: change_tags(find(now), add=["mine"]), "tag")

    tagged = [entry for entry in session.library.entries if "mine" in entry.get("keywords")]
    assert [entry.key for entry in tagged] == [entry.key for entry in asked_about]
    assert [entry.line for entry in tagged] != [entry.line for entry in asked_about]


def test_what_a_query_finds_after_the_question_is_left_alone(library: Path) -> None:
    """What a query finds under the lock, but did not before, is left alone."""
    session = Session(CommonOptions(yes=True))
    chosen = confirmed(session, selection(session, [], "mamba"), "edit")
    asked_about = [entry.key for entry in chosen(session.library)]
    text = session.library.document.text
    library.write_text(text + "\n@misc{later, title = {Mamba Again}}\n")

    session.change(lambda now: change_tags(chosen(now), add=["mine"]), "tag")

    tagged = [it.key for it in session.library.entries if "mine" in it.get("keywords")]
    assert tagged == asked_about


def test_what_was_agreed_to_is_made_once(library: Path) -> None:
    """Files that follow from a change are shown before the lock; then it is not made again."""
    session = Session(CommonOptions())
    made: list[Library] = []

    def act(now: Library) -> Changed:
        made.append(now)
        return change_tags(now.entries[:1], add=["mine"])

    session.change(act, "tag", lambda _result, _library: ())

    assert len(made) == 1
    assert "mine" in library.read_text()


def test_what_was_just_planned_is_not_planned_again() -> None:
    """The same library and equal rules give the same plan; others another one."""
    runs = count(1)
    plan = latest(lambda *_asked, **_more: next(runs))
    one, other = Library.from_text(""), Library.from_text("")

    plans = [
        plan(one, {"a": 1}),
        plan(one, {"a": 1}, progress=print),
        plan(other, {"a": 1}),
        plan(other, {}),
    ]

    assert plans == [1, 1, 2, 3]


@pytest.mark.slow
def test_eight_processes_add_and_tag(cli: Cli, folder: Path) -> None:
    """8 processes of 25 adds and 25 tags each: every paper is there once, with its tag."""
    (folder / "library.bib").touch()
    ids = papers()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, *ids[number::PROCESSES]],
            env=environment,
            stderr=subprocess.PIPE,
        )
        for number in range(PROCESSES)
    ]
    ends = [(process.communicate(timeout=300)[1], process.returncode) for process in running]

    text = (folder / "library.bib").read_text()
    keys = [entry.key for entry in parse_document(text).entries]
    wanted = {"p" + value.replace(".", "x") for value in ids}
    assert ends == [(b"", 0)] * PROCESSES
    assert sorted(keys) == sorted(wanted)
    assert text.count("keywords = {mine}") == len(wanted)
    assert len(json.loads(cli("log", "--json").out)["log"]) == 200
    assert cli("check", "--syntax").code == 0
