"""Papers under headings: a view's records as a tree of sections.

Responsible for how tags, years, months and venues become sections, their order and names. Does not
depend on Markdown: what it returns is text as readers see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from ssmlit.fields.dates import MONTH_NAMES
from ssmlit.render import papers
from ssmlit.render.markdown import clean
from ssmlit.render.slugs import Slugger
from ssmlit.render.view import PERIOD, PERIODS

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render.view import View

_INSIDE = "//"  # occurs in no tag: separates a section's path from that of a group in it
_NEW = "new//"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and its papers."""

    # the tag, year ("2024"), month ("2024-03") or venue; "" for papers without any. A group inside
    # a section has both: "vision//2024".
    path: str
    label: str  # the heading's text
    level: int  # 0 for a top section, 1 for one inside it …
    records: tuple[Record, ...]  # the papers directly below the heading, in order
    children: tuple[Section, ...] = ()  # nested sections
    count: int = 0  # distinct papers here and in the children
    # the path of the section whose papers it groups; `None` if it is not a group
    inside: str | None = None


def sections(records: Sequence[Record], view: View) -> tuple[Section, ...]:
    """Return the sections of a view; one without a label when the view does not group."""
    rows = papers.ordered(records, view.order)
    tree = _grouped(rows, view)
    if view.subgroup != "none":
        tree = tuple(_divided(section, view) for section in tree)
    return (*_new(rows, view), *tree)


def _new(rows: Sequence[Record], view: View) -> tuple[Section, ...]:
    """Return the section of the latest additions; none where that would be all papers."""
    days = [day for day in map(papers.added, rows) if day]
    if not view.new_days or not days:
        return ()
    since = (date.fromisoformat(max(days)) - timedelta(view.new_days)).isoformat()
    new = papers.ordered([row for row in rows if papers.added(row) > since], "added")
    if len(new) == len(rows):
        return ()
    return (Section(_NEW, view.word("new"), 0, tuple(new), count=len(new)),)


def _divided(section: Section, view: View) -> Section:
    """Return a section with its own papers in groups, before its nested sections."""
    listed = view.sections if view.subgroup == "tag" else ()
    inner = replace(view, group=view.subgroup, subgroup="none", sections=listed)
    groups = tuple(_inside(section, group) for group in _grouped(section.records, inner))
    children = tuple(_divided(child, view) for child in section.children)
    return replace(section, records=(), children=(*groups, *children))


def _inside(section: Section, group: Section) -> Section:
    """Return a group of a section's papers, and its nested groups, one level below the section."""
    return replace(
        group,
        path=f"{section.path}{_INSIDE}{group.path}",
        level=section.level + bool(section.label) + group.level,
        inside=section.path,
        children=tuple(_inside(section, child) for child in group.children),
    )


def _grouped(rows: Sequence[Record], view: View) -> tuple[Section, ...]:
    if view.group == "none":
        return (Section("", "", 0, tuple(rows), count=len(rows)),) if rows else ()
    by_path: dict[str, list[Record]] = {}
    for record in rows:
        paths = section_paths(record, view)
        for path in paths[:1] if view.also_in else paths:
            by_path.setdefault(path, []).append(record)
    return _tree(by_path, view)


def section_paths(record: Record, view: View) -> tuple[str, ...]:
    """Return the paths of a paper's sections in the order of the page; ("",) if it has none.

    Where years or months are sections, a tag that is one files a paper there, whatever its date,
    "2023" for a paper listed below that year; so does one of the view's `sections`, "thesis".
    """
    if view.group == "tag":
        return _tag_paths(record, view)
    if view.group in PERIODS and (placed := _placed(record, view)):
        return (placed,)
    if view.group == "venue":
        return (papers.venue(record, view),)
    year, month, _ = papers.day(record)
    if view.group == "month" and year and month:
        return (f"{year:04}-{month:02}",)
    return (f"{year:04}" if year else "",)


def _placed(record: Record, view: View) -> str:
    """Return the section that one of a paper's tags names, or ""."""
    size = {"year": 4, "month": 7}[view.group]
    dates = [tag for tag in record.tags if len(tag) == size and PERIOD.fullmatch(tag)]
    listed = () if view.subgroup == "tag" else view.sections  # other tags are inside
    return next((name for name in (*listed, *dates) if name in record.tags), "")


