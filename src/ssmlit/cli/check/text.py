"""Findings as text: one line each, with the source line and a caret below.

Responsible for the layout; colours are given by the console's terminal. Does not choose findings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.checks import Report
    from ssmlit.model import Problem

_COLOURS = {"error": "31", "warning": "33", "note": "36"}
_WIDEST = 160  # characters of a source line that are shown


def findings(
    problems: Sequence[Problem], path: str, lines: Sequence[str], *, colour: bool
) -> Iterator[str]:
    """Yield the lines to print: `library.bib:123:5: E201 key: message`, then the place."""
    for problem in problems:
        place = f"{path}:{problem.line}:{problem.column or 1}"
        code = _painted(problem.code, _COLOURS[problem.severity], colour=colour)
        key = f"{problem.key}: " if problem.key else ""
        mark = _mark(problem)
        yield f"{_painted(place, '1', colour=colour)}: {code} {key}{problem.message}{mark}"
        yield from _excerpt(problem, lines, colour=colour)


def _mark(problem: Problem) -> str:
    if not problem.fix:
        return ""
    return " [fix]" if problem.safe else " [fix --unsafe]"


def _excerpt(problem: Problem, lines: Sequence[str], *, colour: bool) -> Iterator[str]:
    if not (problem.column and 0 < problem.line <= len(lines)):
        return
    line = lines[problem.line - 1].rstrip("\r\n").replace("\t", " ")
    start = max(0, problem.column + min(problem.length, 40) - _WIDEST)
    shown = line[start : start + _WIDEST]
    at = problem.column - 1 - start
    length = max(1, min(problem.length, len(shown) - at))
    number = str(problem.line)
    caret = _painted("^" * length, _COLOURS[problem.severity], colour=colour)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * at}{caret}"


def summary(report: Report, problems: Sequence[Problem]) -> str:
    """Return the last line: what was looked at, for what, and what was found."""
    looked = f"{plural(report.entries, 'entry', 'entries')}, {plural(len(report.rules), 'rule')}"
    waived = f" ({report.waived} waived)" if report.waived else ""
    counts = Counter(problem.severity for problem in problems)
    found = [plural(counts[one], one) for one in ("error", "warning", "note") if counts[one]]
    fixable = sum(1 for problem in problems if problem.fix)
    advice = f"; {fixable} can be fixed (--fix, --unsafe)" if fixable else ""
    return f"{looked}: {', '.join(found) or 'no findings'}{waived}{advice}"


def statistics(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield how often each rule found something, the most frequent first."""
    counts = Counter((problem.code, problem.name) for problem in problems)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6}  {code}  {name}"


def _painted(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
