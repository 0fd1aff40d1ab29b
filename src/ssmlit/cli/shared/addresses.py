"""Where a paper is opened: its file on this computer, or its address on the web."""

from __future__ import annotations

from pathlib import Path

from ssmlit.errors import UnresolvedError
from ssmlit.model import Entry

_READ = frozenset({".pdf", ".djvu", ".epub", ".ps"})  # no programs: a .bib may be anyone's


def where(entry: Entry, role: str, library: Path) -> str:
    """Return what a browser opens for an entry's paper, pdf, code or project.

    The PDF in `file` comes before that of a server, and stands for a paper without an address.

    Raises:
        UnresolvedError: there is none.
    """
    from ssmlit.actions.links import address

    if role == "pdf" and (found := _file(entry, library)):
        return found
    try:
        return address(entry, role)
    except UnresolvedError:
        if role == "paper" and (found := _file(entry, library)):
            return found
        raise


def _file(entry: Entry, library: Path) -> str:
    """Return the address of the first file of an entry that is there, or ""."""
    from ssmlit.fields.files import files

    folder = library.resolve().parent
    paths = (folder / Path(name).expanduser() for name in files(entry))
    there = (path for path in paths if path.suffix.lower() in _READ and path.is_file())
    return next((path.as_uri() for path in there), "")
