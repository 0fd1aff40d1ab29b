"""Two titles: equal, equal but for a part, nearly equal, or different.

Responsible for what a reader would call the same title, where the record is known and the question
is whether the reference cites it correctly. Which words differ is found by `duplicates.titles`.
Does not depend on people or places.
"""

from __future__ import annotations

import html
import re
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import OSA

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.duplicates.cleaning import main_title, without_site
from ssmlit.duplicates.normalize import Title, title_form
from ssmlit.duplicates.spelling import counterparts, is_mark
from ssmlit.duplicates.titles import TitleMatch, align, differ_in
from ssmlit.duplicates.vocabulary import (
    ABOUT_AN_ARTICLE,
    BEFORE_NUMERAL,
    NUMBER_NAMES,
    RECURRING,
)
from ssmlit.fields.person_names import script
from ssmlit.fields.words import BY_MEANS, american
from ssmlit.latex.symbols import rare
from ssmlit.ordinals import YEAR

_NEAR = 0.5  # of the meaningful words that two nearly equal titles share
_PHRASE = 3  # words; fewer at the end were added, this many are a part that a database lost
_TELLING = 4  # meaningful words that hardly two works have in common
_LONG = 20  # letters of a title in which one may be a slip
_ARTICLES = frozenset({"a", "an", "the"})  # databases lose leading ones
# Before a colon, no name: "Erratum", "Book review", "Part 2".
_LABELS = ABOUT_AN_ARTICLE | RECURRING | BEFORE_NUMERAL
_ANDS = frozenset({"and", "amp"})
_COMMAND = regex(r"\\([A-Za-z]+)")
_TAG = regex(r"</?[a-zA-Z]{1,12}>")
# (WMT16), (EuroSys '19): not (Part 12), which is another one
_MEETING = regex(
    rf"\s?\((?!(?i:{'|'.join(sorted(BEFORE_NUMERAL))})\b)"
    rf"[A-Z][A-Za-z]*[A-Z][A-Za-z]* ?['’]?(?:{YEAR}|\d\d)\)$"
)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
_NOTICE = "(?:retracted(?: article)?|withdrawn|retraction(?: note)?)"
_RETRACTED = regex(rf"^\W*{_NOTICE}\b\W|[(\[]{_NOTICE}[)\]]\W*$", re.IGNORECASE)


class TitleRelation(Enum):
    """How two titles relate.

    `SHORTER` lacks the record's subtitle, `LONGER` has one that the record lacks, `NUMBERED` is all
    the same but for a number that one has more, as a second part has, `MISSPELT` has
    the same words with meaning in the same order, some spelled differently, `LINKED` has the same
    and says otherwise by what means: "using" for "with".
    """

    SAME = "the same"
    SHORTER = "without its subtitle"
    LONGER = "with an additional subtitle"
    NUMBERED = "the same but for a number"
    MISSPELT = "spelled differently"
    LINKED = "the same but for a linking word"
    NEAR = "nearly the same"
    FOREIGN = "in another script"
    OTHER = "another one"


def clean(title: str) -> str:
    """Return a title without what databases add (entities, tags, a full stop) or lose: A*."""
    if "&" in title:
        title = html.unescape(html.unescape(title.replace(r"\&", "&")))
    title = without_site(_COMMAND.sub(_without_sign, title) if "\\" in title else title)
    title = _TAG.sub("", title) if "<" in title else title
    title = _MEETING.sub("", title) if title.endswith(")") else title
    return title.replace("*", "").replace("#", "").strip().removesuffix(".")


def _without_sign(command: re.Match[str]) -> str:
    r"""Return a command, or a blank for one of a sign: `\times` is ×, which does not count."""
    text = rare(command[1])
    return command[0] if not text or text.isalnum() else " "


@lru_cache(maxsize=4096)
def form(title: str) -> Title:
    """Return the form in which a title is compared."""
    return title_form(clean(title))


def is_retraction(title: str) -> bool:
    """Whether a record's title says that the work was retracted or withdrawn."""
    return _RETRACTED.search(f"{title} ") is not None


def without_retraction(title: str) -> str:
    """Return a title without the word that says so."""
    return _RETRACTED.sub("", title)


