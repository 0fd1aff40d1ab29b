"""How many false references `ssmlit verify` catches, and how many right ones it accuses, offline.

    python benchmarks/verify.py                       references made of the catalogue's works
    python benchmarks/verify.py --data dev.jsonl --records arxiv.jsonl.gz --records more.jsonl.gz
    python benchmarks/verify.py --data dev.jsonl --snapshots FOLDER --show wrong_venue

Each line of the data is a citation: `bibtex_key`, `bibtex_type`, `fields`, `label` (VALID or not)
and `hallucination_type` (the form of the HALLMARK benchmark). Snapshots are built of the records in
a temporary folder, or taken from one that is there. Caught: `differs`, `mismatch` or `not-found`;
accused: the same for a right one; in doubt: `unverified`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import falsified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.verify import Verified

CAUGHT = {"differs", "mismatch", "not-found"}
RIGHT = "right"


def main() -> None:
    """Run the benchmark."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SSMLIT_DATA_DIR"] = str(options.snapshots or folder)
        if not options.snapshots:
            _build(options.records)
        rows = _rows(options.data) if options.data else falsified.rows(options.size)
        start = time.process_time()
        found = _verified(rows)
        seconds = time.process_time() - start
    _print(rows, found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{len(rows)} references in {seconds:.2f} s of CPU, {memory:.0f} MB at most")
    for row, one in zip(rows, found, strict=True):
        if options.show and options.show in (kind(row), str(one.verdict)):
            _explain(row, one)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="JSON lines; else made of the catalogue")
    parser.add_argument("--size", type=int, default=800, help="how many are made")
    parser.add_argument("--records", type=Path, action="append", default=[])
    parser.add_argument("--snapshots", type=Path)
    parser.add_argument("--show", default="", help="a kind or a verdict whose references to list")
    return parser.parse_args()


def _rows(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.read_text("utf-8").splitlines()]


def _build(files: Sequence[Path]) -> None:
    from ssmlit.cli import main as ssmlit

    for file in files:
        name = file.name.partition(".")[0].lower()
        sys.argv = ["ssmlit", "snapshot", "build", str(file), "--name", name, "--quiet"]
        try:
            ssmlit()
        except SystemExit as end:
            if end.code:
                raise


def kind(row: dict[str, Any]) -> str:
    """Return the kind of falsehood of a row, `right` for none."""
    return RIGHT if row["label"] == "VALID" else str(row["hallucination_type"])


def _verified(rows: Sequence[dict[str, Any]]) -> list[Verified]:
    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.actions.verifying import reference, verify
    from ssmlit.bibtex import parse_document
    from ssmlit.catalogue import shipped
    from ssmlit.snapshot import open_all
    from ssmlit.verify import Background

    snapshots, _ = open_all()
    document = parse_document("".join(map(_entry, rows)).encode())
    references = map(reference, document.entries)
    world = Background(date.today().year, snapshots)  # noqa: DTZ011 - the user's day
    return list(verify(references, RecordPlaces(shipped(), snapshots, None), world))


def _entry(row: dict[str, Any]) -> str:
    """Return a citation as an entry; a value with a brace too many is without braces."""
    values = {name: str(value) for name, value in row["fields"].items()}
    values |= {
        name: re.sub("[{}]", "", value)
        for name, value in values.items()
        if value.count("{") != value.count("}")
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items())
    return f"@{row['bibtex_type']}{{{row['bibtex_key']},\n{body}}}\n"


def _print(rows: Sequence[dict[str, Any]], found: Sequence[Verified]) -> None:
    counts = Counter((kind(row), str(one.verdict)) for row, one in zip(rows, found, strict=True))
    kinds = Counter(kind(row) for row in rows)
    print(f"{'kind':26}{'all':>6}{'caught':>8}{'doubt':>8}{'confirmed':>11}")
    for name, total in sorted(kinds.items(), key=lambda one: (one[0] == RIGHT, one[0])):
        _print_row(name, total, counts)
    false = sum(total for name, total in kinds.items() if name != RIGHT)
    sums: Counter[tuple[str, str]] = Counter()
    for (name, verdict), count in counts.items():
        sums["all false" if name != RIGHT else "all right", verdict] += count
    _print_row("all false", false, sums)
    _print_row("all right", kinds[RIGHT], sums)
    known = [one for row, one in zip(rows, found, strict=True) if kind(row) == RIGHT and one.record]
    agreed = sum(one.verdict == "confirmed" for one in known)
    share = 100 * agreed / max(len(known), 1)
    print(f"right ones with a record: {len(known)}, {share:.1f}% confirmed")


def _print_row(name: str, total: int, counts: Counter[tuple[str, str]]) -> None:
    caught = sum(counts[name, verdict] for verdict in CAUGHT)
    doubt, confirmed = counts[name, "unverified"], counts[name, "confirmed"]
    shares = "".join(f"{100 * part / max(total, 1):7.1f}%" for part in (caught, doubt))
    print(f"{name:26}{total:6}{shares}{100 * confirmed / max(total, 1):10.1f}%")


def _explain(row: dict[str, Any], one: Verified) -> None:
    said = row["fields"]
    venue = said.get("booktitle") or said.get("journal") or "-"
    print(f"\n{kind(row)} → {one.verdict}: {said['title']}\n  {said.get('author', '')[:150]}")
    print(f"  {venue} {said.get('year', '')} {said.get('doi', '')} | {row['explanation'][:150]}")
    for finding in one.findings:
        print(f"  {finding.weight} {finding.field}: {finding.has[:60]} | {finding.should[:80]}"
              f" | {finding.reason[:120]} | {finding.source}")  # fmt: skip


if __name__ == "__main__":
    main()
