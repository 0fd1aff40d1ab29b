"""Lists and commits, as the command line makes them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit import ownership_marks

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


def test_words_narrow_a_view_down(cli: Cli, library: Path) -> None:
    """A choice on the command line stays within the view's own query."""
    library.with_name("ssmlit.toml").write_text('[views.old]\nquery = "year:..2023"\n')

    text = cli("render", "--view", "old", "key:gu2022 OR vmunet").out

    assert "Efficiently Modeling" in text
    assert "VM-UNet" not in text
    assert "Linear-Time" not in text


@pytest.mark.slow
def test_a_page_without_a_view_has_a_title(cli: Cli, library: Path) -> None:
    """The page is titled `Papers`; a view keeps its own title."""
    assert "<title>Papers</title>" in cli("render", "--format", "html").out
    library.with_name("ssmlit.toml").write_text('[views.old]\ntitle = "Older papers"\n')
    assert "<title>Older papers</title>" in cli("render", "--format=html", "--view=old").out


@pytest.fixture
def repository(library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository that holds the library."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A. Person")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    for arguments in (["init", "-q"], ["add", library.name], ["commit", "-qm", "start"]):
        subprocess.run(["git", *arguments], check=True, cwd=library.parent)
    return library.parent


@pytest.mark.slow
def test_commits_say_what_was_undone(cli: Cli, repository: Path) -> None:
    """The commit of an undo is not called as the change that it takes back."""
    for arguments in (["tag", "gu2023mamba", "+x"], ["undo"], ["redo"]):
        assert cli(*arguments, "--commit").code == 0

    titles = subprocess.run(
        ["git", "log", "--format=%s"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert titles == [
        "redo: tag gu2023mamba +x",
        "undo: tag gu2023mamba +x",
        "tag gu2023mamba +x",
        "start",
    ]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def committed(folder: Path) -> list[str]:
    """Return the files of the last commit, each with what happened to it."""
    return git(folder, "show", "--format=", "--name-status").splitlines()


@pytest.mark.slow
def test_a_change_of_what_is_not_committed_is_not_committed_alone(
    cli: Cli, repository: Path, library: Path
) -> None:
    """The last commit has no entry that it could change; the change itself stays."""
    line = library.read_text().count("\n") + 2  # where the entry begins
    with library.open("a") as file:
        file.write("\n@misc{mine,\n  title = {Mine},\n  keywords = {a},\n}\n")

    outcome = cli("tag", "mine", "+b", "--commit")

    assert outcome.code == 7
    assert "builds on edits of yours that are not committed yet" in outcome.err
    assert f"library.bib:{line}: " in outcome.err
    assert "git commit library.bib" in outcome.err
    assert "keywords = {a, b}" in library.read_text()
    assert git(repository, "log", "--format=%s").splitlines() == ["start"]


@pytest.mark.slow
def test_a_commit_holds_every_file_of_the_change(cli: Cli, repository: Path) -> None:
    """The paper that follows, also in a folder below; an undo of all of it is one commit, too."""
    (repository / "sub").mkdir()
    paper = repository / "sub" / "paper.tex"
    paper.write_text("\\cite{gu2023mamba}\n" + 10 * "Words.\n")
    git(repository, "add", "sub")
    git(repository, "commit", "-qm", "paper")
    mine = f"{paper.read_text()}% my own line\n"
    paper.write_text(mine)

    renamed = cli(
        "rename", "gu2023mamba", "mamba", "--rewrite-tex", "sub/paper.tex", "--commit", "--yes"
    )

    assert renamed.code == 0, renamed.err
    assert committed(repository) == ["M\tlibrary.bib", "M\tsub/paper.tex"]
    text = git(repository, "show", "HEAD:sub/paper.tex")
    assert text == "\\cite{mamba}\n" + 10 * "Words.\n"
    assert git(repository, "status", "--porcelain") == " M sub/paper.tex\n"
    assert cli("undo", "--commit").code == 0
    assert git(repository, "diff", "HEAD~2", "HEAD") == ""
    assert paper.read_text() == mine


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "files"),
    [
        pytest.param(["export", "-o", "refs.bib"], ["A\trefs.bib"], id="export"),
        pytest.param(["render", "-o", "README.md", "--feed", "new.xml"],
                     ["A\tREADME.md", "A\tnew.xml"], id="render"),
        pytest.param(["import", "in.bib", "--offline", "--report", "report.json"],
                     ["M\tlibrary.bib", "A\treport.json"], id="the report of an import"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("setting", [False, True], ids=["--commit", "[history] commit"])
def test_other_files_are_committed_too(
    cli: Cli, repository: Path, command: list[str], files: list[str], setting: bool
) -> None:
    """Lists, exports and reports; what they are made of is not, and an undo removes them."""
    (repository / "in.bib").write_text("@misc{new, title = {Slow Things of the World}}\n")
    if setting:
        (repository / "ssmlit.toml").write_text("[history]\ncommit = true\n")
    more = [] if setting else ["--commit"]

    assert cli(*command, *more).code == 0

    assert sorted(committed(repository)) == sorted(files)
    before = git(repository, "rev-parse", "HEAD~1^{tree}")
    assert cli("undo", *more).code == 0
    assert git(repository, "rev-parse", "HEAD^{tree}") == before


@pytest.mark.slow
def test_a_file_that_git_ignores_is_named(cli: Cli, repository: Path) -> None:
    """It is written and not committed, like one outside of the work tree."""
    outside = repository.parent / "outside.xml"
    (repository / ".gitignore").write_text("*.md\n")

    told = cli("render", "-o", "README.md", "--feed", str(outside), "--commit")

    assert told.code == 0
    for path in (repository / "README.md", outside):
        assert f"warning: {path} is not committed" in told.err
    assert git(repository, "log", "--format=%s") == "start\n"


@pytest.mark.parametrize("layout", ["topics", "years", "feed", "table"])
def test_layouts_are_views_from_the_start(layout: str, cli: Cli, library: Path) -> None:
    """In a folder without ssmlit.toml the first list needs one command, and stays up to date."""
    readme = library.with_name("README.md")
    made = cli("render", "--view", layout, "-o", "README.md", "--init", "--date", "2026-01-02")
    shape = cli("render", "--layout", layout, "--date", "2026-01-02")

    assert made.code == 0
    digest = ownership_marks.digest(shape.out.strip())
    assert readme.read_text(encoding="utf-8") == (
        f"<!-- ssmlit:{layout}:begin [{digest}] -->\n\n{shape.out.strip()}\n\n"
        f"<!-- ssmlit:{layout}:end -->\n"
    )
    assert cli("render", "--view", layout, "-o", "README.md", "--check").code == 0


def test_an_unknown_view_is_refused_with_those_there_are(cli: Cli, library: Path) -> None:
    """The hint names the views of ssmlit.toml and the layouts."""
    library.with_name("ssmlit.toml").write_text('[views.mine]\nlayout = "years"\n')
    refused = cli("render", "--view", "nope")

    assert refused.code == 2
    assert "mine" in refused.err
    assert "topics, years, feed, table" in refused.err


@pytest.mark.parametrize("option", ["--init", "--split"])
@pytest.mark.usefixtures("library")
def test_options_about_a_file_need_one(cli: Cli, option: str) -> None:
    """What is about the file that is written says so when there is none."""
    outcome = cli("render", "--view", "topics", option)

    assert outcome.code == 2
    assert f"{option} needs -o FILE" in outcome.err
    assert outcome.out == ""


@pytest.mark.slow
def test_every_view_is_written_as_one_would_be(cli: Cli, library: Path, folder: Path) -> None:  # noqa: ARG001 - sets the stage
    """The hints for one list, `--init` and `--force`, are right for all of them as well."""
    (folder / "ssmlit.toml").write_text('[views.topics]\noutput = "README.md"\n')
    readme = folder / "README.md"
    readme.write_text("# Mine\n")

    assert "--init writes them" in cli("render", "--all").err
    assert cli("render", "--all", "--init").code == 0
    written = readme.read_text()
    readme.write_text(written.replace("VM-UNet", "VN-UNet"))
    assert "--force discards them" in cli("render", "--all").err
    assert cli("render", "--all", "--force").code == 0
    assert readme.read_text() == written


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(["--view", "topics"], id="view"),
        pytest.param(["mamba"], id="words"),
        pytest.param(["--layout", "years"], id="layout"),
        pytest.param(["--format", "html"], id="format"),
        pytest.param(["-o", "x.md"], id="output"),
        pytest.param(["--with-bib", "bibs"], id="bib"),
        pytest.param(["--feed", "x.xml"], id="feed"),
    ],
)
def test_what_is_of_one_list_is_refused_for_all(
    cli: Cli, library: Path, folder: Path, given: list[str]
) -> None:
    """It was left out without a word."""
    (folder / "ssmlit.toml").write_text('[views.topics]\noutput = "README.md"\n')

    outcome = cli("render", "--all", *given)

    assert outcome.code == 2
    assert "as ssmlit.toml describes it" in outcome.err
    assert {path.name for path in folder.iterdir()} <= {library.name, "ssmlit.toml"}


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        pytest.param("topics", ["* Tides, 2020"], id="its own"),
        pytest.param("years", ["## 2020", "* Tides, 2020"], id="years"),
        pytest.param(
            "table",
            [
                "| Title | Authors | Venue | Year | Tags | Links |",
                "| --- | --- | --- | --- | --- | --- |",
                "| Tides | | | 2020 | | |",
            ],
            id="table",
        ),
    ],
)
def test_a_layout_that_is_asked_for_is_that_of_a_view(
    cli: Cli, library: Path, folder: Path, layout: str, lines: list[str]
) -> None:
    """Whatever the view says of its sections, and of rows if either is a table."""
    library.write_text("@misc{t, title = {Tides}, year = 2020}\n")
    (folder / "ssmlit.toml").write_text(
        '[views.list]\ngroup = "none"\ncontents = false\nrow = ["* ", "{title}", ", {year}"]\n'
    )

    told = cli("render", "--view", "list", "--layout", layout)

    assert [line for line in told.out.splitlines() if line] == lines


