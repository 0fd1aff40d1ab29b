"""Commits of a command's own changes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import LibraryError, UsageError
from ssmlit.store import Revision, git, git_drivers, target, transact
from ssmlit.store.outputs import earlier
from ssmlit.store.undo import redo, undo
from tests.store.support import replacing, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BIB, MD, TOML = b"*.bib merge=ssmlit diff=ssmlit", b"*.md merge=ssmlit", b"ssmlit.toml merge=ssmlit"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run git without the settings of who runs the tests."""
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


@pytest.fixture
def call(home: Path, library: Path) -> Callable[..., str]:
    """A function that runs git in a repository whose first commit holds the library."""

    def function(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=home, check=True, capture_output=True, text=True
        ).stdout

    function("init", "--quiet")
    function("add", library.name)
    function("commit", "--quiet", "--message=first")
    return function


@pytest.mark.slow
def test_commit_of_one_change(library: Path, call: Callable[..., str]) -> None:
    """One commit with the message, of the library alone; the tree is clean after it."""
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    made = git.commit(library, "Edit gu2023mamba: title\n\nBody ü", entry)
    assert call("log", "--format=%h %s%n%b", "-1") == f"{made} Edit gu2023mamba: title\nBody ü\n\n"
    assert call("show", "--format=", "--name-only") == "library.bib\n"
    assert call("status", "--porcelain") == ""


@pytest.mark.slow
@pytest.mark.parametrize(("count", "end"), [(3, "a, b, c"), (4, "a, b, c, …")])
def test_three_staged_files_are_named(
    home: Path, library: Path, call: Callable[..., str], count: int, end: str
) -> None:
    for name in "abcd"[:count]:
        (home / name).write_text("x")
        call("add", name)

    with pytest.raises(LibraryError) as caught:
        git.require_committable(library)
    assert caught.value.message.endswith(f": {end}")


@pytest.mark.slow
def test_what_a_file_held_earlier(home: Path, library: Path, call: Callable[..., str]) -> None:
    """The newest first: what ssmlit wrote, then what git has of it, where it was there."""
    path = home / "list.md"
    for text in ("one\n", None, "two\n"):
        path.unlink() if text is None else path.write_text(text)
        call("add", "--all")
        call("commit", "--quiet", "--message", str(text))
    assert list(earlier(path, library)) == ["two\n", "one\n"]
    written = target(path, library).edited("three\n")
    transact(library, lambda s: Revision(s.content.decode() + "x", outputs=[written]), command="x")

    assert list(earlier(path, library)) == ["three\n", "two\n", "one\n"]
    assert list(earlier(home / "none.md", library)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one\ntwo\nthree\nfour\n", (), id="none"),
        pytest.param("one\n2\nthree\nfour\n", ((2, 2),), id="one"),
        pytest.param("one\ntwo\nthree\nfour\nfive\nsix\n", ((5, 6),), id="two more"),
        pytest.param("one\nthree\nfour\n", ((1, 1),), id="one less"),
        pytest.param("three\nfour\n", ((0, 0),), id="the first ones less"),
        pytest.param("1\ntwo\nthree\n4\n", ((1, 1), (4, 4)), id="two apart"),
    ],
)
def test_lines_that_changed_since_a_commit(
    library: Path, call: Callable[..., str], text: str, lines: tuple[tuple[int, int], ...]
) -> None:
    """Whatever the user has git do when it shows a change."""
    library.write_text("one\ntwo\nthree\nfour\n")
    call("commit", "--quiet", "--all", "--message=numbers")
    (library.parent / ".gitattributes").write_text("*.bib diff=shouted\n")
    for name, value in {"color.ui": "always", "diff.external": "true", "diff.context": "5",
                        "diff.shouted.textconv": "tr a-z A-Z <"}.items():  # fmt: skip
        call("config", name, value)
    library.write_text(text)

    assert git.changed_lines(library, "HEAD") == lines


