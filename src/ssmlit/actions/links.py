"""The web addresses of an entry."""

from __future__ import annotations

from ssmlit import fields, identifiers
from ssmlit.errors import UnresolvedError
from ssmlit.model import Entry, Record
from ssmlit.render.papers import pdf_url

SAFE = ("https://", "http://")


def address(entry: Entry, role: str) -> str:
    """Return the address of an entry's paper, pdf, code or project page.

    Raises:
        UnresolvedError: the entry has none; the hint says which it has.
    """
    record = fields.record(entry)
    own = {"paper": _paper, "pdf": pdf_url}.get(role)
    url = own(record) if own else record.link(role)
    if url.startswith(SAFE):
        return url
    known = ", ".join(dict.fromkeys(link.role for link in record.links))
    field = "url" if role == "paper" else role
    raise UnresolvedError(
        f"`{entry.key}` has no link to its {role}",
        hint=f"it has: {known}" if known else f"`ssmlit edit {entry.key} {field}=URL` adds one",
    )


def _paper(record: Record) -> str:
    if record.identifiers:
        return identifiers.url(record.identifiers[0])
    return next((record.link(role) for role in ("paper", "thesis", "pdf") if record.link(role)), "")
