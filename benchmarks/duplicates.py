"""How right duplicates are found, and how fast, beside other ways to find them.

    python benchmarks/duplicates.py [--data DIR] [--clean FILE …] [--library FILE …] [--growth N,…]

DIR holds labelled sets: NAME.bib and NAME.pairs.csv (columns key_a, key_b: every true pair). One
table shows what ssmlit finds in all sets, those below other ways to find pairs; precision (P),
recall (R) and F1 are over pairs. `best token_sort_ratio` is told the threshold that suits the set
best, which nobody knows beforehand. bib-dedupe and splink take part where they can be imported;
`benchmarks/noisy.py` makes a set of any library.

`--clean FILE` takes a library without duplicates; the same table shows what is made of it: the
noisy and the harsh table joined with it (`benchmarks/noisy.py`; pairs across count), the questions
about the library as it is, and those about its siblings: for each of 3,000 entries another with the
same authors, year and venue and two rare words of the title changed; none may be the same.

Each FILE of `--library` is one to measure time and memory on, and blocking: how many of all pairs
of titles whose `fuzz.ratio` is 90 or more (folded, without blanks; a sample of 500 titles against
all) are candidates, identifiers left aside. `--growth 50000,100000,200000` measures
`ssmlit dedupe --json` as a program on generated libraries. Seconds are of processor time.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generate import library
from noisy import joined
from rapidfuzz import fuzz, process

from ssmlit import bibtex, fields
from ssmlit.duplicates import Outcome
from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.find import find_duplicates
from ssmlit.latex import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ssmlit.model import Record

Pairs = set[tuple[str, str]]
SAMPLE = 500  # titles that are compared with all
Way = tuple[str, "Callable[[Sequence[Record], Pairs], Pairs]"]


def ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def within(groups: Iterable[Sequence[Record]]) -> Pairs:
    return {ordered(a.key, b.key) for group in groups for a, b in combinations(group, 2)}


def exact_title(records: Sequence[Record], _truth: Pairs) -> Pairs:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[squash(record.title)].append(record)
    return within(group for title, group in groups.items() if title)


def bibtex_tidy(records: Sequence[Record], _truth: Pairs) -> Pairs:
    """Its rule: one DOI, or one first author's surname and one title."""
    groups: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        doi = re.sub(r"\W", "", record.identifier("doi"))
        if doi:
            groups["doi", doi].append(record)
        if record.authors and record.title:
            first = squash(record.authors[0].last)
            groups[first, re.sub(r"\W", "", record.title.lower())].append(record)
    return within(groups.values())


def by_titles(records: Sequence[Record]) -> list[Record]:
    """Return records without identifiers: what is alike has to be found by the titles."""
    return [record._replace(identifiers=()) for record in records]


def best_ratio(records: Sequence[Record], truth: Pairs) -> Pairs:
    scores: dict[tuple[str, str], float] = {}
    for place, others in CandidatePairs(by_titles(records)):
        for other in others:
            one, two = records[other], records[place]
            score = fuzz.token_sort_ratio(one.title.lower(), two.title.lower())
            scores[ordered(one.key, two.key)] = score
    for title_pair in exact_title(records, truth):
        scores[title_pair] = 100.0
    found = ({pair for pair, score in scores.items() if score >= at} for at in range(80, 101))
    return max(found, key=lambda pairs: measure(pairs, truth)[2])


def bib_dedupe(records: Sequence[Record], _truth: Pairs) -> Pairs:
    import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
    from bib_dedupe.bib_dedupe import (  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
        block,
        match,
        prep,
    )

    table = pd.DataFrame(
        {
            "ID": record.key,
            "ENTRYTYPE": record.type,
            "title": record.title,
            "author": " and ".join(f"{p.surname}, {p.first}" for p in record.authors),
            "journal": record.venue,
            "booktitle": "",
            "year": str(record.year or ""),
            "volume": record.volume,
            "number": record.number,
            "pages": record.pages,
            "doi": record.identifier("doi"),
            "abstract": "",
        }
        for record in records
    )
    matched = match(block(prep(table)))
    sure = matched[matched["duplicate_label"] == "duplicate"]
    return {ordered(a, b) for a, b in zip(sure["ID_1"], sure["ID_2"], strict=True)}


