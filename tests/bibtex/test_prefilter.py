"""Searching without reading: never less than the slow and obvious way, and the same entries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.bibtex import parse_document
from ssmlit.bibtex.blocks import Blocks
from ssmlit.latex import squash
from tests.bibtex.strategies import EXAMPLES, FEW, TEXTS, File, files


@pytest.mark.slow
@settings(FEW, max_examples=4 * EXAMPLES)
@given(files(broken=True), st.sampled_from([None, {"title"}, {"author", "note", "a"}]), st.data())
def test_nothing_that_matches_is_missed(
    file: File, names: set[str] | None, data: st.DataObject
) -> None:
    """Every entry whose fields hold the words is found, whatever is between letters."""
    document = parse_document(file.text)
    searched = {
        entry: [squash(f.text) for f in entry.fields if names is None or f.name.lower() in names]
        for entry in document.entries
    }
    texts = [text for texts in searched.values() for text in texts if text]
    words = []
    for _ in range(data.draw(st.integers(1, 2)) if texts else 0):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text) - 1))
        words.append(text[start : start + data.draw(st.integers(1, 12))])
    expected = [
        entry
        for entry, texts in searched.items()
        if all(any(word in text for text in texts) for word in words)
    ]
    found = document.containing(words, names=None if names is None else frozenset(names))
    assert [entry for entry in expected if entry not in found] == []
    assert [entry for entry in found if entry not in document.entries] == []


def test_a_block_that_begins_where_a_stretch_ends_is_not_in_it() -> None:
    first, *others = parse_document("@misc{a, x={1}}@misc{b, x={2}}\n\n@misc{c}\n").blocks
    blocks = Blocks(b"@misc{a, x={1}}@misc{b, x={2}}\n\n@misc{c}\n")

    assert list(blocks.overlapping([(0, first.end)])) == [first._replace(line=0)]
    for one in others:
        assert [it.start for it in blocks.overlapping([(one.start, one.end)])] == [one.start]


@pytest.mark.slow
@FEW
@given(files(broken=True), files(broken=True), st.integers(1, 400))
def test_single_blocks_are_those_of_the_whole_scan(one: File, two: File, step: int) -> None:
    """Blocks found by place or key are those of the scan, also where files are joined."""
    text = one.text + two.text * 3
    document = parse_document(text)
    spans = [(place, place + 1) for place in range(0, len(document.data), step)]
    found = list(Blocks(document.data).overlapping(spans))
    touched = [
        block._replace(line=0)
        for block in document.blocks
        if -(-block.start // step) * step < block.end
    ]
    assert found == touched
    for number in range(3):
        assert list(Blocks(document.data).entries(f"k{number}", any_case=True)) == [
            block
            for block in document.blocks
            if block.kind in {"entry", "broken"}
            and document.block_index.key(block).lower() == f"k{number}"
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
        pytest.param(["状態"], ["unicode"], id="another script"),
        pytest.param(["s4++"], ["at"], id="plus"),
        pytest.param(["on2"], ["math"], id="a command without a text of its own"),
        pytest.param(["nlogn"], ["log"], id="a command of math"),
        pytest.param(["schroder", "statespace"], ["accent", "unicode"], id="two words"),
        pytest.param(
            [], ["accent", "unicode", "letter", "macro", "joined", "at", "math", "log"], id="none"
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
        "@misc{log, a = {$n \\log n$ steps}}\n"
    )
    assert [entry.key for entry in parse_document(text).containing(words)] == expected


@pytest.mark.parametrize(
    ("sets", "most", "expected"),
    [
        pytest.param([["krill"], ["whale"]], None, ["b", "a", "c"], id="each once, in file order"),
        pytest.param([["whale", "krill"], ["seal"]], None, ["a", "d"], id="all words of one set"),
        pytest.param([["whale"], []], None, ["b", "a", "c", "d"], id="one that asks for nothing"),
        pytest.param([["krill"], ["whale"]], 3, ["b", "a", "c"], id="as many as are wanted"),
        pytest.param([["krill"], ["whale"]], 2, [], id="a crowd is left out"),
        pytest.param([["whale"], []], 4, ["b", "a", "c", "d"], id="all are as many as are wanted"),
        pytest.param([["whale"], []], 3, [], id="all are a crowd too"),
        pytest.param([], None, [], id="no set"),
    ],
)
def test_sets_of_words(sets: list[list[str]], most: int | None, expected: list[str]) -> None:
    """An entry is found by any one of the sets."""
    titles = {"b": "whale", "a": "krill, whale", "c": "krill", "d": "seal"}
    text = "".join(f"@misc{{{key}, title = {{{title}}}}}\n" for key, title in titles.items())

    assert [entry.key for entry in parse_document(text).containing(*sets, most=most)] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("note = {walrus}", False, id="another field"),
        pytest.param("TITLE = {A Walrus}", True, id="a name in capitals"),
        pytest.param(
            'note = "a, title = ", title = "Walrus"', True, id="behind what looks like it"
        ),
        pytest.param("title = wal # {rus}", True, id="operands"),
        pytest.param("title = w", True, id="a macro"),
        pytest.param("title = {Walrus} year = 2020", True, id="a comma that is missing"),
        pytest.param("note = {walrus} title = {x}", False, id="also there"),
        pytest.param("note = {x} title = {Walrus}", True, id="a comma that is missing before"),
        pytest.param("title = {Wal\\other{}rus @}", False, id="a command is read"),
        pytest.param("title = {W{\\aa}lr{\\'u}s}", True, id="letters and accents"),
    ],
)
def test_only_values_of_searched_fields_count(fields: str, expected: bool) -> None:
    """Whatever else an entry holds is not looked at."""
    document = parse_document(
        '@string{w = "Walrus"}\n@string{wal = "Wal"}\n@misc{k,\n' + fields + "\n}\n"
    )
    names = frozenset({"title"})
    assert bool(document.containing(["walrus"], names=names)) == expected


MARKUP = st.lists(
    st.sampled_from(
        ["{", "}", "$", "_2", "^n", "_{3}", "<sub>", "</sub>", "&amp;", "<", "\\&", "\\'", "\\%",
         "\\ss ", "\\emph", "#", "--", "``", "~", "CO", "2", "ab", "+", "é", " "]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@pytest.mark.slow
@given(MARKUP)
def test_a_whole_title_is_found_by_what_it_folds_to(title: str) -> None:
    """What is folded by its bytes alone reads no other way."""
    document = parse_document(f"@misc{{k, title = {{{title}}}}}")
    words = [squash(entry.get("title")) for entry in document.entries]
    assert [document.containing([word], names=frozenset({"title"})) for word in words] == [
        document.entries for _ in words
    ]


def test_an_entry_at_the_very_start_that_holds_the_start_of_another() -> None:
    """It is one stretch with what looks like the next entries."""
    document = parse_document(
        "@misc{first, title = {Shells,\n@tide{x\n@tide{y}} of it}}\n@misc{b, title = {Mamba}}\n"
    )

    for word in ("shells", "it"):
        assert "first" in [entry.key for entry in document.containing([word])]


def test_what_is_no_entry_is_not_read() -> None:
    """A word that may be in a preamble or a comment leads to the entries only."""
    text = '\n@preamble{"\\x" # {y}}\n@comment{\\x y}\n@misc{k, a = {\\x y}}\n'
    assert [entry.key for entry in parse_document(text).containing(["xy"])] == ["k"]


def test_joined_command() -> None:
    """A command at the end of a piece reads on into the piece that `#` joins to it."""
    text = "@misc{k, a = {C\\v} # {Mamba état}}\n"
    assert [entry.key for entry in parse_document(text).containing(["cvmambaetat"])] == ["k"]


def test_entries_found_are_those_of_the_document() -> None:
    """What is found equals what reading everything gives: line, number and fields."""
    text = "".join(
        f"@misc{{k{i % 7},\n  a = {{word{i % 5} x}},\n  b = {i}\n}}\n\n" for i in range(60)
    )
    document = parse_document(text)
    for word in ("word3", "x", "wordx"):
        expected = [entry for entry in document.entries if word in squash(entry.get("a"))]
        assert list(parse_document(text).containing([word])) == expected


def test_having() -> None:
    """Entries with a field are found by its name, not by text that looks like it."""
    text = "@misc{a, ids = {x}}\n@misc{b, note = {ids = {x}}}\n@misc{c, IDS={y}}\n"
    text += "@misc{d, grids = 1}\n"
    assert [entry.key for entry in parse_document(text).having("ids")] == ["a", "c"]


@pytest.mark.slow
@FEW
@given(TEXTS)
def test_keys_and_entry(value: str) -> None:
    """One entry is found by its key, in any case if asked, and its number."""
    text = f"@misc{{A, x = {{{value}}}}}\n@misc{{a, y = 1}}\n@misc{{A, z = 2}}\n"
    document = parse_document(text)
    assert document.entry("A", 1) == document.entries[2]
    assert document.entry("a") == document.entries[1]
    assert document.entry("a", any_case=True) == document.entries[0]
    assert document.entry("b") is None
    assert "a" in document.keys
