"""Two branches that both rendered a list: git's merge driver need not ask a person.

Responsible for what a merged page gets. What ssmlit wrote on both sides can be written again from
the merged library, so ours stands in until then; where a view keeps rows as people wrote them, the
lines of both sides count, even where people have edited them since. Another list that was edited is
merged like the rest of the page.
Does not depend on git, nor on the library.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError
from ssmlit.merge.lines import Markers, lines_of, merge_lines
from ssmlit.ownership_marks import Owner, read_mark
from ssmlit.render import markers

_DIGITS = regex(r"\d+|\s+")
_CONTENTS = regex(r"^ *- \[.*\]\([^\s()]*#[^\s()]*\) \(\d+\)\r?$", re.MULTILINE)


class OneList(NamedTuple):
    """Versions of a page between which lists that both sides rendered do not differ; their names.

    Lists in conflict are not among them: of these only the first marker is the same.
    """

    base: str
    ours: str
    theirs: str
    names: tuple[str, ...] = ()


def with_one_list(
    base: str, ours: str, theirs: str, keeps: Callable[[str], bool] = lambda _: False
) -> OneList:
    """Put one list into all versions for each that is written differently on both sides.

    Then a change of the line above or below does not touch it. ssmlit must have written it on both
    sides, or its view keep what people write in it.

    Args:
        base: the page that both come from; "" when there is none.
        ours: the page that is kept by default.
        theirs: the incoming one.
        keeps: whether the view of a name keeps rows as people wrote them.
    """
    taken = []
    for name in markers.names(ours):
        is_kept = keeps(name)
        owners = {Owner.OURS, Owner.EDITED} if is_kept else {Owner.OURS}
        was, mine, other = (_written(page, name, owners) for page in (base, ours, theirs))
        if not (mine and other and len({was, mine, other}) == 3):
            continue
        one = _merged(ours, was or "", mine, other, name) if is_kept else mine
        if one:
            taken.append(name)
            ours = ours.replace(mine, one, 1)
        theirs = theirs.replace(other, one or _begun_as(mine, other), 1)
        if was:
            base = base.replace(was, one or _begun_as(mine, was), 1)
    return OneList(base, ours, theirs, tuple(taken))


def _merged(page: str, was: str, mine: str, other: str, name: str) -> str | None:
    """Return the list with both sides' lines, as ssmlit would write it; None in a conflict.

    One is also a paper that both sides added: of its two rows, only one would be rendered again.
    What is in front of the rows, contents with counts, nobody words: ours stands in, unless a
    person did since. Where people edited a side, the digest of ours stays, so that the list is
    known to be edited.
    """
    from ssmlit.actions.lists.kept.page_rows import papers

    base, ours, theirs = (markers.body(one, name) if one else "" for one in (was, mine, other))
    if markers.owner(other, name) is Owner.OURS or _uncounted(base) == _uncounted(theirs):
        base, theirs = (_front(ours) + one[len(_front(one)) :] for one in (base, theirs))
    body, conflicted = merge_lines(base, ours, theirs, Markers(), adds_both=True)
    body = "".join(_headings_once(body, ours, theirs))
    if conflicted or papers(body) - (papers(ours) | papers(theirs)):
        return None
    merged = _written(markers.replace(page, name, body), name, {Owner.OURS})
    is_ours = all(markers.owner(one, name) is Owner.OURS for one in (mine, other))
    return merged if is_ours or merged is None else _begun_as(mine, merged)


def _headings_once(body: str, *sides: str) -> Iterator[str]:
    """Yield the lines of a merged list without a heading that each side added for its own rows."""
    written: Counter[str] = Counter()
    for line in lines_of(body):
        written[line] += 1
        if not line.startswith("#") or written[line] <= max(
            lines_of(it).count(line) for it in sides
        ):
            yield line


def _front(body: str) -> str:
    """Return the lines of a list up to the end of its contents, or ""."""
    counted = list(_CONTENTS.finditer(body))
    return body[: counted[-1].end()] if counted else ""


def _uncounted(body: str) -> str:
    """Return the words in front of a list that are neither contents nor counts."""
    return _DIGITS.sub("", _CONTENTS.sub("", _front(body)))


def _begun_as(mine: str, other: str) -> str:
    """Return the lines of a list with the first marker of ours: only rows are in conflict."""
    return mine.partition("\n")[0] + "\n" + other.partition("\n")[2]


def are_generated(*sides: str) -> bool:
    """Whether ssmlit wrote each of several versions of a .bib file, and no one edited it since."""
    return all(side.strip() and read_mark(side, "bibtex").owner is Owner.OURS for side in sides)


def _written(page: str, name: str, owners: AbstractSet[Owner]) -> str | None:
    """Return the lines of a list and its markers; None if another than one of some wrote them."""
    try:
        if markers.owner(page, name) not in owners:
            return None
        first, last = markers.lines(page, name)
    except LibraryError:
        return None
    return "\n".join(page.split("\n")[first - 1 : last])
