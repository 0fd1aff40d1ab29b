"""Guards about what kind of work a record is: a chapter, a thesis, an edition, a data set.

Responsible for what entry types, editions, versions and the places where data are kept say about
it. Does not depend on titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.duplicates.cleaning import edition_behind
from ssmlit.duplicates.numbers import are_two
from ssmlit.duplicates.places import edition_number, other_publishers
from ssmlit.duplicates.score import venue_kind
from ssmlit.duplicates.verdict import Limit, Outcome
from ssmlit.fields.entry_types import (
    ARTICLES,
    PARTS,
    PREPRINTS,
    REPORTS,
    THESES,
    WHOLES,
    names_a_thesis,
)
from ssmlit.fields.words import plain
from ssmlit.identifiers.doi import DATA_REPOSITORIES, registrant
from ssmlit.latex import fold
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.duplicates.comparison import Comparison
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.duplicates.numbers import Number

_PRINTED_INSIDE = ARTICLES | PARTS
# What accompanies a paper under its title, and what no paper is.
_MEDIA = frozenset(
    ("dataset", "software", "patent", "video", "movie", "audio", "music", "image", "artwork")
)
# What a note calls what has a paper's title and is none, in its first words: "Invited talk, Oslo".
_NO_TEXTS = words(
    "talk keynote lecture poster slides video podcast interview webinar seminar github gitlab "
    "bitbucket repository software dataset"
)
_FIRST_WORDS = 2
_DIGITS_OF_A_PART = 2
_TEXTS = WHOLES | _PRINTED_INSIDE | REPORTS | THESES | {"unpublished"}


def part_and_whole(facts: Comparison) -> Limit | None:
    """A chapter is not its book, and an article is not its volume."""
    for one, other in ((facts.left, facts.right), (facts.right, facts.left)):
        part = other.record.type in _PRINTED_INSIDE or (other.first_page and not one.first_page)
        if one.record.type in WHOLES and other.record.type not in WHOLES and part:
            return Limit(Outcome.MAYBE, "one may be a part of the other")
    return None


def other_parts(facts: Comparison) -> Limit | None:
    """Two chapters of a book, or two parts of a work, where a field other than the title says so.

    So are two documents of a series whose notes give their numbers. Of two papers with one title in
    two volumes of the proceedings, one may be misplaced.
    """
    mine, theirs = dict(facts.left.parts), dict(facts.right.parts)
    apart = any(are_two(mine[word], theirs[word]) for word in mine.keys() & theirs.keys())
    apart = apart or _is_another_volume(facts.left, theirs) or _is_another_volume(facts.right, mine)
    return Limit(Outcome.MAYBE, "other parts") if apart and not facts.same_place else None


def _is_another_volume(side: NormalizedRecord, parts: dict[str, Number]) -> bool:
    """Whether a paper is in volume 2 of proceedings of which the other's is in part 1.

    The number of a series (LNCS 11070) is not a part of it.
    """
    said = dict(side.parts)
    if side.record.type not in PARTS or "part" in said or "part" not in parts:
        return False
    volume = said.get("volume", (side.volume,) if side.volume else ())
    return len("".join(volume)) <= _DIGITS_OF_A_PART and are_two(volume, parts["part"])


def editions(facts: Comparison) -> Limit | None:
    """Two editions of a book are two works; of an unknown one, other publishers or volumes, ask."""
    one, other = facts.left.record, facts.right.record
    behind = [edition_behind(plain(it.title)) for it in (one, other)]
    said = [it.edition or named for it, named in zip((one, other), behind, strict=True)]
    differ = edition_number(said[0]) != edition_number(said[1])
    both = all(said)
    titled = all(behind) and not facts.same_place  # as of other numbers in titles
    if differ and (titled or facts.years_apart > (0 if both else 1)):
        return Limit(Outcome.DIFFERENT, "another edition")
    if differ and both:
        return Limit(Outcome.MAYBE, "another edition")
    if differ and not facts.same_place:  # an article has none: its title names that of a test
        return Limit(Outcome.MAYBE, "an edition named on one side")
    if not WHOLES.issuperset((one.type, other.type)):
        return None
    if "volume" in facts.conflicts:
        return Limit(Outcome.MAYBE, "other volumes")
    if other_publishers(one.publisher, other.publisher):
        return Limit(Outcome.MAYBE, "other publishers")
    return None


def releases(facts: Comparison) -> Limit | None:
    """Versions of a program or of data are cited apart; 1.2 may be 1.2.3, but is not 2.0."""
    if any(
        one != other for one, other in zip(facts.left.release, facts.right.release, strict=False)
    ):
        return Limit(Outcome.MAYBE, "other versions")
    return None


def theses(facts: Comparison) -> Limit | None:
    """A thesis has one degree and one author; the paper of its title is another work."""
    left, right = facts.left, facts.right
    degrees = [degree for side in (left, right) if (degree := _degree(side))]
    if len(degrees) == 2:
        both = {*degrees} == {"phdthesis", "mastersthesis"}
        return Limit(Outcome.MAYBE, "theses of other degrees") if both else None
    same = {left.record.type, right.record.type}.isdisjoint(_PRINTED_INSIDE)
    if not degrees or (same and len(left.surnames) == len(right.surnames)):
        return None
    return Limit(Outcome.MAYBE, "one is a thesis")


def _degree(side: NormalizedRecord) -> str:
    """Return the type of a thesis, also of one whose note says so of no publication, else ""."""
    if side.record.type in THESES:
        return side.record.type
    return "thesis" if not side.published and names_a_thesis(side.record.note) else ""


def other_media(facts: Comparison) -> Limit | None:
    """The data set, the software, the patent or the talk of a paper's title is another work."""
    sides = (facts.left, facts.right)
    kinds = sorted({side.record.type for side in sides} & _MEDIA)
    known = all(side.record.type in _MEDIA or _is_text(side) for side in sides)
    if kinds and known and facts.left.record.type != facts.right.record.type:
        return Limit(Outcome.MAYBE, f"one is of type {kinds[0]}")
    talks = "venue" not in facts.agreements and any(map(_is_of_no_venue, sides))
    if talks and any(map(_is_text, sides)):
        return Limit(Outcome.MAYBE, "one is of no venue")
    two = (sides, sides[::-1])
    if any(_is_text(other) and _is_no_text(one, other) for one, other in two):
        return Limit(Outcome.MAYBE, "one is a talk or code")
    return None


