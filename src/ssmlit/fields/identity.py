"""Identifiers and links of an entry.

Responsible for which fields have them and how people fill those fields. Does not depend on the
grammars of identifiers: those are in `ssmlit.identifiers`. An id inside free text (abstract, a
note about another paper) is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ssmlit import identifiers as ids
from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import ungrouped
from ssmlit.fields.names import IDENTIFIER_FIELDS, LINK_FIELDS, LINKING_FIELDS
from ssmlit.model import Identifier, Link
from ssmlit.venues.preprints import is_preprint_venue

_TEX = regex(r"\\(?:url|href|path|texttt)\s*(?=\{)|(?<!\\)\\++(?=[_%#&~$])|[{}]|\s+")
_ARGUMENT = r"\s*\{((?>(?:[^{}]|\{[^{}]*\})*))\}"
_LINKED = regex(rf"\\(?:(?:url|nolinkurl){_ARGUMENT}|href{_ARGUMENT}{_ARGUMENT})")
# Words behind an address: `https://a.org (accessed 2020)`, `https://a.org accessed 2020`. A lone
# one in a new line is the rest of the address, which was too long; so is a DOI's ` (85)90012-8`.
_ASIDE = regex(
    r"(?<=\S)(?:\s+(?=[(\[](?!\d\d\)))|"
    r"[,;]?(?:[^\S\n]+|\s+(?=\S+\s+\S))(?=[^\W_]+[.,:;]?(?:\s|$)))(?:.|\n)*"
)
# A file with blanks in its name: `https://a.org/My Papers/gu 2023.pdf`, alone in its field.
_SPACED = regex(
    r"https?://[^\s/]+/(?:(?<![,;/])(?<!\.[a-z]{2})(?<!\.[a-z]{3})(?<!\.html) (?![(\[])"
    r"|(?!://)\S)+"
    r"\.(?:pdf|docx?|pptx?|html?)"
)
_DOI = regex(r"(?<!\d)10\.\d{4,9}/")
# Old DOIs as programs write them: `026${<}$2712`, `\ensuremath{<}`, `{\textless}`.
_ANGLE = regex(
    r"\$\{?([<>])\}?\$|\\ensuremath\s*\{\s*([<>])\s*\}|\\text(less|greater)(?![A-Za-z])\s*(?:\{\})?"
)
_ANOTHER = regex(r"(?<=\S)[;,]?\s+(?=(?:https?|ftp)://)")
# An id, before an address that words may precede; not BibSonomy's mark, `/brokenurl#`.
_NO_WORDS = regex(r"(?!/)\S*(?:\d|[./:]\w)\S*")
#: What is between DOIs in one field, as EndNote and INSPIRE write several.
ANOTHER_DOI = regex(
    r"(?<=\S)(?:\s*[;,]\s*|\s+(?:and\s+|&\s+)?)(?=(?:doi:?\s*|https?://(?:dx\.)?doi\.org/+)?10\.\d{4,9}/)",
    re.IGNORECASE,
)
#: What arXiv stamps behind an id: `arXiv:0803.0939v1 [physics.soc-ph]`.
SUBJECT = regex(r"\[([\w.-]+)\]\s*$")
_ISBN = regex(r"(?<![\d-])(?:97[89][\s‐-―-]?)?(?:\d[\s‐-―-]?){9}[\dXx](?![\d-])")
_TILDE = regex(r"\{?\\text(?:asciitilde|tildelow)\s*(?:\{\})?\}?|\\~\{\}|\$\\sim\$|\\string~")
_UNDERSCORE = regex(r"\{?(?<!\\)\\+textunderscore\s*(?:\{\})?\}?")
_MORE = regex(r"(?<!\w)(\w++)=((?:https?|ftp)://\S+)")
_CORR_VOLUME = regex(r"abs/(\S+)", re.IGNORECASE)
_LEAD = regex(
    r"(?:(?:arxiv(?!:)|(?:corr[\s,]*)?abs/|e?-?prints?|preprint|available|online|at|from|see|url)[\s:,]*)*",
    re.IGNORECASE,
)
_VERSION = regex(r"v?([1-9]\d{0,3})", re.ASCII)
_OWN_FIELDS = [(scheme, name) for scheme, name in IDENTIFIER_FIELDS.items() if scheme != "arxiv"]
_EPRINT_FIELDS = ("eprint", "arxivid", "arxiv")
_ADDRESS_FIELDS = ("url", "ee", *LINK_FIELDS)
#: What `archiveprefix` and `eprinttype` call two archives, in lower case.
ARXIV, PUBMED = frozenset({"arxiv", "arxiv.org"}), frozenset({"pubmed", "pmid"})
WEB = ("http:/", "https:/", "ftp:/")  # how an address of the web begins, also with a slash missing
#: What hosts hold, in the addresses of entries and of lists.
HOSTS = {
    **dict.fromkeys(
        ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com"), "code"
    ),
    **dict.fromkeys(
        ("youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "slideslive.com"), "video"
    ),
    **dict.fromkeys(("github.io", "gitlab.io", "netlify.app", "vercel.app"), "project"),
}


#: Roles of a paper's own address, the surest first; a page of no role may be the publisher's.
OWN_ROLES = {"paper": 0, "pdf": 0, "thesis": 0, "page": 1}


def identifiers(fields: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Return every identifier in fields (by lower-case name), canonical, each once.

    Those of their own fields come before those in links.
    """
    found: dict[Identifier, Identifier] = {}
    for identifier in [*_own(fields), *_from_links(fields), *_from_prose(fields)]:
        for name in ids.aliases(identifier):
            if name not in found or (name.version and not found[name].version):
                found[name] = name
    return tuple(found.values())