@pytest.mark.slow
def test_lines_that_changed_in_a_file_or_since_a_commit_that_git_does_not_know(
    home: Path, library: Path, call: Callable[..., str]
) -> None:
    """Of a new file all are new; a name that means no commit is an error."""
    (home / "new.bib").write_text("@misc{k}\n")

    assert call("ls-files") == "library.bib\n"
    assert git.changed_lines(home / "new.bib", "HEAD") is None
    for path in (library, home / "new.bib"):
        with pytest.raises(UsageError, match="git has no revision 'nowhere'"):
            git.changed_lines(path, "nowhere")


@pytest.mark.slow
def test_edits_of_the_user_stay_uncommitted(library: Path, call: Callable[..., str]) -> None:
    """The commit holds the command's change; what the user typed before it is still to commit."""
    library.write_text("% mine\n" + library.read_text())
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    git.commit(library, "x", entry)
    assert [ln for ln in call("show", "--format=", "-U0").splitlines() if ln[0] in "+-"][2:] == [
        "-  title = {Mamba},",
        "+  title = {M},",
    ]
    assert [ln for ln in call("diff", "-U0").splitlines() if ln[0] in "+-"][2:] == ["+% mine"]
    assert library.read_text().startswith("% mine\n")


@pytest.mark.slow
def test_undo_and_redo_are_committed_too(library: Path, call: Callable[..., str]) -> None:
    """A record that was undone is committed as its inverse."""
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    git.commit(library, "edit", entry)
    git.commit(library, "undo", *undo(library))
    assert call("diff", "HEAD~2") == ""
    git.commit(library, "redo", *redo(library))
    assert call("status", "--porcelain") == ""
    assert "{M}" in call("show", "HEAD:library.bib")


@pytest.mark.slow
def test_first_commit_and_subfolder(home: Path, library: Path, call: Callable[..., str]) -> None:
    """A library that git does not know yet goes in whole, also below the top folder."""
    folder = home / "ü sub"
    folder.mkdir()
    path = folder / "*.bib"
    path.write_text("@a{b,\n}\n")
    entry = rewrite(path, lambda text: text + "@c{d,\n}\n")
    assert entry
    assert git.commit(path, "x", entry)
    assert call("-c", "core.quotePath=false", "show", "--format=", "--name-only") == "ü sub/*.bib\n"
    assert library.exists()


@pytest.mark.slow
def test_before_the_first_commit(tmp_path: Path) -> None:
    """A repository without commits gets its first one."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    path = folder / "library.bib"
    path.write_text("")
    entry = rewrite(path, lambda text: text + "@c{d,\n}\n")
    assert entry
    assert git.commit(path, "x", entry)


@pytest.mark.slow
def test_already_committed(library: Path, call: Callable[..., str]) -> None:
    """Where the last commit has the change already (someone was faster), none is made."""
    entry = rewrite(library, lambda _: "")
    assert entry
    call("commit", "--quiet", "--all", "--message=mine")
    undone = undo(library)
    library.write_text("")
    call("checkout", "--quiet", "HEAD~1", "--", "library.bib")
    call("commit", "--quiet", "--message=back")
    assert undone
    assert git.commit(library, "x", *undone) == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["notes.txt", "sub/notes.txt", "library.bib"])
def test_staged_changes_are_not_swept_in(
    home: Path, library: Path, call: Callable[..., str], name: str
) -> None:
    """Whatever else is staged stays staged, and there is no commit."""
    (home / "sub").mkdir()
    with (home / name).open("a") as file:
        file.write("% staged\n")
    call("add", name)
    staged = call("diff", "--cached")
    with pytest.raises(LibraryError, match=name):
        git.require_committable(library)
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    with pytest.raises(LibraryError, match=name):
        git.commit(library, "x", entry)
    assert call("diff", "--cached") == staged
    assert call("rev-list", "--count", "HEAD") == "1\n"


@pytest.mark.slow
def test_staged_above_the_library(home: Path, call: Callable[..., str]) -> None:
    """Staged files outside of the library's folder count too."""
    (home / "sub").mkdir()
    path = home / "sub" / "library.bib"
    path.write_text("")
    (home / "notes.txt").write_text("x")
    call("add", "notes.txt")
    with pytest.raises(LibraryError, match=r"notes\.txt"):
        git.require_committable(path)


