"""Values that a merge did not keep in a field of their own: proof that nothing is lost.

Responsible for comparing every field of every merged entry with the entry that is left, and for
the reason why a value need not be written again. Does not depend on how the merge was made: what
it cannot account for is a leftover without a reason, which belongs in `annote`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import filterfalse

from ssmlit import fields
from ssmlit._lazy import regex
from ssmlit.duplicates.people import abbreviates
from ssmlit.duplicates.user_decisions import items as distinct_items
from ssmlit.duplicates.verdict import Leftover
from ssmlit.fields import own_notes
from ssmlit.fields.date_forms import iso_date
from ssmlit.fields.dates import parse_month
from ssmlit.fields.entry_types import PREPRINTS, bibtex_type, is_said
from ssmlit.fields.identity import ARXIV
from ssmlit.fields.names import (
    ARCHIVE_FIELDS,
    DATES,
    DISTINCT,
    IDENTIFIER_FIELDS,
    LINK_FIELDS,
    VENUE_FIELDS,
)
from ssmlit.latex import to_unicode
from ssmlit.model import Entry, Field, Identifier

ENTRY_TYPE = "entrytype"  # the name for an entry's type among its fields; biblatex has a `type`
#: Lists to unite: what separates and joins their items.
LISTS = {
    "identifiers": (None, " "),
    "links": (None, " "),
    "groups": (",", ", "),
    "file": (";", ";"),
}
EPRINT = ("eprint", *ARCHIVE_FIELDS, "primaryclass", "eprintclass", "version")
LINKS = ("url", "ee", *LINK_FIELDS, "thesis")
_NAMES = frozenset({*IDENTIFIER_FIELDS.values(), "arxivid", "arxiv"})
#: Texts of which one may be a part of the other.
PROSE = frozenset({"annote", "annotation", "note", "abstract", "addendum", "comment", "review"})
_PEOPLE = frozenset({"author", "editor"})
# What is around an identifier in "arXiv preprint arXiv:2312.00752v2 [cs.LG]", "CoRR, abs/…".
_SERVER = regex(
    r"(?:arxiv|corr|e-?prints?|preprint|abs|https?|org|\\url|[\s.,:/{}])*(?:v\d+)?\s*(?:\[[\w.-]+\])?\W*",
    re.IGNORECASE,
)
_BETWEEN_NUMBERS = regex(r"(?<=\d)[\s‐-―~-]+(?=\d)")  # issue 1-2 is not issue 12
_INVISIBLE = regex(r"[\s{}\-‐-―'\"`‘’“”~]+")


def leftovers(merged: Sequence[Entry], after: Entry) -> tuple[Leftover, ...]:
    """Return values of merged entries that the one left after it does not have word for word."""
    found: dict[Leftover, None] = {}
    account = _Account(after, frozenset(_keys(merged)))
    for entry in merged:
        one, other = (bibtex_type(it.type, it.get("type")) for it in (entry, after))
        if one != other:
            reason = "the type of a preprint" if _is_preprint(entry) else ""
            found[Leftover(entry.key, ENTRY_TYPE, entry.type, reason)] = None
        for item in entry.fields:
            why = account.reason(entry, item)
            if why is not None:
                found[Leftover(entry.key, item.name.lower(), squeezed(item.text), why)] = None
    return tuple(found)


def _is_preprint(entry: Entry) -> bool:
    """Whether an entry is of a preprint, by its type or by what it has for a venue."""
    return entry.type.lower() in PREPRINTS or any(map(preprints_in, entry.fields))


def annotation(before: str, noted: Sequence[Leftover]) -> str | None:
    """Return the text of `annote` with notes added, or `None` when there is nothing to add."""
    known = squeezed(before)
    texts = dict.fromkeys(f"{one.key}: {one.field} = {one.text}" for one in noted)
    new = [text for text in texts if squeezed(text) not in known]
    if not new:
        return None
    text = own_notes.merged(new)
    text = f"{text}." if text.endswith("\\") else text
    return f"{before}; {text}" if before else text


def squeezed(text: str) -> str:
    """Return a text with single blanks, as TeX reads it."""
    return " ".join(text.split())


def same_spelling(one: str, other: str) -> bool:
    """Whether two texts differ at most in capitals, accents, braces, blanks, dashes and quotes.

    In an address each of these may lead somewhere else.
    """
    return one == other or ("://" not in one + other and _spelling(one) == _spelling(other))


def saying(text: str, texts: Mapping[str, str]) -> str:
    """Return the name of the first field whose text says the same as `text`, or "".

    A remark may be in any field: its reader could not place it, as a school without its thesis.
    """
    said = squeezed(text)
    return next((name for name, known in texts.items() if same_spelling(said, known)), "")


class _Account:
    """What an entry keeps of other entries' values."""

    def __init__(self, after: Entry, keys: frozenset[str]) -> None:
        self._after = after
        self._keys = keys
        self._texts = fields.texts(after)

    @cached_property
    def _versions(self) -> Mapping[Identifier, int]:
        """The entry's identifiers, each with the version that it names, or 0."""
        return {one: one.version for one in fields.identifiers(self._after)}

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(addresses(self._after))

    def reason(self, entry: Entry, item: Field) -> str | None:
        """Return why a value is not needed, "" when it is, `None` when it is present."""
        name, text = item.name.lower(), squeezed(item.text)
        kept = squeezed(self._texts.get(name, ""))
        if not text or text == kept or (name in PROSE and _is_part(text, kept)):
            return None
        if name in LISTS or name in ("keywords", "ids", DISTINCT):
            return self._of_list(entry, name, item.text)
        if name in LINKS and text in self._addresses:
            return None
        return self._of_value(entry, name, text, kept)

    def _of_list(self, entry: Entry, name: str, text: str) -> str | None:
        if name == "ids":
            return None  # they are keys of the survivor
        if name == DISTINCT:
            mine = {key.lower() for key, _ in distinct_items(self._after)}
            theirs = {key.lower() for key, _ in distinct_items(entry)}
            return None if theirs <= mine | self._keys else ""
        if name == "keywords":
            mine, theirs = map(_keywords, (self._texts.get(name, ""), text))
            return None if theirs <= mine else ""
        have = {*list_items(name, self._texts.get(name, ""))}
        have |= links_of(self._after) if name == "links" else set()
        return None if have.issuperset(list_items(name, text)) else ""

    def _of_value(self, entry: Entry, name: str, text: str, kept: str) -> str:
        if name == "timestamp" and kept and kept <= text:
            return "the earlier day is kept"
        if kept and same_spelling(text, kept):
            return "differs only in capitals, accents, braces, dashes or quotes"
        if name in _PEOPLE and kept and abbreviates(text, kept):
            return "the same people, cut or with initials"
        if name == "title" and same_spelling(text, fields.title(self._after)):
            return "title and subtitle have it"
        is_in_type = name == "type" and is_said(text, self._after.type)
        if why := "the entry type has it" if is_in_type else self._of_date(entry, name, text, kept):
            return why
        places = VENUE_FIELDS if name in VENUE_FIELDS else (fields.own_name(self._after, name),)
        of_them = {one: self._texts.get(one, "") for one in places}
        if other := saying(text, self._texts if name == "remark" else of_them):
            return f"{other} has it"
        named = _identifiers_alone(entry, name, text)
        if named and all(map(self._is_named, named)):
            return f"{', '.join(map(str, named))} has it"
        return ""

    def _is_named(self, one: Identifier) -> bool:
        """Whether the entry has an identifier, of the version that is asked for if any is."""
        return one in self._versions and one.version in {0, self._versions[one]}

    def _of_date(self, entry: Entry, name: str, text: str, kept: str) -> str:
        """Return why a part of a date is not needed: another form of it is there; else ""."""
        if name == "year" and not kept and text == self._texts.get("date", "").partition("-")[0]:
            return "date has it"
        if name not in DATES:
            return ""
        mine, theirs = _iso(self._texts), _iso(fields.texts(entry), name)
        month, day = parse_month(text)
        is_same = name == "month" and month and (month, day) == parse_month(kept)
        is_part = not kept and theirs and f"{mine}-".startswith(f"{theirs}-")
        return "the same day in another form" if is_same or is_part else ""


