"""Files beside the library that a command writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import ChangedError, LibraryError
from ssmlit.store import (
    LibraryOnDisk,
    Revision,
    journal,
    last_written,
    make_folder,
    target,
    transact,
)
from ssmlit.store.transaction import write_unrecorded
from ssmlit.store.undo import history, undo
from tests.store.support import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ssmlit.ownership_marks import Style


def test_a_folder_that_was_made_meanwhile_is_no_failure(tmp_path: Path) -> None:
    """Two commands at once may want the same one; a file in its place is a failure."""
    make_folder(tmp_path / "made")
    make_folder(tmp_path / "made")
    (tmp_path / "file").write_text("")

    assert (tmp_path / "made").is_dir()
    with pytest.raises(LibraryError, match="making the folder failed"):
        make_folder(tmp_path / "file")


def test_a_foreign_file_is_replaced_only_by_equal_text(home: Path, library: Path) -> None:
    """Nothing is lost where it says the same already, or nothing."""
    path = home / "list.md"
    path.write_text("mine\n")
    assert target(path, library).generated("mine\n", None).remade
    with pytest.raises(LibraryError, match="not written by ssmlit"):
        target(path, library).generated("other\n", None)
    path.write_text("")
    assert target(path, library).generated("other\n", None).remade


EDITED, FOREIGN = "edited by hand since", "not written by ssmlit"


@pytest.mark.parametrize("style", [None, "html"])
@pytest.mark.parametrize(
    ("edit", "refused"),
    [
        pytest.param(lambda data: data, "", id="as it was written"),
        pytest.param(lambda data: data.replace(b"one", b"1"), EDITED, id="edited"),
        pytest.param(lambda data: b"\xe9" + data, FOREIGN, id="no text"),
    ],
)
def test_what_ssmlit_wrote_is_replaced_unless_it_was_edited(
    home: Path, library: Path, style: Style | None, edit: Callable[[bytes], bytes], refused: str
) -> None:
    """Its mark says so, or in a format without marks the history."""
    path = home / "list.html"
    made = target(path, library).generated("one\n", style)
    transact(
        library,
        lambda before: Revision(before.content.decode(), outputs=[made]),
        command="ssmlit render",
    )
    path.write_bytes(edit(path.read_bytes()))

    if refused:
        with pytest.raises(LibraryError, match=refused):
            target(path, library).generated("two\n", style)
    assert target(path, library).generated("two\n", style, force=True).remade is not bool(refused)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        pytest.param(None, b"\xc3\xa9", id="a new one"),
        pytest.param("ü".encode(), b"\xc3\xa9", id="UTF-8"),
        pytest.param("ü".encode("latin-1"), b"\xe9", id="an old paper"),
    ],
)
def test_a_paper_keeps_its_encoding(
    home: Path, library: Path, data: bytes | None, written: bytes
) -> None:
    path = home / "paper.tex"
    if data:
        path.write_bytes(data)
    assert target(path, library).edited_paper("é").data == written


def test_what_was_written_last_is_that_of_the_file_asked_about(home: Path, library: Path) -> None:
    """One command may write several files, and the library beside them."""
    paths = [home / name for name in ("one.md", "two.md")]
    texts = [f"# {path.stem}\n" for path in paths]

    def change(before: LibraryOnDisk) -> Revision:
        outputs = [target(it, library).edited(text) for it, text in zip(paths, texts, strict=True)]
        return Revision(before.content.decode() + "x", outputs=outputs)

    transact(library, change, command="ssmlit render")

    assert [last_written(path, library) for path in paths] == texts
    assert last_written(home / "three.md", library) is None


def test_what_ssmlit_wrote_is_read_without_its_mark(home: Path, library: Path) -> None:
    """Of a format without marks all of it; nothing of a file that is not there."""
    path = home / "list.html"
    assert [target(path, library).unmarked(style) for style in (None, "html")] == ["", ""]
    made = target(path, library).generated("one\n", "html")
    assert made.data is not None
    path.write_bytes(made.data)

    assert target(path, library).unmarked("html") == "one\n"
    assert target(path, library).unmarked(None) == made.data.decode()


def test_what_can_be_made_again_is_written_without_a_record(home: Path, library: Path) -> None:
    """If it says something else, and nobody else has written it meanwhile."""
    path = home / "list.md"
    one, two = (target(path, library).edited(text) for text in ("one\n", "two\n"))

    assert write_unrecorded([one])
    assert not write_unrecorded([target(path, library).edited("one\n")])
    with pytest.raises(ChangedError, match="meanwhile"):
        write_unrecorded([two])
    assert path.read_text() == "one\n"
    assert history(library) == ()


@pytest.mark.slow
def test_only_recorded_contents_count_as_written(
    home: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was taken back was not. However long ago: of dropped records a digest is left."""
    path = home / "one.md"

    def write(text: str | None) -> None:
        def change(before: LibraryOnDisk) -> Revision:
            outputs = [] if text is None else [target(path, library).edited(text)]
            return Revision(before.content.decode() + "x", outputs=outputs)

        transact(library, change, command="ssmlit render")

    write("one\n")
    write("two\n")
    assert last_written(path, library) == "two\n"
    undo(library)
    assert last_written(path, library) == "one\n"
    for _ in range(21):
        write(None)
    assert last_written(path, library) == "one\n"
    monkeypatch.setattr(journal, "MOST_STEPS", 3)
    for _ in range(3):
        write(None)
    assert last_written(path, library) is None
    assert target(path, library).generated("three\n", None).remade
    path.write_text("one, by hand\n")
    with pytest.raises(LibraryError, match="edited by hand"):
        target(path, library).generated("three\n", None)


def test_of_several_dropped_records_the_latest_counts(
    home: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "one.ris"
    for text in ("one\n", "two\n"):
        made = Revision(None, outputs=[target(path, library).generated(text, None)])
        transact(library, lambda _, made=made: made, command="ssmlit export")  # type: ignore[misc]
    monkeypatch.setattr(journal, "MOST_STEPS", 1)
    rewrite(library, lambda text: f"{text}x")

    assert [entry.command for entry in history(library)] == ["edit"]
    assert target(path, library).generated("three\n", None).remade


@pytest.mark.parametrize("kind", ["itself", "link", "hard link", "folder", "in no folder"])
def test_what_is_never_written(home: Path, library: Path, kind: str) -> None:
    """Not the library in any guise, nor what is no file."""
    path = home / "list.md"
    if kind == "link":
        path.symlink_to(library)
    elif kind == "hard link":
        path.hardlink_to(library)
    elif kind == "folder":
        path.mkdir()
    asked = {"itself": library, "in no folder": home / "none" / "list.md"}.get(kind, path)

    with pytest.raises(LibraryError):
        target(asked, library)
    if kind == "in no folder":
        assert target(asked, library, new_folder=True).data is None
