"""Edits one by one: the exact text before and after."""

# ruff: noqa: E501 - a table, one edit a row

from __future__ import annotations

from contextlib import nullcontext
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from ssmlit.bibtex import is_key, parse_document
from ssmlit.bibtex.layout import forms
from ssmlit.errors import EditRefusedError, UnresolvedError
from ssmlit.model import (
    AddEntry,
    Change,
    DropField,
    Edit,
    Entry,
    Field,
    RemoveEntry,
    RenameKey,
    ReplaceEntry,
    SetField,
    SetType,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW = SetField("k", "new", "v")
ADDED = AddEntry(Entry("misc", "n", (Field.braced("title", "T"),)))
LINES = AddEntry(Entry("b", "l", (Field.braced("x", "a\nb\r\nc"),)))
AROUND = "the blocks around it would no longer be read the same"
ENTRY = "@misc{n,\n  title = {T},\n}\n"


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param("@a{k, x = {1}}", SetField("k", "X", "2"), "@a{k, x = {2}}", id="braces"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", "2"), '@a{k, x = "2"}', id="quotes"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "2"), "@a{k, x = 2}", id="number"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "2a"), "@a{k, x = {2a}}", id="no number"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", 'a"b'), '@a{k, x = {a"b}}', id="quote in quotes"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", r'a {\"b} {{\"c}}'), r'@a{k, x = "a {\"b} {{\"c}}"}', id="accents in quotes"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", r'{\"a} \"b'), r'@a{k, x = {{\"a} \"b}}', id="accent without braces"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", r'\"a'), r'@a{k, x = {\"a}}', id="accent alone"),
        pytest.param('@a{k, x = "1"}', SetField("k", "x", 'a {"} b'), '@a{k, x = {a {"} b}}', id="quote in braces in quotes"),
        pytest.param("@a{k, x = jan}", SetField("k", "x", "feb"), "@a{k, x = {feb}}", id="macro"),
        pytest.param('@a{k, x = jan # "~1"}', SetField("k", "x", "y"), "@a{k, x = {y}}", id="concatenation"),
        pytest.param("@a{k, x = {1}}", SetField("k", "x", "feb # {~2}", verbatim=True), "@a{k, x = feb # {~2}}", id="verbatim"),
        pytest.param("@a{k, x = , y = 1}", SetField("k", "x", "2"), "@a{k, x = {2}, y = 1}", id="value left out"),
        pytest.param("@a{k, x = {1}, x = {2}}", SetField("k", "x", "3"), "@a{k, x = {3}, x = {2}}", id="first of two"),
        pytest.param("@a{k,\n  x = 1,\n}", NEW, "@a{k,\n  x = 1,\n  new = {v},\n}", id="trailing comma"),
        pytest.param("@a{k,\n  x = 1\n}", NEW, "@a{k,\n  x = 1,\n  new = {v}\n}", id="no trailing comma"),
        pytest.param("@a{k,\r\n\tx=1,\r\n}", NEW, "@a{k,\r\n\tx=1,\r\n\tnew={v},\r\n}", id="crlf, tab"),
        pytest.param("@a{k\n  , x = 1\n  }", NEW, "@a{k\n  , x = 1\n  , new = {v}\n  }", id="leading comma"),
        pytest.param("@a{k, x=1, y=2}", NEW, "@a{k, x=1, y=2, new={v}}", id="one line"),
        pytest.param("@a{k, x = , y = 1}", NEW, "@a{k, x = , y = 1, new = {v}}", id="behind a value left out"),
        pytest.param("@a(k, x=1)", NEW, "@a(k, x=1, new={v})", id="parentheses"),
        pytest.param("@a{k,\n  x    = 1,\n  long = 2,\n}", NEW, "@a{k,\n  x    = 1,\n  long = 2,\n  new  = {v},\n}", id="aligned ="),
        pytest.param("@a{k,\n  x =    1,\n  long = 2,\n}", NEW, "@a{k,\n  x =    1,\n  long = 2,\n  new =  {v},\n}", id="aligned values"),
        pytest.param("@a{k,\n  x    = 1,\n  long = 2,\n}", SetField("k", "longer", "v"), "@a{k,\n  x    = 1,\n  long = 2,\n  longer = {v},\n}", id="too long to align"),
        pytest.param("@a{k,\n  x   = 1,\n  yy  = 2,\n  long = 3,\n}", SetField("k", "n", "v"), "@a{k,\n  x   = 1,\n  yy  = 2,\n  long = 3,\n  n   = {v},\n}", id="aligned, but for a name as long as the column"),
        pytest.param("@a{k,\n  x = 1, % note\n}", NEW, "@a{k,\n  x = 1, % note\n  new = {v},\n}", id="comment behind"),
        pytest.param("@a{k,\n  x = 1,\n}\r\n\r\n", NEW, "@a{k,\n  x = 1,\n  new = {v},\n}\r\n\r\n", id="line ends of the entry"),
        pytest.param("@a{k}\r\n", NEW, "@a{k,\r\n  new = {v},\r\n}\r\n", id="line ends of the file"),
        pytest.param("@a{k,\r\n  x={1},\r\n}", SetField("k", "x", "a\nb\r\nc"), "@a{k,\r\n  x={a\r\nb\r\nc},\r\n}", id="lines, crlf"),
        pytest.param("@a{k,\n  x={1},\n}", SetField("k", "x", "a\nb\r\nc\rd"), "@a{k,\n  x={a\nb\nc\nd},\n}", id="lines, lf"),
        pytest.param("@a{k,\r\n  x={a\nb},\r\n}", SetField("k", "x", "a\nb"), "@a{k,\r\n  x={a\nb},\r\n}", id="the same lines, with line ends of their own"),
        pytest.param("@a{k}", NEW, "@a{k,\n  new = {v},\n}", id="first field"),
        pytest.param("@a{k,}", NEW, "@a{k,\n  new = {v},\n}", id="first field, comma"),
        pytest.param("@a{k,\n}", NEW, "@a{k,\n  new = {v},\n}", id="first field, line"),
        pytest.param("@a{k,\n  x = 1,\n  y = 2,\n}", DropField("k", "x"), "@a{k,\n  y = 2,\n}", id="drop first"),
        pytest.param("@a{k,\n  x = 1,\n  y = 2,\n}", DropField("k", "Y"), "@a{k,\n  x = 1,\n}", id="drop last"),
        pytest.param("@a{k,\n  x = 1,\n  y = 2\n}", DropField("k", "y"), "@a{k,\n  x = 1\n}", id="drop last, no comma"),
        pytest.param("@a{k,\n  x = 1\n}", DropField("k", "x"), "@a{k\n}", id="drop only"),
        pytest.param("@a(k,\n  x = 1)", DropField("k", "x"), "@a(k,)", id="drop only, in parentheses"),
        pytest.param("@a(k x = 1)", DropField("k", "x"), "@a(k,)", id="drop only, no comma, in parentheses"),
        pytest.param("@a{k\n , x = 1\n , y = 2\n}", DropField("k", "x"), "@a{k\n , y = 2\n}", id="drop, leading"),
        pytest.param("@a{k,\n   x = 1\n , y = 2\n}", DropField("k", "x"), "@a{k,\n   y = 2\n}", id="drop first, leading"),
        pytest.param("@a{k, x = 1, y = 2}", DropField("k", "x"), "@a{k, y = 2}", id="drop, one line"),
        pytest.param("@a{k,\n % c\n x = 1\n}", DropField("k", "x"), "@a{k\n % c\n}", id="drop only, below a comment"),
        pytest.param("@a{k,\n % c\n x = 1}", DropField("k", "x"), "@a{k\n % c\n }", id="drop only, the end on its line"),
        pytest.param("@a(k,\n % c\n x = 1)", DropField("k", "x"), "@a(k,\n % c\n )", id="drop only, the end on its line, in parentheses"),
        pytest.param("@a{k, x = 1, % c\n y = 2}", DropField("k", "y"), "@a{k, x = 1 % c\n }", id="drop last, behind a comment"),
        pytest.param("@a{k,\n % c\n x = 1, y = 2}", DropField("k", "x"), "@a{k,\n % c\n  y = 2}", id="drop first, below a comment"),
        pytest.param("@a{k, x = 1, y = 2, X = 3}", DropField("k", "x"), "@a{k, y = 2}", id="drop all of a name"),
        pytest.param("@a{k, x = 1}", SetType("k", "Book"), "@Book{k, x = 1}", id="type"),
        pytest.param("@a{ k , x = 1}", RenameKey("k", "m"), "@a{ m , x = 1}", id="rename"),
        pytest.param("@a{k, x = 1}", RenameKey("k", "K"), "@a{K, x = 1}", id="rename, case"),
        pytest.param("@a{k, x = 1}", ReplaceEntry("k", "\n@b{m}\n"), "@b{m}", id="replace"),
        pytest.param("", ADDED, ENTRY, id="add, empty file"),
        pytest.param("\ufeff", ADDED, "\ufeff" + ENTRY, id="add, BOM"),
        pytest.param("@a{k}", ADDED, "@a{k}\n\n" + ENTRY, id="add, no final newline"),
        pytest.param("@a{k}\n", ADDED, "@a{k}\n\n" + ENTRY, id="add"),
        pytest.param("@a{k}\n\n\n", ADDED, "@a{k}\n\n\n" + ENTRY, id="add, blank lines there"),
        pytest.param("@a{k}\r\n", ADDED, "@a{k}\r\n\r\n" + ENTRY.replace("\n", "\r\n"), id="add, crlf"),
        pytest.param("@a{k}\r\n", LINES, "@a{k}\r\n\r\n@b{l,\r\n  x = {a\r\nb\r\nc},\r\n}\r\n", id="add lines, crlf"),
        pytest.param("@a{k}\n", LINES, "@a{k}\n\n@b{l,\n  x = {a\nb\nc},\n}\n", id="add lines"),
        pytest.param("@a{x}\n\n@a{k}\n\n@a{y}\n", RemoveEntry("k"), "@a{x}\n\n@a{y}\n", id="remove"),
        pytest.param("@a{x}\n\n@a{k}\n", RemoveEntry("k"), "@a{x}\n", id="remove last"),
        pytest.param("@a{k}\n\n@a{x}\n", RemoveEntry("k"), "@a{x}\n", id="remove first"),
        pytest.param("@a{k}\n", RemoveEntry("k"), "", id="remove only"),
        pytest.param("@a{x}\n@a{k}\n@a{y}\n", RemoveEntry("k"), "@a{x}\n@a{y}\n", id="remove, no blank lines"),
        pytest.param("% c\n@a{k}\n\n@a{y}\n", RemoveEntry("k"), "% c\n\n@a{y}\n", id="remove, comment above stays"),
    ],
)  # fmt: skip
def test_edit(before: str, edit: Edit, after: str) -> None:
    """The text after an edit is exactly this."""
    assert parse_document(before).apply([edit]).document.text == after


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(("@a{k,\n", "  {} = {{1}},\n", "", "}\n"), id="a comma behind each line"),
        pytest.param(("@a{k,\n", "  {} = {{1}}", ",\n", "\n}\n"), id="none behind the last"),
        pytest.param(("@a{k\n", "  , {} = {{1}}\n", "", "  }\n"), id="commas first"),
        pytest.param(("@a{k, ", "{} = {{1}}", ", ", "}\n"), id="one line"),
        pytest.param(("@a{k,\r\n", "\t{} = 1,\r\n", "", "}\r\n"), id="crlf"),
    ],
)
def test_dropped_fields_leave_the_others_as_they_were(layout: tuple[str, str, str, str]) -> None:
    """The first, the last, one between: what is left is as if they had never been there."""
    head, field, between, end = layout

    def entry(names: Iterable[str]) -> str:
        return head + between.join(field.format(name) for name in names) + end

    names = ("a", "bb", "ccc", "dd", "e")
    for gone in [set(some) for count in (1, 2, 4) for some in combinations(names, count)]:
        text = parse_document(entry(names)).apply([DropField("k", name) for name in sorted(gone)])
        assert text.document.text == entry(name for name in names if name not in gone)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("", "", ""),
        (" ", "", " "),
        ("", "  ", "  "),
        (" ", "  ", " "),
        (" ", "\n", "\n"),
        ("\n", " ", "\n "),
        ("\n  ", "", "\n"),
        ("\n  ", "\n\t", "\n\t"),
        ("\n\n", "\n", "\n\n"),
        ("\n", "\n\n  ", "\n\n  "),
        ("\n\n", "\n  ", "\n\n  "),
        ("\r\n\r\n", "\r\n ", "\r\n\r\n "),
        ("\r\r", "\r\t", "\r\r\t"),
        ("\r", "\r\r", "\r\r"),
        ("\n\t\n", "\n \n", "\n\t\n"),
    ],
)
def test_removal_keeps_the_longer_white_space(before: str, after: str, kept: str) -> None:
    """With what indents the next entry; at the ends of the file no blank lines stay."""
    text = "@a{a}" + before + "@a{k}" + after + "@a{z}"
    assert parse_document(text).apply([RemoveEntry("k")]).document.text == "@a{a}" + kept + "@a{z}"

    indent = after[max(after.rfind("\n"), after.rfind("\r")) + 1 :]
    for mark in ("", "\ufeff"):
        first = parse_document(mark + before + "@a{k}" + after + "@a{z}").apply([RemoveEntry("k")])
        assert first.document.text == mark + indent + "@a{z}"
    last = parse_document("@a{a}" + before + "@a{k}" + after).apply([RemoveEntry("k")])
    assert last.document.text == "@a{a}" + after


