"""Guards about works that are not published: notes and addresses tell them apart, as places do.

Responsible for laws, talks, letters, drafts and web pages. Does not depend on titles.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ssmlit.duplicates.score import lead_to_one
from ssmlit.duplicates.spelling import misspelt
from ssmlit.duplicates.verdict import Limit, Outcome
from ssmlit.duplicates.vocabulary import POINTS_ELSEWHERE
from ssmlit.fields import languages
from ssmlit.fields.entry_types import PREPRINTS, REPORTS
from ssmlit.fields.venue_names import are_one_word
from ssmlit.fields.venue_words import NOT_YET
from ssmlit.fields.words import STOP_WORDS
from ssmlit.identifiers.address import host
from ssmlit.latex import fold, squash
from ssmlit.strings import cut, words

if TYPE_CHECKING:
    from ssmlit.duplicates.comparison import Comparison
    from ssmlit.model import Record

# What a note says of a work's state or length tells no work from another.
_STATE = words(
    "preprint preprints eprint manuscript draft work progress early access online pages page pp "
    "figures figure fig tables table"
)
_SAYS_NOTHING = _STATE | NOT_YET.union(word for word in STOP_WORDS if len(word) > 1)  # not S. 17
_LETTERS = 2  # of a language: who writes "eng" does not contradict "en"
_OF_A_PAGE = ("titleaddon", "doi")  # a DOI here is one that cannot be read


def other_remarks(facts: Comparison) -> Limit | None:
    """A talk is not a blog post, nor H.R. 5515 S. 1790: a note says which work of a title it is.

    Of a publication its place says so, and a note may say anything; but a report has a kind.
    """
    if facts.same_place:
        return None
    sides = (facts.left.record, facts.right.record)
    pairs: list[tuple[str, ...]] = [(facts.left.remark, facts.right.remark)]
    if _are_unpublished(facts):
        pairs.append(tuple(f"{it.note} {it.venue}".strip() for it in sides))
    are_reports = REPORTS.issuperset(it.type for it in sides)
    names = ("titleaddon", "type") if are_reports else ("titleaddon",)
    pairs += [tuple(dict(it.extra).get(name, "") for it in sides) for name in names]
    apart = next((pair for pair in pairs if _differ(*pair)), None)
    if apart is None:
        return None
    both = " / ".join(map(cut, apart))
    return Limit(Outcome.MAYBE, f"remarks differ: {both}")


def other_languages(facts: Comparison) -> Limit | None:
    """The French edition of a book, or of a page, may have the title of the English one."""
    tongues = {_tongue(side.record) for side in (facts.left, facts.right)} - {""}
    if len(tongues) > 1 and not facts.same_place:
        return Limit(Outcome.MAYBE, "languages differ")
    return None


def unsigned_pages(facts: Comparison) -> Limit | None:
    """Of one unsigned page both have to say the same wherever both say something."""
    if "url" not in facts.agreements:
        return None
    one, other = facts.left.record, facts.right.record
    if one.type != other.type and not PREPRINTS.issuperset((one.type, other.type)):
        return Limit(Outcome.MAYBE, "types differ")
    mine, theirs = dict(one.extra), dict(other.extra)
    both = (name for name in _OF_A_PAGE if name in mine and name in theirs)
    apart = next((name for name in both if squash(mine[name]) != squash(theirs[name])), None)
    return Limit(Outcome.MAYBE, f"{apart} differs") if apart else None


def pages_of_a_site(facts: Comparison) -> Limit | None:
    """A site has a work once; elsewhere may be a copy."""
    if not _are_unpublished(facts):
        return None
    pairs = [*product(facts.left.record.links, facts.right.record.links)]
    if any(lead_to_one(*pair) for pair in pairs):
        return None
    if any(host(one.url) == host(other.url) for one, other in pairs if one.role == other.role):
        return Limit(Outcome.MAYBE, "two pages of one site")
    return None


def _are_unpublished(facts: Comparison) -> bool:
    """Whether neither side names a venue, nor the publisher of a book."""
    sides = (facts.left, facts.right)
    return not any(it.published or (it.record.publisher and not it.preprint) for it in sides)


def _tongue(record: Record) -> str:
    """Return the language that an entry names, "de" for "ngerman" and "de-AT", "" for another."""
    said = dict(record.extra)
    name = languages.language(said.get("langid") or said.get("language") or "").partition("-")[0]
    return name if languages.is_tag(name) and len(name) == _LETTERS else ""


def _differ(one: str, other: str) -> bool:
    """Whether each of two remarks has a word of its own."""
    mine, theirs = _told(one), _told(other)
    return _lacks_a_word(mine, theirs) and _lacks_a_word(theirs, mine)


def _told(remark: str) -> tuple[str, ...]:
    """Return the words of a remark; none where it says when a page was looked at."""
    told = fold(remark).replace("under review", "").split()
    if not POINTS_ELSEWHERE.isdisjoint(told):
        return ()
    return tuple(word for word in told if word.isalpha() and word not in _SAYS_NOTHING)


def _lacks_a_word(words: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """Whether a word of another remark is not among these, also misspelt or shortened."""
    return any(not any(are_one_word(word, it) or misspelt(word, it) for it in words) for word in of)
