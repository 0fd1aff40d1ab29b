"""Entries read from a file equal those made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ssmlit.bibtex import parse_document, reader
from ssmlit.bibtex.entry_parser import parse_entry
from ssmlit.bibtex.macros import expand, is_macro
from ssmlit.model import Entry, Field
from tests.bibtex.strategies import FEW, File, files

TWO = """\
@string{nips = {NIPS}}
@misc{a,
  title = {A {B}},
  x = nips # {!}
}
@book{a, year = 2024}
"""
ODD = [
    pytest.param("@a{k}", id="no fields"),
    pytest.param("@a{k,}", id="only a comma"),
    pytest.param("@a{k, x = 1,, y = 2}", id="two commas"),
    pytest.param("@a{k x = 1}", id="comma missing"),
    pytest.param("@a{k, % note, with {\n x = {1}}", id="comment"),
    pytest.param("@a{k, x = {me@x.org}, y = {@b{c}}}", id="at in values"),
    pytest.param("@a(k, x = {)})", id="parentheses"),
    pytest.param("@a{k, x = {a {b},\n c},\n  y = {d},\n}", id="brace with comma at line end"),
    pytest.param("@a{k, x = {a {b},\n  y = {c}},\n  z = {d},\n}", id="a field inside a value"),
    pytest.param("@a{k, x = {a}} @b{l}", id="two entries"),
    pytest.param("@a{k, x = ", id="not closed"),
    pytest.param("no entry", id="no entry"),
]
FIELDS = (Field("title", "{A {B}}", "A {B}"), Field("x", "nips # {!}", "NIPS!"))


def assert_read_as_parsed(text: str) -> None:
    """Compare the fields of every entry with what the parser finds in its text."""
    document = parse_document(text)
    for block, entry in zip(
        [block for block in document.blocks if block.kind == "entry"], document.entries, strict=True
    ):
        source = document.block_index.text(block)
        sources = [(f.name, source[f.start : f.end]) for f in parse_entry(source).fields]
        assert [(field.name, field.source) for field in entry.fields] == sources
        texts = [expand(source, document.strings) for _, source in sources]
        assert [field.text for field in entry.fields] == texts
        first: dict[str, str] = {}
        for field in entry.fields:
            first.setdefault(field.name.lower(), field.text)
        assert isinstance(entry.fields, reader.Fields)
        assert list(entry.fields.reader.texts(entry.fields).items()) == list(first.items())


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_fields_are_those_that_the_parser_finds(file: File) -> None:
    """The expression for well-formed entries takes the same fields from every entry."""
    assert_read_as_parsed(file.text)


@pytest.mark.parametrize("source", ODD)
def test_fields_of_odd_entries_are_those_that_the_parser_finds(source: str) -> None:
    """What no expression should take for well-formed."""
    assert_read_as_parsed(source)


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_entries_one_by_one(file: File) -> None:
    """Entries that are not kept are the same as those that are, scanned already or not."""
    document = parse_document(file.text)
    assert tuple(document.iter_entries()) == parse_document(file.text).entries
    assert document.blocks
    assert tuple(document.iter_entries()) == document.entries


def test_lines_of_entries_that_are_sought() -> None:
    """They are counted from the file's beginning, whether all entries are read or one."""
    document = parse_document("\n\n@misc{a,\n  ids = {b},\n}\n@misc{c,\n  ids = {d},\n}\n")

    assert [entry.line for entry in document.having("ids")] == [3, 6]
    assert [entry.line for entry in document.entries] == [3, 6]


@pytest.mark.parametrize("again", ["", "X = {two}"])
@pytest.mark.parametrize("fields_first", [True, False])
def test_texts_after_fields_and_before(*, again: str, fields_first: bool) -> None:
    """Are the same; of a name that is repeated the first."""
    fields = parse_document(f'@misc{{k, x = {{one}}, y = 3 # "z", {again}}}').entries[0].fields
    assert isinstance(fields, reader.Fields)

    assert len(fields if fields_first else "xy") >= 2
    assert fields.reader.texts(fields) == {"x": "one", "y": "3z"}


@pytest.mark.parametrize("searches", [1, 100])
def test_blocks_that_start_with_a_key(searches: int) -> None:
    """Entries and broken ones, whether they are searched for or listed."""
    text = "@comment{k, x}\n@string{k = 1}\n@misc{k, x = 1}\n@misc{kk, x = 1}\n@misc{K, x = {\n"
    blocks = parse_document(text).block_index
    for _ in range(searches):
        assert [block.kind for block in blocks.entries("k")] == ["entry"]
        found = blocks.entries("k", any_case=True)
        assert [block.kind for block in found] == ["entry", "broken"]


def test_an_entry_read_is_equal_to_one_made() -> None:
    """Where an entry comes from does not show: it compares, hashes, shows and is changed alike."""
    entry, other = parse_document(TWO).entries
    made = Entry("misc", "a", FIELDS, 2)
    assert entry == made
    assert made == entry
    assert hash(entry) == hash(made)
    assert repr(entry) == repr(made)
    assert entry != other
    assert entry == parse_document(TWO).entries[0]
    assert replace(entry, key="b") == Entry("misc", "b", FIELDS, 2)
    assert other == Entry("book", "a", (Field("year", "2024", "2024"),), 6, 1)


def test_fields_are_a_sequence() -> None:
    """The fields of an entry that was read can be counted, picked, cut, searched and turned."""
    fields = parse_document(TWO).entries[0].fields
    assert len(fields) == 2
    assert fields[1].text == "NIPS!"
    assert fields[:1] == FIELDS[:1]
    assert FIELDS[0] in fields
    assert list(reversed(fields)) == [FIELDS[1], FIELDS[0]]
    assert fields != FIELDS[:1]


def test_only_the_latest_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many entries were looked at, each still gives its own fields."""
    monkeypatch.setattr(reader, "_RECENT", 2)
    entries = parse_document("\n".join(f"@misc{{k{n}, x = {n}}}" for n in range(7))).entries
    for _ in range(2):
        assert [entry.get("x") for entry in entries] == [str(n) for n in range(7)]


@pytest.mark.parametrize(
    ("operand", "is_one"),
    [("jan", True), ("NIPS", True), ("2024", False), ("{a}", False), ('"a"', False), ("", False)],
)
def test_what_is_neither_delimited_nor_a_number_is_a_macro(operand: str, is_one: bool) -> None:
    assert is_macro(operand) == is_one


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["title"], True),
        (["TITLE"], True),
        (["none", "x"], True),
        (["nips"], True),
        (["none"], False),
        (["misc"], False),
        ([], False),
    ],
)
def test_names_that_a_file_mentions(names: list[str], expected: bool) -> None:
    """In any case, before a `=`: also of a macro."""
    assert parse_document(TWO).mentions(names) is expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("{A {B}}", "A {B}"),
        ('"A {"} B"', 'A {"} B'),
        ("2024", "2024"),
        ("JAN", "jan"),
        ("Unknown", "Unknown"),
        ("un-known", "un-known"),
        ("NIPS", "N I P S"),
        ('nips # " # " # 36', "N I P S # 36"),
        ("{a#b}", "a#b"),
        ('{a} % "c\n# {b}', "ab"),
        ("jan # {~1}", "jan~1"),
        ("a-b # c", "a-bc"),
        ("jan#1#{b}", "jan1b"),
    ],
)
def test_texts_of_values(source: str, text: str) -> None:
    """Delimiters off, macros replaced in any case, operands joined."""
    assert expand(source, {"nips": "N I P S"}) == text
