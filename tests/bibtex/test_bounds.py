"""Hostile files: work and memory grow with the size of the file, and a sentence says where."""

from __future__ import annotations

import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from ssmlit.bibtex import parse_document
from ssmlit.bibtex.macros import LONGEST
from ssmlit.latex import parse_names
from ssmlit.model import SetField

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATED = [
    pytest.param("@article{k,title={{{\n", id="unclosed braces"),
    pytest.param('@article{k,title="{}\n', id="unclosed quotes"),
    pytest.param('x@article{k,title=" ', id="unclosed, all in one line"),
    pytest.param("@article{k, title={A}}\n", id="equal keys"),
    pytest.param("@comment{\n", id="open comments"),
    pytest.param("@comment({x}\n", id="open comments in parentheses"),
    pytest.param("% @article{k, title={A}} ", id="behind a %"),
    pytest.param("@string{a = {A}}\n", id="macros"),
]


def read_all(text: str) -> None:
    document = parse_document(text)
    for entry in document.entries:
        document.source(entry)
    _ = document.problems, document.keys


def calls(function: Callable[[], object]) -> int:
    """Count the calls of functions, ours and C's, that a function makes."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def peak(function: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_work_grows_with_the_file(piece: str) -> None:
    """Twice the file takes about twice the calls, not four times."""
    small, large = piece * 900, piece * 1800  # both reach further than a broken entry may
    read_all(piece)  # expressions are compiled
    assert calls(lambda: read_all(large)) < 3 * calls(lambda: read_all(small))


@pytest.mark.slow
@pytest.mark.parametrize("field", ["f = {a}\n", "f = {a},\n", "f = {a}, % c\n"])
def test_one_entry_of_many_fields(field: str) -> None:
    """Missing commas, repeated names and comments: each is said, none copies the entry."""
    small, large = ("@misc{k," + field * n + "}" for n in (300, 600))
    sizes = [
        peak(lambda: parse_document(small).problems),
        peak(lambda: parse_document(large).problems),
    ]
    assert sizes[1] < 3 * sizes[0]


@pytest.mark.slow
def test_entries_without_fields() -> None:
    """A search looks at no more than the entry."""

    def searched(count: int) -> int:
        text = "".join(f"@misc{{key{n}}}\n" for n in range(count))
        document = parse_document(text)
        return peak(lambda: document.containing(["key"]))

    searched(2)
    assert searched(800) < 3 * searched(400)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["@a{", "@a("])
def test_starts_within_each_other(start: str) -> None:
    """Where each looks like the key of the one before it, none is kept with all that follow."""
    sizes = [peak(lambda: read_all(start * 3000)), peak(lambda: read_all(start * 6000))]
    assert sizes[1] < 3 * sizes[0]


@pytest.mark.parametrize("key", ["k" * 1000, "k" * 1001, "İ" * 400])
def test_a_long_key(key: str) -> None:
    """It is found, counted and changed like any other."""
    document = parse_document(f"@a{{{key}, x = 1}}\n@a{{{key}, x = 2}}\n")

    assert [entry.nth for entry in document.entries] == [0, 1]
    assert document.entry(key, 1) == document.entries[1]
    assert "x = 3" in document.apply([SetField(key, "x", "3", 1)]).document.text


@pytest.mark.slow
def test_editing_entries_of_one_key() -> None:
    """Each is found by its number without looking at all the others again."""

    def edit(count: int) -> int:
        document = parse_document("@a{k, x = 1}\n" * count)
        return calls(lambda: document.apply([SetField("k", "x", "2", n) for n in range(count)]))

    edit(2)
    assert edit(120) < 3 * edit(60)


def test_macros_that_double() -> None:
    """A kilobyte of them does not fill the memory: they stay as written, and their line is said."""
    text = '@string{s0 = "xxxxxxxxxx"}\n'
    text += "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 41))
    document = parse_document(text + "@misc{k, note = s40, title = s9 # s9 # s9 # s9 # s9}\n")

    assert peak(lambda: document.strings) < 100 * LONGEST
    (entry,) = document.entries
    assert len(entry.get("note")) <= LONGEST
    assert entry.get("title") == "s9s9s9s9s9"
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("long-macro", 12),
        ("long-macro", 24),
        ("long-macro", 36),
        ("long-macro", 42),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("half # half", "x" * LONGEST, id="at the bound"),
        pytest.param("half # half # {y}", "halfhalfy", id="one letter above it"),
    ],
)
def test_a_joined_value_may_be_as_long_as_the_bound(value: str, text: str) -> None:
    """Above it each macro stays as it is written."""
    half = "x" * (LONGEST // 2)
    (entry,) = parse_document(f"@string{{half = {{{half}}}}}\n@misc{{k, note = {value}}}\n").entries
    assert entry.get("note") == text


def test_the_first_macro_of_a_file_may_be_joined() -> None:
    document = parse_document('@string{a = "x" # "y"}\n')
    assert (document.strings["a"], document.problems) == ("xy", ())


def test_many_long_macros() -> None:
    """Each may be long, all together may not."""
    text = f'@string{{a = "{"x" * 9000}"}}\n' + "".join(
        f"@string{{b{n} = a # a}}\n" for n in range(500)
    )
    assert sum(map(len, parse_document(text).strings.values())) < 2_000_000


def test_a_macro_may_be_long_where_it_is_written_out() -> None:
    """Only joining is bounded."""
    text = f"@string{{a = {{{'x' * 50_000}}}}}\n@misc{{k, note = a}}\n"
    assert parse_document(text).entries[0].get("note") == "x" * 50_000
    assert parse_document(text).problems == ()


def test_blanks_in_a_name() -> None:
    """Whatever the number of blanks, a name is one name."""
    (person,), others = parse_names("A" + " " * 100_000 + "B")
    assert (person.first, person.last, others) == ("A", "B", False)
