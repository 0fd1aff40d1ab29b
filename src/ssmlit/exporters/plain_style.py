"""The built-in style of references: authors, title, where it appeared, year, address.

Responsible for which parts a reference has and in which order. Does not depend on markup: formats
style each part. For the styles of journals there are CSL and BibTeX.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.exporters.bibliography import OTHERS
from ssmlit.exporters.kind_names import THESES
from ssmlit.fields.entry_types import PARTS
from ssmlit.strings import with_stop

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Work
    from ssmlit.model import Person

_THESES = {**THESES, "thesis": "Thesis"}


class ReferenceParts(NamedTuple):
    """The parts of a reference, in the order of print; each may be ""."""

    people: str  # authors or editors
    title: str  # its title
    lead: str  # what introduces the place: "In", "PhD thesis,"
    place: str  # the journal, volume, series or institution: in italics where possible
    details: str  # volume, pages, publisher, edition, year
    url: str  # its address

    def where(self, emphasis: str = "{}", escape: Callable[[str], str] = str) -> str:
        """Return lead, place and details in the markup of a format."""
        place = emphasis.format(escape(self.place)) if self.place else ""
        return _listed(f"{self.lead} {place}".strip(), escape(self.details))


def stopped(*texts: str) -> list[str]:
    """Return those texts that are not empty, with a full stop at the end unless they have one."""
    return [with_stop(text) for text in texts if text]


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def reference(work: Work, most: int = 0) -> ReferenceParts:
    """Return the reference of a work; lists of more than `most` names are cut (0: never)."""
    record = work.record
    place = (record.venue if record.venue != record.title else "") or work.text("series")
    if not place and record.identifier("arxiv"):
        place = f"arXiv:{record.identifier('arxiv')}"
    return ReferenceParts(
        _people(work, most),
        record.title,
        "In" if record.type in PARTS and place else _lead(work, place),
        place,
        _details(work),
        work.url,
    )


def _lead(work: Work, place: str) -> str:
    thesis = _THESES.get(work.record.type, "")
    return f"{work.genre or thesis}{',' * bool(place)}" if thesis else ""


def _people(work: Work, most: int) -> str:
    record = work.record
    if record.authors:
        return _joined(record.authors, most, others=record.others)
    editors = work.people("editor")
    named = [person for person in editors if person != OTHERS]
    text = _joined(named, most, others=len(named) < len(editors))
    return f"{text}, editor{'s' * (len(editors) > 1)}" if named else ""


def _joined(people: Sequence[Person], most: int, *, others: bool = False) -> str:
    names = [str(person) for person in people]
    if others or (most and len(names) > most):
        names = names[:most] if most else names
        return f"{', '.join(names)}{',' * (len(names) > 1)} et al."
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _details(work: Work) -> str:
    record = work.record
    issue = f"({record.number})" if record.number else ""
    volume = f"{record.volume}{issue}"
    place = f"{volume}:{record.pages}" if volume and record.pages else volume
    if record.pages and not volume:
        is_one = record.pages.isalnum() and not record.pages.endswith("f")  # "7ff": and more
        place = f"page{'' if is_one else 's'} {record.pages}"
    edition = f"{record.edition} edition" if record.edition else ""
    return _listed(place, record.publisher, edition, work.when)
