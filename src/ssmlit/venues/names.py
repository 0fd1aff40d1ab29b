"""Which venue a name means, in full, abbreviated, or within a volume's title.

Responsible for recognising names and for giving the short one. Does not depend on entries or
records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ssmlit._lazy import regex
from ssmlit.ordinals import ORDINAL, TENS, WORDS, YEAR
from ssmlit.strings import words
from ssmlit.venues.acronyms import CLAUSES, DATED, is_acronym, is_shortened
from ssmlit.venues.folding import folded, joined
from ssmlit.venues.table import Venue, venues
from ssmlit.venues.vocabulary import MEETING_WORDS, SHOWN_WORDS, SIDE_WORDS, SOCIETIES

FINDINGS = "Findings of the Association for Computational Linguistics:"

_ORDINAL = regex(ORDINAL)
_NUMBER = regex(rf"{ORDINAL}|\d+|[ivxlc]+")
# How a volume abbreviates itself: "SIGMOD '22: …" and "…, ALENEX 2013, …".
_OWN = regex(
    r"^([A-Z](?=\S*[A-Z])\S*+) '\d\d:"
    rf"|, (?!USA|UK|UAE)([A-Z]\S*[A-Z][^\s,]*) (?:{YEAR}|'\d\d)(?=\W|$)"
)
_ABBREVIATION = regex(r"(?!(?:USA|UK|UAE)\b)[^\W_]*[A-Z][^\s/.]*[A-Z][^\s/.]*")
_YEAR = regex(rf"\b{YEAR}\b")
_NUMBERED = regex(rf"^(?:Proceedings of )?(?:[Tt]he )?(?:\d{{4}} |{ORDINAL} )?")
_SPONSORS = regex(
    rf"^(?:(?:{'|'.join(sorted(SOCIETIES))})\b[\s/-]*)+"
    r"|^(?:Advances in|Annual|The) "
)
_SOCIETIES = words("the ieee acm")
# What may come before a venue's name, in the same phrase, without making it another name.
_BEFORE = words(
    "proceedings of the in at on and annual international joint conference meeting accepted "
    "published to appear presented papers from advances"
).union(WORDS, TENS, map(str.lower, SOCIETIES))
_AROUND = 4  # words around an abbreviation; a longer text may be another venue's name
_KIND = MEETING_WORDS | words("winter journal transactions for")
# What may follow it.
_AFTER = SIDE_WORDS | words("conference proceedings main part volume vol held").union(SHOWN_WORDS)
_BESIDE_VOLUME = words("volume vol number no issue pages pp early access")


@lru_cache(maxsize=1 << 12)
def short_venue(full: str) -> str:
    """Return how readers abbreviate an entry's venue; an unknown one stays as it is.

    An abbreviation in brackets at the end is believed; else the known venue's is used.
    """
    if full.startswith(FINDINGS):
        return f"{full.removeprefix(FINDINGS).split()[0].strip(',')} Findings"
    bracket = re.search(r"\(([^()]*+)\)\s*$", full)
    if bracket and _abbreviates(bracket[1], full[: bracket.start()]):
        return bracket[1]
    venue = find_venue(full)
    if venue is None:
        return _of_volume(full)
    if venue.type == "article" or "workshop" in venue.name.lower():
        return venue.short
    return f"{venue.short}W" if re.search("workshop", full, re.IGNORECASE) else venue.short


def _abbreviates(text: str, name: str) -> bool:
    """Whether a text in brackets is short for the name before them, as `London` is not for Nature.

    It is a known venue's, or its first word has three capitals, or two and only letters of the
    name, in order.
    """
    if find_venue(text):
        return True
    word = _ABBREVIATION.match(text)
    if word is None or _SPONSORS.match(text):  # (IEEE Cat. No.98CH36144)
        return False
    letters = iter(name.lower())
    return sum(map(str.isupper, word[0])) > 2 or all(
        it in letters for it in word[0].lower() if it.isalpha()
    )


@lru_cache(maxsize=1 << 12)
def full_venue(name: str) -> str:
    """Return the full name of an abbreviated venue; all others stay as they are.

    Years, numbers and "Proceedings of the" around an abbreviation do not make it a full name.
    """
    venue = find_venue(name)
    if venue is None:
        return name
    words = _telling(name)
    own = (venue.short, *venue.aliases)
    return venue.name if words in [_telling(one) for one in own] else name


def _telling(name: str) -> list[str]:
    return [word for word in folded(name)[0] if word not in _BEFORE and not word.isdecimal()]


def _of_volume(title: str) -> str:
    """Return a volume title's own abbreviation, else the title without place and date.

    Titles as dblp.org writes them: "Proceedings of the 15th Meeting on Algorithm Engineering and
    Experiments, ALENEX 2013, New Orleans, Louisiana, USA, January 7, 2013". Others stay whole.
    """
    if own := _OWN.search(title):
        return own[1] or own[2]
    name, _, rest = title.partition(",")
    if not _YEAR.search(rest):
        return title
    return short_venue(_NUMBERED.sub("", _YEAR.sub("", name)).strip())


@lru_cache(maxsize=1 << 12)
def find_venue(text: str) -> Venue | None:
    """Return the known venue that a text names, or None.

    Args:
        text: a venue as an entry, a list or a catalogue writes it, in Unicode: an abbreviation, a
            full or shortened name, a volume of proceedings with place and date.

    A name counts only as a whole: "Asian Conference on Machine Learning" and "International
    Conference on Machine Learning and Applications" are not ICML. A journal's name is the whole
    text except numbers after it, since longer journal names begin with shorter ones.
    """
    (words, ends), known = folded(text), by_spelling()
    if venue := known.get(" ".join(words)) or _abbreviated(text, words):
        return venue
    for word in DATED.findall(text):
        venue = known.get(" ".join(folded(word)[0]))
        if venue and venue.type == "inproceedings" and not _is_explained(word, text, venue):
            return venue
    for size in range(min(_longest(), len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            venue = known.get(" ".join(words[start : start + size]))
            if venue and _stands_alone(venue, words, ends, start, start + size):
                return venue
    return None


def _is_explained(word: str, text: str, venue: Venue) -> bool:
    """Whether a text says that an abbreviation is another's: "PaCT 2009: Parallel Computing …"."""
    own = {it for name in _all_spellings()[0][venue] for it in name.split()}
    clauses = (folded(it)[0] for it in CLAUSES.split(re.sub(r"\d\w*", "", text)))
    return any(not own.issuperset(it) and is_acronym(word.lower(), it) for it in clauses)


