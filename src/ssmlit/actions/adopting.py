"""A list that people wrote becomes one that is rendered: its place in the document, its view.

Responsible for the lines that a list takes and for the settings that show it as it was. Does not
depend on configuration files: what it returns is text and values.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit.importers import markdown, sections
from ssmlit.render import markers
from ssmlit.render.papers import remark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.importers import Row

__all__ = ["as_toml", "own_headings", "settings", "with_place"]

_FEWEST = 2  # papers that make a list
_MOST = 0.5  # share of the rows that show a detail
_FEW = 0.1  # share of the rows that name a venue
_SOME = 0.02  # share of the rows that have a link
_SHAPE = re.compile(r"\s*\|?[\s:|-]*\|?\s*$")  # a blank line, or the line below a table's head
_ADDRESS = re.compile(r"\]\s?\([^()\s]*\)|https?:\S+")
_ITEM = re.compile(r"\s*[-*+]\s+(.+)")
_STARS = re.compile(r"shields\.io/github/stars/", re.IGNORECASE)
_ROLES = ("paper", "pdf", "code", "project", "video", "slides", "poster", "data", "model", "demo")


def with_place(text: str, name: str) -> str:
    """Return a document with markers around the list of papers in it, or at its end.

    At its end, too, when it has a place for another list already.

    What is no paper and no heading of papers stays: lines before, after and among the papers.
    """
    rows = [row for row in markdown.rows(text, "") if row.record is not None]
    lines = text.splitlines()
    if len(rows) < _FEWEST or markers.names(text):
        return markers.insert(text, name)
    taken = {n for row in rows for n in range(row.line, _end(row))}
    first, last = min(taken), max(taken)
    headings = _headings_of(rows, text, taken)
    first = min([first, *headings])
    heads = {sections.plain(words) for row in rows for words in row.section} - {""}
    shape = {n for n in range(first, last + 1) if _is_shape(lines, n)}
    shape |= {n for n in range(first, last + 1) if _item(lines[n - 1]) in heads}
    kept = [n for n in range(first, last + 1) if n not in taken | headings | shape]
    return markers.around(text, name, first, last, kept)


def _item(line: str) -> str:
    """Return the words of a list's item, which may head the items below it, or ""."""
    found = _ITEM.match(line)
    return sections.plain(found[1]) if found else ""


def _end(row: Row) -> int:
    return row.line + row.raw.count("\n") + 1


def _headings_of(rows: Sequence[Row], text: str, taken: set[int]) -> set[int]:
    """Return the lines of the headings that have papers below them; but not the page's own."""
    own = _common_headings(rows)
    at_line = {line: (level, words) for level, line, words in markdown.headings(text)}
    found: set[int] = set()
    open_: list[tuple[int, int]] = []  # level and line of the headings above
    for number in sorted({*at_line, *taken}):
        if number in taken:
            found |= {at for level, at in open_ if level > 1}
            continue
        level, words = at_line[number]
        open_ = [one for one in open_ if one[0] < level]
        if words not in own:
            open_.append((level, number))
    return found if any(row.section for row in rows) else set()


def _common_headings(papers: Sequence[Row]) -> tuple[str, ...]:
    """Return the headings that stay above the list: the page's own, and "Papers" above them all."""
    paths = [row.section for row in papers]
    alike = takewhile(lambda heads: len(set(heads)) == 1, zip(*paths, strict=False))
    common = [heads[0] for heads in alike]
    size = int(all(len(row.section) > 1 for row in papers))
    while size < len(common) and sections.is_generic(common[size]):
        size += 1
    return tuple(common[:size])


