"""How the rows around a place on a page are written, where the view writes its rows differently.

Responsible for lists with tables of several kinds, or with tables and bullets. Does not depend on
which rows come, go or change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.actions.lists.adopted.view import view_settings
from ssmlit.render import view_from_table
from ssmlit.render.rows import item, table_head

if TYPE_CHECKING:
    from ssmlit.actions.lists.kept.page_lines import PageLines
    from ssmlit.actions.lists.kept.page_rows import PageRow
    from ssmlit.importers import Row
    from ssmlit.render import View

# The settings that say how a row is written, not which rows there are.
_FORM = (
    "layout", "row", "head", "words", "venues", "show", "links", "authors", "arxiv", "title_link",
    "brackets",
)  # fmt: skip


class RegionForms:
    """The views that write papers as the rows around them on a page are written.

    Args:
        view: whose papers they are.
        rows: of the page.
        lines: of the page, before anything comes in.
        text: the page.
    """

    def __init__(self, view: View, rows: Sequence[PageRow], lines: PageLines, text: str) -> None:
        self._view, self._rows, self._lines, self._text = view, rows, lines, text
        self._known: dict[tuple[str, ...], View] = {}  # by what rows have in common

    def of(self, row: PageRow) -> View:
        """Return the view itself if its rows are of the kind of a row, with the same columns.

        So it does where the form of that row and those like it cannot be told.
        """
        kind = self._lines.kind(row.start)
        if kind not in self._known:
            self._known[kind] = self._form(row, kind)
        return self._known[kind]

    def _form(self, row: PageRow, kind: tuple[str, ...]) -> View:
        if self._fits(self._view, row) or kind[0] not in {"-", "|"}:
            return self._view
        like = [it.row for it in self._rows if it.row.record and self._lines.kind(it.start) == kind]
        form = _learned(self._view, like, self._text) if like else self._view
        return form if self._fits(form, row) else self._view

    def _fits(self, view: View, row: PageRow) -> bool:
        return self._lines.joins(item(row.record, view), table_head(view), row.start)


def _learned(view: View, rows: Sequence[Row], text: str) -> View:
    made = view_settings(rows, {}, text)
    form = view_from_table(view.name, {name: made[name] for name in _FORM if name in made})
    return replace(view, **{name: getattr(form, name) for name in _FORM})
