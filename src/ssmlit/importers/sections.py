"""Headings of a list: the tags, the year or the purpose they stand for.

Responsible for how lists head their sections. Does not depend on rows, entries, or configuration
files: the mapping from `ssmlit.toml` is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH
from ssmlit.importers import badges, dates, venue_search
from ssmlit.importers.marks import SHORTCODE, YEAR
from ssmlit.importers.venue_date import NOTHING
from ssmlit.venues import find_venue

if TYPE_CHECKING:
    from ssmlit.importers.venue_date import VenueDate

_NUMBER = regex(r"[\s•·*]*(?:(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.|[A-Z]\.)\s+(?=\S))?")
_SEVERAL = regex(r"[\s/&+,]")  # in a heading of more than an abbreviation: "Crypto/Security"
# Beside a year that is not that of the papers: "2021 and before", "Updated on 2025.03.25".
_OTHER = regex(
    r"\b(?:before|earlier|older|prior|pre|until|up to|updated?)\b|以前|及以前|更新", re.IGNORECASE
)

# Headings that say what kind of thing is below, not what it is about.
_GENERIC_TEXT = """papers,paper,paper list,papers list,list of papers,all papers,publications,
research papers,arxiv papers,arxiv,preprints,latest papers,recent papers,new papers,other papers,
milestone papers,must read papers,table of contents,table of content,contents,content,toc,index,
overview,introduction,about,welcome,preface,catalogue,outline,theorem,last updated,updated on,
research,resources,literature,references,bibliography,reading list,articles,entries,list,year,
by topic,by year,topics,categories,others,other,misc,miscellaneous,uncategorized,general"""
_GENERIC = frozenset(_GENERIC_TEXT.replace("\n", "").split(","))
_MONTH = regex(
    rf"(?i:{MONTH})|(?:19|20)\d\d|\d{{1,2}}|year|and|before|later|earlier|older|papers?|in|of|since"
    r"|until|now|published|week|quarter|q[1-4]|updated|on|the|venue|conference"
)
_PURPOSE_WORDS = {
    "contents": ("(?:table of )?contents?", "toc", "目录", "index$", "quick links"),
    "advice": (
        r"contribut\w*", "how to", "guidelines", "get involved", "pull request", "submission",
        "star history", "stargazers", "support us", "why this", "let's dive", "what is", "about$",
        "welcome", "disclaimer",
    ),
    "credit": (
        "licen[cs]e", r"acknowledg\w*", "citations?", "citing", "cite", "contact", "credits",
        "maintainers", "authors$",
    ),
    "news": (r"(?:latest |recent )?(?:news|updates?|announcements?|change ?log|what's new)\W*$",),
    "list": (
        "(?:other|related|more) (?:awesome|lists?|repos|collections)", "awesome lists?",
        "other (?:useful )?(?:urls?|sources?|resources|links)",
        "useful (?:links|urls|resources)",
    ),
    "tool": (
        "trending .*projects",
        r"(?:\w+ )?(?:librar(?:y|ies)|tool(?:s|box|boxes)?|frameworks?|software|codebases?)\W*$",
        r"(?:\w+ )?(?:codes?|implementations?|packages?|notebooks?|demos?|projects?)\W*$",
        r"(?:\w+ )?(?:tutorials?|videos?|blogs?|blog posts?|courses?|talks?|slides|lectures?)\W*$",
        r"(?:\w+ )?(?:books?|podcasts?|documentation|community|leaderboards?)\W*$",
    ),
}  # fmt: skip
_PURPOSES = tuple(
    (name, regex(rf"(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
    for name, words in _PURPOSE_WORDS.items()
)


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """Return a heading without counts, emoji, numbering, markup: "3.1 Papers (44)" → "Papers"."""
    words = re.sub(r"<[^>]*>|[`*_#]", " ", SHORTCODE.sub(" ", heading))
    words = re.sub(r"[(\[]\s*\d+\s*(?:papers?|entries)?\s*[)\]]", " ", words, flags=re.IGNORECASE)
    words = words[numbering(words) :]
    words = re.sub(r"[^\w\s&/+,.'’()-]|_", " ", words)
    return " ".join(words.split()).strip(" -.,&/()")


def numbering(heading: str) -> int:
    """Return where the words of a heading begin after its number: "3.1 Papers" → 4."""
    found = _NUMBER.match(heading)
    return found.end() if found else 0


@lru_cache(maxsize=4096)
def slug(heading: str) -> str:
    """Return the tag a heading makes: "Medical Imaging" → "medical-imaging"."""
    return latex.fold(plain(heading).replace("&", " and ")).strip().replace(" ", "-")


def tags(path: Sequence[str], mapping: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the tag of a section path, its levels joined by "/"; empty when it has none.

    Args:
        path: the headings above a row, outermost first, as written.
        mapping: heading (as written, or as its slug) → tag; "" says that it makes none. A tag
            that is mapped to starts again: "vision/medical" is not put below the headings above.

    The first of several headings is the list's name and makes no tag, unless it is mapped.
    """
    mapped = {_names(heading)[0]: tag for heading, tag in (mapping or {}).items()}
    levels: list[str] = []
    for depth, heading in enumerate(path):
        tag = next((mapped[name] for name in _names(heading) if name in mapped), None)
        if tag is not None:
            levels = [tag] if tag else levels
        elif not (depth == 0 and len(path) > 1) and not is_generic(heading):
            levels.append(slug(heading))
    joined = "/".join(levels)
    return (joined,) if joined else ()


