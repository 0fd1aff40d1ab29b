"""Rows of a page that stay as they are written, because they say what would be rendered.

Responsible for which rows these are: the same facts, another way to write them, such as a link to
the PDF, names with footnote marks, a blank at the end of a line. Does not depend on views.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from textwrap import dedent, indent
from typing import NamedTuple

from ssmlit import identifiers, importers, latex
from ssmlit._lazy import regex
from ssmlit.actions.lists.own_cells import with_own_cells
from ssmlit.importers import markdown
from ssmlit.model import Record

_MARK = regex(r"(\s*)([-*+]|\d+[.)]|\||#+|<\w+|)")
_NUMBER = regex(r"\s*(?:\|\s*)?\d+(?=[.)]\s|\s*\|)")
_ITEM = regex(r"\s*(?:[-*+]|\d+[.)])\s+")
_ANCHOR = regex(r"""<a\s+(?:id|name)\s*=\s*["'][^"'<>]*["']\s*(?:/>|>\s*</a>)""", re.IGNORECASE)
#: A link into the list's own repository, without an image: `[notes](notes/a.md)`.
_INTO_REPOSITORY = regex(r"(?<!!)\[[^\[\]!]+\]\((?!\w+:|//|www\.|#)[^\s()]+\)")
_HEADING = regex(r"#+ .*")
_LINKED = regex(r"\[([^\[\]]+)\]\([^()]*\)")
_LONGEST = 2000  # characters of a row; of longer ones `Row.raw` has only a part


class _Written(NamedTuple):
    """A row: what it says about its paper, but for the day and links; these; where it is."""

    said: tuple[object, ...]
    day: int
    heading: tuple[str, ...]
    links: Mapping[str, str]
    place: slice


def with_kept_rows(
    body: str, page: str, addresses: AbstractSet[str], columns: AbstractSet[int] = frozenset()
) -> str:
    r"""Return a list as it would be rendered, but with the rows of a page that say the same.

    Of the other rows what no library knows stays: the notes below them, their anchors, what they
    link to in their own repository, and a table's cells that no fact is in.

    Args:
        body: the list, with `\n` line ends.
        page: the document that holds it, or that it comes into.
        addresses: that the library knows: a row may show more of them than the list would.
        columns: of the list's tables that no fact of a paper is in.
    """
    page = page.replace("\r\n", "\n")
    _, same, after = page.partition(body or "\n")
    if not body or (same and after[:1] in {"", "\n", "<"}):  # no notes follow on the last row
        return body  # the list is written so: nothing has to be read
    lines, written = body.split("\n"), page.split("\n")
    known: defaultdict[tuple[object, ...], list[_Written]] = defaultdict(list)
    theirs = list(_written_rows(page))
    for row in _rows(theirs):
        if addresses >= row.links.keys() and _is_sound("".join(written[row.place])):
            known[row.said].append(row)
    rendered = list(_rows(_written_rows(body)))
    beside, places = _beside(theirs, written), _by_name(rendered)
    for row in reversed(rendered):
        first = lines[row.place.start]
        more = _own_rows(row, places, beside)
        for own in reversed(known[row.said]):
            if _is_same(own, row) and _form(written[own.place.start]) == _form(first):
                kept = written[own.place]
                notes = [line for one in more if one != kept for line in _notes(first, one)]
                lines[row.place] = [*_numbered(kept, first), *notes]
                known[row.said].remove(own)
                break
        else:
            has_notes = bool(markdown.notes("\n".join(lines[row.place])))  # a view's own
            notes = [line for one in more if not has_notes for line in _notes(first, one)]
            lines[row.place.stop : row.place.stop] = notes
            for one in more:
                lines[row.place.start] = _with_own(lines[row.place.start], one, columns)
    made = "\n".join(_with_own_headings(lines, written))
    if made == body:
        return body
    return made if papers(made) == _papers(rendered) else body


def losses(page: str, after: str) -> tuple[list[int], list[int]]:
    """Return the lines of notes below rows of a page that it no longer has, and of rows.

    Rows are lost whose paper it shows less often than before; a paper that it does not show at all
    is none of these.
    """
    written, theirs = page.replace("\r\n", "\n").split("\n"), list(_written_rows(page))
    ends, there = (
        {row.place.start: row.place.stop for row in theirs},
        {*map(str.strip, after.split("\n"))},
    )
    notes = []
    for row in theirs:
        own = markdown.notes("\n".join(_own_lines(row, ends, written)))
        lost = (line for line in own.split("\n") if line.strip() not in there)
        notes += [written.index(line, row.place.start) + 1 for line in lost]
    left = Counter(name for row in _written_rows(after) for name in {*_own_names(row)})
    rows, shown = [], frozenset(left)
    for row in theirs:
        name = next((one for one in _own_names(row) if one in shown), None)
        left[name] -= 1
        rows += [row.place.start + 1] if name and left[name] < 0 else []
    return notes, rows


def papers(text: str) -> Counter[tuple[object, ...]]:
    """Return how often a list has which papers, by their headings and titles."""
    return _papers(_rows(_written_rows(text)))


def _beside(rows: Sequence[_Written], written: Sequence[str]) -> dict[object, list[list[str]]]:
    """Return the lines of the rows of a page, by their names."""
    ends = {row.place.start: row.place.stop for row in rows}
    found = _by_name(rows)
    lines = {name: [list(_own_lines(row, ends, written)) for row in found[name]] for name in found}
    return {name: some for name in lines if (some := [one for one in lines[name] if one])}


def _by_name(rows: Iterable[_Written]) -> dict[object, list[_Written]]:
    found: defaultdict[object, list[_Written]] = defaultdict(list)
    for row in rows:
        for name in _names(row):
            found[name].append(row)
    return found


def _own_rows(
    row: _Written,
    rendered: Mapping[object, Sequence[_Written]],
    beside: Mapping[object, list[list[str]]],
) -> list[list[str]]:
    """Return the lines of the rows of a page that a rendered row stands for.

    They are all that have its name in its section, or anywhere; where more rows have it, one each.
    """
    name = next((one for one in _names(row) if one in beside), None)
    if name is None:
        return []
    alike = rendered[name]
    at = alike.index(row)
    return beside[name] if len(alike) == 1 else beside[name][at : at + 1]


def _own_lines(row: _Written, ends: Mapping[int, int], written: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a row without those of the papers below it.

    Args:
        row: the row.
        ends: where rows begin → where they end.
        written: the lines of the page.
    """
    at, own = row.place.start, row.place.start
    while at < row.place.stop:
        if at != own and at in ends:
            at = max(ends[at], at + 1)
        else:
            yield written[at]
            at += 1