def _is_of_no_venue(side: NormalizedRecord) -> bool:
    """Whether all that says where a work was published names no venue: a talk, "GitHub"."""
    told = side.record.type in PREPRINTS and side.published
    return told and not side.series and not venue_kind(side)


def _is_no_text(side: NormalizedRecord, other: NormalizedRecord) -> bool:
    """Whether code, a video or a talk is all that an entry leads to, or alone says that it is.

    A field `code` is about the paper; its own address, of a repository, is what an entry cites.
    """
    record = side.record
    if record.type not in PREPRINTS or side.published or record.identifiers:
        return False
    told = fold(record.note).replace("lecture notes", "").split()[:_FIRST_WORDS]
    if not _NO_TEXTS.intersection(told) <= {*fold(other.record.note).split()}:
        return True
    own = [text for name, text in record.extra if name == "url"]
    return bool(own) and len(own) == len(record.links)


def _is_text(side: NormalizedRecord) -> bool:
    return side.record.type in _TEXTS or bool(side.record.identifier("arxiv"))


def other_names(facts: Comparison) -> Limit | None:
    """Two translators made two books; of a page without authors the organization is the author.

    Elsewhere that is who held a meeting or printed its papers.
    """
    one, other = (dict(side.record.extra) for side in (facts.left, facts.right))
    for name in ("translator", *(() if "authors" in facts.weights else ("organization",))):
        if other_publishers(one.get(name, ""), other.get(name, "")):
            return Limit(Outcome.MAYBE, f"the {name} is another")
    return None


def deposits(facts: Comparison) -> Limit | None:
    """A repository may have the paper, or its data and code under its title; and each version."""
    mine, theirs = _deposits(facts.left), _deposits(facts.right)
    if mine and theirs:
        return None if mine & theirs else Limit(Outcome.MAYBE, "two deposits")
    one, other = (facts.left, facts.right) if mine else (facts.right, facts.left)
    if (mine or theirs) and not one.published and _is_text(other):
        return Limit(Outcome.MAYBE, "one is in a repository of data")
    return None


def _deposits(side: NormalizedRecord) -> frozenset[str]:
    """Return the DOIs that repositories of data gave."""
    dois = (one.value for one in side.record.identifiers if one.scheme == "doi")
    return frozenset(doi for doi in dois if registrant(doi) in DATA_REPOSITORIES)
