"""Thirty nights of the list in examples/awesome-list, against an arXiv on loopback.

Papers appear, late ones too, are renamed, get versions, are published, withdrawn and rejected; the
service is down for two nights, answers with nothing, is slow. At the end nothing is lost and
nothing is there twice, every date is right, and on a quiet night no file changed, not even its
time.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import textwrap
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from ssmlit import fields
from ssmlit.http import SERVICES
from ssmlit.library import Library
from tests.cli.arxiv import Paper
from tests.cli.conftest import cli, folder, unreachable
from tests.cli.refreshing import Services

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

__all__ = ["cli", "folder", "unreachable"]  # fixtures

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "awesome-list"
FIRST = date(2026, 3, 1)
VENUE = "Proceedings of the 43rd International Conference on Machine Learning"


def day(night: int) -> str:
    """Return the day of a night, counted from 1."""
    return (FIRST + timedelta(night - 1)).isoformat()


def paper(number: int, title: str, night: int) -> Paper:
    """Return a paper of a group of its own, submitted on the day of a night."""
    people = f"P{number} Quill{number}; R{number} Stone{number}"
    return Paper(f"2603.{number:05}", title, people, day(night))


@dataclass
class World:
    """The list's folder, the services, and the person who looks after the list."""

    cli: Cli
    services: Services
    folder: Path
    events: dict[int, Callable[[], object]] = field(default_factory=dict)

    def night(self, number: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, ...]:
        """Let a night pass, as the workflow does; return the exit codes."""
        noon = datetime.fromisoformat(f"{day(number)}T04:17:00+00:00")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        self.services.down = set()
        self.services.arxiv.behave = None
        self.events.get(number, lambda: None)()
        commands = (["update"], ["refresh", "--apply"], ["render", "--all"],
                    ["check", "--fail-on", "error"])  # fmt: skip
        return tuple(self.cli(*command).code for command in commands)

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Return bytes and time of every file."""
        return {
            path.relative_to(self.folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.folder.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def world(
    cli: Cli,
    folder: Path,
    httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """The example's folder, with all services on loopback."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    monkeypatch.delenv("SSMLIT_OFFLINE")
    monkeypatch.setenv("SSMLIT_FRESH", "0")
    for name in SERVICES:
        monkeypatch.setenv(f"SSMLIT_{name.upper()}_URL", httpserver.url_for(f"/{name}"))
        monkeypatch.setenv(f"SSMLIT_{name.upper()}_GAP", "0")
    services = Services()
    httpserver.expect_request(re.compile("/.*")).respond_with_handler(services.answer)
    settings = (folder / "ssmlit.toml").read_text()
    queries = settings.partition("[update]")[2].partition("[views.papers]")[0]
    mine = "\n[update.queries]\nmamba = 'ti:mamba'\n\n"
    (folder / "ssmlit.toml").write_text(settings.replace(queries, mine))
    return World(cli, services, folder)


def play(world: World) -> set[int]:
    """Set what happens on which night; return the nights on which the list is to change."""
    arxiv, services = world.services.arxiv, world.services

    def slow(response: Response) -> Response:
        time.sleep(0.2)
        return response

    def publish() -> None:
        title = "Mamba Two: Reading Long Books"
        services.publish(
            "10.1145/3.4", title, people="P2 Quill2, R2 Stone2", venue=VENUE, year=2026
        )
        arxiv.revise("2603.00002", "", doi="10.1145/3.4")

    def keep() -> None:
        world.cli("inbox", "--keep", "quill12026mamba", "--tag", "vision")

    def down_and_a_new_paper() -> None:
        services.down.update(SERVICES)
        arxiv.submit(paper(4, "Mamba Four: Lost?", 7))

    def renamed_and_a_new_paper() -> None:
        arxiv.revise("2603.00005", day(26), title="Mamba Five and a Half")
        arxiv.submit(paper(6, "Mamba Six: Smelling", 26))

    world.events = {
        2: lambda: arxiv.submit(
            paper(1, "Mamba One: Seeing", 1), paper(2, "Mamba Two: Reading Long Books", 2),
            paper(3, "Mamba Three: Hearing", 2),
        ),
        4: lambda: arxiv.revise("2603.00001", day(4), title="A Mamba That Sees at Night"),
        6: lambda: services.down.update(SERVICES),
        7: down_and_a_new_paper,
        9: lambda: arxiv.revise("2603.00003", day(9)),
        10: lambda: arxiv.revise("2603.00003", day(10)),
        12: lambda: setattr(arxiv, "behave", lambda _: Response(EMPTY)),
        14: keep,
        15: publish,
        17: lambda: arxiv.submit(paper(5, "Mamba Five: Shown Late", 12)),
        18: lambda: arxiv.revise("2603.00003", day(18), comment="This paper has been withdrawn"),
        20: lambda: setattr(arxiv, "behave", slow),
        22: lambda: world.cli("reject", "2603.00004"),
        23: lambda: arxiv.revise("2603.00004", day(23), title="Mamba Four: Back Again?"),
        26: renamed_and_a_new_paper,
        28: lambda: arxiv.revise("2603.00002", day(28), title="Another Name, a Published Mamba"),
    }  # fmt: skip
    return {2, 4, 8, 14, 15, 17, 18, 22, 26}


