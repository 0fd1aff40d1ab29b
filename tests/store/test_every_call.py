"""A command over several files, killed at every single call to the operating system."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.store.support import script

if TYPE_CHECKING:
    from pathlib import Path

# Every function of `os` and `io` through which the store reaches the disk counts its calls; the
# child dies, without any clean-up, right before (even numbers) or right after (odd) the call of its
# turn. The next command must find the set old or new, and a history that agrees with it.
KILLER = """
    import builtins, io, json, os, sys
    from pathlib import Path
    import filelock, difflib, hashlib, codecs  # imported before calls are counted
    from ssmlit.store import Revision, target, transact
    from ssmlit.store import journal, recovery, files, lock, disk_files, steps
    from ssmlit.store.undo import history, redo, undo
    home, what = Path(sys.argv[1]), sys.argv[2]
    paths = [home / name for name in ("library.bib", "a.tex", "b.tex", "r")]
    library, paper, chapter, report = paths
    NAMES = ("open", "write", "fsync", "rename", "replace", "unlink", "stat", "fstat", "lstat",
             "mkdir", "close", "fchmod", "scandir", "listdir", "access", "fchown", "remove")

    def command(_=None):
        outputs = [target(paper, library).edited("new paper\\n"),
                   target(chapter, library).edited("new chapter\\n"),
                   target(report, library).edited("report\\n")]
        new = b"@misc{new,\\n}\\n"
        return transact(library, lambda s: Revision(s.content + new, ("x",), outputs),
                        command="command")

    def contents():
        return [p.read_text() if p.exists() else None for p in paths]

    OLD = ["@misc{a,\\n}\\n", "old paper\\n", "old chapter\\n", None]
    NEW = ["@misc{a,\\n}\\n@misc{new,\\n}\\n", "new paper\\n", "new chapter\\n", "report\\n"]

    def arrange(texts):
        for path, text in zip(paths, texts):
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text)

    def counting(deadly):
        calls = 0
        def wrapped(function):
            def call(*arguments, **named):
                nonlocal calls
                calls += 1
                if calls * 2 == deadly:
                    os._exit(9)
                try:
                    return function(*arguments, **named)
                finally:
                    if calls * 2 + 1 == deadly:
                        os._exit(9)
            return call
        for name in NAMES:
            setattr(os, name, wrapped(getattr(os, name)))

    act, before, after = {
        "command": (command, OLD, NEW), "undo": (lambda: undo(library), NEW, OLD),
        "redo": (lambda: redo(library), OLD, NEW),
    }[what]
    deaths, mixed, outcomes = 0, 0, {"old": 0, "new": 0}
    for deadly in range(2, 2000):
        arrange(OLD)
        for record in home.parent.glob("state/libraries/*/history/*"):
            record.unlink()
        if what != "command":
            command()
        if what == "redo":
            undo(library)
        child = os.fork()
        if not child:
            counting(deadly)
            try:
                act()
            finally:
                os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        deaths += 1
        for found, old, new in zip(contents(), before, after):
            assert found in (old, new), (deadly, found)  # never half a file
        mixed += contents() not in (before, after)
        done = history(library)  # the next command settles what was left open
        now = contents()
        assert now in (before, after), (deadly, now)
        outcomes["old" if now == before else "new"] += 1
        states = [entry.state for entry in done]
        none = ["undone"] if what != "command" else []
        assert states == (["applied"] if now == NEW else none), (deadly, states, now)
        transact(library, lambda s: Revision(s.content.decode() + "% next\\n"), command="next")
        assert sorted(os.listdir(home)) == sorted(
            ["library.bib", "a.tex", "b.tex", *(["r"] if now == NEW else [])]), os.listdir(home)
        undo(library, 9)
        if now == NEW:
            assert contents() == OLD
    print(json.dumps({"deaths": deaths, "mixed": mixed, **outcomes}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("what", ["command", "undo", "redo"])
def test_killed_at_every_call(home: Path, what: str) -> None:
    """Each file is old or new at every moment, and the set is old or new for the next command."""
    answer = json.loads(script(KILLER, home, what, timeout=300))
    assert answer["deaths"] > 100
    assert answer["mixed"] >= 3  # it was really killed between the files
    assert answer["old"]
    assert answer["new"]
