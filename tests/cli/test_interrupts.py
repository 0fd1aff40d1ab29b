"""Ctrl-C at any moment: what the last line says about the files is so, and undo follows it."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli, Outcome

CALLS = ("open", "fsync", "replace", "unlink", "close", "stat")


def interrupted(run: Callable[[], Outcome], at: int) -> tuple[Outcome, bool]:
    """Run a command line with an interrupt after a call of the system; return whether it came."""
    count = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            try:
                return call(*arguments, **named)
            finally:
                if count == at:
                    signal.raise_signal(signal.SIGINT)

        return wrapped

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counted(getattr(os, name)))
        outcome = run()
    return outcome, count >= at


@pytest.mark.slow
@pytest.mark.parametrize("words", [["tag", "gu2023mamba", "+x"], ["undo", "2"], ["redo", "2"]])
def test_the_message_of_an_interrupt_is_true(
    cli: Cli, library: Path, words: tuple[str, ...]
) -> None:
    """Nothing, or a change with the command that reverts it."""
    for n in (1, 2):
        cli("edit", "gu2023mamba", f"note={n}")
    if words[0] == "redo":
        cli("undo", "2")
    before, at, seen = library.read_bytes(), 0, set()
    while True:
        at += 1
        outcome, came = interrupted(lambda: cli(*words), at)
        if not came:
            break
        said = outcome.err.splitlines()[-1] if outcome.code else ""
        back = re.fullmatch(
            r"interrupted: the change was written; `ssmlit (\w+)( \d)?` reverts it", said
        )
        assert (library.read_bytes() == before) is (said == "interrupted: nothing was changed")
        if back:
            assert outcome.code == 130
            assert cli(back[1], *(back[2] or "").split()).code == 0
        elif not outcome.code:  # a call whose interrupts are for others, such as of the lock
            cli("redo" if words[0] == "undo" else "undo", *words[1:2] * (words[0] != "tag"))
        assert library.read_bytes() == before
        seen.add(said)
    assert len(seen) >= 2
