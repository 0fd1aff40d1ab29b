"""Is this the same work? Pairs, clusters, reasons, and the merge as edits.

normalize → blocking → score → guards → decide → cluster, with `merge` and `user_decisions` for what
follows from an answer. Everything works on `model.Record`s except these two and the parts of
`merge` (`field_merge`, `leftovers`, `publications`), which work on entries.

    >>> from ssmlit.duplicates import compare
    >>> from ssmlit.model import Record
    >>> compare(Record(title="Preface", year=2010), Record(title="Preface", year=2012)).outcome
    <Outcome.DIFFERENT: 'different'>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.duplicates.decide import compare, find_matches
    from ssmlit.duplicates.find import RecordLoader
    from ssmlit.duplicates.merge import FieldChoice, MergePlan, merge_edits, merge_plan
    from ssmlit.duplicates.normalize import title_words
    from ssmlit.duplicates.second_look import NOTHING_KNOWN, Statistics
    from ssmlit.duplicates.user_decisions import read_decisions, record_edits
    from ssmlit.duplicates.verdict import (
        DEFAULTS,
        OTHERWISE,
        Cluster,
        Conflict,
        DuplicateReport,
        Leftover,
        Outcome,
        Pair,
        RuleKind,
        Thresholds,
        Verdict,
    )

__getattr__ = lazily(
    __name__,
    decide="compare find_matches",
    user_decisions="read_decisions record_edits",
    find="RecordLoader",
    merge="FieldChoice MergePlan merge_edits merge_plan",
    normalize="title_words",
    second_look="NOTHING_KNOWN Statistics",
    verdict="Cluster Conflict DEFAULTS DuplicateReport Leftover OTHERWISE Outcome Pair RuleKind "
    "Thresholds Verdict",
)
