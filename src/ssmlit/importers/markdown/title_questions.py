"""What is odd enough about the title of a row for the user to be asked before the paper is added.

Responsible for whether the title may have been cut wrongly out of its row: it reads as a citation
itself, or lacks its end. Does not depend on how it was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import link_roles
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.name_likeness import UNKNOWN, likeness
from ssmlit.importers.references import places
from ssmlit.importers.references.people import begins_initialed
from ssmlit.latex.around_names import ET_AL, PARTICLE_BEHIND
from ssmlit.ordinals import YEAR
from ssmlit.venues import SMALL_WORDS

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading

_PAIRS = tuple(map(tuple, ("()", "[]", "«»", "“”", "「」", "『』", "【】", "《》")))
_NAMED = regex(r"(\S+(?: \S+){1,3})(?: [-–—]|(?<=\w\w)\.) \S")  # "Anna Carver - The Title"
# Surnames, and a year or initials: "Carver and Holm (2010 SS), The Title", "Carver, A. The Title",
# "1981 Carver: The Title"; several with commas: "Carver, Holm & Yu, The Title".
_CITED = regex(
    rf"{YEAR}:? [A-Z][\w'’-]+: \S|[A-Z][\w'’-]+, (?:[A-Z]\.[ -]?)+"
    r"|(?:[A-Z][\w'’-]+, )+[A-Z][\w'’-]+ (?:and|&) [A-Z][\w'’-]+, [A-Z]"
    r"|[A-Z][\w'’-]+(?:(?:, [A-Z][\w'’-]+){0,5},? (?:and|&) [A-Z][\w'’-]+)?"
    rf" \({YEAR}\b[^()]*\)\W+\w"
)
# The end of a name: "de B. The Title"; an initial alone only behind a name, else "C. Elegans".
_NAME_END = regex(rf"({PARTICLE_BEHIND} )?[A-Z]\. (?=[A-ZÀ-Ý])")
_BEHIND_NAME = regex(r"[^\W\d_][.,]?\s$")
# A link's words: "paper by Carver", "Carver's SNAIL paper", "SNAIL paper", "Original snail paper".
_DESCRIBED = regex(
    r"(?:(?i:the |their |an? )?(?i:original|first|seminal|long(?:er)?|short(?:er)?) (?:\S+ ){0,3}"
    r"|(?:[Tt]he )?\w*[A-Z]\w*[A-Z]\w* )(?:paper|article)(?:$| (?:on|about|by|in|after|shortly)\b)|"
    r"(?:[Tt]he |[Tt]heir )?(?:paper|article|work)s? (?:by|of|from)\b|\S+['’]s (?:\S+ ){0,3}paper$"
    r"|This (?:paper|article|survey|book|chapter|report|thesis) [a-z]"  # a summary
)
_LED = regex(r"([^\W\d_]+): \S")  # "Carver: The Title"
_GROUP = regex(r"[A-Z]{2,}\. [A-Z]")  # "SHELLCO. The Title"
_WIDE_STOP = regex(r"[^．。]+[．。]\s?\w")  # "王小明．The Title"
_BRACKETED = regex(r"\([^()]*\)")
_EDITED = regex(r"\((?:[Ee]ds?|éds?|Hr?s?g|dir|org|coord)\.?\)")
_COMMA_IN = regex(r",\s[Ii]n:?\s")
_QUOTED = regex(r"\S\s[“\"„«]([^“”\"„«»]+)[”\"“»]\s\S")
# "The Title (2016 again)", but not "Tides (1951-2021)"; "…. 2016. …", "… (2016). …".
_DATED = regex(
    rf"\({YEAR}\b(?!\s?[-–]\s?\d)[^()]*\)$|\({YEAR}[a-z]?\)\s?[.．。,:]|[.．。]\s?{YEAR}[.．。]"
    rf"|(?:,|\s[-–—|])\s{YEAR}$"
)
_YEAR_FIRST = regex(rf"{YEAR}(?:-\d\d?){{0,2}}(?:[.:,]|(?<=-\d\d))\s")  # "2020: The Title"
_SHORT_YEAR = regex(r"(\S+(?: \S+){0,3}?\s?['’]\d\d)[,:]? \w")  # "SLUG'16, The Title"
_LABELLED = regex(r"([\[(]+([^\[\]()]+)[\])]+)\W*$")  # "The Title, ([paper])"
_STOPS = ".．。"
_OPEN_ENDS = (*"-–—:,/&…", "...")
_INSIDE = regex(r"[,.;?]\s[Ii]n:\s")  # "The Title, in: Journal of Shells, 44"
_SLASH = regex(r"\s/\s?(?=\w)")  # "The Title / A. B. Carver"
_SENTENCES = 3  # of one title: too many
_WORDS = 25  # of two sentences: prose
_UNREAD = 3  # words: more than a label
_QUOTATION = 4  # words: more than a term
_NUMBERS = 2  # of year, month, volume, number and pages: a place


def questions_about_title(reading: RowReading, text: str) -> Iterator[str]:
    """Yield why the title of a reading may not be that of the row; the reading has one."""
    yield from _about_its_beginning(reading, text)
    if reading.ends_linked:
        yield "its title may be only the words of its link"
    if short := _SHORT_YEAR.match(reading.title):
        yield f"its title may begin after “{short[1]}”"
    yield from _about_its_end(reading, text)
    yield from _about_its_inside(reading.title)


def _about_its_beginning(reading: RowReading, text: str) -> Iterator[str]:
    title = reading.title
    is_named = reading.identifiers or reading.authors
    led = (not reading.authors and _begins_with_people(title)) or _GROUP.match(title)
    cited = re.search(ET_AL, title) or _CITED.match(title) or _ends_name(title, text)
    if led or cited or "[[" in title or _WIDE_STOP.match(title):
        yield "its title may begin with authors"
    elif (named := _NAMED.match(title)) and not reading.authors and names.read(named[1]).people:
        yield f"its title may begin after “{named[1]}”"
    elif not is_named and (led := _LED.match(title)) and likeness(led[1]) > UNKNOWN:
        yield f"its title may begin after “{led[1]}”"
    elif not reading.authors and names.read(title.rpartition(": ")[2]).people[1:]:
        yield "its title may be another: it ends with names"  # "Ben said: Carver and Holm"
    if unicodedata.category(title[0]) == "So":  # "◎ The Title"
        yield f"its title may begin after “{title[0]}”"
    if _YEAR_FIRST.match(title):
        yield "its title may begin after the date"
    if _DESCRIBED.match(title):
        yield "its title may be another: these words describe it"
    if _BRACKETED.fullmatch(title):  # "(Lagos, May 12)"
        yield "its title may be another: it is in brackets"
    if title.isascii() and " " not in title and not is_named:
        yield "its title may be another: it is only one word"


def _about_its_end(reading: RowReading, text: str) -> Iterator[str]:
    title = reading.title
    last = title.split()[-1]
    if last in SMALL_WORDS or last.endswith(_OPEN_ENDS):
        yield f"its title may go on: it ends with “{last}”"
    elif beyond := _beyond(reading, text):
        yield f"its title may go on: “{beyond}” comes after it"
    if _DATED.search(title):
        yield "its title may end before the year"
    if places.numbers_at_end(title) >= _NUMBERS or _INSIDE.search(title) or _names_editors(title):
        yield "its title may end before the place where it appeared"
    if (label := _LABELLED.search(title)) and link_roles.label_role(label[2]):
        yield f"its title may end before “{label[1]}”"
    if identifiers.find(title):
        yield "its title may end before the identifier in it"
    if any(begins_initialed(title[mark.end() :]) for mark in _SLASH.finditer(title)):
        yield "its title may end before the authors"


def _names_editors(title: str) -> bool:
    """Return whether a title continues with a book's editors: "The Title, in A. Carver (Hg.)"."""
    within = (title[mark.end() :] for mark in _COMMA_IN.finditer(title))
    return bool(_EDITED.search(title)) or any(map(begins_initialed, within))


