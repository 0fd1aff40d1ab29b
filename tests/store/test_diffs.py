"""What was changed in a text, as splices and as a unified diff."""

from __future__ import annotations

import re
import subprocess
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.store import splices_between, unified
from ssmlit.store.steps import FileChange, with_splices
from tests.store.changes import ENTRY, LINES, MANY, change, edited

if TYPE_CHECKING:
    from pathlib import Path


TEXTS = st.lists(LINES, max_size=25).map("".join)


def diff(old: str, new: str, name: str = "l.bib") -> str:
    return unified(splices_between(old.encode(), new.encode()), name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("@a{k,\n@b{l,\n", "@b{l,\n@b{l,\n@a{k,\n", id="a gap cut short by the end"),
        pytest.param("@a{k,\nz", "@a{k,\nz@a{k,\nz", id="a last line that begins another"),
        pytest.param("\n@a{k,\n", "z@a{k,\n", id="the first byte"),
        pytest.param("\n@a{k,\n@b{l,\n", "\n@a{k,\n@b{m,\n", id="below an empty line"),
        pytest.param("\n@a{k,\n", "", id="nothing is left"),
        pytest.param("@a{k,\n1\n@b{l,\n", "@a{k,\n2\nzb{l,\n", id="up to an entry's sign"),
    ],
)
def test_splices_turn_one_text_into_another(before: str, after: str) -> None:
    """They turn the old text into the new one and back, and tell the two apart."""
    assert_change_and_inverse(before, after)
    assert_change_and_inverse(after, before)


@pytest.mark.slow
@settings(deadline=None)
@given(edited() | st.tuples(TEXTS, TEXTS))
def test_splices_are_the_change_and_its_inverse(pair: tuple[str, str]) -> None:
    """The same of any texts."""
    assert_change_and_inverse(*pair)


def assert_change_and_inverse(before: str, after: str) -> None:
    """The splices between two texts make the change, take it back, and tell which was made."""
    old, new = before.encode(), after.encode()
    done = change(before, after)
    assert with_splices(old, done.splices) == new
    assert with_splices(new, done.inverse.splices) == old
    assert done.inverse.inverse == done
    for splice in done.splices:
        start, end = splice.starts[0], splice.starts[0] + len(splice.old)
        assert old[:start].endswith(splice.before)
        assert old[end:].startswith(splice.after)
        assert splice.lines[0] == old.count(b"\n", 0, start) + 1
        assert splice.lines[1] == new.count(b"\n", 0, splice.starts[1]) + 1
    assert done.shows(0, old)
    assert done.shows(1, new)
    if old != new:
        assert not done.shows(0, new)
        assert not done.shows(1, old)


def test_the_context_of_a_stretch_ends_where_the_next_one_begins() -> None:
    """Else what the same command did beside it would count as another change."""
    old, new = b"a\nb\nc\nd\ne\n", b"A\nb\nC\nd\nE\n"
    splices = splices_between(old, new, [(0, 1, 1), (4, 5, 1), (8, 9, 1)])
    done = FileChange("list.md", "text", "utf-8", (10, 10), splices, old)

    assert (len(done.splices), done.shows(0, old), done.shows(1, new)) == (3, True, True)
    for other in (b"A\nb\nc\nd\ne\n", b"a\nb\nC\nd\ne\n", b"A\nb\nC\nd\ne\n"):
        assert (done.shows(0, other), done.shows(1, other)) == (False, False)


def test_what_is_known_of_a_change_is_kept() -> None:
    """Stretches that the caller names are the splices, each with its own surroundings."""
    old = MANY.encode()
    spans, new = [], old
    for name in (b"Paper 0}", b"Paper 5}", b"Paper 250}"):
        at = old.index(name)
        spans.append((at, at + len(name), 2))
        new = new.replace(name, b"P}")
    found = splices_between(old, new, spans)
    assert [(splice.old, splice.new) for splice in found] == [
        (b"Paper 0}", b"P}"),
        (b"Paper 5}", b"P}"),
        (b"Paper 250}", b"P}"),
    ]
    assert with_splices(old, found) == new
    assert [it.anchor for it in found] == [b"@misc{k%d,\n" % number for number in (0, 5, 250)]


