"""One paper in full, as text for a person.

Responsible for the order of facts and their labels. Does not depend on where it is shown.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from ssmlit import fields, identifiers
from ssmlit.cli.shared.colour import Paint, plain
from ssmlit.cli.shared.terminal_text import folded, one_line
from ssmlit.fields.names import IDENTIFIER_FIELDS, RAW_FIELDS
from ssmlit.identifiers.address import bare
from ssmlit.latex import squash, to_unicode
from ssmlit.model import Entry, Field, Identifier, Record
from ssmlit.render.papers import author_names

WIDTH = 88
LABEL = 15  # columns of a row's name
PLACES = frozenset({"booktitle", "journal", "journaltitle", "school"})
ADDRESSES = frozenset({"url", "code", "project"})
ORDER = (
    "volume", "number", "issue", "pages", "publisher", "editor", "series", "edition", "address",
)  # fmt: skip


def details(
    entry: Entry, whole: Entry, path: str, width: int, *, paint: Paint = plain, published: str = ""
) -> str:
    """Return all that an entry says, in lines: title, authors, venue, tags, links, other fields.

    `whole` is the entry with the fields of its parents, `published` what is known about the
    publication of a preprint; `path` is the library's.
    """
    record = fields.record(whole)
    rows = [
        ("authors", author_names(record, 0)),
        ("where", _where(record)),
        ("published", published),
        ("tags", ", ".join(record.tags)),
        *((item.scheme, item.value) for item in record.identifiers),
        *((link.role, link.url) for link in record.links),
        *_others((*entry.fields, *whole.fields), record),
        ("key", f"{entry.key}  (@{entry.type}, {path}:{entry.line})"),
    ]
    title = folded(paint("bold", one_line(record.title) or "(no title)"), width)
    lines = [labelled_lines(name, value, width, paint) for name, value in rows if value]
    return "\n".join((*title, *lines))


def _others(shown: Sequence[Field], record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields that are not shown above: where it appeared first, then as in the file."""
    texts = {field.name.lower(): field.text for field in reversed(shown)}
    names = [*(name for name in ORDER if name in texts), *reversed(texts)]
    for name in dict.fromkeys(names):
        if not _is_above(name, texts, record):
            yield name, texts[name] if name in RAW_FIELDS else to_unicode(texts[name])


def _is_above(name: str, texts: Mapping[str, str], record: Record) -> bool:
    """Whether a row above says what a field does: what could not be read is not there."""
    text = texts[name].strip()
    if name in PLACES:
        return squash(text) in squash(record.venue)
    if name in ADDRESSES:
        links = {bare(link.url) for link in record.links}
        return bare(text) in links or identifiers.parse(text) in record.identifiers
    match name:
        case "title" | "keywords":
            return True
        case "author":
            return bool(record.authors)
        case "year":
            return text == str(record.year)
        case "month":
            return bool(record.month) and not record.day
        case "archiveprefix" | "eprinttype":
            return _is_above("eprint", {"eprint": "", **texts}, record)
    return _is_identified(name, text, record.identifiers)


def _is_identified(name: str, text: str, above: Container[Identifier | None]) -> bool:
    """Whether a field holds nothing but identifiers that are shown."""
    if name in IDENTIFIER_FIELDS.values() and not text:
        return True
    schemes = [scheme for scheme, field in IDENTIFIER_FIELDS.items() if field == name]
    parts = text.split() if name == "identifiers" else [f"{one}:{text}" for one in schemes]
    return bool(parts) and all(identifiers.parse(part) in above for part in parts)


def _where(record: Record) -> str:
    month = f"-{record.month:02d}" if record.month else ""
    when = f"{record.year}{month}" if record.year else ""
    is_preprint = record.type in {"misc", "online"} and record.identifier("arxiv")
    place = record.venue or ("preprint" if is_preprint else record.type)
    return ", ".join(part for part in (place, when) if part)


def labelled_lines(name: str, value: str, width: int, paint: Paint = plain) -> str:
    """Return a labelled value in lines; words are not broken, so that links can be copied.

    Where values beside a column of labels would have few letters a line, they begin below it.
    """
    is_wide = width >= 3 * LABEL
    label = paint("label", f"  {name:<12} " if is_wide else f"  {name} ")
    return "\n".join(folded(f"{label}{one_line(value)}", width, LABEL if is_wide else 4))
