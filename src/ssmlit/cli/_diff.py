"""Unified diffs of the library's text, quick also for a large file with a small change."""

from __future__ import annotations

import difflib
from io import StringIO

CONTEXT = 3


def unified(old: str, new: str, name: str) -> str:
    """Return the unified diff between two texts ("" when they are equal), as `diff -u` prints it.

    Only the lines between the common beginning and the common end are compared, so that one
    changed line among a million costs what one changed line costs.
    """
    if old == new:
        return ""
    a, b = list(StringIO(old, newline="\n")), list(StringIO(new, newline="\n"))
    start, a_end, b_end = _window(a, b)
    lines = difflib.unified_diff(
        a[start:a_end], b[start:b_end], f"a/{name}", f"b/{name}", n=CONTEXT
    )
    return "".join(_shifted(line, start) for line in lines)


def _window(a: list[str], b: list[str]) -> tuple[int, int, int]:
    shortest = min(len(a), len(b))
    start = next((i for i in range(shortest) if a[i] != b[i]), shortest)
    end = next((i for i in range(shortest - start) if a[-1 - i] != b[-1 - i]), shortest - start)
    start = max(0, start - CONTEXT)
    end = max(0, end - CONTEXT)
    return start, len(a) - end, len(b) - end


def _shifted(line: str, lines: int) -> str:
    """Move a hunk's header by the lines left out, and mark a missing final newline."""
    if line.startswith("@@ "):
        _, old, new, *_ = line.split(" ")
        return f"@@ -{_moved(old[1:], lines)} +{_moved(new[1:], lines)} @@\n"
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _moved(span: str, lines: int) -> str:
    first, comma, count = span.partition(",")
    return f"{int(first) + lines}{comma}{count}"