def links(fields: Mapping[str, str], entry_type: str) -> tuple[Link, ...]:
    """Return an entry's links, without addresses that only repeat an identifier."""
    names = [name for name in _ADDRESS_FIELDS if name in fields]
    if not names and "links" not in fields:
        return ()
    own = set(_own(fields))
    found: dict[str, Link] = {}
    for name in names:
        url = address(fields[name])
        if not url.startswith(WEB) or ids.parse(url) in own:
            continue
        kind = name if name in LINK_FIELDS else role(url, entry_type)
        found.setdefault(url, Link(kind, url))
    for kind, url in _MORE.findall(fields.get("links", "")):
        found.setdefault(url, Link(kind, url))
    return tuple(sorted(found.values(), key=rank))


def where_found(fields: Mapping[str, str], entry_type: str) -> str:
    """Return the address of a work: its own, its best identifier's, any other; or "".

    Its own is `url`, for software its repository, unless that repeats an identifier. An ISBN names
    a book, but leads to a catalogue of books, not to the work.
    """
    ranked = links(fields, entry_type)
    named = [url for one in identifiers(fields) if one.scheme != "isbn" and (url := ids.url(one))]
    own = next((link.url for link in ranked if is_address(link, named=bool(named))), "")
    written = address(fields.get("url", ""))
    if not own and any(link.url == written for link in ranked):
        return written
    return own or next(iter((*named, *(link.url for link in ranked))), "")


def is_address(link: Link, *, named: bool) -> bool:
    """Whether a link can be the paper's own address.

    One to a blog or to what is only related can be where no identifier names the paper.
    """
    return rank(link) == 0 and (link.role in OWN_ROLES or not named)


def rank(link: Link) -> int:
    """Return a link's place in the order of fields: the paper's own address first."""
    return LINK_FIELDS.index(link.role) + 1 if link.role in LINK_FIELDS else 0


def archive(fields: Mapping[str, str], default: str = "") -> str:
    """Return the archive that the field `eprint` is an id of, in lower case, as the entry says."""
    return ungrouped(fields.get("archiveprefix") or fields.get("eprinttype") or default).lower()


def _own(fields: Mapping[str, str]) -> Iterator[Identifier]:
    yield from _arxiv(fields)
    for scheme, name in _OWN_FIELDS:
        if value := fields.get(name):
            yield from _labelled(scheme, value)
    yield from filter(None, map(ids.parse, fields.get("identifiers", "").split()))


def _arxiv(fields: Mapping[str, str]) -> Iterator[Identifier]:
    if fields.keys().isdisjoint(_EPRINT_FIELDS):
        return
    kind = archive(fields, "arxiv")
    for name in _EPRINT_FIELDS:
        written = fields.get(name)
        value = address(written) if written else ""
        if not value:
            continue
        if name == "eprint" and kind in PUBMED:
            yield from _labelled("pmid", value)
        elif name != "eprint" or kind in ARXIV:
            found = ids.labelled("arxiv", value) or ids.parse(value)
            if found and found.scheme == "arxiv":
                yield _versioned(found, fields.get("version", ""))


def _versioned(identifier: Identifier, version: str) -> Identifier:
    """Return an identifier with the version from a field of its own, unless it has one."""
    number = _VERSION.fullmatch(version) if version and not identifier.version else None
    return identifier._replace(version=int(number[1])) if number else identifier