@pytest.mark.slow
def test_reasons_not_to_commit(
    home: Path, library: Path, tmp_path: Path, call: Callable[..., str]
) -> None:
    """No work tree, an ignored library, an unfinished merge: said before anything is written."""
    alone = tmp_path / "alone.bib"
    alone.write_text("")
    with pytest.raises(LibraryError, match="not in a git work tree"):
        git.require_committable(alone)
    ignored = home / "ignored.bib"
    ignored.write_text("")
    (home / ".gitignore").write_text("ignored*\n")
    with pytest.raises(LibraryError, match="ignores"):
        git.require_committable(ignored)
    call("update-ref", "MERGE_HEAD", "HEAD")
    with pytest.raises(LibraryError, match="not finished"):
        git.require_committable(library)


@pytest.mark.slow
def test_files_that_cannot_be_committed_are_named(
    home: Path, library: Path, tmp_path: Path, call: Callable[..., str]
) -> None:
    """One outside of the work tree and one that git ignores; what is left goes in."""
    (home / ".git" / "info" / "exclude").write_text("*.log\n")
    outside, ignored, page = tmp_path / "page.md", home / "page.log", home / "page.md"
    outputs = [target(path, library).edited("x\n") for path in (outside, ignored, page)]
    entry = transact(
        library, lambda s: Revision(s.content.decode() + "% x\n", (), outputs), command="x"
    )
    assert entry
    warned: list[str] = []
    git.commit(library, "x", entry, warn=warned.append)
    assert [line.split(" is ")[0] for line in warned] == [str(outside), str(ignored)]
    assert call("show", "--format=", "--name-only").split() == ["library.bib", "page.md"]


@pytest.mark.slow
def test_a_merge_that_was_begun_meanwhile(library: Path, call: Callable[..., str]) -> None:
    """A command may ask for minutes before it writes; a commit then would end the user's merge."""
    git.require_committable(library)
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    call("update-ref", "MERGE_HEAD", "HEAD")
    with pytest.raises(LibraryError, match="not finished"):
        git.commit(library, "x", entry)
    assert call("rev-list", "--count", "HEAD") == "1\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("says", "told"),
    [("echo no thanks >&2", "no thanks"), ("", "without a message; a hook may have refused")],
    ids=["with words", "without a word"],
)
def test_a_hook_that_refuses(
    home: Path, library: Path, call: Callable[..., str], says: str, told: str
) -> None:
    """The hook's words are passed on; nothing stays staged; the library keeps its change."""
    hook = home / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!/bin/sh\n{says}\nexit 1\n")
    hook.chmod(0o755)
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    with pytest.raises(LibraryError, match=told):
        git.commit(library, "x", entry)
    assert call("status", "--porcelain") == " M library.bib\n"
    assert "{M}" in library.read_text()


