"""Which rules run: `--select`, `--ignore`, and the same words in ssmlit.toml.

Responsible for what the words mean. Does not run rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ssmlit.checks.nearest import nearest
from ssmlit.checks.registry import all_rules
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from ssmlit.checks.rule import Rule

#: Subjects, by the hundreds of their rules' codes.
SUBJECTS = {
    "syntax": "1", "fields": "2", "identifiers": "3", "names": "4", "titles": "5", "numbers": "6",
    "venues": "7", "references": "8", "links": "9",
}  # fmt: skip


def select(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the selected rules, by number.

    Args:
        select: words for the rules to run; empty for all.
        ignore: words for the rules to leave out.

    Raises:
        UsageError: a word that stands for no rule.
    """
    wanted = meant(select) if select else {rule.code for rule in all_rules()}
    unwanted = meant(ignore)
    return tuple(rule for rule in all_rules() if rule.code in wanted - unwanted)


def meant(words: Iterable[str]) -> set[str]:
    """Return the codes that words stand for: codes, beginnings of them, names, subjects.

    Raises:
        UsageError: a word that stands for no rule.
    """
    return {rule.code for word in words for rule in _rules(word.strip())}


def find_rule(word: str) -> Rule:
    """Return the rule with a code or a name.

    Raises:
        UsageError: there is none.
    """
    for rule in all_rules():
        if word.lower() in {rule.code.lower(), rule.name}:
            return rule
    raise _unknown(word)


def _rules(word: str) -> list[Rule]:
    lower, found = word.lower(), []
    for rule in all_rules():
        subject = SUBJECTS.get(lower, "-")
        begins = rule.code.lower().startswith(lower) or rule.code[1:].startswith(lower)
        if word and (begins or lower == rule.name or rule.code[1] == subject):
            found.append(rule)
    if not found:
        raise _unknown(word)
    return found


def _unknown(word: str) -> UsageError:
    """Return the failure; it names the rule of the same number, or of nearly the same name."""
    rules = all_rules()
    same = (rule.code for rule in rules if word[1:] and rule.code[1:] == word[1:])
    names = frozenset((*SUBJECTS, *(one.name for one in rules)))
    near = next(same, "") or nearest(word.lower(), names)
    hint = f"did you mean {near}?" if near else "`ssmlit check --rules` lists them"
    return UsageError(f"there is no rule {word!r}", hint=hint)
