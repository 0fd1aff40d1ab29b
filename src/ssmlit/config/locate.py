"""Where the library and its settings are.

Responsible for the order in which places are searched. Does not depend on their contents: a library
is not read here.
"""

from __future__ import annotations

import os
from pathlib import Path

from ssmlit.config.toml_tables import FILE_NAME, Config, read_config
from ssmlit.errors import LibraryError, UsageError
from ssmlit.paths import expanded, own_folder
from ssmlit.store.encodings import codec_for
from ssmlit.strings import quoted

LIBRARY_NAME = "library.bib"
LIBRARY_VARIABLE = "SSMLIT_LIBRARY"
USER_FILE = "config.toml"
_NAMED = 5  # files that a hint names, at most


def find_library(explicit: Path | str | None = None) -> Path:
    """Return the library to work on; `explicit` is what `--library` says: a path or a name.

    It is what `--library` names, else $SSMLIT_LIBRARY, else, in this folder or the nearest one
    above, the file that `[library] file` of ssmlit.toml names, or library.bib.

    Returns:
        The path, which need not exist when it was given.

    Raises:
        LibraryError: nothing was given and nothing is found; the hint names a .bib file
            in this folder.
        UsageError: settings that cannot be read, or name a file outside their folder.
    """
    given = explicit or os.environ.get(LIBRARY_VARIABLE)
    if given:
        return _library_of_name(str(given)) or expanded(given)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if path := library_named_in(folder):
            return path
        if os.path.lexists(folder / LIBRARY_NAME):
            return folder / LIBRARY_NAME
    raise LibraryError(
        f"there is no {LIBRARY_NAME} here or in a parent folder", hint=_hint(here), path=str(here)
    )


def library_named_in(folder: Path) -> Path | None:
    """Return the library that ssmlit.toml of a folder names, or None.

    Raises:
        UsageError: settings that cannot be read, or name a file outside their folder.
    """
    settings = folder / FILE_NAME
    return read_config(settings).path_below("library", "file") if settings.is_file() else None


def load(library: Path) -> Config:
    """Return the settings of a library: ssmlit.toml beside it, or one above that names it.

    Raises:
        UsageError: it is not TOML, or not UTF-8.
        LibraryError: it exists but cannot be read.
    """
    beside = library.parent / FILE_NAME
    if not beside.is_file():
        real = library.absolute()
        for folder in real.parent.parents:
            if (folder / FILE_NAME).is_file():
                config = read_config(folder / FILE_NAME)
                if config.path_below("library", "file") == real:
                    return config
    return read_config(beside)


def user_settings() -> Config:
    """Return the user's own settings, which hold `[libraries]`; empty if there are none."""
    return read_config(user_file())


def user_file() -> Path:
    """Return the path of the user's own settings."""
    return own_folder("config") / USER_FILE


def encoding_of(config: Config) -> str:
    """Return the encoding of the library that its settings name.

    Raises:
        UsageError: there is none of that name; with its line.
    """
    name = config.string("library", "encoding", "utf-8")
    with config.place("library", "encoding"):
        codec_for(name, b"")
    return name


def _library_of_name(name: str) -> Path | None:
    """Return the library that a name stands for in the user's settings; a path is not a name."""
    path = Path(name)
    if path.suffix or any(mark in name for mark in ("/", os.sep)):
        return None
    if path.exists() and not path.is_dir():
        return None
    config = user_settings()
    libraries = config.table("libraries")
    if name in libraries:
        return config.path.parent / expanded(config.string("libraries", name))
    if path.is_dir():
        return None
    known = f"[libraries] there has: {', '.join(libraries)}" if libraries else (
        f'add `{name} = "~/papers/{name}.bib"` to [libraries] there, or give a path'
    )  # fmt: skip
    raise UsageError(
        f"there is no library `{name}`: no such file, and no such name in your settings",
        hint=known,
        path=str(config.path),
    )


def bib_files(folder: Path) -> list[str]:
    """Return the names of the .bib files in a folder."""
    return sorted(path.name for path in folder.glob("*.bib"))


def library_of(path: Path) -> str:
    """Return what makes a library of a file of another kind, such as a list."""
    return (
        f"a library is a .bib file: `ssmlit init && ssmlit import {quoted(path)}` makes one with "
        "the papers of this file"
    )


def _hint(here: Path) -> str:
    """Return what to do: name the .bib file in this folder, or start a library."""
    others = bib_files(here)
    if len(others) == 1:
        (one,) = others
        is_here = f"{one} is here: `ssmlit init {quoted(one)}` makes it the library"
        return f"{is_here}, or name it: -l {quoted(one)}"
    if others:
        rest = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        return f"`-l FILE` names one; here are: {', '.join(others[:_NAMED])}{rest}"
    return f"`ssmlit init` starts one here; --library FILE or {LIBRARY_VARIABLE} names another"