def _abbreviated(text: str, words: Sequence[str]) -> Venue | None:
    """Return the conference whose abbreviation is all that a text says: "Proc. IEEE ICASSP".

    Or all beside words of its name: "IJCAI International Joint Conference on AI".
    """
    telling = [
        it for it in words if not (it in _BEFORE or it.isdecimal() or _ORDINAL.fullmatch(it))
    ]
    is_alone = len(telling) == 1
    if is_alone and len(words) > _AROUND + 1:
        return None
    if not is_alone and MEETING_WORDS.isdisjoint(words):
        return None
    for word in telling:
        venue = by_spelling().get(word)
        written = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        if venue is None or venue.type != "inproceedings" or written is None:
            continue
        own = folded(venue.name)[0]
        if sum(map(str.isupper, written[0])) > 1 and all(
            it == word or is_shortened(it, own) for it in telling
        ):
            return venue
    return None


def _stands_alone(
    venue: Venue, words: Sequence[str], ends: Sequence[str], start: int, end: int
) -> bool:
    """Return whether a known name at words[start:end] is not part of a longer name."""
    before = _phrase(words, ends, start)
    if venue.type == "article":
        return set(before) <= _SOCIETIES and all(
            word in _BESIDE_VOLUME or _NUMBER.fullmatch(word) for word in words[end:]
        )
    if end - start == 1:
        return False  # an abbreviation among other words may be one of them
    return all(map(_may_stand_before, before)) and (
        ends[end - 1] in {",", "."}
        or words[end] in _AFTER
        or bool(_NUMBER.fullmatch(words[end]))
        or (words[end] == "and" and not MEETING_WORDS.isdisjoint(words[end + 1 :]))  # in one volume
    )


def _may_stand_before(word: str) -> bool:
    """Ordinals, societies and their special interest groups (SIGKDD) do not make another name."""
    return word in _BEFORE or word.startswith("sig") or bool(_NUMBER.fullmatch(word))


def _phrase(words: Sequence[str], ends: Sequence[str], start: int) -> Sequence[str]:
    """Return the words before `start` up to punctuation."""
    first = start
    while first and ends[first - 1] != ",":
        first -= 1
    return words[first:start]


@lru_cache(maxsize=1 << 8)
def spellings(name: str) -> tuple[str, ...]:
    """Return the folded names that mean the same venue as an abbreviation or a full name.

    Returns:
        Words in lower case separated by single blanks: the other abbreviations, and the full name
        without the words that it shares with many ("learning representations"), unless that would
        be the name of another venue too. Empty for an unknown name.
    """
    words = folded(name)[0]
    venue = by_spelling().get(" ".join(words))
    if venue is None:
        return ()
    return tuple(one for one in _spellings_of(venue) if one != " ".join(words))


@cache
def by_spelling() -> dict[str, Venue]:
    """Every spelling of a venue, folded. Where two claim one, the full name counts."""
    bare = [
        (name[sponsor.end() :], venue)
        for venue in venues()
        for name in (venue.name, venue.short)
        if (sponsor := _SPONSORS.match(name))
    ]
    own = [(name, it) for it in venues() for name in (it.short, it.name, *it.aliases)]
    spelled = joined([name for name, _ in (*bare, *own)])
    found: dict[str, Venue] = {}
    for name, (_, venue) in zip(spelled, bare, strict=False):
        found.setdefault(name, venue)
    for name, (_, venue) in zip(spelled[len(bare) :], own, strict=True):
        found[name] = venue
    return found


@cache
def _longest() -> int:
    return max(spelling.count(" ") + 1 for spelling in by_spelling())


@cache
def _all_spellings() -> tuple[Mapping[Venue, Sequence[str]], str]:
    """The spellings of each venue, and all of them in one text, a line each, between blanks."""
    found: dict[Venue, list[str]] = {}
    for spelling, venue in by_spelling().items():
        found.setdefault(venue, []).append(spelling)
    return found, "\n".join([f" {spelling} " for spelling in by_spelling()])


@lru_cache(maxsize=64)
def _spellings_of(venue: Venue) -> tuple[str, ...]:
    of_venue, every = _all_spellings()
    own, core = of_venue.get(venue, ()), _core(venue)
    clash = every.count(core) > sum(f" {spelling} ".count(core) for spelling in own)
    return tuple(dict.fromkeys(own if clash else [*own, core.strip()]))


def _core(venue: Venue) -> str:
    """Return the name without the words before its subject, between blanks."""
    words = folded(_SPONSORS.sub("", venue.name))[0]
    while len(words) > 2 and (words[0] in _BEFORE or words[0] in _KIND):
        words.pop(0)
    return f" {' '.join(words)} "
