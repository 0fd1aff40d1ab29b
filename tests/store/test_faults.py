"""Real processes, real signals, real full disks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from ssmlit.store.undo import history, undo
from tests.store.support import names, rewrite, script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.slow
def test_eight_processes_fifty_writes_each(library: Path, home: Path) -> None:
    """Every entry and every tag of 8 × 50 concurrent commands is there at the end, once."""
    script(
        """
        import os, sys
        from pathlib import Path
        from ssmlit.store import Revision, transact
        path = Path(sys.argv[1])
        def work(n):
            for i in range(50):
                if i % 2:
                    change = lambda s: Revision(
                        s.content.decode().replace("{models", f"{{models, t{n}-{i}", 1))
                else:
                    change = lambda s: Revision(s.content.decode() + f"@misc{{e{n}-{i},\\n}}\\n")
                transact(path, change, command=f"{n} {i}")
        children = []
        for n in range(8):
            child = os.fork()
            if not child:
                work(n)
                os._exit(0)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
        """,
        library,
        timeout=120,
    )
    text = library.read_text()
    added = [f"@misc{{e{n}-{i}," for n in range(8) for i in range(0, 50, 2)]
    tags = [f" t{n}-{i}" for n in range(8) for i in range(1, 50, 2)]
    assert sorted(line for line in text.splitlines() if line.startswith("@misc{e")) == sorted(added)
    first = next(line for line in text.splitlines() if "keywords" in line)
    found = first[first.index("{models") + 7 : first.index("}")].split(",")[1:]
    assert sorted(found) == sorted(tags)
    assert names(home) == ["library.bib"]
    assert len(history(library)) == 200


KILLER = """
    import json, os, random, signal, sys, time
    from pathlib import Path
    import filelock, difflib, hashlib
    from ssmlit.store import Revision, read_library, transact
    from ssmlit.store.undo import history, redo, undo
    path, deadly = Path(sys.argv[1]), getattr(signal, sys.argv[2])
    random.seed(int(sys.argv[3]))
    BODY = "  abstract = {" + "word " * 8000 + "},\\n"
    def add(s):
        n = s.content.decode().count("@misc{n")
        return Revision(s.content.decode() + f"@misc{{n{n},\\n{BODY}}}\\n")
    def whole(text):
        n = text.count("@misc{n")
        return text == start + "".join(f"@misc{{n{i},\\n{BODY}}}\\n" for i in range(n))
    start = path.read_text()
    broken, leftovers = 0, 0
    for _ in range(int(sys.argv[4])):
        child = os.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                transact(path, add, command="add")
                undo(path)
                redo(path)
            except BaseException:
                os._exit(1)
            os._exit(0)
        time.sleep(random.random() * 0.03)
        os.kill(child, deadly)
        os.waitpid(child, 0)
        broken += not whole(path.read_text())
        leftovers += any(name.endswith(".tmp") for name in os.listdir(path.parent))
        transact(path, add, command="after")
        broken += not whole(path.read_text())
        assert os.listdir(path.parent) == [path.name], os.listdir(path.parent)
        done = [e for e in history(path) if e.state == "applied"]
        made = read_library(path).content.decode().count("@misc{n")
        assert len(done) == made, (len(done), path.read_text()[-99:])
        if len(done) > 20:
            undo(path, 20)
            broken += not whole(path.read_text())
    undo(path, 999)
    print(json.dumps({"broken": broken, "leftovers": leftovers, "end": path.read_text() == start}))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "times"), [("SIGKILL", 220), ("SIGINT", 40), ("SIGTERM", 40)])
def test_killed_at_any_moment(library: Path, name: str, times: int) -> None:
    """Old or new, never a third thing; history agrees with the file; nothing blocks or is left."""
    answer = json.loads(script(KILLER, library, name, 7, times, timeout=240))
    assert answer["broken"] == 0
    assert answer["end"] is True
    if name == "SIGINT":
        assert answer["leftovers"] == 0


@pytest.mark.slow
def test_file_size_limit(library: Path, home: Path) -> None:
    """Where the new file would be larger than the limit, the old one stays, alone."""
    answer = script(
        """
        import resource, sys
        from pathlib import Path
        from ssmlit.errors import LibraryError
        from ssmlit.store import Revision, transact
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            transact(Path(sys.argv[1]), lambda s: Revision(s.content + b"x" * 200_000), command="x")
        except LibraryError as error:
            print(error.exit_code.value, error.hint)
        """,
        library,
    )
    assert answer == "6 make room and run the command again; nothing was changed\n"
    assert names(home) == ["library.bib"]
    assert history(library) == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk(small_disk: Path) -> None:
    """A library that outgrows its disk stays as it was, and the message says why."""
    from ssmlit.errors import LibraryError

    path = small_disk / "library.bib"
    path.write_text("x" * 100_000)
    rewrite(path, lambda text: text + "y")
    with pytest.raises(LibraryError, match="disk is full"):
        rewrite(path, lambda text: text + "z" * 100_000)
    assert path.read_text() == "x" * 100_000 + "y"
    assert names(small_disk) == ["library.bib"]
    undo(path)
    assert path.read_text() == "x" * 100_000


@pytest.mark.slow
def test_full_disk_of_the_state(
    library: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the record finds no room, the library is not changed either."""
    from ssmlit.errors import LibraryError

    monkeypatch.setenv("SSMLIT_STATE_DIR", str(small_disk))
    before = library.read_bytes()
    noise = os.urandom(300_000).hex()
    with pytest.raises(LibraryError, match="disk is full"):
        rewrite(library, lambda text: text + noise)
    assert library.read_bytes() == before
    assert rewrite(library, lambda text: text + "x")


def test_disk_mounted_read_only(small_disk: Path) -> None:
    """A read-only disk is named as the reason."""
    from ssmlit.errors import LibraryError

    path = small_disk / "library.bib"
    path.write_text("x")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(LibraryError) as raised:
        rewrite(path, lambda text: text + "y")
    assert raised.value.hint
    assert path.read_text() == "x"
