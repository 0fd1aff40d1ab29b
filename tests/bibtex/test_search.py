"""Searching without reading: never less than the slow and obvious way, and the same entries."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.bibtex import folded as folding
from ssmlit.bibtex import parse
from ssmlit.bibtex import search as searching
from ssmlit.bibtex.locate import blocks_overlapping, entry_blocks
from ssmlit.text import Text
from tests.bibtex.strategies import EXAMPLES, FEW, TEXTS, File, files

COMMANDS = {"ss": "ss", "o": "o", "ae": "ae", "l": "l", "i": "i", "aa": "a"}


def squash(value: str, *, keep: bool = False) -> str:
    """The slow way: one value folded, command names kept or dropped."""

    def command(match: re.Match[str]) -> str:
        return COMMANDS.get(match[1], match[1] if keep and match[1] not in {"v", "emph"} else "")

    value = re.sub(r"\\([A-Za-z]+)", command, value)
    value = value.lower().replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("ł", "l")
    value = unicodedata.normalize("NFKD", value)
    return "".join(letter for letter in value if letter.isalnum() or letter == "+")


@settings(FEW, max_examples=2 * EXAMPLES)
@given(files(broken=True), st.data())
def test_nothing_that_matches_is_missed(file: File, data: st.DataObject) -> None:
    """Every entry one of whose fields holds the words is found, whatever stands between letters."""
    document = parse(file.text)
    entries = document.entries
    texts = [squash(f.text, keep=data.draw(st.booleans())) for e in entries for f in e.fields]
    texts = [text for text in texts if text]
    if not texts:
        return
    words = []
    for _ in range(data.draw(st.integers(1, 2))):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text) - 1))
        words.append(text[start : start + data.draw(st.integers(1, 12))])
    expected = [
        entry
        for entry in entries
        if all(
            any(word in squash(f.text) or word in squash(f.text, keep=True) for f in entry.fields)
            for word in words
        )
    ]
    found = document.containing(words)
    assert [entry for entry in expected if entry not in found] == []
    assert [entry for entry in found if entry not in entries] == []


@FEW
@given(files(broken=True), files(broken=True), st.integers(1, 400))
def test_single_blocks_are_those_of_the_whole_scan(one: File, two: File, step: int) -> None:
    """Blocks found by place or key are those of the scan, also where files are joined."""
    text = one.text + two.text * 3
    document = parse(text)
    spans = [(place, place + 1) for place in range(0, len(text), step)]
    found = [block._replace(line=0) for block in blocks_overlapping(text, spans)]
    touched = [
        block._replace(line=0)
        for block in document.blocks
        if -(-block.start // step) * step < block.end
    ]
    assert found == touched
    for number in range(3):
        assert list(entry_blocks(Text(text), f"k{number}", any_case=True)) == [
            *document.index.get(f"k{number}", ())
        ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["schroder"], ["accent", "unicode", "letter"], id="accents"),
        pytest.param(["haeskova"], [], id="nothing"),
        pytest.param(["hasek"], ["letter"], id="letter command"),
        pytest.param(["statespace"], ["accent", "unicode"], id="over a line end, in braces"),
        pytest.param(["knownjournal"], ["macro", "joined"], id="macro"),
        pytest.param(["vol1known"], ["joined"], id="joined with a macro"),
        pytest.param(["foobar"], ["at"], id="over an @"),
        pytest.param(["strasse"], ["unicode", "letter"], id="sharp s"),
        pytest.param(["状態"], ["unicode", "math"], id="another script: more than needed"),
        pytest.param(["s4++"], ["at"], id="plus"),
        pytest.param(["mathcalo"], ["math"], id="command kept"),
        pytest.param(["on2"], ["math"], id="command dropped"),
        pytest.param(["schroder", "statespace"], ["accent", "unicode"], id="two words"),
        pytest.param(
            [], ["accent", "unicode", "letter", "macro", "joined", "at", "math"], id="none"
        ),
    ],
)  # fmt: skip
def test_containing(words: list[str], expected: list[str]) -> None:
    """Words are found through accents, braces, line ends, macros, `@` and commands."""
    text = (
        '@string{known = "Known Journal"}\n'
        '@misc{accent, a = {Schr{\\"o}der}, t = {{S}tate\n   space}}\n'
        "@misc{unicode, a = {Schröder, Straße, 状態}, t = {State-Space}}\n"
        '@misc{letter, a = {Ha\\v{s}ek and Ha\\v sek and Schr\\"oder and Stra\\ss e}}\n'
        "@misc{macro, journal = KNOWN}\n"
        '@misc{joined, journal = "Vol. 1" # known}\n'
        "@misc{at, a = {foo@bar}, b = {S4++}}\n"
        "@misc{math, a = {$\\mathcal{O}(n^2)$}}\n"
    )
    assert [entry.key for entry in parse(text).containing(words)] == expected


def test_what_is_no_entry_is_not_read() -> None:
    """A word that may stand in a preamble or a comment leads to the entries only."""
    text = '\n@preamble{"\\x" # {y}}\n@comment{\\x y}\n@misc{k, a = {\\x y}}\n'
    assert [entry.key for entry in parse(text).containing(["xy"])] == ["k"]


def test_joined_command() -> None:
    """A command at the end of a piece reads on into the piece that `#` joins to it."""
    text = "@misc{k, a = {C\\v} # {Mamba état}}\n"
    assert [entry.key for entry in parse(text).containing(["cetat"])] == ["k"]


@pytest.mark.parametrize("word", ["状態mex", "xorg態", "態mexorg状", "mamba状態mex"])
def test_other_scripts_over_several_at_signs(word: str) -> None:
    """A word of another script is found over any number of `@` on either side."""
    text = "@misc{k, a = {Mamba @ 状態 @ me@x.org @ 態 @ me@x.org @ 状}}\n@misc{l, a = {状}}\n"
    assert [entry.key for entry in parse(text).containing([word])] == ["k"]


def test_entries_found_are_those_of_the_document() -> None:
    """What is found equals what reading everything gives: line, number and fields."""
    text = "".join(
        f"@misc{{k{i % 7},\n  a = {{word{i % 5} x}},\n  b = {i}\n}}\n\n" for i in range(60)
    )
    document = parse(text)
    for word in ("word3", "x", "wordx"):
        expected = [entry for entry in document.entries if word in squash(entry.get("a"))]
        assert list(parse(text).containing([word])) == expected


def test_many_candidates_are_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With several words, candidates without the others are dropped and no entry is lost."""
    monkeypatch.setattr(searching, "_MANY", 0)
    text = "".join(
        f"@misc{{k{i}, a = {{me@x.org alpha}}, b = {{see\n@word{{{'beta' if i % 2 else ''}}}}}}}\n"
        for i in range(50)
    )
    found = parse(text).containing(["alpha", "beta"])
    assert [entry.key for entry in found] == [f"k{i}" for i in range(1, 50, 2)]


