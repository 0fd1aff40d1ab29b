r"""What a LaTeX paper cites, as LaTeX itself would write it to the .aux file.

Responsible for running through TeX text in LaTeX's order: comments, verbatim text and dead branches
(`\iffalse`, a switch of `\newif`) are passed over, macros of the paper are expanded where they are
used, files are read where they are named. Does not depend on the disk: files come through a
callback. TeX's own rules are in the TeXbook, chapters 7, 8 and 20.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ssmlit.citations import tex_commands as commands
from ssmlit.citations import tex_kernel
from ssmlit.citations.tex_conditions import Conditions
from ssmlit.citations.tex_files import Files, Request, request
from ssmlit.citations.tex_keys import TOKEN, key_lists, keys_in
from ssmlit.citations.tex_loops import unrolled
from ssmlit.citations.tex_macros import (
    Macro,
    bound,
    definition,
    environment,
    expanded,
    lacks,
    named,
    spelled_out,
    verbatim_environment,
)
from ssmlit.citations.tex_source import Source
from ssmlit.citations.tex_tests import find_test

Reader = Callable[[str], str | None]

DEPTH = 40  # files and macros within one another
EXPANSIONS = 20_000  # of macros, in one paper
AHEAD = 4_000  # characters in which the arguments of a command stand
_DEFINING = (
    commands.DEFINITIONS | commands.DOCUMENT_COMMANDS | commands.PRIMITIVES | commands.BY_NAME
)
_EQUALS = re.compile(r"\s*=?")
_CSNAME = re.compile(r"([^\\]+)\\endcsname")
_NAMED = re.compile(r"\s*\{?\\[A-Za-z@]+\}?")


class Run:
    """One run through a paper.

    Attributes:
        keys: cited keys in the order of their first citation; `*` for all.
        files: that were read, in order.
        unread: that are named and could not be read.
    """

    def __init__(self, read: Reader, folder: str) -> None:
        self.keys: dict[str, None] = {}
        self._files = Files(read, folder)
        self.files, self.unread = self._files.seen, self._files.unread
        self._macros: dict[str, Macro] = dict(tex_kernel.macros())
        self._conditions = Conditions(self._macros)
        self._environments = dict(tex_kernel.environments())
        self._only: frozenset[str] | None = None  # the parts that `\includeonly` names
        self._aliases: dict[str, str] = {}  # copies of LaTeX's own commands
        self._verbatim = set(commands.VERBATIM)
        self._tail = ""  # of an expansion: a command whose arguments stand behind it
        self._expansions = EXPANSIONS
        self._handlers = {
            "includeonly": self._include_only,
            **dict.fromkeys(commands.COPIES, self._copy),
            **dict.fromkeys(commands.ENVIRONMENTS, self._environment),
            **dict.fromkeys(commands.VERBATIM_DEFINITIONS, self._name_verbatim),
            **dict.fromkeys(commands.LOOKING_AHEAD, self._looking_ahead),
        }
        self._ended = False

    def file(self, path: str, depth: int = 0, *, optional: bool = False) -> bool:
        """Run through a file, once; tell whether it could be read."""
        if depth > DEPTH:
            return True
        text = self._files.text(path, optional=optional)
        if text:
            self.text(text, depth)
        if depth:  # `\end{document}` of a subfile ends that
            self._ended = False
        return text is not None

    def text(self, text: str, depth: int = 0) -> None:
        """Run through TeX text."""
        source = Source(text)
        at, branches, outside = 0, list[bool | None](), self._conditions.in_doubt
        while not self._ended and (token := TOKEN.search(text, at)):
            at = token.end()
            if token["edge"]:
                at = self._edge(source, token, depth)
            elif command := token["command"]:
                self._tail = ""
                moved = self._conditions.step(text, at, command, branches)
                self._conditions.in_doubt = outside or None in branches
                at = self._command(source, at, command, depth) if moved is None else moved
                if self._tail:
                    self._tail = text[token.start() :]
                    break
        self._conditions.in_doubt = outside

    def _edge(self, source: Source, token: re.Match[str], depth: int) -> int:
        name = token["name"].strip()
        opening, closing = self._environments.get(name, (None, None))
        if token["edge"] == "end":
            self._ended = name == "document"
            return self._use(closing, source, token.end(), depth) if closing else token.end()
        if opening:
            return self._use(opening, source, token.end(), depth)
        if name not in self._verbatim:
            return token.end()
        end = source.text.find(f"\\end{{{token['name']}}}", token.end())
        return end if end >= 0 else len(source.text)

    def _command(self, source: Source, at: int, command: str, depth: int) -> int:
        if command in self._macros:
            return self._use(self._macros[command], source, at, depth)
        command = self._aliases.get(command, command)
        if command in commands.RAW:
            return source.raw_end(at, command)
        if command in _DEFINING:
            return self._define(source, at, command)
        if commands.cites(command):
            return self._cite(source, at, command, depth)
        if command == "endinput":
            return len(source.text)
        if command == "csname" and (called := _CSNAME.match(source.text, at)):
            return self._command(source, called.end(), called[1].strip(), depth)
        return self._other(source, at, command, depth)

    def _define(self, source: Source, at: int, command: str) -> int:
        macro, at = definition(source, at, command)
        if macro is None:
            return at
        known = macro.name in self._macros or commands.cites(macro.name)
        if not (command.lower().startswith("provide") and known):
            self._macros[macro.name] = macro
            self._aliases.pop(macro.name, None)
            self._doubt(macro.name)
        return at

    def _doubt(self, name: str) -> None:
        """Take note of whether it is known that a macro was defined."""
        doubtful = self._conditions.doubtful
        doubtful.add(name) if self._conditions.in_doubt else doubtful.discard(name)

    def _cite(self, source: Source, at: int, command: str, depth: int) -> int:
        lists, end = key_lists(source, at, command)
        if not lists:
            rest = source.after_all(at, "[<(")
            self._tail = command if source.blank_end(rest) >= len(source.text) else ""
            return len(source.text) if self._tail else at
        for one in lists:
            if "\\" in (notes := source.text[at : one.start]):
                self.text(notes, depth + 1)
            self.keys.update(dict.fromkeys(keys_in(spelled_out(source.of(one), self._macros))))
            at = one.after
        return end

    def _other(self, source: Source, at: int, command: str, depth: int) -> int:
        if (behind := self._conditions.noted(source, at, command)) is not None:
            return behind
        if loop := unrolled(source, at, command, self._macros):
            return self._inline(loop[0], source, loop[1], depth)
        if test := find_test(source, at, command, self._conditions):
            if test.holds is None:
                return test.start
            taken = source.of(test.taken) if test.taken else ""
            return self._inline(taken, source, test.end, depth)
        if handle := self._handlers.get(command):
            return handle(source, at, command, depth)
        return self._file_command(source, at, command, depth)

    def _environment(self, source: Source, at: int, command: str, _: int) -> int:
        made, at = environment(source, at, command)
        if made:
            self._environments[made[0].name] = made
        return at

    def _include_only(self, source: Source, at: int, _: str, __: int) -> int:
        if listed := source.argument(at):
            self._only = frozenset(map(str.strip, source.of(listed).split(",")))
        return listed.after if listed else at

    def _copy(self, source: Source, at: int, _: str, __: int) -> int:
        name, behind = named(source, at)
        equals = _EQUALS.match(source.text, behind)
        meant, end = named(source, equals.end() if equals else behind)
        if not name or not meant:
            return at
        if meant in self._macros:
            self._macros[name] = self._macros[meant]
            self._aliases.pop(name, None)
            self._doubt(name)
        else:
            self._macros.pop(name, None)
            self._aliases[name] = self._aliases.get(meant, meant)
        return end

    def _name_verbatim(self, source: Source, at: int, command: str, _: int) -> int:
        name, at = verbatim_environment(source, at, command)
        if command == "includecomment":
            self._verbatim.discard(name)
        elif name:
            self._verbatim.add(name)
        return at

    def _looking_ahead(self, source: Source, at: int, command: str, depth: int) -> int:
        r"""Run through one of two texts, by what comes next: `\@ifstar{…}{…}`, `\@ifnextchar[…`."""
        wanted = "*"
        if command != "@ifstar":
            at = source.blank_end(at)
            wanted, at = source.text[at : at + 1], at + 1
        first = source.mandatory(at)
        second = source.mandatory(first.after) if first else None
        if first is None or second is None:
            return at
        behind = source.blank_end(second.after)
        if behind >= len(source.text):
            self._tail = command
            return behind
        is_next = source.text[behind] == wanted
        behind += is_next and command == "@ifstar"
        return self._inline(source.of(first if is_next else second), source, behind, depth)

    def _use(self, macro: Macro, source: Source, at: int, depth: int) -> int:
        arguments, end = bound(macro, source, at)
        if lacks(macro, arguments) and source.blank_end(end) >= len(source.text):
            self._tail = macro.name
            return len(source.text)
        return self._inline(expanded(macro, source, arguments), source, end, depth)

    def _inline(self, text: str, source: Source, at: int, depth: int) -> int:
        """Run through a text that stands in front of a position; return where to go on.

        A command at its end takes its arguments from behind that position.
        """
        if not self._expansions or depth >= DEPTH:
            return at
        self._expansions -= 1
        self.text(text, depth + 1)
        tail, self._tail = self._tail, ""
        if not tail or at >= len(source.text):
            self._tail = tail
            return at
        joined = Source(tail + source.text[at : at + AHEAD])
        token = TOKEN.match(joined.text)
        if token is None or not token["command"]:
            return at
        end = self._command(joined, token.end(), token["command"], depth + 1)
        self._tail = ""
        return at + max(0, end - len(tail))

    def _file_command(self, source: Source, at: int, command: str, depth: int) -> int:
        wanted = request(source, at, command)
        if wanted and command == "include" and self._only is not None:
            wanted = wanted._replace(names=tuple(self._only.intersection(wanted.names)))
        if wanted is None:
            return self._declaration(source, at) if command in commands.DECLARATIONS else at
        if wanted.main and not depth:
            self._preamble(wanted.main, depth)
        if wanted.is_package:
            self._conditions.packages.update(wanted.names)
        with self._files.within(wanted):
            there = [self._open(path, wanted, depth) for path in wanted.names]
        if taken := wanted.branches[0 if any(there) else 1]:
            self.text(source.of(taken), depth + 1)
        return wanted.end

    def _declaration(self, source: Source, at: int) -> int:
        """Pass over the code of which a cite command is made."""
        name = _NAMED.match(source.text, at)
        return source.after_all(name.end() if name else at, "{[")

    def _preamble(self, name: str, depth: int) -> None:
        """Run through what stands before the body of the paper that a subfile belongs to."""
        for path in self._files.places(name):
            if text := self._files.text(path, optional=True):
                self.text(text.partition("\\begin{document}")[0], depth + 1)
                return

    def _open(self, name: str, wanted: Request, depth: int) -> bool:
        """Run through a file that TeX names; tell whether it is there."""
        if not name or set(name) & set("#\\{}"):
            return False
        places = self._files.places(name) if not wanted.is_package else [self._files.path(name)]
        if not wanted.is_read:
            return any(map(self._files.is_there, places))
        if any(self.file(path, depth + 1, optional=True) for path in places):
            return True
        if not wanted.optional:
            self._files.miss(places[0])
        return False