def _with_own(first: str, own: Sequence[str], columns: AbstractSet[int]) -> str:
    """Return the first line of a row with the anchors and the relative links of another's.

    A table's has the cells of these columns.
    """
    if columns and own:
        return with_own_cells(first, own[0], columns)
    found = _ITEM.match(first)
    if not found or not own:
        return first
    text = "\n".join((own[0], *takewhile(lambda line: not _ITEM.match(line), own[1:])))
    anchors = [one for one in _ANCHOR.findall(text) if one not in first]
    links = [one for one in _INTO_REPOSITORY.findall(text) if one not in first]
    head, rest = found[0], first[found.end() :]
    return " ".join([f"{head}{''.join(anchors)}{rest}", *links])


def _names(row: _Written) -> tuple[object, ...]:
    """Return what a row is known by: identifiers and title in its section, then anywhere."""
    names = _own_names(row)
    return (*((*row.heading, name) for name in names), *names) if row.heading else names


def _own_names(row: _Written) -> tuple[object, ...]:
    title, *_, ids, _ = row.said
    return (*sorted(ids, key=str), title) if isinstance(ids, frozenset) else (title,)


def _with_own_headings(lines: Iterable[str], written: Iterable[str]) -> Iterator[str]:
    """Yield lines with the headings of a page where these are the same but for links in them."""
    own = {_plain(line): line for line in written if _HEADING.match(line)}
    yield from (own.get(line, line) if _HEADING.match(line) else line for line in lines)


