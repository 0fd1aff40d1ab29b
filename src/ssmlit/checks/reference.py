"""The rules as text: a list, an explanation of one, and the page docs/rules.md.

Responsible for the layout of rules' descriptions. Does not run them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks.registry import all_rules
from ssmlit.checks.selection import SUBJECTS

if TYPE_CHECKING:
    from ssmlit.checks.rule import Rule

_FIXES = {"": "", "safe": "--fix", "unsafe": "--fix --unsafe"}


def listing() -> str:
    """Return a line for each rule: code, name, summary."""
    return "\n".join(f"{rule.code}  {rule.name:24}{rule.summary}" for rule in all_rules())


def explanation(rule: Rule) -> str:
    """Return what a rule means, with a bad and a good example, for a terminal."""
    about = [rule.severity, _FIXES[rule.fix] and f"fixed by {_FIXES[rule.fix]}"]
    about.append(rule.needs and f"needs the {rule.needs}")
    head = f"{rule.code} {rule.name} ({', '.join(filter(None, about))})"
    bad, good = (_indented(text) for text in (rule.bad, rule.good))
    return f"{head}\n\n{rule.summary}\n\n{rule.why}\n\nbad:\n{bad}\n\ngood:\n{good}"


def as_json(rule: Rule) -> dict[str, str]:
    """Return what a rule means, as values of JSON."""
    names = ("code", "name", "severity", "summary", "why", "bad", "good", "fix", "needs")
    return {name: getattr(rule, name) for name in names}


def page() -> str:
    """Return docs/rules.md without its first line: a table of all rules, then each in full."""
    parts = ["# The rules of `ssmlit check`\n", _intro(), _table()]
    for subject, number in SUBJECTS.items():
        parts.append(f"## {subject}\n")
        parts += [_section(rule) for rule in all_rules() if rule.code[1] == number]
    return "\n".join(parts)


def _intro() -> str:
    return (
        "E is an error (it breaks the paper or names another work), W a warning (it is printed\n"
        "wrongly), N a note. `--select` and `--ignore`, and `select` and `ignore` in `[check]` of\n"
        "ssmlit.toml, take codes, prefixes of codes (`W6`), names and the subjects below. An\n"
        "entry's field `nocheck = {W502 the page has it so}` waives rules for that entry; BibTeX,\n"
        "biber, JabRef and Zotero keep the field and print nothing of it.\n"
    )


def _table() -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} |"
        f" {_cell(rule.summary)} | {_FIXES[rule.fix]} |"
        for rule in all_rules()
    ]
    return "\n".join(["| code | name | what | fix |", "|---|---|---|---|", *rows, ""])


def _section(rule: Rule) -> str:
    needs = f" It needs the {rule.needs}." if rule.needs else ""
    return (
        f"### {rule.code} {rule.name}\n\n{rule.summary[0].upper()}{rule.summary[1:]}. "
        f"{rule.why}{needs}\n\n```bibtex\n% bad\n{rule.bad}\n\n% good\n{rule.good}\n```\n"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
