"""Verdicts as lines for people.

Responsible for the words of a terminal. Does not depend on how references are judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import safe
from ssmlit.verify import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.cli.shared.colour import Paint
    from ssmlit.verify import Finding, Verified

_COLOURS = {
    Verdict.CONFIRMED: "good",
    Verdict.DIFFERS: "warning",
    Verdict.MISMATCH: "error",
    Verdict.NOT_FOUND: "error",
    Verdict.UNVERIFIED: "dim",
}


def findings(
    verified: Sequence[Verified], path: str, paint: Paint, *, confirmed: bool
) -> Iterator[str]:
    """Yield the lines of verdicts; confirmed references without a notice only if wanted."""
    for one in verified:
        shown = list(_shown(one, everything=confirmed))
        if one.verdict is Verdict.CONFIRMED and not shown and not confirmed:
            continue
        place, verdict = f"{path}:{one.line}", paint(_COLOURS[one.verdict], one.verdict)
        yield f"{safe(place)}: {paint('key', safe(one.key))}: {verdict}"
        for finding in shown:
            yield from (f"    {line}" for line in lines(finding))


def _shown(one: Verified, *, everything: bool) -> Iterator[Finding]:
    """Yield what is worth a line: notes only where they are asked for, retractions always."""
    for finding in one.findings:
        if everything or finding.weight != "note" or finding.field == "status":
            yield finding


def lines(finding: Finding) -> list[str]:
    """Return a finding as one line, and what is said and what would be right below it."""
    source = f" [{finding.source}]" if finding.source else ""
    found = [f"{finding.field}: {finding.reason}{source}"]
    if finding.should:
        found += [f"  has:    {finding.has or '-'}", f"  should: {finding.should}"]
    return [safe(" ".join(line.split("\n"))) for line in found]