def compare(cited: str, record: str) -> TitleRelation:
    """Return how the title of a reference relates to that of a record."""
    one, other = form(without_retraction(cited)), form(record)
    if _bare(one) == _bare(other) or _in_plain_letters(cited, record):
        return TitleRelation.SAME
    if one.joined and other.joined and script(one.joined) != script(other.joined):
        return TitleRelation.FOREIGN
    match = align(one, other)
    lacks_name = one.joined == _without_name(other)
    if _has_a_number_more(match) and not lacks_name:
        return TitleRelation.NUMBERED
    if match.cut or lacks_name or one.joined == _main(record):
        return TitleRelation.SHORTER
    more = len(one.tokens) - len(other.tokens)
    is_whole = len(other.content) < _PHRASE  # "Deep learning" is not a cut title
    is_cut = one.joined.startswith(other.joined) and more >= _PHRASE and not is_whole
    if is_cut or other.joined in (_main(cited), _without_name(one)):
        return TitleRelation.LONGER
    is_behind = match.at_break and not match.typos and not match.front
    if is_behind and (match.left or _ends_at_break(one, other)):
        return TitleRelation.LONGER if match.left else TitleRelation.SHORTER
    if _is_slip(one, other) or (match.equal and not match.reordered):
        return _in_other_letters(one, other, match)
    longest = max(len(one.content), len(other.content), 1)
    shared = longest - max(len(match.left), len(match.right))
    is_near = (match.heads == "equal" and shared >= 2) or (shared >= _NEAR * longest and shared > 1)
    return TitleRelation.NEAR if match.equal or is_near else TitleRelation.OTHER


def _in_plain_letters(cited: str, record: str) -> bool:
    """Whether one title writes "Ueber" for the other's "Über"."""
    if cited.isascii() and record.isascii():
        return False
    plain = (latex.decoded(title).lower() for title in (cited, record))
    one, other = (form(title.translate(_LETTERS)) for title in plain)
    return _bare(one) == _bare(other)


def begins(cited: str, record: str) -> bool:
    """Whether a title is the beginning of another one, in words enough to tell which."""
    one, other = form(cited), form(record)
    return is_telling(cited) and other.tokens[: len(one.tokens)] == one.tokens


def _in_other_letters(one: Title, other: Title, match: TitleMatch) -> TitleRelation:
    """Return how two titles relate whose words with meaning are the same."""
    if differ_in(BY_MEANS, one, other):
        return TitleRelation.LINKED
    foreign = match.typos and all(american(a) == american(b) for a, b in match.typos)
    return TitleRelation.SAME if foreign else TitleRelation.MISSPELT


def _has_a_number_more(match: TitleMatch) -> bool:
    """Whether a number is all that one title has more: "X" and "X II", "X" and "X, Part 2"."""
    more = match.left or match.right
    numbers = [word for word in more if is_mark(word)]
    is_all = BEFORE_NUMERAL.issuperset(set(more).difference(numbers))
    return bool(numbers) and is_all and not (match.left and match.right)


def _is_slip(one: Title, other: Title) -> bool:
    """Whether one letter is all that differs, even of a short word: "Feld" or "Filed" for "Field".

    Not where that makes another word on purpose: GPT-4, "asymmetric".
    """
    if OSA.distance(one.joined, other.joined, score_cutoff=1) > 1:
        return False
    pairs = [pair for pair in zip(one.tokens, other.tokens, strict=False) if pair[0] != pair[1]]
    return len(one.joined) >= _LONG and not any(
        is_mark(a) or is_mark(b) or counterparts(a, b) for a, b in pairs
    )


def _main(title: str) -> str:
    """Return a title without "(Extended Abstract)" and the like behind it, as `Title.joined`."""
    return form(main_title(clean(title))).joined


def _ends_at_break(short: Title, long: Title) -> bool:
    """Whether a title lacks a subtitle: one that breaks off in mid-phrase was cut."""
    return any(short.joined == "".join(long.tokens[:at]) for at in long.breaks)


def _without_name(title: Title) -> str:
    """Return a title without what it calls its subject: "Mamba: Linear-Time …"; "" for no such.

    "Erratum: Linear-Time …" is another work, as "Part 2: …" is.
    """
    if not title.head or len(title.content) <= _TELLING:
        return ""
    names = title.tokens[: min(title.breaks)]
    is_name = _LABELS.isdisjoint(names) and not all(map(str.isdigit, names))
    return title.joined[len(title.head) :] if is_name else ""


def is_telling(title: str) -> bool:
    """Whether a title hardly belongs to more than one work: four meaningful words."""
    return len(form(title).content) >= _TELLING


def resembles(cited: str, record: str) -> bool:
    """Whether two titles may be of one work, before and after a change: a third is shared."""
    one, other = set(form(cited).content), set(form(record).content)
    head = form(cited).head
    if head and head == form(record).head:
        return True
    return 3 * len(one & other) >= min(len(one), len(other)) > 0


def _bare(title: Title) -> str:
    words = title.tokens[1:] if title.tokens[:1] and title.tokens[0] in _ARTICLES else title.tokens
    return "".join(NUMBER_NAMES.get(word, word) for word in words if word not in _ANDS)