def own_headings(rows: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return heading → tag with the list's own headings that make no tag elsewhere: "General".

    Args:
        rows: of one list.
        mapping: what is settled already.
    """
    papers = [row for row in rows if row.record is not None]
    above = len(_common_headings(papers))
    heads = dict.fromkeys(head for row in papers for head in row.section[above : above + 1])
    made = {
        head: sections.slug(head)
        for head in heads
        if sections.is_generic(head) and not _is_date(head) and sections.slug(head)
    }
    return {**made, **mapping}


def _is_date(heading: str) -> bool:
    return _is_year((heading,)) and sections.venue((heading,)) is None


def _is_shape(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is blank or the head of a table of papers."""
    line = lines[number - 1]
    if _SHAPE.match(line):
        return True
    rule = lines[number] if number < len(lines) else ""
    return line.lstrip().startswith("|") and bool(rule.strip()) and bool(_SHAPE.match(rule))


def settings(rows: Sequence[Row], mapping: Mapping[str, str], text: str = "") -> dict[str, object]:
    """Return the settings of a view that shows rows as their list does.

    Args:
        rows: of one list, in order.
        mapping: heading → tag, as in `sections.tags`.
        text: the list's source, for the levels of its headings.
    """
    papers = [row for row in rows if row.record is not None]
    is_table = sum(row.raw.lstrip().startswith("|") for row in papers) > len(papers) / 2
    linked, bold = (sum(_has_title(row, mark) for row in papers) for mark in (_LINK, _BOLD))
    named = _sections(papers, mapping)
    years = _years(papers, mapping)
    by_year = sum(years.values()) > (len(papers) / 2 if named else 0)
    layout = "years" if by_year else "topics"
    made: dict[str, object] = {"layout": "table" if is_table else layout}
    made["group"] = "year" if by_year else "tag" if named else "none"
    made["group"] = "year" if by_year or _are_below_years(papers) else made["group"]
    if by_year:
        named = {}
        labels = {str(sections.year([head])): head for head in reversed(years)}
        made["labels"] = {year: head for year, head in labels.items() if head != year}
    if named and sum(map(_is_below_a_year, papers)) > len(papers) / 2:
        made["subgroup"] = "year"
    if named and made["group"] == "year":
        made["subgroup"] = "tag"
    if made["group"] == "year":
        named = _years_in_order(papers) | named
    if named:
        made["sections"] = [[tag, label] for tag, label in named.items()]
    if named and "tag" in {made["group"], made.get("subgroup")}:
        made["depth"] = min(4, max(tag.count("/") + 1 for tag in named))
    made["order"] = "file"
    made["title_link"] = linked >= bold
    made["brackets"] = "square" if "[[" in text or any("[[" in r.raw for r in papers) else "round"
    made["contents"] = False  # the document's own stays where it is
    made["show"] = _shown(papers)
    made["links"] = _links(papers)
    made["authors"] = _authors(papers)
    made["heading"] = _level(papers, text)
    return made


_LINK = r'\[[*_`"“]*{}(?:[^\[\]]|\[[^\]]*\])*\]\('
_BOLD = r'\*\*[\[_`"“]*{}'
_WORDS = 3  # of a title, by which it is found in its row


def _has_title(row: Row, mark: str) -> bool:
    """Tell whether a row's title is a link, or is bold; a date before it may be either."""
    title = row.record.title if row.record else ""
    words = re.findall(r"\w+", title)[:_WORDS]
    return bool(words) and bool(re.search(mark.format(r"\W+".join(words)), row.raw))


def _is_below_a_year(row: Row) -> bool:
    """Tell whether the nearest heading above a paper is a year, with a topic above it."""
    return len(row.section) > 1 and _is_year(row.section[-1:])


def _are_below_years(papers: Sequence[Row]) -> bool:
    """Tell whether most papers have a heading that is a year, and a topic below it."""
    above = len(_common_headings(papers))
    return (
        sum(len(row.section) > above + 1 and _is_date(row.section[above]) for row in papers)
        > len(papers) / 2
    )


def _years_in_order(papers: Sequence[Row]) -> dict[str, str]:
    """Return year → heading as the list has them; nothing when they are in the usual order."""
    heads = [head for row in papers for head in row.section if _is_date(head)]
    found = {str(sections.year((head,))): head for head in reversed(heads)}
    named = {year: found[year] for year in dict.fromkeys(str(sections.year((h,))) for h in heads)}
    return {} if list(named) == sorted(named, reverse=True) else named


def _years(papers: Sequence[Row], mapping: Mapping[str, str]) -> Counter[str]:
    """Return how many papers stand right below each heading that is a year, and below no topic."""
    return Counter(
        row.section[-1]
        for row in papers
        if _is_year(row.section[-1:]) and not sections.tags(row.section, mapping)
    )


def _is_year(path: Sequence[str]) -> bool:
    return bool(sections.year(path))


def _sections(papers: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return tag → heading of all sections, in the order of the list."""
    found: dict[str, str] = {}
    for row in papers:
        before: tuple[str, ...] = ()
        for depth in range(1, len(row.section) + 1):
            path = row.section[:depth]
            tags = sections.tags(path, mapping) if depth > 1 or len(row.section) == 1 else ()
            if tags and tags != before:
                found.setdefault(tags[0], path[-1])
                before = tags
    return found


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
    venues = sum(bool(record.venue) for record in records)
    counts = {
        "authors": sum(bool(record.authors) for record in records),
        "date": sum(bool(row.stated) for row in papers),
    }
    shown = ["venue"] if venues > _FEW * len(papers) else []  # preprints have none
    shown += [name for name, number in counts.items() if number >= _MOST * len(papers)]
    if sum(said) > _MOST * len(said) and not any(row.stated for row in papers):
        shown.append("year")
    remarks = any(remark(record) for record in records)
    stars = sum(bool(_STARS.search(row.raw)) for row in papers) >= max(1, _SOME * len(papers))
    return shown + ["note"] * remarks + ["stars"] * stars


def _links(papers: Sequence[Row]) -> list[str]:
    roles = Counter(
        role
        for row in papers
        for role in {link.role for link in (row.record.links if row.record else ())}
    )
    shown = [role for role in _ROLES if roles[role] >= max(1, _SOME * len(papers))]
    return ["paper", *(role for role in shown if role != "paper")]


def _authors(papers: Sequence[Row]) -> int:
    """Return how many authors the rows show before "et al."; 0 for all."""
    cut = [row.record for row in papers if row.record and row.record.authors]
    others = [len(record.authors) for record in cut if record.others]
    return max(set(others), key=others.count) if len(others) > len(cut) / 2 else 0


def _level(papers: Sequence[Row], text: str) -> int:
    """Return the level of the highest headings with papers below them, the page's own aside."""
    wanted = {words for row in papers for words in row.section} - {*_common_headings(papers)}
    levels = [level for level, _, words in markdown.headings(text) if level > 1 and words in wanted]
    return min(5, min(levels, default=2))


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_toml(name: str, made: Mapping[str, object]) -> str:
    """Return the table `[views.NAME]` of ssmlit.toml with some settings."""
    lines = [f"[views.{json.dumps(name) if not name.isidentifier() else name}]"]
    for key, value in made.items():
        if key == "sections" and isinstance(value, list):
            lines.append("sections = [")
            lines += [f"  {_quoted(pair)}," for pair in value]
            lines.append("]")
        elif isinstance(value, dict):
            pairs = (f"{_quoted(name)} = {_quoted(text)}" for name, text in value.items())
            lines += [f"{key} = {{ {', '.join(pairs)} }}"] if value else []
        else:
            lines.append(f"{key} = {_quoted(value)}")
    return "\n".join(lines) + "\n"
