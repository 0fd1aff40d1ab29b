"""Ranges of pages: what a shortened one stands for, and what only looks like one.

Does not depend on any rule.
"""

from __future__ import annotations

_ARTICLE = 5  # digits of an article's number, at least


def full_end(first: str, last: str) -> str:
    """Return where a range ends: of `1234--56` at 1256."""
    return first[: max(len(first) - len(last), 0)] + last


def is_article_page(first: str, dash: str, last: str) -> bool:
    """Whether `1650007-1` is page 1 of article 1650007: as a range it would end too early."""
    is_short = len(first) >= _ARTICLE and len(last) <= len(first) - 3
    return is_short and dash.strip() == "-" and int(full_end(first, last)) <= int(first)
