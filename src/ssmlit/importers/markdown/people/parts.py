"""The parts of a text that can be names or pieces of them, up to where none follows.

Responsible for where each begins and ends. Does not depend on which parts are one person, nor on
whether they are persons at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ssmlit._lazy import foreign, regex
from ssmlit.importers import venue_search
from ssmlit.importers.markdown.people.forms import (
    BEFORE_TITLE,
    BEHIND,
    INITIALS,
    SUFFIX,
    has_initials_behind,
    is_bibtex,
    is_surname,
    last_of_form,
    run,
    tidy,
)
from ssmlit.importers.markdown.people.name_likeness import is_capitalised, likeness
from ssmlit.importers.markdown.people.separators import MARKS, SEPARATOR, SUPERSCRIPT
from ssmlit.venues import is_abbreviation

CJK = foreign(r"[\u4e00-\u9fff\uac00-\ud7af]{2,5}")
ODD = regex(r"[^\W\d_]*[A-Z][^\W\d_]*\.?(?: [^\W\d_]*[A-Z][^\W\d_]*\.?){0,2}")
_QUIET = regex(r"[a-z]{2,} [a-z]{2,}")
_ACRONYM = regex(r"[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w*")
_BRACKETED = regex(
    r"\([^()]{0,120}(?:\)|$)|(?<=\w )[\"“][^\W\d_]+[\"”](?= \w)"
)  # "Jan "Honza" Holm"
_BRIEF = regex(r"((?:[A-Z]\.[\s-]?){1,3}[A-Z][a-z])\.")  # "T. Qu."
_STOP = regex(r"(?:\.|:|\s[-–—|/])\s+(?=\S)")
_BEFORE_STOP = regex(r"\s+\.")
_HEADED = regex(r"[^\W\d_]{5,}\.\s+[A-Z]")  # "Thesis. Anna Carver", but "Md. Rahim"
_WHOLE = regex(r"[A-Z][a-z]+ (?:[A-Z]\. ?){1,2}[A-Z][\w'’-]+")  # "Anna B. Card", before a name
_SHORTENED = regex(r"\w?|[A-Z](?!g)[^aeiouy]", re.IGNORECASE)  # "Georgios Th. Holm"
_SENTENCE_END = regex(r"(?<=[^\W\d_]{2})[.:]\s")  # not an initial's stop
_INITIALS = 4  # characters: "Th.", "Chr."
_NAME = 100  # characters of a name with its sentence end
_AND = regex(r"(?<!,)\s(?:&|und|et|och|og|y|e|и)\s|;\s")
_BETWEEN = regex(r"(?:^|(?<=;))[^;]*")
_INITIALS_NEXT = regex(r"(?:[A-Z]\.[\s-]?){1,3}(?=[,;&(]|\s|$)|[A-Z]$")
_INITIAL = regex(r"\b[^\W\d_]\.|\b[A-Z]{1,2}\b")

ALONE = 1.0  # likeness of a name that stands alone
AMONG = -4.0  # of one among names that are surely names


def with_semicolons(text: str) -> tuple[str, str]:
    """Return names as in BibTeX with semicolons between them, and the venue behind them.

    So are names with another "and": "Carver, Anna & Holm, Ben", "Carver, Anna; Yu, Jo und …".
    """
    whole = _AND.sub(" and ", text)
    names, comma, venue = whole.rstrip(" ,.").rpartition(",")
    if " and " in names and is_bibtex(names):  # "Carver, Anna and Holm, Ben, RSS 2020"
        return names.replace(" and ", "; "), f"{comma}{venue}"
    return whole.replace(" and ", "; ") if is_bibtex(whole) else text, ""


def between_semicolons(text: str) -> tuple[list[tuple[str, int]], str]:
    """Return the names between semicolons with where they begin, and what follows."""
    found = [(part[0], part.start()) for part in _BETWEEN.finditer(text)]
    end = len(text)
    if _is_acronym([found[-1][0].strip()], (part for part, _ in found[:-1])):
        _, end = found.pop()  # "Anna Carver; SHL"
    last, at = found.pop()
    if goes_on := BEFORE_TITLE.match(last):
        last, end = goes_on[1], at + goes_on.end()
    parts = [(tidy(it.strip(" ,")), at) for it, at in (*found, (last, at)) if it.strip(" ,.")]
    return parts, text[end:]


def parts_of(text: str, *, others: bool) -> tuple[list[tuple[str, int]], str]:
    """Return the parts that can be (pieces of) names with where they begin, and what follows."""
    shown = _BRACKETED.sub(lambda found: " " * len(found[0]), text)
    shown = SUPERSCRIPT.sub(lambda found: "*" * len(found[0]), shown)  # it may have commas
    parts: list[tuple[str, int]] = []
    at = 0
    while at < len(shown):
        found = SEPARATOR.search(shown, at)
        end, after = (found.start(), found.end()) if found else (len(shown), len(shown))
        last = "." in shown[at:end] and last_of_form(
            [part for part, _ in parts], shown[at:end], _begins_with_piece
        )
        if last:
            return [*parts, (last[1].strip(), at)], text[at + last.end() :]
        new, rest = _pieces(shown[at:end])
        if _WHOLE.fullmatch(shown[at:end]) and _is_among_whole(shown, parts, after if found else 0):
            new, rest = [shown[at:end]], None
        if parts and _is_acronym(new, (part for part, _ in parts)):
            return parts, text[at:]
        if rest and _is_other(new, parts) and shown[: at + rest].rstrip().endswith(":"):
            return parts, text[at:]
        parts += [(piece, at) for piece in new]
        if rest is not None and not new and _is_of_form(shown, at, end, parts):
            parts.append((shown[at:end].strip(), at))
            at = after
            continue
        is_odd = not new and _is_odd(shown[at:end].strip(), parts)
        if is_odd and (_begins_with_name(shown, after) if found else others):
            parts.append((shown[at:end].strip(), at))
        elif rest is not None:
            return parts, text[at + rest :]
        if new and _ends_list(shown, at, after):
            return parts, text[after:]
        at = after
    return parts, ""


def _is_among_whole(text: str, parts: Sequence[tuple[str, int]], after: int) -> bool:
    """Return whether names are around a place: whole ones before, if any, and one behind it.

    None has to be behind the last words of a text (`after` is 0) that names begin.
    """
    is_spoken = all(" " in part and not BEHIND.fullmatch(part) for part, _ in parts)
    return is_spoken and (_begins_with_name(text, after) if after else bool(parts))


def _ends_list(text: str, at: int, after: int) -> bool:
    """Return whether "and" was before a name and none follows: "A. Carver and Ben Holm, Shells".

    Not where surnames come first: their given names are after commas, too.
    """
    name = text[at:after].strip(" ,.")
    is_last = text[:at].rstrip().endswith(("and", "&"))
    joined = text[:after].rstrip().endswith(",")
    inverted = is_surname(name) or _INITIALS_NEXT.match(text, after)  # "Le Traon, Y."
    if not (is_last and joined) or inverted:
        return False
    following = SEPARATOR.search(text, after)  # "A. Carver and B. Holm, Joan Yu, Anna Ives"
    return not (following and any(_begins_with_name(text, n) for n in (after, following.end())))


def _is_acronym(new: Sequence[str], parts: Iterable[str]) -> bool:
    """Whether a venue ends a list of whole names: "Anna Carver, RSS", "…, Ben Holm, SnailCom".

    Two capitals may be initials, or a state: "San Diego, CA".
    """
    if len(new) != 1 or " " in new[0]:
        return False
    if not (_ACRONYM.fullmatch(new[0]) or new[0].lower() in venue_search.table()):
        return False
    return all(" " in part for part in parts)


def _is_other(new: Sequence[str], parts: Sequence[tuple[str, int]]) -> bool:
    """Return whether words have no initials, as all names before: "A. Holm, Galaxy Walker: "."""
    short = bool(parts) and all(_INITIAL.search(part) for part, _ in parts)
    return short and bool(new) and not _INITIAL.search(new[0])


def _is_of_form(text: str, at: int, end: int, parts: Sequence[tuple[str, int]]) -> bool:
    """Return whether words are where names are, by the initials after them or in them."""
    if has_initials_behind(text, at, end, parts):
        return True
    before = bool(parts) and BEHIND.fullmatch(parts[-1][0])
    return bool(before and BEHIND.fullmatch(text[at:end].strip()))


def _begins_with_piece(text: str) -> bool:
    found, _ = _pieces(text)
    return bool(found)


def _is_odd(words: str, parts: Sequence[tuple[str, int]]) -> bool:
    """Whether words after a certain name could be a name: "rMishra", "USVSN Sai", "Deep Carver".

    They are two or three, of letters, with a capital in each; or two with none, "anna carver",
    that are no words of titles.
    """
    if not parts:
        return False
    is_like = ODD.fullmatch(words) or (_QUIET.fullmatch(words) and likeness(words) > AMONG)
    return likeness(parts[-1][0]) >= ALONE and bool(is_like)


def _begins_with_name(text: str, at: int) -> bool:
    """Return whether there is certainly a name of two words or more at a place among separators."""
    found = SEPARATOR.search(text, at)
    name = text[at : found.start() if found else len(text)]
    return likeness(_SENTENCE_END.split(name)[0].strip(" .")) >= ALONE


def _pieces(part: str) -> tuple[list[str], int | None]:
    """Return the names in what is between two separators, and where what is not a name begins.

    Footnote marks separate names; a sentence may end after a surname: "Joan Yu. EMNLP".
    """
    whole = part.strip()
    if whole.isalpha():  # one word has no marks and no stop in it
        return ([tidy(whole)], None) if _is_piece(whole) else ([], part.find(whole))
    pieces: list[str] = []
    for start, words in _between_marks(part):
        piece = words.strip(" :*_–—-")
        begin = start + words.find(piece)
        if not piece or piece == ".":
            continue
        shown = _BEFORE_STOP.sub(".", piece)  # where brackets were
        names = run(shown, 6)  # without separators
        if all(map(_is_piece, names)) and not _ends_inside(shown):
            pieces += map(tidy, names)
            continue
        if stop := _name_end(piece):
            return [*pieces, stop[0]], begin + stop[1]
        if pieces and words[:1] not in {".", ",", " "}:
            return [], 0  # a number inside a word that is not a footnote mark: "I1: A Model"
        return pieces, begin
    return pieces, None


def _between_marks(part: str) -> Iterator[tuple[int, str]]:
    """Yield what is between footnote marks, each with its place."""
    start = 0
    for mark in MARKS.finditer(part):
        yield start, part[start : mark.start()]
        start = mark.end()
    yield start, part[start:]


def _name_end(piece: str) -> tuple[str, int] | None:
    """Return the name that a sentence end or the like closes, and where what follows begins."""
    for stop in reversed(list(_STOP.finditer(piece[:_NAME]))):
        head = piece[: stop.start() + stop[0].startswith(".")]
        head = _BEFORE_STOP.sub(".", head)
        ends = stop[0].startswith(".") or (" " in head.strip() and likeness(head) >= 0)
        ends = ends or CJK.fullmatch(head) is not None
        brief = _BRIEF.fullmatch(head)
        if ends and _is_piece(head) and (brief or INITIALS.fullmatch(head) is None):
            return (brief[1] if brief else tidy(head)), stop.end()
    return None


def _ends_inside(piece: str) -> bool:
    """Whether a surname and a stop are followed by what is not a name: "Xu. Nature Methods"."""
    head, stop, tail = piece.partition(". ")
    known = likeness(head) >= ALONE
    if stop and BEHIND.fullmatch(head):  # "Carver A. Approximation", but "Anna B. Carver"
        return likeness(tail) < AMONG and not BEHIND.fullmatch(piece)
    return bool(stop) and known and likeness(tail) < 0


@lru_cache(maxsize=1 << 11)
def _is_piece(piece: str) -> bool:
    first = piece.partition(" ")[0]
    is_journal = len(first) > _INITIALS and is_abbreviation(first)  # "Proc. Slow Soc."
    if len(piece) > _NAME or _HEADED.match(piece) or is_journal:
        return False
    if INITIALS.fullmatch(piece) or SUFFIX.fullmatch(piece) or CJK.fullmatch(piece):
        return True
    stops = [
        s
        for s in _STOP.finditer(piece)
        if not _SHORTENED.fullmatch(re.split(r"[\s.-]", piece[: s.start()])[-1])
    ]
    if any(len(piece[: stop.start()].split()) > 1 for stop in stops):
        return False  # a sentence ends inside; but "Md. Rahim" and "J. Ross" begin so
    return likeness(piece) > (AMONG if is_capitalised(piece) else 2)
