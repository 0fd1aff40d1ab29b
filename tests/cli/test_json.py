"""JSON of the commands: one form of a paper, described by schemas; failures are documents, too.

Every document that any test of the commands prints is checked against the command's schemas; see
`require_valid` in conftest.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from json_schema import FORMS, documents

from ssmlit.cli.app import COMMANDS, module_of
from ssmlit.fields import record
from ssmlit.library import Library
from tests.cli.conftest import require_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

VMUNET = {
    "key": "ruan2024vmunet",
    "type": "misc",
    "line": 27,
    "title": "VM-UNet: Vision Mamba UNet for Medical Image Segmentation",
    "authors": ["Jiacheng Ruan", "Suncheng Xiang"],
    "others": False,
    "year": 2024,
    "month": 2,
    "venue": "",
    "tags": ["medical-imaging", "architecture-redesign"],
    "identifiers": {"arxiv": "2402.02491"},
    "links": {"code": "https://github.com/JCruan519/VM-UNet"},
    "fields": {
        "title": "{VM-UNet}: Vision {Mamba} {UNet} for Medical Image Segmentation",
        "author": "Ruan, Jiacheng and Xiang, Suncheng",
        "year": "2024",
        "month": "feb",
        "eprint": "2402.02491",
        "archiveprefix": "arXiv",
        "code": "https://github.com/JCruan519/VM-UNet",
        "keywords": "medical-imaging, architecture-redesign",
    },
}


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        pytest.param(["show", "ruan2024vmunet"], ["papers", 0], id="show"),
        pytest.param(["search", "vm-unet"], ["papers", 0], id="search"),
        pytest.param(["list", "key:ruan2024vmunet"], ["papers", 0], id="list"),
        pytest.param(["add", "2402.02491", "--offline"], ["items", 0, "paper"], id="add"),
        pytest.param(
            ["export", "ruan2024vmunet", "--to", "json"], ["text", "papers", 0], id="export"
        ),
        pytest.param(
            ["import", "list.md", "--offline", "--on-duplicate", "skip"],
            ["rows", 0, "paper"],
            id="import",
        ),
    ],
)
def test_a_paper_looks_the_same_everywhere(
    cli: Cli, folder: Path, arguments: list[str], path: list[str | int]
) -> None:
    """Whatever the command, the paper of an entry has the same names and values, in one order."""
    (folder / "list.md").write_text(
        "# Papers\n- [VM-UNet: Vision Mamba UNet for Medical Image Segmentation]"
        "(https://arxiv.org/abs/2402.02491)\n"
    )
    found: Any = json.loads(cli(*arguments, "--json", "-q").out)
    for step in path:
        found = found[step]
        found = json.loads(found) if step == "text" else found

    paper = {name: value for name, value in found.items() if name in FORMS["paper"]["properties"]}
    paper["tags"] = paper["tags"][:2]  # the import may add one
    paper["fields"]["keywords"] = ", ".join(paper["tags"])
    assert paper == VMUNET
    assert list(paper["fields"]) == list(VMUNET["fields"])  # type: ignore[call-overload]  # a dict


@pytest.mark.usefixtures("library")
def test_a_paper_in_the_inbox_looks_the_same(cli: Cli) -> None:
    """Beside its names there is only its likeness."""
    assert cli("tag", "ruan2024vmunet", "+inbox").code == 0
    (paper,) = json.loads(cli("inbox", "--json").out)["papers"]
    (shown,) = json.loads(cli("show", "ruan2024vmunet", "--json").out)["papers"]

    assert {name: value for name, value in paper.items() if name != "score"} == shown


def test_a_found_paper_has_the_names_of_all_papers(cli: Cli, library: Path) -> None:
    """`find` shows works that need not be in the library: key and line are empty then."""
    library.write_text("")
    found = json.loads(cli("find", "vm-unet", "--json").out)["papers"]

    assert found
    assert all(FORMS["paper"]["properties"].keys() <= paper.keys() for paper in found)
    assert {(paper["key"], paper["line"]) for paper in found} == {("", None)}


@pytest.mark.usefixtures("library")
def test_not_known_to_be_published_has_a_date(cli: Cli) -> None:
    """`show` says about a preprint that the catalogue has whether, where and as of when."""
    document = json.loads(cli("show", "gu2022efficiently", "ruan2024vmunet", "--json").out)
    (preprint,) = document["preprints"]

    assert preprint["key"] == "ruan2024vmunet"
    assert preprint["venue"].startswith("ACM Transactions on Multimedia")
    assert preprint["year"] == 2025
    assert preprint["as_of"].startswith("20")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param(
            ["show", "nobody"],
            {"message": "there is no entry nobody", "hint": "`ssmlit search WORDS` finds keys",
             "path": "library.bib", "line": None, "exit_code": 3},
            id="of ours",
        ),
        pytest.param(
            ["list", "--no-such-option"],
            {"message": "there is no option `--no-such-option`",
             "hint": "`ssmlit list --help` shows its usage",
             "path": "", "line": None, "exit_code": 2},
            id="of the arguments",
        ),
        pytest.param(
            ["show", "broken"],
            {"exit_code": 6, "path": "library.bib", "line": 38},
            id="with a line",
        ),
    ],
)  # fmt: skip
def test_a_failure_is_a_document(
    cli: Cli, library: Path, arguments: list[str], error: dict[str, object]
) -> None:
    """With `--json` stdout says what went wrong, and stderr does as well."""
    with library.open("a", encoding="utf-8") as file:
        file.write("\n@misc{broken, title = {never closed\n")
    outcome = cli(*arguments, "--json")

    document = json.loads(outcome.out)
    require_valid((), document)  # it is that of a failure, whatever the command prints else
    assert {name: document["error"][name] for name in error} == error
    assert outcome.code == error["exit_code"]
    assert outcome.err.startswith("error: ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_prints(name: str) -> None:
    """A command's module has `JSON`, which describes documents with a meaning for every name."""
    for schema in documents(module_of(name).JSON):
        jsonschema.Draft202012Validator.check_schema(schema)
        assert all(value.get("description") for value in schema["properties"].values())


