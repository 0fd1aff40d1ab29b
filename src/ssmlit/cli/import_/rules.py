"""The rules of `ssmlit import`, from its options and the settings, and views in the settings.

Responsible for the defaults. Does not depend on what happens to the rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.actions.adding.policy import DuplicatePolicy
from ssmlit.actions.adding.rules import Rules
from ssmlit.actions.import_values import ImportRules, Trust
from ssmlit.actions.importing import headings, periods
from ssmlit.actions.lists import adopting
from ssmlit.cli.shared.today import day
from ssmlit.errors import UsageError
from ssmlit.render import view_from_table
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ssmlit.cli.import_.files import Source
    from ssmlit.cli.import_.options import ImportOptions
    from ssmlit.cli.shared.session import Session
    from ssmlit.render import View
    from ssmlit.store import Output


def rules_of(
    session: Session, options: ImportOptions, mapping: Mapping[str, str], views: Iterable[View]
) -> ImportRules:
    """Return how rows are imported.

    Raises:
        UsageError: a setting is invalid.
    """
    return ImportRules(
        placing=replace(
            Rules.of(session.config),
            policy=_sure_ones(options.on_duplicate),
            tags=tuple(options.tags or ()),
            incomplete=NEEDS_METADATA,
            timestamp=day(),
        ),
        section_tags=options.section_tags,
        trust=options.on_mismatch or Trust.NEITHER,
        mapping=mapping,
        periods=periods(views),
    )


def _sure_ones(policy: DuplicatePolicy | None) -> DuplicatePolicy:
    """Return the policy for certain duplicates; only uncertain ones are asked about."""
    return DuplicatePolicy.MERGE if policy is None or policy is DuplicatePolicy.ASK else policy


def views_of(session: Session) -> list[View]:
    """Return the views of the settings."""
    config = session.config
    return [view_from_table(name, config.table(f"views.{name}")) for name in config.table("views")]


def headings_of(session: Session, views: Iterable[View]) -> dict[str, str]:
    """Return heading → tag: what the views call their tags, then what [import.sections] says."""
    config = session.config
    return headings(views) | {
        name: config.string("import.sections", name) for name in config.table("import.sections")
    }


def new_view(
    session: Session, name: str, sources: Sequence[Source], mapping: Mapping[str, str]
) -> tuple[View, tuple[Output, ...]]:
    """Return a view that shows the papers of a list as the list does, and ssmlit.toml with it.

    Raises:
        UsageError: there is such a view already, or more than one file is imported.
    """
    if name in session.config.table("views"):
        raise UsageError(
            f"there is a view `{name}` already",
            hint="give the new one another name, or remove the old one from ssmlit.toml",
        )
    if len(sources) != 1:
        raise UsageError("--with-view needs one list", hint="import the lists one by one")
    (source,) = sources
    made = adopting.settings(source.rows, mapping, source.text)
    file = target(session.config.path, session.path)
    if output := _below(source.path, file.path.parent):
        made["output"] = output
    table = adopting.as_toml(name, made)
    old = file.text or ""
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    return view_from_table(name, made), (file.edited(f"{old}{gap}{table}"),)


def _below(path: Path, folder: Path) -> str:
    """Return the name of a Markdown file below a folder, from there, or ""."""
    if path.suffix.lower() not in {".md", ".markdown"} or not path.resolve().is_relative_to(
        folder.resolve()
    ):
        return ""
    return path.resolve().relative_to(folder.resolve()).as_posix()
