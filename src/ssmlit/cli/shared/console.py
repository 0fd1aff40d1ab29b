"""The three streams: data to stdout, messages to stderr, questions to the person at stdin.

Responsible for how to talk to people and to programs. Does not depend on libraries or papers.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

import typer

from ssmlit._lazy import regex
from ssmlit.cli.shared import colour
from ssmlit.cli.shared.terminal_text import folded, json_parts, safe
from ssmlit.errors import DecisionError
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.cli.shared.options import CommonOptions
    from ssmlit.store import HistoryStep

T = TypeVar("T")
SCHEMA = 2
_NAMED = 5  # lines that a message names
#: Commands of messages that work on a library, but for those that only show their usage.
_COMMAND = regex(r"(?<=`ssmlit) (?=[a-z])(?!(?:init|snapshot|doctor|git|help)\b|[^`]*--help)")


def say(text: str) -> None:
    """Write one message for people to stderr: control characters visible, broken between words."""
    shown = "\n".join(folded(safe(text), _columns()))
    print(colour.message(shown) if colour.wanted(sys.stderr) else shown, file=sys.stderr)


def with_library(text: str, library: Path | None) -> str:
    """Return a message whose commands are about the library that the command line named.

    Without its name `ssmlit undo` would revert a change of another one.
    """
    if library is None:
        return text
    return _COMMAND.sub(f" -l {quoted(library)} ", text)


def _columns() -> int:
    """Return the width of the terminal on stderr; 0 if stderr is not a terminal."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return 0


class ThisRun:
    """What this process has printed and written so far, whichever sessions did it."""

    def __init__(self) -> None:
        self.wrote = False  # whether a file was changed: then exit code 6 would be wrong
        self.backward: list[str] = []  # for each of these changes, what reverts it
        self.library: Path | None = None  # that the command line named
        self.printed = False  # whether a document was printed: there is only one

    def way_back(self) -> str:
        """Return how what was written is reverted, as a sentence's end."""
        last = self.backward[-1:]
        if not last:
            return "it cannot be undone"
        steps = sum(1 for _ in takewhile(last[0].__eq__, reversed(self.backward)))
        return f"{last[0] if steps == 1 else f'{last[0][:-1]} {steps}`'} reverts it"


