# ruff: noqa: INP001, T201 - scripts are no package, and print
"""Write what is made from the code: json.md, settings.md, rules.md in docs/, the table of rules.

    python scripts/build_docs.py            write them
    python scripts/build_docs.py --check    write nothing; exit 1 when one is out of date

Responsible for how a page looks; what it says is beside the code it is about.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import json_schema

from ssmlit.checks.registry import FIXES, SUBJECTS, all_rules, entry_rules
from ssmlit.checks.rule import Rule
from ssmlit.cli.app import COMMANDS, module_of
from ssmlit.cli.shared.console import SCHEMA
from ssmlit.cli.verify.output import FORM
from ssmlit.config.reference import ENVIRONMENT, SETTINGS, USER_SETTINGS
from ssmlit.render import LAYOUTS, View
from ssmlit.render.templates import FILTERS, VARIABLES
from ssmlit.render.view import DETAILS, GROUPS, ORDERS, PRESETS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.checks.rule import EntryRule

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- Made by scripts/build_docs.py from the code; do not edit by hand. -->\n"
RULES_INTRO = (
    "E is an error (it breaks the paper or names another work), W a warning (it is printed\n"
    "wrongly), N a note. `--select` and `--ignore`, and `select` and `ignore` in `[check]` of\n"
    "ssmlit.toml, take codes, prefixes of codes (`W6`), names and the subjects below. An\n"
    "entry's field `nocheck = {W502 the page has it so}` waives rules for that entry; BibTeX,\n"
    "biber, JabRef and Zotero keep the field and print nothing of it.\n"
)
CHOICES = {"layout": LAYOUTS, "group": GROUPS, "order": ORDERS, "show": DETAILS}


# -- JSON -----------------------------------------------------------------------------------


def schemas() -> dict[str, Any]:
    """Return one JSON Schema with a definition for each command."""
    (error,) = json_schema.documents("error")
    commands = {name: {"anyOf": [*documents(name), error]} for name in COMMANDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `ssmlit COMMAND --json` prints",
        "$defs": {**json_schema.FORMS, "error": error, **commands},
    }


def documents(name: str) -> Iterator[dict[str, Any]]:
    """Yield the schemas of what a command prints."""
    yield from json_schema.documents(module_of(name).JSON)


def schema_page() -> str:
    """Return the schemas as JSON."""
    return json.dumps(schemas(), ensure_ascii=False, indent=2) + "\n"


def json_page() -> str:
    """Return the page about `--json`."""
    parts = [
        MADE,
        "# JSON\n",
        (
            f"With `--json` every command prints one document, whose `schema` is {SCHEMA} (of "
            f"`verify`: {FORM}), or nothing. [ssmlit.schema.json](ssmlit.schema.json) holds the "
            "same as JSON Schema, one definition a command; the tests check every document against "
            "it.\n"
        ),
    ]
    shared = re.findall(r"#/\$defs/(\w+)", json.dumps(schemas()))
    for name, schema in json_schema.FORMS.items():
        if name in {*shared, "error"}:
            parts += [f"## {name.capitalize()}\n", schema["description"] + "\n", *rows(schema)]
    parts += ["## Commands\n"]
    for name in COMMANDS:
        for schema in documents(name):
            parts += [f"### `ssmlit {name}`\n", schema["description"] + "\n", *rows(schema)]
    return "\n".join(parts)


def rows(schema: dict[str, Any]) -> Iterator[str]:
    """Yield a table of an object's names."""
    lines = [f"| `{path}` | {kind} | {meaning} |" for path, kind, meaning in names(schema)]
    yield "\n".join(["| name | type | meaning |", "|---|---|---|", *lines]) + "\n"