@pytest.mark.parametrize(
    ("text", "edit", "line", "message"),
    [
        pytest.param("\n@a{k, x = 1}", SetField("k", "x", "{"), 2, "the braces of the value '{' are not balanced", id="unbalanced"),
        pytest.param("\n@a{k, x = 1}", SetField("k", "x", "}{"), 2, "the braces of the value '}{' are not balanced", id="closed first"),
        pytest.param("\n@a{k, x = 1}", SetField("k", "x", "a\\"), 2, "the value 'a\\\\' ends with a backslash", id="backslash"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", f"{{{'long ' * 9}"), 1, "the braces of the value '{long long long long long long long lon…' are not balanced", id="a long value"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "{" * 40), 1, f"the braces of the value {'{' * 40!r} are not balanced", id="forty letters"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "{" * 41), 1, f"the braces of the value {'{' * 39 + '…'!r} are not balanced", id="forty-one letters"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "\ud800"), 1, "'\\ud800' is only half a character", id="half a character"),
        pytest.param("@a{k, x = 1}", SetField("k", "a b", "x"), 1, "'a b' cannot be a field name", id="field name"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "{a} b", verbatim=True), 1, "'{a} b' is more than one BibTeX value", id="two values"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "{a", verbatim=True), 1, "'{a' is not a BibTeX value: a brace is opened and never closed", id="half a value"),
        pytest.param("@a{k, x = 1}", SetField("k", "x", "", verbatim=True), 1, "'' is not a BibTeX value: expected a value in braces or quotes", id="no value"),
        pytest.param("@a{k, x = 1}", SetType("k", "comment"), 1, "'comment' cannot be an entry type", id="type"),
        pytest.param("@a{k, x = 1}", RenameKey("k", "a b"), 1, "'a b' cannot be a citation key (' ' is not allowed)", id="key"),
        pytest.param("@a{k, x = 1}", RenameKey("k", ""), 1, "'' cannot be a citation key", id="no key"),
        pytest.param("@a{K}\n@a{k}\n@a{l}", RenameKey("l", "k"), 3, "the key k is taken by the entry of line 1", id="taken"),
        pytest.param("@a{K}\n@a{l}", RenameKey("l", "k"), 2, "the key k is taken by the entry of line 1", id="taken in another case"),
        pytest.param("@a{k}", ReplaceEntry("k", "@b{m}\n@b{n}"), 1, "the new text is not exactly one entry", id="two entries"),
        pytest.param("@a{k}", ReplaceEntry("k", "@b{m"), 1, "the new text is not exactly one entry: a comma is missing after the citation key", id="broken replacement"),
        pytest.param("@a{k}", ReplaceEntry("k", "text"), 1, "the new text is not exactly one entry", id="no replacement"),
        pytest.param("@a{N}", ADDED, 0, "the key n is taken by the entry of line 1", id="added key taken"),
        pytest.param("@a{k}", AddEntry(Entry("misc", "n", (Field.braced("x", "}"),))), 0, "the braces of the value '}' are not balanced", id="added value"),
        pytest.param("@a{k}", AddEntry(Entry("misc", "n", (Field.braced("a b", "x"),))), 0, "'a b' cannot be a field name", id="added field"),
        pytest.param("@a{k}", AddEntry(Entry("misc", "n", (Field("x", "a b", "a b"),))), 0, "'a b' is more than one BibTeX value", id="added source"),
        pytest.param("@a{k}", AddEntry(Entry("a b", "n", ())), 0, "'a b' cannot be an entry type", id="added type"),
        pytest.param("@a{k}", AddEntry(Entry("misc", "a,b", ())), 0, "'a,b' cannot be a citation key (',' is not allowed)", id="added key"),
        pytest.param("@b{x}\n@a{k,\n x = {1}\n@b{y}", SetField("k", "x", "2"), 3, "the entry k cannot be read: expected a comma, a field or the closing } after the field x", id="broken entry"),
        pytest.param("x\n@a{k}@b{l,", RemoveEntry("k"), 1, f"edit k: {AROUND}", id="the next would be another"),
        pytest.param("\nx @a{m,%@a{k}", SetField("k", "x", "2"), 2, f"edit k: {AROUND}", id="more would be an entry"),
        pytest.param("@a{", ADDED, 0, f"edit n: {AROUND}", id="the one before would be another"),
    ],
)  # fmt: skip
def test_refused(text: str, edit: Edit, line: int, message: str) -> None:
    """An edit that cannot be right is refused with its reason, path and line."""
    with pytest.raises(EditRefusedError) as caught:
        parse_document(text, "x.bib").apply([edit])
    assert caught.value.line == line
    assert caught.value.path == "x.bib"
    assert str(caught.value).endswith(message)


@pytest.mark.parametrize(
    ("edits", "key"),
    [
        pytest.param([ADDED, RenameKey("n", "b c")], "n", id="an added entry"),
        pytest.param([RenameKey("k", "z"), RenameKey("z", "b c")], "z", id="a renamed one"),
    ],
)
def test_what_earlier_edits_made_is_refused_with_its_reason(edits: list[Edit], key: str) -> None:
    """It is found under the key that the edit names, though the edit would change that."""
    with pytest.raises(EditRefusedError, match=f"edit {key}: 'b c' cannot be a citation key"):
        parse_document("@a{k, x = 1}").apply(edits)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (SetType("z", "b"), "there is no entry z"),
        (SetField("k", "x", "1", nth=2), "there is no entry k number 3"),
        (DropField("k", "z"), "the entry k has no field z"),
        (RemoveEntry("K"), "there is no entry K"),
    ],
    ids=repr,
)
def test_unresolved(edit: Edit, message: str) -> None:
    """An entry or a field that is not there is unresolved."""
    with pytest.raises(UnresolvedError) as caught:
        parse_document("@a{k, x = 1}\n@a{k}").apply([edit])
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        pytest.param([RemoveEntry("k"), NEW], "the entry k was removed", id="removed"),
        pytest.param([RenameKey("k", "z"), RenameKey("z", "y"), SetField("z", "x", "1")], "there is no entry z", id="renamed again"),
        pytest.param([RenameKey("k", "z"), RemoveEntry("z"), SetField("z", "x", "1")], "there is no entry z", id="renamed and removed"),
        pytest.param([ADDED, RemoveEntry("n"), SetField("n", "x", "1")], "there is no entry n", id="added and removed"),
        pytest.param([ADDED, SetField("n", "x", "1", nth=1)], "there is no entry n", id="another of an added key"),
    ],
)  # fmt: skip
def test_what_earlier_edits_took_away_is_unresolved(edits: list[Edit], message: str) -> None:
    """Nothing is changed then, not even by the edits before."""
    with pytest.raises(UnresolvedError) as caught:
        parse_document("@a{k, x = 1}").apply(edits)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        pytest.param([ADDED, AddEntry(Entry("misc", "N", ()))], "the key n is taken by another entry (N)", id="two added"),
        pytest.param([RenameKey("k", "n"), ADDED], "the key n is taken by another entry (n)", id="renamed and added"),
        pytest.param([RenameKey("k", "z"), RenameKey("l", "z")], "the key z is taken by another entry (z)", id="two renamed"),
        pytest.param([RenameKey("k", "l"), SetField("l", "x", "1", nth=1)], "there is no entry l number 2", id="a number of its own"),
        pytest.param([RenameKey("k", "L"), SetType("l", "b")], "the key L is taken by another entry (l)", id="one that is edited"),
        pytest.param([ReplaceEntry("k", "@a{l}")], "the key l is taken by the entry of line 2", id="replaced"),
    ],
)  # fmt: skip
def test_keys_stay_unique(edits: list[Edit], message: str) -> None:
    """Whatever several edits of one call do to them."""
    with pytest.raises((EditRefusedError, UnresolvedError)) as caught:
        parse_document("@a{k, x = 1}\n@b{l}\n").apply(edits)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        pytest.param([RenameKey("k", "z"), RenameKey("z", "k")], "@a{k, x = 1}\n@b{l}\n", id="there and back"),
        pytest.param([RenameKey("k", "z"), RenameKey("l", "k"), SetField("k", "y", "1")], "@a{z, x = 1}\n@b{k,\n  y = {1},\n}\n", id="a key that was freed"),
        pytest.param([RenameKey("k", "z"), RenameKey("l", "k"), RenameKey("z", "l")], "@a{l, x = 1}\n@b{k}\n", id="exchanged"),
        pytest.param([ADDED, RemoveEntry("n")], "@a{k, x = 1}\n@b{l}\n", id="added and removed"),
        pytest.param([RemoveEntry("k"), AddEntry(Entry("c", "K", ()))], "@b{l}\n\n@c{K,\n}\n", id="another in its place"),
    ],
)  # fmt: skip
def test_edits_see_what_earlier_ones_did(edits: list[Edit], after: str) -> None:
    assert parse_document("@a{k, x = 1}\n@b{l}\n").apply(edits).document.text == after