def _about_its_inside(title: str) -> Iterator[str]:
    said = title.replace("„", "”")  # „so“
    is_odd = any(said.count(one) != said.count(other) for one, other in _PAIRS)
    if is_odd or title.count('"') % 2:
        yield "its title may be cut: a bracket or quotation mark in it is alone"
    quoted = _QUOTED.search(title)
    if quoted and len(quoted[1].split()) >= _QUOTATION and 2 * len(quoted[1]) > len(title):
        yield "its title may be only the words in quotation marks"
    if "**" in title:
        yield "its title may end earlier: the list's markup is broken there"
    sentences = len(places.sentences(title))
    if sentences >= _SENTENCES or (sentences > 1 and len(title.split()) >= _WORDS):
        yield "its title may be only one of its sentences"


def _beyond(reading: RowReading, text: str) -> str:
    """Return the beginning of words after a title that were not understood and may be of it.

    No mark is before them, and they are in lower case; or a colon is, and there are authors, too:
    "The Title: Its Second Half", "A Name: A. Carver (2020). The Title".
    """
    words = reading.remark.split()
    if reading.title_mark in {"link", "cell"} or not words:
        return ""
    behind = text.partition(reading.title)[2]
    if words[0] != "by" and words[0][0].islower() and behind.split()[:1] == words[:1]:
        return words[0]
    if reading.authors and len(words) >= _UNREAD and behind.lstrip().startswith(":"):
        return " ".join(words[:_UNREAD])
    return ""


def _ends_name(title: str, text: str) -> bool:
    """Return whether a title begins with the end of a name that is before it in the row."""
    found = _NAME_END.match(title)
    before = text.partition(title)[0]
    return found is not None and bool(found[1] or _BEHIND_NAME.search(before))


def _begins_with_people(title: str) -> bool:
    """Return whether a title begins with names and a stop, or with whole names and a comma.

    Rare names have a comma or are a surname alone: two words may be any two.
    """
    likely = names.lead(title, expected=True)
    before = _before(likely, title)
    is_name = "," in before or " " not in before
    if is_name and before.endswith(tuple(_STOPS)):
        return True
    return _before(names.lead(title), title).endswith(",")


def _before(found: names.Names, title: str) -> str:
    """Return the beginning of a title that is names, with the mark after them; or ""."""
    rest = found.rest.strip()
    before = title.removesuffix(rest).rstrip()
    return before if found.people and rest and before != title else ""
