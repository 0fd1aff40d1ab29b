"""Records normalized for comparison: folded, split, without mere differences of style.

Responsible for how titles vary between sources; names are in `people`, pages and venues in
`places`. Does not depend on weights or verdicts. Everything is computed once per record.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.duplicates.cleaning import main_title, remark_behind, version_of
from ssmlit.duplicates.numbers import Number, document, leading_number, parts_of_number
from ssmlit.duplicates.people import name_words, readable_authors, surnames, without_placeholders
from ssmlit.duplicates.places import (
    is_published_in,
    is_report,
    is_server,
    on_a_server,
    page_range,
    release,
)
from ssmlit.duplicates.spelling import is_mark
from ssmlit.duplicates.venue_series import series
from ssmlit.duplicates.vocabulary import (
    BEFORE_LETTER,
    BEFORE_NUMERAL,
    NUMBER_WORDS,
    ORDINALS,
    RECURRING,
    RECURRING_PAIRS,
    ROMAN,
)
from ssmlit.fields.entry_types import WHOLES
from ssmlit.fields.venue_words import venue_words
from ssmlit.fields.words import STOP_WORDS, plain
from ssmlit.latex import fold, split_words
from ssmlit.latex.symbols import GREEK
from ssmlit.model import Person, Record
from ssmlit.ordinals import ORDINAL, in_digits

_BRACKETS = regex(r"\[([^\[\]]+)\]")
_NUMERALS = frozenset(NUMBER_WORDS) | frozenset(ROMAN)
_SIGNED = regex(r"(?<!\w)([A-Z]{1,3})[#*](?=[\s:,-]+\w)")  # C#, A*: not C, and no footnote of A
_COMPARED = regex(r"([<>≤≥])\s*(?=\d)")
_LESS_OR_MORE = {"<": " less ", "≤": " less ", ">": " more ", "≥": " more "}
_COUNT = regex(rf"{ORDINAL}|\d+")  # and not a name: CM3, 4DThinker
# Fifty, twenty-five, twenty-first; and as many write them: twentyfive, fourty, ninty, fiftyfold.
_TENS = {word: tens for tens, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
)} | {"fourty": 4, "ninty": 9}  # fmt: skip
_UNITS = (*islice(NUMBER_WORDS, 9), *islice(ORDINALS, 9))
_NAMED_TENS = regex(rf"\b({'|'.join(_TENS)})(?: ?({'|'.join(_UNITS)})\b)?")
# A Greek letter that is no part of a Greek word: "α-synuclein" is "alpha-synuclein", too.
_GREEK_LETTER = regex("(?<![α-ω])[α-ω](?![α-ω])")
_GREEK_NAMES = {sign: name for name, sign in GREEK.items() if not name.startswith("var")}
# A capital letter within a title, T also before it: no article, unless "Of" is written so, too.
_LETTER = regex(r"(?:(?<=\w[ -])[ASY]|(?:^|(?<=\w[ -]))T)(?![\w'’]|\.\s)")
_SMALL_WORDS = regex(r" (?:And|For|From|In|Of|On|The|To|With) ")
_OTHERWISE_READ = frozenset({"version", *BEFORE_NUMERAL})  # "version 1.2" is a release
_IN_FULL = {"vol": "volume", "parts": "part"}
_OWN_WORDS = 4  # that many words identify one "Special issue on …"


class Title(NamedTuple):
    """One spelling of a title."""

    tokens: tuple[str, ...]  # folded words with numerals as digits
    content: tuple[str, ...]  # those of them that carry meaning
    joined: str  # the tokens without spaces
    ordered: str  # the tokens sorted, with spaces: two titles' ratio on it is `token_sort_ratio`
    cut: bool = False  # the title ends in an ellipsis: someone shortened it
    head: str = ""  # the joined words before the first colon when there are at most three, else ""
    breaks: frozenset[int] = frozenset()  # positions in `tokens` where a subtitle begins
    letters: frozenset[int] = frozenset()  # positions of letters that are no article: Plan A


class NormalizedRecord(NamedTuple):
    """A record, ready to be compared."""

    record: Record
    title: Title  # the title without remarks; `others` are titles in other languages beside it
    others: tuple[Title, ...]
    recurring: bool  # the title is one that recurs every year ("Preface")
    names: str  # the authors as readable text, the first six
    authors: tuple[Person, ...]  # the real ones
    # folded; `name_words` are all words of all names longer than an initial
    surnames: frozenset[str]
    name_words: frozenset[str]
    # "" when missing or no number
    first_page: str
    last_page: str
    volume: str
    number: Number
    # the parts of the version of a program or of data, () when none is named
    release: tuple[str, ...]
    # which part of a whole or which document it says it is: ("volume", ("2",)), ("rfc", ("2119",))
    parts: frozenset[tuple[str, Number]]
    venue: tuple[str, ...]  # words of the journal or proceedings; () for a preprint server
    series: str  # which journal or conference that is, when it is a known one, else ""
    remark: str  # brackets behind the title: "[57 refs]"
    version: str  # what the title says about itself after itself: "extended abstract", else ""
    preprint: bool  # known to be one; `published`: it names where. Neither, when nothing is said.
    published: bool


def normalize(record: Record) -> NormalizedRecord:
    """Return a record in the form it is compared in."""
    text = plain(record.title)
    main = main_title(text)
    first, last = page_range(record.pages)
    venue = venue_words(record.venue)
    published = is_published_in(record.venue)
    title = title_form(main)
    return NormalizedRecord(
        record=record,
        title=title,
        recurring=_recurs(title.content, () if record.type in WHOLES else venue),
        names=readable_authors(record.authors),
        authors=without_placeholders(record.authors),
        others=other_titles(text, main),
        surnames=surnames(record.authors),
        name_words=name_words(record.authors),
        first_page=first,
        last_page=last,
        volume=leading_number(record.volume),
        number=parts_of_number(record.number),
        release=release(record),
        parts=_parts(record),
        venue=venue if published else (),
        series=series(record.venue) if published else "",
        remark=remark_behind(text),
        version=version_of(text) or _version_beside(record, published=published),
        preprint=not published and (is_server(record.venue) or on_a_server(record)),
        published=published,
    )


def _version_beside(record: Record, *, published: bool) -> str:
    """Return which form of a work its note says it is, or what stands for a venue: "slides".

    A report is no other form, but an earlier place of the work, with a number or without.
    """
    found = "" if is_report(record.venue) else version_of(f"({record.venue})")
    return found if found or published else version_of(f"({record.note})")


def title_words(record: Record) -> tuple[str, ...]:
    """Return the folded words of a title, numerals as digits: all that blocking needs of it."""
    return _numbered(main_title(plain(record.title))) if record.title else ()


def _parts(record: Record) -> frozenset[tuple[str, Number]]:
    """Return which numbered parts, and which document, fields beside the title name.

    A note may be about another work ("See also Part 2") but where it begins with the part.
    """
    fields = dict(record.extra)
    said = [f"{name} {fields[name]}" for name in ("part", "chapter") if name in fields]
    found = [*pairwise(_numbered(record.venue)), *pairwise(_numbered(record.note)[:2])]
    found += [pair for text in said for pair in pairwise(_numbered(text))]
    parts = frozenset(
        (_IN_FULL.get(word, word), (number.removesuffix("+"),))
        for word, number in found
        if word in BEFORE_NUMERAL and is_mark(number)
    )
    named = map(document, (record.note, record.venue))
    return parts.union(one for one in named if one and one[0] not in _OTHERWISE_READ)


def _numbered(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, numerals as digits."""
    return _numerals(_tokens(text))


