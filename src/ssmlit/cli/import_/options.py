"""The rules of `ssmlit import`, from its options and the settings.

Responsible for the defaults. Does not depend on the files that are imported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.actions.adding.policy import DuplicatePolicy
from ssmlit.actions.adding.rules import Rules
from ssmlit.actions.import_values import ImportRules, Trust
from ssmlit.actions.importing import headings, periods
from ssmlit.cli.shared.today import day
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ssmlit.cli.shared.session import Session
    from ssmlit.render import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """The options of `ssmlit import`."""

    form: str
    encoding: str
    tags: tuple[str, ...]
    section_tags: bool
    policy: DuplicatePolicy | None
    trust: str
    offline: bool
    report: Path | None
    take: bool = False
    with_view: str = ""


def rules_of(
    session: Session, wishes: ImportOptions, mapping: Mapping[str, str], views: Iterable[View]
) -> ImportRules:
    """Return how rows are imported.

    Raises:
        UsageError: `--on-mismatch` names no side, or a setting is invalid.
    """
    try:
        trust = Trust(wishes.trust or Trust.NEITHER)
    except ValueError as failure:
        raise UsageError(
            f"`{wishes.trust}` is not a side", hint="--on-mismatch title, link or neither"
        ) from failure
    return ImportRules(
        placing=replace(
            Rules.of(session.config),
            policy=_sure_ones(wishes.policy),
            tags=wishes.tags,
            incomplete=NEEDS_METADATA,
            timestamp=day(),
        ),
        section_tags=wishes.section_tags,
        trust=trust,
        mapping=mapping,
        periods=periods(views),
    )


def _sure_ones(policy: DuplicatePolicy | None) -> DuplicatePolicy:
    """Return the policy for certain duplicates; only uncertain ones are asked about."""
    return DuplicatePolicy.MERGE if policy is None or policy is DuplicatePolicy.ASK else policy


def views_of(session: Session) -> list[View]:
    """Return the views of the settings."""
    from ssmlit.render import view_from_table

    config = session.config
    return [view_from_table(name, config.table(f"views.{name}")) for name in config.table("views")]


def headings_of(session: Session, views: Iterable[View]) -> dict[str, str]:
    """Return heading → tag: what the views call their tags, then what [import.sections] says."""
    config = session.config
    return headings(views) | {
        name: config.string("import.sections", name) for name in config.table("import.sections")
    }