def test_without_git(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git gets a sentence, not a traceback."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LibraryError, match="not installed"):
        git.require_committable(library)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(None, BIB + b"\n" + MD + b"\n" + TOML + b"\n", id="none"),
        pytest.param(
            b"*.png -text\n", b"*.png -text\n" + BIB + b"\n" + MD + b"\n" + TOML + b"\n", id="some"
        ),
        pytest.param(b"a b", b"a b\n" + BIB + b"\n" + MD + b"\n" + TOML + b"\n", id="no line end"),
        pytest.param(
            b"a b\r\n", b"a b\r\n" + BIB + b"\r\n" + MD + b"\r\n" + TOML + b"\r\n", id="crlf"
        ),
    ],
)
def test_install_and_uninstall(
    home: Path, call: Callable[..., str], before: bytes | None, after: bytes
) -> None:
    """Installing twice changes once; uninstalling leaves what was there before."""
    attributes = home / ".gitattributes"
    if before is not None:
        attributes.write_bytes(before)
    config = call("config", "--local", "--list")
    done = [line.rpartition(" ")[2] for line in git_drivers.install(home)]
    assert done == [*["set"] * 4, *["added"] * 3]
    assert attributes.read_bytes() == after
    assert git_drivers.install(home) == ()
    assert call("check-attr", "merge", "x.bib") == "x.bib: merge: ssmlit\n"
    assert call("config", "merge.ssmlit.driver") == git_drivers.merge_command() + "\n"
    assert [line.rpartition(" ")[2] for line in git_drivers.uninstall(home)] == ["removed"] * 5
    assert git_drivers.uninstall(home) == ()
    assert call("config", "--local", "--list") == config
    if before is None:
        assert not attributes.exists()
    else:
        assert attributes.read_bytes() in {before, before + b"\n"}


@pytest.mark.slow
@pytest.mark.usefixtures("call")
def test_attributes_begin_a_line_of_their_own(home: Path) -> None:
    """Also after a last line that has no end."""
    (home / ".gitattributes").write_bytes(b"a\nb")
    git_drivers.install(home)
    assert (
        home / ".gitattributes"
    ).read_bytes() == b"a\nb\n" + BIB + b"\n" + MD + b"\n" + TOML + b"\n"


@pytest.mark.slow
def test_diff_names_the_entry(home: Path, library: Path, call: Callable[..., str]) -> None:
    """With the diff driver, the hunk header has the entry that was changed."""
    body = "".join(f"  f{n} = {{x}},\n" for n in range(9))
    library.write_text(f"@misc{{first,\n{body}}}\n@Article ( second,\n{body})\n")
    call("commit", "--quiet", "--all", "--message=x")
    git_drivers.install(home)
    library.write_text(library.read_text()[::-1].replace("}x{ = 8f", "}y{ = 8f", 1)[::-1])
    header = next(line for line in call("diff").splitlines() if line.startswith("@@"))
    assert header.endswith("@@ @Article ( second")


@pytest.mark.parametrize(
    ("contents", "codec", "texts"),
    [
        pytest.param([b"", b"\xc3\xa9", b"e"], "utf-8", ["", "é", "e"], id="utf-8"),
        pytest.param([b"", b"\xe9", b"\xc3\xa9"], "latin-1", ["", "é", "Ã©"], id="anything else"),
        pytest.param(
            ["\ufeffé".encode("utf-16-be"), b""], "utf-16-be", ["\ufeffé", ""], id="utf-16"
        ),
    ],
)
def test_versions_in_any_encoding_are_read(
    tmp_path: Path, contents: list[bytes], codec: str, texts: list[str]
) -> None:
    """Three versions always get one codec that gives the same bytes back."""
    paths = [tmp_path / str(number) for number in range(len(contents))]
    for path, data in zip(paths, contents, strict=True):
        path.write_bytes(data)
    assert git_drivers.read_versions(paths) == (texts, codec)
    assert [text.encode(codec) for text in texts] == contents


@pytest.mark.slow
def test_a_running_git_is_named(home: Path, library: Path, call: Callable[..., str]) -> None:
    """A lock that git left, or holds, is the cause that is told; no hash of an object is."""
    entry = rewrite(library, replacing("{Mamba}", "{M}"))
    assert entry
    (home / ".git" / "index.lock").touch()
    with pytest.raises(LibraryError) as raised:
        git.commit(library, "x", entry)
    assert "index.lock" in raised.value.message
    assert ".git/index.lock" in raised.value.hint
    assert call("log", "--format=%s") == "first\n"