@lru_cache(maxsize=4096)
def _names(heading: str) -> tuple[str, str]:
    """Return the names of a heading in a mapping: its words, and those without its number."""
    return latex.fold(heading), latex.fold(plain(heading))


@lru_cache(maxsize=4096)
def is_generic(heading: str) -> bool:
    """Return whether a heading makes no tag: "Papers (44)", "Year 2024", "Table of Contents"."""
    words = latex.fold(plain(heading))
    if not words or words in _GENERIC or words.startswith("awesome"):
        return True
    if purpose(heading) in {"contents", "advice", "credit", "news", "list"}:
        return True
    return all(_MONTH.fullmatch(word) for word in words.split()) or bool(venue((heading,)))


def year(path: Sequence[str]) -> int:
    """Return the year the nearest heading gives, or 0; "2021 and before" gives none."""
    for heading in reversed(path):
        found = YEAR.findall(heading)
        if found and len(found) == 1 and not _OTHER.search(heading):
            words = latex.fold(plain(heading)).split()
            return int(found[0]) if len(words) <= 4 else 0
        if found:
            return 0
    return 0


def period(path: Sequence[str]) -> str:
    """Return the month, "2024-05", or the year, "2024", that the nearest heading gives, or ""."""
    for heading in reversed(path):
        if found := year((heading,)):
            month, _ = dates.date(plain(heading))
            return month[:7] if month.startswith(str(found)) else str(found)
    return ""


def venue(path: Sequence[str]) -> VenueDate:
    """Return the venue and year that a heading is, "ICML 2024", the nearest first, if any."""
    return next(filter(None, map(_venue, reversed(path))), NOTHING)


def conference(path: Sequence[str]) -> VenueDate:
    """Return the venue that a heading abbreviates, "ICML", with the year of another, if any."""
    found = next(filter(None, map(_conference, reversed(path))), NOTHING)
    return found._replace(year=year(path) or found.year) if found else found


def venue_above(path: Sequence[str]) -> VenueDate:
    """Return the venue that the headings above a row state, in full or abbreviated, if any."""
    return venue(path) or conference(path)


@lru_cache(maxsize=4096)
def _conference(heading: str) -> VenueDate:
    words = plain(heading)
    known = find_venue(words)  # of a meeting, not of "Remote Sensing"
    names = (known.short, *known.aliases) if known and known.type == "inproceedings" else ()
    # "USENIX Security", "ACM CCS", but not "Data Engineering"
    is_short = words in names and any(map(_is_acronym, words.split()))
    is_short = is_short or (_is_acronym(words) and not _SEVERAL.search(words))
    stated = badges.read_badge(words if is_short else "")
    return stated if stated.venue else NOTHING


def _is_acronym(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1


@lru_cache(maxsize=4096)
def _venue(heading: str) -> VenueDate:
    words = plain(heading)
    if not words or len(words.split()) > 4 or not YEAR.search(words):
        return NOTHING
    stated = badges.read_badge(words, whole=False)
    return stated if stated.is_edition and not _names_two(words) else NOTHING


def _names_two(words: str) -> bool:
    """Return whether a heading names two venues: which of them is meant cannot be told."""
    first = venue_search.search(words, any_case=False)
    rest = words[first.end :].replace("-", " ") if first else ""
    other = venue_search.search(rest, any_case=False)
    return first is not None and other is not None and other.name != first.name


@lru_cache(maxsize=4096)
def purpose(heading: str) -> str:
    """Return what a section is for when it holds no papers, or "".

    "contents", "advice" (contributing, about), "credit" (licence, citation), "news", "list"
    (other lists) or "tool" (software, tutorials, videos).
    """
    words = plain(heading)
    return next((name for name, pattern in _PURPOSES if pattern.match(words)), "")


def purposes(path: Sequence[str]) -> frozenset[str]:
    """Return the purposes of all headings above a row but the list's name.

    Contents are only what is right below such a heading: topics below "Index" have papers.
    """
    levels = path[1:] if len(path) > 1 else path
    own = {purpose(levels[-1])} if levels else set()
    return frozenset(filter(None, {*map(purpose, levels)} - {"contents"} | own))
