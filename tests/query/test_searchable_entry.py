"""What is read from an entry for the search."""

from __future__ import annotations

import pytest

from ssmlit.query.searchable_entry import alias, head


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("VMamba: Visual State Space Model", "VMamba", id="before-a-colon"),
        pytest.param("RankMamba, Benchmarking the Mamba", "RankMamba", id="before-a-comma"),
        pytest.param("Vision Mamba, a Study", "Vision Mamba", id="two-words-before-a-comma"),
        pytest.param("Shells of Snails, and Tides", "", id="more-words-before-a-comma"),
        pytest.param("RS-Mamba for Remote Sensing", "RS-Mamba", id="a-coined-word"),
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
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_name_of_a_repository(address: str, name: str) -> None:
    assert alias(address) == name
