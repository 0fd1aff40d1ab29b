"""Two branches that both rendered a list: git's merge driver need not ask a person.

Responsible for whose list a merged page gets. What both sides wrote by ssmlit can be written anew
from the merged library, so that ours stands in until then; a list that a person edited is merged
line by line, like the rest of the page. Does not depend on git, nor on the library.
"""

from __future__ import annotations

from typing import NamedTuple

from ssmlit.errors import LibraryError
from ssmlit.ownership_marks import Owner, read_mark
from ssmlit.render import markers


class OurLists(NamedTuple):
    """Versions of a page with the lists of ours that both sides changed, and their names."""

    base: str
    theirs: str
    names: tuple[str, ...] = ()


def with_our_lists(base: str, ours: str, theirs: str) -> OurLists:
    """Put the lists of ours that both sides changed into the other two versions.

    Then no side changed them, and a change of the line above or below does not touch them.

    Args:
        base: the page that both come from; "" when there is none.
        ours: the page that is kept by default.
        theirs: the incoming one.
    """
    taken = []
    for name in markers.names(ours):
        was, mine, other = (_written(page, name) for page in (base, ours, theirs))
        if mine and other and len({was, mine, other}) == 3:
            theirs = theirs.replace(other, mine, 1)
            base = base.replace(was, mine, 1) if was else base
            taken.append(name)
    return OurLists(base, theirs, tuple(taken))


def are_generated(*sides: str) -> bool:
    """Whether ssmlit wrote each of several versions of a .bib file, and no one edited it since."""
    return all(side.strip() and read_mark(side, "bibtex").owner is Owner.OURS for side in sides)


def _written(page: str, name: str) -> str | None:
    """Return the lines of a list and its markers; None unless ssmlit wrote them all."""
    try:
        if markers.owner(page, name) is not Owner.OURS:
            return None
        first, last = markers.lines(page, name)
    except LibraryError:
        return None
    return "\n".join(page.split("\n")[first - 1 : last])