def _recurs(title: tuple[str, ...], venue: tuple[str, ...]) -> bool:
    """Whether a title is made of words that recur, or announces a special issue in few others.

    Words of the venue do not count beside them or a number ("Chest Editorial"); alone they are
    a title: that of a chapter named like its book. A volume of proceedings is its own venue.
    """
    announces = any(pair in RECURRING_PAIRS for pair in pairwise(title))
    least = _OWN_WORDS if announces else 1
    own = (word for word in title if word not in RECURRING and word not in venue)
    own = (word for word in own if not _COUNT.fullmatch(word))
    if len(list(islice(own, least))) == least:
        return False
    return announces or any(word in RECURRING or is_mark(word) for word in title)


def other_titles(text: str, main: str) -> tuple[Title, ...]:
    """Return the titles in brackets long enough to be the title in another language."""
    if "[" not in text or text.strip().startswith("["):
        return ()
    return tuple(
        title_form(other)
        for other in _BRACKETS.findall(text)
        if len(other.split()) >= 3 and other not in main
    )


def title_form(text: str) -> Title:
    """Return the form a title is compared in; `text` is Unicode without markup."""
    head, colon, rest = text.partition(":")
    first = _tokens(head)
    tokens = _numerals((*first, *_tokens(rest)))
    breaks = frozenset({len(first)}) if colon else _dash_breaks(text)
    return Title(
        tokens=tokens,
        content=tuple(token for token in tokens if token not in STOP_WORDS),
        joined="".join(tokens),
        ordered=" ".join(sorted(tokens)),
        cut=text.rstrip().endswith(("…", "...")),
        head="".join(first) if colon and len(first) <= 3 else "",
        breaks=breaks,
        letters=_letters(text, breaks),
    )


