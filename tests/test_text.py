"""A long text behaves as the `str` it stands for, whatever characters are in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.text import MARK, Text
from tests.bibtex.strategies import FEW

LETTERS = st.text(alphabet="ab?\n@é\xffř𝑥\ufeff\x80", max_size=12)
PADDING = "x" * 300  # so that a few wide characters are few
TEXTS = st.builds(lambda head, mid, tail: head + PADDING + mid + PADDING + tail,
                  LETTERS, LETTERS, LETTERS)  # fmt: skip
PLACES = st.integers(-700, 700)


def compact(text: str, size: int = 50) -> Text:
    """A text made of parts of a size."""
    return Text.of(text[at : at + size] for at in range(0, len(text), size))


@FEW
@given(TEXTS, PLACES, PLACES)
def test_slices(text: str, start: int, end: int) -> None:
    """A slice is that of the `str`; so is the whole."""
    long = compact(text)
    assert len(long) == len(text)
    assert str(long) == text
    assert long[start:end] == text[start:end]
    assert long == text
    assert long == Text(text)
    assert Text(text) == long
    assert hash(long) == hash(text)
    first, last, _ = slice(start, end).indices(len(text))
    if first <= last:
        found, at, to = long.stretch(first, last)
        assert found[at:to] == text[first:last]


@FEW
@given(
    TEXTS, st.one_of(LETTERS.filter(bool), st.sampled_from("ř𝑥é?")), PLACES.filter(lambda n: n >= 0)
)
def test_searching(text: str, wanted: str, start: int) -> None:
    """What is looked for is found where it stands in the `str`."""
    long = compact(text)
    assert long.find(wanted, start) == text.find(wanted, start)
    assert long.find(wanted, 0, start) == text.find(wanted, 0, start)
    assert long.rfind(wanted, 0, start) == text.rfind(wanted, 0, start)
    assert long.rfind(wanted) == text.rfind(wanted)
    assert long.startswith(wanted, start) == text.startswith(wanted, start)
    assert long.count("a", start) == text.count("a", start)


@FEW
@given(TEXTS, st.lists(st.tuples(st.integers(0, 650), LETTERS), max_size=3), st.integers(0, 9))
def test_replacing(text: str, places: list[tuple[int, str]], length: int) -> None:
    """Stretches are replaced, and every other character stays; bytes are those of the `str`."""
    starts = sorted({min(place, len(text)): new for place, new in places}.items())
    changes, expected, done = [], "", 0
    for start, new in starts:
        if start >= done:
            end = min(start + length, len(text))
            changes.append((start, end, new))
            expected += text[done:start] + new
            done = end
    expected += text[done:]
    changed = compact(text).replaced(changes)
    assert changed == expected
    assert changed == compact(expected)
    assert b"".join(changed.encoded("utf-8")) == changed.encode() == expected.encode()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("plain" * 9, "plain" * 9, id="ascii"),
        pytest.param("Zubić" + "?" * 30, f"Zubi{MARK}" + "?" * 30, id="few are kept aside"),
        pytest.param("\ufeff" + "x" * 30, MARK + "x" * 30, id="byte order mark"),
        pytest.param("ć" + "x" * 30, "ć" + "x" * 30, id="a mark at the beginning is a BOM"),
        pytest.param("x\ufeff" + "x" * 30, "x\ufeff" + "x" * 30, id="a BOM is at the beginning"),
        pytest.param("\x80ć" + "x" * 30, "\x80ć" + "x" * 30, id="has the mark itself"),
        pytest.param("曼巴模型", "曼巴模型", id="too many"),
    ],
)
def test_what_is_kept_aside(text: str, marked: str) -> None:
    """A mark stands for a few wide characters, and only where it cannot be mistaken."""
    assert compact(text, 3).marked == marked
    assert str(compact(text, 3)) == text
