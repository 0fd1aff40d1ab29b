"""What the shell offers when Tab is pressed: keys, tags, fields. Quick, and silent on failure.

Reads the library with two patterns and no parser, and decodes only what is offered: an offer may
miss an odd entry, it may not be late.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ssmlit.errors import SsmlitError

_ENTRY = rb"@[ \t]*(?!comment|string|preamble)[^\s@{(]+[ \t]*[{(]\s*([^\s,{}()]+)"
_KEYWORDS = rb"keywords\s*=\s*[{\"]([^{}\"]*)"
_FIELD = rb"^[ \t]*([A-Za-z][\w-]*)[ \t]*="
MOST = 200  # more than shells show well


def keys(incomplete: str) -> list[str]:
    """Return the citation keys that begin with what was typed, in whatever case."""
    return _beginning(incomplete, _decoded(re.findall(_ENTRY, _library(), re.IGNORECASE)))


def tags(incomplete: str) -> list[str]:
    """Return the tags that begin with what was typed, in whatever case."""
    values = ";".join(_decoded(re.findall(_KEYWORDS, _library(), re.IGNORECASE))).replace(",", ";")
    return _beginning(incomplete, (" ".join(tag.split()) for tag in set(values.split(";"))))


def signed_tags(incomplete: str) -> list[str]:
    """Return tags after the `+` or `-` that was typed."""
    return [f"{incomplete[0]}{tag}" for tag in tags(incomplete[1:])]


def query(incomplete: str) -> list[str]:
    """Return field names (`author:`), and after the colon tags, keys, types or field names."""
    sign, word = ("-", incomplete[1:]) if incomplete.startswith("-") else ("", incomplete)
    name, colon, value = word.partition(":")
    if not colon:
        from ssmlit.query.language import FIELDS

        return [f"{sign}{field}:" for field in FIELDS if field.startswith(word.lower())]
    offers = _VALUES.get(name.lower())
    return [f"{sign}{name}:{offer}" for offer in offers(value)] if offers else []


def field_names(incomplete: str) -> list[str]:
    """Return BibTeX field names as `name=`, for `ssmlit edit`."""
    return [f"{name}=" for name in _present_fields(incomplete)]


def some_fields(incomplete: str) -> list[str]:
    """Return BibTeX field names: after a comma the next one."""
    return _next_one(incomplete, _present_fields)


def columns(incomplete: str) -> list[str]:
    """Return what `--fields` of a list takes: after a comma the next one."""
    from ssmlit.cli.shared.columns import NAMES

    named = _next_one(incomplete, lambda last: [name for name in NAMES if name.startswith(last)])
    return list(dict.fromkeys([*named, *some_fields(incomplete)]))


def rules(incomplete: str) -> list[str]:
    """Return codes and names of the rules of `check`: after a comma the next one."""
    from ssmlit.checks.registry import all_rules

    names = [name for rule in all_rules() for name in (rule.code, rule.name)]
    return _next_one(incomplete, lambda last: _beginning(last, names))


def _next_one(incomplete: str, offer: Callable[[str], list[str]]) -> list[str]:
    """Return what is offered for the last name of a list with commas, behind the others."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in offer(last)]


def cited(incomplete: str) -> list[str]:
    """Return citation keys, or without any what a query may continue with."""
    return keys(incomplete) or query(incomplete)


def views(incomplete: str) -> list[str]:
    """Return the views of ssmlit.toml, and the layouts, which are views as well."""
    from ssmlit.config import find_library, load
    from ssmlit.render import LAYOUTS

    try:
        named = load(find_library()).table("views")
    except SsmlitError:
        named = {}
    return _beginning(incomplete, [*named, *LAYOUTS])


def libraries(incomplete: str) -> list[str]:
    """Return the names of libraries that begin with what was typed; without any, files are."""
    if not incomplete:
        return []
    from ssmlit.config.locate import user_settings

    try:
        return _beginning(incomplete, user_settings().table("libraries"))
    except SsmlitError:
        return []


def _types(incomplete: str) -> list[str]:
    from ssmlit.fields.entry_types import BIBTEX_TYPES, STYLE_TYPES

    return _beginning(incomplete, (*STYLE_TYPES, *BIBTEX_TYPES))


def _present_fields(incomplete: str) -> list[str]:
    """Return names of fields: the standard ones, and those of this library."""
    from ssmlit.query.language import BIBTEX

    present = {name.lower() for name in re.findall(_FIELD, _library(), re.MULTILINE)}
    return _beginning(incomplete, [*BIBTEX, *_decoded(present)])


_VALUES = {
    "tag": tags,
    "tags": tags,
    "keywords": tags,
    "key": keys,
    "type": _types,
    "has": _present_fields,
    "missing": _present_fields,
}


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin with what was typed, each once, sorted."""
    wanted = incomplete.lower()
    found = {name for name in names if name and name.lower().startswith(wanted)}
    return sorted(found)[:MOST]


def _decoded(found: Iterable[bytes]) -> list[str]:
    return b"\0".join(found).decode(errors="replace").split("\0")


def _library() -> bytes:
    """Return the library's bytes, or none: completion never complains."""
    from ssmlit.config import find_library

    try:
        return find_library().read_bytes()
    except (SsmlitError, OSError):
        return b""
