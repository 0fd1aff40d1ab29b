"""arXiv's identifiers: bare ids, old and new → the canonical form, or what is wrong with them.

Responsible for how an id is written (https://info.arxiv.org/help/arxiv_identifier.html), arXiv's
archives, and the month that an id carries. Does not depend on addresses (see `links`).
"""

from __future__ import annotations

import re
from functools import cache

from ssmlit._lazy import regex
from ssmlit.model import Identifier
from ssmlit.strings import closest

_NEW = regex(r"(\d\d)(\d\d)\.(\d{4,5})(?:v([1-9]\d{0,3}))?", re.ASCII | re.IGNORECASE)
_OLD = regex(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3})(?:v([1-9]\d{0,3}))?",
    re.ASCII | re.IGNORECASE,
)
_LOOKS_NEW = regex(r"(\d\d)(\d\d)\.(\d+)(?:v(\d*))?", re.ASCII | re.IGNORECASE)
_LOOKS_OLD = regex(r"([a-z-]+)(?:\.[a-z]{2})?/(\d+)(?:v\d*)?", re.ASCII | re.IGNORECASE)
_STAMP = regex(r"\s*\[[a-z-]+(?:\.[a-z-]+)?\].*", re.IGNORECASE | re.DOTALL)

_ARCHIVES = (
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
    "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex",
    "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th",
    "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con",
)  # fmt: skip
_REPAIRED = {name.replace("-", ""): name for name in _ARCHIVES}


def parse(text: str) -> Identifier | None:
    """Return the identifier that a bare id, with or without version, stands for."""
    value, version = split(text)
    return Identifier("arxiv", value, version) if value else None


def split(text: str) -> tuple[str, int]:
    """Return the canonical form of a bare id and its version or 0; ("", 0) for other text."""
    if match := _NEW.fullmatch(text):
        year, month, number, version = match.groups()
        if not _new_problem(year, month, number):
            return text[: match.end(3)], int(version or 0)
    elif match := _OLD.fullmatch(text):
        archive, year, month, number, version = match.groups()
        name = _REPAIRED.get(archive.lower().replace("-", ""))
        if name is not None and not _old_problem(year, month, number):
            return f"{name}/{year}{month}{number}", int(version or 0)
    return "", 0


def submitted(value: str) -> tuple[int, int]:
    """Return the year and the month that a canonical arXiv id carries; (0, 0) for anything else."""
    match = _NEW.fullmatch(value) or _OLD.fullmatch(value)
    if match is None:
        return 0, 0
    first = 2 if "/" in value else 1
    year, month = int(match[first]), int(match[first + 1])
    return (1900 if year > 90 else 2000) + year, month


def without_stamp(text: str) -> str:
    """Cut what arXiv prints after an id on the first page: `2312.00752v2 [cs.LG] 31 May 2024`."""
    return _STAMP.sub("", text) if "[" in text else text


def problem(text: str) -> str:
    """Return why something that looks like an arXiv id is not one, or ""."""
    if match := _LOOKS_NEW.fullmatch(text):
        year, month, number, version = match.groups()
        if version is not None and not version.strip("0"):
            return "arXiv versions start at v1"
        return _new_problem(year, month, number)
    if match := _LOOKS_OLD.fullmatch(text):
        return _looks_old_problem(match[1].lower(), match[2])
    return ""


def _looks_old_problem(archive: str, digits: str) -> str:
    if archive.replace("-", "") not in _REPAIRED:
        near = closest(archive, _ARCHIVES)
        return f"arXiv has no archive {archive}; did you mean {near}?" if near else ""
    if len(digits) != 7:
        return f"an old arXiv id has 7 digits after the slash, this has {len(digits)}"
    return _old_problem(digits[:2], digits[2:4], digits[4:])


def _new_problem(year: str, month: str, number: str) -> str:
    return _new_month_problem(year, month, len(number)) or _number_problem(number)


@cache  # a bulk file has millions of ids, from a few hundred months
def _new_month_problem(year: str, month: str, digits: int) -> str:
    if reason := _month_problem(month):
        return reason
    if not "0704" <= year + month <= "9012":
        return f"arXiv ids of this form start in April 2007 (0704), this says {year}{month}"
    wanted = 4 if year < "15" else 5
    if digits != wanted:
        return f"an arXiv id of 20{year} has {wanted} digits after the point, this has {digits}"
    return ""


def _old_problem(year: str, month: str, number: str) -> str:
    if reason := _month_problem(month):
        return reason
    if "0703" < year + month < "9107":
        return "arXiv ids of this form run from July 1991 (9107) to March 2007 (0703)"
    return _number_problem(number)


def _number_problem(number: str) -> str:
    return "" if number.strip("0") else "arXiv numbers start at 1"


def _month_problem(month: str) -> str:
    is_one = "01" <= month <= "12"
    return "" if is_one else f"an arXiv id starts with YYMM; there is no month {month}"
