"""`browse` and `pick` under textual's own pilot: keys in, the screen and the file looked at."""

from __future__ import annotations

import asyncio
import json
import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, Static

from ssmlit.cli import browse
from ssmlit.cli.browse import actions
from ssmlit.cli.browse.browser import Browser
from ssmlit.cli.browse.picker import Picker
from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.session import Session
from ssmlit.errors import LibraryError
from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from typing import Any

    from textual.app import App
    from textual.pilot import Pilot

    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")

PATIENCE = 20.0  # seconds after which a test gives up; none waits so long when all is well


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait for something that happens in a thread."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause(0.01)


def drive(
    app: App[Any],
    script: Callable[[Pilot[Any]], Awaitable[None]],
    size: tuple[int, int] = (120, 40),
) -> Any:
    """Run an app without a terminal, with a script at its keys; return what it ended with."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda: bool(app.screen_stack[0].query("Rows")))
            await script(pilot)

    asyncio.run(run())
    return app.return_value


def session() -> Session:
    """Return a session on the library in the working folder."""
    return Session(CommonOptions())


async def started(pilot: Pilot[Any], app: Browser | Picker) -> None:
    await until(pilot, lambda: app.shown is not None)


async def typed(pilot: Pilot[Any], app: Browser | Picker, text: str) -> None:
    app.query_one("#query", Input).focus()
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await until(pilot, lambda: app.shown == app.typed)


def keys(app: Browser | Picker) -> list[str]:
    return [hit.entry.key for hit in app.rows.hits]


def text(app: App[Any], widget: str) -> str:
    return str(app.query_one(widget, Static).content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("", ["ruan2024vmunet", "gu2023mamba", "gu2022efficiently"], id="newest first"),
        pytest.param("mamba", ["gu2023mamba", "ruan2024vmunet"], id="as search ranks"),
        pytest.param("author:ré", ["gu2022efficiently"], id="field and accent"),
        pytest.param("mamaba", ["gu2023mamba", "ruan2024vmunet"], id="typo"),
        pytest.param("zebrafish", [], id="nothing"),
    ],
)
def test_typing_filters(query: str, found: list[str]) -> None:
    """What is typed is searched for, the best first."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await typed(pilot, app, query)
        assert keys(app) == found

    drive(app, script)


def burst(app: App[Any], *names: str) -> None:
    """Type keys faster than any is answered, as a terminal gives them."""
    for name in names:
        letter = {"space": " ", "slash": "/"}.get(name, name if len(name) == 1 else None)
        app.post_message(events.Key(name, letter))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "query"),
    [
        pytest.param([*"mambs", "backspace", *"a"], "mamba", id="backspace"),
        pytest.param([*"unet", "ctrl+u", *"mamba"], "mamba", id="ctrl-u"),
        pytest.param([*"mba", "home", *"ma"], "mamba", id="home"),
        pytest.param([*"mam", "escape", "slash", *"ba"], "mamba", id="to the list and back"),
        pytest.param([*"mamba", "enter", "space", *"jk"], "mamba", id="on to the list"),
        pytest.param(["enter", "slash", *"tour"], "tour", id="letters that are commands"),
    ],
)
def test_keys_typed_in_a_burst_act_in_their_order(names: list[str], query: str) -> None:
    """No key overtakes another, however fast they are typed."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        burst(app, *names)
        await pilot.pause()
        await until(pilot, lambda: app.shown == query)
        assert app.typed == query
        assert len(app.screen_stack) == 1

    drive(app, script)


@pytest.mark.slow
def test_tags_typed_in_a_burst_reach_the_prompt(library: Path) -> None:
    """What follows `t` at once is typed into the prompt, mistakes and all."""
    app = Browser(session(), "efficiently")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        burst(app, "enter", "t", *"+fats", "backspace", "backspace", *"st", "enter")
        await until(pilot, lambda: "fast" in library.read_text(encoding="utf-8"))

    drive(app, script)


@pytest.mark.slow
def test_an_unfinished_query_is_a_quiet_message() -> None:
    """A query that cannot be read yet leaves the list as it is; a sentence says why."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await typed(pilot, app, "mamba")
        before = keys(app)
        app.query_one("#query", Input).value = "autor:gu"
        await pilot.pause()
        await until(pilot, lambda: app.shown == "autor:gu")
        assert keys(app) == before
        assert "author" in text(app, "#status")

    drive(app, script)


