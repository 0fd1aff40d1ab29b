"""Changes as splices: found, shown as a diff, made again and taken back."""

from __future__ import annotations

import re
import subprocess
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.store import splices_between, unified
from ssmlit.store.patch import PatchConflict, patched
from ssmlit.store.steps import FileChange, Kind, with_splices

if TYPE_CHECKING:
    from pathlib import Path

LINES = st.sampled_from(
    [
        "@a{k,\n",
        "@b{l,\n",
        "  x = {1},\n",
        "  y = {2},\n",
        "}\n",
        "\n",
        "% c\r\n",
        "z",
        "é\u2028",
        "\r",
    ]
)
TEXTS = st.lists(LINES, max_size=25).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same text with a few runs of lines replaced."""
    lines = draw(st.lists(LINES, max_size=40))
    new = list(lines)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(new)))
        new[start : start + draw(st.integers(0, 3))] = draw(st.lists(LINES, max_size=3))
    return "".join(lines), "".join(new)


def change(old: str, new: str, kind: Kind = "library") -> FileChange:
    """The record of a change from one text to another."""
    a, b = old.encode(), new.encode()
    sizes, splices = (len(a), len(b)), splices_between(a, b)
    return FileChange("/x", kind, "utf-8", sizes, splices, None if kind == "library" else a)


def diff(old: str, new: str, name: str = "l.bib") -> str:
    return unified(splices_between(old.encode(), new.encode()), name)


def undone(old: str, new: str, now: str, kind: Kind = "library") -> str:
    """What taking back the change from `old` to `new` makes of `now`."""
    return (patched(change(old, new, kind).inverse, now.encode()) or b"").decode()


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


ENTRY = "@misc{{k{0},\n  title = {{Paper {0}}},\n  year = {{2020}},\n  keywords = {{a}},\n}}\n\n"
MANY = "".join(ENTRY.format(n) for n in range(300))


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


def test_how_much_is_kept_around_a_change() -> None:
    """Three whole lines, besides one that may be a part; an empty line is one, too."""
    above, below = b"1\n2\n\n\n3\n", b"\n4\n\n5\n6\n"
    at = len(above)
    (splice,) = splices_between(above + b"x" + below, above + b"y" + below, [(at, at + 1, 1)])
    assert splice.before == b"2\n\n\n3\n"
    assert splice.after == b"\n4\n\n5\n"


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


BASE = "".join(ENTRY.format(n) for n in range(4))
TAGGED = BASE.replace(
    "Paper 2},\n  year = {2020},\n  keywords = {a}",
    "Paper 2},\n  year = {2020},\n  keywords = {a, b}",
)


UNTAGGED = ("{a, b}", "{a}")


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        pytest.param(("@misc{k0,", "% mine\n@misc{k0,"), UNTAGGED, id="line added above"),
        pytest.param(("Paper 2}", "Paper Two}"), UNTAGGED, id="another field of the entry"),
        pytest.param(
            ("Paper 2},\n  year = {2020}", "Paper 2},\n  year = {2021}"), UNTAGGED, id="line above"
        ),
        pytest.param(("}\n\n@misc{k3,", "}\n% x\n@misc{k3,"), UNTAGGED, id="text below"),
        pytest.param((ENTRY.format(1), ""), UNTAGGED, id="the entry before is gone"),
        pytest.param(("@misc{k2,", "@misc{new,"), None, id="renamed by hand"),
        pytest.param(("@misc{k2,", "@article{k2,"), UNTAGGED, id="another type"),
        pytest.param(("{a, b}", "{a, b, c}"), ("{a, b, c}", "{a, c}"), id="another tag since"),
        pytest.param(("{a, b}", "{a}"), ("", ""), id="taken back by hand"),
        pytest.param(("  keywords = {a, b},\n", ""), None, id="field gone"),
        pytest.param(
            (TAGGED[TAGGED.index("@misc{k2") : TAGGED.index("@misc{k3")], ""), None, id="entry gone"
        ),
    ],
)
def test_undoing_a_tag_after_an_edit(edit: tuple[str, str], wanted: tuple[str, str] | None) -> None:
    """A change is taken back where it still means the same place, and refused elsewhere."""
    now = TAGGED.replace(*edit, 1)
    if wanted is None:
        with pytest.raises(PatchConflict):
            undone(BASE, TAGGED, now)
    else:
        assert undone(BASE, TAGGED, now) == now.replace(*wanted, 1)


def test_an_equal_line_of_another_entry_is_not_touched() -> None:
    """When the entry is gone, an equal line of an equal-looking neighbour is left alone."""
    old = "@a{x,\n  k = {1},\n  t = {x},\n}\n\n@a{y,\n  k = {2},\n  t = {x},\n}\n"
    new = old.replace("k = {1}", "k = {2}")
    with pytest.raises(PatchConflict):
        undone(old, new, "@a{y,\n  k = {2},\n  t = {x},\n}\n")


@pytest.mark.parametrize(
    ("old", "new", "now", "wanted"),
    [
        pytest.param(
            "a\n", "a\n@b{c}\n", "a\n@b{c}\n@d{e}\n", "a\n@d{e}\n", id="added, then another"
        ),
        pytest.param("a\n", "a\n@b{c}", "a\n@b{c}\n@d{e}\n", "a\n@d{e}\n", id="it had no line end"),
        pytest.param(
            "a\r\n", "a\r\n@b{c}", "a\r\n@b{c}\r\n@d{e}\r\n", "a\r\n@d{e}\r\n", id="of two bytes"
        ),
        pytest.param(
            "@a{b}",
            "@a{b}\n\n@c{d}\n",
            "@a{b}\n\n@c{d}\n\n@e{f}\n",
            "@a{b}\n\n@e{f}\n",
            id="old had none",
        ),
        pytest.param(
            "@a{b}", "@a{c}", "@a{c}\n@e{f}\n", "@a{b}\n@e{f}\n", id="neither had a line end"
        ),
        pytest.param(
            BASE,
            BASE.replace(ENTRY.format(2), ""),
            "% x\n" + BASE.replace(ENTRY.format(2), ""),
            "% x\n" + BASE,
            id="removed entry comes back",
        ),
    ],
)
def test_undoing_after_the_file_went_on(old: str, new: str, now: str, wanted: str) -> None:
    """The inverse finds its place also when the end of the file is no longer the end."""
    assert undone(old, new, now) == wanted


def test_an_entry_that_is_back_already_does_not_come_back_twice() -> None:
    """Where it was is no proof when what was below it is another now."""
    old, new = b"@a{one,}\n@a{two,}\n@a{six,}\n", b"@a{one,}\n@a{six,}\n"
    now = b"@a{one,}\n@a{six, x = 1}\n@a{two,}\n"
    splices = splices_between(old, new, [(9, 18, 0)])
    removal = FileChange("/x", "library", "utf-8", (len(old), len(new)), splices)
    assert patched(removal.inverse, now) == now


@pytest.mark.parametrize(("twin", "is_refused"), [(2, True), (0, False)])
def test_an_entry_is_merged_unless_another_has_its_key(twin: int, is_refused: bool) -> None:
    """Which of two of one key is meant nobody knows; of other keys there may be several."""
    edited = TAGGED.replace("Paper 2}", "P2}")
    now = ENTRY.format(twin) + edited
    if is_refused:
        with pytest.raises(PatchConflict):
            undone(BASE, TAGGED, now)
    else:
        assert undone(BASE, TAGGED, now) == now.replace("{a, b}", "{a}")


def test_all_or_nothing() -> None:
    """One entry without a place keeps the others from being changed."""
    new = BASE.replace("Paper 0", "P0").replace("Paper 3", "P3")
    with pytest.raises(PatchConflict):
        undone(BASE, new, new.replace("P3", "Q3"))


def test_text_between_entries_is_not_merged() -> None:
    """A comment has no name to find it by: edited since, it is refused, not passed over."""
    with pytest.raises(PatchConflict):
        undone(BASE, BASE + "% one\n% two\n", BASE + "% one\n% too\n")


def test_two_stretches_of_one_key_are_not_merged() -> None:
    """Of two entries with one key that were changed, one is gone: which one nobody knows."""
    twin = ENTRY.format(1)
    first, last = twin.replace("Paper 1", "P"), twin.replace("Paper 1", "PP")
    old, new = (twin + MANY[:20] + twin).encode(), (first + MANY[:20] + last).encode()
    size, room = len(twin), len(MANY[:20])
    spans = [(0, size, len(first)), (size + room, len(old), len(last))]
    splices = splices_between(old, new, spans)
    made = FileChange("/x", "library", "utf-8", (len(old), len(new)), splices)
    assert patched(made.inverse, new) == old
    with pytest.raises(PatchConflict):
        patched(made.inverse, last.replace("2020", "2021").encode())


PAPER = "intro\n\\cite{old}\nmiddle\nmore\nend\n"


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        pytest.param("\\cite{new}", "\\cite{old}", id="as it was written"),
        pytest.param("\\cite{old}", "\\cite{old}", id="taken back already"),
        pytest.param("\\cite{other}", None, id="another citation there"),
    ],
)
def test_other_texts_are_merged_line_by_line(now: str, wanted: str | None) -> None:
    """A paper that was edited since keeps its edits, unless they are in the same line."""
    new = PAPER.replace("{old}", "{new}")
    if wanted is None:
        with pytest.raises(PatchConflict):
            undone(PAPER, new, PAPER.replace("\\cite{old}", now), "text")
    else:
        at = "more\n" + PAPER.replace("\\cite{old}", now).replace("end", "The end")
        assert undone(PAPER, new, at, "text") == at.replace(now, wanted)


@pytest.mark.slow
@settings(deadline=None)
@given(edited(), st.data())
def test_undoing_never_does_more_than_the_change(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    """After a line was put in front, an inverse is either refused or exact.

    Where nothing was left of the file, what comes back may be before or behind the line.
    """
    old, new = pair
    if old == new:
        return
    front = data.draw(st.sampled_from(["% new\n", "@string{a = 1}\n"]))
    try:
        now = undone(old, new, front + new)
    except PatchConflict:
        return
    assert now in {front + old, front + new} | ({old + front} if not new else set())
