r"""Values that name a field of another entry: `author = {xdata=smith-author-1 and Doe, Jane}`.

Responsible for biblatex's granular xdata (biblatex manual, section 3.13.6). Does not depend on
where the other entries are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.fields.reading import firsts
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    import re

_REFERENCE = regex(r"xdata\s*=\s*(?P<key>[^\s,{}]+)-(?P<name>[A-Za-z]+)(?:-(?P<place>\d+))?")
#: The same within a value: a reference ends at a blank, a brace or a quotation mark.
_WITHIN = regex(r"(?P<mark>xdata\s*=\s*)(?P<key>[^\s,{}]+)(?=-[A-Za-z]+(?:-\d+)?(?:[\s\"}]|$))")
_AND = regex(r"(\s+and\s+)")
_DEEPEST = 4  # references to references; a circle ends here


def named(text: str) -> list[str]:
    """Return the keys that a value names."""
    if "xdata" not in text:
        return []
    items = (part.strip() for part in _AND.split(text))
    return [found["key"] for item in items if (found := _REFERENCE.fullmatch(item))]


def renamed(item: Field, new_key: Callable[[str], str]) -> Field:
    """Return a field whose references name other keys; all else as it stands."""

    def other(found: re.Match[str]) -> str:
        return found["mark"] + new_key(found["key"])

    source, text = (_WITHIN.sub(other, part) for part in (item.source, item.text))
    return item if source == item.source else item._replace(source=source, text=text)


def filled(items: Iterable[Field], find: Callable[[str], Entry | None]) -> list[Field]:
    """Return fields with references replaced by their texts; dangling ones stay."""
    return [_filled(item, find, _DEEPEST) for item in items]


def _filled(item: Field, find: Callable[[str], Entry | None], depth: int) -> Field:
    if "xdata" not in item.text or not depth:
        return item
    parts = _AND.split(item.text)
    if len(parts) == 1:
        return item._replace(**_named_parts(parts[0], find, depth)) if parts[0] else item
    text = "".join(_named_parts(part, find, depth).get("text", part) for part in parts)
    return item if text == item.text else item._replace(source=f"{{{text}}}", text=text)


def _named_parts(part: str, find: Callable[[str], Entry | None], depth: int) -> dict[str, str]:
    """Return source and text of what a part of a value names; nothing if it names nothing."""
    reference = _REFERENCE.fullmatch(part.strip())
    parent = find(reference["key"]) if reference else None
    if reference is None or parent is None:
        return {}
    item = firsts(parent).get(reference["name"].lower())
    if item is None:
        return {}
    found = _filled(item, find, depth - 1)
    if not reference["place"]:
        return {"source": found.source, "text": found.text}
    listed, place = _AND.split(found.text)[::2], int(reference["place"])
    if not 0 < place <= len(listed):
        return {}
    return {"source": f"{{{listed[place - 1]}}}", "text": listed[place - 1]}
