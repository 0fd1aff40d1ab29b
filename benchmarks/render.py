"""How long a list takes, from 250 papers to 50,000: Markdown, pages, HTML, feed.

    python benchmarks/render.py [SIZE …]

Prints seconds of the processor (the best of three runs), the size of the HTML page, and its seconds
per thousand papers, which stay the same when growth is linear.
Aims: 5,000 papers in 1 s as Markdown and 2 s as HTML.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from typing import TYPE_CHECKING

from ssmlit.actions.lists import rendering
from ssmlit.fields import entry_of
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.render import View, render, split, view_from_table
from ssmlit.render.atom import atom

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (250, 1_000, 5_000, 20_000, 50_000)
WORDS = ("Mamba", "State-Space", "U-Net", "$\\mathcal{O}(N)$", "[Survey]", "Linear_Attention", "S4")
NAMES = ("Gu", "Dao", "Ré", "Ermon", "Zubić", "Wang", "Li", "Zhang", "Müller", "García", "Poli")
TAGS = ("vision", "vision/medical", "vision/video", "nlp", "gnn", "time-series", "surveys")
VENUES = ("", "", "ICLR", "NeurIPS 2024", "CVPR", "Pattern Recognition")


def shelf(size: int) -> list[Record]:
    """Return that many papers, the same in each run."""
    dice = random.Random(size)
    return [paper(dice, number) for number in range(size)]


def paper(dice: random.Random, number: int) -> Record:
    """Return a paper as the lists have them: five authors, one or two tags, code for half."""
    year, month = dice.randint(2019, 2025), dice.randint(1, 12)
    arxiv = Identifier("arxiv", f"{year % 100:02}{month:02}.{number:05}")
    return Record(
        title=" ".join(dice.choices(WORDS, k=9)),
        authors=tuple(Person(last=name, first="Ada B.") for name in dice.choices(NAMES, k=5)),
        year=year,
        month=month,
        venue=dice.choice(VENUES),
        identifiers=(arxiv,),
        links=(Link("code", f"https://github.com/x/{number}"),) if number % 2 else (),
        tags=tuple(dice.sample(TAGS, dice.randint(0, 2))),
        key=f"key{number}",
        extra=(("timestamp", f"{year}-{month:02}-01"),),
    )


def papers(records: list[Record]) -> rendering.Papers:
    """Return the papers with the entries that a library has of them."""
    entries = tuple(entry_of(record, record.key) for record in records)
    return rendering.Papers(entries, tuple(records), {})


def seconds(work: Callable[[], object]) -> float:
    """Return the best time of three runs."""
    return min(once(work) for _ in range(3))


def once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(size: int) -> str:
    """Return one line of the table for that many papers."""
    records, day = shelf(size), "2025-08-01"
    shown = papers(records)
    page = View(name="page")
    works: list[Callable[[], object]] = [
        *(
            lambda layout=layout: render(
                records, view_from_table("v", {"layout": layout}), date=day
            )
            for layout in ("topics", "years", "feed", "table")
        ),
        lambda: split(records, page, date=day, stem="README"),
        lambda: rendering.page(shown, page, day, ""),
        lambda: atom(records, page, date=day),
    ]
    times = [seconds(work) for work in works]
    kilobytes = len(rendering.page(shown, page, day, "").encode()) / 1000
    cells = "".join(f" {value:8.3f}" for value in times)
    return f"{size:>7}{cells} {1000 * times[5] / size:13.3f} {kilobytes:10.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="papers")
    sizes = parser.parse_args().sizes
    names = ("topics", "years", "feed", "table", "split", "html", "atom")
    print(" papers" + "".join(f" {name:>8}" for name in names) + " html per 1000    html kB")
    for size in sizes:
        print(measure(size))


if __name__ == "__main__":
    main()
