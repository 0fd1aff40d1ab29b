"""What `browse` and `pick` show: searches, the preview, the list, marks; keys go in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli import browse
from tests.cli.screens import (
    browser,
    burst,
    drive,
    keys,
    picker,
    started,
    text,
    typed,
    until,
)

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from tests.cli.conftest import Cli


pytestmark = pytest.mark.usefixtures("library")


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
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await typed(pilot, app, query)
        assert keys(app) == found

    drive(app, script)


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
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        burst(app, *names)
        await pilot.pause()
        await until(pilot, lambda: app.shown == query)
        assert app.typed == query
        assert len(app.screen_stack) == 1

    drive(app, script)


@pytest.mark.slow
def test_an_unfinished_query_is_a_quiet_message() -> None:
    """A query that cannot be read yet leaves the list as it is; a sentence says why."""
    from textual.widgets import Input

    app = browser()

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
def test_the_preview_is_wrapped_beside_its_scroll_bar(library: Path) -> None:
    """A preview longer than its place is wrapped once, for the width that the bar leaves."""
    library.write_text(
        "@misc{long, title = {Long}, year = 2024,\n"
        f"  abstract = {{{'a word or three and more ' * 60}}}}}\n",
        encoding="utf-8",
    )
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.pause()
        lines = text(app, "#paper").splitlines()
        assert len(lines) > app.query_one("#about").size.height
        assert app.query_one("#paper").size.height == len(lines)

    drive(app, script, size=(60, 20))


@pytest.mark.slow
def test_the_preview_holds_every_field() -> None:
    """The paper under the cursor is shown in full, and follows the cursor."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("down")
        await pilot.pause()
        shown = text(app, "#paper")
        for part in ("Albert Gu, Tri Dao", "architecture-redesign", "2312.00752", "library.bib:5"):
            assert part in shown

    drive(app, script)


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_a_screen_that_has_lost_a_part_is_not_written_to() -> None:
    """When browse ends, its parts go one by one, and a search may end in between."""
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.is_up
        await app.screen.query("Rows").remove()
        assert app.screen.query("#query")
        assert not app.is_up

    drive(app, script)


@pytest.mark.slow
def test_control_characters_are_made_visible(library: Path) -> None:
    """An escape sequence in a title or an abstract never reaches the screen raw."""
    library.write_text(
        "@misc{x, title={Red \x1b[31mTitle}, abstract={a \x1b]0;b\x07 c \u202e d}, year={2024}}\n"
    )
    app = browser()

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
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.rows.render_line(0).cell_length == app.rows.size.width

    drive(app, script, size)


@pytest.mark.slow
def test_a_library_that_cannot_be_read_ends_browse(folder: Path) -> None:
    """The failure is kept for the command to report; the screen does not stay."""
    (folder / "library.bib").write_bytes(b"@misc{x, title={\xff}}\n")
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: app.failure is not None)

    drive(app, script)
    assert app.failure is not None
    assert app.failure.exit_code == 6


@pytest.mark.slow
def test_pick_gives_what_was_marked() -> None:
    """Tab marks several, in the order of marking; Return ends with them."""
    app = picker("mamba", several=True)

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        await pilot.press("down", "tab", "up", "tab", "enter")

    entries = drive(app, script)
    assert {entry.key for entry in entries} == {"gu2023mamba", "ruan2024vmunet"}


@pytest.mark.slow
def test_pick_one_and_leave() -> None:
    """Return takes the paper under the cursor; Escape takes none."""
    taken, left = (picker("unet", several=False) for _ in range(2))

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


@pytest.mark.slow
def test_what_leads_out_is_always_on_the_screen() -> None:
    """The keys for help and for leaving are named while typing and in the list, at any width."""
    app = browser()

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
    app = browser()

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
    app = browser()

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
    app = browser("author:gu efficiently")
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
    app = browser()

    async def script(pilot: Pilot[Any]) -> None:
        await started(pilot, app)
        assert app.theme == theme
        assert app.screen.styles.background.ansi == -1

    drive(app, script)


@pytest.mark.slow
def test_help_scrolls_where_it_is_long() -> None:
    """On a low terminal the last lines of the help can be reached; other keys close it."""
    app = browser()

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
