"""Values that formats of bulk metadata share: text without TeX, names, identifiers, dates, records.

Responsible for single values, fast where they are plain. Does not depend on any format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import json

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields.dates import iso, parse_date
from ssmlit.identifiers.doi import ARXIV
from ssmlit.json_texts import text
from ssmlit.latex.institutions import GROUP, GROUP_WORDS
from ssmlit.model import Identifier, Record
from ssmlit.snapshot.bulk import PUBLISHED, BulkRecord

_CLEAN_DOI = regex(r"10\.\d{4,9}/[a-z0-9][a-z0-9._/()-]*[a-z0-9)]")
_MARKUP = regex(r"[\\$~%]|--|``|''|[<>?!]`|\{\}")  # characters that mean something to TeX
_BRACES = {ord("{"): None, ord("}"): None}
_BETWEEN = regex(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+")


def plain(value: object) -> str:
    """Return a text, or a list's first, without TeX, white space joined; "" where there is none."""
    joined = " ".join((value if isinstance(value, str) else text(value)).split())
    if "\\" in joined or "{" in joined:
        return _decoded(joined)
    return joined


repeated = lru_cache(maxsize=1 << 12)(plain)  # of a text that recurs often: a volume's name


def _decoded(text: str) -> str:
    """Decode TeX; most titles hold nothing but braces around capitals, which just go."""
    if _MARKUP.search(text):
        return latex.to_unicode(text)
    return " ".join(text.translate(_BRACES).split())


def people(names: Iterable[object]) -> str:
    """Return the names in a list, one a line: texts, or objects with `name` or `family`."""
    several = (_split_name(one) if isinstance(one, dict) else text(one) for one in names)
    found = [name for one in several if (name := one.replace("\n", " ").strip())]
    together = "\n".join(found).lower()
    if any(word in together for word in GROUP_WORDS):
        found = [f"{{{it}}}" if "," not in it and GROUP.search(it) else it for it in found]
    return "\n".join(found)


def _split_name(one: dict[str, object]) -> str:
    def said(*keys: str) -> str:
        return text(*map(one.get, keys)).strip()

    family = said("family", "last", "lastname", "last_name", "surname", "familyName")
    given = said("given", "first", "firstname", "first_name", "givenName")
    if family:
        von = said("non-dropping-particle", "dropping-particle")
        family = f"{von} {family}" if von else family
        return ", ".join(part for part in (family, said("suffix"), given) if part)
    return said("name", "literal", "display_name", "author", "fullname")


def spoken(names: str) -> str:
    """Return the names of a running list, `A. Gu, T. Dao and C. Li`, one a line."""
    parts = re.split(r"\s+and\s+", names)
    if len(parts) > 1 and all(part.count(",") == 1 or part == "others" for part in parts):
        return people(parts)  # BibTeX's own form: Last, First and Last, First
    return people(_BETWEEN.split(names))


def doi(value: object) -> str:
    """Return `doi:…` for the first DOI in a text, or ""; arXiv's own give `arxiv:…`."""
    first, *_ = *text(value).split(), ""
    found = address(first)
    return found if found.startswith(("doi:", "arxiv:")) else ""


def address(text: str) -> str:
    """Return the identifier that an address or a DOI stands for, as text, or ""."""
    plain_doi = text.removeprefix("https://doi.org/").lower()
    if _CLEAN_DOI.fullmatch(plain_doi) and not plain_doi.startswith(ARXIV):
        return f"doi:{plain_doi}"
    found = identifiers.parse(text)
    return str(found) if found is not None and " " not in str(found) else ""


def named(found: Iterable[Identifier | None]) -> str:
    """Return identifiers as a bulk record keeps them, each once; those with blanks are left out."""
    names = dict.fromkeys(str(one) for one in found if one is not None)
    return " ".join(name for name in names if " " not in name)


def packed(more: dict[str, str]) -> str:
    """Return further fields as a bulk record keeps them."""
    return json.encode(more).decode() if more else ""


def date(value: object) -> tuple[int, int, int]:
    """Return year, month and day of a number or a text that begins with a date; 0 unknown."""
    said = text(value).strip()
    return _date(said) if said[:4].isdecimal() else (0, 0, 0)


_date = lru_cache(maxsize=1 << 14)(parse_date)  # a file has as many as there are days


def of_record(record: Record) -> BulkRecord:
    """Return a record as bulk; tags, notes and abstracts are their owner's and stay out."""
    more = {name: value for name in PUBLISHED if (value := getattr(record, name))}
    if code := record.link("code"):
        more["code"] = code
    return BulkRecord(
        title=record.title,
        authors="\n".join(map(latex.format_person, record.authors)),
        year=record.year,
        month=record.month,
        day=record.day,
        venue=record.venue,
        type=record.type,
        identifiers=named(record.identifiers),
        categories=record.primary_class.strip(),
        updated=iso(record.year, record.month, record.day),
        more=packed(more),
    )
