r"""Identifiers and addresses in the form that styles turn into links.

Responsible for `doi`, `eprint`, `eprinttype`, `url` and `howpublished`: bare identifiers without
prefixes and without TeX (`\_`), since styles print them with `\url` or `\href`; and for an address
where an entry has one only in a field of ssmlit's own. Does not depend on the target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.fields import identity, texts
from ssmlit.fields.inheritance import resolved
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

_DOI = regex(r"(?:https?:/+)?(?:dx\.|www\.)?doi\.org/+|doi:?\s*(?=10\.|$)", re.IGNORECASE)
_DRESSED = regex(r"[\\{}\s$%&]|doi|://|^www\.", re.IGNORECASE)
_ARXIV = regex(r"\d{4}\.\d{4,5}(?:v\d+)?")
_LIST = regex(r";\s+\w+://")
_WEB = regex(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
#: Fields by which a reader finds the work.
_FINDING = ("url", "doi", "eprint", "howpublished")


def cleaned(fields: dict[str, Field]) -> dict[str, Field]:
    """Return an entry's fields, by lower-case name, with clean identifiers and addresses."""
    found = dict(fields)
    for name, clean in _CLEANED:
        field = found.get(name)
        if field and _DRESSED.search(field.text) and field.source[:1] in {"{", '"'}:
            text = clean(field.text)
            if text != field.text:
                found[name] = Field.braced(field.name, text)
    if "eprint" in found:
        _clean_eprint(found)
    return found


def with_address(fields: dict[str, Field], entry: Entry, find: Find) -> dict[str, Field]:
    """Return the fields with a `url`, if the entry's address is only where no style looks.

    Nothing is added where the target's program inherits one from a parent: it would be hidden.
    """
    if not fields.keys().isdisjoint(_FINDING):
        return fields
    known = texts(entry)
    whole = resolved(entry, find)
    if whole is not entry and not (texts(whole).keys() - known.keys()).isdisjoint(_FINDING):
        return fields
    address = identity.where_found(known, entry.type.lower())
    if not address:  # a path on a disk is private
        file = identity.address(known.get("file", ""))
        address = file if _WEB.fullmatch(file) else ""
    return {**fields, "url": Field.braced("url", address)} if address else fields


def cut(fields: Mapping[str, str]) -> list[str]:
    """Return the names of fields of which `cleaned` writes less than they say: the first DOI.

    Neither the words around an address nor a second one are written.
    """
    return [
        name
        for name, clean in _CLEANED[:2]
        if (text := fields.get(name, "")) and _DRESSED.search(text) and _says_more(text, clean)
    ]


def _says_more(text: str, clean: Callable[[str], str]) -> bool:
    said = (identity.address(text, keep_blanks=True), clean(text))
    whole, written = ("".join(identifiers.unescaped(one).split()) for one in said)
    before, found, behind = whole.partition(written)
    return bool(found) and re.search(r"\w", _DOI.sub("", before) + behind) is not None


def web_address(text: str) -> str:
    """Return the first web address in a text of LaTeX; or ""."""
    found = _WEB.search(identity.address(text, keep_blanks=True))
    return found[0].rstrip(".,;)") if found else ""


def foreign_address(fields: Mapping[str, str]) -> str:
    """Return a `url` that no web service reads, `CTAN://…` or a bare `www.…`, whole; or ""."""
    text = fields.get("url", "")
    own = "" if text.startswith(identity.WEB) else identity.address(text)
    if own.lower().startswith("www.") and not identifiers.parse(own):
        return f"http://{own}"
    return own if "://" in own and not own.startswith(identity.WEB) else ""


def _url(text: str) -> str:
    """Return an address; a list separated by `;` is printed as it stands."""
    return text if _LIST.search(text) else identity.address(text)


def _doi(text: str) -> str:
    plain = identity.address(text)
    bare = plain[found.end() :] if (found := _DOI.match(plain)) else plain
    return identifiers.unescaped(bare) if bare.startswith("10.") else plain


def _howpublished(text: str) -> str:
    r"""Return a text that is nothing but an address as `\url{…}`; any other as it is."""
    plain = identity.address(text, keep_blanks=True)
    alone = _WEB.fullmatch(plain) and text.count("://") < 2  # of several, none is left out
    return rf"\url{{{plain}}}" if alone else text


_CLEANED = (("doi", _doi), ("url", _url), ("howpublished", _howpublished))


def _clean_eprint(fields: dict[str, Field]) -> None:
    """Write an arXiv id without prefix, with the name of its archive; others stay."""
    field = fields["eprint"]
    named = next((fields[n] for n in ("eprinttype", "archiveprefix") if n in fields), None)
    if named and _ARXIV.fullmatch(field.text):
        return
    text = identity.address(field.text)
    if named and named.text.strip().lower() not in identity.ARXIV:
        return
    found = identifiers.labelled("arxiv", text) or identifiers.parse(text)
    if found is None or found.scheme != "arxiv":
        return
    version = f"v{found.version}" if found.version else ""
    bare = f"{found.value}{version}"
    if bare != field.text:
        fields["eprint"] = Field.braced(field.name, bare)
    if named is None:
        fields["eprinttype"] = Field.braced("eprinttype", "arxiv")
    subject = identity.SUBJECT.search(text)
    if subject and fields.keys().isdisjoint({"eprintclass", "primaryclass"}):
        fields["eprintclass"] = Field.braced("eprintclass", subject[1])
