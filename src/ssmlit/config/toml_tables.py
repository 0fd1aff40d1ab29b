"""Settings as values: the tables of a TOML file, with getters that name a wrong line.

Responsible for TOML and for messages about it. Does not depend on what a setting means: that and
its default belong to the module that asks for it. Format: https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError, UsageError
from ssmlit.paths import real_path
from ssmlit.store.disk_files import on_disk
from ssmlit.strings import ended

if TYPE_CHECKING:
    from ssmlit.model import Problem

FILE_NAME = "ssmlit.toml"

LARGEST = 1_000_000
"""Bytes of the largest file of settings that is read."""

Table = Mapping[str, object]

_SETTING = regex(r"""((?:[\w.\s-]|"(?:\\.|[^"\\])*"|'[^']*')+)=""")  # its name, quoted or not
_HEAD = regex(r"^\ufeff?[ \t]*+\[(?!\[)([^\]\n]++)\][^\n]*+\n?", re.MULTILINE)


class Config(NamedTuple):
    """The settings beside one library; all of them may be absent.

    The getters return the default when the table or the name is absent, and raise a UsageError
    with file and line when the value is of another kind. `table` is a path with dots
    (`views.readme`).
    """

    path: Path  # the file they come from, which need not exist
    tables: Table = MappingProxyType({})  # its contents, in TOML's types
    text: str = ""  # its text, to find lines in

    def table(self, name: str) -> Table:
        """Return a table by its path with dots, empty when there is none."""
        found: Table = self.tables
        for part in name.split("."):
            value = found.get(part, {})
            if not isinstance(value, Mapping):
                raise self._wrong(name, "", "a table", value)
            found = value
        return found

    def string(self, table: str, name: str, default: str = "") -> str:
        """Return a text."""
        value = self.table(table).get(name, default)
        if isinstance(value, str):
            return value
        raise self._wrong(table, name, "a text in quotes", value)

    def number(self, table: str, name: str, default: float = 0.0) -> float:
        """Return a number, whole or not."""
        value = self.table(table).get(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        raise self._wrong(table, name, "a number", value)

    def boolean(self, table: str, name: str) -> bool:
        """Return true or false; false when it is not set."""
        value = self.table(table).get(name, False)
        if isinstance(value, bool):
            return value
        raise self._wrong(table, name, "true or false", value)

    def strings(self, table: str, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        value = self.table(table).get(name, ())
        if isinstance(value, str):
            return (value,)
        items = list(value) if isinstance(value, list | tuple) else [None]
        texts = tuple(item for item in items if isinstance(item, str))
        if len(texts) < len(items):
            raise self._wrong(table, name, "a list of texts", value)
        return texts

    def path_below(self, table: str, name: str) -> Path | None:
        """Return the file that a setting names, or None; the settings may be a stranger's.

        Raises:
            UsageError: it is outside the folder of the settings, links followed, or in .git.
        """
        value = self.string(table, name)
        if not value:
            return None
        folder = real_path(self.path.parent)
        real = folder if "\0" in value else real_path(folder / value)
        if real == folder or not real.is_relative_to(folder) or ".git" in real.parts:
            raise self.wrong(
                f"setting {table}.{name} is outside the folder of {self.path.name}: {value!r}",
                "name a file below that folder; only on the command line it may be any",
                self.line_of(table, name),
            )
        return self.path.parent / value

    def problems(self, known: Mapping[str, Sequence[str]]) -> tuple[Problem, ...]:
        """Return a warning for every name that nothing reads, with the nearest known one.

        Args:
            known: the names that a table may hold, for the tables where they are fixed; those of
                the tables themselves at "".
        """
        return tuple(
            self._unknown(table, name, names)
            for table, names in known.items()
            for name in (self.table(table) if table else self.tables)
            if name not in names
        )

    def with_lines(self, table: str, lines: Sequence[str], text: str) -> str:
        """Return the text of the settings with lines added at the head of a table.

        Args:
            table: its path with dots; made at the end of the file if missing.
            lines: without line ends.
            text: what the file holds now.

        Raises:
            UsageError: it would not be TOML: the table is there in another form (`a.b = {…}`).
        """
        end = "\r\n" if "\r\n" in text else "\n"
        heads = (head.end() for head in _HEAD.finditer(text) if _unquoted(head[1]) == table)
        at = next(heads, -1)
        if at == -1:
            gap = end if text else ""
            before, after = f"{ended(text, end)}{gap}[{table}]{end}", ""
        else:
            before, after = ended(text[:at], end), text[at:]
        made = before + "".join(f"{line}{end}" for line in lines) + after
        try:
            parse_config(made.removeprefix("\ufeff"), self.path)
        except UsageError as error:
            raise UsageError(
                f"nothing can be added to {self.path.name}: with [{table}] it is {error.message}",
                hint=f"write what it has of {table} below a line [{table}]",
                path=str(self.path),
            ) from error
        return made

    def wrong(self, message: str, hint: str, line: int = 0) -> UsageError:
        """Return the failure about a line of the settings."""
        return UsageError(message, hint=hint, path=str(self.path), line=line)

    @contextmanager
    def place(self, table: str, name: str = "") -> Iterator[None]:
        """Give a mistake that others find in the value of a setting its file and line."""
        try:
            yield
        except UsageError as failure:
            if not failure.path:
                failure.path, failure.line = str(self.path), self.line_of(table, name)
            raise

    def lines_with(self, tag: str) -> list[int]:
        """Return the lines that name a tag, or one below it, as a text or in a query."""
        named = re.compile(rf"""["':]{re.escape(tag)}(?=["'/\s)])""")
        return [n for n, line in enumerate(self.text.split("\n"), 1) if named.search(line)]

    def line_of(self, table: str, name: str = "") -> int:
        """Return the line of a setting, or of its table; 0 when it is not found.

        It is the line that looks like it: TOML's parser does not keep lines.
        """
        inside, heading = "", 0
        wanted = _unquoted(f"{table}.{name}." if name else f"{table}.")
        for number, line in enumerate(self.text.split("\n"), 1):
            if head := re.match(r"\s*\[\[?([^\]]+)\]", line):
                inside = _unquoted(head[1])
                if inside == table or inside.startswith(f"{table}."):
                    heading = heading or number
            elif assigned := _SETTING.match(line):
                key = _unquoted(assigned[1])
                full = f"{inside}.{key}" if inside else key
                if f"{full}.".startswith(wanted):
                    return number if name else heading or number
        return heading

    def _wrong(self, table: str, name: str, expected: str, value: object) -> UsageError:
        full = f"{table}.{name}" if name else table
        return self.wrong(
            f"setting {full} must be {expected}, not {_kind(value)}",
            f"change it in {self.path.name}, or remove it to get the default",
            self.line_of(table, name),
        )

    def _unknown(self, table: str, name: str, known: Sequence[str]) -> Problem:
        from ssmlit.model import Problem
        from ssmlit.strings import closest, did_you_mean

        full = f"{table}.{name}" if table else name
        near = closest(name, known)
        advice = did_you_mean(near and repr(near), otherwise=f"settings are {', '.join(known)}")
        line = self.line_of(table, name) if table else self.line_of(name)
        return Problem("unknown-setting", f"there is no setting {full!r}; {advice}", line)


def read_config(path: Path) -> Config:
    """Return the settings in a file; empty ones if it does not exist.

    Raises:
        UsageError: it is not TOML, or not UTF-8.
        LibraryError: it exists but cannot be read.
    """
    try:
        data = on_disk(path, LARGEST).data
    except LibraryError as error:
        if isinstance(error.__cause__, NotADirectoryError):
            return Config(path)
        raise LibraryError(
            f"the settings cannot be read: {error.message.removeprefix('reading failed: ')}",
            hint="check its permissions, or move it away",
            path=str(path),
        ) from error
    if data is None:
        return Config(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"byte 0x{data[error.start]:02X} is not UTF-8, which TOML requires",
            hint="save the file as UTF-8",
            path=str(path),
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    return parse_config(text, path)


def parse_config(text: str, path: Path) -> Config:
    """Return the settings in a text; `path` is what messages name.

    Raises:
        UsageError: it is not TOML, with the line.
    """
    import tomllib

    from ssmlit.merge.lines import conflict_markers

    try:
        return Config(path, _tables(text), text)
    except tomllib.TOMLDecodeError as error:
        message, line = str(error), text.count("\n") + 1
        if place := re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message):
            message = message[: place.start()]
            line = int(place[1] or line)
        raise UsageError(
            f"not valid TOML: {message}",
            hint="git left a merge conflict there: keep what both sides need"
            if any(at == line for at, _ in conflict_markers(text))
            else 'settings are written as name = "text", in tables headed [name]',
            path=str(path),
            line=line,
        ) from error
    except RecursionError as error:
        raise UsageError("brackets are nested too deeply in it", path=str(path)) from error
    except ValueError as error:  # Python refuses to read integers of thousands of digits
        raise UsageError(f"a number in it is too long: {error}", path=str(path)) from error


@lru_cache(maxsize=1)  # settings are read for the library's name first, then for everything else
def _tables(text: str) -> Table:
    import tomllib

    return tomllib.loads(text)


def _kind(value: object) -> str:
    names = {bool: "true or false", str: "a text", int: "a whole number", float: "a number"}
    if isinstance(value, Mapping):
        return "a table"
    return names.get(type(value), "a list" if isinstance(value, list) else f"{value}")


def _unquoted(name: str) -> str:
    """Return a name with dots without blanks and quotes."""
    return re.sub(r"[\s\"']", "", name)


def toml_value(value: object) -> str:
    """Return a text, number, truth value or list as TOML, on one line.

    JSON writes them alike, but for DEL and for pairs of surrogates (https://toml.io/en/v1.0.0).
    """
    import json  # commands that only read settings do without

    return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")
