"""Works → CSL-JSON, for pandoc, Zotero and every CSL processor. Pure.

The format is the CSL 1.0.2 schema (https://github.com/citation-style-language/schema,
csl-data.json); there `article` is a preprint. Text is Unicode; `$math$` stays as
it is, except subscripts and superscripts (`$_{2}$`), which CSL writes as HTML tags, as it does
italics, bold and small capitals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.exporters import rich_text
from ssmlit.exporters.kind_names import THESES, type_names
from ssmlit.exporters.left_out import HeldFields
from ssmlit.fields.date_forms import beyond_a_day, is_date, iso_date
from ssmlit.fields.dates import days_in, parse_date
from ssmlit.fields.keywords import public_tags
from ssmlit.fields.names import CONTAINER_FIELDS, CSL_EDITORS
from ssmlit.fields.reading import full_title
from ssmlit.latex import to_unicode
from ssmlit.model import Identifier

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options
    from ssmlit.model import Person

    Date = dict[str, list[list[int]] | str | int]
    Value = str | list[dict[str, str]] | dict[str, str] | Date

_SCRIPT = regex(r"\$(\d*)([_^])(?:\{(?:\\(?:text|mathrm|rm)\w*\s*\{)?([^{}$\\]+)\}{1,2}|(\w))\$")
_NUMBERED = frozenset({"patent", "standard", "dataset", "software"})
_IN_SERIES = frozenset({"book", "chapter", "entry-encyclopedia", "paper-conference"})
#: What pandoc and Zotero would take for another variable (`arXiv: 2312.00752`) and not print.
_LIKE_A_VARIABLE = regex(r"\A[^\W\d_][^\W\d_-]*:")
_MONTH = regex(r"\d{4}-\d\d")
_RANGE = regex(r"(\d{4})\s*(?:/|-+|–)\s*(\d{4})")
_END = regex(r"(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
OTHERS = {"literal": "others"}  # which pandoc prints as “et al.”
_STATES = {"inpress": "in press", "inpreparation": "in preparation"}
HOLDS = HeldFields(
    "abstract annotation annote bookauthor chapter edition eid eventdate eventtitle issn"
    " langid language note number origdate origlocation origpublisher origtitle pagetotal part"
    " pmcid pubstate series shortjournal shorttitle translator type urldate venue version volume"
    " volumes",
    roles=dict(zip(CSL_EDITORS, CSL_EDITORS, strict=True)),
    instead={"eid": "pages", "annotation": "annote", "language": "langid"},
    shared=lambda kind: _at_publisher(type_names(kind).csl),
)


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a JSON array of CSL items, one for each work, in their order."""
    return json.dumps(items(bibliography), ensure_ascii=False, indent=2) + "\n"


def items(bibliography: Bibliography) -> list[dict[str, Value]]:
    """Return the CSL items of the works."""
    return [_item(work) for work in bibliography.works]


def _item(work: Work) -> dict[str, Value]:
    record = work.record
    kind = type_names(record.type).csl or "document"
    if kind in {"document", "webpage", "manuscript"} and record.identifier("arxiv"):
        kind = "article"
    values: dict[str, Value] = {
        "id": work.key,
        "type": kind,
        "title": _title(work),
        "title-short": _rich(work, work.text("shorttitle"), "shorttitle"),
        "author": _names(work.people("author")),
        **{role: _names(people) for role, people in work.editors(HOLDS.roles).items()},
        "translator": _names(work.people("translator")),
        "issued": _issued(work),
        "original-date": _date_as_written(work, "origdate"),
        "original-title": _rich(work, work.text("origtitle"), "origtitle"),
        "original-publisher": work.text("origpublisher"),
        "original-publisher-place": work.text("origlocation"),
        "accessed": _date_as_written(work, "urldate"),
        "volume": record.volume,
        _number_name(work, kind): record.number,
        "page": work.pages,
        "version": work.text("version"),
        "edition": record.edition,
        "number-of-pages": work.text("pagetotal"),
        "number-of-volumes": work.text("volumes"),
        "part-number": work.text("part"),
        "container-title-short": work.text("shortjournal"),
        "collection-title": _rich(work, work.text("series"), "series"),
        "chapter-number": work.text("chapter"),
        "event-title": work.text("eventtitle"),
        "event-place": work.text("venue"),
        "event-date": _date_as_written(work, "eventdate"),
        "publisher-place": work.text("location", "address"),
        "genre": work.genre or THESES.get(record.type, ""),
        "status": _STATES.get(work.text("pubstate"), work.text("pubstate")),
        "language": work.language,
        "abstract": _rich(work, record.abstract, "abstract"),
        "keyword": ", ".join(public_tags(record.tags)),
        "note": _LIKE_A_VARIABLE.sub(r" \g<0>", _rich(work, record.note, "note")),
        "annote": _rich(work, work.annotation, "annote", "annotation"),
        "DOI": work.doi,
        "ISBN": work.number("isbn"),
        "ISSN": work.text("issn"),
        "PMID": work.number("pmid"),
        "PMCID": work.number("pmc"),
        "URL": _url(work),
        **({} if kind == "article" else _archive(work)),
        **_place(work, kind),
    }
    return {
        name: _SCRIPT.sub(_script, value) if isinstance(value, str) and "$" in value else value
        for name, value in values.items()
        if value or name == "id"  # which the schema asks for; pandoc reads no item without
    }


def _title(work: Work) -> str:
    """Return the title and the subtitle, with tags."""
    names = [name for name in ("title", "subtitle") if "\\" in work.fields.get(name, "")]
    if not names:
        return work.record.title
    marked = {name: rich_text.marked(work.fields[name]) for name in names}
    return rich_text.tagged(full_title({**work.fields, **marked}))


