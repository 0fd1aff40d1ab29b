"""The files of a paper, as TeX finds and reads them.

Responsible for where a named file may be, for the commands that read files and packages.
Does not depend on the disk: texts come through a callback.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ssmlit.citations.tex import packages
from ssmlit.citations.tex.commands import PACKAGES
from ssmlit.citations.tex.lexer import PAR, is_command, text_of, tokens_of
from ssmlit.citations.tex.meanings import Macro, Primitive

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

_ENDINGS = frozenset({".tex", ".ltx", ".tikz", ".pgf"})
_MOST = 3_000  # files that are read, and thousands of characters that are read again


class PaperFiles:
    """The files of one paper.

    Attributes:
        folder: of the paper.
        seen: what was read, in order.
        unread: what is named and could not be read.
        only: the parts that `includeonly` names.
    """

    def __init__(self, read: Callable[[str], str | None], folder: str) -> None:
        self._read = read
        self.folder = folder
        self.seen: list[str] = []
        self.unread: list[str] = []
        self.only: frozenset[str] | None = None
        self._texts: dict[str, str | None] = {}
        self._left = _MOST

    def text(self, path: str) -> str | None:
        """Return the text of a file, None if it cannot be read."""
        found = self._texts[path] if self.is_there(path) else None
        if found is None or self._left <= 0:
            return None
        self._left -= 1
        if path in self.seen:
            self._left -= len(found) // 1000
        else:
            self.seen.append(path)
        return found

    def is_there(self, path: str) -> bool:
        """Return whether a file can be read."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path] is not None

    def miss(self, path: str) -> None:
        """Note a file that cannot be read."""
        if path not in self.unread:
            self.unread.append(path)

    def places(self, machine: Machine, name: str, folder: str) -> list[str]:
        r"""Return where TeX looks for a file: in the folder of an import first.

        LaTeX looks in those of `\input@path` at last (ltfiles.dtx).
        """
        path = machine.meaning(r"\input@path")
        listed = text_of(map(str, path.body)) if isinstance(path, Macro) else ""
        further = (posixpath.join(self.folder, one) for one in re.findall(r"\{([^{}]*)\}", listed))
        names = [name] if posixpath.splitext(name)[1] in _ENDINGS else []
        names += [f"{name}.tex", *([] if names else [name])]
        folders = dict.fromkeys((folder or self.folder, self.folder, *further))
        return [posixpath.normpath(posixpath.join(one, n)) for one in folders for n in names]

    def open(self, machine: Machine, name: str, folder: str | None = None) -> None:
        """Read the file named next."""
        within = machine.reading.folder if folder is None else folder
        if not name or set(name) & set("#\\{}"):
            machine.note(f"\\input{{{name.strip()}}} is not followed")
            return
        if kept := _written(machine, name):
            machine.enter(kept[0], name)
            return
        places = self.places(machine, name, within)
        for path in places:
            if any(one.path == path for one in machine.texts):
                return  # a circle
            if (text := self.text(path)) is not None:
                machine.enter(text, path, folder=within)
                return
        self.miss(places[0])

    def table(self) -> dict[str, Value]:
        """Return what the commands that read files mean."""
        return {
            **dict.fromkeys((r"\input", r"\@input", r"\@@input", r"\loadglsentries",
                             r"\includestandalone"), Primitive(self._input)),
            r"\include": Primitive(self._include), r"\includeonly": Primitive(self._include_only),
            **dict.fromkeys((r"\subfile", r"\subfileinclude"), Primitive(self._subfile)),
            r"\InputIfFileExists": Primitive(lambda m: self._if_exists(m, reads=True)),
            r"\IfFileExists": Primitive(lambda m: self._if_exists(m, reads=False)),
            **{f"\\{name}": Primitive(lambda m: self._import(m, is_top=True))
               for name in ("import", "inputfrom", "includefrom")},
            **{f"\\{name}": Primitive(lambda m: self._import(m, is_top=False))
               for name in ("subimport", "subinputfrom", "subincludefrom")},
            **{f"\\{name}": Primitive(partial(self._packages, command=name)) for name in PACKAGES},
            r"\endinput": Primitive(lambda m: m.file.end_line()),
            r"\currfiledir": Primitive(self._current_folder, is_expandable=True),
        }  # fmt: skip

    def _input(self, machine: Machine) -> None:
        machine.optional()
        self.open(machine, _name(machine))

    def _include(self, machine: Machine) -> None:
        name = _name(machine)
        if self.only is None or name in self.only:
            self.open(machine, name)

    def _include_only(self, machine: Machine) -> None:
        self.only = frozenset(map(str.strip, _name(machine).split(",")))

    def _current_folder(self, machine: Machine) -> None:
        """Put the folder of the file that is read, as the package currfile names it."""
        folder = posixpath.dirname(machine.file.path)
        beside = posixpath.relpath(folder or ".", self.folder or ".")
        machine.push(tokens_of("" if beside == "." else f"{beside}/"))

    def _subfile(self, machine: Machine) -> None:
        folder, name = posixpath.split(_name(machine))
        base = machine.reading.folder or self.folder
        self.open(machine, name, posixpath.join(base, folder))

    def _import(self, machine: Machine, *, is_top: bool) -> None:
        machine.took("*")
        below, name = _name(machine), _name(machine)
        base = (not is_top and machine.reading.folder) or self.folder
        self.open(machine, name, posixpath.join(base, below or "."))

    def _if_exists(self, machine: Machine, *, reads: bool) -> None:
        name = _name(machine)
        yes, no = machine.tokens(), machine.tokens()
        within = machine.reading.folder
        places = self.places(machine, name, within)
        there = bool(_written(machine, name)) or any(map(self.is_there, places))
        if there and reads:
            self.open(machine, name)
        machine.push(yes if there else no)

    def _packages(self, machine: Machine, command: str) -> None:
        options = text_of(machine.optional() or ()).strip()
        names = [name.strip() for name in _name(machine).split(",")]
        ending = ".cls" if command in {"documentclass", "LoadClass"} else ".sty"
        if names == ["subfiles"] and ending == ".cls":
            self._preamble(machine, options)
            return
        if "todonotes" in names and "disable" in options:
            machine.push(tokens_of(r"\renewcommand{\todo}[2][]{}"))
        for name in names:
            self._package(machine, f"{name}{ending}")

    def _package(self, machine: Machine, file: str) -> None:
        if f"loaded {file}" in machine.table.values:
            return
        machine.table.set(f"loaded {file}", value=True, everywhere=True)
        path = posixpath.normpath(posixpath.join(self.folder, file))
        name = posixpath.splitext(file)[0]
        if name not in packages.KNOWN and (text := self.text(path)) is not None:
            packages.read(machine, text, path)

    def _preamble(self, machine: Machine, main: str) -> None:
        """Read the preamble of the paper that a subfile belongs to."""
        if len(machine.texts) > 2:
            return
        machine.push(tokens_of(r"\def\ifSubfilesClassLoaded#1#2{#1}"))
        if not main:
            return
        for path in self.places(machine, main, ""):
            if (text := self.text(path)) is not None:
                machine.enter(text.partition("\\begin{document}")[0], path)
                return


def _written(machine: Machine, name: str) -> tuple[str, ...]:
    """Return the text of a file that the paper writes itself."""
    names = (name, f"{name}.tex")
    return next(filter(None, (machine.table.tokens(f"written {one}") for one in names)), ())


def _name(machine: Machine) -> str:
    """Read the name of a file, in braces or up to a blank."""
    if machine.peek() == "{":
        return machine.name().strip('"')
    found = ""
    while (token := machine.next_unexpandable()) not in {" ", PAR, None}:
        if is_command(token or "") or token in {"{", "}"}:
            machine.push((token or "",))
            break
        found += token or ""
    return found.strip('"')
