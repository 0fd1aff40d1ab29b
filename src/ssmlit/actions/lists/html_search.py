"""What a page of HTML needs to answer the queries of the command line: words, names, language.

Responsible for which facts of an entry a published page may be searched by. Does not depend on
HTML; `render.html` writes the facts, `render/page/*.js` ask them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ssmlit import latex, venues
from ssmlit.latex.decode import to_words
from ssmlit.model import Entry, Record
from ssmlit.query.language import BIBTEX, FIELDS, PRESENCE
from ssmlit.query.searchable_entry import SearchableEntry

# Texts too long for a page of thousands of papers: what is asked of them is answered with a reason.
_ABSENT = frozenset(("abstract",))
_PRIVATE = frozenset(("remark", "annote"))  # what people write for themselves is not published
_TEXTS = tuple(f.name for f in FIELDS.values() if f.kind == "text" and f.name not in _ABSENT)


def facts(entry: Entry, record: Record) -> dict[str, object]:
    """Return what a paper can be found by, beside what its row shows.

    Args:
        entry: the paper's entry.
        record: the paper as the page shows it: its tags are the public ones.

    Returns:
        By letter: `k` key, `T` type, `y` year, `n` name of the method, `s` year of the preprint
        where it differs, `d` day added, `t` tags, `i` identifiers as `scheme:value`, `f` names of
        filled fields, `x` the texts of fields by name. What is empty is left out.
    """
    subject = SearchableEntry(entry)
    years = [int(year) for year in subject.values("year")]
    found: dict[str, object] = {
        "k": entry.key,
        "T": subject.type,
        "y": subject.year,
        "n": subject.name,
        "s": next((year for year in years if year != subject.year), 0),
        "d": subject.added,
        "t": list(record.tags),
        "i": [f"{one.scheme}:{one.value}" for one in subject.identifiers],
        "f": sorted(subject.filled),
        "x": {name: texts for name in _TEXTS if (texts := _texts(subject, name))},
    }
    return {name: value for name, value in found.items() if value or name in "kTytif"}


def _texts(subject: SearchableEntry, name: str) -> list[str]:
    if name == "key":
        return []
    shown = (subject.get(source) for source in FIELDS[name].sources if source not in _PRIVATE)
    values = list(shown) if name == "note" else subject.values(name)
    return [" ".join(_unicode(value).split()) for value in values if value.strip()]


def _unicode(tex: str) -> str:
    """Return the text of a value; formulas as the words that search makes of them."""
    return to_words(tex) if "$" in tex or "\\(" in tex else latex.to_unicode(tex)


def language(entries: Iterable[Entry]) -> dict[str, object]:
    """Return the tables of the query language that the page's script reads.

    Returns:
        `fields` (kind by name; `absent` where the page has no such texts), `names` (field by name
        or alias), `presence` and `bibtex` (what `has:` may name), `venues` (for each venue of these
        entries: the names it may be asked for by, and its other ones).
    """
    kinds = {
        field.name: {"field": field.name, "kind": field.kind}
        | ({"absent": True} if field.name in _ABSENT else {})
        for field in FIELDS.values()
    }
    names = {name: f.name for f in FIELDS.values() for name in (f.name, *f.aliases)}
    return {
        "fields": kinds,
        "names": names,
        "presence": PRESENCE,
        "bibtex": BIBTEX,
        "venues": _venues(entries),
    }


def _venues(entries: Iterable[Entry]) -> list[tuple[list[str], list[str]]]:
    texts = "".join({SearchableEntry(entry).text("venue") for entry in entries})
    named = (names for names in _names() if any(f" {name} " in texts for name in names))
    return list(map(_asked_and_other, named))


@cache
def _names() -> Sequence[Sequence[str]]:
    """Return the names of every venue."""
    shorts = [latex.fold(venue.short) for venue in venues.venues()]
    return [(short, *venues.spellings(short)) for short in shorts]


def _asked_and_other(names: Sequence[str]) -> tuple[list[str], list[str]]:
    asked = [name for name in dict.fromkeys(names) if venues.spellings(name)]
    return asked, [name for name in dict.fromkeys(names) if name not in asked]
