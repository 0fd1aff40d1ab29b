"""Tags in the `keywords` field: reading them, and editing without touching other people's.

Responsible for how keywords are separated. Does not depend on what tags mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.latex import to_unicode
from ssmlit.model import Entry
from ssmlit.strings import by_count

_IN_KEYWORDS = regex(r",\s|;(?!\s+\S)")  # a comma or a semicolon as Better BibTeX has none
DEFAULT_SEPARATOR = ", "
INBOX = "inbox"  # the tag of papers not yet looked at
BOOKKEEPING = frozenset({"needs-metadata", INBOX})  # internal tags


def public_tags(tags: Iterable[str], asked: Container[str] = frozenset()) -> tuple[str, ...]:
    """Return tags without internal ones, unless asked for by name."""
    return tuple(tag for tag in tags if tag not in BOOKKEEPING or tag in asked)


def tags(entry: Entry) -> tuple[str, ...]:
    """Return the entry's keywords in Unicode, each once, in the field's order."""
    return split_keywords(entry.get("keywords"))


def count_tags(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many entries have each tag, the most frequent first."""
    return by_count(Counter(tag for entry in entries for tag in tags(entry)))


def split_keywords(text: str) -> tuple[str, ...]:
    """Return the keywords of a field's text in Unicode, each once, in order."""
    return tuple(dict.fromkeys(filter(None, map(to_unicode, _parts(text, _mark(text))))))


def tag_separator(entry: Entry) -> str:
    """Return the separator of an entry's keywords, with its blank: `, `, `;` …."""
    text = entry.get("keywords")
    mark = _mark(text)
    _, *others = _parts(text, mark)
    if not others:
        return DEFAULT_SEPARATOR
    blank = others[0][:1]
    return mark + blank if blank in {" ", "\t"} else mark


def keywords_with(entry: Entry, add: Iterable[str] = (), remove: Iterable[str] = ()) -> str | None:
    """Return the text of `keywords` with tags added and removed, or None when nothing changes.

    Other keywords keep their spelling, order and spacing; "" means that none is left. Case is
    ignored when comparing.

    Raises:
        UsageError: a tag to be added is empty or holds a separator or a brace.
    """
    old = entry.get("keywords")
    text = _without(old, {_folded(tag) for tag in remove})
    have = {tag.casefold() for tag in split_keywords(text)}
    for tag in add:
        written = _written(tag)
        if _folded(tag) not in have:
            have.add(_folded(tag))
            text = text.rstrip() + tag_separator(entry) if text.strip() else ""
            text += written
    return text if text != old else None


@lru_cache(maxsize=1 << 10)  # the entries of a library share their tags
def _folded(tag: str) -> str:
    """Return a tag as it compares after a round trip through the file."""
    from ssmlit.latex import escape

    return to_unicode(escape(tag)).casefold()


def _mark(text: str) -> str:
    """Return the separator: a semicolon when there is one: `networks, neural; deep learning`.

    Better BibTeX separates by bare commas, and writes a semicolon for one within a keyword:
    `Animals,Databases; Genetic,Humans`. EndNote writes a keyword a line, with nothing else between;
    others indent what they wrap.
    """
    if count := len(_parts(text, ";")) - 1:
        is_within = text.count(",") > count and _IN_KEYWORDS.search(text) is None
        return "," if is_within else ";"
    is_a_line_each = "\n" in text and "," not in text and not re.search(r"\n[ \t]", text.rstrip())
    return "\n" if is_a_line_each else ","


def _parts(text: str, mark: str) -> list[str]:
    """Return the parts between separators; the semicolon of `R&amp;D` does not separate."""
    parts = text.split(mark)
    if mark != ";" or "&" not in text:
        return parts
    from ssmlit.latex.markup import is_cut_in_entity

    joined = parts[:1]
    for part in parts[1:]:
        if is_cut_in_entity(joined[-1]):
            joined[-1] += f";{part}"
        else:
            joined.append(part)
    return joined


def _without(text: str, unwanted: set[str]) -> str:
    mark = _mark(text)
    parts = _parts(text, mark)
    kept: list[str] = []
    opened = 0  # braces of what is left out, around more than it: `{{alpha, beta}}`
    for part in parts:
        if to_unicode(part).casefold() not in unwanted:
            word = part.lstrip()
            kept.append(part[: len(part) - len(word)] + "{" * opened + word)
            opened = 0
            continue
        opened += part.count("{") - part.count("}")
        if opened < 0 and kept:
            kept[-1] += "}" * -opened
            opened = 0
    if len(kept) == len(parts):
        return text
    return mark.join(kept).strip() if any(part.strip() for part in kept) else ""


def check_tag(tag: str) -> None:
    """Refuse what cannot be a tag: it could not be read back, or has a level without a name.

    A plus before it is how `tag` adds one.

    Raises:
        UsageError: with what a tag is.
    """
    if not all(map(str.strip, tag.split("/"))) or re.search(r"^\+|[\\%\n]", tag):
        raise _refused(tag)
    _written(tag)


def _written(tag: str) -> str:
    """Return a tag as text of `keywords`, also a keyword of others that no one would call so.

    Raises:
        UsageError: it could not be read back from there.
    """
    from ssmlit.latex import escape

    clean = " ".join(tag.split())
    if not clean or not set(clean).isdisjoint(",;{}"):
        raise _refused(tag)
    return escape(clean)


def _refused(tag: str) -> UsageError:
    return UsageError(
        f"`{tag}` cannot be a tag",
        hint="a tag is words without , ; { } \\ % and line breaks, does not begin with +, "
        "and has / only between levels",
    )