class Console:
    """Where one run of one command shows its results and asks its questions."""

    run = ThisRun()  # of the process: `main` sets a new one

    def __init__(self, options: CommonOptions) -> None:
        self.options = options
        self._noted: set[str] = set()
        self.rehearsed: Mapping[str, object] = {}  # what a dry run adds to its document

    def count(self, step: HistoryStep) -> None:
        """Remember that files were written, and how that is reverted."""
        back = "redo" if step.state == "undone" else "undo"
        self.run.wrote = True
        self.run.backward.append(with_library(f"`ssmlit {back}`", self.options.library))

    # -- showing ----------------------------------------------------------------------------

    def out(self, *lines: str) -> None:
        """Print data to stdout, control characters made visible."""
        for line in lines:
            print(safe(line))

    def account(self, *lines: str) -> None:
        """Print data about what was done, as asked for; silent with `--quiet`."""
        if not self.options.quiet:
            self.out(*lines)

    def raw(self, text: str) -> None:
        """Print a text that is a file's content: as it is, but never raw to a terminal."""
        sys.stdout.write(safe(text) if self.on_terminal else text)

    def show(self, *lines: str) -> None:
        """Print lines for people whose parts were made by `paint`, broken between words."""
        for line in lines:
            print("\n".join(folded(line, self.columns)))

    def patch(self, text: str) -> None:
        """Print a unified diff, in colour on a terminal that has it."""
        if colour.wanted(sys.stdout):
            sys.stdout.write(colour.diff(text))
        else:
            self.raw(text)

    @cached_property
    def paint(self) -> colour.Paint:
        """What gives a part of a line on stdout its colour: `paint("key", entry.key)`."""
        return colour.painter(sys.stdout)

    @cached_property
    def paint_note(self) -> colour.Paint:
        """What gives a part of a message on stderr its colour."""
        return colour.painter(sys.stderr)

    def json(self, data: Mapping[str, object]) -> None:
        """Print one JSON document with the schema's number in front, after a dry run its diff."""
        self.run.printed = True
        for part in json_parts({"schema": SCHEMA, **self.rehearsed, **data}):
            self.raw(part)
        self.raw("\n")

    def result(self, data: Mapping[str, object], *lines: str) -> None:
        """Print what a command came to: as JSON if that is asked for, else as lines of data."""
        if self.options.json:
            self.json(data)
        else:
            self.out(*lines)

    def explanation(self, data: Mapping[str, object], text: str) -> None:
        """Print prose: as JSON if that is asked for, else broken between words."""
        if self.options.json:
            self.json(data)
        else:
            self.show(safe(text))

    def outcome(self, data: Mapping[str, object], *messages: str) -> None:
        """Say what a command did: as JSON if that is asked for, else in messages."""
        if self.options.json:
            self.json(data)
        else:
            self.note(*messages)

    def note(self, *lines: str) -> None:
        """Show the user a message; silent with `--quiet`."""
        if not self.options.quiet:
            self.insist(*lines)

    def warn(self, *sentences: str, decisive: bool = False) -> None:
        """Warn the user and continue; `decisive` warnings explain the exit code, also if quiet."""
        tell = self.insist if decisive else self.note
        tell(*(f"warning: {sentence}" for sentence in sentences))

    def complain(self, *sentences: str) -> None:
        """Say, also with `--quiet`, what will make the command fail at its end."""
        self.insist(*(f"error: {sentence}" for sentence in sentences))

    def insist(self, *lines: str) -> None:
        """Show a message also with `--quiet`: it explains the exit code."""
        for line in lines:
            say(with_library(line, self.options.library))

    def note_once(self, line: str) -> None:
        """Show a message, unless this run has shown it before."""
        if line not in self._noted:
            self._noted.add(line)
            self.note(line)

    def show_note(self, *lines: str) -> None:
        """Show message lines whose parts were made by `paint_note`, broken as those of `show`."""
        if not self.options.quiet:
            for line in lines:
                print("\n".join(folded(line, _columns())), file=sys.stderr)

    def some(self, items: Sequence[T], most: int) -> Sequence[T]:
        """Return the items that a message names: the first, or all with `--verbose` or `--json`."""
        return items if self.options.verbose or self.options.json else items[:most]

    def named(self, items: Sequence[str], most: int) -> str:
        """Return how a message names items: "a, b and 3 more"."""
        some = self.some(items, most)
        more = len(items) - len(some)
        return ", ".join(some) + (f" and {more:,} more" if more else "")

    def named_lines(self, lines: Sequence[int]) -> str:
        """Return "line 3" or "lines 3, 5, …", in messages."""
        some = self.some(lines, _NAMED)
        named = ", ".join(map(str, some)) + (", …" if len(some) < len(lines) else "")
        return f"line{'s' if lines[1:] else ''} {named}"

    @property
    def columns(self) -> int:
        """The width of the terminal on stdout; 0 if stdout is not a terminal."""
        return shutil.get_terminal_size((100, 24)).columns if self.on_terminal else 0

    @property
    def width(self) -> int:
        """The width of a line: that of the terminal, and 100 in a pipe."""
        return self.columns or 100

    @property
    def note_width(self) -> int:
        """The width of a message: that of the terminal on stderr, else 100."""
        return _columns() or 100

    # -- asking -----------------------------------------------------------------------------

    @property
    def can_ask(self) -> bool:
        """Whether there is a user to answer a question."""
        return not (self.options.no_input or self.options.yes) and sys.stdin.isatty()

    @property
    def on_terminal(self) -> bool:
        """Whether stdout is a terminal."""
        return sys.stdout.isatty()

    def ask(self, question: str, answers: Mapping[str, str], default: str) -> str:
        """Ask until one of the answers is given (letter → meaning); Return is the default."""
        from ssmlit.cli.shared.terminal import read_line

        choices = ", ".join(
            f"[{letter.upper() if letter == default else letter}] {text}".rstrip()
            for letter, text in answers.items()
        )
        shown = "\n".join(folded(safe(f"{question}\n  {choices}"), self.note_width))
        while True:
            letter = read_line(shown).lower() or default
            if letter in answers:
                return letter
            shown = f"please answer one of {', '.join(answers)}"  # not the whole question again

    def ask_key(self, question: str, answers: Mapping[str, str]) -> str:
        """Ask until the key of an answer is pressed; Return is neither needed nor an answer."""
        from ssmlit.cli.shared.terminal import read_key

        paint = self.paint_note
        lines = [f"{paint('bold', question)}"]
        room = self.note_width - len(question)
        for letter, text in answers.items():
            room -= len(text) + 4
            if room < 2:
                lines.append("")
                room = self.note_width - len(text) - 4
            lines[-1] += f"  {paint('key', letter)} {text}"
        print("\n".join(lines), end=" ", file=sys.stderr, flush=True)
        while True:
            letter = read_key()
            print(letter, file=sys.stderr, flush=True)
            if letter in answers:
                return letter
            print(f"please press one of {', '.join(answers)} ", end="", file=sys.stderr, flush=True)

    def confirm(self, question: str, would: str, about: Sequence[str] = ()) -> None:
        """Ask for a yes before something risky; see `agrees`.

        Raises:
            DecisionError: there is no terminal to ask on, and `--yes` was not given.
            Exit: the answer is no, so there is nothing to do.
        """
        if not self.agrees(question, would, about):
            self.note("nothing was changed")
            raise typer.Exit

    def agrees(self, question: str, would: str, about: Sequence[str] = ()) -> bool:
        """Ask for a yes or a no, below the lines it is about; with `--yes` it is a yes.

        Raises:
            DecisionError: there is no terminal to ask on, and no `--yes`; it tells what a yes
                `would` do ("3 entries would be removed").
        """
        if self.options.yes:
            return True
        if not self.can_ask:
            raise DecisionError(would, hint="`--yes` does it without asking")
        self.note(*about)
        return self.ask(question, {"y": "yes", "n": "no"}, default="n") == "y"
