"""What the keys of `browse` do to papers: tags, copies, addresses, findings, the inbox."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.browse import actions
from ssmlit.errors import LibraryError
from tests.cli.conftest import LIBRARY
from tests.cli.screens import browser, burst, drive, keys, session, started, text, typed, until

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from ssmlit.cli.browse.browser import Browser
    from tests.cli.conftest import Cli


pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.slow
def test_tags_typed_in_a_burst_reach_the_prompt(library: Path) -> None:
    """What follows `t` at once is typed into the prompt, mistakes and all."""
    app = browser("efficiently")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        burst(app, "enter", "t", *"+fats", "backspace", "backspace", *"st", "enter")
        await until(pilot, lambda: "fast" in library.read_text(encoding="utf-8"))

    drive(app, script)


@pytest.mark.slow
def test_a_change_that_cannot_be_undone_is_reported_briefly(library: Path, cli: Cli) -> None:
    """The diff that the command line shows would cover the screen."""
    cli("edit", "gu2023mamba", "year=2020")
    library.write_text(library.read_text(encoding="utf-8").replace("2020", "2019"), "utf-8")
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "u")
        await until(pilot, lambda: bool(app._notifications))
        (told,) = (one.message for one in app._notifications)
        assert "cannot undo" in told
        assert "nothing was changed" in told
        assert "---" not in told

    drive(app, script)


@pytest.mark.slow
def test_tag_undo_redo(library: Path) -> None:
    """Tagging is the command's own: only that line changes, and undo gives the bytes back."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await typed(pilot, app, "id:2312.00752")
        await pilot.press("enter", "t")
        await pilot.pause()
        await pilot.press(*"+to-read", "space", *"-architecture-redesign", "enter")
        tagged = LIBRARY.replace("{architecture-redesign}", "{to-read}", 1)
        await until(pilot, lambda: library.read_text(encoding="utf-8") == tagged)
        await until(pilot, lambda: "to-read" in text(app, "#paper"))
        await pilot.press("u")
        await until(pilot, lambda: library.read_text(encoding="utf-8") == LIBRARY)
        await pilot.press("r")
        await until(pilot, lambda: library.read_text(encoding="utf-8") == tagged)

    drive(app, script)


@pytest.mark.slow
def test_marked_papers_are_tagged_together(library: Path, cli: Cli) -> None:
    """Space marks; a key then works on all that are marked, in one step of the history."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "space", "space", "t")
        await pilot.pause()
        await pilot.press(*"+seen", "enter")
        await until(pilot, lambda: library.read_text(encoding="utf-8").count("seen") == 2)

    drive(app, script)
    assert cli("list", "tag:seen", "--format", "keys").out.split() == [
        "ruan2024vmunet",
        "gu2023mamba",
    ]
    cli("undo")
    assert library.read_text(encoding="utf-8") == LIBRARY


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "copied"),
    [
        pytest.param("y", "ruan2024vmunet\ngu2023mamba", id="keys"),
        pytest.param("C", r"\cite{ruan2024vmunet,gu2023mamba}", id="cite"),
    ],
)
def test_copying(key: str, copied: str) -> None:
    """Keys and citations of all marked papers go to the clipboard."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "space", "space", key)
        await pilot.pause()
        assert app.clipboard == copied

    drive(app, script)


@pytest.mark.slow
def test_copying_bibtex() -> None:
    """The entry is copied as it stands in the file."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await typed(pilot, app, "author:goel")
        await pilot.press("enter", "b")
        await pilot.pause()
        assert app.clipboard == LIBRARY[
            LIBRARY.index("@inproceedings") : LIBRARY.index("@misc{ruan")
        ].rstrip("\n")

    drive(app, script)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "address"),
    [
        pytest.param("o", "https://arxiv.org/abs/2402.02491", id="paper"),
        pytest.param("c", "https://github.com/JCruan519/VM-UNet", id="code"),
    ],
)
def test_opening(folder: Path, monkeypatch: pytest.MonkeyPatch, key: str, address: str) -> None:
    """A real program, named by BROWSER, is given the address."""
    target = folder / "opened"
    program = folder / "browser"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {shlex.quote(str(target))}\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setattr("webbrowser._browsers", {})
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", key)
        await until(pilot, lambda: target.exists() and target.read_text() == address)

    drive(app, script)


@pytest.mark.slow
def test_a_concurrent_change_is_noticed(library: Path) -> None:
    """When another program writes the file, the list shows it by itself."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        library.write_text(LIBRARY + "\n@misc{new2025, title={Fresh}, year={2025}}\n")
        await until(pilot, lambda: "new2025" in keys(app))

    drive(app, script)