def _plain(heading: str) -> str:
    return " ".join(_LINKED.sub(r"\1", _ANCHOR.sub("", heading)).split())


def _notes(first: str, own: Sequence[str]) -> list[str]:
    """Return the notes of a row as far in as what is below a rendered one has to be."""
    notes, found = markdown.notes("\n".join(own)), _ITEM.match(first)
    inner = indent(dedent(notes), " " * len(found[0])) if found and notes else ""
    return inner.split("\n") if inner else []


def _papers(rows: Iterable[_Written]) -> Counter[tuple[object, ...]]:
    """Return the headings and titles of rows: rows that do not suit each other have others."""
    return Counter((row.heading, row.said[0]) for row in rows)


def _is_sound(text: str) -> bool:
    """Return whether brackets and bold stretches that begin in a row end in it."""
    pairs = all(text.count(one) == text.count(other) for one, other in ("[]", "()"))
    return pairs and text.count("**") % 2 == 0


def _form(line: str) -> tuple[str, str, int]:
    """Return what rows of one list have in common: how far in, the mark, the cells of a table.

    A single blank in front moves no row below another.
    """
    found = _MARK.match(line.removeprefix(" ") if line[:2] != "  " else line)
    indent, mark = found.groups() if found else ("", "")
    kind = "-" if mark[:1] in {"*", "+"} or mark[:1].isdigit() else mark
    return indent, kind, line.count("|") if kind == "|" else 0


def _numbered(own: Sequence[str], line: str) -> list[str]:
    """Return the lines of a row with the number that it has now."""
    number = _NUMBER.match(line)
    first = own[0] if number is None else _NUMBER.sub(number[0], own[0], count=1)
    return [first, *own[1:]]


def _is_same(own: _Written, row: _Written) -> bool:
    """Return whether a row that says the same has the links, too, and is below the heading.

    A link may be called by words of its own. A list without headings is below one of the page. A
    day may be there that the library has not: BibTeX has no field for it.
    """
    dated = row.day in {0, own.day}
    links = all(own.links.get(url) in {role, "related"} for url, role in row.links.items())
    return dated and links and row.heading in {(), own.heading}


def _rows(written: Iterable[_Written]) -> Iterator[_Written]:
    """Yield the rows of a text that have lines of their own, with no other row below them."""
    rows = list(written)
    counts = Counter(row.place.start for row in rows)
    for row in rows:
        if sum(counts[n] for n in range(row.place.start, row.place.stop)) == 1:
            yield row


def _written_rows(text: str) -> Iterator[_Written]:
    """Yield the rows of a text, each with what is below it; too long ones without a place."""
    for row in importers.read_rows(text, "list.md", "markdown"):
        if row.record:
            lines = row.raw.count("\n") + 1 if len(row.raw) < _LONGEST else 0
            facts, links = tuple(_facts(row.record)), _links(row.record)
            place = slice(row.line - 1, row.line - 1 + lines)
            yield _Written(facts, row.record.day, row.section[-1:], links, place)


def _facts(record: Record) -> Iterator[object]:
    yield from (latex.to_unicode(record.title), record.authors, record.others)
    yield from (record.year, record.month)
    # whether a school or a publisher is a venue or a remark depends on the words around it
    remarks = [text for name, text in record.extra if name == "remark"]
    beside = "; ".join((record.venue, latex.to_unicode(record.note), *remarks)).split("; ")
    yield frozenset(filter(None, beside))
    yield frozenset((one.scheme, one.value) for one in record.identifiers)
    yield frozenset((*record.tags, *(one for one in record.extra if one[0] != "remark")))


def _links(record: Record) -> dict[str, str]:
    """Return address → role of the links that do not only repeat an identifier."""
    named = {(one.scheme, one.value) for one in record.identifiers}
    found = ((link, identifiers.parse(link.url)) for link in record.links)
    return {
        link.url: "paper" if link.role in {"pdf", "thesis"} else link.role
        for link, own in found
        if own is None or (own.scheme, own.value) not in named
    }
