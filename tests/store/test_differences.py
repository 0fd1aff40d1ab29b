from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ssmlit.store import Hunk, between, unified
from ssmlit.store.fitting import Misfit, apply, fits_exactly

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def spliced(hunks: Sequence[Hunk], old: str) -> str:
    out, at = "", 0
    for hunk in hunks:
        out += old[at : hunk.offsets[0]] + hunk.new
        at = hunk.offsets[0] + len(hunk.old)
    return out + old[at:]


@settings(deadline=None)
@example(("@a{k,\n@b{l,\n", "@b{l,\n@b{l,\n@a{k,\n"))  # a gap cut short by the end of the file
@given(edited() | st.tuples(TEXTS, TEXTS))
def test_hunks_are_the_change_and_its_inverse(pair: tuple[str, str]) -> None:
    """Hunks turn the old text into the new one and back; contexts are what stands there."""
    old, new = pair
    hunks = between(old, new)
    assert spliced(hunks, old) == new
    assert spliced([h.inverse for h in hunks], new) == old
    for hunk in hunks:
        start, end = hunk.offsets[0], hunk.offsets[0] + len(hunk.old)
        assert old[:start].endswith(hunk.before)
        assert old[end:].startswith(hunk.after)
        assert new[: hunk.offsets[1]].endswith(hunk.before)
        assert hunk.lines == (
            old.count("\n", 0, start) + 1,
            new.count("\n", 0, hunk.offsets[1]) + 1,
        )


@settings(deadline=None)
@example(("@a{k,\nz", "@a{k,\nz@a{k,\nz"))  # a last line that begins another one
@given(edited())
def test_a_text_is_never_taken_for_the_other(pair: tuple[str, str]) -> None:
    """Whether a text is the one before or after a change can be told from the hunks alone."""
    old, new = pair
    hunks = between(old, new)
    back = [h.inverse for h in hunks]
    assert fits_exactly(hunks, old)
    assert fits_exactly(back, new)
    if old != new:
        assert not fits_exactly(hunks, new)
        assert not fits_exactly(back, old)


ENTRY = "@misc{{k{0},\n  title = {{Paper {0}}},\n  year = {{2020}},\n  keywords = {{a}},\n}}\n\n"
MANY = "".join(ENTRY.format(n) for n in range(300))


@pytest.mark.parametrize(
    ("new", "count", "lines"),
    [
        pytest.param(MANY.replace("{Paper 150}", "{X}"), 1, 1, id="one line"),
        pytest.param(
            MANY.replace("{Paper 1}", "{X}").replace("{Paper 299}", "{X}"), 2, 2, id="far"
        ),
        pytest.param(MANY.replace("{a}", "{b}"), 300, 300, id="a line of every entry"),
        pytest.param(MANY + ENTRY.format(300), 1, 6, id="appended"),
        pytest.param(ENTRY.format(300) + MANY, 1, 6, id="put first"),
        pytest.param(MANY.replace(ENTRY.format(7), ""), 1, 6, id="entry removed"),
        pytest.param(MANY.replace(ENTRY.format(7), "") + ENTRY.format(7), 2, 12, id="entry moved"),
        pytest.param(
            "".join(ENTRY.format(n) for n in [*range(100, 300), *range(100)]), 2, 1200, id="halves"
        ),
    ],
)
def test_hunks_are_small(new: str, count: int, lines: int) -> None:
    """A hunk holds the changed lines and not what lies between changes."""
    hunks = between(MANY, new)
    assert len(hunks) == count
    assert sum(max(h.old.count("\n"), h.new.count("\n")) for h in hunks) == lines
    assert spliced(hunks, MANY) == new


def test_a_file_of_one_line_has_small_hunks_too() -> None:
    """Lines of any length are cut, so that the history stays small."""
    old = "x" * 100_000
    (hunk,) = between(old, old[:50_000] + "y" + old[50_000:])
    assert len(hunk.old) + len(hunk.new) + len(hunk.before) + len(hunk.after) < 20_000


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
        input=unified(between(old, new), "library.bib").encode(),
        cwd=tmp_path,
        check=True,
    )
    assert (tmp_path / "library.bib").read_text() == new


