"""Rules that no sum of weights can overrule: what keeps two records apart.

A guard checks one kind of contradiction and returns a `Limit`, the best outcome still allowed and
why, or None. The underlying cases were reported to reference managers (two editions of one book,
"Preface" of two years, part I and part II, article and reply) or found in curated lists.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import normalize

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.duplicates.comparison import Comparison
from ssmlit.duplicates.kind_guards import (
    deposits,
    editions,
    other_media,
    other_names,
    other_parts,
    part_and_whole,
    releases,
    theses,
)
from ssmlit.duplicates.numbers import is_year
from ssmlit.duplicates.place_guards import (
    TELLING,
    issues,
    like_venues,
    other_days,
    other_pages,
    places_in_print,
    reports,
)
from ssmlit.duplicates.remark_guards import (
    other_languages,
    other_remarks,
    pages_of_a_site,
    unsigned_pages,
)
from ssmlit.duplicates.spelling import is_mark
from ssmlit.duplicates.titles import differ_in
from ssmlit.duplicates.verdict import Limit, Outcome, RuleKind
from ssmlit.duplicates.vocabulary import ABOUT_AN_ARTICLE, ANOTHER_FORM, NEGATIONS
from ssmlit.fields.entry_types import CHAPTERS, WHOLES
from ssmlit.fields.person_names import surname
from ssmlit.fields.words import RELATIONS, STOP_WORDS
from ssmlit.latex.symbols import ABOVE

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import Title

# U+0300 to U+036F is what is above letters that Unicode has only without it; ¯ is ADS's.
_ABOVE = regex(rf"\\(?:{'|'.join(sorted(ABOVE))})(?![A-Za-z])|[\u0300-\u036f¯‾]")

Guard = Callable[[Comparison], Limit | None]


def numbers(facts: Comparison) -> Limit | None:
    """Numbers, versions and symbols distinguish papers: part 1 and 2, S4 and S4++, U-Net v2."""
    match = facts.match
    left = [word for word in match.left if is_mark(word)]
    right = [word for word in match.right if is_mark(word)]
    if left and right:
        return Limit(_unless_one_place(facts), "numbers differ", RuleKind.NUMBERS)
    if (left or right) and not match.at_break:
        asked = facts.same_place or _ends_as_cited(facts) or facts.authors_agree
        outcome = Outcome.MAYBE if asked else Outcome.DIFFERENT
        return Limit(outcome, "one has an extra number", RuleKind.EXTRA_NUMBER)
    return None


def _unless_one_place(facts: Comparison) -> Outcome:
    """Return *different*; *maybe* where the same people have one place in print: a slip, or cut."""
    return Outcome.MAYBE if facts.same_place and facts.authors_agree else Outcome.DIFFERENT


def _ends_as_cited(facts: Comparison) -> bool:
    """Whether the surplus of one title is words and a year at its end: ", MIS Quarterly 2017"."""
    surplus = facts.match.left or facts.match.right
    numbers = [word for word in surplus if is_mark(word)]
    return facts.match.edge and len(surplus) > len(numbers) and all(map(is_year, numbers))


def signs_above(facts: Comparison) -> Limit | None:
    """A sign above a letter of a formula makes another thing of it, though folding drops it: p̄."""
    if not facts.match.equal or facts.same_place:
        return None
    one, other = (
        len(_ABOVE.findall(normalize("NFC", it.record.title))) for it in (facts.left, facts.right)
    )
    return Limit(Outcome.MAYBE, "a sign above a letter on one side") if one != other else None


def qualifiers(facts: Comparison) -> Limit | None:
    """A reply, an erratum or a comment is not the article; "without" reverses a title."""
    left, right = facts.left.title, facts.right.title
    sides = ((left, right.tokens, facts.match.left), (right, left.tokens, facts.match.right))
    for title, others, extra in sides:
        tokens = title.tokens
        ends = (*tokens[:2], *tokens[-2:])
        for word in (word for word in extra if word not in others):
            negates = word in NEGATIONS and not facts.match.at_break  # in a subtitle it does not
            if negates or (word in ABOUT_AN_ARTICLE and word in ends):
                at_once = facts.same_place and facts.has("authors", 1.0)
                outcome = Outcome.MAYBE if at_once else Outcome.DIFFERENT
                return Limit(outcome, f'only one says "{word}"', RuleKind.QUALIFIER)
            if word in ABOUT_AN_ARTICLE and _opens_a_part(word, title) and not facts.same_place:
                return Limit(Outcome.MAYBE, f'only one says "{word}"', RuleKind.QUALIFIER)
            if word in ANOTHER_FORM and word in ends:
                outcome = Outcome.MAYBE if facts.authors_agree else Outcome.DIFFERENT
                return Limit(outcome, f'only one says "{word}"', RuleKind.QUALIFIER)
    return None


def _opens_a_part(word: str, title: Title) -> bool:
    """Whether a word begins what follows a stop in a title: "Whales: a reply to Bock"."""
    parts = (filter(lambda it: it not in STOP_WORDS, title.tokens[at:]) for at in title.breaks)
    return any(next(part, "") == word for part in parts)


def leading_on(facts: Comparison) -> Limit | None:
    """The title "On X" may be a different paper than "X"; elsewhere the word does not count."""
    first = {side.title.tokens[:1] for side in (facts.left, facts.right)}
    if facts.match.equal and ("on",) in first and len(first) > 1 and not facts.same_place:
        return Limit(Outcome.MAYBE, 'only one begins with "on"', RuleKind.QUALIFIER)
    return None


def linking_words(facts: Comparison) -> Limit | None:
    """A theory of justice is not one for it; who leaves such a word out has the same title."""
    swapped = differ_in(RELATIONS, facts.left.title, facts.right.title)
    if swapped and facts.match.equal and not facts.match.reordered and not facts.same_place:
        return Limit(Outcome.MAYBE, "linking words differ")
    return None


def other_order(facts: Comparison) -> Limit | None:
    """The same words in another order may be another paper: "text to speech" and the reverse."""
    if facts.match.reordered and not facts.same_place:
        return Limit(Outcome.MAYBE, "the same words in another order")
    return None


def names_before_colon(facts: Comparison) -> Limit | None:
    """A different name before the colon is a different method, however similar the rest."""
    if facts.match.heads == "differ" and facts.match.left and facts.match.right:
        outcome = Outcome.MAYBE if facts.authors_agree else Outcome.DIFFERENT
        return Limit(outcome, "name before the colon differs")
    if facts.match.heads == "misspelt" and not facts.same_place:
        return Limit(Outcome.MAYBE, "name before the colon is spelled differently")
    return None


def versions(facts: Comparison) -> Limit | None:
    """An extended abstract, a full version and an unmarked one may be separate publications."""
    left, right = facts.left.version, facts.right.version
    if left != right and not facts.same_place:
        return Limit(Outcome.MAYBE, f'only one says "{left or right}"', RuleKind.QUALIFIER)
    return None


def surplus_words(facts: Comparison) -> Limit | None:
    """Different words on both sides, or an extra one inside, may mean another paper."""
    match = facts.match
    if match.equal or not match.size:
        return None
    if match.left and match.right:
        return Limit(Outcome.MAYBE, "words of the titles differ")
    if not match.edge:
        return Limit(Outcome.MAYBE, "one title has an extra word inside")
    if not facts.same_place:
        return Limit(Outcome.MAYBE, "one title is longer")
    return None


def recurring_titles(facts: Comparison) -> Limit | None:
    """A recurring title ("Preface", "Book Review") proves nothing unless the place agrees."""
    if not facts.left.recurring and not facts.right.recurring:
        return None
    in_one_venue = not facts.venues_differ or "volume" in facts.agreements
    if facts.same_place and in_one_venue and not facts.conflicts:
        return None
    agree = facts.has("authors", 1.0) and facts.agreements.issuperset(("year", "venue"))
    if agree and facts.match.equal and not facts.conflicts and "pages" not in facts.weights:
        return Limit(Outcome.MAYBE, "title recurs")
    return Limit(Outcome.DIFFERENT, "title recurs")


def common_authors(facts: Comparison) -> Limit | None:
    """An equal title without a common author is two papers; without authors it is a question."""
    weight = facts.weights.get("authors")
    if weight is None:
        place = facts.same_place and "venue" in facts.agreements
        if (place or "url" in facts.agreements or _are_one_book(facts)) and not facts.conflicts:
            return None
        return Limit(Outcome.MAYBE, "authors not known")
    if facts.authors_differ:
        at_once = facts.agreements.issuperset(("year", "venue")) and not facts.conflicts
        may = facts.match.equal and (facts.same_place or (at_once and facts.match.size >= TELLING))
        outcome = Outcome.MAYBE if may else Outcome.DIFFERENT
        return Limit(outcome, "no author in common", RuleKind.NO_COMMON_AUTHOR)
    return Limit(Outcome.MAYBE, "few authors agree") if weight < 0 else None


def _are_one_book(facts: Comparison) -> bool:
    """Whether both are books, or volumes of proceedings, that have an identifier in common."""
    one, other = facts.left.record, facts.right.record
    return WHOLES.issuperset((one.type, other.type)) and one.shares_identifier(other)


def author_lists(facts: Comparison) -> Limit | None:
    """Authors of a chapter or book missing on one side, or in another order.

    Databases leave out and shuffle the authors of articles; of chapters by one and by two authors
    there are two.
    """
    left, right = facts.left, facts.right
    if not {left.record.type, right.record.type} & (WHOLES | CHAPTERS):
        return None
    if not left.authors or not right.authors or left.record.others or right.record.others:
        return None
    readings = product(*([side.authors, latex.apart(side.authors)] for side in (left, right)))
    as_many = next((pair for pair in readings if len(pair[0]) == len(pair[1]) > 0), None)
    if as_many is None:
        return Limit(Outcome.MAYBE, "one has more authors")
    mine, theirs = (list(map(surname, people)) for people in as_many)
    if mine[0] != theirs[0] and mine[0] in theirs and theirs[0] in mine:
        return Limit(Outcome.MAYBE, "authors in another order")
    return None


GUARDS: tuple[Guard, ...] = (
    numbers,
    signs_above,
    qualifiers,
    leading_on,
    linking_words,
    other_order,
    names_before_colon,
    versions,
    surplus_words,
    other_parts,
    recurring_titles,
    common_authors,
    editions,
    releases,
    other_days,
    places_in_print,
    reports,
    like_venues,
    other_pages,
    issues,
    part_and_whole,
    theses,
    other_media,
    other_names,
    deposits,
    other_languages,
    other_remarks,
    pages_of_a_site,
    unsigned_pages,
    author_lists,
)


def strictest(facts: Comparison) -> Limit | None:
    """Return the first of the guards' limits that says *different*, else the first."""
    first = None
    for guard in GUARDS:
        limit = guard(facts)
        if limit is not None and limit.outcome is Outcome.DIFFERENT:
            return limit
        first = first or limit
    return first


def limits(facts: Comparison) -> list[Limit]:
    """Return the guards' limits, the strictest first."""
    found = [limit for guard in GUARDS if (limit := guard(facts)) is not None]
    return sorted(found, key=lambda limit: limit.outcome is not Outcome.DIFFERENT)
