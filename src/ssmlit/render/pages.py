"""A view as Markdown, on one page or, when GitHub would stop showing it, on several.

Responsible for headings, anchors, the table of contents and sizes. Does not depend on what a row
looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.model import Problem, Record
from ssmlit.render import rows
from ssmlit.render.headings import headings as headings_of
from ssmlit.render.markdown import clean, escape
from ssmlit.render.sections import Section, section_label, section_paths, sections, walk
from ssmlit.render.slugs import Slugger

if TYPE_CHECKING:
    from ssmlit.render.view import View

WARN = 450_000
LIMIT = 512_000  # bytes; beyond 512 kB GitHub shows a file cut off


@dataclass(frozen=True, slots=True)
class _SectionPart:
    """A section's heading with some of its papers; `part` counts the pieces of a long section."""

    section: Section
    records: tuple[Record, ...]
    part: int = 1


class ShownSection(NamedTuple):
    """A section as it is written, with each of its papers."""

    path: str
    labels: tuple[str, ...]  # of the sections that it is in, outermost first, and its own
    heading: str  # the line; "" if it has none
    head: tuple[str, ...]  # the lines above the rows of a table
    rows: tuple[tuple[Record, str], ...]  # a paper's lines may end in an empty one


# From a section's path to the address of its heading, or "" when the page has no such section.
_Address = Callable[[str], str]


def render(
    records: Sequence[Record], view: View, *, date: str, headings: Sequence[str] = ()
) -> str:
    """Return a view as one page of Markdown that ends in a line feed.

    Args:
        records: the papers, in any order.
        view: the shape.
        date: today as `YYYY-MM-DD`; shown when the view asks for it.
        headings: the visible text of headings before it on the same page, for the
            numbers GitHub gives to anchors.
    """
    return _whole(sections(records, view), _Lines(view), date, headings)


def shown_sections(
    records: Sequence[Record], view: View, headings: Sequence[str] = ()
) -> Iterator[ShownSection]:
    """Yield the sections of a page in order, each with the lines that `render` writes of it."""
    tree, lines = sections(records, view), _Lines(view)
    pieces = _whole_sections(tree)
    address = _on_one_page(_anchors(pieces, view, headings, tree))
    above: list[str] = []
    for piece in pieces:
        section = piece.section
        above[section.level :] = [section.label] * bool(section.label)
        mark = "#" * _level(section, view)
        rows_ = tuple(
            (one, lines.line(one, nth, section, address))
            for nth, one in enumerate(section.records, 1)
        )
        heading = f"{mark} {escape(section.label, start=False)}" if section.label else ""
        yield ShownSection(section.path, tuple(above), heading, rows.table_head(view), rows_)


def front(records: Sequence[Record], view: View, date: str, headings: Sequence[str]) -> str:
    """Return what a page has above its sections, as `render`; "" if nothing."""
    tree = sections(records, view)
    pieces = _whole_sections(tree)
    address = _on_one_page(_anchors(pieces, view, headings, tree))
    above = _front(view, date, address, tree)
    return "\n\n".join(block for block, _ in above)


def split(
    records: Sequence[Record], view: View, *, date: str, stem: str, limit: int = LIMIT
) -> Mapping[str, str]:
    """Return a view as pages no longer than `limit` bytes: file name → Markdown.

    The first is `stem.md` with the contents of all; then follow `stem-2.md` …. A page ends
    between papers; a section that continues says so in its heading. One page when that is enough.
    """
    tree, lines = sections(records, view), _Lines(view)
    whole = _whole(tree, lines, date)
    if len(whole.encode()) <= limit:
        return {f"{stem}.md": whole}
    groups = _fill(tree, lines, limit)
    names = [f"{stem}.md", *(f"{stem}-{n}.md" for n in range(2, len(groups) + 1))]
    front = {names[0]: tree}
    homes: dict[str, tuple[str, str]] = {}
    for name, pieces in zip(names, groups, strict=True):
        anchors = _anchors(pieces, view, (), front.get(name))
        for piece in pieces:
            homes.setdefault(piece.section.path, (name, anchors[piece.section.path]))
    return {
        name: _page(pieces, lines, date, _addresses(homes, name), front.get(name))
        + _turn(names, name)
        for name, pieces in zip(names, groups, strict=True)
    }


