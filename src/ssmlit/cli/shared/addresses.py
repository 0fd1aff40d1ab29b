"""Where a paper is opened: its file on this computer, or its address on the web; and opening it."""

from __future__ import annotations

from pathlib import Path

from ssmlit import fields, identifiers
from ssmlit.errors import UnresolvedError, UsageError
from ssmlit.fields.files import files
from ssmlit.model import Entry, Record
from ssmlit.paths import expanded, is_file, real_path
from ssmlit.render.papers import pdf_url
from ssmlit.strings import quoted

_SAFE = ("https://", "http://")
_READ = frozenset({".pdf", ".djvu", ".epub", ".ps"})  # no programs: a .bib may be anyone's


def where(entry: Entry, role: str, library: Path) -> str:
    """Return what a browser opens for an entry's paper, pdf, code or project.

    The PDF in `file` comes before that of a server, and stands for a paper without an address.

    Raises:
        UnresolvedError: there is none; the hint says which addresses the entry has.
    """
    record = fields.record(entry)
    if role == "pdf" and (found := _file(entry, library)):
        return found
    own = {"paper": _paper, "pdf": pdf_url}.get(role)
    url = own(record) if own else record.link(role)
    if url.startswith(_SAFE):
        return url
    if role == "paper" and (found := _file(entry, library)):
        return found
    known = ", ".join(dict.fromkeys(link.role for link in record.links))
    field = "url" if role == "paper" else role
    raise UnresolvedError(
        f"`{entry.key}` has no link to its {role}",
        hint=f"it has: {known}"
        if known
        else f"`ssmlit edit {quoted(entry.key)} {field}=URL` adds one",
    )


def _paper(record: Record) -> str:
    """Return the address of a paper; an ISBN comes last, which may be that of the whole book."""
    urls = [identifiers.url(one) for one in record.identifiers if one.scheme != "isbn"]
    links = [record.link(role) for role in ("paper", "thesis", "pdf")]
    books = [identifiers.url(one) for one in record.identifiers if one.scheme == "isbn"]
    return next(filter(None, (*urls, *links, *books)), "")


def _file(entry: Entry, library: Path) -> str:
    """Return the address of the first file of an entry that is there, or ""."""
    folder = real_path(library).parent
    paths = (folder / path for name in files(entry) if (path := _path(name)) is not None)
    there = (path for path in paths if path.suffix.lower() in _READ and is_file(path))
    return next((path.as_uri() for path in there), "")


def _path(name: str) -> Path | None:
    try:
        return expanded(name)
    except UsageError:  # of a user of another computer
        return None


def open_in_browser(url: str) -> bool:
    """Open an address in the user's browser; return whether there is one that can be started."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except ValueError:  # $BROWSER has a quotation mark too many
        return False
