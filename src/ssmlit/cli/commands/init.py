"""`ssmlit init`: a new library, or a .bib file that becomes this folder's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.console import with_library
from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import Session
from ssmlit.config.locate import LIBRARY_NAME, bib_files, library_named_in
from ssmlit.config.toml_tables import FILE_NAME, read_config
from ssmlit.errors import UsageError
from ssmlit.paths import real_path
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.store import Output

HELP = """Start a new, empty library, or make an existing .bib file the library of this folder.

\b
  ssmlit init                 library.bib here
  ssmlit init papers/ssm.bib  another name: ssmlit.toml names it from now on
  ssmlit init refs.bib        an existing file, likewise
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

    if path and session.options.library:
        raise UsageError(f"both {path} and --library are given", hint="leave one of them out")
    named = library_named_in(Path.cwd())
    here = Path(LIBRARY_NAME) if named is None else nearer(named)
    target = path or session.options.library or here
    if target.exists():
        _make_known(session, target, here)
        return
    if target.suffix.lower() not in {"", ".bib", ".bibtex"}:
        near = quoted(target.with_suffix(".bib"))
        raise UsageError(f"{target}: a library is a .bib file", hint=f"`ssmlit init {near}`")
    settings = [_settings_for(target, session.options.encoding)] if _is_first(target, named) else []
    revision = Revision("", (), settings)
    transact(target, lambda _: revision, command="init", create=True, done=session.count)
    # the next command would not find another one without -l
    other = None if target == here or settings else target
    known = f"{FILE_NAME} names it as the library of this folder; " if settings else ""
    if other and here.exists():
        known = f"the library of this folder is still {here}; "
    said = f"made {target}; {known}`ssmlit add 2312.00752` adds a first paper"
    session.outcome({"library": str(target)}, with_library(said, other))
    others = bib_files(Path.cwd()) if path is None and named is None else []
    if names := [name for name in others if name != target.name]:
        session.note(
            f"also here: {', '.join(names)}; `ssmlit init FILE` makes one the library instead"
        )


def _is_first(library: Path, named: Path | None) -> bool:
    """Return whether a new file is to be this folder's library, which is not found by its name."""
    is_found = real_path(library) == real_path(Path(LIBRARY_NAME))
    has_other = named is not None or Path(LIBRARY_NAME).exists()
    return not is_found and not has_other and real_path(library).is_relative_to(Path.cwd())


def _make_known(session: Session, library: Path, here: Path) -> None:
    """Name an existing file in this folder's ssmlit.toml, unless it is found anyway.

    `here` is the path of this folder's library, whether it exists or not.
    """
    from ssmlit.store import Revision, transact

    there = Session(session.options._replace(library=library))
    there.library.document  # noqa: B018 - what cannot be read cannot become the library
    there.require_library()
    settings = read_config(Path(FILE_NAME))
    if real_path(library) == real_path(here):
        said = f"{library} is the library of this folder already; `ssmlit list` shows it"
        session.outcome({"library": str(library)}, said)
        return
    if settings.string("library", "file"):
        raise UsageError(
            f"the library of this folder is {here}",
            hint=f"name {library} with -l, or change `file` in the table [library]",
            path=str(settings.path),
        )
    if not real_path(library).is_relative_to(Path.cwd()):
        raise UsageError(
            f"{library} is in another folder", hint="run `ssmlit init` there, or name it with -l"
        )
    made = _settings_for(library, session.options.encoding)
    transact(
        library, lambda _: Revision(None, (), [made]), command="init", encoding=there.encoding,
        done=session.count,
    )  # fmt: skip
    said = f"{settings.path} names {library} as the library of this folder"
    session.outcome({"library": str(library)}, said)


def _settings_for(library: Path, encoding: str) -> Output:
    """Return ssmlit.toml with a table [library] for a file below this folder."""
    from ssmlit.config import toml_value
    from ssmlit.store import target

    settings = read_config(Path(FILE_NAME))
    file = target(settings.path, library, settings=True)
    named = {"file": nearer(real_path(library)).as_posix(), "encoding": encoding}
    lines = [f"{name} = {toml_value(value)}" for name, value in named.items() if value]
    return file.edited(settings.with_lines("library", lines, file.text or ""))
