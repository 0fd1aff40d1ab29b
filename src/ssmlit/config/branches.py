"""Two branches that both remembered something in `ssmlit.toml`: their lines meet at one place.

Responsible for the tables that ssmlit itself writes, whose lines are a set. Does not depend on git,
nor on how the rest of the file is merged.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ssmlit.config.toml_tables import parse_config

DECISIONS = "import.rows"  # whose values count; those of the others only tell what was meant
REMEMBERED = ("update.rejected", "refresh.refused", DECISIONS)
_FILE = Path("ssmlit.toml")


class SetApart(NamedTuple):
    """Two versions without the lines that are new in them, and these lines by their tables."""

    ours: str
    theirs: str
    lines: dict[str, list[str]]

    def put_back(self, merged: str) -> str:
        """Return the merged settings with these lines in their tables."""
        for table, lines in self.lines.items():
            merged = parse_config(merged, _FILE).with_lines(table, lines, merged)
        return merged


def set_apart(base: str, ours: str, theirs: str) -> SetApart:
    """Take the lines that two branches added out of both versions; of a name in both, ours counts.

    Where they decided differently, both lines stay: a person has to choose.

    Raises:
        UsageError: a version is not TOML.
    """
    old = parse_config(base, _FILE)
    sides = [parse_config(text, _FILE) for text in (ours, theirs)]
    mine, other = (config.table(DECISIONS) for config in sides)
    disputed = {(DECISIONS, name) for name in mine if other.get(name, mine[name]) != mine[name]}
    found: dict[str, dict[str, str]] = {}
    left = []
    for config in sides:
        rows = config.text.split("\n")
        places = {
            (table, name): line
            for table in REMEMBERED
            for name in config.table(table)
            if name not in old.table(table) and (table, name) not in disputed
            if (line := config.line_of(table, name)) and config.line_of(table) != line
        }
        for (table, name), line in places.items():
            found.setdefault(table, {}).setdefault(name, rows[line - 1].rstrip("\r"))
        gone = set(places.values())
        left.append("\n".join(row for number, row in enumerate(rows, 1) if number not in gone))
    return SetApart(left[0], left[1], {table: [*lines.values()] for table, lines in found.items()})
