"""The rules about entries, each imported when it is first asked.

An edit concerns few rules, and most of those look for an expression that the text does not have.
`data/rules.jsonl` says what each rule is about; `scripts/build_docs.py` writes it from the modules.
Depends on no single rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ssmlit.checks.rule import Rule

if TYPE_CHECKING:
    from ssmlit.checks.rule import EntryRule, Fault

_TABLE = Path(__file__).parents[1] / "data" / "rules.jsonl"


class LateRule:
    """A rule whose module is imported when it is asked.

    Args:
        module: the module's name.
        said: the attributes of its `RULE` that are not the usual ones; of `shape`, that there is
            one.

    Attributes:
        RULE: the module's, without what people read.
    """

    def __init__(self, module: str, said: Mapping[str, Any]) -> None:
        self._name = module
        values: dict[str, Any] = {
            name: tuple(it) if isinstance(it, list) else it for name, it in said.items()
        }
        if "shape" in values:
            values["shape"] = self._can_have
        self.RULE = Rule(summary="", why="", bad="", good="", **values)

    @cached_property
    def _module(self) -> EntryRule:
        found: EntryRule = import_module(self._name)
        return found

    @property
    def check(self) -> Callable[..., Iterable[Fault]]:
        """The module's function."""
        return self._module.check

    def _can_have(self, entry_type: str, names: Collection[str]) -> bool:
        shape = self._module.RULE.shape
        return shape is None or shape(entry_type, names)


@cache
def late_rules() -> tuple[EntryRule, ...]:
    """Return the rules about entries, in the order of `registry.entry_rules`."""
    rows = map(json.loads, _TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(LateRule(row.pop("module"), row) for row in rows)