def test_rest_of_a_broken_file_can_be_edited() -> None:
    """Broken blocks stay as they are while entries around them change."""
    text = "@a{k, x = {1}\n\n@b{good, y = {1}}\n@c{bad"
    edits: list[Edit] = [SetField("good", "y", "2"), ADDED]
    assert (
        parse_document(text).apply(edits).document.text
        == text.replace("y = {1}", "y = {2}") + "\n\n" + ENTRY
    )


def test_edits_of_one_call_see_each_other() -> None:
    """A renamed or added entry can be edited by its new key, and a freed key taken."""
    text = "@a{k, x = 1}\n\n@a{l}\n\n@a{m}\n"
    edits: list[Edit] = [
        RenameKey("k", "z"),
        SetField("z", "x", "2"),
        RemoveEntry("l"),
        RemoveEntry("m"),
        AddEntry(Entry("misc", "l", ())),
        SetField("l", "note", "n"),
    ]
    assert (
        parse_document(text).apply(edits).document.text
        == "@a{z, x = 2}\n\n@misc{l,\n  note = {n},\n}\n"
    )


def test_many_edits() -> None:
    """Many edits in one call come to the same as one by one."""
    text = "".join(f"@a{{k{i},\n  x = {i}\n}}\n\n" for i in range(30))
    edits = [SetField(f"k{i}", "x", "7") for i in range(0, 30, 2)]
    one_by_one = parse_document(text)
    for edit in edits:
        one_by_one = one_by_one.apply([edit]).document
    assert parse_document(text).apply(edits).document.text == one_by_one.text