def splink(records: Sequence[Record], _truth: Pairs) -> Pairs:
    import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
    import splink.comparison_library as cl  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
    from splink import (  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
        DuckDBAPI,
        Linker,
        SettingsCreator,
        block_on,
    )

    table = pd.DataFrame(
        {
            "unique_id": record.key,
            "title": squash(record.title),
            "start": squash(record.title)[:12],
            "surname": squash(record.authors[0].last) if record.authors else None,
            "year": str(record.year) if record.year else None,
            "pages": record.pages.split("-")[0] or None,
            "volume": record.volume or None,
        }
        for record in records
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.98, 0.92, 0.85]),
            cl.JaroWinklerAtThresholds("surname", [0.95]),
            cl.ExactMatch("year"),
            cl.ExactMatch("pages"),
            cl.ExactMatch("volume"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("start"),
            block_on("surname", "year"),
            block_on("pages", "volume"),
        ],
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    rule = block_on("title")
    linker.training.estimate_probability_two_random_records_match([rule], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("pages"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("start"))
    found = linker.inference.predict(threshold_match_probability=0.9).as_pandas_dataframe()
    keys = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    return {ordered(a, b) for a, b in keys}


WAYS: tuple[Way, ...] = (
    ("exact title", exact_title),
    ("best token_sort_ratio", best_ratio),
    ("bibtex-tidy's rule", bibtex_tidy),
    ("bib-dedupe", bib_dedupe),
    ("splink 5, EM", splink),
)


def measure(found: Pairs, truth: Pairs) -> tuple[float, float, float]:
    right = len(found & truth)
    precision = right / len(found) if found else 0.0
    recall = right / len(truth) if truth else 0.0
    return precision, recall, 2 * right / max(1, len(found) + len(truth))


def read(path: Path) -> list[Record]:
    document = bibtex.parse_document(path.read_text(encoding="utf-8"), str(path))
    return [fields.record(entry) for entry in document.entries]


def accuracy(paths: Iterable[Path]) -> None:
    """Print a row for each labelled set, then the other ways on each."""
    sets = [(path.stem, read(path), _pairs(path)) for path in paths]
    for name, records, truth in sets:
        row(name, records, truth, lambda pairs: pairs)
    for name, records, truth in sets:
        print(
            f"\n{name}{'':{26 - len(name)}}{'precision':>10}{'recall':>10}{'F1':>10}{'seconds':>10}"
        )
        for way, pairs_of in WAYS:
            start = time.process_time()
            try:
                figures = measure(pairs_of(records, truth), truth)
            except ImportError:
                print(f"{way:26}{'not installed':>20}")
                continue
            columns = (*figures, time.process_time() - start)
            print(f"{way:26}" + "".join(f"{figure:10.3f}" for figure in columns))


def _pairs(path: Path) -> Pairs:
    with path.with_suffix(".pairs.csv").open(encoding="utf-8", newline="") as lines:
        return {ordered(row["key_a"], row["key_b"]) for row in csv.DictReader(lines)}


HEAD = (
    f"{'':20}{'records':>9}{'pairs':>7}{'same P':>9}{'R':>7}{'F1':>7}"
    f"{'+ maybe P':>11}{'R':>7}{'F1':>7}{'same':>7}{'asked':>7}{'seconds':>9}"
)


def row(
    name: str, records: Sequence[Record], truth: Pairs, wanted: Callable[[Pairs], Pairs]
) -> None:
    """Print one row of the table: how right *same*, and *same* with *maybe*, are on a set."""
    start = time.process_time()
    report = find_duplicates(records)
    seconds = time.process_time() - start
    same, maybe = (
        wanted(
            {
                ordered(pair.left.key, pair.right.key)
                for pair in report.pairs
                if pair.verdict.outcome is outcome
            }
        )
        for outcome in (Outcome.SAME, Outcome.MAYBE)
    )
    figures = [
        f"{figure:.3f}" for found in (same, same | maybe) for figure in measure(found, truth)
    ]
    shown = figures if truth else ["-"] * 6
    widths = (9, 7, 7, 11, 7, 7)
    print(
        f"{name:20}{len(records):9}{len(truth) or '-':>7}"
        + "".join(f"{text:>{width}}" for text, width in zip(shown, widths, strict=True))
        + f"{len(same):7}{len(maybe):7}{seconds:9.1f}",
        flush=True,
    )


def across(found: Pairs) -> Pairs:
    """Return the pairs of a clean and a noisy row, whose keys begin with another letter."""
    return {pair for pair in found if pair[0][0] != pair[1][0]}


def made_of(path: Path) -> None:
    """Print what is made of a clean library: noise, harsher noise, questions and siblings."""
    clean = read(path)
    for name, harsh in (("noisy", False), ("harsh", True)):
        records, pairs = joined(clean[:6000], harsh=harsh)
        row(name, records, {ordered(*pair) for pair in pairs}, across)
    row("clean", clean, set(), lambda pairs: pairs)
    row("siblings", [*clean[:3000], *siblings(clean[:3000])], set(), lambda pairs: pairs)


def siblings(records: Sequence[Record]) -> list[Record]:
    """Return for each record another with two rare words of the title changed."""
    draw = Random(3)
    counts = Counter(word for record in records for word in record.title.split())
    rare = [word for word, count in counts.items() if count <= 3 and len(word) > 4]
    found = []
    for record in records:
        words = record.title.split()
        telling = [at for at, word in enumerate(words) if counts[word] <= 20 and len(word) > 4]
        if len(telling) > 1:
            for at in draw.sample(telling, 2):
                words[at] = draw.choice(rare)
            title = " ".join(words)
            found.append(record._replace(title=title, key=f"{record.key}s", identifiers=()))
    return found


def blocking(records: Sequence[Record]) -> None:
    """Print which part of the pairs of like titles are candidates."""
    blocks = CandidatePairs(by_titles(records))
    candidates = {(other, place) for place, others in blocks for other in others}
    titles = blocks.joined
    some = [place for place, title in enumerate(titles) if title]
    alike = set()
    for place in Random(1).sample(some, min(SAMPLE, len(some))):
        near = process.extract(
            titles[place], titles, scorer=fuzz.ratio, score_cutoff=90, limit=None
        )
        alike |= {(min(it, place), max(it, place)) for _, _, it in near if it != place}
    part = len(alike & candidates) / max(1, len(alike))
    print(f"  blocking: {len(candidates)} candidates, {part:.3f} of {len(alike)} like pairs")


def growth(sizes: Iterable[int]) -> None:
    """Print time and memory of the program on libraries of growing size."""
    print(f"\n{'entries':>10}{'seconds':>10}{'us/entry':>10}{'MB':>8}")
    for size in sizes:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "generated.bib"
            path.write_text(library(size), encoding="utf-8")
            command = [sys.executable, "-m", "ssmlit", "dedupe", "--json", "-l", str(path)]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
                _, _, used = os.wait4(running.pid, 0)
                running.returncode = 0
        seconds = used.ru_utime + used.ru_stime
        each = seconds / size * 1e6
        print(f"{size:10}{seconds:10.1f}{each:10.0f}{used.ru_maxrss // 1024:8}", flush=True)


def speed(path: Path) -> None:
    start = time.process_time()
    records = read(path)
    middle = time.process_time()
    report = find_duplicates(records)
    end = time.process_time()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{path.name}: {len(records)} entries, read {middle - start:.2f} s, find {end - middle:.2f}"
        f" s, {len(report.clusters)} clusters, peak {megabytes} MB"
    )
    blocking(records)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="folder of labelled sets")
    parser.add_argument(
        "--clean", type=Path, action="append", default=[], help="a library without duplicates"
    )
    parser.add_argument("--library", type=Path, action="append", default=[], help="for the time")
    parser.add_argument("--growth", default="", help="sizes of generated libraries: 50000,200000")
    options = parser.parse_args()
    for path in options.library:
        speed(path)
    if options.data or options.clean:
        print(HEAD)
    for path in options.clean:
        made_of(path)
    if options.data:
        accuracy(sorted(options.data.glob("*.bib")))
    if options.growth:
        growth(map(int, options.growth.split(",")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