def _letters(text: str, breaks: frozenset[int]) -> frozenset[int]:
    """Return where single letters are that would be stop words in lower case."""
    if text.isupper() or not _LETTER.search(text) or _SMALL_WORDS.search(text):
        return frozenset()
    return frozenset(len(_tokens(text[: it.start()])) for it in _LETTER.finditer(text)) - breaks


def _dash_breaks(text: str) -> frozenset[int]:
    """Return where a subtitle begins after a dash, a full stop, a question mark or a bracket."""
    return frozenset(
        len(_tokens(text[: match.start()])) for match in re.finditer(r" [-–—]+ |[.?!;(—] ?", text)
    )


def _tokens(text: str) -> tuple[str, ...]:
    if "#" in text or "*" in text:
        text = _SIGNED.sub(r"\1+", text)
    folded = fold(_COMPARED.sub(lambda sign: _LESS_OR_MORE[sign[1]], text))
    if not folded.isascii():
        folded = _GREEK_LETTER.sub(_name, folded)
    if "ty" in folded:
        folded = _NAMED_TENS.sub(_in_digits, folded)
    return tuple("versus" if word == "vs" else word for word in split_words(folded))


def _in_digits(number: re.Match[str]) -> str:
    tens, unit = _TENS[number[1]], number[2]
    if unit in ORDINALS:
        return in_digits(int(f"{tens}{ORDINALS[unit]}"))
    return f"{tens}{NUMBER_WORDS.get(unit, 0)}"


def _name(letter: re.Match[str]) -> str:
    return f" {_GREEK_NAMES.get(letter[0], letter[0])} "


def _numerals(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens with number words and roman numerals as digits."""
    if _NUMERALS.isdisjoint(tokens) and BEFORE_LETTER.isdisjoint(tokens):
        return tokens
    return tuple(
        _numeral(token, tokens[place - 1] if place else "", last=place == len(tokens) - 1)
        for place, token in enumerate(tokens)
    )


def _numeral(token: str, before: str, *, last: bool) -> str:
    numbered = before in BEFORE_NUMERAL
    # with a plus the letter is a mark, as a number is
    letter = f"{token}+" if len(token) == 1 and before in BEFORE_LETTER else token
    if len(token) == 1 and not (before and (last or numbered)):
        return letter
    return NUMBER_WORDS.get(token) or ROMAN.get(token) or letter
