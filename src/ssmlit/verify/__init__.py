"""Is a reference what it says it is? One reference against records → a verdict with findings.

    findings.py      ReferenceVerdict, Finding, Reference, Verified
    authors.py       a list of authors by itself
    groups.py        groups among authors
    compared_authors.py  two lists of authors compared
    titles.py        two titles compared
    venues.py        two venues compared, and what a DOI says about its own
    acceptance.py    what authors say about where a preprint was accepted
    background.py    what is known about whole proceedings, registrants and venues
    compare.py       a reference beside one record → findings
    plausibility.py  what is wrong with a reference regardless of records
    judging.py       the verdict

Responsible for judging. What two names of people and of venues have in common is in `fields`, which
`duplicates` asks, too. Does not depend on files or services: records are handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.verify.background import Background
    from ssmlit.verify.findings import Finding, Reference, ReferenceVerdict, Verified
    from ssmlit.verify.judging import CandidateRecords, judge

__getattr__ = lazily(
    __name__,
    judging="CandidateRecords judge",
    findings="Finding Reference ReferenceVerdict Verified",
    background="Background",
)
