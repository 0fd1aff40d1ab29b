"""Fields that a format cannot hold, or not in full, so that an export can name them.

Responsible for the rule; the module of a format says which fields it holds. Does not
depend on formats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.exporters.addresses import cut, foreign_address, web_address
from ssmlit.exporters.bibliography import (
    EDITORS,
    editor_role,
    short_doi,
    subtitle_of_venue,
)
from ssmlit.exporters.common import INTERNAL
from ssmlit.fields import REFERRING_FIELDS, identity, own_notes, texts
from ssmlit.fields.date_forms import beyond_a_day, is_another_date
from ssmlit.fields.languages import is_tag, language
from ssmlit.fields.names import DATES, VENUE_FIELDS
from ssmlit.fields.reading import full_date
from ssmlit.identifiers import parse
from ssmlit.latex import to_unicode

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options

#: What every format writes: who, what, where, when, and by which identifier.
_ALWAYS = frozenset({
    "title", "subtitle", "author", "editor", "year", "date", "month", "day", "pages", "publisher",
    "organization", "issue", "booksubtitle", "journalsubtitle", "location", "address", "url",
    "doi", "isbn", "pmid", "eprint", "arxivid", "arxiv", *VENUE_FIELDS,
})  # fmt: skip
#: What is about sorting, typesetting, servers and programs, not about the work.
NOT_SAID = INTERNAL | frozenset({
    "ids", "key", "options", "execute", "presort", "label", "shorthand", "shorthandintro",
    "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear", "indextitle",
    "indexsorttitle", "hyphenation", "langidopts", "gender", "entrysubtype", "pagination",
    "bookpagination", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "biburl",
    "bibsource", "relatedoptions", "relatedstring", "relatedtype", *REFERRING_FIELDS,
})  # fmt: skip
#: Of which only one is written: the other, if an entry has it.
_INSTEAD = {"organization": "publisher", "issue": "number", "address": "location"}
_DATES = DATES | {"urldate"}
_LANGUAGES = frozenset({"langid", "language"})
#: Whose place depends on their text, or on other fields.
_DEPENDENT = _DATES | _LANGUAGES | frozenset({
    "url", "doi", "eprint", "publisher", "bookauthor", "booksubtitle", "journalsubtitle",
    *VENUE_FIELDS, *_INSTEAD, *own_notes.NAMES, *EDITORS, *(f"{name}type" for name in EDITORS),
})  # fmt: skip
_IDS = frozenset({"arxiv", "pmid"})
_ARCHIVES = identity.ARXIV | identity.PUBMED | {""}


class HeldFields(NamedTuple):
    """The fields that a format holds besides those that all do.

    Attributes:
        fields: their names, by blanks.
        roles: biblatex's words for editors (`compiler`), and the format's.
        instead: field → that which is written in its place, if an entry has both.
        plain: whether dates and languages can only be written as such, not as text.
        shared: entry type → what is written of a work that has no place for both its venue and
            its publisher: "venue", "publisher"; "" where each has its own.
    """

    fields: str
    roles: Mapping[str, str] = {}
    instead: Mapping[str, str] = {}
    plain: bool = False
    shared: Callable[[str], str] = lambda _: ""


def left_out(bibliography: Bibliography, holds: HeldFields) -> dict[str, list[str]]:
    """Return field → keys of the entries that a format writes without it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    known = _ALWAYS | NOT_SAID | frozenset(holds.fields.split())
    surely = known - _DEPENDENT - holds.instead.keys()
    for work in {id(work.entry): work for work in bibliography.works}.values():
        if names := [name for name in work.fields if name not in surely]:
            for name in _left_out(work, names, holds, known):
                found[name].append(work.entry.key)
    return dict(found)