def test_unified_diff_names_the_entry() -> None:
    """The head of the entry stands in the hunk's own line, when the hunk does not show it."""
    old = MANY.replace("  year", "  note = {1},\n  isbn = {2},\n  year")
    diff = unified(between(old, old.replace("Paper 4}", "P4}")), "l.bib")
    assert diff.startswith("--- a/l.bib\n+++ b/l.bib\n@@ -31,7 +31,7 @@\n")
    late = unified(between(old, old.replace("2020", "2021", 1)), "l.bib").splitlines()[2]
    assert late == "@@ -2,7 +2,7 @@ @misc{k0,"


def test_no_change_no_hunks() -> None:
    """Equal texts have no hunks and an empty diff."""
    assert between(MANY, MANY) == ()
    assert unified((), "x") == ""


BASE = "".join(ENTRY.format(n) for n in range(4))
TAGGED = BASE.replace(
    "Paper 2},\n  year = {2020},\n  keywords = {a}",
    "Paper 2},\n  year = {2020},\n  keywords = {a, b}",
)


@pytest.mark.parametrize(
    ("edit", "fits"),
    [
        pytest.param(("@misc{k0,", "% mine\n@misc{k0,"), True, id="line added above"),
        pytest.param(("Paper 2}", "Paper Two}"), True, id="another field of the entry"),
        pytest.param(
            ("Paper 2},\n  year = {2020}", "Paper 2},\n  year = {2021}"), True, id="line above"
        ),
        pytest.param(("}\n\n@misc{k3,", "}\n% x\n@misc{k3,"), True, id="text below"),
        pytest.param((ENTRY.format(1), ""), True, id="the entry before is gone"),
        pytest.param(
            ("@misc{k2,", "@article{new,"), True, id="head changed, all around is the same"
        ),
        pytest.param(("{a, b}", "{a, b, c}"), False, id="the line itself"),
        pytest.param(
            (TAGGED[TAGGED.index("@misc{k2") : TAGGED.index("@misc{k3")], ""),
            False,
            id="entry gone",
        ),
    ],
)
def test_undoing_a_tag_after_an_edit(edit: tuple[str, str], fits: bool) -> None:
    """A change is taken back where it still means the same place, and refused elsewhere."""
    back = [h.inverse for h in between(BASE, TAGGED)]
    assert TAGGED.count(edit[0]) == 1
    now = TAGGED.replace(*edit)
    if fits:
        assert apply(back, now) == now.replace("{a, b}", "{a}")
    else:
        with pytest.raises(Misfit) as raised:
            apply(back, now)
        assert list(raised.value.hunks) == back


def test_a_line_that_stands_in_another_entry_is_not_touched() -> None:
    """When the entry is gone, an equal line of an equal-looking neighbour is left alone."""
    old = "@a{x,\n  k = {1},\n  t = {x},\n}\n\n@a{y,\n  k = {2},\n  t = {x},\n}\n"
    new = old.replace("k = {1}", "k = {2}")
    back = [h.inverse for h in between(old, new)]
    with pytest.raises(Misfit):
        apply(back, "@a{y,\n  k = {2},\n  t = {x},\n}\n")


@pytest.mark.parametrize(
    ("old", "new", "now", "wanted"),
    [
        pytest.param(
            "a\n", "a\n@b{c}\n", "a\n@b{c}\n@d{e}\n", "a\n@d{e}\n", id="added, then another"
        ),
        pytest.param("a\n", "a\n@b{c}", "a\n@b{c}\n@d{e}\n", "a\n@d{e}\n", id="it had no line end"),
        pytest.param(
            "@a{b}",
            "@a{b}\n\n@c{d}\n",
            "@a{b}\n\n@c{d}\n\n@e{f}\n",
            "@a{b}\n\n@e{f}\n",
            id="old had none",
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
    assert apply([h.inverse for h in between(old, new)], now) == wanted


def test_all_or_nothing() -> None:
    """One hunk without a place keeps the others from being applied."""
    new = BASE.replace("Paper 0", "P0").replace("Paper 3", "P3")
    back = [h.inverse for h in between(BASE, new)]
    with pytest.raises(Misfit) as raised:
        apply(back, new.replace("P3", "Q3"))
    assert [h.new for h in raised.value.hunks] == ["  title = {Paper 3},\n"]


@settings(deadline=None)
@given(edited(), st.data())
def test_fitting_never_does_more_than_the_change(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    """After a line was put in front, an inverse is either refused or exact."""
    old, new = pair
    if old == new:
        return
    front = data.draw(st.sampled_from(["% new\n", "@string{a = 1}\n"]))
    try:
        now = apply([h.inverse for h in between(old, new)], front + new)
    except Misfit:
        return
    assert now == front + old
