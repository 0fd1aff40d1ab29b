r"""What a LaTeX paper cites, as LaTeX itself would write it to the .aux file.

Responsible for the keys of cite commands, reached by running through the paper in LaTeX's order.
Does not depend on the disk: files come through a callback.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ssmlit.citations.tex import (
    citing,
    conditions,
    definitions,
    expansion,
    kernel,
    verbatim,
)
from ssmlit.citations.tex.arguments import Obstacle
from ssmlit.citations.tex.citing import Citing, bare_key
from ssmlit.citations.tex.commands import USUAL, cites
from ssmlit.citations.tex.files import PaperFiles
from ssmlit.citations.tex.lexer import split_tokens, stripped, text_of
from ssmlit.citations.tex.machine import Machine
from ssmlit.citations.tex.meanings import Cite, Macro, Verbatim

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Meaning, Value

    Reader = Callable[[str], str | None]

_UNDECIDED = "it is not known whether LaTeX gets here; what is cited here counts"


class PaperRun(Citing):
    """One run through a paper.

    Attributes:
        keys: cited keys in the order of their first citation, `*` for all; with the place of
            those to which LaTeX may not get.
        files: that were read, in order.
        unread: that are named and could not be read.
        notes: places that could not be followed.
    """

    def __init__(self, read: Reader, folder: str) -> None:
        super().__init__(first())
        self.keys: dict[str, Obstacle | None] = {}
        self._files = PaperFiles(read, folder)
        self.files, self.unread = self._files.seen, self._files.unread
        self.table.values.update(self._files.table())

    def paper(self, path: str) -> bool:
        """Run through a paper; return whether it could be read."""
        text = self._files.text(path)
        if text is None:
            return False
        self.table.values[r"\jobname"] = Macro(
            (), tuple(posixpath.splitext(posixpath.basename(path))[0])
        )
        self.enter(text, path)
        self.run()
        self.notes |= {one: None for one in self.keys.values() if one}
        return True

    def carry_out(self, meaning: Meaning) -> None:
        """Cite, or pass over verbatim text."""
        if isinstance(meaning, Cite):
            self.cite(meaning.name)
        elif isinstance(meaning, Verbatim):
            verbatim.command(self, meaning)

    def add(self, name: str, listed: list[str]) -> None:
        r"""Take the keys of a list; note those that only LaTeX could expand."""
        tokens = self.expanded(listed)
        if self.names_commands(tokens):
            self.push(tokens)
            return
        for one in split_tokens(tokens, ","):
            key = bare_key(text_of(stripped(one)))
            if set(key) & set("#\\{}"):
                shown = text_of(listed).replace(" }", "}").strip()
                self.note(f"\\{name}{{{shown}}} is not followed")
            elif key:
                self._reach(key)

    def miss(self, name: str) -> None:
        r"""Say that the keys are where only LaTeX gets at them: `\forcsvlist{\cite}{a,b}`."""
        if name in USUAL:
            self.note(f"\\{name} has no keys here; what it cites is not known")

    def lack(self, macro: Macro) -> None:
        r"""Say that what a macro cites is not known: `\mapped{\mycite}{a,b}`."""
        if any(isinstance(one, str) and cites(one[1:]) for one in macro.body):
            self.note("a macro that cites has no argument here; what it cites is not known")

    def _reach(self, key: str) -> None:
        """Keep whether it is certain that LaTeX gets to a citation."""
        if not self.in_doubt:
            self.keys[key] = None
        elif key not in self.keys:
            self.keys[key] = Obstacle(self.file.path, self.file.line, _UNDECIDED, may_lack=False)


@cache
def first() -> dict[str, Value]:
    """Return what commands mean before a paper says anything."""
    machine = Machine(
        definitions.TABLE | conditions.TABLE | verbatim.TABLE | expansion.TABLE | citing.TABLE
    )
    machine.enter(kernel.TEXT, "")
    machine.run()
    return machine.table.values
