"""The keys by which an entry names others: in `crossref` and the like, and inside values.

Responsible for finding and for changing them. Does not depend on where the other entries are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ssmlit._lazy import regex
from ssmlit.commas import split_commas
from ssmlit.fields import granular
from ssmlit.fields.names import REFERRING_FIELDS
from ssmlit.model import Entry, Field

_KEY = regex(r"[^\s,](?:[^,]*[^\s,])?")  # one of a list; a wrong one may have blanks in it


def named(entry: Entry, wanted: Collection[str] = REFERRING_FIELDS) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that name others, in lower case, each with a key.

    Args:
        entry: the entry.
        wanted: the lists of keys that count; with `xdata` also keys inside the values of others.
    """
    for item in entry.fields:
        name = item.name.lower()
        if name in wanted:
            yield from ((name, key) for key in split_commas(item.text))
        elif "xdata" in wanted:
            yield from ((name, key) for key in granular.named(item.text))


def followed(entry: Entry, mapping: Mapping[str, str]) -> Entry:
    """Return an entry that names others by new keys; blanks and marks around the keys stay."""
    fields = tuple(_followed(item, mapping) for item in entry.fields)
    return replace(entry, fields=fields) if fields != tuple(entry.fields) else entry


def _followed(item: Field, mapping: Mapping[str, str]) -> Field:
    if item.name.lower() not in REFERRING_FIELDS:
        return granular.renamed(item, mapping) if "xdata" in item.source else item
    text = _KEY.sub(lambda found: mapping.get(found[0], found[0]), item.text)
    if text == item.text:
        return item
    keys = split_commas(text)
    return Field.braced(
        item.name, text if len({*keys}) == len(keys) else ",".join(dict.fromkeys(keys))
    )
