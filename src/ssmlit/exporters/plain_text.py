"""Works → formatted references in the built-in style, for mails, slides and forms. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.exporters.plain_style import ReferenceParts, reference, stopped

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options


def write(bibliography: Bibliography, options: Options) -> str:
    """Return numbered references, a paragraph each."""
    found = [sentence(reference(work, options.max_authors)) for work in bibliography.works]
    return "\n".join(f"[{number}] {text}\n" for number, text in enumerate(found, 1))


def sentence(one: ReferenceParts) -> str:
    """Return a reference as sentences."""
    return " ".join(filter(None, (*stopped(one.people, one.title, one.where()), one.url)))
