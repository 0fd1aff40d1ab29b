"""The files of a paper, as TeX finds them.

Responsible for where a named file may lie, and for reading each once. Does not depend on the disk:
texts come through a callback.
"""

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.citations.tex_commands import IMPORTS, INPUTS, PACKAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssmlit.citations.tex_source import Argument, Source

_ENDINGS = frozenset({".tex", ".ltx", ".tikz", ".pgf"})
_BARE_FILE = re.compile(r"\s+([^\s{}\\%]+)")


class Request(NamedTuple):
    r"""What a command wants to be read.

    Attributes:
        names: of the files.
        end: the position behind the command's arguments.
        folder: from which the files, and those that they name, are looked for; or "".
        is_top: whether that folder is counted from the paper's, not from the file's.
        is_package: whether they are packages or classes, with their endings.
        optional: whether it is no fault if they are not there.
        is_read: whether they are run through, not only looked for.
        branches: of `\InputIfFileExists`: what is done if the file is there, and if not.
        main: of a subfile: the paper that it belongs to; or "".
    """

    names: tuple[str, ...]
    end: int
    folder: str = ""
    is_top: bool = False
    is_package: bool = False
    optional: bool = False
    is_read: bool = True
    branches: tuple[Argument | None, Argument | None] = (None, None)
    main: str = ""


def request(source: Source, at: int, command: str) -> Request | None:
    """Return what a command wants to be read; None for any other command."""
    if command in INPUTS:
        return _input(source, at, command)
    if command in IMPORTS:
        return _import(source, at, command)
    return _package(source, at, command) if command in PACKAGES else None


def _input(source: Source, at: int, command: str) -> Request | None:
    found = source.argument(at)
    if found is None:
        bare = _BARE_FILE.match(source.text, at) if command in {"input", "@@input"} else None
        return Request((bare[1],), bare.end()) if bare else None
    name = source.of(found).strip()
    if command.startswith("subfile"):
        folder, name = posixpath.split(name)
        return Request((name,), found.after, folder or ".")
    if not command.endswith("IfFileExists"):
        return Request((name,), found.after)
    first = source.argument(found.after)
    second = source.argument(first.after) if first else None
    end = (second or first or found).after
    is_read = command == "InputIfFileExists"
    return Request((name,), end, optional=True, is_read=is_read, branches=(first, second))


def _import(source: Source, at: int, command: str) -> Request | None:
    folder = source.argument(at)
    name = source.argument(folder.after) if folder else None
    if folder is None or name is None:
        return None
    below = source.of(folder).strip() or "."
    is_top = not command.startswith("sub")
    return Request((source.of(name).strip(),), name.after, below, is_top)


def _package(source: Source, at: int, command: str) -> Request | None:
    optional = source.argument(at, "[")
    found = source.argument(optional.after if optional else at)
    if found is None:
        return None
    ending = ".cls" if command in {"documentclass", "LoadClass"} else ".sty"
    names = tuple(f"{name.strip()}{ending}" for name in source.of(found).split(","))
    main = source.of(optional).strip() if optional and names == ("subfiles.cls",) else ""
    return Request(names, found.after, is_package=True, optional=True, main=main)


class Files:
    """The files of one paper.

    Attributes:
        folders: of the paper, and of the imports within one another that are being read.
        seen: what was read, in order.
        unread: what is named and could not be read.
    """

    def __init__(self, read: Callable[[str], str | None], folder: str) -> None:
        self._read = read
        self.folders = [folder]
        self.seen: list[str] = []
        self.unread: list[str] = []

    def text(self, path: str, *, optional: bool) -> str | None:
        """Return the text of a file; "" if it was read before, None if it cannot be read."""
        if path in self.seen:
            return ""
        text = self._read(path)
        if text is None:
            if not optional:
                self.miss(path)
            return None
        self.seen.append(path)
        return text

    def is_there(self, path: str) -> bool:
        """Tell whether a file can be read."""
        return path in self.seen or self._read(path) is not None

    def miss(self, path: str) -> None:
        """Take note of a file that cannot be read."""
        if path not in self.unread:
            self.unread.append(path)

    @contextmanager
    def within(self, wanted: Request) -> Iterator[None]:
        """Look for files from the folder of a request, while it is met."""
        if not wanted.folder:
            yield
            return
        base = self.folders[0 if wanted.is_top else -1]
        self.folders.append(posixpath.join(base, wanted.folder))
        try:
            yield
        finally:
            self.folders.pop()

    def path(self, name: str) -> str:
        """Return the path of a file that stands beside the paper."""
        return posixpath.normpath(posixpath.join(self.folders[0], name))

    def places(self, name: str) -> list[str]:
        """Return where TeX looks for a file: in the folder of an import first."""
        names = [name] if posixpath.splitext(name)[1] in _ENDINGS else []
        names += [f"{name}.tex", *([] if names else [name])]
        folders = dict.fromkeys((self.folders[-1], self.folders[0]))
        return [
            posixpath.normpath(posixpath.join(folder, one)) for folder in folders for one in names
        ]
