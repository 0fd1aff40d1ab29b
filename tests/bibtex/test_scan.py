"""Blocks, entries, lines and problems of each construct, alone and between others."""

from __future__ import annotations

import pytest

from ssmlit.bibtex import Block, parse_document
from ssmlit.bibtex.scan import REACH, known_start, scan_blocks
from tests.bibtex.constructs import BROKEN, CONSTRUCTS, OTHERS, TOLERATED, WELL_FORMED, Construct
from tests.bibtex.strategies import line_at

MACRO = '@string{known = "Known Journal"}\n'
BEFORE = MACRO + "@misc{before,\n  x = {1}\n}\n"
AFTER = "\n@misc{after, x = {2}}\n"


def each(*groups: tuple[Construct, ...]) -> pytest.MarkDecorator:
    rows = [pytest.param(row, id=row.name) for group in groups for row in group]
    return pytest.mark.parametrize("row", rows)


def joined(text: str, blocks: tuple[Block, ...]) -> str:
    return "".join(text.encode()[block.start : block.end].decode() for block in blocks)


@pytest.mark.slow
@each(CONSTRUCTS)
@pytest.mark.parametrize("before", ["", MACRO, BEFORE, "\ufeff", "text\r\n\r\n"], ids=repr)
@pytest.mark.parametrize("after", ["", AFTER, "\n\n" + AFTER], ids=repr)
def test_blocks_partition_the_text(row: Construct, before: str, after: str) -> None:
    """Joined blocks are the text, each starts where the one before ends, lines are right."""
    text = before + row.source + after
    blocks = parse_document(text).blocks
    assert joined(text, blocks) == text
    position = 0
    for block in blocks:
        assert block.start == position < block.end
        assert block.line == line_at(text.encode().decode("latin-1"), block.start)
        position = block.end


@each(WELL_FORMED, TOLERATED)
@pytest.mark.parametrize("before", [MACRO, BEFORE], ids=["first", "later"])
@pytest.mark.parametrize("after", ["", AFTER], ids=["last", "followed"])
def test_entry_is_read(row: Construct, before: str, after: str) -> None:
    """Key, field names and texts come out, at the right line, and the next entry is still read."""
    text = before + row.source + after
    entries = {entry.key: entry for entry in parse_document(text).entries}
    entry = entries[row.key]
    assert tuple((field.name, field.text) for field in entry.fields) == row.fields
    assert all(field.source in row.source for field in entry.fields)
    assert entry.line == 1 + text.count("\n", 0, text.index(row.source) + row.source.index("@"))
    assert ("after" in entries) == bool(after)


@each(BROKEN, OTHERS)
def test_kind_of_block(row: Construct) -> None:
    """What is not an entry has its kind, spans its source, and the next entry is still read."""
    text = BEFORE + row.source + AFTER
    document = parse_document(text)
    kinds = {document.block_index.text(block): block.kind for block in document.blocks}
    assert kinds[row.source.rstrip()] == row.kind
    assert [entry.key for entry in document.entries] == ["before", "after"]
    assert [bool(block.reason) for block in document.blocks if block.kind == "broken"] == (
        [True] if row.kind == "broken" else []
    )


@each(CONSTRUCTS)
def test_problems(row: Construct) -> None:
    """Each construct gives its problem codes and no others, at its lines."""
    found = parse_document(BEFORE + row.source + AFTER).problems
    codes = {problem.code for problem in found} - {
        "duplicate-field",
        "behind-comment",
        "open-comment",
    }
    assert codes == set(row.problems)
    first = 1 + BEFORE.count("\n")
    assert all(first <= item.line <= first + row.source.count("\n") for item in found)


FRAGMENTS = [
    "",
    "\ufeff",
    "\n",
    "@",
    "@@@",
    "@{",
    "text",
    "@misc",
    "@misc{",
    "{}{}",
    "\x00@a{\x00}",
    "@comment",
    "@comment{",
    "@comment(",
    "@string{",
    "@preamble(",
    "@a{k,",
    "@a{k,x",
    "@a{k,x=",
]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_fragments_do_not_raise(text: str) -> None:
    """Fragments partition, too, and problems are found without an exception."""
    document = parse_document(text)
    assert joined(text, document.blocks) == text
    assert all(entry.line == 1 for entry in document.entries)
    assert all(problem.line == 1 for problem in document.problems)


