"""A person's list is taken over: it stays as it is but for what the library changed since.

Lists of every mixture of papers, tools, tables, notes, prose and doubtful rows are imported,
rendered in their own place, imported and rendered once more, with a paper more, and without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ssmlit import importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import headings, import_rows, periods
from ssmlit.actions.lists import hand_edits, rendering
from ssmlit.actions.lists.adopted.place import with_markers
from ssmlit.actions.lists.adopted.sections import own_headings
from ssmlit.actions.lists.adopted.view import view_settings
from ssmlit.actions.lists.kept.row_text import pieces
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.library import Candidates, Library
from ssmlit.render import View, view_from_table

NAME, DAY = "list", "2026-01-01"
MARKER = re.compile(r"<!-- ssmlit:.*-->")
ZEBRA = """
@misc{zed2024zebras,
  title = {Zebras that Cross Wide Rivers},
  author = {Zed, Zoe},
  year = {2024},
  eprint = {2401.09999},
  archiveprefix = {arXiv},
  keywords = {%s},
}
"""


class Adopted(NamedTuple):
    """A list that was taken over: the page, the library, the view."""

    page: str
    library: Library
    view: View

    def again(self) -> Adopted:
        """Return what comes of importing the page again, and rendering it."""
        mapping = headings([self.view])
        found = hand_edits.compare(self.library, self.page, "x.md", self.view, mapping)
        known = {row.line for row in found.known}
        rows = [row for row in read(self.page) if row.line not in known]
        library = imported(self.library, rows, mapping, self.view)
        return Adopted(rendered(library, self.view, self.page), library, self.view)


def read(text: str) -> list[importers.Row]:
    """Return the rows of a list."""
    return list(importers.read_rows(text, "x.md", "markdown"))


def imported(
    library: Library, rows: list[importers.Row], mapping: dict[str, str], view: View
) -> Library:
    """Return a library with the papers of rows, without those that a person is asked about."""
    rules = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE), mapping=mapping, periods=periods([view])
    )
    facts = TrustedFacts(Candidates.of_records([]))
    edits = import_rows(library, rows, facts, rules).edits
    return Library(library.document.apply(edits).document)


def rendered(library: Library, view: View, old: str) -> str:
    """Return a document with the list in its place."""
    body = rendering.markdown(rendering.papers(library, view), view, DAY, old=old)
    return rendering.into(old, view, body, date=DAY, path="x.md", init=True)


def adopted(text: str) -> Adopted | None:
    """Take a list over; None where `render --init` refuses that: a paper would be lost.

    A page that names one paper has no list that could be taken over: it gets one at its end.
    """
    rows = read(text)
    mapping = own_headings(rows, {})
    view = view_from_table(NAME, view_settings(rows, mapping, text))
    library = imported(Library.from_text(""), rows, mapping, view)
    page = rendered(library, view, text)
    place = with_markers(text, NAME)
    if place.startswith(text) or hand_edits.unknown(library, place, "x.md", NAME, text):
        return None
    return Adopted(page, library, view)


def lines(page: str) -> list[str]:
    """Return the lines of a page, without blank ones and the markers."""
    return [line for line in page.splitlines() if line.strip() and not MARKER.match(line)]


def unified(old: str, new: str) -> Iterator[str]:
    """Yield the lines that are only in one of two pages: `-` and `+` before them."""
    diff = unified_diff(lines(old), lines(new), lineterm="", n=0)
    return (line for line in diff if not line.startswith(("---", "+++", "@@")))


def is_more(line: str, page: str) -> bool:
    """Return whether a line of `unified` is one that says more than before, or what it was.

    Where another row of the paper has its link, say; none of its words is gone.
    """
    return line.startswith("+") or any(
        pieces(line[1:]) < pieces(other) for other in lines(page) if other[:2] == line[1:3]
    )


PLACES = ["Harbours", "Lagoons", "Estuaries", "Fjords", "Straits", "Sandbanks"]
ANIMALS = ["Whelks", "Limpets", "Barnacles", "Anemones", "Urchins", "Seahorses", "Sponges"]
TITLED = {
    f"{animal} that Rest in Quiet {place}": f"2101.{at:03}{nth:02}"
    for at, animal in enumerate(ANIMALS)
    for nth, place in enumerate(PLACES)
}
TITLES = st.sampled_from([*TITLED])
WORKS = st.sampled_from([*TITLED.items()])
NOTES = st.sampled_from(["", "", "\n  - observed twice by divers", "\n  - needs calm water"])
LINKED = WORKS.map(
    lambda it: f"[{it[0]}](https://arxiv.org/abs/{it[1]}), Anna Carver, Ben Holm, 2021"
)
NAMED = st.builds('"{}" - Anna Carver and Ben Holm, 2021'.format, TITLES)
BARE = st.builds("**{}** - Shore School (Carver & Holm)".format, TITLES)
TOOLS = st.sampled_from([
    "[tidewatch](https://github.com/shore/tidewatch): a viewer of gauges",
    "Gauges of the northern coast", "[Lectures](https://shore.example/lectures) on moulting",
])  # fmt: skip
ROWS = st.one_of(LINKED, LINKED, NAMED, BARE, TOOLS)
ITEMS = st.builds("- {}{}\n".format, ROWS, NOTES)
CELLS = st.one_of(
    WORKS.map(lambda it: f"| {it[0]} | [paper](https://arxiv.org/abs/{it[1]}) | Anna Carver |\n"),
    st.just("| Gaugebook | ask the harbour | nobody |\n"),
)
HEAD = "| Title | Link | Who |\n|---|---|---|\n"
PROSE = st.sampled_from(["", "", "What the tide leaves behind.\n\n"])
LISTS = st.lists(ITEMS, min_size=1, max_size=5).map("".join)
TABLES = st.lists(CELLS, min_size=1, max_size=4).map(lambda rows: HEAD + "".join(rows))
EMPTY = st.just("Nothing was found here yet.\n")
BODIES = st.one_of(LISTS, LISTS, TABLES, EMPTY)
TOPICS = st.permutations(["Tides", "Shells", "Divers", "Storms"])
PAGES = st.builds(
    lambda topics, parts: "# Sea\n\n" + "\n".join(
        f"## {topic}\n\n{prose}{body}\n{after}"
        for topic, (prose, body, after) in zip(topics, parts, strict=False)
    ),
    TOPICS,
    st.lists(st.tuples(PROSE, BODIES, PROSE), min_size=1, max_size=4),
)  # fmt: skip

ASKED = """\
## Reading

