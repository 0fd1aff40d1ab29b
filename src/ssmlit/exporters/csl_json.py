"""Works → CSL-JSON, for pandoc, Zotero and every CSL processor. Pure.

The format is the CSL 1.0.2 schema (https://github.com/citation-style-language/schema,
csl-data.json); there `article` is a preprint. Text is Unicode; `$math$` stays as
it is, except subscripts and superscripts (`$_{2}$`), which CSL writes as HTML tags.
"""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.exporters.kind_names import THESES, TYPES, Type
from ssmlit.fields.date_forms import is_date
from ssmlit.fields.dates import parse_date
from ssmlit.fields.keywords import for_readers
from ssmlit.fields.reading import full_title
from ssmlit.model import Identifier

if TYPE_CHECKING:
    import re

    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options
    from ssmlit.model import Person

    Date = dict[str, list[list[int]] | str | int]
    Value = str | list[dict[str, str]] | dict[str, str] | Date

_SCRIPT = regex(r"\$([_^])(?:\{([^{}$\\]+)\}|(\w))\$")
_IN_TEXT = regex(r"\\text(sub|super)script\{([^{}$\\]+)\}")
_NUMBERED = frozenset({"patent", "standard", "dataset", "software"})
_RANGE = regex(r"(\d{4})\s*(?:/|-+|–)\s*(\d{4})")
_END = regex(r"(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
#: babel's names of languages in BCP 47, which CSL asks for: titles in `en` get capitals.
_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr",
    "acadian": "fr-CA", "canadien": "fr-CA", "italian": "it", "spanish": "es", "catalan": "ca",
    "galician": "gl", "basque": "eu", "portuguese": "pt", "portuges": "pt", "brazil": "pt-BR",
    "brazilian": "pt-BR", "dutch": "nl", "danish": "da", "swedish": "sv", "norsk": "nb",
    "norwegian": "nb", "nynorsk": "nn", "icelandic": "is", "finnish": "fi", "estonian": "et",
    "latvian": "lv", "lithuanian": "lt", "polish": "pl", "czech": "cs", "slovak": "sk",
    "slovene": "sl", "slovenian": "sl", "croatian": "hr", "serbian": "sr", "bulgarian": "bg",
    "russian": "ru", "ukrainian": "uk", "romanian": "ro", "hungarian": "hu", "magyar": "hu",
    "greek": "el", "turkish": "tr", "hebrew": "he", "arabic": "ar", "persian": "fa",
    "farsi": "fa", "hindi": "hi", "thai": "th", "vietnamese": "vi", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "latin": "la",
}  # fmt: skip
OTHERS = {"literal": "others"}  # which pandoc prints as “et al.”


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a JSON array of CSL items, one for each work, in their order."""
    return json.dumps(items(bibliography), ensure_ascii=False, indent=2) + "\n"


def items(bibliography: Bibliography) -> list[dict[str, Value]]:
    """Return the CSL items of the works."""
    return [_item(work) for work in bibliography.works]


def _item(work: Work) -> dict[str, Value]:
    record = work.record
    kind = TYPES.get(record.type, Type()).csl or "document"
    if kind in {"document", "webpage", "manuscript"} and record.identifier("arxiv"):
        kind = "article"
    language = work.text("langid", "language")
    values: dict[str, Value] = {
        "id": work.key,
        "type": kind,
        "title": _title(work),
        "title-short": work.text("shorttitle"),
        "author": [*map(_name, record.authors), *([OTHERS] if record.others else ())],
        "editor": [_name(person) for person in work.people("editor")],
        "translator": [_name(person) for person in work.people("translator")],
        "issued": _issued(work),
        "original-date": _dates(work.fields.get("origdate", "")),
        "accessed": _date_parts(*parse_date(work.text("urldate"))),
        "volume": record.volume,
        "issue": record.number,
        "page": record.pages.replace("–", "-") or work.text("eid"),
        "version": work.text("version"),
        "edition": record.edition,
        "collection-title": work.text("series"),
        "chapter-number": work.text("chapter"),
        "event-title": work.text("eventtitle"),
        "event-place": work.text("venue"),
        "publisher-place": work.text("location", "address"),
        "genre": work.genre or THESES.get(record.type, ""),
        "language": _LANGUAGES.get(language.lower(), language),
        "abstract": record.abstract,
        "keyword": ", ".join(for_readers(record.tags)),
        "note": record.note,
        "DOI": record.identifier("doi"),
        "ISBN": record.identifier("isbn"),
        "ISSN": work.text("issn"),
        "PMID": record.identifier("pmid"),
        "URL": _url(work),
        **_place(work, kind),
    }
    return {
        name: _marked(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value
    }


def _title(work: Work) -> str:
    """Return the title with its subscripts as math, which is marked: Unicode has none in text."""
    texts = {name: work.fields.get(name, "") for name in ("title", "subtitle")}
    if not any("script{" in text for text in texts.values()):
        return work.record.title
    return full_title({name: _IN_TEXT.sub(_as_math, text) for name, text in texts.items() if text})


def _as_math(found: re.Match[str]) -> str:
    return f"${'_' if found[1] == 'sub' else '^'}{{{found[2]}}}$"


def _marked(text: str) -> str:
    return _SCRIPT.sub(_script, text) if "$" in text else text


def _script(found: re.Match[str]) -> str:
    tag = "sub" if found[1] == "_" else "sup"
    return f"<{tag}>{found[2] or found[3]}</{tag}>"


def _url(work: Work) -> str:
    """Return the address of a work, unless it is that of its DOI, which processors make a link."""
    doi = work.record.identifier("doi")
    return "" if doi and identifiers.parse(work.url) == Identifier("doi", doi) else work.url


def _place(work: Work, kind: str) -> dict[str, Value]:
    """Return where it appeared: in a container, at a publisher, or at arXiv."""
    record = work.record
    arxiv = record.identifier("arxiv")
    if kind == "article":
        return {"publisher": record.publisher or "arXiv", "number": f"arXiv:{arxiv}"}
    at_venue = kind in {"thesis", "report", "manuscript"}
    if at_venue or kind in _NUMBERED:
        publisher = (at_venue and record.venue) or record.publisher
        return {"publisher": publisher, "number": record.number, "issue": ""}
    return {"container-title": record.venue, "publisher": record.publisher}


def _name(person: Person) -> dict[str, str]:
    if not person.last or not (person.first or person.von or person.jr):
        return {"literal": str(person)}
    name = {"family": person.last, "given": person.first,
            "non-dropping-particle": person.von, "suffix": person.jr}  # fmt: skip
    return {part: text for part, text in name.items() if text}


def _issued(work: Work) -> Date:
    """Return the date; a range as such, what is not a date as it is written."""
    written = work.text("year")
    years = _RANGE.fullmatch(written)
    if dates := _dates(work.fields.get("date", "") if not years else f"{years[1]}/{years[2]}"):
        return dates
    record = work.record
    if record.year:
        return _date_parts(record.year, record.month, record.day)
    return {"literal": work.when} if work.when else {}


def _dates(date: str) -> Date:
    """Return a biblatex date or range; nothing if its year is unknown."""
    ends = [_END.match(end) for end in date.split("/") if end.strip(".")]
    if not is_date(date) or not all(ends) or not ends:
        return {}
    dates = [_numbers(end) for end in ends if end]
    found = _date_parts(*(number for one in dates for number in one))
    season = next((int(end[3]) - 20 for end in ends if end and "21" <= (end[3] or "") <= "24"), 0)
    if season:
        found["season"] = season
    return {**found, "circa": True} if "~" in date or "%" in date else found


def _numbers(end: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day; CSL has no year 0, so -379 becomes 380 BC."""
    year, month = int(end[2]), int(end[3] or 0)
    return (-year - 1 if end[1] else year), (month if month <= 12 else 0), int(end[4] or 0)


def _date_parts(*numbers: int) -> Date:
    """Return dates of three numbers each, as far as these are known."""
    dates = [
        list(takewhile(bool, numbers[start : start + 3])) for start in range(0, len(numbers), 3)
    ]
    return {"date-parts": [date for date in dates if date]} if dates[0] else {}