@pytest.mark.parametrize(
    ("above", "anchor"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"% prose\n", b"", id="prose"),
        pytest.param(b"@misc{a,\n}\n", b"@misc{a,\n", id="the first entry"),
        pytest.param(b"\n@misc{a,\n}\n", b"@misc{a,\n", id="the first, below an empty line"),
        pytest.param(b"@misc{a,\n}\n@misc{b,\n}\n", b"@misc{b,\n", id="the nearest"),
        pytest.param(b"@misc{a,\n", b"@misc{a,\n", id="the line above"),
    ],
)
def test_which_entry_a_change_is_below(above: bytes, anchor: bytes) -> None:
    """Its first line names it, also where it begins the file."""
    new = above + b"x\n"

    (splice,) = splices_between(above, new, [(len(above), len(above), 2)])
    assert splice.anchor == anchor


def test_a_change_is_as_large_as_its_blocks() -> None:
    """One changed line is recorded with its entry, so that the entry can be merged."""
    (splice,) = splices_between(MANY.encode(), MANY.replace("{Paper 150}", "{X}").encode())
    assert splice.old.decode() == ENTRY.format(150)
    (first,) = splices_between(b"\n@a{k,\n1}\n", b"\n@a{k,\n2}\n")
    assert first.old == b"@a{k,\n1}\n"


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        pytest.param(b"1\n2\n\n\n3\n", b"\n4\n\n5\n6\n", (b"2\n\n\n3\n", b"\n4\n\n5\n"),
                     id="a part"),
        pytest.param(b"\n1\n2\n3\n4\n", b"5\n\n", (b"1\n2\n3\n4\n", b"5\n\n"),
                     id="all but an empty line"),
        pytest.param(b"\n3\n", b"\n4\n", (b"\n3\n", b"\n4\n"), id="all of a short file"),
        pytest.param(b"\n", b"", (b"\n", b""), id="an empty line"),
    ],
)  # fmt: skip
def test_how_much_is_kept_around_a_change(
    above: bytes, below: bytes, kept: tuple[bytes, bytes]
) -> None:
    """Three whole lines, besides one that may be a part; an empty line is one, too."""
    at = len(above)
    (splice,) = splices_between(above + b"x" + below, above + b"y" + below, [(at, at + 1, 1)])
    assert (splice.before, splice.after) == kept


@pytest.mark.slow
@pytest.mark.parametrize(
    "new", [MANY + "@misc{last}", "% first\n" + MANY, "", MANY.replace("2020", "2021")]
)
@pytest.mark.parametrize("back", [False, True])
def test_unified_diff_is_read_by_git(tmp_path: Path, new: str, back: bool) -> None:
    """`git apply` makes the change that a unified diff shows."""
    old, new = (new, MANY) if back else (MANY, new)
    (tmp_path / "library.bib").write_text(old)
    subprocess.run(
        ["git", "apply", "-"],
        input=diff(old, new, "library.bib").encode(),
        cwd=tmp_path,
        check=True,
    )
    assert (tmp_path / "library.bib").read_text() == new


def test_unified_diff_names_the_entry() -> None:
    """The head of the entry is in the hunk's own line, when the hunk does not show it."""
    old = MANY.replace("  year", "  note = {1},\n  isbn = {2},\n  year")
    shown = diff(old, old.replace("Paper 4}", "P4}"))
    assert shown.startswith("--- a/l.bib\n+++ b/l.bib\n@@ -31,7 +31,7 @@\n")
    late = diff(old, old.replace("2020", "2021", 1)).splitlines()[2]
    assert late == "@@ -2,7 +2,7 @@ @misc{k0,"
    both = diff(old, old.replace("2020", "2021", 1).replace("k299,\n", "k299,\n  year = {2020},\n"))
    heads = [line.split(" @@")[1] for line in both.splitlines() if line.startswith("@@")]
    assert heads == [" @misc{k0,", ""]


@pytest.mark.parametrize("gap", range(3, 9))
@pytest.mark.parametrize("ends", ["\n", ""])
def test_unified_diff_is_that_of_difflib(gap: int, ends: str) -> None:
    """Changes up to six lines apart share a hunk; the last line may have no end."""
    old = [f"{number}\n" for number in range(12)] + [f"12{ends}"]
    new = [f"x{line}" if place in {2, 3 + gap} else line for place, line in enumerate(old)]
    expected = list(unified_diff(old, new, "a/l.bib", "b/l.bib"))
    shown = diff("".join(old), "".join(new))

    assert shown.replace("\n\\ No newline at end of file\n", "") == "".join(expected)


