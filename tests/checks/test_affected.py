"""Rules that an edit cannot affect are not asked again: no finding it introduces is missed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ssmlit.catalogue import shipped
from ssmlit.checks import Outside, affected, entry_rules, run_few
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.registry import all_rules
from ssmlit.checks.rule import ANY
from ssmlit.checks.rule_context import RuleContext
from ssmlit.checks.triggers import ask
from ssmlit.checks.types_and_fields import COMPARED
from ssmlit.errors import EditRefusedError, UnresolvedError
from ssmlit.fields import identity
from ssmlit.fields.names import IDENTIFIED_BY
from ssmlit.library import Library
from ssmlit.model import DropField, Edit, Entry, Field, Identifier, SetField
from tests.checks.test_faults import FAULTS
from tests.conftest import at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks import Rule
    from ssmlit.checks.rule import EntryRule

OUTSIDE = Outside(official=shipped(), year=2026, vocabulary=frozenset({"vision"}))
RULES = entry_rules(all_rules())
EVERY = tuple(RULES)
TEXTS = [text for one in RULES for text in (one.RULE.bad, one.RULE.good)]
TEXTS.append((FAULTS / "planted.bib").read_text(encoding="utf-8"))
LIBRARIES = [Library.from_text(text) for text in TEXTS]
PLACES = [(library, entry) for library in LIBRARIES for entry in library.entries]
FIELDS = [field for _, entry in PLACES for field in entry.fields]


@lru_cache(maxsize=8)  # the library after an edit is mostly the one before the next
def found(library: Library, key: str, rules: tuple[EntryRule, ...]) -> set[tuple[str, str]]:
    """Return what rules find in the entries of a key, lines aside."""
    entries = [entry for entry in library.entries if entry.key == key]
    problems = run_few(library, entries, rules, OUTSIDE).problems
    return {(one.code, re.sub(r"line \d+", "", one.message)) for one in problems}


def introduced(
    before: Library, after: Library, key: str, edits: list[Edit]
) -> list[set[tuple[str, str]]]:
    """Return what edits of an entry introduce, by all rules and by the affected ones."""
    few = (*affected(RULES, edits, before.document, after.document),)
    return [found(after, key, some) - found(before, key, some) for some in (EVERY, few)]


def becoming(one: Entry, other: Entry) -> list[Edit]:
    """Return the edits that give an entry the fields of another."""
    old, new = ({item.name: item.source for item in entry.fields} for entry in (one, other))
    edits: list[Edit] = [DropField(one.key, name) for name in old if name not in new]
    changed = [name for name in new if old.get(name) != new[name]]
    return [*edits, *(SetField(one.key, name, new[name], verbatim=True) for name in changed)]


def steps(rule: Rule) -> Iterator[tuple[Library, Library, Entry, list[Edit]]]:
    """Yield edits between a rule's examples, and of each of their fields: removed, added."""
    bad, good = map(Library.from_text, (rule.bad, rule.good))
    for entry in bad.entries:
        same = good.document.entry(entry.key)
        if same is not None and same.type == entry.type:
            edits = becoming(same, entry)
            yield good, good.edited(edits), entry, edits
    for library in (bad, good):
        for entry in library.entries:
            for field in entry.fields:
                drop = DropField(entry.key, field.name)
                without = library.edited([drop])
                yield library, without, entry, [drop]
                added = SetField(entry.key, field.name, field.source, verbatim=True)
                yield without, library, entry, [added]


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.RULE.code)
def test_edits_of_each_rules_examples(module: EntryRule) -> None:
    for before, after, entry, edits in steps(module.RULE):
        every, few = introduced(before, after, entry.key, edits)
        assert few == every


@pytest.mark.slow
@at_most(fast=8)
@given(place=st.sampled_from(PLACES), field=st.sampled_from(FIELDS), drops=st.booleans())
def test_edits_of_any_field_in_any_entry(
    place: tuple[Library, Entry], field: Field, *, drops: bool
) -> None:
    library, entry = place
    edit = DropField(entry.key, field.name) if drops else SetField(entry.key, *field[::2])
    try:
        after = library.edited([edit])
    except (EditRefusedError, UnresolvedError):
        assume(False)
    every, few = introduced(library, after, entry.key, [edit])
    assert few == every


class Fields(dict[str, Any]):
    """Fields that remember the names they were asked for."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self.asked.update(ANY)
        return super().__iter__()

    def items(self) -> Any:
        self.asked.update(ANY)
        return super().items()


class View(EntryView):
    """An entry that remembers the fields it was asked for."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.fields: Fields = Fields(self.fields)

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        self.fields.asked.update(COMPARED)
        return EntryView(self.entry).identifiers


class Context(RuleContext):
    """A library whose answers may depend on fields of any entry."""

    asked: set[str]

    def is_biblatex(self, view: EntryView) -> bool:
        self.asked.update(ANY)
        return super().is_biblatex(view)

    def is_usual(self, command: str) -> bool:
        self.asked.update(ANY)
        return super().is_usual(command)

    def inherits(self, view: EntryView, names: tuple[str, ...]) -> bool:
        self.asked.update(ANY)
        return super().inherits(view, names)

    def parents(self, view: EntryView) -> Any:
        self.asked.update(ANY)
        return super().parents(view)

    def renamed(self, key: str) -> tuple[str, ...]:
        self.asked.add("ids")
        return super().renamed(key)


def looked_at(module: EntryRule, library: Library) -> set[str]:
    """Return the names of the fields that a rule looks at in the entries of a file."""
    context = Context(library, OUTSIDE, few=True)
    context.asked = set()
    for entry in library.entries:
        view = View(entry)
        context.look_up([EntryView(entry)])
        names = [*module.RULE.fields] or [""]
        view.fields.asked.clear()
        for field in [dict.get(view.fields, name) for name in names]:
            if field or not module.RULE.fields:
                list(ask(module, view, field, context))
        context.asked |= view.fields.asked
    return context.asked


@pytest.mark.parametrize(
    "module",
    [one for one in RULES if one.RULE.fields or one.RULE.reads],
    ids=lambda module: module.RULE.code,
)
def test_a_rule_looks_at_no_other_fields_than_it_says(module: EntryRule) -> None:
    rule = module.RULE
    if ANY[0] not in rule.reads:
        looked = {name for one in LIBRARIES for name in looked_at(module, one)}
        assert looked - {*rule.fields, *rule.having, *rule.reads} == set()


@pytest.mark.parametrize("text", TEXTS)
def test_identifiers_are_read_from_no_other_fields(text: str) -> None:
    for entry in Library.from_text(text).entries:
        fields = Fields({field.name.lower(): field.text for field in entry.fields})
        identity.identifiers(fields)
        assert fields.asked <= {*IDENTIFIED_BY, "archiveprefix", "eprinttype", "version"}


def test_edits_that_may_affect_every_rule() -> None:
    library = Library.from_text("@misc{gu, title = {Mamba}}")
    lending = Library.from_text("@misc{gu, title = {xdata=dao-title}}")
    assert affected(RULES, [DropField("gu", "nocheck")], library.document) == RULES
    assert affected(RULES, [DropField("gu", "year")], lending.document) == RULES
    assert len(affected(RULES, [DropField("gu", "year")], library.document)) < len(RULES)