def _iso(texts: Mapping[str, str], name: str = "date") -> str:
    """Return the date that a field is a part of in biblatex's form, or ""."""
    date = texts.get("date", "").strip()
    year, month, day = (texts.get(part, "") for part in ("year", "month", "day"))
    return date if date and name == "date" else iso_date(year or date[:4], month, day)


def preprints_in(item: Field) -> tuple[Identifier, ...]:
    """Return the ids in a venue that only names a preprint: `arXiv preprint arXiv:2312.00752`.

    Nothing for any other field, and for one that says more than that.
    """
    if item.name.lower() not in (*VENUE_FIELDS, "howpublished"):
        return ()
    named, rest = fields.identifiers(Entry("misc", "", (item,))), item.text
    for one in named:
        rest = rest.replace(one.value, "")
    return named if _SERVER.fullmatch(rest) else ()


def _identifiers_alone(entry: Entry, name: str, text: str) -> tuple[Identifier, ...]:
    """Return the identifiers in a field, if it contains nothing else."""
    if found := preprints_in(Field(name, text, text)):
        return found
    if name == "publisher" and text.lower() in ARXIV:  # as Zotero writes
        return tuple(one for one in fields.identifiers(entry) if one.scheme == "arxiv")
    if name not in (*_NAMES, *LINKS, *ARCHIVE_FIELDS):
        return ()
    wanted = {name, *ARCHIVE_FIELDS}
    if name in ARCHIVE_FIELDS:
        if text.lower() not in ARXIV:
            return ()
        wanted = {name, "eprint"}
    some = tuple(item for item in entry.fields if item.name.lower() in wanted)
    return fields.identifiers(replace(entry, fields=some))


def _keywords(text: str) -> set[str]:
    return {*map(_spelling, re.split("[,;]", text))} - {""}


def list_items(name: str, text: str) -> list[str]:
    """Return the items of a field of `LISTS`."""
    separator, _ = LISTS[name]
    return [item for part in text.split(separator) if (item := part.strip())]


def links_of(entry: Entry) -> frozenset[str]:
    """Return the links that an entry has a field for, as `links` writes them: `code=https://…`."""
    return frozenset(
        f"{item.name.lower()}={item.text.strip()}"
        for item in entry.fields
        if item.name.lower() in LINK_FIELDS
    )


def addresses(entry: Entry) -> Iterator[str]:
    """Yield the web addresses in an entry's fields of links."""
    for item in entry.fields:
        if item.name.lower() in LINKS:
            yield from (squeezed(item.text), *item.text.split())  # Mendeley writes several in one
        elif item.name.lower() == "links":
            yield from (part.partition("=")[2] for part in item.text.split())


def _is_part(text: str, prose: str) -> bool:
    """Whether a text is in another, as words of their own: `2` is not in `12 pages`."""
    return text in prose and bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", prose))


def _keys(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.key.lower()
        yield from (key.lower() for key in fields.old_keys(entry))


def _spelling(text: str) -> str:
    plain = unicodedata.normalize("NFKD", to_unicode(text))
    letters = plain if plain.isascii() else "".join(filterfalse(unicodedata.combining, plain))
    return _INVISIBLE.sub("", _BETWEEN_NUMBERS.sub("|", letters)).casefold()
