"""The links of a row: their targets, and whether their words are only a label.

Responsible for labels ("Paper", "Code", "ICML 2024") as opposed to words of a link's own. Does not
depend on what is the title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.identifiers.address import host
from ssmlit.importers import badges, link_roles
from ssmlit.importers.marks import SHORTCODE
from ssmlit.venues import find_venue

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Span

_FILE = regex(r"(?![a-z]+:).*\.pdf", re.IGNORECASE)
_PAPERS = link_roles.PAPERS | {"", "link"}  # not the slides
_PARTS = 2  # of a written identifier: "DOI: 10.1234/a"
_LETTER = regex(r"[^\W\d_]")
CLOSED = regex(r"\s*[\])）】]")
_BEFORE_TITLE = regex(
    r"([A-Z][A-Za-z&]+(?: ?['’]\d\d|[ ’']?(?:19|20)\d\d))\s?[-–—]\s?(?=[^\W\d_a-z])"
)


class Hyperlink(NamedTuple):
    """A link of the row."""

    span: Span  # where it is
    label: str  # the words on it, "" when they are only the address or an image
    url: str  # the address, repaired
    role: str  # its role (`link_roles.role`); "related" for a link with words of its own
    is_label: bool  # its words only name its target ("Paper", "Code"), or it has none


@lru_cache(maxsize=1 << 12)  # a row's links are needed several times, and rows are read twice
def hyperlinks(flat: Flat) -> tuple[Hyperlink, ...]:
    """Return the links of a text that lead somewhere on the web."""
    urls = ((span, link_roles.repair(span.url)) for span in flat.of("link"))
    return tuple(_hyperlink(flat, span, url) for span, url in urls if url)


def _hyperlink(flat: Flat, span: Span, url: str) -> Hyperlink:
    words = SHORTCODE.sub("", flat[span]).strip()
    label = "" if _is_address(words, span.url) else _bare(words)
    bracketed = words[:1] == "[" or is_wrapped(flat, span)
    name, _, last = label.rpartition(" ")
    repeats = bracketed and name and name in flat.text[: span.start]
    if repeats and link_roles.label_role(last):
        label = last  # "**SlowNet: A Title** [[SlowNet paper](…)]"
    is_label = (
        bool(span.label)
        or not _LETTER.search(label)
        or bool(link_roles.label_role(label))
        or (bracketed and len(label.split()) < 5 and link_roles.host_role(url) == "code")
        or _is_library(label, host(url))
        or _is_venue(label, is_first=not _LETTER.search(flat.text, 0, span.start))
    )
    role = link_roles.role(label or span.label, url) if is_label else _named_role(label, url)
    return Hyperlink(span, label, url, role, is_label)


def files(flat: Flat) -> list[str]:
    """Return the PDFs of papers that a text links and that lie beside the list, not on the web."""
    linked = [span for span in flat.of("link") if _FILE.fullmatch(span.url)]
    return [span.url for span in linked if link_roles.label_role(flat[span]) in _PAPERS]


def is_wrapped(flat: Flat, span: Span) -> bool:
    """Return whether a link is in brackets of its own: `[[annotated-mamba](…)]`."""
    before = flat.text[: span.start].rstrip()
    return before.endswith(("[", "(", "（", "【")) and CLOSED.match(flat.text, span.end) is not None


def before_title(text: str) -> str:
    """Return the venue, its year and the dash before a title, "SLOW'24-The Title", or ""."""
    found = _BEFORE_TITLE.match(text)
    return found[0] if found and badges.read_badge(found[1], whole=False).is_edition else ""


def _bare(words: str) -> str:
    """Return the words of a link without brackets around them: "[Paper]", but "KR (2020)"."""
    bare = words.strip("[](){} ")
    return words if bare.count("(") > bare.count(")") or bare.count("[") > bare.count("]") else bare


def _is_address(words: str, url: str) -> bool:
    if not words or words == url or words.startswith(("http:/", "https:/", "www.")):
        return True
    if "." in words and host(url).endswith(words.lower()):
        return True  # "[shells.example](https://shells.example/a)"
    return len(words.split()) <= _PARTS and identifiers.parse(words) is not None


def _is_library(label: str, host: str) -> bool:
    """Return whether a link is called as the library of papers that it leads to: "eLibrary"."""
    is_called_so = label.lower() in host.split(".")
    return is_called_so and link_roles.host_role(f"https://{host}/paper") == "paper"


def _is_venue(label: str, *, is_first: bool) -> bool:
    """Return whether words and a year are those of a venue: a row begins with one that is known."""
    stated = badges.read_badge(label if len(label.split()) < 5 else "")
    if not stated.says_where or before_title(label):
        return False
    venue = stated.venue
    is_name = label.endswith(")") or (" " in venue and stated.type == "article")
    is_title = is_first and is_name and not find_venue(venue)
    return not is_title


def _named_role(label: str, url: str) -> str:
    """Return the role of a link with words of its own; code only when they name the repository."""
    role = link_roles.host_role(url)
    if role == "code":
        named = "/" in label and url.rstrip("/").lower().endswith(f"/{label.lower()}")
        return "code" if named else "related"
    return "paper" if role == "paper" or identifiers.parse(url) else "related"
