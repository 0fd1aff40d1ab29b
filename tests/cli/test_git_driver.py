"""The merge driver as git runs it: odd file names, and a program that is no longer there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.ownership_marks import with_mark
from ssmlit.render import markers
from ssmlit.store import git_drivers

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli

SOURCE = Path(__file__).resolve().parents[2] / "src"
BASE = "@misc{a,\n  title = {A},\n  author = {B, C},\n  year = {2020},\n}\n"
OURS = BASE.replace("{A}", "{Ours}")
THEIRS = BASE.replace("{B, C}", "{Theirs, T.}")
BOTH = OURS.replace("{B, C}", "{Theirs, T.}")
THEIRS_TOO = BASE.replace("{A}", "{Other}")


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs git in a fresh repository, with nobody's settings."""
    home = tmp_path / "repository"
    home.mkdir()
    people = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in
              ("NAME", "EMAIL")}  # fmt: skip
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    environment = os.environ | people | alone | {"PYTHONPATH": str(SOURCE)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=home, env=environment, check=False, capture_output=True,
            text=True,
        )  # fmt: skip

    run("init", "--quiet", "--initial-branch=main")
    return run


def merged(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]], name: str, theirs: str
) -> tuple[int, str]:
    """Merge two branches that changed a file; return git's exit code and the file."""
    path = tmp_path / "repository" / name

    def commit(text: str) -> None:
        path.write_text(text)
        git("add", "--all")
        git("commit", "--quiet", "--message=x")

    commit(BASE)
    git("checkout", "--quiet", "-b", "topic")
    commit(theirs)
    git("checkout", "--quiet", "main")
    commit(OURS)
    return git("merge", "--no-edit", "topic").returncode, path.read_text()


PROGRAM = f'"{sys.executable}" -m ssmlit'
NAMES = ["library.bib", "-n.bib", "--help.bib", "a b'c.bib", "$(touch x);.bib"]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_any_file_name(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]], name: str
) -> None:
    """A name is never taken for an option, nor for a command of the shell."""
    git_drivers.install(tmp_path / "repository", command=git_drivers.merge_command(PROGRAM))
    assert merged(tmp_path, git, name, THEIRS) == (0, BOTH)
    assert not (tmp_path / "repository" / "x").exists()


@pytest.mark.parametrize(
    ("theirs", "code", "said"),
    [
        pytest.param(THEIRS, 0, [], id="clean"),
        pytest.param(
            THEIRS_TOO, 1,
            ["refs.bib:2: conflict in a", "1 conflict; edit the file, then git add it"],
            id="both changed a field",
        ),
    ],
)  # fmt: skip
def test_conflicts_and_their_places(
    cli: Cli, folder: Path, theirs: str, code: int, said: list[str]
) -> None:
    """In the file as git calls it, not in the copy that it passes."""
    texts = {"base": BASE, "ours": OURS, "theirs": theirs}
    for name, text in texts.items():
        (folder / name).write_text(text)
    done = cli("git", "merge-driver", *texts, "7", "refs.bib")

    assert (done.code, done.err.splitlines()) == (code, said)


@pytest.mark.slow
def test_a_conflict_is_distinguished_from_a_failure(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """A field that both changed is a conflict inside its entry, once."""
    git_drivers.install(tmp_path / "repository", command=git_drivers.merge_command(PROGRAM))
    code, text = merged(tmp_path, git, "library.bib", THEIRS_TOO)
    assert code == 1
    assert text.count("<<<<<<<") == 1
    assert "{Ours}" in text
    assert "{Other}" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    "program",
    [
        pytest.param("/nowhere/ssmlit", id="deleted"),
        pytest.param("false", id="it fails at once"),
        pytest.param("sh -c 'kill -9 $$'", id="killed"),
        pytest.param(f'"{sys.executable}" -m no_such_package', id="package deleted"),
    ],
)
@pytest.mark.parametrize(("theirs", "code"), [(THEIRS, 0), (THEIRS_TOO, 1)], ids=["clean", "both"])
def test_a_program_that_is_gone(
    tmp_path: Path,
    git: Callable[..., subprocess.CompletedProcess[str]],
    program: str,
    theirs: str,
    code: int,
) -> None:
    """Then git merges by lines: theirs is merged, or is between markers; never lost."""
    far = theirs.replace("  year", "  note = {x},\n  isbn = {1},\n  year") if not code else theirs
    git_drivers.install(tmp_path / "repository", command=git_drivers.merge_command(program))
    done, text = merged(tmp_path, git, "library.bib", far)
    assert "{Ours}" in text
    assert ("{Theirs, T.}" if not code else "{Other}") in text
    assert bool(done) == ("<<<<<<<" in text)


def page(body: str, above: str) -> str:
    """Return a page of a list that ssmlit wrote, with a line above it."""
    empty = f"{above}\n<!-- ssmlit:slow:begin -->\n<!-- ssmlit:slow:end -->\n"
    return markers.replace(empty, "slow", body)