def test_unclosed_entries_cost_one_entry_each() -> None:
    """A missing brace never swallows the next entry, however many there are."""
    text = "".join(f"@misc{{k{i}, a = {{x}}{'}' if i % 3 else ''}\n\n" for i in range(30))
    document = parse_document(text)
    assert [entry.key for entry in document.entries] == [f"k{i}" for i in range(30) if i % 3]
    assert [item.line for item in document.problems] == [1 + 2 * i for i in range(0, 30, 3)]


def test_value_with_an_entry_may_only_reach_so_far() -> None:
    """An entry that runs over `@type{` at a line start ends within `REACH` or is broken."""
    inner = "\n@word{x}\n"
    near = parse_document("@misc{k, a = {" + inner + "y" * (REACH - 100) + "}}")
    far = parse_document("@misc{k, a = {" + inner + "y" * REACH + "}}")
    assert [block.kind for block in near.blocks] == ["entry"]
    assert next(iter(far.blocks)).kind == "broken"


@pytest.mark.slow
def test_known_start_is_a_block_start() -> None:
    """Wherever the search starts, it ends at the start of a block of the whole scan."""
    entry = "@misc{k%d, a = {x\n@word{y}\n}, b = {%s}}\n\n"
    text = "".join(entry % (i, "z" * (i * 37 % 4000)) for i in range(80))
    text += "".join(f"@misc{{m{i}, b = {{{'z' * 900}}}}}\n\n" for i in range(80))
    data = text.encode()
    starts = {block.start for block in scan_blocks(data)} | {0}
    found = {known_start(data, position) for position in range(0, len(data), 101)}
    assert found <= starts
    assert max(found) > len(text) // 2


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"notes, and a mail to x@y.z\n",
        b"see @misc{a, note = {\n",
        b"@misc{a, year = 1}\nsee\n@x\n",
        b"@misc{a, note = {\n",
        b"@x\n",
    ],
    ids=[
        "nothing",
        "text",
        "an entry within a line",
        "no entry behind one",
        "an entry",
        "no entry",
    ],
)
def test_a_block_start_depends_on_all_text_before_it(before: bytes) -> None:
    """What is text up to the first entry leads to it; what opens an entry may go over it."""
    data = before + b"@misc{b, year = 1},\n}\n}\n@misc{c, year = 2}\n"
    starts = {block.start for block in scan_blocks(data)} | {len(data)}

    assert {known_start(data, place) for place in range(len(data))} <= starts


@pytest.mark.parametrize(
    ("text", "is_clean"),
    [
        pytest.param(b"@misc{b, t = {x}}\n", True, id="an entry"),
        pytest.param(b"@misc{b, t = {x}} y\n", True, id="an entry and text"),
        pytest.param(b"@string{s = {x}}\n", True, id="a macro"),
        pytest.param(b"@comment{x}\n", True, id="a comment"),
        pytest.param(b"@misc{b, t = {x @misc{d} y}}\n", False, id="what looks like an entry in it"),
        pytest.param(b"@misc{b, t = {x\n", False, id="an entry that is open"),
        pytest.param(b"@comment{x\n", False, id="a comment that is open"),
    ],
)
def test_a_start_is_known_behind_what_is_surely_one_block(text: bytes, is_clean: bool) -> None:
    """Behind anything else it depends on where that was begun to be read."""
    before, after = b"@misc{a, x = {1}}\n", b"@misc{c, y = 2}\n"
    place = len(before) + len(text)

    found = known_start(before + text + after, place)
    assert found == (place if is_clean else len(before))


