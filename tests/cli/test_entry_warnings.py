"""`add` says what `check` would find in the entry it has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.checking import of_entries
from ssmlit.bibtex import parse
from ssmlit.checks import Outside, select
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
    [("good", []), ("bad", ["E403", "E402", "E608", "W203"]), ("noted", [])],
)
def test_of_one_entry_errors_and_warnings_are_told_and_notes_are_not(
    key: str, codes: list[str]
) -> None:
    library = Library(parse(ENTRIES))
    found = of_entries(library, [library.get(key)], select(), Outside())
    assert [problem.code for problem in found] == codes


@pytest.mark.usefixtures("library")
def test_a_good_paper_is_added_without_a_warning(cli: Cli) -> None:
    done = cli("add", "2401.09417", "--offline")
    assert done.code == 0
    assert "warning" not in done.err
