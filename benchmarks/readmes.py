"""How many lines of READMEs differ after import and render, and why.

    python benchmarks/readmes.py                 the lists of this repository
    python benchmarks/readmes.py FOLDER          every .md file of a folder

Each list is imported into an empty library without a network, a view is made of it, and it is
rendered in its own place. Counted are its headings that are there again, of their level and in
their order, and its rows: those that are as they were, and of the others what is different: the
title, only the links, or the rest of the row.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from ssmlit import importers, latex
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import import_rows, periods
from ssmlit.actions.lists import rendering
from ssmlit.actions.lists.adopted.sections import own_headings
from ssmlit.actions.lists.adopted.view import view_settings
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.importers.markdown import headings
from ssmlit.library import Candidates, Library
from ssmlit.render import view_from_table

LISTS = Path(__file__).parents[1] / "lists"
KINDS = ("headings", "same headings", "rows", "same rows", "links", "details", "title", "gone")
_MARKERS = re.compile(r"^<!-- ssmlit:.*-->\n", re.MULTILINE)
_LINK = re.compile(r"\[+[^\[\]]*\]\([^()\s]*\)\]?")


def again(text: str, name: str) -> str:
    """Return a list as it is after import and render."""
    rows = importers.read_rows(text, name, "markdown")
    mapping = own_headings(rows, {})
    view = view_from_table("list", view_settings(rows, mapping, text))
    choices = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE), mapping=mapping, periods=periods([view])
    )
    facts = TrustedFacts(Candidates.of_records([]))
    library = Library.from_text("")
    edits = import_rows(library, rows, facts, choices).edits
    shown = rendering.papers(Library(library.document.apply(edits).document), view)
    body = rendering.markdown(shown, view, "2026-01-01", old=text)
    return rendering.into(text, view, body, date="2026-01-01", path=name, init=True)


def compared(old: str, new: str, name: str) -> Counter[str]:
    """Return how many headings and rows there are, how many are the same, and what differs."""
    lines, written = set(new.splitlines()), old.splitlines()
    counts: Counter[str] = Counter()
    heads, others = ([(level, words) for level, _, words in headings(t)] for t in (old, new))
    counts["headings"] = len(heads)
    counts["same headings"] = sum(
        match.size for match in SequenceMatcher(None, heads, others, False).get_matching_blocks()
    )
    titles = {
        _squashed(row): row.raw for row in importers.read_rows(new, name, "markdown") if row.record
    }
    for row in importers.read_rows(old, name, "markdown"):
        if row.record is None:
            continue
        counts["rows"] += 1
        own = written[row.line - 1 : row.line + row.raw.count("\n")]
        counts["same rows" if lines.issuperset(own) else _difference(row, titles)] += 1
    return counts


def _difference(row: importers.Row, titles: dict[str, str]) -> str:
    other = titles.get(_squashed(row))
    if other is None:
        return "gone"
    if row.record and row.record.title not in other:
        return "title"
    words = (re.sub(r"\W+", " ", _LINK.sub(" ", text)).strip() for text in (row.raw, other))
    return "links" if len(set(words)) == 1 else "details"


def _squashed(row: importers.Row) -> str:
    return latex.squash(row.record.title) if row.record else ""


def main() -> None:
    """Print a row for each list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=LISTS, help="of .md files")
    folder = parser.parse_args().folder
    print(f"{'list':28}" + "".join(f"{kind:>15}" for kind in KINDS))
    for path in sorted(folder.glob("*.md")):
        text = _MARKERS.sub("", path.read_text(encoding="utf-8"))
        counts = compared(text, again(text, path.name), path.name)
        print(f"{path.name[:27]:28}" + "".join(f"{counts[kind]:>15}" for kind in KINDS))


if __name__ == "__main__":
    main()