def _rich(work: Work, text: str, *names: str) -> str:
    """Return a text with tags, if it is that of one of the fields; else as it is."""
    for name in names:
        tex = work.fields.get(name, "")
        marked = to_unicode(rich_text.marked(tex)) if "\\" in tex else ""
        if marked and rich_text.bare(marked) == text:
            return rich_text.tagged(marked)
    return text


def _script(found: re.Match[str]) -> str:
    tag = "sub" if found[2] == "_" else "sup"
    return f"{found[1]}<{tag}>{found[3] or found[4]}</{tag}>"


def _url(work: Work) -> str:
    """Return the address of a work, unless it is that of its DOI, which processors make a link."""
    doi = work.record.identifier("doi")
    return "" if doi and identifiers.parse(work.url) == Identifier("doi", doi) else work.url


def _archive(work: Work) -> dict[str, Value]:
    """Return the arXiv id of what has another address."""
    arxiv = work.record.identifier("arxiv")
    if not arxiv or f"/{arxiv}" in work.url:
        return {}
    return {"archive": "arXiv", "archive_location": arxiv}


def _place(work: Work, kind: str) -> dict[str, Value]:
    """Return where it appeared: in a container, at a publisher, or at arXiv."""
    record, shown = work.record, _at_publisher(kind)
    publisher = work.publisher(shown)
    inside: dict[str, Value] = {
        "container-title": _rich(work, record.venue, *CONTAINER_FIELDS),
        "container-author": _names(work.people("bookauthor")),
    }
    if kind == "article":
        arxiv = f"arXiv:{record.identifier('arxiv')}"
        return {**inside, "publisher": publisher or "arXiv", "number": arxiv}
    if shown:
        return {"publisher": publisher, "number": record.number, "issue": ""}
    return {**inside, "publisher": publisher}


def _number_name(work: Work, kind: str) -> str:
    """Return what CSL calls the number: of a book in a series, or of an issue.

    A meeting with a volume, too, is in a serial: AAAI 38(5).
    """
    in_serial = kind == "paper-conference" and work.record.volume
    in_series = kind in _IN_SERIES and "series" in work.fields and not in_serial
    return "collection-number" if in_series else "issue"


def _at_publisher(kind: str) -> str:
    """Return which of venue and publisher a type of CSL has a place for; "" if for both."""
    if kind in {"thesis", "report", "manuscript"}:
        return "venue"
    return "publisher" if kind in _NUMBERED else ""


def _names(people: Sequence[Person]) -> list[dict[str, str]]:
    return [_name(person) for person in people]


def _name(person: Person) -> dict[str, str]:
    if not person.last or not (person.first or person.von or person.jr):
        return {"literal": str(person)}
    name = {"family": person.last, "given": person.first,
            "non-dropping-particle": person.von, "suffix": person.jr}  # fmt: skip
    return {part: text for part, text in name.items() if text}


def _issued(work: Work) -> Date:
    """Return the date, or the range; text that is not a date is also kept as it is written."""
    record, date = work.record, work.fields.get("date", "")
    if parse_date(date)[:2] != (record.year, record.month):  # `year` says another one
        date = iso_date(work.text("year"), work.fields.get("month", ""))
    if record.day and _MONTH.fullmatch(date):
        date = f"{date}-{record.day:02}"  # from a field of its own
    years = _RANGE.fullmatch(work.text("year"))
    if dates := _dates(f"{years[1]}/{years[2]}" if years else date):
        return dates
    if not record.year:
        return {"literal": work.when} if work.when else {}
    found = _date_parts(record.year, record.month, record.day)
    return {**found, "literal": work.dated} if work.dated else found


def _date_as_written(work: Work, name: str) -> Date:
    """Return the date or the range in a field; what is not one as it is written."""
    date = work.fields.get(name, "")
    if found := _dates(date):
        return found
    more: Date = {"literal": date} if beyond_a_day({"date": date}) else {}
    return {**_date_parts(*parse_date(date)), **more}


def _dates(date: str) -> Date:
    """Return a biblatex date or range; nothing if its year is unknown."""
    ends = [_END.match(end) for end in date.split("/") if end.strip(".")]
    if not is_date(date) or not all(ends) or not ends:
        return {}
    dates = [_numbers(end) for end in ends if end]
    found = _date_parts(*(number for one in dates for number in one))
    months = [int(end[3] or 0) for end in ends if end]
    coded = [month for month in months if month > 12]  # seasons, quarters …
    if len(ends) == 1 and coded and coded[0] <= 24:
        found["season"] = coded[0] - 20
    elif coded or len(ends) <= date.count("/"):  # CSL has no range of seasons, or with one end
        found["literal"] = date.replace("..", "").replace("/", "–")
    return {**found, "circa": True} if re.search("[~%?]", date) else found


def _numbers(end: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day; CSL has no year 0, so 0 becomes 1 BC, and -379 380 BC."""
    year, month, day = int(end[2]), int(end[3] or 0), int(end[4] or 0)
    month, day = month if month <= 12 else 0, day if day <= days_in(year, month) else 0
    return (-year - 1 if end[1] or not year else year), month, day


def _date_parts(*numbers: int) -> Date:
    """Return dates of three numbers each, as far as these are known."""
    dates = [
        list(takewhile(bool, numbers[start : start + 3])) for start in range(0, len(numbers), 3)
    ]
    return {"date-parts": [date for date in dates if date]} if dates[0] else {}