def test_the_folder_of_the_bib_files_is_made(cli: Cli, library: Path, folder: Path) -> None:
    """`--with-bib` makes the folder it names; `--check` makes nothing."""
    assert cli("render", "--view", "topics", "--with-bib", "bibs", "--check").code == 1
    assert not (folder / "bibs").exists()

    outcome = cli("render", "--view", "topics", "--with-bib", "bibs", "-o", "list.md")

    assert outcome.code == 0, outcome.err
    assert [*(folder / "bibs").glob("*.bib")]
    assert library.exists()


def test_the_feed_is_dated_by_the_days_entries_were_added(cli: Cli, folder: Path) -> None:
    """The newest addition comes first and dates the feed, whatever year the papers are of."""
    entry = "@misc{{{0}, title = {{Slow Things {0}}}, year = {1}, timestamp = {{{2}}}}}\n"
    (folder / "library.bib").write_text(
        entry.format("old", 2024, "2026-01-02") + entry.format("new", 1999, "2026-03-04")
    )

    cli("render", "--view", "topics", "-o", "list.md", "--init", "--feed", "new.xml")

    dates = re.findall("<updated>(.*)T00", (folder / "new.xml").read_text())
    assert dates == ["2026-03-04", "2026-03-04", "2026-01-02"]


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_a_template_knows_the_headings_before_its_list(cli: Cli, folder: Path) -> None:
    """Anchors count the README's own headings, as those of a layout do."""
    pytest.importorskip("jinja2")
    (folder / "ssmlit.toml").write_text('[views.mine]\ntemplate = "list.j2"\n')
    (folder / "list.j2").write_text("{% for one in sections %}{{ one.anchor }} {% endfor %}")
    (folder / "README.md").write_text("# Foundations\n")

    cli("render", "--view", "mine", "-o", "README.md", "--init")
    cli("render", "--view", "mine", "-o", "README.md")

    assert "foundations-1 " in (folder / "README.md").read_text()


