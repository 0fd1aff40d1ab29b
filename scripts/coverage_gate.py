# ruff: noqa: INP001 - scripts are no package
"""Print how much of each package the tests run, and fail when it is less than what was reached.

    python -m pytest --cov --cov-report=json && python scripts/coverage_gate.py [coverage.json]

Only what runs within the process of the tests is counted: commands that tests start as programs of
their own (terminals, kill tests) are not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES, BRANCHES = 95.0, 90.0  # percent of all, the command line included


@dataclass(slots=True)
class Count:
    """Lines and branches, and how many of them ran."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0

    def add(self, summary: Mapping[str, Any]) -> None:
        """Add the summary of a file, as coverage's JSON report has it."""
        self.lines += summary["num_statements"]
        self.lines_run += summary["covered_lines"]
        self.branches += summary["num_branches"]
        self.branches_run += summary["covered_branches"]

    def percent(self) -> tuple[float, float]:
        """Return the shares of lines and branches that ran; 100 where there are none."""
        return (
            100 * self.lines_run / self.lines if self.lines else 100.0,
            100 * self.branches_run / self.branches if self.branches else 100.0,
        )


def by_package(report: Mapping[str, Any]) -> dict[str, Count]:
    """Return the counts of each package, and of everything as "total"."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    for name, file in sorted(report["files"].items()):
        parts = Path(name).parts
        inner = parts[parts.index("ssmlit") + 1 :]
        for package in (inner[0].removesuffix(".py"), "total"):
            counts[package].add(file["summary"])
    return dict(counts)


def main(path: Path) -> int:
    """Print the table; return 1 when lines or branches are below the gate."""
    counts = by_package(json.loads(path.read_text(encoding="utf-8")))
    rows = [f"{'':16}{'lines':>10}{'branches':>10}"]
    for package, count in sorted(counts.items(), key=lambda item: item[0] == "total"):
        lines, branches = count.percent()
        rows.append(f"{package:16}{lines:9.1f}%{branches:9.1f}%")
    sys.stdout.write("\n".join(rows) + "\n")
    lines, branches = counts["total"].percent()
    if lines >= LINES and branches >= BRANCHES:
        return 0
    sys.stderr.write(f"error: wanted are {LINES} % of lines and {BRANCHES} % of branches\n")
    return 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path, nargs="?", default=Path("coverage.json"))
    sys.exit(main(parser.parse_args().report))
