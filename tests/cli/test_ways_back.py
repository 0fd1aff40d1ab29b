"""What a message says about the files is so, and the command that it names leads back."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli, Outcome

CALLS = ("open", "fsync", "replace", "unlink", "close", "stat")


def interrupted(run: Callable[[], Outcome], at: int) -> tuple[Outcome, bool]:
    """Run a command line with an interrupt after a call of the system; return whether it came."""
    count = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            try:
                return call(*arguments, **named)
            finally:
                if count == at:
                    signal.raise_signal(signal.SIGINT)

        return wrapped

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counted(getattr(os, name)))
        before = signal.signal(
            signal.SIGINT, signal.default_int_handler
        )  # a shell's `&` ignores it
        outcome = run()
        signal.signal(signal.SIGINT, before)
    return outcome, count >= at


@pytest.mark.slow
@pytest.mark.parametrize("words", [["tag", "gu2023mamba", "+x"], ["undo", "2"], ["redo", "2"]])
def test_the_message_of_an_interrupt_is_true(
    cli: Cli, library: Path, words: tuple[str, ...]
) -> None:
    """Nothing, or a change with the command that reverts it."""
    for n in (1, 2):
        cli("edit", "gu2023mamba", f"note={n}")
    if words[0] == "redo":
        cli("undo", "2")
    before, at, seen = library.read_bytes(), 0, set()
    while True:
        at += 1
        outcome, came = interrupted(lambda: cli(*words), at)
        if not came:
            break
        said = outcome.err.splitlines()[-1] if outcome.code else ""
        back = re.fullmatch(
            r"interrupted: the change was written; `ssmlit (\w+)( \d)?` reverts it", said
        )
        assert (library.read_bytes() == before) is (said == "interrupted: nothing was changed")
        if back:
            assert outcome.code == 130
            assert cli(back[1], *(back[2] or "").split()).code == 0
        elif not outcome.code:  # a call whose interrupts are for others, such as of the lock
            cli("redo" if words[0] == "undo" else "undo", *words[1:2] * (words[0] != "tag"))
        assert library.read_bytes() == before
        seen.add(said)
    assert len(seen) >= 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["-l", "other.bib", "search", "zebra"],
                     "other.bib has no entries; `ssmlit -l other.bib add` adds papers, "
                     "`ssmlit -l other.bib import FILE` a list", id="named before the command"),
        pytest.param(["show", "k", "-l", "other.bib"],
                     "hint: `ssmlit -l other.bib search WORDS` finds keys", id="behind it"),
        pytest.param(["check", "faulty one.bib", "--fix"],
                     "fixed 1 finding in 1 entry; `ssmlit -l 'faulty one.bib' undo` reverts it",
                     id="a file"),
        pytest.param(["list", "-l", "gone.bib"], "hint: check its name, --library and "
                     "SSMLIT_LIBRARY; `ssmlit init gone.bib` makes it", id="one to be made"),
        pytest.param(["list", "--nope", "-l", "other.bib"],
                     "hint: `ssmlit list --help` shows its usage", id="usage"),
        pytest.param(["show", "k"], "hint: `ssmlit search WORDS` finds keys", id="the usual one"),
    ],
)  # fmt: skip
def test_commands_in_messages_are_about_the_same_library(
    cli: Cli, library: Path, words: list[str], message: str
) -> None:
    """`ssmlit undo` as it stands would revert a change of another one."""
    library.with_name("other.bib").touch()
    text = "@book{a, title = {T}, author = {Roe, A}, publisher = {P}, year = 2020, doi = {https://doi.org/10.1000/x}}"
    library.with_name("faulty one.bib").write_text(text)

    assert message in cli(*words).err.splitlines()


@pytest.mark.slow
def test_a_commit_that_git_refuses(cli: Cli, folder: Path, library: Path) -> None:
    """The change is there; what the message says reverts it in the library that was named."""
    other = library.rename(folder / "other.bib")
    before = other.read_bytes()
    subprocess.run(["git", "init", "--quiet"], check=True)
    hook = folder / ".git" / "hooks" / "commit-msg"
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)

    outcome = cli("-l", "other.bib", "tag", "gu2023mamba", "+x", "--commit")

    assert outcome.code == 7
    assert "or `ssmlit -l other.bib undo` reverts the change" in outcome.err
    assert cli("-l", "other.bib", "undo").code == 0
    assert other.read_bytes() == before


def test_what_was_written_is_not_forgotten_with_the_next_file(
    cli: Cli, folder: Path, library: Path
) -> None:
    """Exit code 6 would say that nothing was: the second file cannot be read."""
    library.write_text("@book{a, title = {T}, year = 2020, doi = {https://doi.org/10.1000/x}}\n")
    (folder / "second.bib").write_bytes(b"\xff")

    outcome = cli("check", "library.bib", "second.bib", "--fix")

    assert "doi = {10.1000/x}" in library.read_text()
    assert outcome.code == 7
    assert "`ssmlit -l library.bib undo` reverts it" in outcome.err.splitlines()[-1]


def test_a_new_entry_without_a_title_is_named_by_its_key(cli: Cli, folder: Path) -> None:
    """No colon is left behind it."""
    (folder / "l.bib").write_text("@misc{x, note = {Whales}}\n")
    (folder / "new.bib").write_text("@misc{y, author = {Dorn, C.}}\n")

    assert cli("-l", "l.bib", "import", "new.bib").code == 0
    assert cli("-l", "l.bib", "undo").err == "undone: add y\n"


def test_there_is_no_going_back_beyond_the_first_change(cli: Cli, folder: Path) -> None:
    """Who asks for more steps than there are is told how many: the first may be `init`."""
    cli("init")
    cli("add", "2312.00752", "--offline")
    library = folder / "library.bib"
    before = library.read_bytes()

    undo, rehearsed = cli("undo", "99"), cli("undo", "99", "--dry-run")

    said = (
        "error: only 2 changes can be undone; nothing was changed\n"
        "hint: `ssmlit undo 2` goes that far\n"
    )
    assert (undo.code, undo.out, undo.err) == (2, "", said)
    assert rehearsed == undo
    assert library.read_bytes() == before
    assert cli("undo", "2").code == 0
    assert not library.exists()
    assert cli("-l", "library.bib", "undo", "9").err == "nothing to undo\n"
    redo = cli("-l", "library.bib", "redo", "3")
    assert redo.err.endswith("hint: `ssmlit -l library.bib redo 2` goes that far\n")


def test_a_change_that_git_reverted_is_one_of_those_that_are_undone(cli: Cli, folder: Path) -> None:
    """`log` counts it as well: who asks for as many as stand there does not ask for too many."""
    library = folder / "library.bib"
    library.write_text("@misc{a, title = {A}}\n@misc{b, title = {B}}\n")
    before = library.read_bytes()
    cli("tag", "a", "+x")
    library.write_bytes(before)
    cli("tag", "b", "+y")
    warning = "warning: `tag a +x` has been reverted already; it is passed over\n"

    assert cli("undo", "3").err.endswith("hint: `ssmlit undo 2` goes that far\n")
    assert cli("undo", "2").err == f"{warning}undone: tag b +y\n"
    assert library.read_bytes() == before
    assert cli("undo", "2").err == "nothing to undo\n"