def dropped(
    bibliography: Bibliography,
    drops: Callable[[Mapping[str, str]], Collection[str]],
    options: Options,
) -> dict[str, list[str]]:
    """Return field → keys of the entries of which BibTeX or biblatex gets a part of it, or nothing.

    Args:
        bibliography: what is exported.
        drops: texts by lower-case name, of an entry with a `date` → names of the fields of which
            it makes that nothing is written.
        options: which fields are wanted; the others are not missed.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in bibliography.entries:
        fields = texts(entry)
        for name in (*cut(fields), *(drops(fields) if "date" in fields else ())):
            if not options.leaves_out(name):
                found[name].append(entry.key)
    return dict(found)


def _left_out(
    work: Work, names: Sequence[str], holds: HeldFields, known: frozenset[str]
) -> Iterator[str]:
    fields = {name: text for name, text in work.fields.items() if text.strip()}
    hidden = _hidden(fields, holds.shared(work.record.type))
    for name in names:
        if name not in fields or (
            name in own_notes.NAMES and not own_notes.for_readers(fields[name])
        ):
            continue
        if not _is_role_written(name, fields, holds) and not (
            name in known and name not in hidden and _is_written(name, fields, holds)
        ):
            yield name


def _hidden(fields: Mapping[str, str], shown: str) -> frozenset[str]:
    """Return the fields that have no place beside what is shown of venue and publisher."""
    venues = {name for name in (*VENUE_FIELDS, "booksubtitle", "journalsubtitle") if name in fields}
    publishers = {"publisher", "organization"} & fields.keys()
    beside = publishers | ({"holder"} & fields.keys())  # of a patent it is RIS's publisher
    both = {"venue": beside if venues else set(), "publisher": venues if publishers else set()}
    return frozenset({*both[shown], "bookauthor"}) if shown else frozenset()


def _is_role_written(name: str, fields: Mapping[str, str], holds: HeldFields) -> bool:
    """Whether a name is that of editors with a role that the format knows, or of the role."""
    people = name.removesuffix("type")
    role = editor_role(fields, people, holds.roles) if people in EDITORS else ""
    said = fields.get(f"{people}type", "editor").strip().lower()
    return bool(role) and (name == people or said == "editor" or said in holds.roles)


def _is_written(name: str, fields: Mapping[str, str], holds: HeldFields) -> bool:
    """Whether a value of a field that the format has is written beside an entry's others."""
    text, before = fields[name], [_INSTEAD.get(name, ""), holds.instead.get(name, "")]
    if name in VENUE_FIELDS:
        before += VENUE_FIELDS[: VENUE_FIELDS.index(name)]
    before += [other for other, kept in _INSTEAD.items() if kept in before]
    if any(fields.get(other, text) != text for other in before):
        return False
    if name == "eprint":
        is_known = identity.archive(fields) in _ARCHIVES
        return is_known and any(one.scheme in _IDS for one in identity.identifiers(fields))
    if name == "howpublished" and (address := web_address(text)):
        said = identity.address(text, keep_blanks=True)
        alone = re.search(r"\w", said.replace(address, "", 1)) is None
        return alone and identity.where_found(fields, "") in {"", address}
    if name in {"booksubtitle", "journalsubtitle"}:
        return name == subtitle_of_venue(fields)
    if name == "url":  # of several, one is written
        is_one = text.count("://") < 2 and name not in cut(fields)
        return is_one and bool(foreign_address(fields) or web_address(text) or parse(text))
    if name == "doi":
        return bool(short_doi(text)) or (parse(text) or parse(f"doi:{text}")) is not None
    if name in _LANGUAGES:
        return not holds.plain or is_tag(language(to_unicode(text)))
    return name not in _DATES or _is_date_written(name, fields, holds)


def _is_date_written(name: str, fields: Mapping[str, str], holds: HeldFields) -> bool:
    if name == "urldate":
        whole = "url" in fields and not beyond_a_day({"date": fields[name]})
        return whole or not holds.plain
    year, month, day = full_date(fields)
    is_lost = {
        "month": not year or (not month and fields[name].strip().isdecimal()),
        "day": not (year and month) or fields[name].strip() not in {str(day), f"{day:02}"},
        "date": is_another_date(fields),
    }
    return not (is_lost.get(name) or (holds.plain and name in beyond_a_day(fields)))
