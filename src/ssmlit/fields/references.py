"""The keys by which an entry names others: in `crossref` and the like, and inside values.

Responsible for finding and for changing them. Does not depend on where the other entries are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.fields import granular
from ssmlit.fields.names import DISTINCT, REFERRING_FIELDS
from ssmlit.model import Entry, Field
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.model import Edit
    from ssmlit.model.entries import Name

_DECIDED = regex(r"(?:^|(?<=,))(\s*)([^\s,]+)")  # the key of an item; an identifier may follow it
_KEY = regex(r"[^\s,](?:[^,]*[^\s,])?")  # one of a list; a wrong one may have blanks in it


def named(entry: Entry, wanted: Collection[str] = REFERRING_FIELDS) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that name others, in lower case, each with a key.

    `wanted` are the fields that count; with `xdata` also keys inside the values of others.
    """
    for item in entry.fields:
        name = item.name.lower()
        if name in wanted:
            yield from ((name, key) for key in split_commas(item.text))
        elif "xdata" in wanted:
            yield from ((name, key) for key in granular.named(item.text))


def redirected(
    entries: Iterable[Entry],
    mapping: Mapping[str, str],
    has: Callable[[str], bool],
    becoming: Mapping[Name, Entry],
) -> Iterator[Edit]:
    """Yield the edits of one step after which no entry names a key that vanishes in it.

    As in BibTeX, a key in other capitals counts, unless it is an entry's own.

    Args:
        entries: those that stay and may name others, as they are before.
        mapping: all keys that vanish in the step → the new ones.
        has: whether an entry has a key before, in these capitals.
        becoming: names of entries → what the step makes of them otherwise.
    """
    from ssmlit.fields.entries import differences  # reading what is inherited makes no edits

    in_any_case = {old.lower(): new for old, new in mapping.items()}

    def new_key(key: str) -> str:
        new = mapping.get(key) or in_any_case.get(key.lower(), key)
        return key if key not in mapping and new != key and has(key) else new

    for entry in entries:
        after = followed(becoming.get(entry.name, entry), new_key)
        if after is not entry:
            yield from differences(entry, after)


def followed(entry: Entry, new_key: Callable[[str], str]) -> Entry:
    """Return an entry that names others by new keys; blanks and marks around the keys stay."""
    fields = tuple(_followed(item, new_key) for item in entry.fields)
    return replace(entry, fields=fields) if fields != tuple(entry.fields) else entry


def _followed(item: Field, new_key: Callable[[str], str]) -> Field:
    if item.name.lower() == DISTINCT:
        text = _DECIDED.sub(lambda found: found[1] + new_key(found[2]), item.text)
        return item if text == item.text else Field.braced(item.name, text)
    if item.name.lower() not in REFERRING_FIELDS:
        return granular.renamed(item, new_key) if "xdata" in item.source else item
    text = _KEY.sub(lambda found: new_key(found[0]), item.text)
    if text == item.text:
        return item
    before, keys = split_commas(item.text), split_commas(text)
    are_two_one = len({*keys}) < len({*before})
    return Field.braced(item.name, ",".join(dict.fromkeys(keys)) if are_two_one else text)
