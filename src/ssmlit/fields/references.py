"""The keys by which an entry names others: in `crossref` and the like, and inside values.

Responsible for finding and for changing them. Does not depend on where the other entries are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
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


def renaming(mapping: Mapping[str, str], keys: Container[str]) -> Callable[[str], str]:
    """Return the function from a key as an entry names it to the new one, or the same.

    As in BibTeX, a key in other capitals counts, unless it is an entry's own.

    Args:
        mapping: the keys of renamed entries → their new ones.
        keys: of all entries, as they are before.
    """
    in_any_case = {old.lower(): new for old, new in mapping.items()}

    def new_key(key: str) -> str:
        others = key in keys and key not in mapping
        return mapping.get(key) or (key if others else in_any_case.get(key.lower(), key))

    return new_key


def followed(entry: Entry, new_key: Callable[[str], str]) -> Entry:
    """Return an entry that names others by new keys; blanks and marks around the keys stay."""
    fields = tuple(_followed(item, new_key) for item in entry.fields)
    return replace(entry, fields=fields) if fields != tuple(entry.fields) else entry


def _followed(item: Field, new_key: Callable[[str], str]) -> Field:
    if item.name.lower() not in REFERRING_FIELDS:
        return granular.renamed(item, new_key) if "xdata" in item.source else item
    text = _KEY.sub(lambda found: new_key(found[0]), item.text)
    if text == item.text:
        return item
    keys = split_commas(text)
    return Field.braced(
        item.name, text if len({*keys}) == len(keys) else ",".join(dict.fromkeys(keys))
    )