def _labelled(scheme: str, value: str) -> Iterator[Identifier]:
    """Read one id of a scheme, or, for ISBNs and DOIs, several: `978…, 978…`."""
    parts = [value]
    if scheme == "isbn":
        parts = re.split(r"[,;]|\s{2,}", value)
    elif scheme == "doi" and value.count("10.") > 1:
        parts = ANOTHER_DOI.split(value)
    for part in parts:
        text = address(part)
        if found := ids.labelled(scheme, text) or ids.parse(text):
            yield found
        elif scheme == "isbn":  # Zotero: `3540… 978…`
            yield from filter(None, (ids.labelled(scheme, one) for one in _ISBN.findall(part)))


def _from_links(fields: Mapping[str, str]) -> Iterator[Identifier]:
    for name in LINKING_FIELDS:
        if (value := fields.get(name)) and (found := ids.parse(address(value))):
            yield found


def _from_prose(fields: Mapping[str, str]) -> Iterator[Identifier]:
    """Read `arXiv preprint arXiv:ID`, CoRR's `abs/ID`, and a note that is nothing but a link.

    An old id needs no label there: `arXiv preprint hep-th/9901001`, CoRR's volume `cs.LO/0106001`.
    """
    journal = fields.get("journal") or fields.get("journaltitle") or ""
    if journal and is_preprint_venue(journal.lstrip("{")):
        volume = ids.parse(fields.get("volume", ""))
        named = _CORR_VOLUME.search(journal)
        if found := volume or (named and ids.parse(named[1])):
            yield found
        yield from ids.find(address(journal, keep_blanks=True))
        yield from _alone(journal)
    for name in ("howpublished", "note"):
        if value := fields.get(name):
            yield from _alone(value)


def _alone(value: str) -> Iterator[Identifier]:
    """Read what is nothing but an id or a link, behind `Preprint, available at` or `CoRR abs/`."""
    text = address(value, keep_blanks=True) if value else ""
    if text and (found := ids.parse(text[_LEAD.match(text).end() :])):  # type: ignore[union-attr]  # matches ""
        yield found


def address(text: str, *, keep_blanks: bool = False) -> str:
    r"""Return an address without TeX: `\url{…}`, `\_`, `{\textasciitilde}`, broken lines.

    Of several addresses or DOIs separated by blanks, as Mendeley writes them, the first; not the
    words before or behind it, nor those in the second argument of `\href`.

    Args:
        text: of a field.
        keep_blanks: whether to return all other words, too.
    """
    if not keep_blanks:
        text = text.strip()
        first = _first_address(text)
        # one blank: a line was broken; words behind what names a work are an aside
        is_spaced = text.count(" ") > 1 and _SPACED.fullmatch(text) and not ids.parse(first)
        text = text.replace(" ", "%20") if is_spaced else first
    elif "\\" in text:
        text = _LINKED.sub(r" \1\2 \3 ", text)
    if "$" in text or "\\" in text:
        text = _ANGLE.sub(lambda m: "<" if m[m.lastindex or 0] in "<less" else ">", text)
    if "\\" in text or "{" in text or " " in text or "\n" in text:
        text = _UNDERSCORE.sub("_", _TILDE.sub("~", text))
        text = _TEX.sub(lambda m: " " if keep_blanks and m[0].isspace() else "", text)
    text = text.strip()
    return text[1:-1] if text.startswith("<") and text.endswith(">") else text


def _first_address(text: str) -> str:
    """Return the part of a field that is its first address or DOI, as TeX writes it."""
    linked = _LINKED.search(text) if "\\" in text else None
    if linked and "://" in linked[0]:
        text = linked[1] or linked[2]
    elif "://" in text:
        before, mark, behind = text.partition("://")
        text = before + mark + _ASIDE.sub("", behind)
    if "://" in text:
        first, *others = _ANOTHER.split(text, maxsplit=2)
        return first if not others or _NO_WORDS.fullmatch(first) else others[0]
    if text.count("10.") > 1:
        text = ANOTHER_DOI.split(text, maxsplit=1)[0]
    found = _DOI.search(text) if "10." in text else None
    return text[: found.end()] + _ASIDE.sub("", text[found.end() :]) if found else text


def role(url: str, entry_type: str) -> str:
    """Return the role of an entry's address, by its host and its end."""
    host = re.sub(r"^(?:https?|ftp):/+|[/:?#].*", "", url.lower())
    if url.lower().partition("?")[0].endswith(".pdf"):
        return "thesis" if "thesis" in entry_type else "pdf"
    held = next((role for name, role in HOSTS.items() if f".{host}".endswith(f".{name}")), "")
    return held or ("thesis" if "thesis" in entry_type else "paper")
