"""Lists from the library: which papers a view shows, and the text of the file that shows them.

Responsible for handing papers and pages to `ssmlit.render`. Does not depend on files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields, render
from ssmlit.actions import select
from ssmlit.fields.keywords import INBOX, public_tags
from ssmlit.model import Entry, Record
from ssmlit.render import markers
from ssmlit.venues import short_venue

if TYPE_CHECKING:
    from ssmlit.actions.lists.kept.page import KeptList
    from ssmlit.library import Library
    from ssmlit.render import View


class Papers(NamedTuple):
    """The papers of a view: entries with what they have from their parents, records, macros."""

    entries: tuple[Entry, ...]
    records: tuple[Record, ...]
    strings: Mapping[str, str]
    waiting: tuple[Record, ...] = ()  # not of the view as they are in the inbox, if it keeps rows


def papers(library: Library, view: View) -> Papers:
    """Return the papers that a view's query selects; all of them when it has none."""
    entries = tuple(map(library.document.placeless, select.works(library, view.query)))
    records = tuple(_as_shown(entry, library.record(entry), view) for entry in entries)
    shown = {entry.key for entry in entries} if view.keep else ()
    waiting = (one for one in library.entries if view.keep and INBOX in fields.tags(one))
    others = tuple(library.record(one) for one in waiting if one.key not in shown)
    return Papers(entries, records, library.document.strings, others)


def _as_shown(entry: Entry, record: Record, view: View) -> Record:
    """Return an entry's record for lists: venues as they write them, `NeurIPS`, tags for readers.

    The day the entry was added goes along, though it says nothing about the work.

    Bookkeeping such as `needs-metadata` shows where the view asks for it.
    """
    asked = {*view.sections, *view.labels}
    tags = public_tags(record.tags, asked)
    extra = (*record.extra, ("timestamp", entry.get("timestamp")))
    return record._replace(venue=short_venue(record.venue), tags=tags, extra=extra)


def markdown(
    shown: Papers, view: View, date: str, template: str = "", old: str = "", *, path: str = ""
) -> str:
    """Return the view as Markdown.

    `template` is the text of the user's own, `old` the page, `path` its name for failures.
    """
    is_there = has_markers(old, view.name)
    before = markers.headings_before(old, view.name, path=path) if is_there else ()
    if view.template:
        return render.render_template(template, shown.records, view, date=date, headings=before)
    if keeps_rows(view, old):
        return kept(shown, view, date, old, path=path).body
    return render.render(shown.records, view, date=date, headings=before)


def keeps_rows(view: View, old: str) -> bool:
    """Whether a view keeps the rows of a page; what a template of the user's writes is its own."""
    return bool(view.keep and old and not view.template)


def kept(shown: Papers, view: View, date: str, old: str, *, path: str = "") -> KeptList:
    """Return the list of a view that keeps the rows of its page; `old` is the page.

    A list that gets its markers now is the page's, as it is: rows of it that the next render would
    take out are named.
    """
    from ssmlit.actions.lists.kept.page import KeptList, kept_list

    markers.refuse_conflict(old, path)
    if has_markers(old, view.name):
        return kept_list(old, view, shown.records, shown.waiting, date=date)
    text = with_place(old, view)
    there = markers.body(text, view.name)
    later = kept_list(text, view, shown.records, shown.waiting, date=date)
    if not there.strip():
        return later
    return KeptList(there, gone=tuple(n - 1 for n in later.gone))  # a marker is a line above them


def with_place(old: str, view: View, body: str = "") -> str:
    """Return a page with a view's markers around the list that people wrote, else at its end."""
    from ssmlit.actions.lists.adopted.place import with_markers

    return with_markers(old, view.name, body, keeps=view.keep)


def has_markers(text: str, name: str) -> bool:
    """Whether a document has a place for the list; broken markers count as one."""
    return f"ssmlit:{name}:" in text


def into(old: str | None, view: View, body: str, *, date: str, path: str, init: bool) -> str:
    """Return the document with the list in its place.

    Args:
        old: the document as it is, or `None` when there is none yet.
        view: the list.
        body: the list's Markdown, with `date` where it shows the day.
        date: `YYYY-MM-DD`; the day on the page moves only when the list does.
        path: the document's name, for failures.
        init: make a place when there is none: around the list that is there, else at the end.

    Raises:
        LibraryError: the document has no place for the list, or its markers are broken.
    """
    text, name = old or "", view.name
    if old is None or (init and not has_markers(text, name)):
        text = with_place(text, view, body)
    return markers.replace(
        text, name, render.with_date(markers.body(text, name, path=path), body, date), path=path
    )


def page(shown: Papers, view: View, date: str, old: str) -> str:
    """Return the view as a page of HTML; `old` is the page as it was, for its day."""
    from ssmlit.actions.lists import html_search
    from ssmlit.actions.records.publication_status import summary

    texts = {entry.key: _bibtex([entry], shown) for entry in shown.entries}
    pairs = zip(shown.entries, shown.records, strict=True)
    search = render.Searchable(
        {entry.key: html_search.facts(entry, record) for entry, record in pairs},
        html_search.language(shown.entries),
    )
    html = render.render_html(
        shown.records,
        view,
        date=date,
        bibtex=texts,
        searchable=search,
        published=summary(shown.records),
        old=old,
    )
    return render.with_date(old, html, date)


def feed(shown: Papers, view: View, date: str, old: str) -> str:
    """Return the newest papers as an Atom feed (RFC 4287); `old` as for `page`."""
    from ssmlit.render.atom import atom

    return render.with_date(old, atom(shown.records, view, date=date), date)


def pages(shown: Papers, view: View, date: str, stem: str) -> Mapping[str, str]:
    """Return the view as several pages that GitHub renders: file name to text."""
    return render.split(shown.records, view, date=date, stem=stem)


def bibliographies(shown: Papers, view: View) -> dict[str, str]:
    """Return one .bib for each section, so that readers can cite: file name to text."""
    by_key = {entry.key: entry for entry in shown.entries}
    return {
        f"{section.replace('/', '-')}.bib": _bibtex([by_key[key] for key in keys], shown)
        for section, keys in render.bib_sections(shown.records, view).items()
    }


def _bibtex(entries: Sequence[Entry], shown: Papers) -> str:
    from ssmlit.exporters import Bibliography, Options
    from ssmlit.exporters.bibtex import write

    return write(Bibliography(entries, shown.strings), Options())


def with_query(view: View, words: Sequence[str]) -> View:
    """Return the view with the papers narrowed down by the query of the command line."""
    joined = " ".join(words)
    if view.query and joined:
        joined = f"({view.query}) ({joined})"
    return replace(view, query=joined) if joined else view