@pytest.mark.slow
def test_a_failure_is_shown_and_changes_nothing(library: Path) -> None:
    """A tag that cannot be written is refused in words; browse continues."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "t")
        await pilot.pause()
        await pilot.press("a", "comma", "b", "enter")
        await until(pilot, lambda: bool(app.screen.query("Toast")))

    drive(app, script)
    assert library.read_text(encoding="utf-8") == LIBRARY


@pytest.mark.usefixtures("library")
def test_what_was_written_in_the_editor_is_not_lost() -> None:
    """A text that cannot be put into the library is in the hint of the failure."""
    run = session()
    entry = run.library.get("gu2023mamba")
    before = run.library.document.source(entry)
    broken = before.removesuffix("}")

    with pytest.raises(LibraryError) as failure:
        actions.replace(run, entry.name, before, broken)

    assert broken.strip() in failure.value.hint


ARRIVED = """\
@misc{new2026,
  title = {A Newcomer},
  author = {Roy, Anna},
  year = {2026},
  eprint = {2601.00001},
  archiveprefix = {arXiv},
  keywords = {inbox, vision},
}
@misc{odd2025, title = {An Odd One}, author = {Roy, Anna}, year = {banana}, timestamp = {2025}}
"""


def row_of(app: Browser, key: str) -> str:
    return app.rows.render_line(keys(app).index(key)).text


@pytest.mark.slow
def test_findings_are_marked_and_shown(cli: Cli, library: Path) -> None:
    """A paper that `ssmlit check` would name has a mark, and its findings below its fields."""
    library.write_text(LIBRARY + ARRIVED, encoding="utf-8")
    problems = json.loads(cli("check", "--json").out)["problems"]
    named = {one["key"] for one in problems if one["severity"] != "note"}
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: " ! " in row_of(app, "odd2025"))
        assert {key for key in keys(app) if "! " in row_of(app, key)[:3]} == named
        assert len(named) < len(keys(app))
        await pilot.press("home")
        while app.rows.current and app.rows.current.key != "ruan2024vmunet":
            await pilot.press("down")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "E608" in text(app, "#paper"))
        assert "banana" in text(app, "#paper")

    drive(app, script)


@pytest.mark.slow  # it waits until the browser looks at the file again
def test_a_finding_that_is_put_right_loses_its_mark(library: Path) -> None:
    """When the file changes, its papers are checked again."""
    library.write_text(LIBRARY + ARRIVED, encoding="utf-8")
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await until(pilot, lambda: " ! " in row_of(app, "odd2025"))
        text = library.read_text(encoding="utf-8")
        library.write_text(text.replace("banana", "2025"), encoding="utf-8")
        await until(pilot, lambda: "! " not in row_of(app, "odd2025"))

    drive(app, script)


@pytest.mark.slow
def test_the_inbox_and_back() -> None:
    """`i` shows what arrived, and what was searched before."""
    app = browser("mamba")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "i")
        await until(pilot, lambda: app.shown == "tag:inbox")
        assert text(app, "#keys") == "K keep  R reject  i leave the inbox  ? help  q quit"
        await pilot.press("i")
        await until(pilot, lambda: app.shown == "mamba")
        assert text(app, "#keys") == "? help  q quit"

    drive(app, script)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "after"),
    [
        pytest.param("K", ARRIVED.replace("inbox, vision", "vision"), id="keep"),
        pytest.param("R", ARRIVED[ARRIVED.index("@misc{odd") :], id="reject"),
    ],
)
def test_what_arrived_is_kept_or_rejected(
    cli: Cli, folder: Path, library: Path, key: str, after: str
) -> None:
    """As `ssmlit inbox` does: a rejected paper is remembered in the settings; `u` undoes both."""
    library.write_text(LIBRARY + ARRIVED, encoding="utf-8")
    settings = folder / "ssmlit.toml"
    app = browser("tag:inbox")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", key)
        await until(pilot, lambda: library.read_text(encoding="utf-8") == LIBRARY + after)
        assert settings.exists() is (key == "R")
        if key == "R":
            assert "2601.00001" in settings.read_text(encoding="utf-8")

    drive(app, script)
    assert cli("undo").code == 0
    assert library.read_text(encoding="utf-8") == LIBRARY + ARRIVED
    assert not settings.exists()


def test_of_two_papers_with_one_key_the_marked_one_is_rejected(library: Path) -> None:
    """The other was in the library before."""
    text = "@misc{twin, title = {T}, eprint = {2601.00002}, archiveprefix = {arXiv}}\n"
    library.write_text(text + ARRIVED.replace("new2026", "twin"), encoding="utf-8")

    assert actions.reject(session(), [("twin", 1)]) == "rejected twin"
    assert library.read_text(encoding="utf-8") == text + ARRIVED[ARRIVED.index("@misc{odd") :]


@pytest.mark.slow
def test_a_key_rejects_only_papers_in_the_inbox(library: Path) -> None:
    """Outside the inbox the command, which asks, is the way."""
    app = browser("author:goel")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "R")
        await until(pilot, lambda: bool(app._notifications))

    drive(app, script)
    (told,) = (one.message for one in app._notifications)
    assert told == "gu2022efficiently is not in the inbox; only what arrived is rejected here"
    assert library.read_text(encoding="utf-8") == LIBRARY
