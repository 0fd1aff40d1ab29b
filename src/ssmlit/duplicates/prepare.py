"""Records in the form they are compared in: folded, split, without what differs by habit only.

Knows how titles, names, pages and venues vary between sources. Knows nothing of weights or verdicts.
Everything here is computed once for a record, however many records it is compared with.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from ssmlit.latex import fold
from ssmlit.model import Person, Record

__all__ = ["STOP_WORDS", "Prepared", "Title", "main_title", "place_key", "prepare", "surname", "title_form", "title_words"]

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,20}>")
# What databases append to titles, in brackets or not: "(Structured abstract)", "LA: Chi".
_REMARK = re.compile(
    r"[\s.]*\((?:structured abstract|provisional abstract|abstract only|review|reprint)\)\s*$"
    r"|\s+LA:\s*\w+\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_WORD_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_ROMAN = {
    name: str(number)
    for number, name in enumerate(
        "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=2
    )
    if len(name) > 1
}
_SINGLE_ROMAN = {"i": "1", "v": "5", "x": "10"}
_BEFORE_NUMERAL = frozenset("part parts volume vol phase type level class chapter section book act stage grade".split())
STOP_WORDS = frozenset(
    "a an the of for in on and or to with by from at via as is are its s t der die das und de la le les des du et el y".split()
)
# "08-Aug": pages 8-8 that a spreadsheet took for a date.
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b", re.IGNORECASE)
_SERVERS = frozenset(
    "arxiv corr biorxiv medrxiv chemrxiv techrxiv psyarxiv ssrn preprint preprints openreview".split()
)
_PREPRINT_TYPES = frozenset({"misc", "unpublished", "online"})


@dataclass(frozen=True, slots=True)
class Title:
    """One spelling of a title.

    Attributes:
        tokens: folded words with numerals as digits.
        joined: the tokens without spaces.
        ordered: the tokens sorted, with spaces: two titles' ratio on it is `token_sort_ratio`.
        head: the joined words before the first colon when there are at most three, else "".
        breaks: positions in `tokens` where a subtitle begins.
    """

    tokens: tuple[str, ...]
    joined: str
    ordered: str
    head: str = ""
    breaks: frozenset[int] = frozenset()

    @property
    def content(self) -> tuple[str, ...]:
        """The tokens that carry meaning."""
        return tuple(token for token in self.tokens if token not in STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record, ready to be compared."""

    record: Record
    title: Title
    others: tuple[Title, ...]
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
    server = bool(_SERVERS.intersection(venue))
    published = bool(venue and not server)
    return Prepared(
        record=record,
        title=title_form(main),
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
        level = depth if depth > 0 else 0
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
        joined="".join(tokens),
        ordered=" ".join(sorted(tokens)),
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
    last = len(tokens) - 1
    found = []
    for place, token in enumerate(tokens):
        if len(token) == 1:
            alone = place == last and place > 0
            after = place > 0 and tokens[place - 1] in _BEFORE_NUMERAL
            found.append(_SINGLE_ROMAN.get(token, token) if alone or after else token)
        else:
            found.append(_WORD_NUMBERS.get(token) or _ROMAN.get(token) or token)
    return tuple(found)


@lru_cache(maxsize=65536)
def _name(person: Person) -> tuple[str, tuple[str, ...]]:
    """Return the folded surname, and every word of the name longer than an initial."""
    words = tuple(
        word
        for word in fold(f"{person.von} {person.last} {person.first}").split()
        if len(word) > 1
    )
    return surname(person), words


def surname(person: Person) -> str:
    """Return the folded family name; knows "Zuna R E" and "Doe JA", read as if `E`, `JA` were it."""
    last = person.last
    if person.first and _is_initials(last) and not _is_initials(person.first):
        words = [word for word in person.first.split() if not _is_initials(word)]
        last = " ".join(words)
    return fold(last).replace(" ", "")


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
        word for word in fold(_plain(text)).split() if word not in STOP_WORDS and not word[0].isdigit()
    )
