"""A recorded change made again or taken back in a file that was edited since."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.store import splices_between
from ssmlit.store.patch import PatchConflict, patched
from ssmlit.store.steps import FileChange, Kind
from tests.store.changes import ENTRY, MANY, change, edited


def undone(old: str, new: str, now: str, kind: Kind = "library") -> str:
    """What taking back the change from `old` to `new` makes of `now`."""
    return (patched(change(old, new, kind).inverse, now.encode()) or b"").decode()


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


@pytest.mark.parametrize("now", [b"", b"other\n", b"new\nmore\n"])
@pytest.mark.parametrize("back", [False, True], ids=["redo", "undo"])
def test_a_file_that_a_command_made_is_not_another_one(now: bytes, back: bool) -> None:
    """Neither made again over what is there, though it is empty, nor removed once it went on."""
    made = change("", "new\n", "text")._replace(sizes=(None, 4))
    assert patched(made, None) == patched(made, b"new\n") == b"new\n"
    assert patched(made.inverse, None) is patched(made.inverse, b"new\n") is None
    with pytest.raises(PatchConflict):
        patched(made.inverse if back else made, now)