def test_nth_of_equal_keys() -> None:
    """Of several entries with one key, the one with the number is edited."""
    text = "@a{k, x = 1}\n@a{k, x = 2}\n"
    assert parse_document(text).apply(
        [SetField("k", "x", "9", nth=1)]
    ).document.text == text.replace("2", "9")


def test_each_of_equal_keys_in_one_call() -> None:
    """Edits of several entries with one key reach each its own."""
    text = "@a{k, x = 1}\n@a{k, x = 2}\n"
    edits = [SetField("k", "x", "8", nth=1), SetField("k", "x", "9")]
    assert parse_document(text).apply(edits).document.text == "@a{k, x = 9}\n@a{k, x = 8}\n"


def test_a_number_after_a_key_was_changed_and_changed_back() -> None:
    """Numbers are those of the file."""
    edits: list[Edit] = [RenameKey("k", "z", 1), RenameKey("z", "k"), SetField("k", "x", "3")]
    assert parse_document("@a{k, x = 1}\n@a{k, x = 2}\n").apply(edits).document.text == (
        "@a{k, x = 3}\n@a{k, x = 2}\n"
    )


def test_edit_after_removal() -> None:
    """An entry that an earlier edit removed no longer exists."""
    edits: list[Edit] = [SetType("k", "b"), RemoveEntry("k"), SetType("k", "c")]
    with pytest.raises(UnresolvedError):
        parse_document("@a{k}\n").apply(edits)


