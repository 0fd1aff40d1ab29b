"""Large libraries are searched through an index, which may be deleted and is never trusted."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ssmlit.bibtex.document import LARGE
from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli

FILLER = "@misc{{filler{0}, title = {{Filler {0}}}, note = {{{1}}}}}\n"


@pytest.fixture
def large(library: Path) -> Path:
    """A library over the size from which an index is kept."""
    rest = "".join(FILLER.format(number, "x" * 10_000) for number in range(LARGE // 10_000 + 2))
    library.write_text(LIBRARY + rest, encoding="utf-8", newline="")
    return library


def kept(library: Path) -> list[Path]:
    """The indexes in the cache."""
    return list((library.parents[1] / "cache" / "indexes").glob("*.sqlite"))


def test_only_large_libraries_have_an_index(library: Path, cli: Cli) -> None:
    """A small library is searched as it stands."""
    assert cli("search", "mamba", "--format", "keys").code == 0
    assert kept(library) == []


@pytest.mark.slow
def test_a_change_is_noticed(large: Path, cli: Cli) -> None:
    """What an editor writes is found at once, also when size and time stamp stay as they were."""
    assert cli("search", 'title:"filler 7"', "--count").out == "1\n"
    stamp = large.stat()
    text = large.read_text(encoding="utf-8").replace("Filler 7}", "Walrus!}")
    large.write_text(text.replace("Walrus!", "Walrus 7"), encoding="utf-8", newline="")
    os.utime(large, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert large.stat().st_size == stamp.st_size
    assert cli("search", "walrus", "--format", "keys").out == "filler7\n"
    assert cli("search", 'title:"filler 7"', "--count").out == "0\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"nonsense" * 1000, id="foreign"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut"),
        pytest.param(lambda whole: whole[:100] + bytes(len(whole) - 100), id="zeros"),
        pytest.param(None, id="deleted"),
    ],
)
def test_the_index_may_be_deleted_or_spoilt(
    large: Path, cli: Cli, spoilt: Callable[[bytes], bytes] | None
) -> None:
    """It is made again, the answer is the same, and nothing is said about it."""
    answer = cli("search", "mamba", "--format", "bibtex")
    (index,) = kept(large)
    index.unlink() if spoilt is None else index.write_bytes(spoilt(index.read_bytes()))

    assert cli("search", "mamba", "--format", "bibtex") == answer
    assert cli("search", 'title:"filler 7"', "--format", "keys").out == "filler7\n"


@pytest.mark.slow
def test_an_index_in_use_is_waited_for_or_done_without(large: Path, cli: Cli) -> None:
    """Another process that holds the index does not change the answer."""
    answer = cli("search", "mamba", "--format", "keys")
    (index,) = kept(large)
    with closing(sqlite3.connect(index, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cli("search", "mamba", "--format", "keys") == answer


def test_a_cache_that_cannot_be_written_is_done_without(
    large: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search works, and says nothing of it."""
    (large.parents[1] / "no-folder").write_text("")
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(large.parents[1] / "no-folder"))

    found = cli("search", 'title:"filler 7"', "--format", "keys")
    assert (found.code, found.out, found.err) == (0, "filler7\n", "")


@pytest.mark.slow
def test_indexes_do_not_pile_up(large: Path, cli: Cli) -> None:
    """Those of libraries that were not searched for longest are deleted."""
    for number in range(12):
        other = large.with_name(f"library{number}.bib")
        other.write_bytes(large.read_bytes())
        assert cli("search", "-l", str(other), "mamba", "--count").code == 0

    assert len(kept(large)) == 8


@pytest.mark.slow
def test_what_is_not_utf8_is_refused_as_ever(large: Path, cli: Cli) -> None:
    """The byte is named; with the right encoding the library is searched without an index."""
    large.write_bytes(large.read_bytes() + b"@misc{latin, title = {Caf\xe9}}\n")

    refused = cli("search", "mamba")
    assert refused.code == 6
    assert "0xE9" in refused.err
    found = cli("search", "--encoding", "latin-1", "cafe", "--format", "keys")
    assert (found.code, found.out) == (0, "latin\n")
    assert kept(large) == []


@pytest.mark.slow
def test_broken_entries_are_found_as_text(large: Path, cli: Cli) -> None:
    """A broken entry is named with its line, from the index too."""
    text = LIBRARY + "@misc{bad, title = {Walrus\n\n" + large.read_text(encoding="utf-8")
    large.write_text(text, encoding="utf-8", newline="")
    line = LIBRARY.count("\n") + 1

    for _ in range(2):
        assert f"library.bib:{line}: a broken entry" in cli("search", "walrus").err


@pytest.mark.slow
def test_a_known_paper_is_found_through_the_index(large: Path, cli: Cli) -> None:
    """`add` says what it says about a small library, and a new paper goes in once."""
    before = large.read_bytes()
    assert cli("search", "mamba").code == 0
    assert len(kept(large)) == 1
    there = cli("add", "2312.00752", "--offline")
    assert "gu2023mamba" in there.err
    assert large.read_bytes() == before

    assert cli("add", "2401.09417", "--offline").code == 0
    added = large.read_bytes()
    assert added.startswith(before)
    assert len(added) > len(before)
    again = cli("add", "2401.09417", "--offline")
    assert "zhu2024vision" in again.err
    assert large.read_bytes() == added
