"""Registries in which a work has exactly one name.

Responsible for which schemes identify a work. Does not depend on anything.
"""

from __future__ import annotations

#: An ISBN names the book, not the chapter; a URL may be a journal's front page; a code link is
#: shared by all papers of a group.
NAMES_A_WORK = frozenset(
    {
        "arxiv", "doi", "openreview", "acl", "pmid", "pmcid", "pmc", "dblp", "hal",
        "neurips", "pmlr", "cvf",
    }
)  # fmt: skip
