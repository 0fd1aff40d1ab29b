"""`ssmlit git`: let git merge and show .bib files entry by entry, and merge rendered lists."""

from __future__ import annotations

import shlex
import shutil
import sys
from functools import partial
from pathlib import Path

import typer

from ssmlit.cli.shared.command import command, new_group
from ssmlit.cli.shared.failures import report_failure
from ssmlit.cli.shared.session import Session
from ssmlit.config.toml_tables import FILE_NAME
from ssmlit.errors import SsmlitError
from ssmlit.strings import plural

HELP = """Let git merge and show .bib files entry by entry.

\b
  ssmlit git install         in a clone, once
  ssmlit git uninstall

After that `git merge`, `git rebase` and `git pull` combine what two branches did to different
entries, or to different fields of one entry; only the same field changed twice is a conflict,
inside that entry. Of a list, or a .bib file, that ssmlit wrote on both branches, this branch's is
kept until `ssmlit render` or `export` writes it anew; a list with `keep = true` is merged line by
line. What both remember in ssmlit.toml (`reject` …) is kept. `git diff` names the entry above each
hunk.
"""

JSON = """
What was changed in git's settings.
  changed (list of text): One line each.
"""

PAGES = ".md"  # the files that lists are rendered into

new_group("git", HELP)


@command("install", within="git")
def install(session: Session) -> None:
    """Register the merge and diff drivers in this repository."""
    from ssmlit.store.git_drivers import install as register

    done = register(Path.cwd(), command=_driver())
    if not done:
        session.outcome({"changed": []}, "the drivers are installed already")
        return
    commit = "commit .gitattributes; " if any(line.startswith(".git") for line in done) else ""
    then = f"{commit}run this command once in every clone"
    session.outcome({"changed": list(done)}, *done, then)


@command("uninstall", within="git")
def uninstall(session: Session) -> None:
    """Take the drivers out of this repository again."""
    from ssmlit.store.git_drivers import uninstall as unregister

    done = unregister(Path.cwd())
    session.outcome({"changed": list(done)}, *(done or ("the drivers are not installed",)))


@command("merge-driver", within="git", hidden=True)
def merge_driver(
    session: Session,
    base: Path = typer.Argument(),
    ours: Path = typer.Argument(),
    theirs: Path = typer.Argument(),
    size: int = typer.Argument(7),
    path: str = typer.Argument(""),
    conflict: int = typer.Option(1, help="What to exit with after a conflict."),
) -> None:
    """Merge three versions of a file, as git asks for it; the result replaces OURS."""
    from ssmlit.actions.lists.branches import are_generated, with_one_list
    from ssmlit.merge.branches import merge
    from ssmlit.store.git_drivers import merge_lines, read_versions, write_merged

    try:
        texts, codec = read_versions([base, ours, theirs])
        if path.endswith(PAGES):
            pages = with_one_list(texts[0], texts[1], texts[2], partial(_keeps_rows, Path(path)))
            for file, text in zip((base, ours, theirs), pages[:3], strict=True):
                write_merged(file, text.encode(codec))
            again = "both branches rendered it: `ssmlit render --all` writes it anew"
            session.note(*(f"{path}: the list `{name}`: {again}" for name in pages.names))
            raise typer.Exit(conflict if merge_lines(base, ours, theirs, size) else 0)
        if Path(path).name == FILE_NAME:
            raise typer.Exit(conflict if _settings_conflict((base, ours, theirs), size) else 0)
        if are_generated(*texts[1:]):
            session.note(f"{path}: both branches wrote it: `ssmlit export` writes it anew")
            return
        merged = merge(*texts, marker_size=size)
        write_merged(ours, merged.text.encode(codec))
    except SsmlitError as failure:
        # git treats a failed driver as a conflict solved by ours: theirs would be lost
        report_failure(failure)
        session.note("merged line by line instead")
        raise typer.Exit(conflict if merge_lines(base, ours, theirs, size) else 0) from failure
    for found in merged.conflicts:
        name = found.key or "the text between entries"
        session.note(f"{path or ours}:{found.line}: conflict in {name}")
    if merged.conflicts:
        session.note(f"{plural(len(merged.conflicts), 'conflict')}; edit the file, then git add it")
        raise typer.Exit(conflict)


def _settings_conflict(paths: tuple[Path, Path, Path], size: int) -> bool:
    """Merge settings into the second of three files; return whether conflicts are left in it.

    What both branches remembered is a set; where the rest is in conflict, everything is by lines.
    """
    from ssmlit.config.branches import SetApart, set_apart
    from ssmlit.store.git_drivers import merge_lines, read_versions, write_merged

    texts, codec = read_versions(paths)
    for sides in (set_apart(*texts), SetApart(texts[1], texts[2], {})):
        write_merged(paths[1], sides.ours.encode(codec))
        write_merged(paths[2], sides.theirs.encode(codec))
        if not merge_lines(*paths, size):
            merged, _ = read_versions(paths[1:2])
            write_merged(paths[1], sides.put_back(merged[0]).encode(codec))
            return False
    return True


def _keeps_rows(page: Path, name: str) -> bool:
    """Whether rows of a page's list may be as people wrote them; of an unknown view they may.

    Args:
        page: its path in the work tree, from whose top folder git runs a driver; settings above
            that are not the repository's.
        name: of the list.

    Raises:
        UsageError: settings of a branch, in a folder of the page, cannot be read.
    """
    from ssmlit.cli.render.run import STANDARD
    from ssmlit.config.toml_tables import parse_config, read_config
    from ssmlit.render import LAYOUTS
    from ssmlit.store.git_drivers import incoming

    for path in (folder / FILE_NAME for folder in page.parents):
        branches = [read_config(path), *(parse_config(text, path) for text in incoming(path))]
        if named := [config for config in branches if name in config.table("views")]:
            return any(config.boolean(f"views.{name}", "keep") for config in named)
    return name not in {STANDARD, *LAYOUTS}


def _driver() -> str:
    """Return the command for git: this very program, when it is not on the PATH."""
    from ssmlit.store.git_drivers import merge_command

    if shutil.which("ssmlit"):
        return merge_command()
    return merge_command(f"{shlex.quote(sys.executable)} -m ssmlit")