@pytest.mark.slow
def test_what_both_branches_wrote_is_no_conflict(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """Of a rendered list and an exported bibliography ours are kept; the text around is merged."""
    home = tmp_path / "repository"
    git_drivers.install(home, command=git_drivers.merge_command(PROGRAM))
    (home / "ssmlit.toml").write_text('[views.slow]\noutput = "README.md"\n')
    versions = {
        "base": (page("- One", "Slow."), with_mark("@misc{a}\n", "bibtex")),
        "theirs": (page("- One\n- Three", "Slow things."), with_mark("@misc{b}\n", "bibtex")),
        "ours": (page("- One\n- Two", "Slow."), with_mark("@misc{c}\n", "bibtex")),
    }
    for branch, (readme, cited) in versions.items():
        git("checkout", "--quiet", "-b", branch, *(["base"] if branch != "base" else []))
        (home / "README.md").write_text(readme)
        (home / "cited.bib").write_text(cited)
        git("add", "--all")
        git("commit", "--quiet", "--message=x")

    done = git("merge", "--no-edit", "theirs")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (home / "README.md").read_text() == page("- One\n- Two", "Slow things.")
    assert (home / "cited.bib").read_text() == versions["ours"][1]
    assert "README.md: the list `slow`: both branches rendered it: `ssmlit render" in done.stderr
    assert "cited.bib: both branches wrote it: `ssmlit export` writes it anew" in done.stderr


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        pytest.param("[views.slow]\n", 0, id="written anew"),
        pytest.param("[views.slow]\nkeep = true\n", 1, id="kept"),
        pytest.param("[views.other]\n", 1, id="unknown, perhaps kept"),
        pytest.param("[views.slow\n", 1, id="not TOML"),
    ],
)
def test_whose_rows_a_list_has(cli: Cli, folder: Path, settings: str, code: int) -> None:
    """The settings of the page's folder say it; in doubt a person decides about a row."""
    (folder / "sub").mkdir()
    (folder / "sub/ssmlit.toml").write_text(settings)
    rows = {"base": "- One", "ours": "- 1", "theirs": "- I"}
    for name, row in rows.items():
        (folder / name).write_text(page(row, "Slow."))

    done = cli("git", "merge-driver", *rows, "7", "sub/README.md")

    assert done.code == code, done.err
    assert all(row in (folder / "ours").read_text() for row in ("- 1", "- I")[: 1 + code])


@pytest.mark.slow
@pytest.mark.parametrize("how", ["merge", "rebase"])
def test_who_else_says_whose_rows_a_list_has(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]], how: str
) -> None:
    """The other branch's settings count, too; not those above the work tree."""
    folder = tmp_path / "repository"
    git_drivers.install(folder, command=git_drivers.merge_command(PROGRAM))
    (folder.parent / "ssmlit.toml").write_text("[views.slow\n")
    rows = {"base": ("- One", False), "theirs": ("- I", True), "ours": ("- 1", False)}
    for branch, (row, keep) in rows.items():
        git("checkout", "--quiet", "-b", branch, *(["base"] if branch != "base" else []))
        (folder / "README.md").write_text(page(row, "Slow."))
        (folder / "ssmlit.toml").write_text(f"[views.slow]\n{'keep = true' * keep}\n")
        git("add", "--all")
        git("commit", "--quiet", "--message=x")
    if how == "rebase":
        git("checkout", "--quiet", "theirs")

    done = git(how, "theirs" if how == "merge" else "ours")

    merged = (folder / "README.md").read_text()
    assert (done.returncode, "- 1" in merged, "- I" in merged) == (1, True, True), done.stderr