def test_missing_comma_carries_its_fix() -> None:
    """The fix of a missing comma puts that comma in and changes nothing else."""
    text = "@misc{k,\n  a = {1}\n  b = {2},\n}\n"
    document = parse_document(text)
    (problem,) = document.problems
    assert (problem.code, problem.line, problem.key) == ("missing-comma", 2, "k")
    mended = document.apply(problem.fix).document
    assert mended.text == text.replace("{1}", "{1},")
    assert mended.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "@a{k}\n@b{k}\n@c{K}\n", [("duplicate-key", 2), ("duplicate-key", 3)], id="keys"
        ),
        pytest.param("@a{k,\n x = 1,\n X = 2}", [("duplicate-field", 3)], id="fields"),
        pytest.param("@a{k, x = {1}},\n y = {2}\n}\n", [("lost-field", 2)], id="brace too many"),
        pytest.param("@a{k, x = {1}}, year = 2010}\n", [("lost-field", 1)], id="and a number"),
        pytest.param("@a{k, x = {1}}, month=jan }\n", [("lost-field", 1)], id="and a macro"),
        pytest.param("@a{k, x = {1}}\nE = mc2\n", [], id="an equation"),
        pytest.param("@article\n\n@a{k}", [("lost-entry", 1)], id="word alone"),
        pytest.param("x\n@a k, x = 1\n", [("lost-entry", 2)], id="no brace"),
        pytest.param("@a [k, x = {1}]\n", [("lost-entry", 1)], id="another bracket"),
        pytest.param("@todo: x = 5\n", [("stray-at", 1)], id="a remark"),
        pytest.param("@a{k, x = {1}\n@b{l, y = {2}}}\n}", [("broken-block", 1)], id="unclosed"),
        pytest.param("@a{k, x = {\n@b{l, y = {2}}\n}}", [("lost-entry", 2)], id="entry in value"),
        pytest.param("@comment{x\n@a{k}", [("open-comment", 1)], id="open comment"),
        pytest.param("@comment @a{k, x = 1}", [("stray-at", 1), ("behind-comment", 1)],
                     id="live behind comment"),
        pytest.param("@comment{a} @a{k, x = 1}", [], id="behind a closed comment"),
        pytest.param("@comment(a {)} b) @ c", [("stray-at", 1)], id="behind ) outside braces"),
        pytest.param("@comment{x @a{k}", [("open-comment", 1)], id="in the open comment's line"),
        pytest.param("@comment{\n@a{k, x = 1}\n}", [("open-comment", 1)], id="entry in comment"),
        pytest.param("%@a{k,\n% x = {1}\n%}\n", [("stray-at", 1)], id="commented out"),
        pytest.param("% @a{k, x = 1}\n", [("behind-comment", 1)], id="live behind percent"),
        pytest.param("mail me@x.org\n", [("stray-at", 1)], id="an address"),
        pytest.param("% mail me\n", [], id="plain text"),
        pytest.param("@comment me@x.org\n", [("stray-at", 1)] * 2, id="an address behind comment"),
        pytest.param("@Comment plain text\n", [("stray-at", 1)], id="a comment without braces"),
        pytest.param("% @comment plain text\n", [], id="behind a percent"),
    ],
)  # fmt: skip
def test_findings(text: str, expected: list[tuple[str, int]]) -> None:
    """Repeated keys and fields, lost entries and fields are found, with lines."""
    assert [(item.code, item.line) for item in parse_document(text).problems] == expected


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param("@comment{x\n@a{k, x = {1}}\n", "not closed", id="nowhere"),
        pytest.param("@comment{\n@a{k, x = {1}}\n}\n", "closed after entries", id="behind one"),
        pytest.param("@comment{\n@a{k}\n@b{l}}\n@c{m}", "closed after entries", id="behind two"),
        pytest.param("@comment{\n@a{k}\n@b{l}\n@c{m}}\n@d{", "closed after entries", id="broken"),
        pytest.param("@comment{" + "ä" * 40 + "\n@a{k}\n}", "closed after entries", id="umlauts"),
    ],
)
def test_how_a_comment_ends_that_holds_entries(text: str, how: str) -> None:
    """A brace after the entries is there, and to BibTeX it closes nothing."""
    assert parse_document(text).problems[0].message.startswith(f"this @comment is {how}: ")


@pytest.mark.parametrize(
    ("before", "is_at_start"),
    [("", True), (" \t", True), ("\n", True), ("\r ", True), ("\ufeff ", True), ("x", False),
     ("x ", False), ("x\n\ufeff", True), ("\ufeffx", False)],
)  # fmt: skip
def test_what_begins_a_line_may_be_broken(before: str, is_at_start: bool) -> None:
    """Elsewhere what looks like an entry and is not closed is text."""
    kinds = [block.kind for block in parse_document(f"{before}@misc{{a, t = {{1\n").blocks]

    assert ("broken" in kinds) is is_at_start


@pytest.mark.parametrize("pad", ["", "x", "xx"])
@pytest.mark.parametrize("letter", ["é", "状"])
def test_a_letter_at_the_edge_of_the_sample(letter: str, pad: str) -> None:
    """Bytes are counted there, and a letter may have several."""
    text = f"@misc{{a, t = {{x\n@misc{{b, t = {{{pad}{letter * REACH}}}}}\n"
    document = parse_document(text)

    assert [block.kind for block in document.blocks if block.kind != "text"] == ["broken", "entry"]
    assert [entry.key for entry in document.entries] == ["b"]
