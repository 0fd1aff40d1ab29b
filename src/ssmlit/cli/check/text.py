"""Findings as text: one line each, with the source line and a caret below.

Responsible for the layout. Does not choose findings, nor whether colours are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import folded, safe
from ssmlit.strings import by_count, plural

if TYPE_CHECKING:
    from ssmlit.checks import CheckReport
    from ssmlit.model import Problem

_STYLES = {"error": "error", "warning": "warning", "note": "hint"}
_WIDEST = 160  # characters of a source line that are shown where there is no terminal
_LEAST = 20  # … that are shown at the narrowest one


def findings(
    problems: Sequence[Problem],
    path: str,
    lines: Sequence[str],
    paint: Callable[[str, str], str],
    width: int = 0,
) -> Iterator[str]:
    """Yield the lines to print: `library.bib:123:5: E201 key: message`, then the place.

    `lines` are the file's; `width` is the terminal's, 0 where there is none: a finding is one line.
    """
    for problem in problems:
        place = f"{path}:{problem.line}:{problem.column or 1}"
        key = f"{problem.key}: " if problem.key else ""
        text = safe(f"{key}{problem.message}{_mark(problem)}")
        code = paint(_STYLES[problem.severity], problem.code)
        line = f"{paint('bold', place)}: {code} {text}"
        yield from folded(line, width, 4)
        yield from _excerpt(problem, lines, paint, width)


def _mark(problem: Problem) -> str:
    if not problem.fix:
        return ""
    return " [fix]" if problem.safe else " [fix --unsafe]"


def _excerpt(
    problem: Problem, lines: Sequence[str], paint: Callable[[str, str], str], width: int
) -> Iterator[str]:
    if not (problem.column and 0 < problem.line <= len(lines)):
        return
    line = lines[problem.line - 1].rstrip("\r\n").replace("\t", " ")
    number = str(problem.line)
    room = max(_LEAST, width - len(number) - 6) if width else _WIDEST
    start = max(0, problem.column + min(problem.length, room // 4) - room)
    shown = line[start : start + room]
    at = problem.column - 1 - start
    length = max(1, min(problem.length, len(shown) - at))
    caret = paint(_STYLES[problem.severity], "^" * length)
    yield f"  {number} | {safe(shown)}"
    yield f"  {' ' * len(number)} | {' ' * at}{caret}"


def summary(report: CheckReport) -> str:
    """Return the last line: what was looked at, for what, and what was found."""
    looked = f"{plural(report.entries, 'entry', 'entries')}, {plural(len(report.rules), 'rule')}"
    waived = f" ({report.waived} waived)" if report.waived else ""
    counts = Counter(problem.severity for problem in report.problems)
    found = [plural(counts[one], one) for one in ("error", "warning", "note") if counts[one]]
    fixable = Counter(problem.safe for problem in report.problems if problem.fix)
    ways = [f"--fix corrects {fixable[True]:,}"] * bool(fixable[True])
    more = " more" if ways else ""
    ways += [f"--fix --unsafe {'' if ways else 'corrects '}{fixable[False]:,}{more}"] * bool(
        fixable[False]
    )
    advice = f"; {', '.join(ways)}" if ways else ""
    return f"{looked}: {', '.join(found) or 'no findings'}{waived}{advice}"


def statistics(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield how often each rule found something, the most frequent first."""
    counts = Counter((problem.code, problem.name) for problem in problems)
    for (code, name), count in by_count(counts).items():
        yield f"{count:6}  {code}  {name}"
