"""One writer at a time: the lock, its queue, and the folder they are in."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from ssmlit.errors import LibraryError, LockedError
from ssmlit.store import LibraryOnDisk, Revision, files, transact
from ssmlit.store.lock import locked
from tests.store.support import names, rewrite, script


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        pytest.param(str(os.getpid()), True, id="this one"),
        pytest.param("1", True, id="somebody else's"),
        pytest.param(str(2**22 + 1), False, id="more than there may be"),
        pytest.param("9" * 30, True, id="what the system cannot be asked"),
        pytest.param("", False, id="no number"),
        pytest.param("x1", False, id="a word"),
    ],
)
def test_which_processes_are_alive(digits: str, expected: bool) -> None:
    assert files.is_alive(digits) is expected


def test_how_long_a_writer_waits(
    library: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten seconds for each one before it; when none of them comes to its end, it gives up."""
    with locked(library):
        (queue,) = [folder / "queue" for folder in (state / "libraries").iterdir()]
    queue.mkdir()
    clock = [0.0]

    def sleep(_: float) -> None:
        clock[0] += 6
        if moving:
            moving.pop().unlink()
        assert clock[0] < 100

    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", sleep)
    moving = [queue / f"{number:020d}-{os.getpid()}" for number in range(4, 1, -1)]
    for ticket in moving:
        ticket.touch()
    with locked(library):
        assert clock == [18]
        with pytest.raises(LockedError, match="for 10 seconds"), locked(library):
            pass
    assert clock == [30]
    assert names(queue) == []


def test_a_ticket_that_another_removed_meanwhile(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a dead process: all that come see it in the folder, and one of them is the first."""
    monkeypatch.setattr(os, "listdir", lambda _folder: [f"{1:020d}-999999999"])
    rewrite(library, lambda text: text + "x")
    assert library.read_text().endswith("x")


def test_a_lock_ends_with_its_block(library: Path) -> None:
    """Also where a failure is kept, and with it what was at work; who came in vain is forgotten."""
    with pytest.raises(ValueError, match="kept") as kept, locked(library):
        raise ValueError("kept")
    with locked(library, wait=0), pytest.raises(LockedError), locked(library, wait=0):
        pass
    with locked(library, wait=0) as folder:
        assert stat.S_IMODE((folder / "queue").stat().st_mode) == 0o700
        assert names(folder / "queue") == []

    assert kept.traceback


@pytest.mark.slow
def test_locked_by_another_process(library: Path) -> None:
    """A writer waits for the other one and says so when it waits in vain."""
    code = """
        import sys
        from pathlib import Path
        from ssmlit.errors import LockedError
        from ssmlit.store.lock import locked
        try:
            with locked(Path(sys.argv[1]), wait=0.1):
                print("not locked")
        except LockedError as error:
            print(error.exit_code.value, error.path, error.message)
    """
    answers: list[str] = []

    def change(snapshot: LibraryOnDisk) -> Revision:
        answers.append(script(code, library))
        return Revision(snapshot.content.decode() + "mine")

    transact(library, change, command="x")
    said = "another ssmlit has been writing this library for 0.1 seconds"
    assert answers == [f"6 {library} {said}\n"]
    assert library.read_text().endswith("mine")


@pytest.mark.slow
def test_writers_take_turns(library: Path, state: Path) -> None:
    """Who came first writes first; the ticket of a dead process holds nobody up."""
    code = """
        import os, sys, time
        from pathlib import Path
        from ssmlit.store import Revision, transact
        path, started, queue = map(Path, sys.argv[1:])
        children = []
        for n in range(4):
            child = os.fork()
            if not child:
                transact(path, lambda s: Revision(s.content.decode() + f"% {n}\\n"), command="x")
                os._exit(0)
            children.append(child)
            while not any(queue.glob(f"*-{child}")):
                time.sleep(0.01)
        started.touch()
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    """
    started = library.with_name("started")
    waiting: list[threading.Thread] = []

    def change(snapshot: LibraryOnDisk) -> Revision:
        (queue,) = [folder / "queue" for folder in (state / "libraries").iterdir()]
        queue.mkdir(exist_ok=True)
        (queue / f"{1:020d}-{2**22 + 1}").touch()  # beyond what Linux gives to a process
        waiting.append(threading.Thread(target=script, args=(code, library, started, queue)))
        waiting[0].start()
        while not started.exists():
            time.sleep(0.01)
        return Revision(snapshot.content.decode() + "% mine\n")

    transact(library, change, command="x")
    waiting[0].join()
    assert library.read_text().endswith("% mine\n% 0\n% 1\n% 2\n% 3\n")


def test_disk_without_locks(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where flock fails as on some network disks, nothing is written and the message helps."""

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", flock)
    before = library.read_bytes()
    with pytest.raises(LockedError, match=r"cannot lock files \(No locks available\)$") as raised:
        rewrite(library, lambda text: text + "x")
    assert "SSMLIT_STATE_DIR" in raised.value.hint
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "why"),
    [("file/state", errno.ENOTDIR), ("s" * 300, errno.ENAMETOOLONG)],
    ids=["it cannot be made", "it cannot even be looked at"],
)
def test_state_folder_that_cannot_be_made(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: int
) -> None:
    """Without a place for lock and history nothing is written."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(tmp_path / name))
    with pytest.raises(LibraryError) as raised:
        rewrite(library, lambda text: text + "x")
    assert raised.value.message == (
        f"the folder for locks and history cannot be written: {os.strerror(why)}"
    )
    assert "SSMLIT_STATE_DIR" in raised.value.hint


def test_the_history_is_private(library: Path, state: Path) -> None:
    """It holds what the library says, whose file may be private."""
    rewrite(library, lambda text: text + "x")
    (folder,) = (state / "libraries").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
