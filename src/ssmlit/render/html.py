"""A view as one page of HTML that needs nothing else: search, filters, chart, BibTeX to copy.

Responsible for the page and the data of its script. Does not depend on Markdown rows or files;
the files in `page/` are its parts.

Nothing in a record can become active: text and attributes are escaped, addresses are checked,
data is in a JSON block without `<`, and the page's Content Security Policy
(https://www.w3.org/TR/CSP3/) runs only the one script whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from ssmlit.render import papers
from ssmlit.render.chart import chart
from ssmlit.render.markdown import clean, clean_url
from ssmlit.render.mathtext import math_html
from ssmlit.render.page_data import compressed, plain_json, without_surrogates
from ssmlit.render.sections import section_label
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render.view import View

IN_FULL = 500  # papers; a page of more would be slow to load, and its diff unreadable
AT_FIRST = 100
_SCRIPTS = (
    "folding.js", "ranges.js", "patterns.js", "query.js", "ranking.js", "search.js", "page.js",
)  # fmt: skip
_DATED = frozenset(("newest", "oldest"))
_AUTHORS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Searchable:
    """What the search of a page looks at."""

    facts: Mapping[str, Mapping[str, object]]  # what each paper can be found by, by citation key
    language: Mapping[str, object]  # the tables of the query language


def render_html(
    records: Sequence[Record],
    view: View,
    *,
    date: str,
    bibtex: Mapping[str, str],
    searchable: Searchable,
    published: str = "",
    old: str = "",
) -> str:
    """Return a view as a page of HTML, encoded in UTF-8 when it is written.

    Every paper appears once, whatever its tags, under its year when the order is by date.
    Up to `IN_FULL` papers are all in the page's HTML; of more, the first `AT_FIRST`, and the
    rows of the others in its data.

    Args:
        records: the papers, in any order.
        view: title, introduction, order, labels and links; the layout does not matter.
        date: the day that is shown as the last change, `YYYY-MM-DD`.
        bibtex: the text of an entry by citation key, for copying.
        searchable: what the search looks at.
        published: a sentence for the foot: as of when preprints were still unpublished.
        old: the page as it was, whose compressed data is kept while it says the same.
    """
    rows = papers.ordered(records, view.order)
    size = len(rows) if len(rows) <= IN_FULL else AT_FIRST
    rest = len(rows) - size
    css, js = _page_file("page.css"), "".join(map(_page_file, _SCRIPTS))
    sets = sorted({_filled(searchable.facts.get(row.key, {})) for row in rows})
    places = {names: place for place, names in enumerate(sets)}
    data = [
        _facts(record, view, searchable, bibtex, places, row=place >= size)
        for place, record in enumerate(rows)
    ]
    page = Template(_page_file("page.html")).substitute(
        policy=_policy(css, js),
        title=escape(clean(view.title) or view.name),
        css=css,
        js=js,
        intro=_intro(view.intro),
        facts=escape(f"{plural(len(rows), 'paper')} · {view.word('updated').lower()} {date}"),
        chart=chart([papers.day(record)[:2] for record in rows]),
        tags="".join(_tag_options(rows, view)),
        years="".join(_year_options(rows)),
        list="\n".join(_groups(rows, size, view)),
        published=escape(published),
        rest=f"<noscript><p>{rest} more papers need JavaScript.</p></noscript>" if rest else "",
        language=plain_json(_tables(view, searchable, sets)),
        data=_data(data, old),
    )
    return without_surrogates(page)


def _tables(
    view: View, searchable: Searchable, sets: Sequence[tuple[str, ...]]
) -> dict[str, object]:
    """Return what the script knows besides the papers; `sets` are of names of filled fields."""
    filled = sorted({name for facts in searchable.facts.values() for name in _filled(facts)})
    return {
        **searchable.language,
        "filled": filled,
        "sets": [[filled.index(name) for name in names] for names in sets],
        "labels": {tag: section_label(tag, view) for tag in view.labels},
        "undated": view.word("undated"),
        "dated": view.order in _DATED,
    }


def _data(rows: Sequence[object], old: str) -> str:
    if len(rows) > IN_FULL:
        return f'<script type="application/octet-stream" id="data">{compressed(rows, old)}</script>'
    text = ",\n".join(map(plain_json, rows))
    return f'<script type="application/json" id="data">[{text}]</script>'


def _filled(facts: Mapping[str, object]) -> tuple[str, ...]:
    names = facts.get("f", ())
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _page_file(name: str) -> str:
    text = resources.files(__package__).joinpath("page", name).read_text(encoding="utf-8")
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


def _facts(
    record: Record,
    view: View,
    searchable: Searchable,
    bibtex: Mapping[str, str],
    sets: Mapping[tuple[str, ...], int],
    *,
    row: bool,
) -> dict[str, object]:
    """Return what the script needs about a paper; with its row where the page lacks it."""
    facts = dict(searchable.facts.get(record.key, {}))
    facts["f"] = sets[_filled(facts)]
    facts["g"] = papers.day(record)[0]
    if clean_url(record.link("code")):
        facts["c"] = 1
    if bibtex.get(record.key):
        facts["b"] = bibtex[record.key]
    if row:
        facts["h"] = _row(record, view)
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


def _groups(rows: Sequence[Record], size: int, view: View) -> Iterator[str]:
    """Yield the first papers, under a heading for each year when the order is by date."""
    dated = view.order in _DATED
    counts = Counter(papers.day(record)[0] for record in rows)
    groups: dict[int, list[Record]] = {}
    for record in rows[:size]:
        groups.setdefault(papers.day(record)[0] if dated else 0, []).append(record)
    for year, group in groups.items():
        label = str(year) if year else view.word("undated")
        heading = f"<h2>{escape(label)} <span>{counts[year]}</span></h2>" if dated else ""
        items = "\n".join(_row(record, view) for record in group)
        name = year if dated else ""
        yield f'<section class="group" data-group="{name}">{heading}<ol>\n{items}\n</ol></section>'


def _row(record: Record, view: View) -> str:
    address = papers.paper_url(record)
    title = math_html(papers.title(record, view))
    head = _anchor(title, address, "title") if address else f'<span class="title">{title}</span>'
    authors = papers.author_names(record, _AUTHORS_SHOWN)
    by = f'<div class="by" dir="auto">{escape(authors)}</div>' if authors else ""
    meta = " ".join(_meta(record, view))
    identity = f' id="{escape(record.key)}"' if record.key else ""
    return (
        f'<li class="paper"{identity}><div dir="auto">{head}</div>{by}'
        f'<div class="meta">{meta}</div></li>'
    )


def _meta(record: Record, view: View) -> Iterator[str]:
    badge, date = papers.badge(record, view), papers.date(record)
    if badge:
        yield f'<span class="venue">{escape(badge)}</span>'
    if date and date != str(record.year if badge else ""):
        yield f'<span class="date">{date}</span>'
    for role, address in papers.links(record, view, paper=False):
        yield _anchor(escape(view.word(role)), address, "link")


def _anchor(inner: str, address: str, kind: str) -> str:
    return f'<a class="{kind}" href="{escape(address)}">{inner}</a>'
