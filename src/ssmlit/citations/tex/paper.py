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
    braced_tests,
    conditions,
    definitions,
    expansion,
    expl3,
    kernel,
    keyval,
    loops,
    registers,
    verbatim,
)
from ssmlit.citations.tex.citing import Citing, bare_key
from ssmlit.citations.tex.files import OPTIONS, PaperFiles
from ssmlit.citations.tex.lexer import split_tokens, stripped, text_of
from ssmlit.citations.tex.machine import Machine
from ssmlit.citations.tex.meanings import Cite, Macro, Register, Verbatim
from ssmlit.citations.tex.registers import set_register

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Meaning, Value

    Reader = Callable[[str], str | None]


class PaperRun(Citing):
    """One run through a paper.

    Attributes:
        keys: cited keys in the order of their first citation; `*` for all.
        files: that were read, in order.
        unread: that are named and could not be read.
        notes: places that could not be followed.
    """

    def __init__(self, read: Reader, folder: str) -> None:
        super().__init__(first())
        self.keys: dict[str, None] = {}
        self._files = PaperFiles(read, folder)
        self.files, self.unread = self._files.seen, self._files.unread
        self.table.values.update(self._files.table())
        self.fallback = expl3.call

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
        return True

    def carry_out(self, meaning: Meaning) -> None:
        """Cite, set a register, or pass over verbatim text."""
        if isinstance(meaning, Cite):
            self.cite(meaning.name)
        elif isinstance(meaning, Register):
            set_register(self, meaning)
        elif isinstance(meaning, Verbatim):
            verbatim.environment(self, meaning)

    def add(self, name: str, listed: list[str]) -> None:
        r"""Take the keys of a list; say about those that only LaTeX could expand that they are."""
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
                self.keys.setdefault(key)


@cache
def first() -> dict[str, Value]:
    """Return what commands mean before a paper says anything."""
    machine = Machine(
        {
            **registers.TABLE,
            **definitions.TABLE,
            **conditions.TABLE,
            **braced_tests.TABLE,
            **loops.TABLE,
            **keyval.TABLE,
            **expl3.TABLE,
            **verbatim.TABLE,
            **expansion.TABLE,
            **OPTIONS,
        }
    )
    machine.enter(kernel.TEXT, "")
    machine.run()
    return machine.table.values
