"""Any text or link → the identifier of a work.

Responsible for labels and for what surrounds a pasted id. Never guesses: a number inside a sentence
that merely looks like an id is not one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv, doi, isbn, links, schemes
from ssmlit.identifiers.address import split
from ssmlit.identifiers.proceedings import parse_acl
from ssmlit.model import Identifier

_LABEL = regex(
    r"(?:info:|\\|e-?)?(isbn|doi|pmid|arxiv)(?:-?1[03](?!\d))?(?:\s*[:=]\s*(?!/)|\s+|:?//?|\{|(?=\d))"
    r"|oai:(arxiv)\.org:|(?:urn:)?([a-z0-9]+)\s*[:=]\s*(?!/)|(arxiv)\.(?=\d{4}|[a-z-]+/\d)",
    re.IGNORECASE,
)
# Brackets belong to an identifier in pairs only, and so do not end the words of Markdown's link:
# "10.1016/0021(79)90051-2", but "[doi:10.1000/b](https://…)" and "(https://doi.org/10.1000/b)".
_CHAR = r"[^\s<>\"{}|\\^`（）【】「」『』，。；、《》()\[\]]"
_REST = rf"(?:{_CHAR}|\({_CHAR}*\)|\[{_CHAR}*\](?![(\[]))+"
_IN_PROSE = regex(
    rf"https?:/{{1,2}}{_REST}"
    r"|(?<![\w./@-])(?:www\.|(?:arxiv\.org|doi\.org|dx\.doi\.org|openreview\.net|aclanthology\.org"
    rf"|hf\.co|huggingface\.co)/){_REST}"
    r"|(?<!\w)arxiv:\s?[\w.-]+(?:/\d+)?(?:v\d+)?"
    rf"|(?<!\w)doi\b:?\s?10\.\d{{4,9}}/{_REST}",
    re.IGNORECASE,
)
_GLUED = regex(r"(?<=.)(?=https?:/)", re.IGNORECASE)
_LONGEST = 2000  # no registry's addresses are that long
_ENCODED = regex(r"https?%3a%2f", re.IGNORECASE)
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")  # no registry's ids have them
_WIDE = frozenset(map(chr, range(0xFF0E, 0xFF5B)))  # full-width `.` to `z`: digits and letters
_OPENING = " \t\r\n\ufeff\u200b<([{\"'“‘`*（【「『《"


@lru_cache(maxsize=1 << 15)  # each link of a list is parsed several times
def parse(text: str) -> Identifier | None:
    """Return the identifier that one pasted id or link stands for, or None.

    Accepts bare ids, labelled ids (`arXiv:…`, `doi:…`, `isbn:…`, `pmid:…`, `openreview:…`,
    `acl:…`) and web addresses, with the brackets, stops and queries that come along.
    """
    if len(text) > _LONGEST:
        return None
    text = _unwrapped(_visible(text))
    if match := _LABEL.match(text):
        label = next(filter(None, match.groups())).lower()
        if label in schemes.LABELS:
            return schemes.read(label, _unwrapped(text[match.end() :]))
    first, *glued = _GLUED.split(text)
    return _bare(text) or links.parse(text) or (links.parse(first) if glued else None)


@lru_cache(maxsize=1 << 15)  # an entry's are read for the entry, and for what is wrong with them
def labelled(scheme: str, text: str) -> Identifier | None:
    """Return the identifier in a field for one scheme: `parse("doi:" + text)`."""
    return schemes.read(scheme, _unwrapped(text)) if len(text) <= _LONGEST else None


def find(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of links and labelled ids in prose.

    Each comes once, in the order of the text. Bare numbers are never taken for ids.
    """
    found: dict[Identifier, None] = {}
    for match in _IN_PROSE.finditer(text):
        for part in _GLUED.split(match[0]):
            if identifier := parse(part):
                found.setdefault(identifier)
    return tuple(found)


def aliases(identifier: Identifier) -> tuple[Identifier, ...]:
    """Return the identifier and those that name the same work by construction.

    The DOIs of the ACL (`10.18653/v1/…`) contain the Anthology id.
    """
    if identifier.scheme == "doi" and (found := parse_acl(doi.acl_id(identifier.value))):
        return identifier, found
    return (identifier,)


def with_aliases(known: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return identifiers and their aliases, each once: the Anthology's id before its DOI."""
    return tuple(dict.fromkeys(name for one in known for name in reversed(aliases(one))))


def suggestion(text: str) -> str:
    """Return why a text that looks like an identifier is not one, as a hint, or ""."""
    if len(text) > _LONGEST or parse(text):
        return ""
    text = _unwrapped(text)
    match = _LABEL.match(text)
    label = (match[1] or match[2] or match[3]).lower() if match else ""
    bare = text[match.end() :].strip() if match and label in schemes.LABELS else text
    return (
        arxiv.problem(arxiv.without_stamp(bare))
        or isbn.isbn_problem(bare)
        or _doi_problem(bare)
        or _link_problem(text)
    )


def _visible(text: str) -> str:
    """Return a pasted text without invisible characters, full-width letters as ordinary ones.

    A line break inside a text without other blanks is due to pasting, too.
    """
    text = text.strip()
    if not text.isascii():
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
        text = "".join(unicodedata.normalize("NFKC", c) if c in _WIDE else c for c in text)
        text = text.translate(_DASHES)
    if _ENCODED.match(text):
        from urllib.parse import unquote

        text = unquote(text)  # copied from another address's query
    if "\n" in text and " " not in text:
        return "".join(text.split())
    return text


def _unwrapped(text: str) -> str:
    """Take off the brackets, quotes and stops that prose puts around an identifier."""
    return doi.without_tail(text.lstrip(_OPENING).rstrip())


def _bare(text: str) -> Identifier | None:
    return (
        arxiv.parse(arxiv.without_stamp(text).removesuffix(".pdf").removeprefix("abs/"))
        or doi.parse(text)
        or isbn.parse_isbn(text)
        or parse_acl(text)
        or schemes.read("pmc", text)
    )


def _doi_problem(text: str) -> str:
    if re.fullmatch(r"10\.\d{4,9}/?", text):
        return "a DOI continues after the slash: 10.1234/abcd"
    if re.match(r"10\.\d{0,3}/|10\.[^\d]", text):
        return "a DOI starts with 10. and a registrant of at least four digits"
    return ""


def _link_problem(text: str) -> str:
    address = split(text)
    if address is None or not address.path:
        return ""
    if address.host.endswith("arxiv.org"):
        last = address.path[-1].removesuffix(".pdf")
        return (
            arxiv.problem(last) or "an arXiv link ends in the id: https://arxiv.org/abs/2312.00752"
        )
    if address.host == "openreview.net":
        return "an OpenReview link carries the paper in ?id="
    return ""
