r"""What a LaTeX paper cites, as LaTeX itself would write it to the .aux file.

Responsible for running through TeX text in LaTeX's order: comments, verbatim text and dead branches
(`\iffalse`, a switch of `\newif`) are passed over, macros of the paper are expanded where they are
used, files are read where they are named. Does not depend on the disk: files come through a
callback. TeX's own rules are in the TeXbook, chapters 7, 8 and 20.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ssmlit.citations import tex_commands as commands
from ssmlit.citations.tex_macros import Macro, bound, definition, expanded
from ssmlit.citations.tex_source import Argument, Source, uncommented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[str], str | None]

DEPTH = 40  # files and macros within one another
EXPANSIONS = 20_000  # of macros, in one paper
TOKEN = re.compile(
    r"%[^\n]*|\\(?P<edge>begin|end)\s*\{(?P<name>[^{}]*)\}|\\(?P<command>[A-Za-z@]+)\*?|\\.",
    re.DOTALL,
)
_BRANCH = re.compile(r"%[^\n]*|\\(if[A-Za-z@]*|else|fi)(?![A-Za-z@])|\\.", re.DOTALL)
_NO_CONDITION = frozenset({"ifthenelse", "iff", "ifthen"})
_LET = re.compile(r"\s*\\([A-Za-z@]+)\s*=?\s*\\([A-Za-z@]+)")
_SWITCH = re.compile(r"\s*\\if([A-Za-z@]+)")
_NAMED = re.compile(r"\s*\{?\\[A-Za-z@]+\}?")
_BARE_FILE = re.compile(r"\s+([^\s{}\\%]+)")


def key_lists(source: Source, at: int, command: str) -> tuple[list[Argument], int]:
    """Return where the lists of keys behind a cite command stand, and where its arguments end.

    Args:
        source: the text of the file.
        at: behind the command and its star.
        command: its name; `tex_commands.cites` says that it cites.
    """
    many, volume = commands.takes_lists(command), commands.has_volume(command)
    found: list[Argument] = []
    while many or not found:
        keys = source.argument(source.after_all(at, "[<("))
        if keys is not None and volume:
            keys = source.argument(source.after_all(keys.after, "["))
        if keys is None:
            break
        found.append(keys)
        at = keys.after
    return found, at


def keys_in(text: str) -> Iterator[str]:
    """Yield the keys of a list; what only LaTeX could expand is left out."""
    for key in map(str.strip, uncommented(text).split(",")):
        if key and not set(key) & set("#\\{}"):
            yield key


def dead_branch_end(text: str, at: int, *, to_else: bool) -> tuple[int, bool]:
    r"""Return where a branch that TeX skips ends, and whether at its `\else`.

    Args:
        text: of the file.
        at: within the branch.
        to_else: whether an `\else` of the same conditional ends it too.
    """
    depth = 0
    for found in _BRANCH.finditer(text, at):
        word = found[1] or ""
        if word == "fi":
            if not depth:
                return found.end(), False
            depth -= 1
        elif word == "else":
            if to_else and not depth:
                return found.end(), True
        elif word and word not in _NO_CONDITION:
            depth += 1
    return len(text), False


class Run:
    """One run through a paper.

    Attributes:
        keys: cited keys in the order of their first citation; `*` for all.
        files: that were read, in order.
        unread: that are named and could not be read.
    """

    def __init__(self, read: Reader, folder: str) -> None:
        self.keys: dict[str, None] = {}
        self.files: list[str] = []
        self.unread: list[str] = []
        self._read = read
        self._folders = [folder]
        self._macros: dict[str, Macro] = {}
        self._aliases: dict[str, str] = {}  # by `\\let`
        self._switches: dict[str, bool] = {"false": False, "true": True}
        self._expansions = EXPANSIONS
        self._ended = False

    def file(self, path: str, depth: int = 0, *, optional: bool = False) -> bool:
        """Run through a file, once; tell whether it could be read."""
        if path in self.files or depth > DEPTH:
            return True
        text = self._read(path)
        if text is None:
            if not optional and path not in self.unread:
                self.unread.append(path)
            return False
        self.files.append(path)
        self.text(text, depth)
        return True

    def text(self, text: str, depth: int = 0) -> None:
        """Run through TeX text."""
        source = Source(text)
        at, branches = 0, list[bool | None]()
        while not self._ended and (token := TOKEN.search(text, at)):
            at = token.end()
            if token["edge"]:
                at = self._edge(text, token)
            elif command := token["command"]:
                moved = self._conditional(text, at, command, branches)
                at = self._command(source, at, command, depth) if moved is None else moved

    def _edge(self, text: str, token: re.Match[str]) -> int:
        if token["edge"] == "end":
            self._ended = token["name"] == "document"
            return token.end()
        if token["name"].strip() not in commands.VERBATIM:
            return token.end()
        end = text.find(f"\\end{{{token['name']}}}", token.end())
        return end if end >= 0 else len(text)

    def _conditional(
        self, text: str, at: int, command: str, branches: list[bool | None]
    ) -> int | None:
        """Return where to go on after a word of a conditional; None for any other command."""
        if command == "fi":
            if branches:
                branches.pop()
            return at
        if command == "else":
            if branches and branches[-1]:
                branches.pop()
                return dead_branch_end(text, at, to_else=False)[0]
            return at
        if not command.startswith("if") or command in _NO_CONDITION:
            return None
        known = self._switches.get(command[2:])
        if known is not False:
            branches.append(known)
            return at
        end, at_else = dead_branch_end(text, at, to_else=True)
        if at_else:
            branches.append(None)
        return end

    def _command(self, source: Source, at: int, command: str, depth: int) -> int:
        command = self._aliases.get(command, command)
        if command in commands.RAW:
            return source.raw_end(at, command)
        if command in self._macros:
            return self._use(self._macros[command], source, at, depth)
        if command in commands.DEFINITIONS | commands.DOCUMENT_COMMANDS | commands.PRIMITIVES:
            macro, at = definition(source, at, command)
            if macro is not None:
                self._macros[macro.name] = macro
            return at
        if commands.cites(command):
            lists, at = key_lists(source, at, command)
            for one in lists:
                self.keys.update(dict.fromkeys(keys_in(source.of(one))))
            return at
        return self._other(source, at, command, depth)

    def _other(self, source: Source, at: int, command: str, depth: int) -> int:
        if command == "newif" and (name := _SWITCH.match(source.text, at)):
            self._switches[name[1]] = False
            return name.end()
        if command == "let" and (pair := _LET.match(source.text, at)):
            self._let(pair[1], pair[2])
            return pair.end()
        for ending, value in (("true", True), ("false", False)):
            if command.endswith(ending) and command.removesuffix(ending) in self._switches:
                self._switches[command.removesuffix(ending)] = value
        if command in commands.INPUTS:
            return self._input(source, at, command, depth)
        if command in commands.IMPORTS:
            return self._import(source, at, command, depth)
        if command in commands.PACKAGES:
            return self._package(source, at, command, depth)
        return self._declaration(source, at) if command in commands.DECLARATIONS else at

    def _declaration(self, source: Source, at: int) -> int:
        """Pass over the code of which a cite command is made."""
        name = _NAMED.match(source.text, at)
        if name is not None:
            at = name.end()
        return source.after_all(at, "{[")

    def _let(self, name: str, meant: str) -> None:
        if meant in self._macros:
            self._macros[name] = self._macros[meant]
        else:
            self._macros.pop(name, None)
            self._aliases[name] = self._aliases.get(meant, meant)

    def _use(self, macro: Macro, source: Source, at: int, depth: int) -> int:
        arguments, end = bound(macro, source, at)
        if self._expansions and depth < DEPTH:
            self._expansions -= 1
            self.text(expanded(macro, source, arguments), depth + 1)
        return end

    def _input(self, source: Source, at: int, command: str, depth: int) -> int:
        found = source.argument(at)
        if found is None:
            bare = _BARE_FILE.match(source.text, at) if command == "input" else None
            if bare is None:
                return at
            self._open(bare[1], depth)
            return bare.end()
        name = source.of(found).strip()
        if command != "InputIfFileExists":
            self._open(name, depth)
            return found.after
        there = self._open(name, depth, optional=True)
        first = source.argument(found.after)
        second = source.argument(first.after) if first else None
        taken = first if there else second
        if taken:
            self.text(source.of(taken), depth + 1)
        return (second or first or found).after

    def _import(self, source: Source, at: int, command: str, depth: int) -> int:
        folder = source.argument(at)
        name = source.argument(folder.after) if folder else None
        if folder is None or name is None:
            return at
        base = self._folders[-1] if command.startswith("sub") else self._folders[0]
        path = posixpath.join(base, source.of(folder).strip())
        self._folders.append(path)
        self._open(source.of(name).strip(), depth)
        self._folders.pop()
        return name.after

    def _package(self, source: Source, at: int, command: str, depth: int) -> int:
        if optional := source.argument(at, "["):
            at = optional.after
        found = source.argument(at)
        if found is None:
            return at
        ending = ".cls" if command in {"documentclass", "LoadClass"} else ".sty"
        for name in source.of(found).split(","):
            path = posixpath.normpath(posixpath.join(self._folders[0], f"{name.strip()}{ending}"))
            self.file(path, depth + 1, optional=True)
        return found.after

    def _open(self, name: str, depth: int, *, optional: bool = False) -> bool:
        """Run through a file that TeX names; it looks in the folder of an import first."""
        if not name or set(name) & set("#\\{}"):
            return False
        names = [name] if posixpath.splitext(name)[1] in {".tex", ".ltx", ".tikz", ".pgf"} else []
        names += [f"{name}.tex", *([] if names else [name])]
        folders = dict.fromkeys((self._folders[-1], self._folders[0]))
        places = [
            posixpath.normpath(posixpath.join(folder, one)) for folder in folders for one in names
        ]
        if any(self.file(path, depth + 1, optional=True) for path in places):
            return True
        if not optional and places[0] not in self.unread:
            self.unread.append(places[0])
        return False
