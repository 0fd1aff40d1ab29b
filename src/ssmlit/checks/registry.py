"""All rules: every module with a `RULE` in the folders here, and what the parser reports.

Responsible for finding and describing them, and for what the words of `--select`, `--ignore` and
the settings mean. Does not run them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

from ssmlit.checks.syntax.parsed import PARSER_RULES, READER_RULES
from ssmlit.errors import UsageError
from ssmlit.strings import did_you_mean, nearest

if TYPE_CHECKING:
    from ssmlit.checks.rule import About, EntryRule, Rule

#: Subjects, by the hundreds of their rules' codes.
SUBJECTS = {
    "syntax": "1", "fields": "2", "identifiers": "3", "names": "4", "titles": "5", "numbers": "6",
    "venues": "7", "references": "8", "links": "9",
}  # fmt: skip
FIXES = {"": "", "safe": "--fix", "unsafe": "--fix --unsafe"}  # the options that apply a fix


def entry_rules(rules: Iterable[Rule]) -> list[EntryRule]:
    """Return the modules of the rules about entries."""
    return chosen("entry", rules)


def chosen(about: About, rules: Iterable[Rule]) -> list[Any]:
    """Return the modules of those rules that are given an entry, the file, or all entries."""
    codes = {rule.code for rule in rules if rule.about == about}
    return [module for module in _modules() if module.RULE.code in codes]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by number."""
    rules = (*PARSER_RULES, *READER_RULES, *(module.RULE for module in _modules()))
    return tuple(sorted(rules, key=lambda rule: rule.code[1:]))


@cache
def _modules() -> tuple[Any, ...]:
    """Import the modules in the folders, and return those with a rule."""
    package = __name__.rpartition(".")[0]
    folders = (one for one in Path(__file__).parent.iterdir() if one.is_dir())
    files = (one for folder in folders for one in folder.iterdir() if one.suffix == ".py")
    names = sorted(f"{one.parent.name}.{one.stem}" for one in files if one.name[0] != "_")
    found = [import_module(f"{package}.{name}") for name in names]
    return tuple(module for module in found if hasattr(module, "RULE"))


def select(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return, by number, the rules that words select (all if none do) and others do not ignore.

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
    codes = frozenset(one.code for one in rules)
    near = next(same, "") or nearest(word.lower(), names) or nearest(word.upper(), codes)
    hint = did_you_mean(near, otherwise="`ssmlit check --rules` lists them")
    return UsageError(f"there is no rule {word!r}", hint=hint)


def listing() -> str:
    """Return a line for each rule: code, name, summary."""
    return "\n".join(f"{rule.code}  {rule.name:24}{rule.summary}" for rule in all_rules())


def explanation(rule: Rule) -> str:
    """Return what a rule means, with a bad and a good example, for a terminal."""
    about = [rule.severity, FIXES[rule.fix] and f"fixed by {FIXES[rule.fix]}"]
    about.append(rule.needs and f"needs the {rule.needs}")
    head = f"{rule.code} {rule.name} ({', '.join(filter(None, about))})"
    bad, good = (indent(text, "    ") for text in (rule.bad, rule.good))
    return f"{head}\n\n{rule.summary}\n\n{rule.reason}\n\nbad:\n{bad}\n\ngood:\n{good}"


def as_json(rule: Rule) -> dict[str, str]:
    """Return what a rule means, as values of JSON."""
    names = ("code", "name", "severity", "summary", "why", "bad", "good", "fix", "needs")
    return {name: getattr(rule, name) for name in names} | {"why": rule.reason}
