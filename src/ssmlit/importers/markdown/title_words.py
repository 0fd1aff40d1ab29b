"""The words of a title without what surrounds them: marks, quotation marks, brackets at its ends.

Responsible for what is not part of a title though it is in its link or bold stretch. Does not
depend on where in a row the title is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import foreign, regex
from ssmlit.importers import badges, link_roles
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.document.hyperlinks import before_title
from ssmlit.importers.marks import AWAITED, CERTAIN_YEAR, SHORTCODE
from ssmlit.latex.around_names import ET_AL
from ssmlit.strings import LIGATURES
from ssmlit.venues import SMALL_WORDS

if TYPE_CHECKING:
    import re

LONGEST = 400  # characters; the longest title in a catalogue of 2,000 papers has 230
_LAYERS = 50  # marks around a title that are taken off, one by one

_UNSPACED = foreign(r"[\u3040-\u30ff\u3400-\u9fff]{4,}")
_TITLE = 4  # characters for each word that a title needs: one of a meeting has fewer
_WORDS = regex(r"[^\W_]+")
GROUP = regex(r"\[([^\[\]]{0,200})\]|\(([^()]{0,200})\)|（([^（）]{0,200})）|【([^【】]{0,200})】")
_LEADING = regex(
    rf"(?:\(?\d{{1,3}}[.)]\s+(?=\D)|\d{{1,3}}\.(?=[A-Z][a-z]))?(?:{SHORTCODE.pattern}|[\s*•·|:,.–—-]|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d])*"
)
_OPENING, _CLOSING = '"“”„«「《‘', '"“”»」》’'
_NAMED = frozenset({"title", "paper"})  # what is behind these labels is the title
_BEHIND = regex(
    r"(?<=\w[\w?!.)])(?<!\b(?:of|at|in|to|by|on|In|At))(?<!\b(?:for|the|and|via))(?:\s[-–—])?"
    r"\s([A-Z]\S*[A-Z]\S*\s(?:19|20)\d\d)$"
)
_DASHED = regex(r"\s[-–—]\s(\S*[A-Z]{2}\S*)\s[-–—]\s((?:19|20)\d\d)$")  # "The Title - FSE - 2020"
_COMMA_BEHIND = regex(r"[,，]\s?([A-Z]+['’]?(?:19|20)?\d\d)$")  # "The Title, FSE2020"
_SINGLY_QUOTED = regex(r"'[^']+(?:\w'\w[^']*)*'")
_ARROW = regex(r"\s(?:[-–—=~]*>+|[→➔⇒➡➜])$")  # "The Title ---> https://…"
_WORKPLACE = regex(r"\b(?:Universit\w+|Institut[eo]?)\b")  # no title's: "(A Network Perspective)"
_OPENED = regex(r"\s+[(\[]\w*[:.]?$")  # "The Title (see https://…)"
_LABEL = regex(r"\[[A-Z][a-z]{2,}\]")  # "The Title [Vision] (FSE 2021)"
_EMOJI = r"[ \ufe0f\u2600-\u27bf\U0001f300-\U0001faff]"
_EMOJI_AROUND = regex(rf"\A{_EMOJI}+|(?<!{_EMOJI}){_EMOJI}+\Z")
# "20-OSDI-The Title", "20_ICSE Workshop_The Title"
_SHORT = regex(
    r"((?:19|20)?\d\d)(?:-(?P<dashed>[A-Z][A-Za-z&]+(?: [A-Z][A-Za-z&]+){0,2})-\s?"
    r"|_(?P<joined>[A-Z][^_]{1,30})_)(?=\S)"
)
_YEAR_FIRST = regex(r"((?:19|20)\d\d)\s[-–—|]\s+(?=[^\W\d])")  # "2020 - The Title"
_CLOSED = regex(r"[ :]|-\s")
# "[SlowNet]The Title"; but "[Re]The Title", "[18F]FDG", "[Fe]hydrogen".
_NICKNAME = regex(r"(?!Re$)[^\W\d_].*")
_GLUED = regex(r"[A-Z](?:[a-z]| [A-Za-z])")
# What a citation is called by: "Carver et al., 2021", "Carver & Holm (2020)".
MARK = regex(
    r"[A-Z][\w'’-]+(?:(?:, [A-Z][\w'’-]+)*,? (?:&|and) [A-Z][\w'’-]+|,? " + ET_AL + r")"
    r",? \(?(?:19|20)\d\d[a-z]?\)?[.:]?"
)
# A short name behind a stop, and the year, or what is said instead: ". Oikos (in press)".
_PLACED = regex(
    rf"[.?!]\s(?:[A-Z][\w&-]+\s(?:(?:of|the|and|in|for)\s)*){{1,6}}\((?:{CERTAIN_YEAR}|{AWAITED})\)$"
)
_DATED = regex(r"^(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?\s*[|:]\s*")


def inside(group: re.Match[str]) -> str:
    """Return the words in a bracketed group."""
    return next(part for part in group.groups() if part is not None)


def skip(text: str, at: int) -> int:
    """Return where words begin after marks, emoji and a label such as "Paper:", "Título:"."""
    found = _LEADING.match(text, at)
    at = found.end() if found else at
    label = fact_labels.leading_label(text[at:])
    return at + label[1] if label and label[0] in _NAMED else at


def clean(title: str) -> str:
    """Take off what surrounds a title: marks, quotation marks, a final stop or comma.

    Ligatures that PDF text brings along ("Eﬃciently") are spelled out.
    """
    title = " ".join((title if title.isascii() else title.translate(LIGATURES)).split())
    title = _DATED.sub("", title[skip(title, 0) :])
    for _ in range(_LAYERS):
        title, before = _without_marks(title), title
        if title == before:
            break
    name, colon, rest = title.partition(": ")
    return rest if colon and rest.startswith((f"{name}:", f"{name} ", f"{name}-")) else title


def _without_marks(title: str) -> str:
    """Return a title without the outermost of the marks around it."""
    title = _ARROW.sub("", title.strip(" ,;:|*–—")).removesuffix(" -")
    title = _OPENED.sub("", title)
    if " " in title or not title.isascii():  # the name of a file
        title = title.removesuffix(".pdf")
    if not title.endswith(("...", " vs.", " al.")):
        title = title.removesuffix(".")
    quoted = title[:1] in _OPENING and title[-1:] in _CLOSING
    return title[1:-1] if quoted or _SINGLY_QUOTED.fullmatch(title) else title


def split_badges(title: str, *, tail: bool = False, led: bool = False) -> tuple[str, list[str]]:
    """Split badges off both ends of a title: "[ICLR 2024] Mamba (Oral)", "20-OSDI-Title".

    Args:
        title: with badges.
        tail: the other titles of the list end with a venue; then brackets at the end are one.
        led: names are before the title; then its place may be behind it: "Title. FSE (2019)".
    """
    found: list[str] = []
    if dashed_off := _before_dash(title):
        return dashed_off
    while (group := GROUP.match(title)) and group.end() < len(title):
        words = inside(group)
        if group[0][0] == "(" and not badges.read_badge(words):
            break  # "(Machine) Learning of Things"
        closed = group[4] is not None or _CLOSED.match(
            title, group.end()
        )  # "【ICML 2021】The Title"
        glued = _NICKNAME.fullmatch(words) and _GLUED.match(title, group.end())
        if not (closed or glued) or (len(words.split()) > 4 and not badges.read_badge(words)):
            break
        found.append(words)
        title = title[group.end() :].lstrip(" :-")
    while title.endswith((")", "]", "】")):
        last = max(title.rfind("("), title.rfind("["), title.rfind("【"))
        words = _EMOJI_AROUND.sub("", title[last + 1 : -1])
        known = badges.read_badge(words) or words.lower() in {"new", "online"} or title[-1] == "】"
        known = known or (bool(found) and _is_label(title[:last].split(), title[last:]))
        known = known or bool(_WORKPLACE.search(words))  # "The Title (University of the Shore)"
        if led and _PLACED.search(title):
            break
        if last <= 0 or not (known or (tail and not found and badges.expected_venue(words))):
            break
        found.append(words)
        title = title[:last].rstrip(" ,")
    if not title[-1:].isdigit():
        return title, found
    title, behind = _before_edition(title)
    return title, [*found, *behind]


def _is_label(before: Sequence[str], words: str) -> bool:
    """Return whether words in brackets are a label, and the words before them a whole title."""
    is_whole = len(before) > 2 and before[-1] not in SMALL_WORDS
    return is_whole and _LABEL.fullmatch(words) is not None


def _before_edition(title: str) -> tuple[str, list[str]]:
    """Split a meeting off that is behind a title: "Title FSE 2020", "Title, FSE2020"."""
    if dashed := _DASHED.search(title):
        return title[: dashed.start()], [f"{dashed[1]} {dashed[2]}"]
    behind = _COMMA_BEHIND.search(title)
    if behind and badges.read_badge(behind[1]).says_where:
        return title[: behind.start()], [behind[1]]
    behind = _BEHIND.search(title)
    if behind and badges.read_badge(behind[1], whole=False).is_edition:
        return title[: behind.start()], [behind[1]]
    return title, []


def _before_dash(title: str) -> tuple[str, list[str]] | None:
    """Split a venue or a year off that a dash ends: "20-OSDI-The Title", "2020 - The Title"."""
    if dated := _YEAR_FIRST.match(title):
        return title[dated.end() :], [dated[1]]
    short = _SHORT.match(title)
    joined = short["joined"] if short else ""  # not "50_Years_of Slow Shells"
    if short and (not joined or joined[:2].isupper() or badges.read_badge(joined).says_where):
        year = short[1] if short[1][2:] else f"'{short[1]}"
        return title[short.end() :], [f"{short['dashed'] or short['joined']} {year}"]
    called = before_title(title)
    return (title[len(called) :], [called.strip(" -–—")]) if called else None


def word_count(title: str) -> int:
    """Return how many words a title has; without blanks two characters are one."""
    return sum(len(found[0]) // 2 for found in _UNSPACED.finditer(title)) or len(title.split())


def _unspaced(words: str) -> int:
    """Return how many characters are in runs of a script without blanks."""
    return sum(len(found[0]) for found in _UNSPACED.finditer(words[: 2 * LONGEST]))


def can_be_title(words: str, least: int) -> bool:
    """Return whether a marked stretch can be a title: long enough, no badge, no label."""
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return False
    count = len(_WORDS.findall(words[: 2 * LONGEST]))
    is_short = count < least and _unspaced(words) < _TITLE * least  # Japanese has no blanks
    if MARK.fullmatch(words) or is_short or (count < 8 and words.endswith(":")):
        return False
    if count > 8:
        return True
    words = split_badges(words)[0]
    if not words or link_roles.label_role(words):
        return False
    stated = badges.read_badge(words.strip("()[] "))
    return not stated or (count > 3 and not (stated.is_dated or stated.preprint))
