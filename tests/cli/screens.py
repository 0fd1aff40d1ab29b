"""`browse` and `pick` without a terminal: apps driven by the pilot of textual.

Textual is loaded by the tests that run, not where they are collected.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.session import Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from textual.app import App
    from textual.pilot import Pilot

    from ssmlit.cli.browse.browser import Browser
    from ssmlit.cli.browse.picker import Picker


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


def browser(*query: str) -> Browser:
    """Return `browse` on the library in the working folder, perhaps with a query."""
    from ssmlit.cli.browse.browser import Browser

    return Browser(session(), *query)


def picker(query: str, *, several: bool) -> Picker:
    """Return `pick`, likewise."""
    from ssmlit.cli.browse.picker import Picker

    return Picker(session(), query, several=several)


async def started(pilot: Pilot[Any], app: Browser | Picker) -> None:
    await until(pilot, lambda: app.shown is not None)


async def typed(pilot: Pilot[Any], app: Browser | Picker, text: str) -> None:
    app.query_one("#query").focus()
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await until(pilot, lambda: app.shown == app.typed)


def keys(app: Browser | Picker) -> list[str]:
    return [hit.entry.key for hit in app.rows.hits]


def text(app: App[Any], widget: str) -> str:
    from textual.widgets import Static

    return str(app.query_one(widget, Static).content)


def burst(app: App[Any], *names: str) -> None:
    """Type keys faster than any is answered, as a terminal gives them."""
    from textual import events

    for name in names:
        letter = {"space": " ", "slash": "/"}.get(name, name if len(name) == 1 else None)
        app.post_message(events.Key(name, letter))
