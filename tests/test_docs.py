"""The reference pages are what the code says, and the code says everything there is."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from ssmlit.checks.registry import all_rules
from ssmlit.config.reference import ANY, ENVIRONMENT, SETTINGS
from ssmlit.http import SERVICES
from ssmlit.model import Record
from ssmlit.render import View
from ssmlit.render.templates import FILTERS, VARIABLES, _context, _environment

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ssmlit"
BUILD = runpy.run_path(str(ROOT / "scripts" / "build_docs.py"))
GETTERS = {"string", "integer", "number", "boolean", "strings", "path_below"}


@pytest.mark.parametrize("name", BUILD["PAGES"])
def test_a_page_is_fresh(name: str) -> None:
    """`python scripts/build_docs.py` would change nothing."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == BUILD["PAGES"][name]()


@pytest.mark.slow
def test_the_schema_is_one() -> None:
    """docs/ssmlit.schema.json is a JSON Schema with a definition for every command."""
    schema = json.loads((ROOT / "docs" / "ssmlit.schema.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(BUILD["COMMANDS"]) <= set(schema["$defs"])


def test_markdown_shows_a_rule_as_a_terminal_does() -> None:
    """Backslashes, entities and tags are there letter by letter: Write \\& instead of &."""
    page = MarkdownIt().parse((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))
    texts = ("".join(it.content for it in one.children) for one in page if one.children)
    shown = {text.replace("`", "") for text in texts}
    for rule in all_rules():
        said = f"{rule.summary[0].upper()}{rule.summary[1:]}. {rule.reason}".replace("`", "")
        assert any(one.startswith(said) for one in shown), said


def read_settings() -> Iterator[tuple[str, str]]:
    """Yield table and name of every setting that the code reads by a name of its own."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in GETTERS
                and len(node.args) >= 2
                and all(isinstance(one, ast.Constant) for one in node.args[:2])
            ):
                table, name = (one.value for one in node.args[:2] if isinstance(one, ast.Constant))
                if isinstance(table, str) and isinstance(name, str):
                    yield table, name


@pytest.mark.slow
def test_every_setting_is_listed() -> None:
    """What the code reads is in the table, and what is in the table is read."""
    listed = {(one.table, one.name) for one in SETTINGS if one.name != ANY}
    names = (
        *SERVICES,
        *(f"{one}-gap" for one in SERVICES),
        "contact",
        "timeout",
        "fresh",
        "offline",
    )
    network = {("network", name) for name in names}

    assert set(read_settings()) | network == listed


def test_every_variable_is_listed() -> None:
    """Environment variables of ours that the code names."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    ours = (text for text in texts if "SSMLIT_" in text)
    named = {name for text in ours for name in re.findall(r"\bSSMLIT_[A-Z_]*[A-Z]", text)}

    assert named - set(ENVIRONMENT) == set()


def test_every_template_variable_is_listed() -> None:
    """What a template gets, down to a paper of a section."""
    context: Any = _context([Record(title="A", tags=("x",))], View(name="v"), "2026-01-01", ())
    (section,) = context["sections"]

    assert context.keys() == VARIABLES[""].keys()
    assert section.keys() == VARIABLES["section"].keys()
    assert section["papers"][0].keys() == VARIABLES["paper"].keys()
    own = set(_environment(View(name="v")).filters) - set(
        __import__("jinja2").defaults.DEFAULT_FILTERS
    )
    assert own == FILTERS.keys() - {"none"}


def test_every_key_of_a_view_has_a_meaning() -> None:
    """The class says about each key what it does."""
    rows = {row[0]: row[2] for row in BUILD["view_rows"]()}

    assert [name.strip("`") for name in rows] == [
        field.name for field in dataclasses.fields(View) if field.name not in {"name", "left_out"}
    ]
    assert all(rows.values())


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_somewhere(name: str) -> None:
    """To a file of the repository, and to a heading of a page."""
    page = ROOT / name
    code = r"```.*?```|`(?:[^`\n]|\n(?!\n))*`"  # a span may go over a line's end
    prose = re.sub(code, "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:)([^()\s]+)\)", prose):
        file, _, heading = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), target
        text = there.read_text(encoding="utf-8") if heading else ""
        heads = (re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-")
                 for head in re.findall(r"^#+ (.*)", text, re.MULTILINE))  # fmt: skip
        assert not heading or heading in heads, target
