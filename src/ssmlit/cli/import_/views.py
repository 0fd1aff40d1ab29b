"""`ssmlit import --with-view`: the list that is imported as a view of ssmlit.toml.

Responsible for the settings file. Does not depend on what happens to the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.actions import adopting
from ssmlit.errors import UsageError
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.cli.import_.files import Source
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output


def new_view(
    session: Session, name: str, sources: Sequence[Source], mapping: Mapping[str, str]
) -> tuple[Output, ...]:
    """Return ssmlit.toml with a view that shows the papers of a list as the list does.

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
    table = adopting.as_toml(name, adopting.settings(source.rows, mapping, source.text))
    file = target(session.config.path, session.path)
    old = file.text or ""
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    return (file.edited(f"{old}{gap}{table}"),)
