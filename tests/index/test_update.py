"""After any change an index is what a new one would be."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.bibtex import parse_document
from ssmlit.index.rows import indexed_rows
from ssmlit.index.schema import COLUMNS, connect
from ssmlit.index.update import update
from ssmlit.query import parse_query, search
from tests.bibtex.strategies import FEW, File, files
from tests.index.conftest import indexed, tables

ENTRY = "@misc{{k{0}, title = {{Number {0}}}, year = 2024}}\n"


def places(path: Path, *versions: bytes) -> tuple[object, object, object]:
    """Everything that is found through an index, and the words it knows."""
    corpus = indexed(path, *versions)
    rows = [
        (row.entry, row.tags, row.filled, row.year, row.text("title"), row.text("venue"))
        for row in corpus.subjects(parse_query(""))
    ]
    return rows, list(corpus.unreadable()), tables(path)


@pytest.mark.slow
@FEW
@given(files(broken=True), files(broken=True), st.data())
def test_an_updated_index_is_what_a_new_one_would_be(
    first: File, second: File, data: st.DataObject
) -> None:
    """Whatever stretch of a file is put in place of another."""
    old = "".join(f.text for f in (first, second, first)).encode()
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, min(len(old), start + 60)))
    middle = data.draw(st.sampled_from([b"", b"x", b"}", b"{", b"\n", b"@misc{new, a = 1}\n"]))
    new = old[:start] + middle + old[end:]
    try:
        new.decode()
    except UnicodeDecodeError:
        return  # the cut went through a character
    with TemporaryDirectory() as folder:
        updated, anew = Path(folder) / "updated", Path(folder) / "anew"
        assert places(updated, old, new) == places(anew, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("ab", "ab", id="nothing changed"),
        pytest.param("abcdef", "abcdefg", id="added at the end"),
        pytest.param("abcdef", "gabcdef", id="added at the beginning"),
        pytest.param("abcdef", "abcgdef", id="added in the middle"),
        pytest.param("abcdef", "abdef", id="removed"),
        pytest.param("abcdef", "bcde", id="first and last removed"),
        pytest.param("abcdef", "", id="all removed"),
        pytest.param("", "abcdef", id="from nothing"),
        pytest.param("abcabc", "abcabcabc", id="keys that stand several times"),
        pytest.param("abcdef", "fedcba", id="turned round"),
    ],
)
def test_updates(tmp_path: Path, old: str, new: str) -> None:
    """Each letter is an entry; what changed is found, and lines and places move."""
    before, after = ("".join(map(ENTRY.format, text)).encode() for text in (old, new))

    assert places(tmp_path / "updated", before, after) == places(tmp_path / "anew", after)
    found = indexed(tmp_path / "anew", after).subjects(parse_query(""))
    assert [row.key for row in found] == [f"k{letter}" for letter in new]


@pytest.mark.parametrize(
    ("old", "added", "keys"),
    [
        pytest.param("@misc{a, t = {A\n@misc{b, t = {B}}\n", "}}\n", ["a"], id="closed"),
        pytest.param("@misc{a, t = 1} @misc{b, t = {B}\n", "}\n", ["a", "b"], id="in its line"),
        pytest.param("@misc{a, t = {@b}}\n", "@misc{c}\n", ["a", "c"], id="an @ in a value"),
        pytest.param(
            "@misc{a, t = 1}\n", "@misc{b, ids = {a\n", ["a"], id="nothing, of what is open"
        ),
        pytest.param("@misc{a}\r", "\n@misc{b}\n", ["a", "b"], id="a line's end"),
    ],
)
def test_what_ends_elsewhere_because_of_what_follows(
    tmp_path: Path, old: str, added: str, keys: list[str]
) -> None:
    """Entries whose own bytes are what they were."""
    before, after = old.encode(), (old + added).encode()

    assert places(tmp_path / "updated", before, after) == places(tmp_path / "anew", after)
    found = indexed(tmp_path / "anew", after).subjects(parse_query(""))
    assert [row.key for row in found] == keys


def test_a_line_is_counted_once_though_its_end_belongs_to_two_entries(tmp_path: Path) -> None:
    """An entry ends with a carriage return, and what is removed after it leaves a line feed."""
    before, after = b"@misc{a}\r@misc{b\n}@misc{c}", b"@misc{a}\r\n}@misc{c}"

    assert places(tmp_path / "updated", before, after) == places(tmp_path / "anew", after)


def test_a_parent_that_changes_changes_its_children(tmp_path: Path) -> None:
    """They are read again, though nothing changed where they are."""
    child = "@misc{child, title = {C}, crossref = {parent}}\n" + ENTRY.format("x")
    versions = [f"{child}@misc{{Parent, year = {year}}}\n".encode() for year in (2020, 2021)]
    corpus = indexed(tmp_path / "index", *versions)

    assert {row.key: row.year for row in corpus.subjects(parse_query(""))} == {
        "child": 2021,
        "kx": 2024,
        "Parent": 2021,
    }


def test_entries_with_one_key_are_distinguished_by_number(tmp_path: Path) -> None:
    """By their number in the file."""
    data = "".join(map(ENTRY.format, "aba")).encode()
    found = indexed(tmp_path / "index", data).subjects(parse_query(""))

    assert [(row.key, row.entry.nth) for row in found] == [("ka", 0), ("kb", 0), ("ka", 1)]


def test_only_entries_that_changed_are_written(tmp_path: Path) -> None:
    """Entries far from a change keep their numbers."""
    before = "".join(map(ENTRY.format, range(30)))
    indexed(tmp_path / "index", before.encode())
    with closing(connect(tmp_path / "index")) as base:
        old = set(base.execute("SELECT key, id FROM entries"))
    indexed(tmp_path / "index", before.replace("Number 15", "Walrus 15").encode())
    with closing(connect(tmp_path / "index")) as base:
        new = set(base.execute("SELECT key, id FROM entries"))

    assert {key for key, _ in old - new} == {"k15"}


def test_of_changes_all_over_the_file_only_their_entries_are_written(tmp_path: Path) -> None:
    """One that grows, one that goes, one that comes: what lies between keeps its numbers."""
    before = "".join(map(ENTRY.format, range(60)))
    after = before.replace("Number 10", "A much longer title, number 10")
    after = after.replace(ENTRY.format(30), "").replace(
        "@misc{k50", ENTRY.format("new") + "@misc{k50"
    )
    indexed(tmp_path / "index", before.encode())
    with closing(connect(tmp_path / "index")) as base:
        old = set(base.execute("SELECT key, id FROM entries"))
    indexed(tmp_path / "index", after.encode())
    with closing(connect(tmp_path / "index")) as base:
        new = set(base.execute("SELECT key, id FROM entries"))

    assert {key for key, _ in new - old} == {"k10", "knew"}
    assert {key for key, _ in old} - {key for key, _ in new} == {"k30"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", '@string{j = "Journal"}\n', id="added"),
        pytest.param('@string{j = "Old"}\n', '@string{j = "Journal"}\n', id="changed"),
    ],
)
def test_a_macro_that_changes_changes_every_entry(tmp_path: Path, old: str, new: str) -> None:
    """Entries far from the `@string` that they use are read again."""
    rest = "".join(map(ENTRY.format, "abcdef")) + "@article{z, journal = j}\n"
    corpus = indexed(tmp_path / "index", (old + rest).encode(), (new + rest).encode())

    (found,) = search(parse_query("venue:journal"), corpus, fuzzy=False)
    assert found.key == "z"


FAMILY = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "a", "B", "c"]), st.integers(1, 3)),
    max_size=5,
)


def family(members: list[tuple[str, str, int]]) -> bytes:
    """Entries of which some have their year from another, far away or not there."""
    return "".join(
        f"@misc{{{key}, title = {{{'long ' * 9}{number}}}, crossref = {{{parent}}}}}\n"
        if parent
        else f"@misc{{{key}, publisher = {{P{number}}}, year = {2020 + number}}}\n"
        for key, parent, number in members
    ).encode()


def test_another_order_of_entries_with_one_key_changes_what_is_inherited(tmp_path: Path) -> None:
    """Two entries with the key of a parent change places: none is new, and none is gone."""
    child, one, other = ("a", "B", 2), ("b", "", 1), ("b", "", 2)
    old, new = family([child, one, other]), family([child, other, one])

    assert places(tmp_path / "updated", old, new) == places(tmp_path / "anew", new)


@pytest.mark.slow
@FEW
@given(FAMILY, FAMILY, FAMILY, FAMILY)
def test_what_is_inherited_follows_its_parents(
    head: list[tuple[str, str, int]],
    before: list[tuple[str, str, int]],
    after: list[tuple[str, str, int]],
    tail: list[tuple[str, str, int]],
) -> None:
    """Parents that come, go or change elsewhere change the rows of their children."""
    old, new = family(head + before + tail), family(head + after + tail)
    with TemporaryDirectory() as folder:
        updated, anew = Path(folder) / "updated", Path(folder) / "anew"
        assert places(updated, old, new) == places(anew, new)


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    """The transaction is taken back as a whole."""
    indexed(tmp_path / "index", ENTRY.format("a").encode())
    before = tables(tmp_path / "index")
    with closing(connect(tmp_path / "index", write=True)) as base:
        base.execute(
            "CREATE TRIGGER full BEFORE INSERT ON words BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        with pytest.raises(sqlite3.IntegrityError):
            update(base, ENTRY.format("b").encode(), "")
        assert not base.in_transaction

    assert tables(tmp_path / "index") == before


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    """Counted in bytes of new sections; where that is not enough nothing is written."""
    before, added = (ENTRY.format(letter).encode() for letter in "ab")
    indexed(tmp_path / "index", before)
    old = tables(tmp_path / "index")
    with closing(connect(tmp_path / "index", write=True)) as base:
        assert update(base, before + added, "", most=len(added) - 1) is None
        assert tables(tmp_path / "index") == old
        assert update(base, before + added, "", most=len(added)) is not None

    assert tables(tmp_path / "index") == places(tmp_path / "anew", before + added)[2]


def test_an_index_that_is_current_only_gets_the_stamp(tmp_path: Path) -> None:
    """Two processes may find an index old at once: the second has nothing to do."""
    data = ENTRY.format("a").encode()
    with closing(connect(tmp_path / "index", write=True)) as base:
        first, second = update(base, data, "one"), update(base, data, "two")
    assert first
    assert second
    assert (first.generation, first.stamp) == (second.generation, "one")
    assert second.stamp == "two"


def test_a_row_has_the_columns_of_the_table_in_their_order() -> None:
    document = parse_document(b"@misc{a, title = {Shells}, year = 2020}\n")
    blocks = [block for block in document.blocks if block.kind == "entry"]

    (row,) = indexed_rows(document.reader, blocks, lambda _: None)

    assert ("id", *row.columns) == tuple(COLUMNS)
