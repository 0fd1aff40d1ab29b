"""Records in the form they are compared in: folded, split, without what differs by habit only.

Knows how titles, names, pages and venues vary between sources. Knows nothing of weights or verdicts.
Everything here is computed once for a record, however many records it is compared with.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit.duplicates.vocabulary import (
    BEFORE_NUMERAL,
    NUMBER_WORDS,
    PREPRINT_SERVERS,
    RECURRING,
    RECURRING_PAIRS,
    ROMAN,
    STOP_WORDS,
)
from ssmlit.latex import fold

if TYPE_CHECKING:
    from ssmlit.model import Person, Record

__all__ = [
    "Prepared",
    "Title",
    "is_mark",
    "main_title",
    "place_key",
    "prepare",
    "surname",
    "surnames",
    "title_form",
    "title_words",
]

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,20}>")
# What databases append to titles, in brackets or not: "(Structured abstract)", "LA: Chi".
_REMARK = re.compile(
    r"[\s.]*\((?:structured abstract|provisional abstract|abstract only|review|reprint)\)\s*$"
    r"|\s+LA:\s*\w+\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
# "08-Aug": pages 8-8 that a spreadsheet took for a date.
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b", re.IGNORECASE)
_PREPRINT_TYPES = frozenset({"misc", "unpublished", "online"})
_NUMERALS = frozenset(NUMBER_WORDS) | frozenset(ROMAN)
_MARK = re.compile(r"[0-9+]")


@dataclass(frozen=True, slots=True)
class Title:
    """One spelling of a title.

    Attributes:
        tokens: folded words with numerals as digits.
        content: those of them that carry meaning.
        joined: the tokens without spaces.
        ordered: the tokens sorted, with spaces: two titles' ratio on it is `token_sort_ratio`.
        cut: the title ends in an ellipsis: somebody shortened it.
        head: the joined words before the first colon when there are at most three, else "".
        breaks: positions in `tokens` where a subtitle begins.
    """

    tokens: tuple[str, ...]
    content: tuple[str, ...]
    joined: str
    ordered: str
    cut: bool = False
    head: str = ""
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record, ready to be compared.

    Attributes:
        title: the title without remarks; `others` are titles in other languages beside it.
        recurring: the title is one of those that return every year ("Preface").
        names: the authors as a person reads them, the first six.
        surnames: folded; `name_words` are all words of all names longer than an initial.
        first_page, last_page, volume, number: "" when missing or no number.
        venue: words of the journal or proceedings; () for a preprint server.
        preprint: known to be one; `published`: it names where. Neither, when nothing is said.
    """

    record: Record
    title: Title
    others: tuple[Title, ...]
    recurring: bool
    names: str
    surnames: frozenset[str]
    name_words: frozenset[str]
    first_page: str
    last_page: str
    volume: str
    number: str
    venue: tuple[str, ...]
    preprint: bool
    published: bool


def prepare(record: Record) -> Prepared:
    """Return a record in the form it is compared in."""
    text = _plain(record.title)
    main = main_title(text)
    first, last = _page_range(record.pages)
    names = [_name(person) for person in record.authors]
    venue = _venue(record.venue)
    server = bool(PREPRINT_SERVERS.intersection(venue))
    published = bool(venue and not server)
    title = title_form(main)
    return Prepared(
        record=record,
        title=title,
        recurring=_recurs(title.content, venue),
        names=_people(record.authors),
        others=_other_titles(text, main),
        surnames=frozenset(name for name, _ in names if name),
        name_words=frozenset(word for _, words in names for word in words),
        first_page=first,
        last_page=last,
        volume=_number(record.volume),
        number=_number(record.number),
        venue=() if server else venue,
        preprint=not published and (server or _on_a_server(record)),
        published=published,
    )


def title_words(record: Record) -> tuple[str, ...]:
    """Return the folded words of a title, numerals as digits: all that blocking needs of it."""
    title = record.title
    if not title:
        return ()
    return _numerals(_tokens(main_title(_plain(title))))


def place_key(record: Record) -> str:
    """Return volume and first page as one word, "" when either is missing."""
    if not record.pages or not record.volume:
        return ""
    first, volume = _page_range(record.pages)[0], _number(record.volume)
    return f"{volume}/{first}" if volume and len(first) > 1 else ""


def _on_a_server(record: Record) -> bool:
    return record.type in _PREPRINT_TYPES or any(
        one.scheme in ("arxiv", "openreview") for one in record.identifiers
    )


def _people(authors: tuple[Person, ...]) -> str:
    text = "; ".join(map(str, authors[:6]))
    return f"{text}; and {len(authors) - 6} more" if len(authors) > 6 else text


def _recurs(title: tuple[str, ...], venue: tuple[str, ...]) -> bool:
    """Whether a title is made of words that recur, or announces a special issue."""
    if any(pair in RECURRING_PAIRS for pair in pairwise(title)):
        return True
    return bool(title) and all(
        word in RECURRING or word in venue or is_mark(word) for word in title
    )


def is_mark(word: str) -> bool:
    """Whether a word is a number, a version or a symbol that tells papers apart: 3, 3d, v2, s4++."""
    return _MARK.search(word) is not None


def surnames(record: Record) -> frozenset[str]:
    """Return the folded surnames of a record's authors."""
    return frozenset(name for name, _ in map(_name, record.authors) if name)


