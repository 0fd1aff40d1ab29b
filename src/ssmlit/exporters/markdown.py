"""Works → a Markdown list of references in the built-in style. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.exporters.plain_style import ReferenceParts, reference, stopped

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options

_SPECIAL = regex(r"[\\`*_\[\]<>|~#]|(?<=\w)@(?=\w)")
_MATH = regex(r"(\$[^$]*\$)")


def write(bibliography: Bibliography, options: Options) -> str:
    """Return an item for each work, in their order."""
    items = (_item(reference(work, options.max_authors)) for work in bibliography.works)
    return "".join(f"- {item}\n" for item in items)


def _item(one: ReferenceParts) -> str:
    title = _escaped(one.title)
    address = re.sub(r"[()<>\s]", lambda found: f"%{ord(found[0]):02X}", one.url)
    linked = f"[{title}]({address})" if address and title else title or one.url
    return " ".join(stopped(_escaped(one.people), linked, one.where("*{}*", _escaped)))


def _escaped(text: str) -> str:
    """Return text that Markdown prints as it is; math stays."""
    pieces = _MATH.split(text)
    return "".join(
        piece if place % 2 else _SPECIAL.sub(lambda found: f"\\{found[0]}", piece)
        for place, piece in enumerate(pieces)
    )
