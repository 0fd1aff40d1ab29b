"""A list that people wrote becomes one that is rendered: the view that shows it as it was.

Responsible for the settings of that view. Does not depend on configuration files: what it returns
is text and values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ssmlit import fields, latex
from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.place import RULE, least_level
from ssmlit.actions.lists.adopted.row_places import says_venue
from ssmlit.actions.lists.adopted.rows import adopted
from ssmlit.actions.lists.adopted.sections import common_headings, sections_of
from ssmlit.config import toml_value
from ssmlit.importers import markdown
from ssmlit.model import Person, Record
from ssmlit.render import markers, render, rows, view_from_table
from ssmlit.render.papers import remark
from ssmlit.render.view import PERIODS

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.render import View

_MOST = 0.5  # share of the rows that show a detail
_TRIED = 300  # rows show how all are written
_READ = 0.9  # of them have to be read as they were
_NAMES = 10  # are shown in any case where rows name all authors
_FEW = 0.1  # share of the rows that name a venue
_SOME = 0.02  # share of the rows that have a link
_LINK = r'\[[*_`"“]*{}(?:[^\[\]]|\[[^\]]*\])*\]\('
_BOLD = r'\*\*[\[_`"“]*{}'
_WORDS = 3  # of a title, by which it is found in its row
_ADDRESS = regex(r"\]\s?\([^()\s]*\)|https?:\S+")
_NUMBER = regex(r"^(\|\s*)?\d+")
_HTML = regex(r"<(?:table|thead|tbody|tr|td|th|ul|ol|li)\b", re.IGNORECASE)
_STARS = regex(r"shields\.io/github/stars/", re.IGNORECASE)
_ARXIV = regex(
    r"(?P<page>https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/)"
    r"(?P<id>(?:[a-z.-]+/)?\d[\d.]*\d)(?P<v>v\d+)?(?P<end>\.pdf)?(?![\w/])"
)
_USUAL = "https://arxiv.org/abs/{id}"  # form of links to arXiv
_ROLES = ("paper", "pdf", "code", "project", "video", "slides", "poster", "data", "model", "demo")


def view_settings(
    listed: Sequence[Row], mapping: Mapping[str, str], text: str = ""
) -> dict[str, object]:
    """Return the settings of a view that shows rows as their list does.

    Args:
        listed: the rows of one list, in order.
        mapping: heading → tag, as in `sections.tags`.
        text: the list's source, for the levels of its headings.
    """
    papers = [row for row in listed if row.record is not None]
    is_table = sum(row.raw.lstrip().startswith("|") for row in papers) > len(papers) / 2
    linked, bold = (sum(_has_title(row, mark) for row in papers) for mark in (_LINK, _BOLD))
    headed = {"group": "none"} if _is_below_its_name(papers, text) else sections_of(papers, mapping)
    layout = "table" if is_table else "years" if headed["group"] in PERIODS else "topics"
    made: dict[str, object] = {"layout": layout, **headed}
    made["order"] = "file"
    is_square = "[[" in text or any("[[" in row.raw for row in papers)
    usual = {"title_link": linked >= bold, "brackets": "square" if is_square else "round"}
    details: dict[str, object] = {
        "show": _shown(papers), "links": _links(papers), "authors": _authors(papers),
    }  # fmt: skip
    details |= {"arxiv": form} if (form := arxiv_form(papers)) else {}
    own = _own_row(papers, made | usual | details, text)
    made |= own or usual
    made["contents"] = False  # the document's own stays where it is
    made |= details
    return made | {"keep": True, "heading": _level(papers, text)}


def is_html(row: Row) -> bool:
    """Return whether a row is a paper's in an HTML table or list."""
    return row.record is not None and _HTML.match(row.raw) is not None


def _head(first: Row, text: str) -> list[str]:
    """Return the two lines above the rows of a table; empty when they are not found."""
    before = reversed(markers.lines_of(text)[: first.line - 1])
    above = takewhile(str.strip, (line.rstrip("\r\n") for line in before))
    pairs = ([head, rule] for rule, head in pairwise(above) if RULE.fullmatch(rule.strip()))
    return next(pairs, [])