def test_how_documents_are_described() -> None:
    """Names with types below what they belong to; forms by name; a long meaning goes on below."""
    (form,) = documents(
        """
What there is.
  kind (text or null, optional): Which
    one.
  parts (list of object): Its parts.
    sizes (table of number): By name.
  left (list of leftover): The rest.
"""
    )
    sizes = {"type": "object", "additionalProperties": {"type": "integer"}}
    inner = {
        "type": "object",
        "properties": {"sizes": {**sizes, "description": "By name."}},
        "required": ["sizes"],
        "additionalProperties": False,
    }
    left = {"type": "array", "items": {"$ref": "#/$defs/leftover"}}

    assert form["description"] == "What there is."
    assert form["required"] == ["schema", "parts", "left"]
    assert form["properties"] == {
        "schema": {"const": 2, "description": "The number of this form."},
        "kind": {"type": ["string", "null"], "description": "Which one."},
        "parts": {"type": "array", "items": inner, "description": "Its parts."},
        "left": {**left, "description": "The rest."},
    }


def test_a_name_without_a_meaning_is_refused() -> None:
    """A typo in a description is an error, not a document that lacks a name."""
    with pytest.raises(ValueError, match=r"not a name with type and meaning: kind \(text\)"):
        list(documents("What there is.\n  kind (text)"))


