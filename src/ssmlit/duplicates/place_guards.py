"""Guards about places in print: dates, volumes, issues, pages, venues, numbers of reports.

Responsible for two publications of one title. Does not depend on titles except for how
distinctive they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.duplicates.verdict import Limit, Outcome, RuleKind
from ssmlit.fields.entry_types import ARTICLES, PREPRINTS, REPORTS

if TYPE_CHECKING:
    from ssmlit.duplicates.comparison import Comparison

TELLING = 5
"""Words with meaning in a title that is no column's."""

# They have a date of their own; papers of a meeting have its, and a thesis comes once.
_DATED = ARTICLES | PREPRINTS | REPORTS


def other_days(facts: Comparison) -> Limit | None:
    """A column is in each issue, and an interview is of a day, where nothing else tells them."""
    one, other = facts.left.record, facts.right.record
    if not _DATED.issuperset((one.type, other.type)):
        return None
    if facts.left.published is not facts.right.published:
        return None
    if facts.years_apart or not facts.agreements.isdisjoint(("volume", "number", "pages")):
        return None
    days = ((one.month, other.month), (one.day, other.day))
    apart = next((pair for pair in days if all(pair) and pair[0] != pair[1]), None)
    return Limit(Outcome.MAYBE, "other dates") if apart else None


def places_in_print(facts: Comparison) -> Limit | None:
    """Published twice, in different places: by volume and page, or by year and venue."""
    if facts.same_place or facts.one_is_a_report:
        return None
    against = facts.conflicts & {"volume", "pages", "year"}
    if not facts.both_published:
        apart = "year" in against or (facts.none_published and facts.years_apart > 1)
        return Limit(Outcome.MAYBE, "years differ") if apart else None
    if {"volume", "pages"} <= against or (facts.other_venue and len(against) > 1):
        return _published_twice(", ".join(sorted(against)))
    if facts.other_meeting or ("year" in against and facts.other_venue):
        return _published_twice("year and venue")
    if facts.years_apart > 1 and "pages" in against:
        return _published_twice("year and pages")
    if against == {"year"} and facts.years_apart == 1 and not facts.other_venue:
        return Limit(Outcome.MAYBE, "years differ")
    if against & {"volume", "year"} or facts.other_venue or facts.printed_together:
        return Limit(Outcome.MAYBE, "published in different places", RuleKind.PUBLISHED)
    return None


def like_venues(facts: Comparison) -> Limit | None:
    """A journal is not its companion (Nature, Nature Physics), nor one encyclopedia another.

    Volume or pages may tell; a name that is only misspelt contradicts nothing.
    """
    if not facts.agreements.isdisjoint(("volume", "pages")):
        return None
    if facts.venue_goes_on:
        return Limit(Outcome.MAYBE, "one venue's name goes on")
    return Limit(Outcome.MAYBE, "names of the venues differ") if facts.venues_differ else None


def _published_twice(what: str) -> Limit:
    return Limit(Outcome.DIFFERENT, f"published twice: {what} differ", RuleKind.PUBLISHED)


def issues(facts: Comparison) -> Limit | None:
    """A short title may be a column's, which every issue has: issue and one more fact differ.

    It may be on that page of each, as any paper of a journal without volumes; the same pages
    tell that one issue is wrong. A column that nobody signs ("Contents") is told by the issue.
    """
    issue = facts.conflicts & {"volume", "number"}
    more = len(facts.conflicts) > 1 or facts.weights.get("pages", 0.0) < 0
    more = more or ("number" in issue and facts.none_signed and facts.both_published)
    short = facts.match.size < TELLING
    if issue and more and short and not facts.same_place:
        return _published_twice("issues")
    if "number" not in facts.conflicts or (facts.same_place and facts.same_range):
        return None
    is_on_that_page = "pages" in facts.agreements and not facts.same_place
    return Limit(Outcome.MAYBE, "other issues") if short or is_on_that_page else None


def reports(facts: Comparison) -> Limit | None:
    """Reports and standards have numbers of their own; a report may be published later."""
    if facts.both_published and facts.one_is_a_report and not facts.same_place:
        return Limit(Outcome.MAYBE, "one is a report")
    kinds = {facts.left.record.type, facts.right.record.type}
    if "number" in facts.conflicts and not facts.left.volume and "article" not in kinds:
        return Limit(Outcome.MAYBE, "numbers of the reports differ")
    return None


def other_pages(facts: Comparison) -> Limit | None:
    """One volume has the article and, on other pages, its correction under the same title."""
    if "pages" in facts.conflicts and "volume" in facts.agreements:
        return Limit(Outcome.MAYBE, "other pages of the same volume")
    return None
