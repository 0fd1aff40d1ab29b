"""Names of fields that a user typed: typos are refused, and fields that no paper has are named.

Responsible for telling a typo from a field of the library's own. Does not depend on what a command
does with the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError
from ssmlit.strings import closest, did_you_mean

T = TypeVar("T")


def require_fields(
    session: Session,
    names: Sequence[str],
    papers: Collection[T],
    has: Callable[[T, str], bool],
    *,
    columns: Sequence[str] = (),
    needed: bool = True,
) -> None:
    """Refuse typos among names of fields; say which fields none of some papers has.

    Of BibTeX's own fields any may be missing, but not all that are needed.

    Args:
        session: the run, with the library.
        names: in lower case.
        papers: those that are shown.
        has: whether a paper has a field.
        columns: what is accepted besides fields, and may have been meant.
        needed: whether the command is for nothing without the fields.

    Raises:
        UsageError: no entry of the library has the field, and it is nearly a known one, or a word
            that only queries understand.
    """
    from ssmlit.query.language import BIBTEX

    asked = [name for name in names if name not in columns]
    lacking = [name for name in asked if not any(has(paper, name) for paper in papers)]
    for name in lacking:
        meant = _meant(name, columns)
        if meant != name and not session.library.document.having(name):
            raise UsageError(f"there is no field `{name}`", hint=did_you_mean(meant))
    if not needed or len(lacking) < len(names):
        lacking = [name for name in lacking if name not in BIBTEX]
    if lacking and papers:
        session.note(f"no paper has {' or '.join(lacking)}")


def _meant(name: str, columns: Sequence[str]) -> str:
    """Return the column or field that a name means: itself unless it is a typo."""
    from ssmlit.query.language import fields_meant_by

    if column := closest(name, columns, 0.75):
        return column
    meant, near = fields_meant_by(name)
    meant = fields_meant_by(near)[0] if near else meant
    return name if name in meant else meant[0]
