"""The verdict on two records: identity first, then the evidence within the guards' limits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from ssmlit.duplicates.comparison import Comparison, comparison, of_places
from ssmlit.duplicates.guards import limits, strictest
from ssmlit.duplicates.identity import Identity, identity, keeps_its_name, shared_identifiers
from ssmlit.duplicates.normalize import NormalizedRecord, normalize
from ssmlit.duplicates.place_guards import issues, places_in_print
from ssmlit.duplicates.second_look import NOTHING_KNOWN, Statistics, second_look, two_works
from ssmlit.duplicates.spelling import is_slip, spelled_elsewhere
from ssmlit.duplicates.verdict import (
    DEFAULTS,
    Evidence,
    Limit,
    Outcome,
    RuleKind,
    Thresholds,
    Verdict,
)
from ssmlit.fields.person_names import share_half_of_surnames
from ssmlit.fields.words import STOP_WORDS
from ssmlit.model import Identifier, Record
from ssmlit.strings import words

_SECOND_LOOK = "a second look"
_TWO_DOIS = "two published DOIs"
_RETITLED_WITHIN = 2  # years
_SAME_AUTHORS = 2.5  # the weight of two or more, all of them the same
_IN_USE = 3  # titles of a library that have a word, so that it is none misspelt
_EVEN = 6.5  # the sum of weights at which both are equally likely
_STEEP = 1.5  # its scale


def compare(
    a: Record,
    b: Record,
    *,
    thresholds: Thresholds = DEFAULTS,
    statistics: Statistics = NOTHING_KNOWN,
) -> Verdict:
    """Return whether two records are one work, with the evidence.

    Args:
        a: one record.
        b: the other; the order swaps `left` and `right` of the evidence and changes nothing else.
        thresholds: of the sum of weights.
        statistics: of the library: which words are in use, and how rare they are.
    """
    facts = comparison(normalize(a), normalize(b))
    verdict = first_look(facts, thresholds=thresholds, statistics=statistics)
    return look_again(facts, verdict, statistics, thresholds)


def first_look(
    facts: Comparison,
    *,
    ignored: frozenset[Identifier] = frozenset(),
    thresholds: Thresholds = DEFAULTS,
    statistics: Statistics = NOTHING_KNOWN,
) -> Verdict:
    """Return the verdict of the first look, on compared records."""
    known = identity(facts.left.record, facts.right.record, ignored)
    total = sum(item.weight for item in (*facts.evidence, *known.evidence))
    found = _decide(facts, known, total, thresholds)
    if found.rule is RuleKind.WEIGHTS and found.outcome is Outcome.SAME:
        found = _unless_two_words(facts, statistics) or found
    evidence = _heaviest_first((*known.evidence, *facts.evidence))
    score = found.outcome.score(1 / (1 + math.exp((_EVEN - total) / _STEEP)))
    return Verdict(found.outcome, score, found.rule, evidence, found.reason)


def _heaviest_first(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda item: -abs(item.weight)))


def are_apart(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Return whether volume, issue, pages and year alone tell two records of one title apart.

    `first_look` calls such a pair different as well, whatever the rest says. A column has a record
    in each issue, and so as many pairs as the square of its issues.
    """
    if left.title.joined != right.title.joined:
        return False
    if left.record.identifiers and right.record.identifiers:
        return False
    if not (left.published and right.published):
        return False
    facts = of_places(left, right)
    found = (places_in_print(facts), issues(facts))
    return any(limit is not None and limit.outcome is Outcome.DIFFERENT for limit in found)


def _unless_two_words(facts: Comparison, statistics: Statistics) -> Limit | None:
    """Return a limit where what looks misspelt may be two words: causal and casual, by one team.

    The same place in print tells that they are one. So does the form of a slip, and a library that
    has one of them in several titles and the other in none but this.
    """
    for pair in facts.match.typos if not facts.same_place else ():
        rare, common = sorted(
            _IN_USE if word in STOP_WORDS else statistics.titles.get(word, 0) for word in pair
        )
        slip = rare < _IN_USE and (is_slip(*pair) or (rare <= 1 and common >= _IN_USE))
        if not slip and not spelled_elsewhere(*pair):
            return Limit(Outcome.MAYBE, f'"{pair[0]}" and "{pair[1]}" may be two words')
    return None