def names(schema: dict[str, Any], before: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield path, type and meaning of every name of an object; of shared forms only the name."""
    for name, value in schema.get("properties", {}).items():
        if name == "schema":
            continue
        path = f"{before}{name}"
        optional = "" if name in schema["required"] else ", may be absent"
        yield path, f"{kind_of(value)}{optional}", value["description"]
        inner = value.get("items", value)
        yield from names(inner, f"{path}[]." if "items" in value else f"{path}.")


def kind_of(schema: dict[str, Any]) -> str:
    """Return the type of a value in words."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(kind_of(one) for one in schema["anyOf"])
    kind = schema["type"]
    if kind == "array":
        return f"list of {kind_of(schema['items'])}"
    if schema.get("additionalProperties"):
        return f"object of {schema['additionalProperties']['type']}s"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


# -- settings -------------------------------------------------------------------------------


def settings_page() -> str:
    """Return the page about ssmlit.toml, views, templates and the environment."""
    parts = [
        MADE,
        "# Settings\n",
        ("`ssmlit.toml` lies beside the library (or above it, where `[library] file` names the "
        "library); every setting has a default.\n"),
        table(("setting", "type", "default", "meaning"), map(setting_row, SETTINGS)),
        "## Your own settings\n",
        "`config.toml` in the folder of your settings (`~/.config/ssmlit` on Linux):\n",
        table(("setting", "type", "default", "meaning"), map(setting_row, USER_SETTINGS)),
        "## Views\n",
        ("A table `[views.NAME]` is a list that `ssmlit render --view NAME` writes. Without one, "
        f"the layouts themselves are views: {', '.join(f'`{name}`' for name in LAYOUTS)}.\n"),
        table(("key", "default", "meaning"), view_rows()),
        *presets(),
        "`words` may replace: " + ", ".join(f"`{name}` ({word})" for name, word in WORDS.items())
        + ".\n",
        "## Templates\n",
        "`template` of a view names a Jinja2 file (extra `templates`). It gets:\n",
    ]  # fmt: skip
    for owner, variables in VARIABLES.items():
        parts.append(
            table(
                (f"of a {owner}" if owner else "variable", "meaning"),
                ((f"`{name}`", meaning) for name, meaning in variables.items()),
            )
        )
    parts += [
        table(("filter", "meaning"), ((f"`{name}`", text) for name, text in FILTERS.items())),
        "## Environment\n",
        table(("variable", "meaning"), ((f"`{name}`", text) for name, text in ENVIRONMENT.items())),
    ]
    return "\n".join(parts)


def setting_row(setting: Any) -> tuple[str, ...]:
    """Return one setting as cells."""
    name, *rest = f"`[{setting.table}] {setting.name}`", setting.kind, setting.default
    return (name, *rest, setting.meaning)


def view_rows() -> Iterator[tuple[str, ...]]:
    """Yield every key of a view: name, default and meaning, from the class."""
    text = inspect.getdoc(View) or ""
    listed = text.partition("Attributes:\n")[2]
    meanings = dict(re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", listed, re.MULTILINE))
    for field in dataclasses.fields(View):
        if field.name in {"name", "left_out"}:  # no settings
            continue
        choices = CHOICES.get(field.name, ())
        meaning = " ".join(meanings[field.name].split())
        one_of = f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else ""
        yield f"`{field.name}`", default_of(field), meaning[:1].upper() + meaning[1:] + one_of


def presets() -> Iterator[str]:
    """Yield which defaults of a layout are others."""
    yield "Layouts have defaults of their own:\n"
    for layout, settings in PRESETS.items():
        said = (f"`{name} = {json.dumps(value)}`" for name, value in settings.items())
        yield from [f"* `{layout}`: {', '.join(said)}"] if settings else ()
    yield ""


def default_of(field: dataclasses.Field[Any]) -> str:
    """Return a default as TOML has it."""
    if field.default is dataclasses.MISSING:
        return "`{}`"
    value = list(field.default) if isinstance(field.default, tuple) else field.default
    return f"`{json.dumps(value)}`"


def table(head: Sequence[str], lines: Any) -> str:
    """Return a table in Markdown; bars inside cells are escaped."""
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    made = [f"| {' | '.join(line)} |" for line in [list(head), *cells]]
    return "\n".join([made[0], "|---" * len(head) + "|", *made[1:]]) + "\n"


# -- rules ----------------------------------------------------------------------------------


def rules_page() -> str:
    """Return the page about rules: a table of all, then each in full."""
    parts = [MADE + "# The rules of `ssmlit check`\n", RULES_INTRO, rules_table()]
    for subject, number in SUBJECTS.items():
        parts.append(f"## {subject}\n")
        parts += [rule_section(rule) for rule in all_rules() if rule.code[1] == number]
    return "\n".join(parts)


def rules_table() -> str:
    """Return the table of all rules."""
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} |"
        f" {cell(rule.summary)} | {FIXES[rule.fix]} |"
        for rule in all_rules()
    ]
    return "\n".join(["| code | name | what | fix |", "|---|---|---|---|", *rows, ""])


def rule_section(rule: Rule) -> str:
    """Return what the page says about a rule, with its examples."""
    needs = f" It needs the {rule.needs}." if rule.needs else ""
    return (
        f"### {rule.code} {rule.name}\n\n{prose(rule.summary[0].upper() + rule.summary[1:])}. "
        f"{prose(rule.reason)}{needs}\n\n```bibtex\n% bad\n{rule.bad}\n\n% good\n{rule.good}\n```\n"
    )


def late_rules() -> str:
    """Return what `checks.late_rules` reads: what rules about entries are about, one a line."""
    return "".join(f"{json.dumps(late_rule(one))}\n" for one in entry_rules(all_rules()))


def late_rule(module: EntryRule) -> dict[str, Any]:
    """Return the attributes of a rule that are not the usual ones; of `shape`, that it has one."""
    usual = Rule._field_defaults
    said = {name: getattr(module.RULE, name) for name in ("id", *usual)}
    said = {name: value for name, value in said.items() if value != usual.get(name)}
    has_shape = {"shape": True} if "shape" in said else {}
    return {"module": module.__name__, **said, **has_shape}  # type: ignore[attr-defined]


def cell(text: str) -> str:
    """Return a text as a cell of a table."""
    return prose(text).replace("|", "\\|")


def prose(text: str) -> str:
    """Return a text so that Markdown shows what a terminal does; code between backticks is code."""
    code = text.split("`")
    code[::2] = (
        re.sub(r"[\\_*](?!\w)|&(?=#?\w+;)|<(?=[\w!/])", r"\\\g<0>", it) for it in code[::2]
    )
    return "`".join(code)


PAGES = {
    "json.md": json_page,
    "ssmlit.schema.json": schema_page,
    "settings.md": settings_page,
    "rules.md": rules_page,
    "../src/ssmlit/data/rules.jsonl": late_rules,
}  # below docs/


def main() -> int:
    """Write the pages, or compare them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    print("\n".join(stale) or "up to date")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
