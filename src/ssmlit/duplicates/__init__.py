"""Is this the same work? Pairs, clusters, reasons, and the merge as edits.

normalize → block → score → guards → decide → cluster, with `merge` and `decisions` for what follows
from an answer. Works on `model.Record`s; only `merge` and `decisions` know entries.

    >>> from ssmlit.duplicates import compare
    >>> from ssmlit.model import Record
    >>> compare(Record(title="Preface", year=2010), Record(title="Preface", year=2012)).outcome
    <Outcome.DIFFERENT: 'different'>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.duplicates.decide import DEFAULTS, Thresholds, compare, judged
    from ssmlit.duplicates.decisions import (
        DISTINCT,
        Decisions,
        read_decisions,
        record_edits,
        rename_edits,
    )
    from ssmlit.duplicates.find import More
    from ssmlit.duplicates.leftovers import Leftover
    from ssmlit.duplicates.merge import Choice, MergePlan, merge_plan
    from ssmlit.duplicates.normalize import title_words
    from ssmlit.duplicates.second_look import Statistics
    from ssmlit.duplicates.values import (
        Cluster,
        Conflict,
        Evidence,
        Outcome,
        Pair,
        Report,
        Rule,
        SharedIdentifier,
        Verdict,
    )

__getattr__ = lazily(
    __name__,
    decide="DEFAULTS Thresholds compare judged",
    decisions="DISTINCT Decisions read_decisions record_edits rename_edits",
    find="More",
    leftovers="Leftover",
    merge="Choice MergePlan merge_plan",
    normalize="title_words",
    second_look="Statistics",
    values="Cluster Conflict Evidence Outcome Pair Report Rule SharedIdentifier Verdict",
)
