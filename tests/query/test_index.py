"""An index finds what a document finds, and after any change it is what a new one would be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import bibtex
from ssmlit.query import parse, search
from ssmlit.query.index import DamagedError, Index, build, dump, load, updated
from ssmlit.query.index.columns import FOLDED, NUMBERS, TEXTS
from ssmlit.query.subject import Subject
from tests.bibtex.strategies import FEW, File, files
from tests.query.conftest import LIBRARY
from tests.query.test_known_items import TABLE

SHIPPED = Path(__file__).resolve().parents[2] / "library.bib"
SMALL = 40  # bytes of a segment: several in the smallest file
ENTRY = "@misc{{k{0}, title = {{Number {0}}}, year = 2024}}\n"


def contents(index: Index) -> tuple[object, ...]:
    """Everything in an index but its words, of which it may know too many."""
    texts = [list(index.table.texts[name]) for name in TEXTS]
    numbers = [list(index.table.numbers[name]) for name in NUMBERS]
    return texts, numbers, dict(index.macros), list(index.broken), index.data


def stored(index: Index, version: str = "1.0") -> bytes:
    """An index as it is kept."""
    return b"".join(dump(index, version))


@FEW
@given(files(broken=True))
def test_an_index_holds_what_the_document_holds(file: File) -> None:
    """Entries, their texts and what cannot be read are the same, in the same order."""
    document = bibtex.parse(file.text)
    index = build(document.text.encode(), size=SMALL)
    rows = list(index.subjects(parse("")))

    assert tuple(row.entry for row in rows) == document.entries
    for row, subject in zip(rows, map(Subject, document.entries), strict=True):
        assert [row.text(name) for name in FOLDED] == [subject.text(name) for name in FOLDED]
        assert (row.key, row.type, row.line, row.year) == (
            subject.key, subject.type, subject.line, subject.year,
        )  # fmt: skip
        assert (row.name, row.repository, row.added) == (
            subject.name, subject.repository, subject.added,
        )  # fmt: skip
        assert (row.tags, row.filled, row.month) == (subject.tags, subject.filled, subject.month)
    broken = [block for block in document.blocks if block.kind == "broken"]
    assert [(line, text) for line, text in index.unreadable()] == [
        (block.line, document.block_text(block)) for block in broken
    ]


@FEW
@given(files(broken=True), files(broken=True), st.data())
def test_an_updated_index_is_what_a_new_one_would_be(
    first: File, second: File, data: st.DataObject
) -> None:
    """Whatever stretch of a file is put in the place of another."""
    old = "".join(f.text for f in (first, second, first)).encode()
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, min(len(old), start + 60)))
    middle = data.draw(st.sampled_from([b"", b"x", b"}", b"{", b"\n", b"@misc{new, a = 1}\n"]))
    new = old[:start] + middle + old[end:]
    try:
        expected = build(new, size=SMALL)
    except UnicodeDecodeError:
        return  # the cut went through a character

    assert contents(updated(build(old, size=SMALL), new, size=SMALL)) == contents(expected)


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
def test_updates(old: str, new: str) -> None:
    """Each letter is an entry; what changed is found, and lines and places move."""
    before, after = ("".join(map(ENTRY.format, text)).encode() for text in (old, new))
    index = updated(build(before, size=SMALL), after, size=SMALL)

    assert contents(index) == contents(build(after, size=SMALL))
    assert [row.key for row in index.subjects(parse(""))] == [f"k{letter}" for letter in new]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", '@string{j = "Journal"}\n', id="added"),
        pytest.param('@string{j = "Old"}\n', '@string{j = "Journal"}\n', id="changed"),
    ],
)
def test_a_macro_that_changes_changes_every_entry(old: str, new: str) -> None:
    """Entries far from the `@string` that they use are read again."""
    rest = "".join(map(ENTRY.format, "abcdef")) + "@article{z, journal = j}\n"
    index = updated(build((old + rest).encode(), size=SMALL), (new + rest).encode(), size=SMALL)

    (found,) = search(parse("venue:journal"), index, fuzzy=False)
    assert found.key == "z"


@pytest.mark.parametrize("library", ["fixture", "shipped"])
def test_known_items_are_found_through_an_index(library: str) -> None:
    """Same hits, same scores, same order: for queries of words, of fields, and with typos."""
    text = LIBRARY if library == "fixture" else SHIPPED.read_text(encoding="utf-8")
    document, index = bibtex.parse(text), build(text.encode())
    queries = [line.split("|")[0].strip() for line in TABLE.strip().splitlines()]
    more = ["author:gu", '"state space"', "tag:medical", "venue:neurips", "id:2312.00752", "-mamba",
            "abstract:transformer", "has:code year:2023..", "missing:doi", "added:2024-01..",
            "title:/mamba.*unet/", 'author:"albert gu"', "note:pages", "type:phdthesis", "zzqqzz",
            "id:10.1000/xyz_123", "publisher:springer OR key:gu2023mamba"]  # fmt: skip
    for query in (parse(text) for text in [*queries, *more] if text):
        through, plain = search(query, index), search(query, document)
        found = [(hit.key, hit.score, hit.terms, hit.approximate) for hit in through]
        assert found == [(hit.key, hit.score, hit.terms, hit.approximate) for hit in plain]


def test_an_index_can_be_kept() -> None:
    """From bytes it comes back as it was; the file it belongs to is not among them."""
    data = LIBRARY.encode()
    index = build(data)
    back = updated(load(stored(index), "1.0"), data)

    assert contents(back) == contents(index)
    assert b"Foundation models are almost universally" not in stored(index)


def damaged() -> list[object]:
    whole = stored(build(LIBRARY.encode()))
    middle = len(whole) // 2
    return [
        pytest.param(b"", id="nothing"),
        pytest.param(b"ssmlit index\n", id="a head without numbers"),
        pytest.param(b"\x00" * 4096, id="zeros"),
        pytest.param(whole[:100], id="cut in the head"),
        pytest.param(whole[:-1], id="cut at the end"),
        pytest.param(whole[:middle] + b"?" + whole[middle + 1 :], id="another byte"),
        pytest.param(stored(build(LIBRARY.encode()), "0.9"), id="another version"),
    ]


@pytest.mark.parametrize("kept", damaged())
def test_a_damaged_index_is_not_used(kept: bytes) -> None:
    """It is known for one before anything is searched."""
    with pytest.raises(DamagedError):
        load(kept, "1.0")


@pytest.mark.parametrize(
    "query", ["publisher:springer", 'publisher:"springer nature"', "note:naive"]
)
def test_fields_without_a_column_are_searched_too(query: str) -> None:
    """Also where their words come from macros, from pieces joined by `#`, or from LaTeX."""
    text = (
        '@string{sn = "Springer"}\n@misc{other, note = {naval}}\n'
        '@book{z, publisher = sn # { Nature}, note = {na{\\"i}ve}}\n'
    )
    assert [hit.key for hit in search(parse(query), build(text.encode()), fuzzy=False)] == ["z"]