def test_changes_say_what_became_of_each_entry() -> None:
    """Every splice, with the entry's source before and after and the white space around it."""
    text = "@a{k, x = 1}\n\n@a{k, x = 2}\n\n@b{l}\n\n@b{m}\n"
    edits: list[Edit] = [
        RemoveEntry("k"),
        SetField("k", "x", "9", nth=1),
        RemoveEntry("m"),
        RenameKey("l", "z"),
        AddEntry(Entry("misc", "n", ())),
    ]
    assert parse_document(text).apply(edits).changes == (
        Change("k", 0, "", "@a{k, x = 1}", "", 0, 1, "@a{k, x = 1}\n\n", ""),
        Change("k", 1, "k", "@a{k, x = 2}", "@a{k, x = 9}", 14, 3, "@a{k, x = 2}", "@a{k, x = 9}"),
        Change("l", 0, "z", "@b{l}", "@b{z}", 28, 5, "@b{l}", "@b{z}"),
        Change("m", 0, "", "@b{m}", "", 33, 5, "\n\n@b{m}\n", "\n"),
        Change("", 0, "n", "", "@misc{n,\n}", 41, 8, "", "\n@misc{n,\n}\n"),
    )  # fmt: skip


def test_neighbours_removed_together_are_one_change_each() -> None:
    """The blank lines between them go with the first, what stays is said with the last."""
    text = "x\n\n@a{k}\n\n@a{l}\n\ny\n"
    changes = parse_document(text).apply([RemoveEntry("l"), RemoveEntry("k")]).changes
    assert [(change.key, change.start, change.old, change.new) for change in changes] == [
        ("k", 1, "\n\n@a{k}\n\n", ""),
        ("l", 10, "@a{l}\n\n", "\n\n"),
    ]


