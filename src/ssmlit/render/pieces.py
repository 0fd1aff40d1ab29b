"""A paper's line from the pieces that a view names: `["- ", "**{title}**", ", {authors}"]`.

Responsible for the meaning of `{…}` and for what is left out when a fact is unknown. Does not
depend on sections or pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as calendar_day
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.render import papers
from ssmlit.render.markdown import code, escape, url

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render.view import View

FACT = regex(r"\{(?P<name>[a-z]+)(?P<needed>!)?(?::(?P<form>[^{}]*))?\}")
NUMBER = "\x00"  # stands for the paper's number in its section; no text of a paper holds it
_LINK = regex(r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\{(?P<role>[a-z]+)(?::pdf)?\}\)")
_SEPARATORS = " \t\n.,;:|/·•–—-"


class _Part(NamedTuple):
    """Literal text of a piece, or a fact in it; `text` is the fact as Markdown, "" if unknown."""

    text: str
    is_fact: bool = False
    is_needed: bool = False


def filled(record: Record, view: View) -> str:
    """Return a paper's line as the view's `row` shows it, with `NUMBER` where `{number}` is.

    A piece whose facts are all unknown is left out, except a leading space, and so is one
    without a fact that it requires, `{venue!}`. In others an unknown fact goes with the separators
    before it, at the start of a piece with those after it; a link without an address keeps its
    words if there are facts in them, one whose words are all unknown gets its role's: "Paper". A
    full stop after "et al." or "?" is left out.
    """
    made, gap = "", ""
    for piece in view.row:
        text = _piece(piece, record, view)
        if text:
            text = text.removeprefix(".") if made.endswith(".") else text
            is_apart = made[-1:].isspace() or text[:1].isspace() or text[:1] in ".,;:"
            made += text if is_apart else gap + text
        gap = "" if text else gap or " " * piece.startswith(" ")
    return made


def _piece(piece: str, record: Record, view: View) -> str:
    parts = list(_parts(_LINK.sub(lambda found: _link(found, record, view), piece), record, view))
    facts = [part for part in parts if part.is_fact]
    unknown = [fact.is_needed for fact in facts if not fact.text]
    if any(unknown) or (FACT.search(piece) and len(unknown) == len(facts)):
        return ""
    return "".join(_without_unknown(parts))


def _link(found: re.Match[str], record: Record, view: View) -> str:
    """Return a link of a piece with words, or only what it shows if there is no address."""
    label, names = found["label"], [*FACT.finditer(found["label"])]
    if not _fact(record, view, found["role"], ""):
        return label if names else f"{{{found['role']}}}"
    is_said = any(it["needed"] or _fact(record, view, it["name"], it["form"] or "") for it in names)
    return found[0] if is_said or not names else found[0].replace(label, view.word(found["role"]))


def _parts(piece: str, record: Record, view: View) -> Iterator[_Part]:
    end = 0
    for found in FACT.finditer(piece):
        yield _Part(piece[end : found.start()])
        fact = _fact(record, view, found["name"], found["form"] or "")
        yield _Part(fact, True, bool(found["needed"]))
        is_ended = fact.endswith((".", "?", "!"))
        end = found.end() + (is_ended and piece.startswith(".", found.end()))
    yield _Part(piece[end:])


def _without_unknown(parts: Sequence[_Part]) -> Iterator[str]:
    """Yield the texts of parts; the separators beside an unknown fact go with it."""
    known = False  # whether a fact has been shown
    trim = False  # whether the separators at the start of the next text go
    for nth, part in enumerate(parts):
        text = part.text
        if part.is_fact:
            known, trim = known or bool(text), not text and not known
        else:
            text = text.lstrip(_SEPARATORS) if trim else text
            unknown = nth + 1 < len(parts) and not parts[nth + 1].text
            text = text.rstrip(_SEPARATORS) if unknown and known else text
        yield text


def _fact(record: Record, view: View, name: str, form: str) -> str:
    """Return what `{name:form}` stands for as Markdown, or "" when it is unknown."""
    is_table = view.layout == "table"
    if name in _TEXTS:
        return escape(_TEXTS[name](record, view, form), table=is_table)
    if name == "tags":
        return " ".join(code(tag, table=is_table) for tag in record.tags)
    if name == "number":
        return NUMBER
    own = papers.pdf_url(record, view.arxiv) if "pdf" in {name, form} else ""
    if name == "pdf" and _shows(view, "paper") and own == papers.paper_url(record, view.arxiv):
        return ""  # it is shown as the paper's address
    return url(own or papers.link(record, name, view.arxiv))


def _shows(view: View, name: str) -> bool:
    return any(found["name"] == name for found in FACT.finditer("".join(view.row)))


def _names(record: Record, view: View, form: str) -> str:
    between, _, last = form.partition("|")
    others = "" if _shows(view, "others") else " et al."
    return papers.author_names(record, view.authors, between or ", ", last, others)


# Facts that are text: each from the paper, the view and what is after the colon.
_TEXTS: Mapping[str, Callable[[Record, View, str], str]] = {
    "title": lambda record, view, _: papers.title(record, view),
    "authors": _names,
    "others": lambda record, view, form: (
        (form or "et al.") if papers.has_others(record, view.authors) else ""
    ),
    "venue": lambda record, view, _: papers.venue(record, view) or view.words.get("preprint", ""),
    "year": lambda record, _, form: formatted_date(*papers.day(record), form or "%Y"),
    "date": lambda record, _, form: (
        formatted_date(*papers.day(record), form) if form else papers.date(record)
    ),
    "shorttitle": lambda record, *_: papers.short_title(record),
    "note": lambda record, *_: papers.remark(record),
    "repository": lambda record, *_: identifiers.repository_as_written(record.link("code")),
    "arxiv": lambda record, _, form: record.identifier("arxiv") or form,
    "doi": lambda record, _, form: record.identifier("doi") or form,
}


def formatted_date(year: int, month: int, day: int, form: str) -> str:
    """Return a date in a form of `strftime`; "" when it asks for more than is known (0)."""
    asked = set(re.findall(r"%-?(\w)", form))
    if not year or (asked & set("mbB") and not month) or ("d" in asked and not day):
        return ""
    return calendar_day(year, month or 1, day or 1).strftime(form)
