"""`ssmlit init`: a new, empty library."""

from __future__ import annotations

from pathlib import Path

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.console import with_library
from ssmlit.cli.shared.reading import nearer
from ssmlit.cli.shared.session import Session
from ssmlit.config.locate import LIBRARY_NAME, bib_files, library_named_in
from ssmlit.config.values import FILE_NAME
from ssmlit.errors import UsageError

HELP = """Start a new, empty library, or make an existing .bib file the library of this folder.

\b
  ssmlit init                 library.bib here
  ssmlit init papers/ssm.bib  another name
  ssmlit init refs.bib        an existing file: ssmlit.toml names it from now on
"""

JSON = """
The new library.
  library (text): Its path.
"""


@command("init", help=HELP)
def init(
    session: Session,
    path: Path | None = typer.Argument(
        None, metavar="[FILE]", readable=False, help="The file to create; by default library.bib."
    ),
) -> None:
    from ssmlit.store import Revision, transact

    named = library_named_in(Path.cwd())
    here = Path(LIBRARY_NAME) if named is None else nearer(named)
    target = path or session.options.library or here
    if target.exists():
        _make_known(session, target, here)
        return
    transact(target, lambda _: Revision(""), command="init", create=True, done=session.count)
    said = f"made {target}; `ssmlit add 2312.00752` adds a first paper"
    other = None if target == here else target  # the next command would not find it without -l
    session.outcome({"library": str(target)}, with_library(said, other))
    others = bib_files(Path.cwd()) if path is None and named is None else []
    if names := [name for name in others if name != target.name]:
        session.note(
            f"also here: {', '.join(names)}; `ssmlit init FILE` makes one the library instead"
        )


def _make_known(session: Session, library: Path, here: Path) -> None:
    """Name an existing file in this folder's ssmlit.toml, unless it is found anyway.

    `here` is the path of this folder's library, whether it exists or not.
    """
    from ssmlit.store import Revision, target, transact

    settings = Path(FILE_NAME)
    if library.resolve() == here.resolve():
        raise UsageError(f"{library} already exists", hint="`ssmlit list` shows what is in it")
    if settings.exists():
        raise UsageError(
            f"{library} already exists, and so does {settings}",
            hint=f"add `file = {_quoted(library)}` to its table [library]",
            path=str(settings),
        )
    if not library.resolve().is_relative_to(Path.cwd()):
        raise UsageError(
            f"{library} is in another folder", hint="run `ssmlit init` there, or name it with -l"
        )
    session.of_file(library).require_library()
    made = target(settings, library).edited(f"[library]\nfile = {_quoted(library)}\n")
    transact(library, lambda _: Revision(None, (), [made]), command="init", done=session.count)
    said = f"{settings} names {library} as the library of this folder"
    session.outcome({"library": str(library)}, said)


def _quoted(library: Path) -> str:
    """Return a path below this folder as a text of TOML."""
    from ssmlit.config import toml_value

    return toml_value(nearer(library.resolve()).as_posix())
