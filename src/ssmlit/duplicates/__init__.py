"""Is this the same work? Pairs, clusters, reasons, and the merge as edits.

prepare → block → score → guards → decide → cluster, with `merge` and `decisions` for what follows
from an answer. Works on `model.Record`s; only `merge` and `decisions` know entries.

    >>> from ssmlit.duplicates import compare, explain
    >>> from ssmlit.model import Record
    >>> compare(Record(title="Preface", year=2010), Record(title="Preface", year=2012)).outcome
    <Outcome.DIFFERENT: 'different'>
"""

from __future__ import annotations

from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.decide import DEFAULTS, Thresholds, compare
from ssmlit.duplicates.decisions import FIELD as DECIDED
from ssmlit.duplicates.decisions import Decisions, forget_edits, record_edits, rename_edits
from ssmlit.duplicates.decisions import read as read_decisions
from ssmlit.duplicates.explain import explain
from ssmlit.duplicates.find import More, find, judged
from ssmlit.duplicates.leftovers import Leftover
from ssmlit.duplicates.merge import Choice, MergePlan, merge_plan
from ssmlit.duplicates.prepare import title_words
from ssmlit.duplicates.second_look import Statistics
from ssmlit.duplicates.survivor import survivor
from ssmlit.duplicates.values import (
    Cluster,
    Conflict,
    Evidence,
    Outcome,
    Pair,
    Report,
    SharedIdentifier,
    Verdict,
)

__all__ = [
    "DECIDED",
    "DEFAULTS",
    "Choice",
    "Cluster",
    "Conflict",
    "Decisions",
    "Evidence",
    "Leftover",
    "MergePlan",
    "More",
    "Outcome",
    "Pair",
    "Report",
    "SharedIdentifier",
    "Statistics",
    "Thresholds",
    "Verdict",
    "compare",
    "conflicts",
    "explain",
    "find",
    "forget_edits",
    "judged",
    "merge_plan",
    "read_decisions",
    "record_edits",
    "rename_edits",
    "survivor",
    "title_words",
]
