"""How many papers appeared when, as a small SVG bar chart.

Responsible for months, years and SVG. Does not depend on papers or the page's script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ssmlit.strings import plural

_WIDTH, _HEIGHT, _FOOT = 384, 64, 14
_MOST_MONTHS = 60  # five years; with more, the bars are too thin to read


def chart(days: Sequence[tuple[int, int]]) -> str:
    """Return a `<figure>` with one bar for each month, or each year when that is clearer.

    `days` are (year, month) of each paper; 0 is unknown.

    Months are shown when four fifths of the dated papers have one and span at most five years.
    Fewer than two bars are not shown.
    """
    years = [year for year, _ in days if year]
    months = [year * 12 + month - 1 for year, month in days if year and month]
    if months and max(months) - min(months) < _MOST_MONTHS and len(months) >= 0.8 * len(years):
        return _figure(months, "month", 12)
    return _figure(years, "year", 1)


def _figure(values: Sequence[int], unit: str, per_year: int) -> str:
    counts = Counter(values)
    if len(counts) < 2:
        return ""
    low, high, most = min(counts), max(counts), max(counts.values())
    step = _WIDTH / (high - low + 1)
    bars = [
        _bar(n, counts[n], (n - low) * step, step, most, per_year) for n in range(low, high + 1)
    ]
    caption = f"Papers by {unit}"
    papers = plural(sum(counts.values()), "paper")
    return (
        f'<figure class="chart"><svg viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img" '
        f'aria-label="{caption}: {papers}, at most {most} in one {unit}">'
        f'<line x1="0" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>'
        f"{''.join(bars)}{_years(low, high, step, per_year)}</svg>"
        f"<figcaption>{caption}, at most {most}</figcaption></figure>"
    )


def _bar(value: int, count: int, left: float, step: float, most: int, per_year: int) -> str:
    if not count:
        return ""
    height = max(2.0, count / most * (_HEIGHT - 2))
    gap = min(2.0, step * 0.2)
    year, month = divmod(value, per_year)
    name = f"{year}-{month + 1:02}" if per_year == 12 else f"{year}"
    return (
        f'<g data-year="{year}"><title>{name}: {count}</title>'
        f'<rect class="hit" x="{left:.1f}" y="0" width="{step:.1f}" height="{_HEIGHT}"/>'
        f'<rect class="bar" x="{left:.1f}" y="{_HEIGHT - height:.1f}" '
        f'width="{step - gap:.1f}" height="{height:.1f}" rx="1"/></g>'
    )


def _years(low: int, high: int, step: float, per_year: int) -> str:
    """Return the years below the bars, as many as fit, at their first bar."""
    starts = [n for n in range(low, high + 1) if n % per_year == 0] or [low]
    if starts[0] - low >= 36 / step:
        starts.insert(0, low)
    apart = max(1, -(-40 // int(max(1, step * per_year))))
    return "".join(
        f'<text x="{(n - low) * step:.1f}" y="{_HEIGHT + 11}">{n // per_year}</text>'
        for n in starts[::apart]
        if (n - low) * step <= _WIDTH - 24
    )
