"""Rules that the engine skips would find nothing: it agrees with one that runs every rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ssmlit.catalogue import shipped
from ssmlit.checks import Outside, entry_rules
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.registry import all_rules
from ssmlit.checks.rule_context import RuleContext
from ssmlit.checks.triggers import Triggers, ask
from ssmlit.library import Library
from ssmlit.model import DropField, Edit, SetField
from tests.checks.test_faults import FAULTS

if TYPE_CHECKING:
    from ssmlit.checks.rule import EntryRule
    from ssmlit.model import Field

OUTSIDE = Outside(official=shipped(), year=2026, vocabulary=frozenset({"vision"}))
RULES = [one for one in entry_rules(all_rules()) if one.RULE.needs not in {"catalogue", "network"}]
EXAMPLES = [text for rule in all_rules() for text in (rule.bad, rule.good)]


def shown(one: EntryRule, view: EntryView, context: RuleContext) -> list[Field | None]:
    """Return the fields that can be read and look like those of a rule; None: the entry does."""
    names = one.RULE.fields or one.RULE.having
    fields = [view.fields[name] for name in names if name in view.fields]
    readable = [field for field in fields if not context.is_unreadable(view, field)]
    alike = [field for field in readable if re.search(one.RULE.looks, field.text)]
    return [*alike] if one.RULE.fields else [None] if alike or not names else []


def said(
    pairs: list[tuple[EntryRule, Field | None]], view: EntryView, context: RuleContext
) -> list[tuple[str, str]]:
    """Return what rules find."""
    return sorted(
        (one.RULE.code, item.message)
        for one, field in pairs
        for item in ask(one, view, field, context)
    )


def both(text: str) -> tuple[list[list[tuple[str, str]]], list[list[tuple[str, str]]]]:
    """Return for each entry what all rules find, and what the rules find that fire."""
    library = Library.from_text(text)
    known, beside = RuleContext(library, OUTSIDE), RuleContext(library, OUTSIDE)
    triggers = Triggers(RULES, known)
    views = [EntryView(entry) for entry in library.entries]
    quick = [said(triggers.fired(view), view, known) for view in views]
    every = [[(one, field) for one in RULES for field in shown(one, v, beside)] for v in views]
    return [said(pairs, view, beside) for pairs, view in zip(every, views, strict=True)], quick


@pytest.mark.parametrize("name", ["planted.bib", "clean.bib"])
def test_nothing_is_lost_in_files(name: str) -> None:
    slow, quick = both((FAULTS / name).read_text(encoding="utf-8"))
    assert quick == slow


@pytest.mark.slow
def test_nothing_is_lost_in_the_rules_own_examples() -> None:
    slow, quick = both("\n".join(EXAMPLES))
    assert quick == slow


def without_one_field(text: str) -> list[str]:
    """Return a file once for each field of its entries: emptied, and removed."""
    library = Library.from_text(text)
    places = [(entry.key, field.name) for entry in library.entries for field in entry.fields]
    empty = [SetField(*at, one, verbatim=True) for at in places for one in ("{}", "{\u00a0}")]
    edits: list[Edit] = [*empty, *(DropField(*at) for at in places)]
    return [library.document.apply([edit]).document.data.decode() for edit in edits]


@pytest.mark.slow
def test_nothing_is_lost_where_a_field_is_empty_or_missing() -> None:
    slow, quick = both("\n".join(one for text in EXAMPLES for one in without_one_field(text)))
    assert quick == slow
