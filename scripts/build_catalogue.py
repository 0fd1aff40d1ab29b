# ruff: noqa: INP001 - scripts are no package
"""Build the package's catalogue from a collection of papers.

    python scripts/build_catalogue.py papers.jsonl --arxiv arxiv.jsonl.gz

The source is JSON lines with the keys arxiv, title, authors, date, primary_category, doi, venue,
code, openreview; anything else is dropped. Of lines of arXiv's metadata (CC0) those are added that
say Mamba or state space and are not there yet; single papers are in lists/curation.toml. The
catalogue is of the month of its newest arXiv id. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit.catalogue import CatalogueRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "ssmlit" / "data" / "catalogue.jsonl"
OURS = re.compile(r"mamba|state[- ]space", re.IGNORECASE)
CODE = re.compile(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]*[\w-]", re.IGNORECASE)


def row(paper: Mapping[str, object]) -> CatalogueRow:
    """Return a paper's line; identifiers in canonical form.

    arXiv gives a group before its members as "NVIDIA", ":": what has no letter is not a name.
    """

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
    return CatalogueRow(
        identifier("arxiv"),
        identifier("doi"),
        identifier("openreview"),
        text("title").replace("~", " "),
        [" ".join(name.split()) for name in map(str, authors) if any(map(str.isalpha, name))],
        text("date"),
        text("venue"),
        text("primary_category"),
        text("code"),
    )


def corrected(
    papers: Iterable[dict[str, object]], corrections: Mapping[str, Mapping[str, object]]
) -> Iterator[Mapping[str, object]]:
    """Yield the papers with known mistakes fixed, without those that are to be dropped.

    Args:
        papers: objects of the source.
        corrections: arXiv id, DOI or OpenReview id → the keys that are wrong, with right values.
    """
    for paper in papers:
        name = paper.get("arxiv") or paper.get("doi") or paper.get("openreview")
        fixed = corrections.get(str(name), {})
        if "drop" not in fixed:
            yield {**paper, **fixed}


def build(papers: Iterable[Mapping[str, object]]) -> str:
    """Return the catalogue file for papers; of two with one arXiv id the first counts."""
    rows: list[CatalogueRow] = []
    taken: set[str] = set()
    for one in map(row, papers):
        if not one.arxiv or one.arxiv not in taken:
            taken.add(one.arxiv)
            rows.append(one)
    rows.sort(key=lambda r: (r.arxiv, r.title))
    header = {"catalogue": 1, "date": date(rows), "works": len(rows)}
    return "".join(
        f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n"
        for line in (header, *(_trimmed(list(r)) for r in rows))
    )


def date(rows: Iterable[CatalogueRow]) -> str:
    """Return the month of the newest arXiv id, `YYYY-MM`: the facts are of no later day."""
    year, month = max((identifiers.submitted(row.arxiv) for row in rows), default=(0, 0))
    return f"{year}-{month:02}"


def of_arxiv(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield the papers of arXiv's metadata that this literature is about, one JSON object a line.

    The comment is often a venue's only trace, but proves nothing; so the venue stays open.
    """
    for paper in map(json.loads, lines):
        comment = paper.get("comment") or ""
        if OURS.search(f"{paper['title']} {comment}"):
            year, month = identifiers.submitted(paper["id"])
            code = set(CODE.findall(comment))
            yield {
                "arxiv": paper["id"],
                "title": latex.to_unicode(paper["title"])
                if "\\" in paper["title"]
                else paper["title"],
                "authors": paper["authors"],
                "date": f"{year}-{month:02}",
                "primary_category": paper["categories"][0],
                "code": code.pop() if len(code) == 1 else "",
            }


def _trimmed(cells: list[object]) -> list[object]:
    while not cells[-1]:
        cells.pop()
    return cells


def main() -> None:
    """Write the catalogue and say how large it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--arxiv", type=Path, help="lines of arXiv's metadata, as .gz")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    curation = tomllib.loads((ROOT / "lists" / "curation.toml").read_text(encoding="utf-8"))
    lines = arguments.source.read_text(encoding="utf-8").splitlines()
    papers = [json.loads(line) for line in lines if line.strip()]
    papers += curation["catalogue_papers"]
    if arguments.arxiv:
        with gzip.open(arguments.arxiv, "rt", encoding="utf-8") as file:
            papers += of_arxiv(file)
    text = build(corrected(papers, curation["catalogue"]))
    arguments.output.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{arguments.output}: {text.count(chr(10)) - 1} works, {len(text)} bytes\n")


if __name__ == "__main__":
    main()
