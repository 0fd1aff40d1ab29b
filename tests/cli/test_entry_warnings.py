"""`edit` and `add` say what `check` would find in the entry they have written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.checking import of_entries, warning_rules
from ssmlit.bibtex import parse_document
from ssmlit.checks import RECORD_RULES, Outside, entry_rules, select
from ssmlit.config.toml_tables import parse_config as config_of
from ssmlit.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

ENTRIES = """\
@misc{good, title = {Mamba}, author = {Gu, Albert and Dao, Tri}, year = {2023}}
@misc{bad, title = {Mamba}, author = {Gu, Albert; Dao, Tri}, year = {banana}, yaer = {2023}}
@misc{noted, title = {An LSTM}, author = {Gu, Albert}, year = {2023}}
"""


@pytest.mark.parametrize(
    ("key", "codes"),
    [("good", []), ("bad", ["E402", "E608", "W203"]), ("noted", [])],
)
def test_an_edited_entry_gets_errors_and_warnings_without_notes(key: str, codes: list[str]) -> None:
    library = Library(parse_document(ENTRIES))
    found = of_entries(library, [library.get(key)], entry_rules(select()), Outside())
    assert [problem.code for problem in found] == codes


def test_a_dry_run_warns_as_the_edit_would(library: Path, cli: Cli) -> None:
    """What looks wrong is said before it is written, and nothing is written."""
    before = library.read_bytes()
    planned = cli("edit", "gu2023mamba", "yaer=2020", "--dry-run")
    unchanged = library.read_bytes()
    done = cli("edit", "gu2023mamba", "yaer=2020")

    assert planned.err.startswith("warning: library.bib:")
    assert "W203 gu2023mamba: no style knows the field yaer" in planned.err
    assert done.err == f"edited gu2023mamba\n{planned.err}"
    assert unchanged == before


@pytest.mark.usefixtures("library")
def test_a_good_paper_is_added_without_a_warning(cli: Cli) -> None:
    done = cli("add", "2401.09417", "--offline")
    assert done.code == 0
    assert "warning" not in done.err


def test_an_unreadable_snapshot_is_reported_once(
    library: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the change and after it, the title is compared with what snapshots know."""
    monkeypatch.setenv("SSMLIT_DATA_DIR", str(library.parent / "data"))
    (library.parent / "data" / "snapshots").mkdir(parents=True)
    (library.parent / "data" / "snapshots" / "mine.sqlite").write_text("no snapshot")
    done = cli("edit", "gu2023mamba", "title=Mamba")
    assert done.code == 0
    assert done.err.count("the snapshot mine cannot be read") == 1


SHOUTED = """\
@misc{kept, title = {Mamba}, author = {Gu, Albert}, year = {2023}, eprint = {2312.00752}}
@article{new, title = {SELECTIVE STATE SPACES WITH LINEAR TIME}, author = {GU, ALBERT},
  year = {2021}, eprint = {2312.00752}, archiveprefix = {arXiv}, pages = {9--1}}
"""


def test_entries_made_from_records_are_checked_for_wrong_facts_only() -> None:
    library = Library(parse_document(SHOUTED))
    found = of_entries(library, [library.get("new")], RECORD_RULES, Outside())
    assert sorted(problem.name for problem in found) == [
        "capital-names", "capitals", "missing-field", "shared-identifier",
    ]  # fmt: skip


def test_settings_leave_rules_out_of_the_warnings_of_add() -> None:
    config = config_of('[check]\nignore = ["titles", "E311"]\n', Path("ssmlit.toml"))
    names = {one.RULE.name for one in warning_rules(config, of_records=True)}
    assert names == {one.RULE.name for one in RECORD_RULES} - {"capitals", "shared-identifier"}