# Rules for *different* that a second look may overrule: not an identifier, two publications, an
# edition, contradicting numbers, a title that recurs, a word about an article ("reply").
_OPEN = frozenset({RuleKind.WEIGHTS, RuleKind.EXTRA_NUMBER})


def is_open(verdict: Verdict) -> bool:
    """Whether a verdict is a *different* that a second look may overrule."""
    return verdict.outcome is Outcome.DIFFERENT and verdict.rule in _OPEN


def look_again(
    facts: Comparison, verdict: Verdict, statistics: Statistics, thresholds: Thresholds
) -> Verdict:
    """Return the verdict of a second look at a pair.

    Args:
        facts: the two records, compared.
        verdict: of the first look; returned where that is not different, or the second look may
            not or does not ask.
        statistics: of the library.
        thresholds: `ask` is the least probability.
    """
    if not is_open(verdict) or two_works(facts):
        return verdict
    # two DOIs: with one and the same, the first look would have said so
    if any(item.field == "doi" for item in verdict.evidence):
        return verdict
    probability, evidence = second_look(facts, statistics)
    if probability < thresholds.ask:
        return verdict
    known = tuple(item for item in verdict.evidence if item.field not in _COMPARED)
    return Verdict(
        Outcome.MAYBE,
        Outcome.MAYBE.score(probability),
        RuleKind.OTHER,
        _heaviest_first((*known, *evidence)),
        _SECOND_LOOK,
        round(probability, 3),
    )


# Rules of title words that name another work, also beside a shared identifier.
_NAMES_ANOTHER = frozenset({RuleKind.NUMBERS, RuleKind.QUALIFIER})
_COMPARED = words("title authors source year venue volume number pages publisher")


def _decide(facts: Comparison, known: Identity, total: float, thresholds: Thresholds) -> Limit:
    """Return the outcome by identity, then by the guards, else by the sum of the weights."""
    if known.shared:
        return _with_shared_identifier(facts, known.shared)
    if known.conflict:
        return _with_two_identifiers(facts, known)
    limit = strictest(facts)
    excluded = limit if limit is not None and limit.outcome is Outcome.DIFFERENT else None
    same_title = facts.match.equal and facts.match.size > 2
    twice = known.two_publications and same_title and facts.authors_agree
    if twice and (excluded is None or excluded.rule is RuleKind.PUBLISHED):
        return Limit(Outcome.MAYBE, _TWO_DOIS, RuleKind.PUBLISHED)
    if excluded is not None:
        return excluded
    if total < thresholds.maybe:
        return _unlike(facts, known)
    if limit is not None:
        return limit
    if known.two_publications:
        return Limit(Outcome.MAYBE, _TWO_DOIS, RuleKind.PUBLISHED)
    outcome = Outcome.SAME if total >= thresholds.same else Outcome.MAYBE
    return Limit(outcome, "", RuleKind.WEIGHTS)


def _unlike(facts: Comparison, known: Identity) -> Limit:
    if _may_be_retitled(facts) and not known.two_publications:
        return Limit(Outcome.MAYBE, "same name before the colon, same authors")
    on_one_page = facts.same_range and facts.agreements.issuperset(("volume", "year"))
    if facts.in_two_scripts and on_one_page and not facts.conflicts:
        return Limit(Outcome.MAYBE, "one place in print, title in another script")
    return Limit(Outcome.DIFFERENT, "", RuleKind.WEIGHTS)


def _may_be_retitled(facts: Comparison) -> bool:
    """Whether one team wrote both about what has one name: a preprint, and its publication."""
    if facts.match.heads != "equal" or facts.years_apart > _RETITLED_WITHIN:
        return False
    if facts.left.published is facts.right.published:
        return False
    teams = facts.left.surnames, facts.right.surnames
    return len(teams[0]) == len(teams[1]) and facts.has("authors", _SAME_AUTHORS)


