"""One paper as a line of Markdown, or a row of a table.

Responsible for what a row looks like in each layout. Does not depend on sections, anchors or
pages; the other sections of a paper are handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit.render import papers
from ssmlit.render.markdown import bold, code, escape, image, link
from ssmlit.render.pieces import NUMBER, filled
from ssmlit.strings import with_stop

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render.view import View

_APART = frozenset({"note", "tags", "stars"})  # shown after the sentence of details
_TELLING = ("authors", "venue", "year")  # identifies the paper if its link does not


class PaperLine(NamedTuple):
    """A paper's line without its end, which names its other sections."""

    start: str  # Markdown up to the links
    links: tuple[str, ...]  # to the paper, its code …, as Markdown
    end: str = ""  # Markdown after the links


def row(record: Record, view: View) -> PaperLine:
    """Return a paper as a list item or a table row, without its end."""
    title, is_table = papers.title(record, view), view.layout == "table"
    if view.row:
        return PaperLine(filled(record, view), ())
    links = tuple(
        link(view.word(role), address, table=is_table)
        for role, address in papers.links(record, view, paper=not view.title_link)
    )
    address = papers.paper_url(record, view.arxiv) if view.title_link else ""
    if is_table:
        linked = link(title, address, table=True) if view.title_link else bold(title, table=True)
        cells = (linked, *(_cell(record, view, name) for name in view.show))
        return PaperLine("|" + "".join(f" {cell} |" if cell else " |" for cell in cells), links)
    if address:
        shown = view if identifiers.parse(address) else telling(view)
        said = (", ".join(_details(record, shown, badge=True)), _remark(record, view))
        details = " ".join(filter(None, map(with_stop, said)))
        head = link(title, address) + (f" - {details}" if details else "")
    else:
        head = _unlinked(title, record, view)
    tags = "".join(f" {code(tag)}" for tag in record.tags) if "tags" in view.show else ""
    stars = _stars(record, view) if "stars" in view.show else ""
    return PaperLine(f"- {head}{tags}", links, f" {stars}" if stars else "")


def line(made: PaperLine, view: View, number: int, also: Sequence[tuple[str, str]] = ()) -> str:
    """Return the whole line of a paper.

    Args:
        made: what `row` returned.
        view: how to show it.
        number: the paper's number in its section, from 1.
        also: (label, address or "") of the other sections it belongs to.
    """
    elsewhere = [_section(label, address) for label, address in also]
    start = made.start.replace(NUMBER, str(number))
    if view.layout != "table":
        return start + _brackets(made.links, ", ".join(elsewhere), view) + made.end
    if view.row:
        return start
    links = ", ".join((*made.links, *elsewhere))
    return f"{start} {links} |" if links else f"{start} |"


def item(record: Record, view: View) -> str:
    """Return the whole line of a paper that is in no other section."""
    return line(row(record, view), view, 1)


def _unlinked(title: str, record: Record, view: View) -> str:
    """Return a title without a link, with what identifies the paper instead."""
    view = telling(view) if view.title_link else view
    badge = _badge(record, view)
    parts = (*_details(record, view, badge=False), _remark(record, view))
    details = "".join(f", {part}" for part in parts if part)
    return (f"[{escape(badge)}] " if badge else "") + bold(title) + details


def telling(view: View) -> View:
    """Return a view that shows what identifies a paper whose link does not."""
    more = [name for name in _TELLING if name not in view.show]
    return replace(view, show=(*more, *view.show))


def table_head(view: View) -> tuple[str, ...]:
    """Return the two lines above the rows of a view's GFM table; () for a list."""
    if view.layout != "table":
        return ()
    if view.head:
        return view.head
    names = ["title", *view.show, "links"]
    cells = [escape(view.word(name), table=True) for name in names]
    return f"| {' | '.join(cells)} |", f"|{' --- |' * len(cells)}"


def _stars(record: Record, view: View) -> str:
    address = papers.stars_url(record)
    return image(view.word("stars"), address) if address else ""


def _cell(record: Record, view: View, name: str) -> str:
    if name == "stars":
        return _stars(record, view)
    if name == "tags":
        return " ".join(code(tag, table=True) for tag in record.tags)
    if name == "venue" and "year" in view.show:
        return escape(papers.venue(record, view), table=True)
    return escape(_fact(record, view, name), table=True)


def _fact(record: Record, view: View, name: str) -> str:
    """Return one detail of a paper as text, or ""."""
    if name == "authors":
        return papers.author_names(record, view.authors)
    if name == "venue":
        return papers.badge(record, view)
    if name == "note":
        return papers.remark(record)
    known = papers.date(record)
    return known[:4] if name == "year" else known


def _details(record: Record, view: View, *, badge: bool) -> list[str]:
    """Return the details of a list item, escaped; a year that the venue names is not repeated."""
    names = [n for n in view.show if n not in _APART and (badge or n != "venue")]
    venue = _badge(record, view)
    facts = [(n, _fact(record, view, n)) for n in names]
    return [escape(f) for n, f in facts if f and not (n == "year" and f in venue)]


def _badge(record: Record, view: View) -> str:
    return papers.badge(record, view) if "venue" in view.show else ""


def _remark(record: Record, view: View) -> str:
    return escape(papers.remark(record)) if "note" in view.show else ""


def _section(label: str, address: str) -> str:
    shown = escape(label, table=True)
    return f"[{shown}]({address})" if address else shown


def _brackets(links: Sequence[str], elsewhere: str, view: View) -> str:
    also = f"{view.word('also')} {elsewhere}" if elsewhere else ""
    if view.brackets == "square":
        return "".join(f" [{part}]" for part in links) + (f" ({also})" if also else "")
    inside = "; ".join(part for part in (", ".join(links), also) if part)
    return f" ({inside})" if inside else ""