def section_label(path: str, view: View) -> str:
    """Return a section's heading: as configured, or made from its path.

    `remote-sensing` is "Remote Sensing", `gnn` is "GNN" and `2024-03` "March 2024"; capitals or
    spaces in a tag are deliberate, so it stays.
    """
    if path in view.labels:
        return clean(view.labels[path]) or path
    if not path:
        return view.word({"tag": "other", "venue": "unpublished"}.get(view.group, "undated"))
    if view.group == "month" and len(path) == 7:
        return f"{MONTH_NAMES[int(path[5:]) - 1]} {path[:4]}"
    if view.group != "tag":
        return path
    name = clean(path.rpartition("/")[2]) or path
    if name != name.lower() or " " in name:
        return name
    return " ".join(map(_capital, name.replace("_", "-").split("-"))).strip() or name


def _capital(word: str) -> str:
    """Return a tag's word for a heading; short ones without a vowel (gnn, 3d) are acronyms."""
    acronym = len(word) <= 4 and not set(word) & set("aeiouy")
    return word.upper() if acronym else word[:1].upper() + word[1:]


def walk(tree: Sequence[Section]) -> Iterator[Section]:
    """Yield all sections in the order of their headings."""
    for section in tree:
        yield section
        yield from walk(section.children)


def bib_sections(records: Sequence[Record], view: View) -> Mapping[str, tuple[str, ...]]:
    """Return the contents of each section's .bib file: file stem → citation keys, in order.

    Stems are unique in any letter case; a section's file holds its nested sections' papers too.
    """
    stem = Slugger()
    files: dict[str, tuple[str, ...]] = {}
    for section in walk(sections(records, replace(view, subgroup="none", new_days=0))):
        name = stem(section.path.replace("/", "-") or section.label or view.name) or "section"
        keys = (record.key for part in walk([section]) for record in part.records)
        files[name] = tuple(dict.fromkeys(filter(None, keys)))
    return files


def _tag_paths(record: Record, view: View) -> tuple[str, ...]:
    levels = (filter(None, map(str.strip, tag.split("/"))) for tag in record.tags)
    cut = {"/".join(islice(some, view.depth)) for some in levels} - {""}
    if view.only_listed:
        cut = {_listed_in(view, path) for path in cut} - {""}
    leaves = [p for p in cut if not any(other.startswith(f"{p}/") for other in cut)]
    return tuple(sorted(leaves, key=_order(view)) if len(leaves) > 1 else leaves) or ("",)


def _listed_in(view: View, path: str) -> str:
    """Return the nearest ancestor of a tag, or itself, that the view lists; "" if there is none."""
    while path and path not in view.sections:
        path = path.rpartition("/")[0]
    return path


def _order(view: View) -> Callable[[str], tuple[object, ...]]:
    """Return the sort key of paths: configured ones first, then by label or date; "" is last.

    A section above a configured one takes its place; a year that is not configured comes before
    the first one that is older (`order = "oldest"`: newer).
    """
    rank: dict[str, int] = {}
    for nth, path in enumerate(view.sections):
        for end in [*(m.start() for m in re.finditer("/", path)), len(path)]:
            rank.setdefault(path[:end], nth)
    sign = 1 if view.order == "oldest" else -1
    dated = [(sign * _months(path), nth) for path, nth in rank.items() if PERIOD.fullmatch(path)]

    def step(path: str) -> tuple[int, float, int, str, str]:
        if path in rank or not path:
            return (0 if path else 2, rank.get(path, 0), 0, "", "")
        if view.group in PERIODS:
            at = sign * _months(path)
            later = [nth for other, nth in dated if other > at]
            return (0 if later else 1, min(later, default=0) - 0.5, at, "", "")
        return (1, 0, 0, section_label(path, view).casefold(), path)

    def key(path: str) -> tuple[object, ...]:
        parts = path.split("/")
        return tuple(step("/".join(parts[: n + 1])) for n in range(len(parts)))

    return key


def _months(period: str) -> int:
    """Return a number that orders years and months: "2024-03" → 202403."""
    return int(period.replace("-", "").ljust(6, "0"))


def _tree(by_path: Mapping[str, Sequence[Record]], view: View) -> tuple[Section, ...]:
    nodes: dict[str, set[str]] = {"": set()}
    for path in by_path:
        steps = path.split("/") if view.group == "tag" and path else []
        for n in range(len(steps)):
            nodes.setdefault("/".join(steps[:n]), set()).add("/".join(steps[: n + 1]))
    tops = nodes[""] if view.group == "tag" else set(by_path) - {""}
    order = _order(view)

    def build(path: str, level: int) -> Section:
        below = nodes.get(path, set()) if path and view.group == "tag" else set()
        children = tuple(build(child, level + 1) for child in sorted(below, key=order))
        own = tuple(by_path.get(path, ()))
        count = len({id(r) for part in walk(children) for r in part.records} | {id(r) for r in own})
        return Section(path, section_label(path, view), level, own, children, count)

    last = ("",) if "" in by_path else ()
    return tuple(build(path, 0) for path in (*sorted(tops, key=order), *last))
