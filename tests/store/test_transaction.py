"""Changing files: all or nothing, recorded."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import ChangedError, EditRefusedError, LibraryError
from ssmlit.store import LibraryOnDisk, Revision, files, read_library, target, transact
from ssmlit.store.disk_files import on_disk
from ssmlit.store.undo import history
from tests.store.support import names, replacing, rewrite, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def test_change_is_written_and_recorded(library: Path, home: Path) -> None:
    """The file has the new text, its folder nothing else, the history one record."""
    before = library.read_text()
    entry = transact(
        library,
        lambda s: Revision(s.content.decode() + "@misc{new,\n}\n", ("added new",)),
        command="ssmlit add new",
    )
    assert library.read_text() == before + "@misc{new,\n}\n"
    assert names(home) == ["library.bib"]
    assert entry is not None
    assert history(library, changes=True) == (entry,)
    (shown,) = history(library)
    assert shown == entry._replace(files=shown.files)
    assert [change.splices for change in shown.files] == [()]
    assert (entry.number, entry.command, entry.summary, entry.state) == (
        1,
        "ssmlit add new",
        ("added new",),
        "applied",
    )


@pytest.mark.parametrize("change", [None, "same"])
def test_nothing_to_do_writes_nothing(library: Path, change: str | None) -> None:
    """None, or the same text, leaves the very file and no record."""
    before = library.stat()
    done = transact(
        library, lambda s: Revision(s.content.decode()) if change else None, command="x"
    )
    after = library.stat()
    assert done is None
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert history(library) == ()


def test_link_stays_a_link(library: Path, tmp_path: Path) -> None:
    """The file after the link changes, also through a second link; both share the history."""
    link = tmp_path / "link.bib"
    link.symlink_to(library)
    second = tmp_path / "second.bib"
    second.symlink_to("link.bib")
    rewrite(second, replacing("Mamba}", "M}"))
    assert second.readlink() == Path("link.bib")
    assert link.readlink() == library
    assert "{M}" in library.read_text()
    assert names(tmp_path) == ["home", "link.bib", "second.bib", "state"]
    assert history(library) == history(link) != ()


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_mode_is_kept(library: Path, mode: int) -> None:
    """The new file has the old one's permissions, whatever the umask."""
    library.chmod(mode)
    rewrite(library, replacing("Mamba}", "M}"))
    assert stat.S_IMODE(library.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_is_kept(library: Path) -> None:
    """Root that edits someone's library leaves it theirs."""
    os.chown(library, 12345, 23456)
    rewrite(library, replacing("Mamba}", "M}"))
    assert (library.stat().st_uid, library.stat().st_gid) == (12345, 23456)


def test_extended_attributes_are_kept(library: Path) -> None:
    """Tags that the desktop put on the file stay on it."""
    try:
        os.setxattr(library, "user.comment", b"mine")
    except OSError:
        pytest.skip("this disk has no extended attributes")
    rewrite(library, replacing("Mamba}", "M}"))
    assert os.getxattr(library, "user.comment") == b"mine"


def test_a_file_is_created_only_on_request(home: Path) -> None:
    """A missing library is an error, unless the caller starts one; a link may point at it."""
    path = home / "new.bib"
    with pytest.raises(LibraryError):
        rewrite(path, lambda _: "x")
    link = home / "link.bib"
    link.symlink_to("new.bib")
    transact(
        link, lambda s: Revision(s.content.decode() + "@misc{a,\n}\n"), command="add", create=True
    )
    assert path.read_text() == "@misc{a,\n}\n"
    assert link.is_symlink()


def test_changed_by_an_editor_meanwhile(library: Path) -> None:
    """An edit saved between read and write stays; the change is made again on top of it."""
    seen: list[str] = []

    def change(snapshot: LibraryOnDisk) -> Revision:
        seen.append(snapshot.content.decode())
        if len(seen) == 1:
            library.write_text(snapshot.content.decode().replace("2023", "1999"))
        return Revision(snapshot.content.decode().replace("{Mamba}", "{M}"))

    transact(library, change, command="x")
    assert len(seen) == 2
    assert "1999" in library.read_text()
    assert "{M}" in library.read_text()
    assert len(history(library)) == 1


def test_changed_by_rename_meanwhile(library: Path) -> None:
    """An editor that replaces the file, keeping size and time stamp, is noticed too."""
    calls = 0

    def change(snapshot: LibraryOnDisk) -> Revision:
        nonlocal calls
        calls += 1
        if calls == 1:
            facts = library.stat()
            other = library.with_name("other")
            other.write_text(snapshot.content.decode().replace("2023", "1999"))
            os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
            other.replace(library)
        return Revision(snapshot.content.decode() + "x")

    transact(library, change, command="x")
    assert library.read_text().endswith("x")
    assert "1999" in library.read_text()


def test_changed_in_place_within_one_tick(library: Path) -> None:
    """The same size, time stamp and inode are not believed when the file is that young.

    Its stamp is ahead of the clock: on a busy machine it stays young until it is read.
    """
    calls = 0
    os.utime(library, ns=(0, time.time_ns() + 60_000_000_000))

    def change(snapshot: LibraryOnDisk) -> Revision:
        nonlocal calls
        calls += 1
        if calls == 1:
            facts = library.stat()
            library.write_text(snapshot.content.decode().replace("2023", "1999"))
            os.utime(library, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        return Revision(snapshot.content.decode() + "x")

    transact(library, change, command="x")
    assert calls == 2
    assert "1999" in library.read_text()


def test_an_edit_that_no_longer_applies(library: Path) -> None:
    """The change's own refusal on the newer text ends the command; the editor's text stays."""

    def change(snapshot: LibraryOnDisk) -> Revision:
        if "1999" in snapshot.content.decode():
            raise EditRefusedError("gone")
        library.write_text("1999")
        return Revision("x")

    with pytest.raises(EditRefusedError):
        transact(library, change, command="x")
    assert library.read_text() == "1999"
    assert history(library) == ()


def test_a_file_that_never_rests(library: Path, home: Path, state: Path) -> None:
    """After a few tries the command gives up, having written nothing of its own, nor recorded."""

    def change(snapshot: LibraryOnDisk) -> Revision:
        library.write_text(snapshot.content.decode() + "% again\n")
        return Revision(snapshot.content.decode() + "mine")

    with pytest.raises(ChangedError):
        transact(library, change, command="x")
    assert "mine" not in library.read_text()
    assert names(home) == ["library.bib"]
    assert list(state.glob("libraries/*/history/*")) == []


def test_removed_meanwhile(library: Path) -> None:
    """A library that someone removed is not brought back."""

    def change(snapshot: LibraryOnDisk) -> Revision:
        library.unlink()
        return Revision(snapshot.content.decode() + "x")

    with pytest.raises(LibraryError, match="no such file"):
        transact(library, change, command="x")
    assert not library.exists()


def test_what_cannot_be_written_leaves_no_record(library: Path, home: Path, state: Path) -> None:
    """Nor a temporary file; here the folder of one of the files was not made."""
    before = library.read_bytes()
    beside = target(home / "none" / "list.md", library, new_folder=True).edited("x")

    with pytest.raises(LibraryError, match="no such folder"):
        transact(
            library, lambda s: Revision(s.content.decode() + "x", outputs=[beside]), command="x"
        )

    (folder,) = (state / "libraries").iterdir()
    assert names(folder / "history") == []
    assert names(home) == ["library.bib"]
    assert library.read_bytes() == before


def test_files_that_were_replaced_are_put_back_when_another_cannot_be(home: Path) -> None:
    """With contents and mode; one that was not there goes again. No temporary file stays."""
    first, fresh, gone = (home / name for name in ("first", "fresh", "gone"))
    first.write_bytes(b"old")
    first.chmod(0o640)
    writes = [(on_disk(first), b"new"), (on_disk(fresh), b"new"), (on_disk(gone), None)]

    with pytest.raises(FileNotFoundError):  # what is not there cannot go
        files.replace_all(writes)

    assert names(home) == ["first"]
    assert first.read_bytes() == b"old"
    assert stat.S_IMODE(first.stat().st_mode) == 0o640


def test_interrupted_change(library: Path, home: Path) -> None:
    """Ctrl-C in the middle leaves the old file, no record, no temporary file, no lock."""

    def change(_: LibraryOnDisk) -> Revision:
        raise KeyboardInterrupt

    before = library.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        transact(library, change, command="x")
    assert library.read_bytes() == before
    assert names(home) == ["library.bib"]
    assert rewrite(library, replacing("Mamba}", "M}"))


@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN])
def test_an_interrupt_waits_for_the_end_of_a_write(
    library: Path, home: Path, handler: signal.Handlers
) -> None:
    """The file is whole and nothing is left beside it; then the interrupt does what it did."""

    def parts() -> Iterator[bytes]:
        yield b"one "
        signal.raise_signal(signal.SIGINT)
        yield b"two"

    is_ignored = handler is signal.SIG_IGN
    before = signal.signal(signal.SIGINT, handler)
    try:
        with nullcontext() if is_ignored else pytest.raises(KeyboardInterrupt):
            files.replace(library, parts())
        assert signal.getsignal(signal.SIGINT) is handler
    finally:
        signal.signal(signal.SIGINT, before)

    assert library.read_bytes() == b"one two"
    assert names(home) == ["library.bib"]


