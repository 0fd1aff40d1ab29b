"""Waivers: findings that an entry declares right.

    nocheck = {W502 the title ends in a stop on the page, commas}

The field `nocheck` lists codes or names of rules, each with an optional reason.
BibTeX, biber, JabRef and Zotero keep fields they do not know. Responsible for reading the field.
Does not depend on any rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView

FIELD = "nocheck"
_CODE = regex(r"\b[EWN]\d{3}\b")


def waived(view: EntryView) -> frozenset[str]:
    """Return the codes and names of rules that an entry waives."""
    text = view.text(FIELD)
    if not text:
        return frozenset()
    words = {part.split()[0] for part in re.split(r"[,;\n]", text) if part.split()}
    return frozenset(words.union(_CODE.findall(text)))


def codes(view: EntryView) -> frozenset[str]:
    """Return what looks like a code in an entry's waiver, whether a rule has it or not."""
    return frozenset(_CODE.findall(view.text(FIELD)))