def test_what_was_refused_names_every_entry() -> None:
    """Who asked for many edits hears of every entry with one that cannot be made, its first."""
    edits: list[Edit] = [
        AddEntry(Entry("misc", "open", (Field.braced("title", "a { b"),))),
        AddEntry(Entry("misc", "good", (Field.braced("title", "a"),))),
        SetField("k", "x y", "1"),
        SetField("k", "z", "1"),
        SetField("k", "u v", "1"),
    ]

    with pytest.raises(EditRefusedError) as caught:
        parse_document("@a{k}", "x.bib").apply(edits)

    assert caught.value.refused == {
        "open": "the braces of the value 'a { b' are not balanced",
        "k": "'x y' cannot be a field name",
    }


def test_an_entry_replaced_under_another_key_has_that_key() -> None:
    """Also for the edits that follow."""
    edits: list[Edit] = [ReplaceEntry("k", "@b{m}"), SetField("m", "x", "1")]
    assert parse_document("@a{k}").apply(edits).document.entries[0].get("x") == "1"


@pytest.mark.parametrize(
    ("value", "sources"),
    [("jan", {"{jan}", '"jan"'}), ("12", {"{12}", '"12"', "12"}), ("１２", {"{１２}", '"１２"'})],
)
def test_what_says_a_text(value: str, sources: set[str]) -> None:
    """Digits may stand alone; a word would be a macro."""
    assert forms(value) == sources


@pytest.mark.parametrize(
    ("key", "is_one"),
    [("gu2024mamba", True), ("o'neill", False), ("a b", False), ("", False), ("a\ud83d", False)],
)
def test_what_is_a_key_can_be_added(key: str, is_one: bool) -> None:
    """The question and the refusal of an edit have one answer."""
    edit = AddEntry(Entry("misc", key, ()))

    assert is_key(key) is is_one
    with nullcontext() if is_one else pytest.raises(EditRefusedError):
        parse_document("").apply([edit])


def test_edits_of_two_kinds_are_two() -> None:
    edits = [DropField("a", "b"), RenameKey("a", "b"), SetType("a", "b"), DropField("a", "b")]
    assert list(dict.fromkeys(edits)) == edits[:3]
    assert edits[0] == edits[3]
    assert edits[0] != edits[1]
    assert edits[0] != ("a", "b", 0)
