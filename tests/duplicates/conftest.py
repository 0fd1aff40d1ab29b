"""Records in one line, as tests write them."""

from __future__ import annotations

from ssmlit import identifiers
from ssmlit.duplicates import RuleKind
from ssmlit.latex import parse_names
from ssmlit.model import Identifier, Record


def work(
    title: str = "",
    authors: str = "",
    year: int = 0,
    venue: str = "",
    place: str = "",
    *,
    ids: str = "",
    type: str = "article",  # noqa: A002 - the record's own name for it
    key: str = "",
    edition: str = "",
) -> Record:
    """Return a record; `place` is "volume, number, pages", `ids` are separated by blanks."""
    people, others = parse_names(authors)
    volume, number, pages = (part.strip() for part in (f"{place},,".split(",")[:3]))
    found = [one for text in ids.split() if (one := identifiers.parse(text))]
    return Record(
        type=type, title=title, authors=people, others=others, year=year, venue=venue,
        volume=volume, number=number, pages=pages, key=key, edition=edition,
        identifiers=tuple(found),
    )  # fmt: skip


def doi(value: str) -> Identifier:
    """Return a DOI as an identifier."""
    return Identifier("doi", value)


_KINDS = {
    "two arxiv": RuleKind.IDENTIFIERS,
    "two published": RuleKind.PUBLISHED,
    "published ": RuleKind.PUBLISHED,
    "numbers differ": RuleKind.NUMBERS,
    "one has an extra number": RuleKind.EXTRA_NUMBER,
    "only one ": RuleKind.QUALIFIER,
    "no author in common": RuleKind.NO_COMMON_AUTHOR,
}


def kind(reason: str) -> RuleKind:
    """Return the kind of rule that a reason belongs to; of none, the weights decide."""
    found = (rule for begin, rule in _KINDS.items() if reason.startswith(begin))
    return next(found, RuleKind.OTHER if reason else RuleKind.WEIGHTS)