def size_problems(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with the size of a page: `page-cut` above 512 kB, `page-long` before."""
    size = len(text.encode())
    if size <= WARN:
        return ()
    code, what = ("page-cut", "it") if size > LIMIT else ("page-long", "pages")
    return (Problem(code, f"the page has {size / 1000:.0f} kB; GitHub cuts {what} at 512 kB"),)


class _Lines:
    """The lines of papers: each is made once, however many sections and pages it is on."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._rows: dict[int, rows.PaperLine] = {}  # by the record's `id()`: records live longer
        self._tells_others = view.also_in and view.group == "tag"

    def line(self, record: Record, number: int, section: Section, address: _Address) -> str:
        """Return the line of a section's paper, the `number`-th from 1."""
        row = self._rows.get(id(record))
        if row is None:
            row = self._rows[id(record)] = rows.row(record, self.view)
        if not self._tells_others:
            return rows.line(row, self.view, number)
        home = section.path if section.inside is None else section.inside
        others = [path for path in section_paths(record, self.view) if path != home]
        also = [(section_label(path, self.view), address(path)) for path in others]
        return rows.line(row, self.view, number, also)


def _whole_sections(tree: Sequence[Section]) -> list[_SectionPart]:
    return [_SectionPart(section, section.records) for section in walk(tree)]


def _whole(tree: Sequence[Section], lines: _Lines, date: str, headings: Sequence[str] = ()) -> str:
    pieces = _whole_sections(tree)
    address = _on_one_page(_anchors(pieces, lines.view, headings, tree))
    return _page(pieces, lines, date, address, tree)


def _page(
    pieces: Sequence[_SectionPart],
    lines: _Lines,
    date: str,
    address: _Address,
    tree: Sequence[Section] | None,
) -> str:
    """Return one page; only the first has a `tree`, for its front matter."""
    front = _front(lines.view, date, address, tree) if tree is not None else ()
    blocks = [block for block, _ in front]
    blocks += (block for piece in pieces for block in _piece(piece, lines, address))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _front(
    view: View, date: str, address: _Address, tree: Sequence[Section]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the blocks before the papers, each with the visible text of the headings in it."""
    if view.title:
        yield f"# {escape(view.title)}", (clean(view.title),)
    if view.intro.strip():
        yield view.intro.strip("\n"), headings_of(view.intro)
    if view.updated:
        yield f"{escape(view.word('updated'))}: {date}", ()
    total = len({id(record) for section in walk(tree) for record in section.records})
    papers = view.word("papers")
    if view.contents and any(section.label for section in tree):
        yield f"## {escape(view.word('contents'))}", (view.word("contents"),)
        yield f"{escape(papers)}: {total}", ()
        yield "\n".join(_contents(tree, address)), ()
    if view.layout == "feed":
        yield f"## {escape(papers)} ({total})", (f"{papers} ({total})",)


def _contents(tree: Sequence[Section], address: _Address) -> Iterator[str]:
    for section in (one for one in walk(tree) if one.inside is None):
        name = f"[{escape(section.label, start=False)}]({address(section.path)})"
        yield f"{'    ' * section.level}- {name} ({section.count})"


def _piece(piece: _SectionPart, lines: _Lines, address: _Address) -> Iterator[str]:
    view = lines.view
    heading = _heading(piece, view)
    if heading:
        yield f"{'#' * _level(piece.section, view)} {escape(heading, start=False)}"
    if not piece.records:
        return
    numbered = enumerate(piece.records, 1)
    shown = (lines.line(record, nth, piece.section, address) for nth, record in numbered)
    yield "\n".join([*rows.table_head(view), *shown]).rstrip("\n")


def _heading(piece: _SectionPart, view: View) -> str:
    label = piece.section.label
    return f"{label} ({view.word('continued')})" if label and piece.part > 1 else label


def _level(section: Section, view: View) -> int:
    lead = 1 if view.layout == "feed" else 0
    return min(view.heading + lead + section.level, 6)


def _anchors(
    pieces: Sequence[_SectionPart],
    view: View,
    headings: Sequence[str],
    tree: Sequence[Section] | None,
) -> Mapping[str, str]:
    """Return the anchor of each section on a page, counting every heading before it."""
    anchor = Slugger()
    front = _front(view, "", lambda _: "", tree) if tree is not None else ()
    for text in (*headings, *(text for _, its in front for text in its)):
        anchor(text)
    return {p.section.path: anchor(_heading(p, view)) for p in pieces}


def _on_one_page(anchors: Mapping[str, str]) -> _Address:
    return lambda path: f"#{anchors[path]}" if path in anchors else ""


def _addresses(homes: Mapping[str, tuple[str, str]], here: str) -> _Address:
    def address(path: str) -> str:
        name, anchor = homes.get(path, ("", ""))
        return f"#{anchor}" if name == here else f"{name}#{anchor}" if name else ""

    return address


def _fill(tree: Sequence[Section], lines: _Lines, limit: int) -> list[list[_SectionPart]]:
    """Return pieces in page-sized groups; the first leaves room for the contents.

    Sizes are measured with longer addresses than any page will have, so a page may stay smaller
    than it could be but never exceeds the limit.
    """
    far = "#".ljust(200, "x")
    front = "\n\n".join(block for block, _ in _front(lines.view, "0000-00-00", lambda _: far, tree))
    room = limit - 1000
    used = len(front.encode())
    groups: list[list[_SectionPart]] = [[]]
    for section in walk(tree):
        head = (
            len("\n".join(_piece(_SectionPart(section, ()), lines, lambda _: far)).encode()) + 400
        )
        used += head
        part, kept = 1, list[Record]()
        for record in section.records:
            size = len(lines.line(record, 10**6, section, lambda _: far).encode()) + 1
            if used + size > room and (kept or groups[-1]):
                if kept or part > 1:
                    groups[-1].append(_SectionPart(section, tuple(kept), part))
                    part += 1
                groups.append([])
                kept, used = [], head
            kept.append(record)
            used += size
        groups[-1].append(_SectionPart(section, tuple(kept), part))
    return groups


def _turn(names: Sequence[str], here: str) -> str:
    """Return the line at the foot of a page that leads to the others."""
    steps = [f"**{n}**" if name == here else f"[{n}]({name})" for n, name in enumerate(names, 1)]
    return f"\n{' · '.join(steps)}\n"
