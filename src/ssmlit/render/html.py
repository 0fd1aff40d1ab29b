"""A view as one page of HTML that needs nothing else: search, filters, chart, BibTeX to copy.

Responsible for the page and what its script needs. Does not depend on Markdown rows or files;
`page.html`, `page.css` and `page.js` beside this file are its parts.

Nothing of a record can become active: text and attributes are escaped, addresses are checked,
data stands in a JSON block without `<`, and the page's Content Security Policy
(https://www.w3.org/TR/CSP3/) runs only the one script whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from ssmlit.render import papers
from ssmlit.render.chart import chart
from ssmlit.render.markdown import clean, clean_url
from ssmlit.render.mathtext import math_html
from ssmlit.render.sections import section_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ssmlit.model import Record
    from ssmlit.render.view import View

__all__ = ["render_html"]

_AUTHORS_SHOWN = 12
_SURROGATES = re.compile("[\ud800-\udfff]")


def render_html(
    records: Sequence[Record], view: View, *, date: str, bibtex: Mapping[str, str]
) -> str:
    """Return a view as a page of HTML, encoded in UTF-8 when it is written.

    Every paper stands there once, whatever its tags, under its year when the order is by date.

    Args:
        records: the papers, in any order.
        view: title, introduction, order, labels and links; the layout does not matter.
        date: the day that is shown as the last change, `YYYY-MM-DD`.
        bibtex: the text of an entry by citation key, for copying.
    """
    rows = papers.ordered(records, view.order)
    css, js = _part("page.css"), _part("page.js")
    page = Template(_part("page.html")).substitute(
        policy=_policy(css, js),
        title=escape(clean(view.title) or view.name),
        css=css,
        js=js,
        intro=_intro(view.intro),
        facts=escape(f"{len(rows)} papers · {view.word('updated').lower()} {date}"),
        chart=chart([papers.day(record)[:2] for record in rows]),
        tags="".join(_tag_options(rows, view)),
        years="".join(_year_options(rows)),
        list="\n".join(_groups(rows, view, bibtex)),
        data=_json([_facts(record, bibtex) for record in rows]),
    )
    return _SURROGATES.sub("\ufffd", page)


def _part(name: str) -> str:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _policy(css: str, js: str) -> str:
    style, script = (
        f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
        for part in (css, js)
    )
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _intro(text: str) -> str:
    if not text.strip():
        return ""
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"html": False}).render(text))


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _facts(record: Record, bibtex: Mapping[str, str]) -> Mapping[str, object]:
    """Return what the script filters by: year, tags, code, names not shown, BibTeX."""
    facts: dict[str, object] = {"y": papers.day(record)[0], "t": list(record.tags)}
    if clean_url(record.link("code")):
        facts["c"] = 1
    if len(record.authors) > _AUTHORS_SHOWN:
        facts["a"] = ", ".join(str(person) for person in record.authors[_AUTHORS_SHOWN:])
    if bibtex.get(record.key):
        facts["b"] = bibtex[record.key]
    return facts


def _tag_options(rows: Sequence[Record], view: View) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for record in rows:
        parts = [tag.split("/") for tag in record.tags]
        counts.update({"/".join(p[: n + 1]) for p in parts for n in range(len(p))})
    for tag in sorted(counts, key=str.casefold):
        depth = "\u2003" * tag.count("/")
        label = view.labels.get(tag) or tag.rpartition("/")[2]
        yield f'<option value="{escape(tag)}">{depth}{escape(label)} ({counts[tag]})</option>'


def _year_options(rows: Sequence[Record]) -> Iterator[str]:
    counts = Counter(papers.day(record)[0] for record in rows)
    for year in sorted(filter(None, counts), reverse=True):
        yield f'<option value="{year}">{year} ({counts[year]})</option>'


def _groups(rows: Sequence[Record], view: View, bibtex: Mapping[str, str]) -> Iterator[str]:
    """Yield the list, under a heading for each year when the order is by date."""
    dated = view.order in {"newest", "oldest"}
    groups: dict[int, list[Record]] = {}
    for record in rows:
        groups.setdefault(papers.day(record)[0] if dated else 0, []).append(record)
    for year, group in groups.items():
        label = str(year) if year else view.word("undated")
        heading = f"<h2>{escape(label)} <span>{len(group)}</span></h2>" if dated else ""
        items = "\n".join(_row(record, view, bibtex) for record in group)
        yield f'<section class="group">{heading}<ol>\n{items}\n</ol></section>'


def _row(record: Record, view: View, bibtex: Mapping[str, str]) -> str:
    address = papers.paper_url(record)
    title = math_html(papers.title(record, view))
    head = _anchor(title, address, "title") if address else f'<span class="title">{title}</span>'
    authors = papers.author_names(record, _AUTHORS_SHOWN)
    by = f'<div class="by" dir="auto">{escape(authors)}</div>' if authors else ""
    meta = " ".join(_meta(record, view, bibtex))
    identity = f' id="{escape(record.key)}"' if record.key else ""
    return (
        f'<li class="paper"{identity}><div dir="auto">{head}</div>{by}'
        f'<div class="meta">{meta}</div></li>'
    )


def _meta(record: Record, view: View, bibtex: Mapping[str, str]) -> Iterator[str]:
    badge, date = papers.badge(record, view), papers.date(record)
    if badge:
        yield f'<span class="venue">{escape(badge)}</span>'
    if date and date != str(record.year if badge else ""):
        yield f'<span class="date">{date}</span>'
    for role, address in papers.links(record, view, paper=False):
        yield _anchor(escape(view.word(role)), address, "link")
    if bibtex.get(record.key):
        yield '<button type="button" class="bib js-only">BibTeX</button>'
    for tag in record.tags:
        label = section_label(tag, view) if tag in view.labels else tag
        yield (
            f'<a class="tag" data-tag="{escape(tag)}" href="#{escape(record.key)}">'
            f"{escape(label)}</a>"
        )


def _anchor(inner: str, address: str, kind: str) -> str:
    return f'<a class="{kind}" href="{escape(address)}" rel="noopener noreferrer">{inner}</a>'
