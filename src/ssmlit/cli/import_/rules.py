"""The rules of `ssmlit import`, from its options and the settings.

Responsible for the defaults. Does not depend on what happens to the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import headings, periods
from ssmlit.actions.lists.adopted.sections import page_heading
from ssmlit.cli.shared.today import day
from ssmlit.fields import check_tag
from ssmlit.paths import real_path

if TYPE_CHECKING:
    from ssmlit.cli.import_.options import ImportOptions
    from ssmlit.cli.import_.reading import ImportedFile
    from ssmlit.cli.shared.session import Session
    from ssmlit.render import View


def rules_of(
    session: Session, options: ImportOptions, mapping: Mapping[str, str], views: Iterable[View]
) -> ImportRules:
    """Return how rows are imported.

    Raises:
        UsageError: a setting is invalid.
    """
    policy = options.on_duplicate
    if policy is None or policy is DuplicatePolicy.ASK:  # only uncertain ones are asked about
        policy = DuplicatePolicy.MERGE
    return ImportRules(
        placing=AddRules.of(session.config)._replace(
            policy=policy,
            tags=tuple(options.tags or ()),
            tags_known=True,
            incomplete=NEEDS_METADATA,
            timestamp=day(),
        ),
        section_tags=options.section_tags,
        trust=options.on_mismatch,
        mapping=mapping,
        periods=periods(views),
    )


def views_of(session: Session) -> list[View]:
    """Return the views of the settings."""
    names = session.config.table("views")
    return [session.view(name) for name in names]


def headings_of(session: Session, views: Iterable[View]) -> dict[str, str]:
    """Return heading → tag: what the views call their tags, then what [import.sections] says.

    Raises:
        UsageError: it says what cannot be a tag; with its line. "" is none.
    """
    config, table = session.config, "import.sections"
    said = {name: config.string(table, name) for name in config.table(table)}
    for name in filter(said.get, said):
        with config.place(table, name):
            check_tag(said[name])
    return headings(views) | said


def with_page_headings(
    session: Session,
    sources: Iterable[ImportedFile],
    views: Iterable[View],
    mapping: Mapping[str, str],
) -> Mapping[str, str]:
    """Return heading → tag without tags for the own headings of documents that views describe.

    `--with-view` made none when it took the list in, so that the list is the same at every import.
    """
    folder = session.config.path.parent
    outputs = {real_path(folder / view.output) for view in views if view.output}
    pages = (page_heading(one.rows) for one in sources if real_path(one.path) in outputs)
    return {heading: tag for page in pages for heading, tag in page.items()} | dict(mapping)
