# ruff: noqa: INP001 - scripts are no package
"""Build the package's catalogue from a collection of papers.

    python scripts/build_catalogue.py papers.jsonl --date 2026-11-21

The source is JSON lines with the keys arxiv, title, authors, date, primary_category, doi, venue,
code, openreview; anything else is dropped. The same source gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.catalogue import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "ssmlit" / "data" / "catalogue.jsonl"


def row(paper: Mapping[str, object]) -> Row:
    """Return a paper's line; identifiers in canonical form."""

    def text(name: str) -> str:
        value = paper.get(name)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def identifier(scheme: str) -> str:
        found = identifiers.parse(f"{scheme}:{text(scheme)}") if text(scheme) else None
        if found is None or found.scheme != scheme:
            return text(scheme) if scheme == "openreview" else ""
        return found.value

    authors = paper.get("authors")
    if not isinstance(authors, list):
        raise TypeError(f"no list of authors: {paper}")
    return Row(
        identifier("arxiv"),
        text("title").replace("~", " "),
        [" ".join(str(author).split()) for author in authors],
        text("date"),
        text("venue"),
        text("primary_category"),
        identifier("doi"),
        identifier("openreview"),
        text("code"),
    )


def corrected(
    papers: Iterable[dict[str, object]], corrections: Mapping[str, Mapping[str, object]]
) -> Iterator[Mapping[str, object]]:
    """Yield the papers with known mistakes put right, without those that are to be dropped.

    Args:
        papers: objects of the source.
        corrections: arXiv id or DOI → the keys of the source that are wrong, with right values.
    """
    for paper in papers:
        fixed = corrections.get(str(paper.get("arxiv") or paper.get("doi")), {})
        if "drop" not in fixed:
            yield {**paper, **fixed}


def build(source: str, corrections: Mapping[str, Mapping[str, object]], date: str) -> str:
    """Return the catalogue file for a source's text."""
    papers = (json.loads(line) for line in source.splitlines() if line.strip())
    rows = sorted(map(row, corrected(papers, corrections)), key=lambda r: (r.arxiv, r.title))
    header = {"catalogue": 1, "date": date, "works": len(rows)}
    return "".join(
        f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n"
        for line in (header, *(_trimmed(list(astuple(r))) for r in rows))
    )


def _trimmed(cells: list[object]) -> list[object]:
    while not cells[-1]:
        cells.pop()
    return cells


def main() -> None:
    """Write the catalogue and say how large it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--date", required=True, help="the day the facts are of, YYYY-MM-DD")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    curation = tomllib.loads((ROOT / "lists" / "curation.toml").read_text(encoding="utf-8"))
    text = build(
        arguments.source.read_text(encoding="utf-8"), curation["catalogue"], arguments.date
    )
    arguments.output.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{arguments.output}: {text.count(chr(10)) - 1} works, {len(text)} bytes\n")


if __name__ == "__main__":
    main()