@pytest.mark.slow
def test_a_change_that_cannot_be_undone_is_reported_briefly(library: Path, cli: Cli) -> None:
    """The diff that the command line shows would cover the screen."""
    cli("edit", "gu2023mamba", "year=2020")
    library.write_text(library.read_text(encoding="utf-8").replace("2020", "2019"), "utf-8")
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "u")
        await until(pilot, lambda: bool(app._notifications))
        (told,) = (one.message for one in app._notifications)
        assert "cannot undo" in told
        assert "nothing was changed" in told
        assert "---" not in told

    drive(app, script)


def test_the_preview_is_wrapped_beside_its_scroll_bar(library: Path) -> None:
    """A preview longer than its place is wrapped once, for the width that the bar leaves."""
    library.write_text(
        "@misc{long, title = {Long}, year = 2024,\n"
        f"  abstract = {{{'a word or three and more ' * 60}}}}}\n",
        encoding="utf-8",
    )
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.pause()
        lines = text(app, "#paper").splitlines()
        assert len(lines) > app.query_one("#about").size.height
        assert app.query_one("#paper").size.height == len(lines)

    drive(app, script, size=(60, 20))


def test_the_preview_holds_every_field() -> None:
    """The paper under the cursor is shown in full, and follows the cursor."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("down")
        await pilot.pause()
        shown = text(app, "#paper")
        for part in ("Albert Gu, Tri Dao", "architecture-redesign", "2312.00752", "library.bib:5"):
            assert part in shown

    drive(app, script)


@pytest.mark.slow
def test_tag_undo_redo(library: Path) -> None:
    """Tagging is the command's own: only that line changes, and undo gives the bytes back."""
    app = Browser(session())

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
    app = Browser(session())

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
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "space", "space", key)
        await pilot.pause()
        assert app.clipboard == copied

    drive(app, script)


@pytest.mark.slow
def test_copying_bibtex() -> None:
    """The entry is copied as it stands in the file."""
    app = Browser(session())

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
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", key)
        await until(pilot, lambda: target.exists() and target.read_text() == address)

    drive(app, script)


@pytest.mark.slow
def test_a_concurrent_change_is_noticed(library: Path) -> None:
    """When another program writes the file, the list shows it by itself."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        library.write_text(LIBRARY + "\n@misc{new2025, title={Fresh}, year={2025}}\n")
        await until(pilot, lambda: "new2025" in keys(app))

    drive(app, script)


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_a_screen_that_has_lost_a_part_is_not_written_to() -> None:
    """When browse ends, its parts go one by one, and a search may end in between."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.is_up
        await app.screen.query("Rows").remove()
        assert app.screen.query("#query")
        assert not app.is_up

    drive(app, script)


@pytest.mark.slow
def test_a_failure_is_shown_and_changes_nothing(library: Path) -> None:
    """A tag that cannot be written is refused in words; browse continues."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "t")
        await pilot.pause()
        await pilot.press("a", "comma", "b", "enter")
        await until(pilot, lambda: bool(app.screen.query("Toast")))

    drive(app, script)
    assert library.read_text(encoding="utf-8") == LIBRARY


def test_control_characters_are_made_visible(library: Path) -> None:
    """An escape sequence in a title or an abstract never reaches the screen raw."""
    library.write_text(
        "@misc{x, title={Red \x1b[31mTitle}, abstract={a \x1b]0;b\x07 c \u202e d}, year={2024}}\n"
    )
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        lines = "".join(app.rows.render_line(number).text for number in range(3))
        shown = lines + text(app, "#paper")
        assert "Red ␛[31mTitle" in lines
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)

    drive(app, script)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)], ids=str)
def test_rows_fill_the_width(library: Path, size: tuple[int, int]) -> None:
    """Every line is as wide as the list, wide characters counted as two columns."""
    title = "状态空间模型 " * 30
    library.write_text(f"@misc{{x, title={{{title}}}, author={{王, 伟}}, year={{2024}}}}\n")
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.rows.render_line(0).cell_length == app.rows.size.width

    drive(app, script, size)


def test_a_library_that_cannot_be_read_ends_browse(folder: Path) -> None:
    """The failure is kept for the command to report; the screen does not stay."""
    (folder / "library.bib").write_bytes(b"@misc{x, title={\xff}}\n")
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: app.failure is not None)

    drive(app, script)
    assert app.failure is not None
    assert app.failure.exit_code == 6


@pytest.mark.slow
def test_pick_gives_what_was_marked() -> None:
    """Tab marks several, in the order of marking; Return ends with them."""
    app = Picker(session(), "mamba", several=True)

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("down", "tab", "up", "tab", "enter")

    entries = drive(app, script)
    assert {entry.key for entry in entries} == {"gu2023mamba", "ruan2024vmunet"}


@pytest.mark.slow
def test_pick_one_and_leave() -> None:
    """Return takes the paper under the cursor; Escape takes none."""
    taken, left = (Picker(session(), "unet", several=False) for _ in range(2))

    async def take(pilot: Pilot[Any]) -> None:
        await started(pilot, taken)
        await pilot.press("tab", "enter")

    async def leave(pilot: Pilot[Any]) -> None:
        await started(pilot, left)
        await pilot.press("escape")

    (entry,) = drive(taken, take)
    assert entry.key == "ruan2024vmunet"
    assert drive(left, leave) is None


def test_without_textual_a_hint(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, `browse` says how to install it."""
    monkeypatch.setitem(sys.modules, "textual", None)
    monkeypatch.setattr(browse, "is_installed", lambda: False)
    outcome = cli("browse")

    assert outcome.code == 2
    assert "pip install textual" in outcome.err


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