def test_a_file_is_no_query(cli: Cli) -> None:
    """`render --init README.md` would look for papers with these words, and empty the list."""
    Path("README.md").write_text("# A list\n")

    outcome = cli("render", "--init", "README.md")

    assert outcome.code == 2
    assert outcome.err.endswith("hint: `-o README.md` names the file\n")
    assert Path("README.md").read_text() == "# A list\n"


def test_a_view_asked_for_as_a_query_is_offered(cli: Cli, library: Path) -> None:
    """`render mine` looks for papers with that word, as `search mine` does."""
    library.with_name("ssmlit.toml").write_text('[views.mine]\nlayout = "years"\n')

    assert cli("render", "mine").err == "nothing found; did you mean `--view mine`?\n"
    assert cli("render", "other").err == "nothing found\n"


def test_a_merge_conflict_in_a_list(cli: Cli, folder: Path, library: Path) -> None:
    """The file, the line and the way out are named; after it, the list is whole."""
    (folder / "ssmlit.toml").write_text('[views.all]\nlayout = "years"\noutput = "README.md"\n')
    page = folder / "README.md"
    assert cli("render", "--all", "--init").code == 0
    ours = page.read_text()
    begin = next(line for line in ours.splitlines() if ":begin" in line)
    other = begin.replace(begin[-20:-5], "0" * 15)
    both = f"<<<<<<< HEAD\n{begin}\n=======\n{other}\n>>>>>>> topic"
    page.write_text(ours.replace(begin, both))
    library.write_text(library.read_text().replace("year = {2024}", "year = {2025}"))

    refused = cli("render", "--all")
    page.write_text(ours.replace(begin, other))
    forced = cli("render", "--all", "--force")

    assert refused.code == 6
    first = f"README.md:{ours.splitlines().index(begin) + 1}"
    assert f"error: {first}: a merge conflict was left here (<<<<<<<)" in refused.err
    assert "hint: solve it first: keep one side's list" in refused.err
    assert forced.code == 0
    assert cli("render", "--all", "--check").code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("render", "--all"),
        ("render", "--all", "--force"),
        ("render", "--all", "--check"),
        ("render", "--all", "--init"),
        ("import", "README.md", "--take", "--offline"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("sign", ["<<<<<<< ours", "||||||| base", ">>>>>>> theirs"])
@pytest.mark.parametrize("is_placed", [True, False], ids=["a list of ssmlit", "any list"])
def test_no_command_reads_or_writes_a_list_in_conflict(
    cli: Cli, folder: Path, library: Path, command: tuple[str, ...], sign: str, is_placed: bool
) -> None:
    """Not even one whose markers are partly deleted: what is left is no remark on a paper."""
    table = '[views.all]\nlayout = "years"\noutput = "README.md"\nkeep = true\n'
    (folder / "ssmlit.toml").write_text(table)
    page = folder / "README.md"
    assert cli("render", "--all", "--init").code == 0
    rows = page.read_text().splitlines()
    at = next(n for n, line in enumerate(rows) if line.startswith("- "))
    rows[at + 1 : at + 1] = [sign]
    page.write_text("\n".join(row for row in rows if is_placed or "<!--" not in row))
    before, entries = page.read_bytes(), library.read_bytes()
    line = before.decode().splitlines().index(sign) + 1

    refused = cli(*command)

    assert refused.code == 6
    assert f"README.md:{line}: a merge conflict was left here ({sign[:7]})" in refused.err
    assert (page.read_bytes(), library.read_bytes()) == (before, entries)


@pytest.mark.usefixtures("library")
def test_a_conflict_shown_in_fenced_code_or_an_underlined_heading_is_none(
    cli: Cli, folder: Path
) -> None:
    (folder / "ssmlit.toml").write_text('[views.all]\nlayout = "years"\noutput = "README.md"\n')
    shown = "Lists\n=======\n\n```\n<<<<<<< ours\n=======\n>>>>>>> theirs\n```\n"
    (folder / "README.md").write_text(shown)

    assert cli("render", "--all", "--init").code == 0
    assert (folder / "README.md").read_text().startswith(shown)