@pytest.mark.parametrize("gap", range(1, 9))
@pytest.mark.parametrize(
    ("known", "form"),
    [
        pytest.param((0, 2, 3), "x{}\n", id="whole lines"),
        pytest.param((0, 0, 1), "x{}\n", id="their beginning"),
        pytest.param((1, 1, 1), "{}x\n", id="their end"),
        pytest.param((0, 2, 9), "x{}\nx\nx\nx\n", id="three more"),
    ],
)
def test_changes_known_apart_are_shown_as_if_found_in_the_whole_file(
    known: tuple[int, int, int], form: str, gap: int
) -> None:
    """Those near each other together, with all the lines around them that difflib shows.

    With fewer behind the last change than before the first `git apply` takes it for the end.
    """
    old = [f"{chr(97 + number)}\n" for number in range(26)]
    places = (3, 4 + gap, 5 + 2 * gap)
    made = [form.format(it[0]) if at in places else it for at, it in enumerate(old)]
    new = "".join(made).splitlines(keepends=True)
    start, end, length = known
    spans = [(2 * at + start, 2 * at + end, length) for at in places]

    splices = splices_between("".join(old).encode(), "".join(new).encode(), spans)

    expected = "".join(unified_diff(old, new, "a/l.bib", "b/l.bib"))
    assert unified(splices, "l.bib") == expected


def test_a_line_more_before_lines_like_it_of_which_one_is_changed() -> None:
    """Which of the equal lines is the new one nobody knows, but the changes stay in order."""
    splices = splices_between(b"x\na\na\ny\n", b"x\na\na\nb\ny\n", [(2, 2, 2), (4, 6, 2)])
    shown = unified(splices, "l.bib").splitlines()
    assert shown[2:] == ["@@ -1,4 +1,5 @@", " x", " a", "+a", "-a", "+b", " y"]


def test_changes_of_one_line_are_one() -> None:
    """A diff shows whole lines; those of the next line are another."""
    old, new = b"x = 1, y = 2, z = 3\nw = 4\n", b"x = 11, y = 2, z = 33\nw = 44\n"
    spans = [(4, 5, 2), (18, 19, 2), (24, 25, 2)]

    found = [(s.starts, s.lines, s.old, s.new) for s in splices_between(old, new, spans)]
    assert found == [
        ((4, 4), (1, 1), b"1, y = 2, z = 3", b"11, y = 2, z = 33"),
        ((24, 26), (2, 2), b"4", b"44"),
    ]


def test_several_changes_are_numbered_in_both_files() -> None:
    """An entry that grows, one that goes and one that changes: the lines behind them move."""
    parts = [f"@a{{k{n},\n  x = {{{n}}},\n  y = {{z{n}}},\n}} % {n}\n" for n in range(12)]
    grown = {1: parts[1].replace("},\n  y", "},\n  a = {1},\n  b = {2},\n  y"), 5: "",
             10: parts[10].replace("{z", "{w")}  # fmt: skip
    news = [grown.get(n, part) for n, part in enumerate(parts)]
    starts = [sum(map(len, parts[:n])) for n in range(12)]
    spans = [(starts[n], starts[n] + len(parts[n]), len(new)) for n, new in grown.items()]
    old, new = "".join(parts), "".join(news)
    shown = unified(splices_between(old.encode(), new.encode(), spans), "l.bib").splitlines()

    files = (old.splitlines(), new.splitlines(), "a/l.bib", "b/l.bib")
    expected = list(unified_diff(*files, lineterm=""))
    assert [re.sub(r" @@.*", " @@", line) for line in shown] == expected


@pytest.mark.parametrize("place", [0, 5, 12])
@pytest.mark.parametrize("ends", ["\n", ""])
def test_a_change_inside_a_line_is_shown_as_a_change_of_the_line(place: int, ends: str) -> None:
    """Where its bytes are known, and the first, a middle, or the last line has them."""
    old = [f"line {number:02}\n" for number in range(12)] + [f"line 12{ends}"]
    new = [line.replace("e", "es") if at == place else line for at, line in enumerate(old)]
    one, two, at = "".join(old), "".join(new), 8 * place + 3
    splices = splices_between(one.encode(), two.encode(), [(at, at + 1, 2)])
    shown = unified(splices, "l.bib").splitlines(keepends=True)
    missing = ["\\ No newline at end of file\n"] * (2 if place == 12 and not ends else 0)

    marked = [line for line in shown[3:] if line[0] != " "]
    assert sorted(marked) == sorted([f"-line {place:02}\n", f"+lines {place:02}\n", *missing])


def test_no_change_no_hunks() -> None:
    """Equal texts have no hunks and an empty diff."""
    assert splices_between(MANY.encode(), MANY.encode()) == ()
    assert unified((), "x") == ""