@pytest.mark.slow
def test_what_leads_out_is_always_on_the_screen() -> None:
    """The keys for help and for leaving are named while typing and in the list, at any width."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert text(app, "#keys") == "F1 help  Ctrl+Q quit"
        await pilot.press("escape")
        await until(pilot, lambda: text(app, "#keys") == "? help  q quit")
        assert app.query_one("#keys").region.right == 40

    drive(app, script, size=(40, 20))


@pytest.mark.slow
@pytest.mark.parametrize("key", ["question_mark", "f1"])
def test_escape_closes_the_help_and_nothing_else(key: str) -> None:
    """The list keeps the cursor: one key does one thing."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: app.rows.has_focus)
        await pilot.press(key)
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.pause(0.1)
        assert app.rows.has_focus

    drive(app, script)


@pytest.mark.slow
def test_sorting() -> None:
    """`s` goes through the orders of `ssmlit list --sort`, and says which it is."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("escape", *"sssss")
        await until(pilot, lambda: text(app, "#status").endswith(", by key"))
        assert keys(app) == ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]

    drive(app, script)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, set()),
        (80, {"authors"}),
        (150, {"authors", "venue"}),
        (200, {"authors", "venue", "tags"}),
    ],
)
def test_columns_where_there_is_room(width: int, shown: set[str]) -> None:
    """Authors, venue and tags are after the title as far as the terminal is wide."""
    app = Browser(session(), "author:gu efficiently")
    words = {"authors": "Gu", "venue": "ICLR", "tags": "foundations"}

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.pause(0.1)
        line = "".join(segment.text for segment in app.rows.render_line(0))
        assert {name for name, word in words.items() if word in line} == shown

    drive(app, script, size=(width, 30))


@pytest.mark.slow
@pytest.mark.parametrize(("colours", "theme"), [("0;15", "ansi-light"), ("15;0", "ansi-dark")])
def test_the_terminals_own_colours(
    monkeypatch: pytest.MonkeyPatch, colours: str, theme: str
) -> None:
    """The background is the terminal's, light or dark."""
    monkeypatch.setenv("COLORFGBG", colours)
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.theme == theme
        assert app.screen.styles.background.ansi == -1

    drive(app, script)


# -- findings and the inbox -----------------------------------------------------------------

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
    app = Browser(session())

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
    app = Browser(session())

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
    app = Browser(session(), "mamba")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "i")
        await until(pilot, lambda: app.shown == "tag:inbox")
        keys = app.query_one("#keys", Static)
        assert str(keys.render()) == "K keep  R reject  i leave the inbox  ? help  q quit"
        await pilot.press("i")
        await until(pilot, lambda: app.shown == "mamba")
        assert str(keys.render()) == "? help  q quit"

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
    app = Browser(session(), "tag:inbox")

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
    app = Browser(session(), "author:goel")

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "R")
        await until(pilot, lambda: bool(app._notifications))

    drive(app, script)
    (told,) = (one.message for one in app._notifications)
    assert told == "gu2022efficiently is not in the inbox; only what arrived is rejected here"
    assert library.read_text(encoding="utf-8") == LIBRARY


@pytest.mark.slow
def test_help_scrolls_where_it_is_long() -> None:
    """On a low terminal the last lines of the help can be reached; other keys close it."""
    app = Browser(session())

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        page = app.screen.query_one("VerticalScroll")
        for _ in range(6):
            await pilot.press("space")
        assert page.max_scroll_y > 0
        assert page.scroll_y == page.max_scroll_y
        await pilot.press("x")
        await until(pilot, lambda: len(app.screen_stack) == 1)

    drive(app, script, size=(60, 12))