AUTHORS = ["Ada Carver and Ben Holm", "Cem Ocak and Dora Lind", "Eli Moss and Fay Reed"]
LIBRARY = "".join(
    f"@misc{{k{n},\n  title = {{Snails of Isle {n}}},\n  author = {{{names}}},\n"
    f"  year = {{{2020 + n}}},\n  doi = {{10.5555/isle.{n}}},\n}}\n\n"
    for n, names in enumerate(AUTHORS, 1)
)
VIEW = '[views.all]\nlayout = "years"\noutput = "README.md"\nkeep = true\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theirs", "code", "names"),
    [
        pytest.param((", Fay Reed", " & Fay Reed"), 0,
                     ["Eli Moss & Fay Reed", "Cem Ocak, Dora Lind", "Ada Carver & Ben Holm"],
                     id="different rows"),
        pytest.param((", Ben Holm", " and Ben Holm"), 1,
                     ["Eli Moss, Fay Reed", "Cem Ocak, Dora Lind", "Ada Carver & Ben Holm",
                      "Ada Carver and Ben Holm"],
                     id="the same row"),
    ],
)  # fmt: skip
def test_what_people_wrote_on_both_branches_is_kept(
    tmp_path: Path,
    git: Callable[..., subprocess.CompletedProcess[str]],
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    theirs: tuple[str, str],
    code: int,
    names: list[str],
) -> None:
    """Of a view with `keep` both sides' wording is there, also after the next `render`."""
    home = tmp_path / "repository"
    monkeypatch.chdir(home)
    git_drivers.install(home, command=git_drivers.merge_command(PROGRAM))
    page = home / "README.md"
    (home / "library.bib").write_text(LIBRARY)
    (home / "ssmlit.toml").write_text(VIEW)
    assert cli("render", "--all", "--init").code == 0
    edits = {"base": ("", ""), "theirs": theirs, "ours": (", Ben Holm", " & Ben Holm")}
    for branch, (old, new) in edits.items():
        git("checkout", "--quiet", "-b", branch, *(["base"] if branch != "base" else []))
        page.write_text(page.read_text().replace(old, new))
        assert cli("render", "--all").code == 0
        git("add", "--all")
        git("commit", "--quiet", "--message=x")

    done = git("merge", "--no-edit", "theirs")

    merged = page.read_text()
    rows = [line.split("**, ")[1] for line in merged.split("\n") if line.startswith("- **")]
    assert done.returncode == code, done.stdout + done.stderr
    assert [row.partition(" [[")[0] for row in rows] == names
    assert ("<<<<<<<" in merged) == bool(code)
    again = cli("render", "--all")
    assert (again.code, page.read_text()) == (6 * code, merged), again.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theirs", "code", "names"),
    [
        pytest.param(3, 0, ["Eli Moss; Fay Reed", "Cem Ocak & Dora Lind"], id="two papers"),
        pytest.param(2, 1, [], id="one paper"),
    ],
)
def test_rows_that_both_branches_added(
    cli: Cli, folder: Path, theirs: int, code: int, names: list[str]
) -> None:
    """Both are there, also after the next `render`; of one that both added, a person takes one."""
    library, page = folder / "library.bib", folder / "README.md"
    (folder / "ssmlit.toml").write_text(VIEW)
    entries = LIBRARY.replace("2023", "2022").split("\n\n")
    sides = {"base": ([0], "x"), "theirs": ([0, theirs - 1], ";"), "ours": ([0, 1], " &")}
    for name, (numbers, sign) in sides.items():
        library.write_text("\n\n".join(entries[n] for n in numbers))
        page.unlink(missing_ok=True)
        assert cli("render", "--all", "--init").code == 0
        worded = page.read_text().replace(", Dora", f"{sign} Dora").replace(", Fay", f"{sign} Fay")
        page.write_text(worded)
        assert cli("render", "--all").code == 0
        (folder / name).write_text(page.read_text())
    library.write_text(LIBRARY.replace("2023", "2022"))

    done = cli("git", "merge-driver", "base", "ours", "theirs", "7", "README.md")

    assert done.code == code, done.err
    page.write_text((folder / "ours").read_text())
    if code:
        assert "<<<<<<<" in page.read_text()
        return
    assert cli("render", "--all").code == 0
    assert all(name in page.read_text() for name in names), page.read_text()
    assert page.read_text().count("## 2022") == 1


REJECTED = '[update]\nauthors = ["Ada"]\n\n[update.rejected]\n'
SETTINGS = {
    "both remembered": (
        REJECTED + '"arxiv:1" = "A"\n', REJECTED.replace("Ada", "Eve") + '"doi:1/b" = "B"\n', 0,
        REJECTED.replace("Ada", "Eve") + '"arxiv:1" = "A"\n"doi:1/b" = "B"\n',
    ),
    "both edited": (
        REJECTED.replace("Ada", "Eve") + '"a" = "A"\n',
        REJECTED.replace("Ada", "Ida") + '"b" = "B"\n', 1, None,
    ),
    "not TOML": (REJECTED + '"a" = \n', REJECTED.replace("Ada", "Eve"), 0,
                 REJECTED.replace("Ada", "Eve") + '"a" = \n'),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("ours", "theirs", "code", "expected"), SETTINGS.values(), ids=SETTINGS)
def test_what_both_branches_remembered_is_kept(
    tmp_path: Path,
    git: Callable[..., subprocess.CompletedProcess[str]],
    ours: str,
    theirs: str,
    code: int,
    expected: str | None,
) -> None:
    """Lines of `reject` and the like are a set; the rest is merged by lines."""
    home = tmp_path / "repository"
    git_drivers.install(home, command=git_drivers.merge_command(PROGRAM))
    for branch, text in {"base": REJECTED, "theirs": theirs, "ours": ours}.items():
        git("checkout", "--quiet", "-b", branch, *(["base"] if branch != "base" else []))
        (home / "ssmlit.toml").write_text(text)
        git("add", "--all")
        git("commit", "--quiet", "--message=x")

    done = git("merge", "--no-edit", "theirs")

    merged = (home / "ssmlit.toml").read_text()
    assert done.returncode == code, done.stderr
    if expected is None:
        assert all(line in merged for line in ("<<<<<<<", '["Eve"]', '["Ida"]', '"a" =', '"b" ='))
    else:
        assert merged == expected