### Books

1. **"Slow Whelk Processing"** - Carver & Holm
   - a textbook of whelks
   - [Free Online](https://shore.example/whelks/)

2. **"Limpets that Wander by Night"** - Quist et al., 2021 (Wander)

3. **"Urchins that Wait for the Spring"** - Bell et al., 2022

### Lectures

1. **Slow Whelk Processing** - Shoreside (Carver & Holm)
   - [Course Website](https://shore.example/whelks/)
   - recorded in winter

2. **Gauges of the Coast** - Shoreside
   - how gauges are read
"""
NOTED = """\
## Surveys

- **Whelks: A Survey** | [[Paper]](https://arxiv.org/abs/2101.00001)
  - Authors: Anna Carver, et al.
  - from old to new ways of counting

## Counting

- **Limpets that Count** (ICML 2021) | [[Paper]](https://arxiv.org/abs/2101.00002)
  - Authors: Ida Quist, Joan Bell
  - the first count of limpets
- **Urchins that Count** (ICML 2022) | [[Paper]](https://arxiv.org/abs/2101.00003)
  - Authors: Ida Quist, Ben Holm
  - spines instead of fingers
"""
HEADLESS = """\
## Voices

| Paper | ArXiv | What it adds |
|---|---|---|
| Singing Whelks | 2101.00001 | slow codec of shells |
| Humming Limpets | 2101.00002 | two tongues in one shell |
| Calling Urchins | 2101.00003 | spines as strings |
| Shorebook | GitHub | twelve dialects of gulls |
| TideTalk | ACL 2026 | pipeline for northern gulls |
"""
AMONG = """\
# Sea

## Tides

What the tide leaves behind.

- [Whelks that Rest in Quiet Fjords](https://arxiv.org/abs/2101.00001), Anna Carver, 2021
- Gauges of the northern coast

## Shells

- [Limpets that Rest in Quiet Fjords](https://arxiv.org/abs/2101.00002), Ben Holm, 2021

Words below the last paper.
"""
TWICE = """\
# Sea

## Tides

- [Whelks that Rest in Quiet Fjords](https://arxiv.org/abs/2101.00001), Anna Carver, 2021

## Shells

- "Whelks that Rest in Quiet Fjords" - Anna Carver and Ben Holm, 2021
"""
NAMED_AGAIN = """\
# Sea

## Divers

| Title | Link | Who |
|---|---|---|
| Gaugebook | ask the harbour | nobody |
| Whelks that Rest in Quiet Fjords | [paper](https://arxiv.org/abs/2101.00003) | Anna Carver |
| Urchins that Rest in Quiet Fjords | [paper](https://arxiv.org/abs/2101.00403) | Anna Carver |

## Shells

- **Urchins that Rest in Quiet Lagoons** - Shore School (Carver & Holm)
- **Whelks that Rest in Quiet Fjords** - Shore School (Carver & Holm)
"""


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=PAGES)
@example(text=ASKED)
@example(text=HEADLESS)
@example(text=AMONG)
@example(text=NOTED)
@example(text=TWICE)
@example(text=NAMED_AGAIN)
def test_a_list_stays_as_it_is_but_for_what_the_library_changed(text: str) -> None:
    """Every line; a second run only completes rows, a third changes nothing.

    A new paper comes, and goes, alone.
    """
    first = adopted(text)
    if first is None:
        return
    assert [line for line in unified(text, first.page) if not is_more(line, first.page)] == []

    made = first.again()
    assert made.library.document.text == first.library.document.text
    assert len(lines(made.page)) == len(lines(first.page))
    assert [line for line in unified(first.page, made.page) if not is_more(line, made.page)] == []
    assert made.again().page == made.page

    tag = "" if made.view.group == "none" else made.view.sections[-1]
    more = Library.from_text(made.library.document.text + ZEBRA % tag)
    grown = rendered(more, made.view, made.page)
    new = list(map(str, unified(made.page, grown)))
    assert [line for line in new if line.startswith("-")] == []
    assert sum("Zebras" in line for line in new) == 1
    back = rendered(made.library, made.view, grown)
    assert "Zebras" not in back
    assert [line for line in unified(made.page, back) if not is_more(line, back)] == []


@pytest.mark.slow
def test_a_row_that_is_asked_about_is_not_taken_for_its_namesake() -> None:
    """The list stays as it is until the person has decided."""
    assert adopted(ASKED) is None