def test_a_name_without_a_value_still_exists(cli: Cli, library: Path) -> None:
    """An entry that says nothing has every name, so that no script need ask for it."""
    library.write_text("@misc{empty,\n}\n")

    (paper,) = json.loads(cli("show", "empty", "--json").out)["papers"]

    assert paper == {
        "key": "empty", "type": "misc", "line": 1, "title": "", "authors": [], "others": False,
        "year": None, "month": None, "venue": "", "tags": [], "identifiers": {}, "links": {},
        "fields": {},
    }  # fmt: skip
    assert record(Library.from_text("@misc{empty,\n}\n").get("empty")).key == "empty"


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        "list --count", "search mamba --fields key,year", "stats", "open gu2023mamba",
        "tag list", "tag check", "tag gu2023mamba +read", "tag gu2023mamba +read --dry-run",
        "edit gu2023mamba note=read", "rename gu2023mamba mamba", "remove gu2023mamba",
        "dedupe", "dedupe --explain gu2023mamba ruan2024vmunet",
        "dedupe --different gu2023mamba ruan2024vmunet", "check", "check --fix",
        "export", "export -o refs.bib", "export -o refs.bib --check",
        "render", "render --layout years -o LIST.md", "render --layout years -o LIST.md --check",
        "log", "undo", "redo", "init other.bib", "snapshot list", "find mamba unet",
        "find mamba unet --add 1",
    ],
)  # fmt: skip
def test_every_command_prints_what_it_says(cli: Cli, arguments: str) -> None:
    """After a change and an undo, each command's document is valid (see `require_valid`)."""
    assert cli("tag", "gu2022efficiently", "+seen").code == 0
    assert cli("tag", "gu2022efficiently", "+more").code == 0
    if arguments == "redo":
        assert cli("undo").code == 0

    outcome = cli(*arguments.split(), "--json")

    assert outcome.code in {0, 1}, outcome.err
    assert json.loads(outcome.out)["schema"] == 2


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        "import list.md", "add 2405.21060 --offline", "tag gu2023mamba +read",
        "edit gu2023mamba note=read", "edit gu2023mamba title=", "rename gu2023mamba mamba",
        "remove gu2023mamba", "reject gu2023mamba --yes", "inbox --keep gu2022efficiently",
        "dedupe --different gu2023mamba ruan2024vmunet", "dedupe --apply same",
        "check --fix", "find mamba unet --add 1", "rewrite main.tex",
        "render --layout years -o LIST.md", "render --layout years",
    ],
)  # fmt: skip
def test_a_dry_run_says_all_that_the_run_says(cli: Cli, folder: Path, arguments: str) -> None:
    """The document of `--dry-run` is that of the run itself, with the diff."""
    (folder / "list.md").write_text(
        "# Papers\n- **Mamba: Linear-Time Sequence Modeling** [paper](https://arxiv.org/abs/"
        "2312.00752)\n- [A Paper That Nobody Knows](https://example.org/paper.pdf), 2024\n"
    )
    (folder / "main.tex").write_text("\\cite{gu2023mamba}\n")
    assert cli("tag", "gu2022efficiently", "+inbox").code == 0

    rehearsed = cli(*arguments.split(), "--json", "--dry-run")
    done = cli(*arguments.split(), "--json")

    document = json.loads(rehearsed.out)
    assert document.pop("dry_run") is True
    diff = document.pop("diff")
    assert (document, rehearsed.code) == (json.loads(done.out), done.code)
    assert diff.startswith("--- a/") or "gu2023mamba" not in arguments


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "name"),
    [("undo", "undone"), ("redo", "redone"), ("refresh --offline --apply", "items")],
)
def test_a_dry_run_says_which_steps_and_proposals(cli: Cli, arguments: str, name: str) -> None:
    """Of a dry run that leaves things as they are, the document has all names, and the diff."""
    assert cli("tag", "gu2022efficiently", "+inbox").code == 0
    if arguments == "redo":
        assert cli("undo").code == 0

    document = json.loads(cli(*arguments.split(), "--json", "--dry-run").out)

    assert document["dry_run"] is True
    assert document["diff"].startswith("--- a/")
    assert document[name]
