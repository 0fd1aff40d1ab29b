"""Names of venues as lists write them, found in a text with their year.

Responsible for the pattern of all known names, those of `ssmlit.venues` and some more. Does not
depend on what is around a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from ssmlit.venues import is_abbreviation, venues

_ALSO = "Interspeech INTERSPEECH ACMMM TheWebConf NIPS SIGKDD"
FULL = 20  # a name longer than this is a full name, found in any case
# One word of a journal's name in the short form of ISO 4: "Trans.", "J.", "U.S.A.", "IEEE".
_WORD = re.compile(
    r"(?:(?:[A-Z]\.)+(?:[A-Z]$)?|[A-Z][A-Za-z]+\.|npj\b|[A-Z][\w/&-]*)(?=[\s,;:()\[\].]|$)\s?"
)
_AND = re.compile(r"(?:and|of|on|in|for)\s(?=[A-Z])")
_BEGINS = re.compile(r"(?:^|[,.]\s)(?=[A-Z]|npj)")
_ENDS = re.compile(r"\s*(?:[,;()\[\]\d]|\.?$)")
_SHORTENED = 2  # words of such a name that are shortened; beside "J." one is enough
_LEAST = 4  # characters of a shortened word that is not an initial


def search(text: str, *, any_case: bool) -> re.Match[str] | None:
    """Return the first venue in a text: groups `name`, `w` (a workshop) and `year`.

    Args:
        text: a badge, a cell, or running text.
        any_case: whether short names count that are not in capitals.
    """
    return _pattern(any_case=any_case, full_names=_may_name_in_full(text)).search(text)


def abbreviated(text: str, at: int = 0) -> str:
    """Return the journal's name in the short form of ISO 4 that is at a place, or "".

    "IEEE Trans. Geosci. Remote Sens." is one name: every stop in it is that of a shortened word of
    the ISO list or of an initial. It may end with a whole word where the statement ends, too:
    "J. R. Soc. Interface, 2021".
    """
    shortened = initials = end = 0
    begin = at
    while found := _WORD.match(text, _behind_and(text, at) if shortened else at):
        word, at = found[0].rstrip(), found.end()
        if at == len(text):
            word = with_stop(word)
        is_initial = word.endswith(".") and word[-2:-1].isupper()
        if word.endswith(".") and not is_initial and not is_abbreviation(word):
            break
        shortened += word.endswith(".") and len(word) >= _LEAST and not is_initial
        initials += word == "J."
        if word.endswith(".") or _ENDS.match(text, begin + len(text[begin:at].rstrip())):
            end = at if shortened + bool(initials) >= _SHORTENED and shortened else end
        if not found[0][-1:].isspace():
            break
    return text[begin:end].rstrip()


def _behind_and(text: str, at: int) -> int:
    """Return where a name continues after "and", "of" and the like."""
    found = _AND.match(text, at)
    return found.end() if found else at


def with_stop(name: str) -> str:
    """Return a name with the stop that its last word lost at the end of a statement."""
    last = f"{name}.".split()[-1]
    return f"{name}." if is_abbreviation(last) or re.search(r"\.[A-Z]\.$", last) else name


def journal_start(text: str, end: int) -> int:
    """Return where a journal's short name is after other words, with its comma, or the end."""
    if text.count(".", 0, end) < _SHORTENED:
        return end
    begins = _BEGINS.finditer(text, 0, end)
    return next((m.start() for m in begins if abbreviated(text, m.end())), end)


def _may_name_in_full(text: str) -> bool:
    """Whether the words of a full name are all there; their pattern is large, and seldom needed."""
    if len(text) <= FULL:
        return False
    words = frozenset(re.findall(r"\w+", text.lower()))
    known = _full_names()
    return any(name <= words for word in words & known.keys() for name in known[word])


@cache
def _full_names() -> Mapping[str, list[frozenset[str]]]:
    """Return the words of every full name, under its longest one.

    The last word is left out: a year or the W of a workshop may be written after it.
    """
    found: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for spelling in table():
        if len(spelling) > FULL:
            *words, _ = re.findall(r"\w+", spelling)
            found[max(words, key=len)].append(frozenset(words))
    return found


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return, for every spelling in lower case, the short name and the entry type."""
    table: dict[str, tuple[str, str]] = {}
    for venue in venues():
        bare = re.sub(r"^(?:IEEE|ACM) (?!MM)", "", venue.short)
        series = re.sub(r"^(?:IEEE(?:/\w+)?|ACM) ", "", venue.name)
        for spelling in (*venue.aliases, series, bare, venue.short):
            if len(spelling) > 2:
                table[spelling.lower()] = (venue.short, venue.type)
    return table


@cache
def _pattern(*, any_case: bool, full_names: bool) -> re.Pattern[str]:
    """Return the pattern of a venue and its year; short names in capitals unless `any_case`."""
    spellings = sorted(table(), key=len, reverse=True)
    known = {short for short, _ in table().values()}
    written = {spelling.lower(): spelling for spelling in (*known, *_ALSO.split())}
    full = _one_of((s for s in spellings if len(s) > FULL), any_case=True)
    full = f"(?i:{full})|" if full_names else ""
    shorts = (written.get(s, s.upper()) for s in spellings if len(s) <= FULL)
    short = _one_of(shorts, any_case=any_case)
    return re.compile(
        rf"(?<![\w-])(?:(?:IEEE|ACM)(?:/\w+)?\s(?!MM)|Proc\.\s)?(?P<name>{full}{short})(?P<w>W|WS)?"
        rf"(?:[\s,'’_(:-]{{0,3}}(?P<year>(?:19|20)\d\d|(?<=['’A-Z -])\d\d)(?!\d|[./-]\d))?(?![\w])",
        re.IGNORECASE if any_case else 0,
    )


def _one_of(names: Iterable[str], *, any_case: bool) -> str:
    """Return the pattern of any of some names, the first that fits.

    Those of one first letter are together after it: so most are passed by at once, which `re`
    does only for alternatives that begin with a letter or a set of letters as they are.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[name[0]].append(re.escape(name[1:]))
    return "|".join(
        (f"(?-i:[{first.upper()}{first.lower()}])" if any_case else first) + f"(?:{'|'.join(rest)})"
        for first, rest in found.items()
    )
