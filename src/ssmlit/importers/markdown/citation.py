"""A citation without markup, cut into parts: authors, title, the rest.

Responsible for "Authors. Title. Venue", "Title, Authors", "Authors (2024). Title" and the like.
Does not depend on links or marks.
"""

from __future__ import annotations

import re
from itertools import islice

from ssmlit._lazy import foreign, regex
from ssmlit.fields.dates import MONTH
from ssmlit.importers import badges, theses, venue_search
from ssmlit.importers.markdown.people import names, organisations
from ssmlit.importers.markdown.people.forms import CAPITAL
from ssmlit.importers.markdown.title_words import LONGEST, word_count
from ssmlit.importers.marks import AROUND, CERTAIN_YEAR
from ssmlit.latex.around_names import ET_AL, PARTICLE_BEHIND
from ssmlit.model import Person
from ssmlit.venues import issuer, kind_said

_SPLIT = regex(
    r"(?<!\bvs)[.?!]\s+(?:[|/–—-]\s)?|[,;]\s+|\s[-–—|/]\s|\s\||\|\s|\s+by\s+|\n|\s(?=\()"
)
_PEOPLE = regex(r"\s(?:[-–—]\s?|(by)\s)(?=[^\W\d_])|(?<=\S)(?:,|\.)\s|\s\(")
_PAIR_BEHIND = regex(rf"\s\(({CAPITAL}[\w'’-]+ (?:&|and) {CAPITAL}[\w'’-]+)\)$")
_YEAR_BEHIND = regex(rf"(?<=\w)\s(\({CERTAIN_YEAR}\))\.?$")
# Where commas are between all parts: "The Title: A Study, Cambridge, Mass: Slow Books".
_HOUSE = rf"(?!(?:An?|The)\s){CAPITAL}\S*(?:\s(?:(?:&|and|of)\s)?{CAPITAL}\S*){{0,4}}"
_BEFORE_HOUSE = regex(
    rf",\s(?={CAPITAL}[\w.’'-]+(?:\s{CAPITAL}[\w.’'-]+){{0,2}}(?:,\s{CAPITAL}[\w. ]+)?:\s{_HOUSE}$)"
)
# In APA, behind the title: "The Title (Technical Report No. 12)".
_REPORT = regex(r"\s\(([^()]*\b(?:Report|Paper|Memo(?:randum)?)\b[^()]*\d[^()]*)\)\.?$")
# In GOST all authors are behind the title: "Carver, A. The Title [Text] / A. Carver, B. Holm // …".
_RESPONSIBLE = regex(r"(.+?)(?:\s\[[^\[\]]+\])?\s/\s(.+)", re.DOTALL)
# "Carver AB (2021) The Title": whatever the surname, initials and a year are after it
_AUTHOR_DATED = regex(
    r"[A-Z][\w'’-]+,? (?:[A-Z]\.?[\s-]?){1,3}(?:" + PARTICLE_BEHIND + r"\s?){0,2}"
    rf"(?:\({CERTAIN_YEAR}[a-z]?\)|,\s{CERTAIN_YEAR}[a-z]?[.:])"
)
# "Carver, S.J. The Title", "Carver S.-J. The Title"; behind a title so is a town with its state
_INITIALS_RUN = regex(rf"{CAPITAL}[\w'’-]+,? (?:{CAPITAL}\.-?){{2,4}}\s(?!{CAPITAL}\.)(?=\w)")
_CHINESE_FIRST = foreign(r"[\u4e00-\u9fff]{2,4}\.")  # no title is as short: "王小明. The Title"
_DATED = regex(rf"[\s,(]*({CERTAIN_YEAR})?\W*")
_INITIALED = regex(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_][\w'’-]+,")  # "A. Carver, "
_ENDS = frozenset({".", "?", "!", "by", ";", "|", "/"})  # after them one name is enough
_DASHES = frozenset({"-", "–", "—", "by"})
_COMMA = regex(r",\s+")
_MADE = regex(r"\b(?:is|are|was|were|been) (?:\w+ )?\w+$")  # "This list is kept by"
_GROUP = regex(r"\(([^()]*)\)")
_OTHERS_FIRST = regex(r"[A-Z][\w'’-]+(?:,? [A-Z]\.)* " + ET_AL + r"(?<=\.),?\s+(?=[A-Z])")
_CITED_YEAR = regex(rf"\({CERTAIN_YEAR}|(?<=[\w.])\s{CERTAIN_YEAR}\.\s")
_YEAR_LAST = regex(r"(?<=\w[\w)?!])[,.]\s*((?:19|20)\d\d)\.?$")
_GOES_ON = regex(r"(?!(?:in|at|to appear|accepted|published|arxiv)\b)[a-z]{2,}\b")
_YEAR = regex(
    rf"^[\s.,:;-]*(?:\(({CERTAIN_YEAR})[a-z]?(?:, \w+(?: \d+(?:\s?[-–—]\s?(?:\w+ )?\d+)?)?)?\)"
    rf"|\(?({CERTAIN_YEAR})[a-z]?\)?(?:,\s({MONTH})(?=\.))?)[.,:]?\s+"
)
# Before a number: "No. 5", "pp. xi", but not "Just Say No. In Shells".
_COUNTED = r"(?!(?:(?<=\b[Nn][or]\.)|(?<=\bpp\.)|(?<=\b[Vv]ol\.))\s+(?:\w*\d|[ivxlcIVXLC]+\b))"
_TITLE_END = regex(
    rf"(?:(?<=[^\W_]{{2}}\.)|(?<=[a-z\d)]\.))(?<!\bvs\.){_COUNTED}\s+|(?<=[?!])\s+(?=In\b)"
    r"|(?<=[?!]\.)\s+|\n|(?<=\w)\s[|–—-]\s|;\s|\s(?=//)"
)
_ADDRESSED = regex(r"[A-Z][a-z]{1,2}\.")  # "Mr. Snail and the Sea", "St. Ives in Numbers"
_SENTENCE = 14  # words of a title's second sentence
_NO_TITLE = regex(
    r"\b(?:In:?|[Ee]ds?|[Ee]ditors?|[Ee]dition|Proceedings|Press|[Tt]hesis|Ph\.?D)\b|[\"“(\[]"
)
_SHORT = 3  # words of a short venue with its year
_PLAIN = 4  # letters of a word in lower case that is in no venue's name
_VENUE = 5  # words of a venue with its year
_MARKS = 100  # behind so many a title does not end: each needs a look at all before it


def split_plain(
    words: str, *, people_first: bool = False, people_after: bool = False, whole: bool = False
) -> tuple[str, str, str]:
    """Return (title, authors, the rest) of a text without marks.

    Args:
        words: the text.
        people_first: the other rows of the list begin with names; then rare ones count as well.
        people_after: in the other rows names follow the title; then one name is enough.
        whole: the place was behind the words; then a title may be two sentences.
    """
    words = words[: 4 * LONGEST].rstrip()
    forms = _AUTHOR_DATED, _CHINESE_FIRST, _INITIALS_RUN
    signed = people_first or any(form.match(words) for form in forms)
    led = _led(words, expected=bool(signed or names.in_capitals(words).people))
    if led.people and (found := _after_people(words, led, certain=people_first, whole=whole)):
        return found
    for mark in islice(_SPLIT.finditer(words), _MARKS):
        left, right = words[: mark.start()], words[mark.end() :]
        if left.count("(") > left.count(")") and ")" in right:
            continue  # "The Title (Anna B. Carver, Ben Holm, 2013)"
        is_name = bool(names.read(left).people)
        if mark[0].strip() == "by" and _MADE.search(left):
            continue
        if (
            len(left.split()) > 1
            and not is_name
            and (behind := _after_title(mark[0].strip()[:2].rstrip(), right, one=people_after))
        ):
            return left + mark[0].strip(" .,;-–—|/\nby"), *behind
    return words, "", ""


def is_citation(words: str) -> bool:
    """Whether a link's words are a whole citation: "Carver, A. (2018). The Title. Nature"."""
    if _OTHERS_FIRST.match(words) or " //" in words:
        return True
    led = _led(words) if _CITED_YEAR.search(words) else names.Names()
    return bool(led.people) and _YEAR.match(led.rest) is not None


def _led(words: str, *, expected: bool = False) -> names.Names:
    """Return the names, or the organisation with its year, that a text begins with."""
    if group := organisations.find(words):
        return names.Names((Person(group[1]),), rest=words[group.end() :])
    return names.lead(words, expected=expected)


def is_signature(words: str) -> bool:
    """Whether words are several names and the meeting of their work, which has its title above."""
    led = names.lead(words)
    place = led.rest.strip(AROUND)
    return len(led.people) > 1 and venue_search.is_meeting(place) and not _begins_title(place)


def _begins_title(text: str) -> bool:
    """Return whether words that name no meeting are a sentence before the rest of a text."""
    begun = (text[: end.start()] for end in _TITLE_END.finditer(text))
    return any(word_count(words) >= _SHORT and not kind_said(words) for words in begun)


def year_last(words: str) -> tuple[str, str]:
    """Return (the title, the year) of words that end with one: "The Title, 2021"."""
    found = _YEAR_LAST.search(words)
    return (words[: found.start()], found[1]) if found else (words, "")


def _after_people(
    words: str, led: names.Names, *, certain: bool, whole: bool
) -> tuple[str, str, str] | None:
    """Return the parts of a text that begins with names, when what follows them is a title."""
    people = words[: len(words) - len(led.rest)] if led.rest else words
    rest = led.rest
    if year := _YEAR.match(rest):
        rest = rest[year.end() :]
    certain = certain or len(led.people) > 1 or led.others or bool(year)
    certain = certain or people.rstrip().endswith(".") or bool(_INITIALED.fullmatch(people.strip()))
    title, tail, certain = _cut_title(rest.strip(AROUND), year, certain=certain, whole=whole)
    place = ""
    if led.others and tail and _says_where(title):  # "Carver et al., ICML 2021 - The Title"
        place, title, tail = title, *tail.partition("\n")[::2]
    signed = _RESPONSIBLE.fullmatch(title)
    if signed and led.people[0].last in {one.last for one in names.read(signed[2]).people}:
        title, people = signed.groups()
    if behind_title := _YEAR_BEHIND.search(title) or _REPORT.search(title):
        title, tail = title[: behind_title.start()], f"{behind_title[1]}. {tail}"
    least = 1 if year and len(led.people) > 1 else 2
    bare = year_last(title)[0]
    stated = badges.read_badge(bare if word_count(bare) > _SHORT else title)
    if word_count(title) < least or not certain or stated or issuer(title) == title:
        return None
    said = f"({' '.join(filter(None, (year[3], year[1] or year[2])))})." if year else ""
    people = f"{people} {said}".strip()
    return title, people, f"{place}\n{tail}".strip()


def _cut_title(
    rest: str, year: re.Match[str] | None, *, certain: bool, whole: bool
) -> tuple[str, str, bool]:
    """Return (the title, what is behind it, whether it is one) of what follows names.

    It ends at its stop, or at the last comma before a place: "Anna Carver, The Title, NIPS, 1994".
    """
    end = _comma_before_house(rest, year) or _title_end(rest)
    title, tail = (rest[: end.start()], rest[end.end() :]) if end else (rest, "")
    if whole and end and end[0].isspace() and _is_second_sentence(tail):
        title, tail = rest.rstrip(AROUND), ""
    if not _says_where(tail):
        for mark in reversed(list(_COMMA.finditer(title if certain else rest))):
            if _says_where(rest[mark.end() :]):
                return rest[: mark.start()], rest[mark.end() :], True
    return title, tail, certain


def _comma_before_house(text: str, year: re.Match[str] | None) -> re.Match[str] | None:
    """Return the comma before a town and a publisher at the end, if one is behind the year, too."""
    is_listed = year is not None and year[0].rstrip().endswith(",")
    return _BEFORE_HOUSE.search(text) if is_listed else None


def _is_second_sentence(text: str) -> bool:
    """Return whether words between a title's stop and its place are of the title, too."""
    words = text.split()
    small = any(word.islower() and len(word) >= _PLAIN for word in words)
    return small and len(words) <= _SENTENCE and not _NO_TITLE.search(text)


def _title_end(text: str) -> re.Match[str] | None:
    """Return where a title ends: at its stop, and not at a dash before it where a venue follows."""
    ends = [m for m in _TITLE_END.finditer(text) if _is_closed(text[: m.start()])]
    if ends and _ADDRESSED.fullmatch(text[: ends[0].start()]):
        ends = ends if _says_where(text[ends[0].end() :]) else ends[1:]
    if ends and ends[0][0].strip() in _DASHES:
        stop = next((m for m in ends if m[0].strip() not in _DASHES), None)
        if stop and _says_where(text[stop.end() :]):
            return stop
        said = text[ends[0].end() : stop.start() if stop else len(text)].split()
        if not _says_where(text[: ends[0].start()]) and any(
            word.islower() and len(word) >= _PLAIN for word in said
        ):
            return stop  # no venue: "Slow Shells – what they are to us"
    return ends[0] if ends else None


def _says_where(words: str) -> bool:
    """Return whether words are a venue or a preprint server and nothing else: "In ICML, 2024."."""
    return badges.read_badge(words).says_where


def _is_closed(text: str) -> bool:
    """Return whether no bracket is open where a text ends: "The Title (Rev. ed.)"."""
    return text.count("(") == text.count(")")


def _after_title(mark: str, right: str, *, one: bool) -> tuple[str, str] | None:
    """Return (authors, the rest) of what follows a title, or None when it is still the title."""
    group = None if mark else _GROUP.match(right)
    if group and not badges.read_badge(group[1]) and not names.read(group[1]).people:
        return None  # brackets inside a title
    found = names.lead(right)
    alone = found.others or mark in _ENDS or one
    several = len(found.people) > 1 or (found.people and alone)
    if several and all(person.first for person in found.people[1:]):
        if found.rest and not _ends(found.rest):
            return None
        return (right[: len(right) - len(found.rest)] if found.rest else right), found.rest
    if mark == "," and _GOES_ON.match(right):
        return None  # "…, depth, and width (NeurIPS 2023)"
    if mark in {"?", "!"} and len(right.split()) > _VENUE and not right.startswith("In "):
        return None  # "Flaw or Fact? Rethinking …": a title continues
    if mark == "by" or not _says_where(right) or (mark == "," and _is_further(right)):
        return None
    return "", right


def _is_further(right: str) -> bool:
    """Return whether the venue is after a later comma: "…, Slugs, and More, ICML 2022"."""
    comma = _COMMA.search(right)
    if comma is None or _says_where(right[: comma.start()]):
        return False
    later = right[comma.end() :]
    return _says_where(later) or _is_further(later)


def _ends(rest: str) -> bool:
    """Return whether what follows names can follow authors: a venue, a year, a bracket, nothing."""
    rest = rest.strip(AROUND)
    return not re.match(r"[a-z]+[\s,]", rest) or bool(theses.read_thesis(rest))


def with_people(words: str, *, expected: bool = False) -> tuple[str, str]:
    """Return (title, authors) of the words of a link: "Generative Nets - Carver et al. 2024".

    Where the other rows have their authors there (`expected`), two surnames in brackets are some.
    """
    pair = _PAIR_BEHIND.search(words) if expected else None
    if pair and names.read(pair[1], expected=True).people:
        return words[: pair.start()], pair[1]
    for mark in _PEOPLE.finditer(words):
        said = words[mark.end() :]
        least = 1 if mark[0].strip() == "(" else 2  # "RoPE (Carver et al., 2021)"
        if len(words[: mark.start()].split()) < least or not _may_be_people(mark[0], said):
            continue
        found = names.lead(said)
        dated = _DATED.fullmatch(found.rest)
        several = len(found.people) > 1
        if dated and found.people and (several or dated[1] or found.others or mark[1] == "by"):
            return words[: mark.start()], said.rstrip(")")
    return words, ""


def _may_be_people(mark: str, said: str) -> bool:
    """Return whether reading names after a mark is worth it: after commas only "et al." or a year.

    A title has many commas; names after them are sure only when something ends them.
    """
    return mark.strip() not in {",", ".", "("} or bool(re.search(rf"{ET_AL}|(?:19|20)\d\d", said))