def test_a_file_being_written_is_private(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it has the mode of the old file, which may be private; a new file is as any other."""
    seen: list[int] = []

    def fchmod(descriptor: int, mode: int, keep: Callable[[int, int], None] = os.fchmod) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        keep(descriptor, mode)

    monkeypatch.setattr(os, "fchmod", fchmod)
    rewrite(library, replacing("Mamba}", "M}"))
    assert seen
    assert set(seen) == {0o600}

    new, other = library.with_name("new"), library.with_name("other")
    files.replace(new, [b"x"])
    other.touch()
    assert new.stat().st_mode == other.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be opened there")
def test_a_write_is_durable(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The contents are on the disk before they have the name, then the name is."""
    synced: list[tuple[bool, bytes]] = []
    sizes: list[int] = []

    def fsync(descriptor: int, keep: Callable[[int], None] = os.fsync) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append((is_folder, library.read_bytes()))
        sizes.append(os.fstat(descriptor).st_size)
        keep(descriptor)

    old = library.read_bytes()
    monkeypatch.setattr(os, "fsync", fsync)
    files.replace(library, [b"new"])
    assert synced == [(False, old), (True, b"new")]
    assert sizes[0] == len(b"new")


@pytest.mark.slow
def test_leftovers_of_a_dead_process_are_removed(library: Path, home: Path) -> None:
    """The next write removes what a killed one left, and nobody else's files."""
    from ssmlit.store import files

    dead = int(script("import os; print(os.getpid())"))
    prefix = files._prefix(library)
    (home / f"{prefix}{dead}.tmp").write_text("half")
    alive = f"{prefix}{os.getppid()}.tmp"
    other = ".ssmlit-00000000-00000000-1.tmp"
    (home / alive).write_text("being written")
    (home / other).write_text("of another library")
    rewrite(library, replacing("Mamba}", "M}"))
    assert names(home) == sorted([alive, other, "library.bib"])


@pytest.mark.slow
def test_read_only_file_is_refused() -> None:
    """A file or folder without write permission, as an ordinary user meets it."""
    if os.geteuid() != 0:
        pytest.skip("starts as root to become somebody else")
    answer = script(
        """
        import os, shutil, tempfile
        from pathlib import Path
        import filelock, platformdirs, difflib, tomllib, json, shlex, zlib, hashlib
        from ssmlit.errors import LibraryError
        from ssmlit.store import Revision, read_library, transact
        base = Path(tempfile.mkdtemp())
        os.chown(base, 65534, 65534)
        os.environ["SSMLIT_STATE_DIR"] = str(base / "state")
        os.setegid(65534)
        os.seteuid(65534)
        home = base / "home"
        home.mkdir()
        path = home / "library.bib"
        path.write_text("a")
        def attempt(what):
            try:
                transact(path, lambda s: Revision(s.content.decode() + "b"), command="x")
                print(what, "written")
            except LibraryError as error:
                print(what, "refused", error.exit_code.value, bool(error.hint), path.stat().st_size)
        path.chmod(0o444); attempt("file")
        path.chmod(0o644); home.chmod(0o555); attempt("folder")
        home.chmod(0o755); path.chmod(0o000)
        try:
            read_library(path)
        except LibraryError as error:
            print("unreadable", error.message)
        path.chmod(0o644); attempt("all")
        print(os.listdir(home))
        os.seteuid(0)
        shutil.rmtree(base)
        """
    )
    assert answer.splitlines() == [
        "file refused 6 True 1",
        "folder refused 6 True 1",
        "unreadable reading failed: permission denied",
        "all written",
        "['library.bib']",
    ]


def test_library_in_an_odd_place(tmp_path: Path) -> None:
    """Names with spaces, newlines, bytes that are no text, and of full length work."""
    for name in ("a b.bib", "line\nbreak.bib", os.fsdecode(b"\xff\xfe.bib"), "ü" * 125 + ".bib"):
        path = tmp_path / name
        path.write_text("x")
        rewrite(path, lambda text: text + "y")
        assert path.read_text() == "xy"
        assert len(history(path)) == 1


def test_snapshot_knows_whether_it_is_current(library: Path) -> None:
    """Reading again is not needed to know that nothing changed, and a change is seen."""
    snapshot = read_library(library)
    assert snapshot.file.is_current()
    library.write_text("other")
    assert not snapshot.file.is_current()
    library.unlink()
    assert not snapshot.file.is_current()


@pytest.mark.parametrize("edited", [False, True])
def test_what_was_read_before_is_used_while_it_is_current(library: Path, *, edited: bool) -> None:
    """A change is made to what was read before, unless the file has changed since."""
    known = read_library(library)
    if edited:
        library.write_text("@misc{theirs,\n}\n")
    seen: list[LibraryOnDisk] = []

    def change(snapshot: LibraryOnDisk) -> Revision:
        seen.append(snapshot)
        return Revision(snapshot.content.decode() + "@misc{new,\n}\n")

    before = library.read_text()
    transact(library, change, command="x", known=known)
    assert library.read_text() == before + "@misc{new,\n}\n"
    assert (seen[0] is known) is not edited
