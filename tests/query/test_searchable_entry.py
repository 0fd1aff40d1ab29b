"""What is read from an entry for the search."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.query.searchable_entry import SearchableEntry, alias, head


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("VMamba: Visual State Space Model", "VMamba", id="before-a-colon"),
        pytest.param("RankMamba, Benchmarking the Mamba", "RankMamba", id="before-a-comma"),
        pytest.param("Vision Mamba, a Study", "Vision Mamba", id="two-words-before-a-comma"),
        pytest.param("Shells of Snails, and Tides", "", id="more-words-before-a-comma"),
        pytest.param("RS-Mamba for Remote Sensing", "RS-Mamba", id="a-coined-word"),
        pytest.param("McCabe on Snails", "McCabe", id="two-capitals"),
        pytest.param("GAN Snails", "", id="capitals-alone"),
        pytest.param("Mamba for Remote Sensing", "", id="a-word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_name_with_which_a_title_begins(title: str, name: str) -> None:
    assert head(title) == name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://github.com/hustvl/Vim", "Vim", id="repository"),
        pytest.param("https://github.com/hustvl/Vim/", "Vim", id="closing-slash"),
        pytest.param("https://github.com", "", id="host"),
        pytest.param("https://hustvl.github.io/Vim", "Vim", id="page"),
        pytest.param("https://github.com/hustvl/Vim/tree/Main", "", id="branch"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_name_of_a_repository(address: str, name: str) -> None:
    assert alias(address) == name


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("year = 2023, month = mar", (2023, 3, ""), id="year-and-month"),
        pytest.param("date = {2022-05-06}", (2022, 5, ""), id="date"),
        pytest.param("year = {c. 2021}, month = {3 June}", (2021, 6, ""), id="in-words"),
        pytest.param("year = 20233, timestamp = {2024/01/10}", (0, 0, "2024-01-10"), id="added"),
        pytest.param(
            "timestamp = {2024.01.10\n10:00}", (0, 0, "2024-01-10 10:00"), id="at-an-hour"
        ),
        pytest.param("title = {x}", (0, 0, ""), id="nothing"),
    ],
)
def test_its_dates(fields: str, expected: tuple[int, int, str]) -> None:
    (entry,) = bibtex.parse_document(f"@misc{{a, {fields}}}").entries
    found = SearchableEntry(entry)

    assert (found.year, found.month, found.added) == expected