EMPTY = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><o:totalResults>0</o:totalResults></feed>'
)
BOTH_DOWN = (5, 5, 0, 0)


@pytest.mark.slow
def test_thirty_nights(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """See the head of the module."""
    busy = play(world)
    world.night(0, monkeypatch)  # the markers of the list are filled
    changed = set()
    for number in range(1, 31):
        before = world.files()

        codes = world.night(number, monkeypatch)

        assert codes == (BOTH_DOWN if number in (6, 7) else (0, 0, 0, 0)), (number, codes)
        if world.files() != before:
            changed.add(number)

    assert changed == busy
    library = Library.from_text((world.folder / "library.bib").read_bytes())
    arrived = sorted(library.entries[2:], key=lambda entry: entry.key)
    assert [(e.key, e.type, fields.title(e), e.get("timestamp"), fields.tags(e))
            for e in arrived] == [
        ("quill12026mamba", "misc", "A Mamba That Sees at Night", day(2), ("vision",)),
        ("quill22026mamba", "inproceedings", "Mamba Two: Reading Long Books", day(2), ("inbox",)),
        ("quill32026mamba", "misc", "Mamba Three: Hearing", day(2), ("inbox",)),
        ("quill52026mamba", "misc", "Mamba Five and a Half", day(17), ("inbox",)),
        ("quill62026mamba", "misc", "Mamba Six: Smelling", day(26), ("inbox",)),
    ]  # fmt: skip
    assert [e.get("eprint") for e in arrived] == [f"2603.0000{n}" for n in (1, 2, 3, 5, 6)]
    assert arrived[2].get("note") == "Withdrawn: This paper has been withdrawn"
    assert arrived[1].get("booktitle") == VENUE
    assert '"arxiv:2603.00004" = ' in (world.folder / "ssmlit.toml").read_text()
    readme = (world.folder / "README.md").read_text()
    assert "[A Mamba That Sees at Night](https://arxiv.org/abs/2603.00001)" in readme
    assert "Smelling" not in readme  # nobody has looked at it


COUNTED_ONLY = EMPTY.replace(">0<", ">7<")
SORRY = "<!DOCTYPE html><html><head><title>Just a moment</title></head><body>Wait</body></html>"


def rough(world: World) -> dict[int, Callable[[], object]]:
    """Return what happens on nights when arXiv says odd things, and people have their own way."""
    arxiv, library = world.services.arxiv, world.folder / "library.bib"

    def answers(body: str, content_type: str = "application/atom+xml") -> None:
        arxiv.behave = lambda _: Response(body, content_type=content_type)

    def page_instead_of_a_feed() -> None:
        arxiv.submit(paper(2, "Mamba Two: Behind a Page", 3))
        answers(SORRY, "text/html")

    def corrected_by_hand() -> None:
        text = library.read_text()
        library.write_text(
            re.sub(r"title = \{.*Seing\}", "title = {Mamba One: Seeing at Last}", text)
        )

    def withdrawn_at_once() -> None:
        arxiv.submit(paper(4, "Mamba Four: A Mistake", 9))
        arxiv.revise("2603.00004", day(9), comment="This paper has been withdrawn by its authors")

    return {
        1: lambda: answers(COUNTED_ONLY),
        2: lambda: arxiv.submit(paper(1, "Mamba One: Seing", 1)),
        3: page_instead_of_a_feed,
        5: lambda: answers(COUNTED_ONLY),
        6: corrected_by_hand,
        7: lambda: arxiv.revise("2603.00001", day(7), version=6),
        8: lambda: arxiv.revise("2603.00002", day(8), title="Mamba Two: Behind a Door", version=9),
        9: withdrawn_at_once,
        10: lambda: arxiv.revise("2603.00001", day(10), title="Mamba One: Seeing"),
    }


@pytest.mark.slow
def test_rough_nights(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages instead of feeds, counts without papers, jumps of versions, a title fixed by hand.

    What a page hid comes the night after; the title that a person wrote stays, also when arXiv has
    another new one, which `refresh` leaves open (exit code 4) until someone decides.
    """
    world.events = rough(world)
    world.night(0, monkeypatch)
    codes, changed = {}, set()
    for number in range(1, 13):
        before = world.files()
        codes[number] = world.night(number, monkeypatch)
        if world.files() != before:
            changed.add(number)

    assert changed == {2, 4, 6, 8}
    assert {number for number, found in codes.items() if found[0] == 5} == {3}
    assert {number for number, found in codes.items() if found[1] == 4} == {10, 11, 12}
    library = Library.from_text((world.folder / "library.bib").read_bytes())
    arrived = library.entries[2:]
    assert [(e.get("eprint"), fields.title(e), e.get("timestamp"), e.get("version"))
            for e in arrived] == [
        ("2603.00001", "Mamba One: Seeing at Last", day(2), ""),
        ("2603.00002", "Mamba Two: Behind a Door", day(4), ""),
    ]  # fmt: skip


def test_the_workflow_runs_existing_commands() -> None:
    """Every `ssmlit …` of the workflow and of the list's README, with options that exist."""
    from ssmlit.cli.app import COMMANDS, root

    text = (EXAMPLE / ".github" / "workflows" / "nightly.yml").read_text()
    text += (EXAMPLE / "README.md").read_text()
    lines = re.findall(r"^\s+(?:run: )?ssmlit (.*?)(?: \|\| .*| +#.*)?$", text, re.MULTILINE)

    assert len(lines) >= 9
    for line in lines:
        name, *words = line.split()
        assert name in COMMANDS, line
        known = {option for one in root().get_command(None, name).params for option in one.opts}
        options = {word for word in words if word.startswith("--")}
        assert options <= known, line


def run_step(folder: Path, word: str, code: int) -> subprocess.CompletedProcess[str]:
    """Run the script of the workflow's step that calls `ssmlit WORD`, which ends with a code."""
    workflow = (EXAMPLE / ".github" / "workflows" / "nightly.yml").read_text()
    scripts = re.findall(r"^        run: \|\n((?: {10}.*\n|\n)+)", workflow, re.MULTILINE)
    (script,) = [one for one in scripts if f"ssmlit {word} " in one]
    stub = folder / "ssmlit"
    stub.write_text(f"#!/bin/sh\necho was here >&2\nexit {code}\n")
    stub.chmod(0o755)
    return subprocess.run(
        ["bash", "-e", "-c", textwrap.dedent(script)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PATH": f"{folder}{os.pathsep}/bin:/usr/bin", "RUNNER_TEMP": str(folder)},
    )


@pytest.mark.parametrize(
    ("code", "goes_on"),
    [
        pytest.param(0, True, id="done"),
        pytest.param(4, True, id="a-person-decides"),
        pytest.param(5, True, id="a-service-was-down"),
        pytest.param(1, False, id="failed"),
        pytest.param(6, False, id="library-unreadable"),
    ],
)
def test_a_refresh_continues_without_a_service(tmp_path: Path, code: int, goes_on: bool) -> None:
    """New papers get their pull request although DBLP answers nobody; a failure stops the night."""
    done = run_step(tmp_path, "refresh", code)

    assert (done.returncode == 0) is goes_on
    assert "was here" in done.stdout  # and in the text of the pull request


@pytest.mark.slow
@pytest.mark.parametrize(
    ("codes", "failed"),
    [
        pytest.param([5, 5, 5, 5, 0, 5], [3, 4], id="the third night in a row"),
        pytest.param([5, 5, 0, 5, 5], [], id="answered in between"),
        pytest.param([0, 2, 5, 6], [2, 4], id="anything else at once"),
    ],
)
def test_nights_without_arxiv(tmp_path: Path, codes: list[int], failed: list[int]) -> None:
    """A night on which arXiv is down is a warning; only when it stays so, the workflow fails."""
    ended = [run_step(tmp_path, "update", code) for code in codes]

    assert [n for n, done in enumerate(ended, 1) if done.returncode] == failed
    assert ["::warning::" in done.stdout for done in ended] == [code == 5 for code in codes]