def test_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folding in stretches of any length finds the same."""
    text = "@misc{a, x = {me@here}}@misc{b, x = {see @}}\n@misc{c, x = {@}}@"
    for length in range(1, len(text) + 2):
        monkeypatch.setattr(folding, "_STRETCH", length)
        assert [entry.key for entry in parse(text).containing(["mehere"])] == ["a"]
        assert [entry.key for entry in parse(text).containing(["see"])] == ["b"]
        assert [entry.key for entry in parse(text).containing(["miscc"])] == ["c"]


def test_having() -> None:
    """Entries with a field are found by its name, not by text that looks like it."""
    text = "@misc{a, ids = {x}}\n@misc{b, note = {ids = {x}}}\n@misc{c, IDS={y}}\n"
    text += "@misc{d, grids = 1}\n"
    assert [entry.key for entry in parse(text).having("ids")] == ["a", "c"]


@FEW
@given(TEXTS)
def test_keys_and_entry(value: str) -> None:
    """One entry is found by its key, in any case if asked, and its number."""
    text = f"@misc{{A, x = {{{value}}}}}\n@misc{{a, y = 1}}\n@misc{{A, z = 2}}\n"
    document = parse(text)
    assert document.entry("A", 1) == document.entries[2]
    assert document.entry("a") == document.entries[1]
    assert document.entry("a", any_case=True) == document.entries[0]
    assert document.entry("b") is None
    assert "a" in document.keys


@FEW
@given(files(broken=True), files(), st.text('{}@,="#%() \nab1\\', max_size=9), st.integers(0, 400))
def test_a_piece_taken_for_a_block_is_one(one: File, two: File, noise: str, place: int) -> None:
    """What the pieces before prove to be the start of a block, the whole scan finds there."""
    text = one.text + two.text * 2
    document = parse(text[:place] + noise + text[place:])
    pieces, starts = document.pieces, {block.start: block for block in document.blocks}
    for number, is_block in pieces.are_blocks(range(len(pieces.keys))):
        if is_block:
            block = starts[pieces.cuts[number]]
            assert block.kind == "broken" or block.end <= pieces.cuts[number + 1]


@pytest.mark.parametrize(
    "hiding",
    [
        pytest.param("% }", id="comment"),
        pytest.param("x = {1} % }", id="behind a value"),
        pytest.param("x = a\\% }", id="behind a backslash in a bare value"),
        pytest.param("x = " + 70 * "a" + "\\% }", id="behind a long bare value"),
        pytest.param("x = " + 70 * " " + "a\\% }", id="behind a value far away"),
        pytest.param("x = \n\\% }", id="behind a line end"),
        pytest.param("x = a\u00a0\\% }", id="behind a blank that is none"),
    ],
)
def test_a_brace_hidden_in_a_comment(hiding: str) -> None:
    """An entry held open by a brace in a comment is not taken to end where braces balance."""
    document = parse(f"\n@misc{{a,\n  {hiding}\n@misc{{b, x = 1}}\n@misc{{c}}\n")
    pieces = document.pieces
    starts = {block.start for block in document.blocks}
    proven = [number for number, is_block in pieces.are_blocks(range(4)) if is_block]
    assert [number for number in proven if pieces.cuts[number] not in starts] == []
    assert 1 not in proven
