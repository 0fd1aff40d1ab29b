"""Works → formatted references in the built-in style, for mails, slides and forms. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.exporters.plain_style import Reference, reference

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options


def write(bibliography: Bibliography, options: Options) -> str:
    """Return numbered references, a paragraph each."""
    found = [sentence(reference(work, options.max_authors)) for work in bibliography.works]
    return "\n".join(f"[{number}] {text}\n" for number, text in enumerate(found, 1))


def sentence(one: Reference) -> str:
    """Return a reference as sentences."""
    place = ", ".join(part for part in (f"{one.lead} {one.place}".strip(), one.details) if part)
    parts = [stopped(part) for part in (one.people, one.title, place) if part]
    return " ".join([*parts, one.url] if one.url else parts)


def stopped(text: str) -> str:
    """Return a text with a full stop at its end, unless it has one."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
