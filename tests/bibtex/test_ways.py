"""What is found by reading little of a file is what reading all of it finds."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ssmlit._gc import gc_paused
from ssmlit.bibtex import Block, parse_document
from ssmlit.bibtex.changes import spliced
from ssmlit.bibtex.edit_verification import disturbing_change, read_ours, read_with_bibtexparser
from ssmlit.bibtex.scan import scan_blocks
from ssmlit.model import Change
from tests.bibtex.strategies import FEW, PIECES, TEXTS, File, files

if TYPE_CHECKING:
    from collections.abc import Sequence


ODD_HEADS = """@misc{a.b, note = {@misc{inner, x}}}
@misc{axb, note = {y}}
@misc{a, note = {y}}
@misc { A , note = {y}}
@misc(a}b, note = {y})
@misc( a
, note = {y})
@misc{, note = {y}}
@misc{a@misc{b, note = {y}}
@comment{@misc{hidden, note = {y}}}
@misc{é, note = {y}} @misc{a, note = {again}}
@misc{broken, note = {y}
@misc{last, note = {y}}"""


@pytest.mark.parametrize(
    "key",
    ["a", "A", "a.b", "axb", "a}b", "ab", "", "b", "inner", "hidden", "é", "broken", "last", "no"],
)
def test_the_first_key_is_found_as_when_all_blocks_are_known(key: str) -> None:
    """As it is written, with expressions' signs in it, at its whole length, on its line."""
    blocks = parse_document(ODD_HEADS).block_index
    known = [it for it in blocks.all if it.kind in {"entry", "broken"} and blocks.key(it) == key]

    assert list(parse_document(ODD_HEADS).block_index.entries(key)) == known


@pytest.mark.parametrize("keys", [1, 40])
def test_of_entries_with_one_key_each_is_found_as_in_the_whole_file(keys: int) -> None:
    """The second one is the second, also where little else of the file is read."""
    pairs = [f"@misc{{k{n}, note = {{x}}}}\n@misc{{k{n}, title = {{y}}}}\n" for n in range(keys)]

    found = parse_document("".join(pairs)).having("title")

    assert found == parse_document("".join(pairs)).entries[1::2]
    assert [(entry.key, entry.nth) for entry in found] == [(f"k{n}", 1) for n in range(keys)]


@pytest.mark.slow
@FEW
@given(files(broken=True), st.data())
def test_disturbed_blocks_are_noticed(file: File, data: st.DataObject) -> None:
    """Whatever comes in place of entries, what reading the whole file shows is noticed."""
    document = parse_document(file.text)
    blocks = [block for block in document.blocks if block.kind == "entry"]
    assume(blocks)
    picked = data.draw(st.lists(st.sampled_from(blocks), unique=True, min_size=1, max_size=3))
    changes = []
    for block in sorted(picked):
        old = document.block_index.text(block)
        at = data.draw(st.integers(0, len(old)))
        noise = data.draw(st.one_of(TEXTS, PIECES, st.sampled_from(["{", "}", "\n@b{c", "%", '"'])))
        source = old[:at] + noise + old[at:]
        changes.append(Change("k", 0, "k", old, source, block.start, block.line, old, source))
    new = spliced(document.data, changes)

    disturbed = disturbing_change(document.data, new, changes) is not None
    assert disturbed == (_expected(document.blocks, changes) != _found(new))


def _found(data: bytes) -> list[tuple[str, int, int]]:
    return [block[:3] for block in scan_blocks(data) if block.kind != "text"]


def _expected(blocks: Sequence[Block], changes: Sequence[Change]) -> list[tuple[str, int, int]]:
    """The blocks of the new file if nothing but the changed entries is another than before."""
    spans: list[tuple[str, int, int]] = []
    shift = 0
    changed = {change.start: change for change in changes}
    for block in blocks:
        start = block.start + shift
        change = changed.get(block.start)
        if change and block.kind == "entry":
            shift += len(change.new.encode()) - len(change.old.encode())
        if block.kind != "text":
            spans.append((block.kind, start, block.end + shift))
    return spans


LINES = st.lists(st.tuples(st.integers(1, 25), st.integers(0, 4)), max_size=4)


@pytest.mark.slow
@FEW
@given(files(broken=True), LINES)
def test_entries_on_some_lines(file: File, drawn: Sequence[tuple[int, int]]) -> None:
    """Those of which a line is among them, each once; lines beyond the file have none.

    The lines are those of git, which a carriage return alone does not end.
    """
    ranges = [(first, first + more) for first, more in sorted(drawn)]
    wanted = {line for first, last in ranges for line in range(first, last + 1)}
    document = parse_document(file.text)
    blocks = [block for block in document.blocks if block.kind == "entry"]

    def line(at: int) -> int:
        return document.data.count(b"\n", 0, at) + 1

    expected = [
        entry
        for entry, block in zip(document.entries, blocks, strict=True)
        if wanted & {*range(line(block.start), line(block.end) + 1)}
    ]
    assert list(document.on_lines([(0, 0), *ranges])) == expected


@pytest.mark.parametrize("source", ["@a{k, x = {1}}", '@my-type{k,\n  x = "1" # y\n}'])
def test_the_second_parser_reads_what_ours_does(source: str) -> None:
    """The judge that shares no code with our reader agrees with it on plain entries."""
    ours, second = read_ours(source), read_with_bibtexparser(source)
    assert ours is not None
    assert second is not None
    assert (second.key, second.fields) == (ours.key, ours.fields)


@pytest.mark.parametrize("before", [True, False])
def test_garbage_collection_is_as_before(before: bool) -> None:
    """It rests while many values are made, also when that fails."""
    (gc.enable if before else gc.disable)()
    try:
        with suppress(KeyError), gc_paused():
            paused = not gc.isenabled()
            raise KeyError
        assert (paused, gc.isenabled()) == (True, before)
    finally:
        gc.enable()
