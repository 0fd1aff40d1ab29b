"""The rules for an entry made from a record: its BibTeX is ours, its facts may be wrong.

Responsible for which rules can find anything there: `add` warns by these and does not load the
others. Does not run them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks.entries import missing_field
from ssmlit.checks.identifiers import (
    another_paper,
    identifiers_disagree,
    repeated_work,
    shared_identifier,
    year_before_preprint,
)
from ssmlit.checks.names import capital_names
from ssmlit.checks.syntax import mojibake
from ssmlit.checks.titles import capitals
from ssmlit.checks.venues import mixed_versions, other_version

if TYPE_CHECKING:
    from ssmlit.checks.rule import EntryRule

RECORD_RULES: tuple[EntryRule, ...] = (
    missing_field, mojibake, year_before_preprint, shared_identifier, repeated_work,
    identifiers_disagree, another_paper, capitals, capital_names, mixed_versions, other_version,
)  # fmt: skip
