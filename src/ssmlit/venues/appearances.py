"""Short notes of where a paper appeared, as lists write them: "CVPR 2024 Workshops".

Responsible for turning a note into the parts of an entry, and for the words that say how a work was
shown or awarded, which belong to no name. In an entry the full name has its abbreviation after it,
as LaTeX papers want it and searches find it: `International Conference on Learning Representations
(ICLR)`. Does not depend on entries or records.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.ordinals import YEAR
from ssmlit.venues.folding import folded
from ssmlit.venues.names import FINDINGS, by_spelling, find_venue
from ssmlit.venues.venue_types import kind_of
from ssmlit.venues.vocabulary import MEETING_WORDS, SHOWN_WORDS

if TYPE_CHECKING:
    from ssmlit.venues.table import Venue

#: How a work was shown at a meeting, or awarded, as lists and OpenReview write it: "ICLR 2024
#: poster", "ICML 2025 spotlightposter".
PRESENTATION = regex(
    rf"\b((?:{'|'.join(SHOWN_WORDS)})(?:[ -]?poster)?|notable(?:[ -](?:top[ -])?\d+%?)?"
    r"|(?:best|outstanding|distinguished) (?:student )?paper"
    r"(?: award| finalist| candidate| nominee| runner-up| honou?rable mention)*"
    r"|award candidate|main(?: track)?|short paper|demo|tutorial)s?(?!\w)",
    re.IGNORECASE,
)
_ACCEPTED = regex(r"\baccept(?:ed)?$", re.IGNORECASE)  # OpenReview: "NeurIPS 2022 Accept"
# Which volume of a conference; "ICML Workshop on Bandits" is a name, which needs its words.
_VOLUME = regex(r"\b(?:workshops?(?! (?:on|for|in|of)\b)|findings(?: of)?)\b", re.IGNORECASE)

# An abbreviation, what sets it off, and the rest: a track, the meeting's own name, a place.
_PARTS = regex(r"([^\s:;,.]+)\s*([:;,.–—-]*)\s*(.*)")
_WHOLE_MEETING = MEETING_WORDS - {"workshop", "workshops"}

_PRESENTATIONS = ("oral", "spotlight")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One publication of a work, read from a short note of it."""

    type: str  # BibTeX entry type
    venue: str  # what goes into `booktitle`, `journal` or `school`
    year: int = 0  # 0 unknown
    month: int = 0  # 1 to 12, or 0
    presentation: str = ""  # "oral" or "spotlight", or ""
    # whether the venue is one of the table's; another's name is the note without year and brackets
    is_known: bool = field(default=False, compare=False)


def read_appearance(text: str) -> Appearance | None:
    """Return what a note such as "CVPR 2024 Workshops" says; None for an empty one.

    Of two appearances, "A / B", the later one counts. An unknown name is kept; it is taken for a
    journal's when it is abbreviated like one.
    """
    text = " ".join(text.rpartition(" / ")[2].split())
    years = re.findall(rf"\b{YEAR}\b", text)
    year = int(years[-1]) if years else 0
    if thesis := re.match(r"(phd|masters) thesis,\s*(.+?)(?:,\s*\d{4})?$", text, re.IGNORECASE):
        return Appearance(f"{thesis[1].lower()}thesis", thesis[2], year)
    shown = PRESENTATION.search(text)
    name = PRESENTATION.sub(" ", _ACCEPTED.sub(" ", text))
    name = " ".join(re.sub(rf"\([^()]*+\)|\b{YEAR}\b", " ", name).split())
    name = re.sub(r" (?=[:;,.])", "", name).strip(" ,")
    if not name:
        return None
    base = _VOLUME.sub("", name).strip()
    venue, track = _known(base, name)
    if venue is None:
        return Appearance(kind_of(base), name, year)
    month = venue.month(year)
    said = shown[1].lower() if shown else ""
    presentation = next((one for one in _PRESENTATIONS if said.startswith(one)), "")
    full = _full(venue, name.lower(), track)
    return Appearance(venue.type, full, year, month, presentation, is_known=True)


def _full(venue: Venue, name: str, track: str) -> str:
    """Return the name that goes into an entry, given the note `name` it was read from."""
    if venue.type == "article":
        return venue.name
    if "findings" in name:
        if venue.short in {"ACL", "EMNLP", "NAACL"}:
            return f"{FINDINGS} {venue.short}"
        return f"{venue.name} Findings ({venue.short} Findings)"
    if track.lower().endswith(" track"):
        return f"{venue.name} {track} ({venue.short} {track})"
    own = "workshop" in venue.name.lower()
    if track or ("workshop" in name and not own):
        series = venue.name.removeprefix("Advances in ")
        return f"{series} Workshops ({venue.short}{f' {track}' if track else 'W'})"
    return f"{venue.name} ({venue.short})"


def _known(base: str, name: str) -> tuple[Venue | None, str]:
    """Return the venue a name stands for, and the track behind a conference's abbreviation.

    What is set off from it, or says that it is a meeting, is no track but the meeting's own name
    (“PaCT 2009: 10th International Conference …”, which may be another one's abbreviation), a
    place or a volume: it is the conference only if it names it.
    """
    table = by_spelling()
    if venue := table.get(" ".join(folded(base)[0])):
        return venue, ""
    found = _PARTS.match(name)
    venue = table.get(" ".join(folded(found[1])[0])) if found else None
    if found is None or venue is None or venue.type != "inproceedings":
        return None, ""
    rest = found[3]
    in_workshop = rest.lower().startswith("workshop")
    if not in_workshop and (found[2] or _is_whole(rest)):
        return (None if _VOLUME.search(name) or find_venue(rest) != venue else venue), ""
    track = " ".join(_VOLUME.sub(" ", rest).split()).lstrip(" :–—-")
    return (None, "") if track.startswith((",", ";")) else (venue, track)


def _is_whole(rest: str) -> bool:
    """Whether words say that they name a whole meeting: “Spring Symposium”, but not a track."""
    words = folded(rest)[0]
    return words[-1:] != ["track"] and not _WHOLE_MEETING.isdisjoint(words)
