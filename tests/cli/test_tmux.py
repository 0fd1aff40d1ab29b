"""`browse` and `pick` in a real terminal: tmux types, and the screen and the file are looked at."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TMUX = shutil.which("tmux")
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds after which a test gives up

pytestmark = [
    pytest.mark.slow,
    pytest.mark.programs,
    pytest.mark.skipif(TMUX is None, reason="tmux is not installed"),
]


class Terminal:
    """A tmux server of its own with one window in which bash waits."""

    def __init__(self, folder: Path, *, width: int = 100, height: int = 30) -> None:
        self._socket = str(folder / "tmux")
        program = folder / "ssmlit"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ssmlit "$@"\n')
        program.chmod(0o755)
        path = f"PATH={shlex.quote(str(folder))}:$PATH"
        size = ("-x", str(width), "-y", str(height))
        self._tmux("-f", os.devnull, "new-session", "-d", *size, "bash --norc --noprofile")
        self.line(f"PS1='$ ' PYTHONPATH={shlex.quote(str(ROOT / 'src'))} {path}; export PYTHONPATH")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(TMUX), "-S", self._socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout

    def line(self, text: str) -> None:
        """Type a line into the shell."""
        self._tmux("send-keys", "-l", text)
        self._tmux("send-keys", "Enter")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them."""
        self._tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, condition: Callable[[str], bool]) -> str:
        """Wait until the screen looks as it should."""
        end = time.monotonic() + PATIENCE
        while not condition(screen := self.screen):
            assert time.monotonic() < end, screen
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        """End the server."""
        self._tmux("kill-server")


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """A terminal in a folder with a copy of the project's library."""
    shutil.copy(ROOT / "library.bib", folder / "library.bib")
    one = Terminal(folder)
    yield one
    one.close()


def test_browse_type_tag_undo_quit(terminal: Terminal, folder: Path) -> None:
    """Type, tag, undo, quit: the file is what it was, byte for byte, and the shell is back."""
    path = folder / "library.bib"
    before = path.read_bytes()
    terminal.line("ssmlit browse")
    terminal.wait_for(lambda screen: "papers of" in screen)
    terminal.press("v", "m", "-", "u", "n", "e", "t")
    terminal.wait_for(lambda screen: "VM-UNet" in screen.splitlines()[1])
    terminal.press("Enter", "t")
    terminal.wait_for(lambda screen: "tags of" in screen)
    terminal.press(*"+in-tmux", "Enter")
    terminal.wait_for(lambda screen: "tagged 1 paper" in screen)
    tagged = path.read_bytes()
    assert tagged.count(b"in-tmux") == 1
    assert len(tagged.splitlines()) == len(before.splitlines())
    terminal.press("u")
    terminal.wait_for(lambda screen: "undone" in screen)
    assert path.read_bytes() == before
    terminal.press("q")
    terminal.wait_for(lambda screen: screen.rstrip().endswith("$"))


def test_browse_lends_the_terminal_to_an_editor(terminal: Terminal, folder: Path) -> None:
    """`e` runs $EDITOR on the entry, and what it saved is in the file."""
    (folder / "editor").write_text('#!/bin/sh\nsed -i "s/Mamba/Adder/" "$1"\n')
    (folder / "editor").chmod(0o755)
    terminal.line(f"EDITOR={shlex.quote(str(folder / 'editor'))} ssmlit browse id:2312.00752")
    terminal.wait_for(lambda screen: "1 paper of" in screen)
    terminal.press("Enter", "e")
    terminal.wait_for(lambda screen: "edited" in screen and "Adder" in screen)
    assert b"Adder" in (folder / "library.bib").read_bytes()
    terminal.press("q")
    terminal.wait_for(lambda screen: screen.rstrip().endswith("$"))


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        pytest.param("", "no editor is set", id="none"),
        pytest.param("no-such-editor", "cannot be started", id="missing"),
        pytest.param("false", "ended with code 1", id="failing"),
    ],
)
def test_browse_takes_the_terminal_back_from_an_editor_that_fails(
    terminal: Terminal, editor: str, told: str
) -> None:
    """It says why nothing was edited, and its keys work as before."""
    terminal.line(f"VISUAL= EDITOR={editor} ssmlit browse id:2312.00752")
    terminal.wait_for(lambda screen: "1 paper of" in screen)
    terminal.press("Enter", "e")
    terminal.wait_for(lambda screen: "1 paper of" in screen and told in " ".join(screen.split()))
    terminal.press("q")
    terminal.wait_for(lambda screen: screen.rstrip().endswith("$"))


@pytest.mark.parametrize(
    "redirection", ["", "</dev/null", "2>/dev/null"], ids=["plain", "stdin", "stderr"]
)
def test_pick_within_a_command(terminal: Terminal, redirection: str) -> None:
    """In `$(…)` it draws on the terminal and prints the key, whatever else is redirected."""
    terminal.line(f'got="$(ssmlit pick --format cite {redirection})"; echo "<$got>"')
    terminal.wait_for(lambda screen: "papers of" in screen)
    terminal.press(*"hippo")
    terminal.wait_for(lambda screen: "HiPPO" in screen.splitlines()[1])
    terminal.press("Enter")
    screen = terminal.wait_for(lambda screen: "\n<" in screen)
    assert "<\\cite{gu2020hippo}>" in screen


def test_pick_by_number(terminal: Terminal) -> None:
    """A terminal that cannot draw is asked for a number."""
    terminal.line('got="$(TERM=dumb ssmlit pick hippo)"; echo "<$got>"')
    terminal.wait_for(lambda screen: "number, or other words" in screen)
    terminal.press("1", "Enter")
    screen = terminal.wait_for(lambda screen: "\n<" in screen)
    assert "<gu2020hippo>" in screen


def test_leaving_pick(terminal: Terminal) -> None:
    """Escape prints nothing and ends with 130."""
    terminal.line('got="$(ssmlit pick)"; echo "<$?$got>"')
    terminal.wait_for(lambda screen: "papers of" in screen)
    terminal.press("Escape")
    assert "<130>" in terminal.wait_for(lambda screen: "\n<" in screen)


@pytest.mark.parametrize("command", ["browse", "pick"])
def test_without_a_terminal(library: Path, command: str) -> None:  # noqa: ARG001 - sets the stage
    """Where there is nobody, exit 4 and what to use instead."""
    done = subprocess.run(
        [sys.executable, "-m", "ssmlit", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 4
    assert done.stdout == ""
    assert "ssmlit search" in done.stderr
