"""Where there is a fast way beside the plain one: both must say the same, of any file."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ssmlit.bibtex import parse, surroundings
from ssmlit.bibtex.drafts import spliced
from ssmlit.bibtex.parts import parts, reading
from ssmlit.bibtex.shape import MalformedError, Shape, entry_shape
from ssmlit.bibtex.verify import read_second
from ssmlit.model import Change
from tests.bibtex.strategies import FEW, PIECES, TEXTS, EntryPart, File, entries, files

ODD = [
    pytest.param("@a{k}", id="no fields"),
    pytest.param("@a{k,}", id="only a comma"),
    pytest.param("@a{k, x = 1,, y = 2}", id="two commas"),
    pytest.param("@a{k x = 1}", id="comma missing"),
    pytest.param("@a{k, % note, with {\n x = {1}}", id="comment"),
    pytest.param("@a{k, x = {me@x.org}, y = {@b{c}}}", id="at in values"),
    pytest.param("@a(k, x = {)})", id="parentheses"),
    pytest.param("@a{k, x = {a {b},\n c},\n  y = {d},\n}", id="brace with comma at line end"),
    pytest.param("@a{k, x = {a}} @b{l}", id="two entries"),
    pytest.param("@a{k, x = ", id="not closed"),
    pytest.param("no entry", id="no entry"),
]


def _places(shape: Shape) -> tuple[object, ...]:
    return (
        shape.type_start, shape.type_end, shape.key_start, shape.key_end, shape.slots,
        shape.commas, shape.close,
    )  # fmt: skip


def assert_same(source: str) -> None:
    """Compare the two ways of taking an entry apart, and what is read of it."""
    try:
        plain = entry_shape(source, 0)
    except MalformedError:
        with pytest.raises(MalformedError):
            parts(source)
        assert reading(source) is None
        return
    fast = parts(source)
    assert _places(fast) == _places(plain)
    values = tuple((slot.name, source[slot.start : slot.end]) for slot in plain.slots)
    kind, key = source[plain.type_start : plain.type_end], source[plain.key_start : plain.key_end]
    whole = plain.close == len(source) - 1
    assert reading(source) == ((kind, key, values) if whole else None)


@FEW
@given(entries("k"))
def test_entries_are_taken_apart_alike(entry: EntryPart) -> None:
    """The expression and the reader find type, key, fields and commas at the same places."""
    assert_same(entry.source)


@FEW
@given(entries("k"), st.text('{}@,="#%() \nab1\\', max_size=6), st.integers(0, 200))
def test_damaged_entries_are_taken_apart_alike(entry: EntryPart, noise: str, place: int) -> None:
    """So they do, or fail together, with noise put in anywhere."""
    at = 1 + place % len(entry.source)
    assert_same(entry.source[:at] + noise + entry.source[at:])


@pytest.mark.parametrize("source", ODD)
def test_odd_entries_are_taken_apart_alike(source: str) -> None:
    """What no expression should take for well-formed."""
    assert_same(source)


@FEW
@given(files(broken=True), st.data())
def test_surroundings_are_judged_alike(file: File, data: st.DataObject) -> None:
    """Whatever comes in the place of entries, both ways find the same harmful."""
    document = parse(file.text)
    blocks = [block for block in document.blocks if block.kind == "entry"]
    assume(blocks)
    picked = data.draw(st.lists(st.sampled_from(blocks), unique=True, min_size=1, max_size=3))
    changes = []
    for block in sorted(picked):
        old = file.text[block.start : block.end]
        at = data.draw(st.integers(0, len(old)))
        noise = data.draw(st.one_of(TEXTS, PIECES, st.sampled_from(["{", "}", "\n@b{c", "%", '"'])))
        source = old[:at] + noise + old[at:]
        names = ("k", 0, "k", 0)
        changes.append(Change(*names, old, source, block.start, block.line, old, source))
    new = spliced(document.body, changes).marked

    near = surroundings.nearby(document, new, changes)
    assert (near is None) == (surroundings.throughout(document, new, changes) is None)


@pytest.mark.parametrize("source", ["@a{k, x = {1}}", '@my-type{k,\n  x = "1" # y\n}'])
def test_the_second_parser_reads_what_ours_does(source: str) -> None:
    """The judge that shares no code with our reader agrees with it on plain entries."""
    ours, second = reading(source), read_second(source)
    assert ours is not None
    assert second is not None
    assert (second.key, second.fields) == ours[1:]