def _plain(text: str) -> str:
    """Return a title without HTML entities and tags."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return _TAG.sub("", text) if "<" in text else text


def main_title(text: str) -> str:
    """Return a title without the remarks that databases put behind it: "[Review] [57 refs]"."""
    if "[" not in text and "(" not in text and "LA:" not in text:
        return text
    main = _REMARK.sub("", text).strip()
    if main.startswith("["):  # the whole title in brackets: translated by the database
        main = main[1:].replace("]", "", 1)
    return _without_last_brackets(main)


def _without_last_brackets(text: str) -> str:
    """Cut bracketed remarks off the end, nested ones and one that never closes too."""
    while True:
        stripped = text.rstrip(" .,;:*'\"")
        depth = stripped.count("[") - stripped.count("]")
        if not stripped.endswith("]") and depth <= 0:
            return text
        level = max(0, depth)
        start = len(stripped)
        while start > 0:
            start -= 1
            level += {"]": 1, "[": -1}.get(stripped[start], 0)
            if stripped[start] == "[" and level <= 0:
                break
        before = stripped[:start].rstrip(" .,;:*'\"")
        if len(before) < 8:
            return text
        text = before


def _other_titles(text: str, main: str) -> tuple[Title, ...]:
    """Return the titles in brackets long enough to be the title in another language."""
    if "[" not in text:
        return ()
    found = (_BRACKETS.findall(text)) if not text.strip().startswith("[") else []
    return tuple(
        title_form(other) for other in found if len(other.split()) >= 3 and other not in main
    )


def title_form(text: str) -> Title:
    """Return the form a title is compared in; `text` is Unicode without markup."""
    head, colon, rest = text.partition(":")
    first = _tokens(head)
    tokens = (*first, *_tokens(rest)) if colon else first
    tokens = _numerals(tokens)
    breaks = frozenset({len(first)}) if colon else _dash_breaks(text)
    return Title(
        tokens=tokens,
        content=tuple(token for token in tokens if token not in STOP_WORDS),
        joined="".join(tokens),
        ordered=" ".join(sorted(tokens)),
        cut=text.rstrip().endswith(("…", "...")),
        head="".join(first) if colon and len(first) <= 3 else "",
        breaks=breaks,
    )


def _dash_breaks(text: str) -> frozenset[int]:
    """Return where a subtitle begins after a dash, a full stop, a question mark or a bracket."""
    return frozenset(
        len(_tokens(text[: match.start()])) for match in re.finditer(r" [-–—]+ |[.?!;(—] ?", text)
    )


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _numerals(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens with number words and roman numerals as digits."""
    if not _NUMERALS.intersection(tokens):
        return tokens
    return tuple(
        _numeral(token, tokens[place - 1] if place else "", last=place == len(tokens) - 1)
        for place, token in enumerate(tokens)
    )


def _numeral(token: str, before: str, *, last: bool) -> str:
    if len(token) == 1 and not (before and (last or before in BEFORE_NUMERAL)):
        return token
    return NUMBER_WORDS.get(token) or ROMAN.get(token) or token


@lru_cache(maxsize=65536)
def _name(person: Person) -> tuple[str, tuple[str, ...]]:
    """Return the folded surname, and every word of the name longer than an initial."""
    words = tuple(
        word for word in fold(f"{person.von} {person.last} {person.first}").split() if len(word) > 1
    )
    return surname(person), words


def surname(person: Person) -> str:
    """Return the folded family name; knows "Zuna R E" and "Doe JA", read as if `E`, `JA` were it."""
    last = person.last
    if person.first and _is_initials(last) and not _is_initials(person.first):
        words = [word for word in person.first.split() if not _is_initials(word)]
        last = " ".join(words)
    return fold(_plain(last)).replace(" ", "")


def _is_initials(name: str) -> bool:
    letters = re.sub(r"[\s.\-]", "", name)
    return 0 < len(letters) <= 3 and letters.isupper()


def _page_range(pages: str) -> tuple[str, str]:
    """Return first and last page, lower case; "288-97" is 288 to 297, "S78-S89" keeps its letter."""
    if not pages or _MONTH.search(pages):
        return "", ""
    parts = [re.sub(r"[^0-9a-z.]", "", part) for part in re.split(r"[-–—,;+]+", pages.lower())]
    parts = [part for part in parts if part]
    if not parts or not any(char.isdigit() or char in "ivxlc" for char in parts[0]):
        return "", ""
    first = parts[0].lstrip("0") or "0"
    last = parts[1] if len(parts) > 1 else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


def _number(text: str) -> str:
    """Return the first number of a volume or issue: "35 Suppl 1" is 35; "" for "UNKNOWN"."""
    found = re.search(r"\d+", text)
    return (found.group().lstrip("0") or "0") if found else ""


def _venue(text: str) -> tuple[str, ...]:
    """Return the words of a venue that tell it from others, without years and numbers."""
    if not text:
        return ()
    return _venue_words(text)


@lru_cache(maxsize=16384)
def _venue_words(text: str) -> tuple[str, ...]:
    return tuple(
        word
        for word in fold(_plain(text)).split()
        if word not in STOP_WORDS and not word[0].isdigit()
    )