def _own_row(papers: Sequence[Row], usual: Mapping[str, object], text: str) -> dict[str, object]:
    """Return the settings that write rows as the list does; none if the layout's are as near."""
    view = view_from_table("usual", usual)
    some = papers[:: len(papers) // _TRIED + 1]
    kept = [row._replace(record=_as_kept(row.record)) for row in some if row.record]
    is_table = view.layout == "table"
    head = _head(papers[0], text) if is_table else []
    found = adopted(kept, view.show, view.links, is_table=is_table, head="".join(head[:1]))
    if not found.row:
        return {}
    own: dict[str, object] = {
        "row": [*found.row, *_gap(papers)],
        "words": dict(found.words),
        "venues": dict(found.venues),
    }
    if is_table:
        own["head"] = head
    tried = view_from_table("own", {**usual, **own})
    is_nearer = _likeness(kept, tried) > _likeness(kept, view)
    return own if is_nearer and _come_back(kept, tried) else {}


def _gap(papers: Sequence[Row]) -> list[str]:
    """Return the end of the line that is empty between most rows, if one is."""
    pairs = [(a, b) for a, b in pairwise(papers) if a.section == b.section]
    apart = sum(b.line - a.lines[-1] == 2 for a, b in pairs)
    return ["\n"] if pairs and apart > _MOST * len(pairs) else []


def _as_kept(record: Record) -> Record:
    """Return a library's entry about a paper: a link of no known role is its address."""
    return fields.record(fields.entry_of(record))


def _likeness(papers: Sequence[Row], view: View) -> float:
    """Return how like the list's rows are to those of a view, from 0 to 1 a row, together."""
    pairs = ((row.raw, rows.item(row.record, view)) for row in papers if row.record)
    return sum(fuzz.ratio(old.split(), new.split()) / 100 for old, new in pairs)


def _come_back(papers: Sequence[Row], view: View) -> bool:
    """Return whether papers that a view shows are read as they were."""
    some = [row.record for row in papers if row.record is not None]
    page = render(some, replace(view, group="none", subgroup="none"), date="")
    read = {
        latex.squash(row.record.title): row.record for row in markdown.rows(page, "") if row.record
    }
    same = sum(
        (not one.authors or found.authors == _named(one.authors, found))
        for one in some
        if (found := read.get(latex.squash(one.title)))
    )
    return same >= _READ * len(some)


def _named(authors: tuple[Person, ...], shown: Record) -> tuple[Person, ...]:
    """Return the authors that a row names; the first of them if it says that there are others."""
    return authors[: max(1, len(shown.authors))] if shown.others else authors


def _has_title(row: Row, mark: str) -> bool:
    """Return whether a row's title is a link, or is bold; a date before it may be either."""
    title = row.record.title if row.record else ""
    words = re.findall(r"\w+", title)[:_WORDS]
    return bool(words) and bool(re.search(mark.format(r"\W+".join(words)), row.raw))


def _shown(papers: Sequence[Row]) -> list[str]:
    """Return the details that at least half of the rows show; what only some may have, if any do.

    A venue, a remark and stars are what only some may have: most lists are of preprints.
    """
    records = [row.record for row in papers if row.record is not None]
    said = [
        bool(r.year) and str(r.year) in _ADDRESS.sub("", row.raw)
        for r, row in zip(records, papers, strict=True)
        if not r.venue
    ]
    counts = {
        "authors": sum(bool(record.authors) for record in records),
        "date": sum(bool(row.stated) for row in papers),
    }
    shown = ["venue"] if sum(map(says_venue, papers)) > _FEW * len(papers) else []
    shown += [name for name, number in counts.items() if number >= _MOST * len(papers)]
    if sum(said) > _MOST * len(said) and not any(row.stated for row in papers):
        shown.append("year")
    stars = sum(bool(_STARS.search(row.raw)) for row in papers) >= max(1, _SOME * len(papers))
    return shown + ["note"] * any(map(remark, records)) + ["stars"] * stars


def _links(papers: Sequence[Row]) -> list[str]:
    roles = Counter(
        role
        for row in papers
        for role in {link.role for link in (row.record.links if row.record else ())}
    )
    shown = [role for role in _ROLES if roles[role] >= max(1, _SOME * len(papers))]
    return ["paper", *(role for role in shown if role != "paper")]


def arxiv_form(papers: Sequence[Row]) -> str:
    """Return the form of most of a list's links to arXiv, as in `View.arxiv`, or ""."""
    found = [link for row in papers if row.record for link in _ARXIV.finditer(row.raw)]
    forms = Counter(f"{link['page']}{{id}}{{v}}{link['end'] or ''}" for link in found)
    form = next((form for form, _ in forms.most_common(1)), "")
    form = form if any(link["v"] for link in found) else form.replace("{v}", "")
    return "" if form == _USUAL else form


def _authors(papers: Sequence[Row]) -> int:
    """Return how many authors the rows show before "et al.".

    With what most rows are as they were, if most are cut; else as many as the longest row: what
    the catalogue knows about a paper with fifty authors does not make a longer one.
    """
    named = [row.record for row in papers if row.record and row.record.authors]
    cut = [len(record.authors) for record in named if record.others]
    whole = [len(record.authors) for record in named if not record.others]
    if len(cut) > len(named) / 2:
        return max({*cut, *whole}, key=lambda n: (cut.count(n) + sum(k <= n for k in whole), n))
    return max(_NAMES, *(len(record.authors) for record in named), 0)


def _is_below_its_name(papers: Sequence[Row], text: str) -> bool:
    """Return whether all papers are right below the heading that names the whole document."""
    names = {(words,) for level, _, words in markdown.headings(text) if level == 1}
    return len(names) == 1 and {row.section for row in papers} == names


def _level(papers: Sequence[Row], text: str) -> int:
    """Return the level of the highest headings with papers below them, the page's own aside."""
    wanted = {words for row in papers for words in row.section} - {*common_headings(papers)}
    levels = [level for level, _, words in markdown.headings(text) if words in wanted]
    least = least_level(papers, levels)
    return min(5, min((level for level in levels if level >= least), default=2))


def as_toml(name: str, made: Mapping[str, object]) -> str:
    """Return the table `[views.NAME]` of ssmlit.toml with some settings."""
    is_bare = name.isascii() and name.isidentifier()
    lines = [f"[views.{name if is_bare else toml_value(name)}]"]
    for key, value in made.items():
        if key == "sections" and isinstance(value, list):
            lines.append("sections = [")
            lines += [f"  {toml_value(pair)}," for pair in value]
            lines.append("]")
        elif isinstance(value, dict):
            pairs = (f"{toml_value(name)} = {toml_value(text)}" for name, text in value.items())
            lines += [f"{key} = {{ {', '.join(pairs)} }}"] if value else []
        else:
            lines.append(f"{key} = {toml_value(value)}")
    return "\n".join(lines) + "\n"
