"""Parsing what a user typed or pasted: identifiers, a title, or the address of some code.

Responsible for the one grammar of `add` and of lists of ids. Does not depend on services, and looks
nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.errors import UnresolvedError
from ssmlit.identifiers.pasting import title_of
from ssmlit.model import Identifier
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.errors import SsmlitError

_ADDRESS = regex(r"(?:https?://|www\.)\S+|(?<!\S)\S+\.\w{2,}/\S*", re.IGNORECASE)
# Parts of ids that hold the title: of CVF (`Name_Title_Words_CVPR_2023_paper`), of old NeurIPS.
_CVF_TITLE = regex(r"[^_]+_(.+)_[A-Z]+_\d{4}_paper")
_SLUG = regex(
    r"(?:paperswithcode\.com/paper/|researchgate\.net/publication/\d+_)([\w%-]+[_-][\w%-]+)"
)
# What OpenReview calls its forums: ten letters and digits, in no order.
_FORUM = regex(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{9,12}", re.ASCII)
_NIPS_TITLE = regex(r"\d+-(.+)")


class WantedWork(NamedTuple):
    """One thing that was asked for, understood; exactly one of its other attributes is set."""

    # the words it was asked with; of a text that held several identifiers, this one's name
    text: str
    identifier: Identifier | None = None  # the identifier it is
    title: str = ""  # the title it is
    code: str = ""  # the repository (`owner/name`) whose work is meant
    failure: SsmlitError | None = None  # why it cannot be understood


def parse_wanted(asked: Iterable[str]) -> tuple[WantedWork, ...]:
    """Return what texts mean, in order, each once."""
    items = (one for text in asked for one in _understood(text.strip()))
    return tuple({one.text: one for one in items}.values())


def _understood(text: str) -> tuple[WantedWork, ...]:
    found = identifiers.pasted(text)
    if len(found) == 1:
        return (WantedWork(text, identifier=found[0]),)
    if found:
        return tuple(WantedWork(str(identifier), identifier=identifier) for identifier in found)
    if repository := identifiers.repository(text):
        return (WantedWork(text, code=repository),)
    if title := _title(text):
        return (WantedWork(text, title=title),)
    return (WantedWork(text, failure=_no_identifier(text)),)


def slug_title(identifier: Identifier) -> str:
    """Return the words of a title that an identifier of proceedings holds, or ""."""
    pattern = {"cvf": _CVF_TITLE, "nips": _NIPS_TITLE}.get(identifier.scheme)
    match = pattern.fullmatch(identifier.value) if pattern else None
    return re.sub(r"[_-]+", " ", match[1]) if match else ""


def _title(text: str) -> str:
    """Return the title that a text is: in quotation marks, or several words and no address."""
    if quoted := title_of(text):
        return quoted
    if identifiers.suggestion(text) or _ADDRESS.search(text):
        return ""
    return " ".join(text.split()) if len(text.split()) > 1 else ""


def _no_identifier(text: str) -> UnresolvedError:
    """Return why a text cannot be looked up, and what can be instead: its DOI or title."""
    if hint := identifiers.suggestion(text):
        return UnresolvedError(f"`{text}` is not an identifier", hint=hint)
    if _ADDRESS.fullmatch(text):
        hint = "give what its page shows: the DOI, or the title in quotation marks"
        if title := _slug(text):
            hint = f"it contains a title: `ssmlit add {quoted(title)}`"
        return UnresolvedError(f"the address `{text}` contains no identifier", hint=hint)
    if _FORUM.fullmatch(text):
        return UnresolvedError(
            f"`{text}` is not an identifier",
            hint=f"if it is a forum of OpenReview: `ssmlit add openreview:{quoted(text)}`",
        )
    return UnresolvedError(
        f"`{text}` is not an identifier",
        hint="an arXiv id (2312.00752), a DOI, a PMID (pmid:12345678), a link to a paper, or its "
        "title (of one word: '\"Mamba\"'); words go to `ssmlit find`, files to `ssmlit import`",
    )


def _slug(address: str) -> str:
    """Return the words of the title that an address holds, or ""."""
    match = _SLUG.search(address)
    return re.sub(r"[_-]+", " ", unquote(match[1])).strip() if match else ""
