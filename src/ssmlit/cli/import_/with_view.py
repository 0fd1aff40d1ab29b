"""The view that `ssmlit import --with-view` makes of a list, in the settings.

Responsible for where it is written. Does not depend on how a list becomes a view's settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit.actions.lists.adopted.sections import own_headings
from ssmlit.actions.lists.adopted.view import as_toml, is_html, view_settings
from ssmlit.errors import UsageError
from ssmlit.fields.keywords import INBOX
from ssmlit.paths import real_path
from ssmlit.render import view_from_table
from ssmlit.store import target
from ssmlit.strings import plural

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.cli.import_.options import ImportOptions
    from ssmlit.cli.import_.reading import ImportedFile
    from ssmlit.cli.shared.session import Session
    from ssmlit.render import View
    from ssmlit.store import Output


def new_view(
    session: Session,
    options: ImportOptions,
    sources: Sequence[ImportedFile],
    mapping: Mapping[str, str],
) -> tuple[dict[str, str], View, tuple[Output, ...]]:
    """Return a view that shows the papers of a list as the list does, and ssmlit.toml with it.

    Before them the mapping of headings to tags, with the list's own ones. A tag of `--tag` makes
    no section: the list has none of it.

    Raises:
        UsageError: there is such a view already, or more than one file is imported.
    """
    name = options.with_view
    if name in session.config.table("views"):
        raise UsageError(
            f"there is a view `{name}` already",
            hint="give the new one another name, or remove the old one from ssmlit.toml",
        )
    if len(sources) != 1:
        raise UsageError("--with-view needs one list", hint="import the lists one by one")
    (source,) = sources
    named = own_headings(source.rows, mapping)
    made = view_settings(source.rows, named, source.text)
    if options.tags and "tag" in {made["group"], made.get("subgroup")}:
        made["only_listed"] = True
    if number := sum(map(is_html, source.rows)):
        session.warn(
            f"{source.path}: {plural(number, 'paper is', 'papers are')} in HTML, which no view "
            "writes: new ones come below them, in Markdown"
        )
    if INBOX not in view_from_table(name, made).sections:  # not a topic of the list
        made = {"query": f"-tag:{INBOX}", **made}
    file = target(session.config.path, session.path, settings=True)
    if output := _below(source.path, file.path.parent):
        made["output"] = output
    table = as_toml(name, made)
    old = file.text or ""
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    return named, view_from_table(name, made), (file.edited(f"{old}{gap}{table}"),)


def _below(path: Path, folder: Path) -> str:
    """Return the name of a Markdown file below a folder, from there, or ""."""
    real, above = real_path(path), real_path(folder)
    is_page = path.suffix.lower() in {".md", ".markdown"} and real.is_relative_to(above)
    return real.relative_to(above).as_posix() if is_page else ""