def _with_shared_identifier(facts: Comparison, shared: Identifier) -> Limit:
    match = facts.match
    name = f"same {shared}"
    if not match.size:
        return Limit(Outcome.MAYBE, f"{name}, no title to confirm it")
    strict = [limit for limit in limits(facts) if limit.rule in _NAMES_ANOTHER]
    agree = match.equal or match.ratio >= 85 or match.edge
    if facts.authors_differ and not (agree and facts.same_place):
        outcome = Outcome.MAYBE if match.equal else Outcome.MISMATCH
        return Limit(outcome, f"{name}, other authors")
    if agree and strict:
        return strict[0]._replace(outcome=Outcome.MAYBE)
    may_be_copied = _may_be_copied(facts, shared)
    if agree and not may_be_copied:
        return Limit(Outcome.SAME, name)
    if agree or match.ratio >= 60 or facts.same_place:
        sure = facts.authors_agree and not strict and not may_be_copied
        return Limit(Outcome.SAME if sure else Outcome.MAYBE, f"{name}, retitled")
    if facts.in_two_scripts:
        return Limit(Outcome.MAYBE, f"{name}, title in another script")
    if keeps_its_name(shared) and facts.has("authors", _SAME_AUTHORS):
        return Limit(Outcome.MAYBE, f"{name}, retitled")
    return Limit(Outcome.MISMATCH, f"{name}, other title")


def _may_be_copied(facts: Comparison, shared: Identifier) -> bool:
    """Whether one of two works may have the other's identifier, as an entry made from it has.

    Titles of a preprint change; each of two publications has words of its own.
    """
    differ = bool(facts.match.left and facts.match.right) and not facts.match.near
    return differ and not facts.same_place and not keeps_its_name(shared)


def _with_two_identifiers(facts: Comparison, known: Identity) -> Limit:
    reason = f"two {known.conflict} identifiers"
    apart = any(
        limit.outcome is Outcome.DIFFERENT and limit.rule is not RuleKind.NO_COMMON_AUTHOR
        for limit in limits(facts)
    )
    alike = facts.match.equal and facts.match.size and not apart
    return Limit(Outcome.MISMATCH if alike else Outcome.DIFFERENT, reason, RuleKind.IDENTIFIERS)


def find_matches(
    new: NormalizedRecord,
    known: Sequence[NormalizedRecord],
    *,
    thresholds: Thresholds = DEFAULTS,
    statistics: Statistics = NOTHING_KNOWN,
) -> Iterator[tuple[int, Verdict]]:
    """Yield the places of the known works that a new one is, or may be, and the verdicts.

    Args:
        new: the new one; the right side of the evidence.
        known: candidates (`library.Candidates.near`).
        thresholds: of the sum of weights.
        statistics: of the known works: which words are in use, and how rare they are.
    """
    records, titles = [one.record for one in known], [one.title.joined for one in known]
    ignored = shared_identifiers(records, titles)
    for place, old in enumerate(known):
        if not are_alike(
            old.record, new.record, old.title.joined, new.title.joined
        ) and not share_half_of_surnames(old.surnames, new.surnames):
            continue
        facts = comparison(old, new)
        verdict = first_look(facts, ignored=ignored, thresholds=thresholds, statistics=statistics)
        verdict = look_again(facts, verdict, statistics, thresholds)
        if verdict.outcome is not Outcome.DIFFERENT:
            yield place, verdict


def are_alike(a: Record, b: Record, title: str, another: str) -> bool:
    """Return whether titles, pages or identifiers agree.

    If they do not, and `share_half_of_surnames` is false, two records need no comparison.

    Args:
        a: one record.
        b: the other.
        title: of one, folded, without spaces.
        another: of the other.
    """
    if fuzz.ratio(title, another, score_cutoff=95.0):
        return True
    if a.pages and a.pages == b.pages:
        return True
    return a.shares_identifier(b)
