"""Where papers appear: abbreviations, full names, and what kind of entry follows.

It knows the journals and conferences of this literature and how people write them
("ICLR 2024 (spotlight)", "IEEE Trans. Image Process. 2025", "Findings of NAACL 2024"). It does not
know entries or records. In a library the full name stands with its abbreviation, the way LaTeX
papers want it and searches find it: `International Conference on Learning Representations (ICLR)`.

The table is `data/venues.txt`; its other abbreviations are those of dblp.org and of reading lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["Appearance", "Venue", "read", "short_venue", "venues"]


_FINDINGS = "Findings of the Association for Computational Linguistics:"


@dataclass(frozen=True, slots=True)
class Venue:
    """A series of proceedings or a journal.

    Attributes:
        short: as readers write it ("NeurIPS", "IEEE TGRS").
        name: the full name, without the abbreviation.
        type: "inproceedings" or "article".
        aliases: other abbreviations in use.
        months: year → month (1 to 12) of a conference's first day, where known.
    """

    short: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    months: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """One publication of a work, read from a short note of it.

    Attributes:
        type: BibTeX entry type.
        venue: what goes into `booktitle`, `journal` or `school`.
        year: 0 unknown.
        month: 1 to 12, or 0.
        presentation: "oral" or "spotlight", or "".
    """

    type: str
    venue: str
    year: int = 0
    month: int = 0
    presentation: str = ""


def read(text: str) -> Appearance | None:
    """Return what a note such as "CVPR 2024 Workshops" says; None for an empty one.

    Of two appearances, "A / B", the later one counts. An unknown name is kept as it is; it is taken
    for a journal when it is abbreviated like one.
    """
    text = " ".join(text.rpartition(" / ")[2].split())
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    year = int(years[-1]) if years else 0
    if thesis := re.match(r"(phd|masters) thesis,\s*(.+?)(?:,\s*\d{4})?$", text, re.IGNORECASE):
        return Appearance(f"{thesis[1].lower()}thesis", thesis[2], year)
    shown = re.search(r"\b(oral|spotlight)\b", text, re.IGNORECASE)
    name = re.sub(
        r"\(.*?\)|\b(?:19|20)\d\d\b|\b(?:oral|spotlight)\b", " ", text, flags=re.IGNORECASE
    )
    name = " ".join(name.split()).strip(" ,")
    if not name:
        return None
    base = re.sub(r"\b(?:workshops?|findings(?: of)?)\b", "", name, flags=re.IGNORECASE).strip()
    venue, track = _known(base)
    if venue is None:
        kind = "inproceedings" if re.search(r"\b[A-Z]{3,}\b", base) else "article"
        return Appearance(kind, name, year)
    month = dict(venue.months).get(year, 0)
    presentation = shown[1].lower() if shown else ""
    return Appearance(venue.type, _full(venue, name.lower(), track), year, month, presentation)


@lru_cache(maxsize=1 << 12)
def short_venue(full: str) -> str:
    """Return how readers abbreviate a venue as it stands in an entry; an unknown one stays whole.

    Believed are an abbreviation in brackets at the end, one before a year ("ECCV 2022"), then the
    longest known name in the text: "Advances in Neural Information Processing Systems 36".
    """
    if full.startswith(_FINDINGS):
        return f"{full.removeprefix(_FINDINGS).split()[0].strip(',')} Findings"
    if bracket := re.search(r"\(([^()]*[A-Z][^()]*)\)\s*$", full):
        return bracket[1]
    folded = _fold(full)
    if venue := _by_alias().get(folded):
        return venue.short
    for word in re.findall(r"\b([A-Z][\w-]+)\W*(?:19|20)\d\d\b", full):
        if venue := _by_alias().get(_fold(word)):
            return venue.short
    for name, venue in _by_length():
        if name in folded and re.search(
            rf"\b{re.escape(name)}\b(?! (?:and|for|in|of|on|with)\b)", folded
        ):
            return f"{venue.short}W" if "workshop" in folded else venue.short
    return full


def _full(venue: Venue, name: str, track: str) -> str:
    """Return the name that goes into an entry, for the note `name` that it was read from."""
    if venue.type == "article":
        return venue.name
    if "findings" in name:
        if venue.short in {"ACL", "EMNLP", "NAACL"}:
            return f"{_FINDINGS} {venue.short}"
        return f"{venue.name} Findings ({venue.short} Findings)"
    own = "workshop" in venue.name.lower()
    if track or ("workshop" in name and not own):
        series = venue.name.removeprefix("Advances in ")
        return f"{series} Workshops ({venue.short}{f' {track}' if track else 'W'})"
    return f"{venue.name} ({venue.short})"


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def _known(base: str) -> tuple[Venue | None, str]:
    """Return the venue a name stands for, and what follows a conference's abbreviation."""
    if venue := _by_alias().get(_fold(base)):
        return venue, ""
    first, _, rest = base.partition(" ")
    venue = _by_alias().get(_fold(first))
    return (venue, rest) if venue and venue.type == "inproceedings" else (None, "")


@cache
def _by_alias() -> dict[str, Venue]:
    return {
        _fold(alias): venue
        for venue in venues()
        for alias in (venue.short, venue.name, *venue.aliases)
    }


@cache
def _by_length() -> tuple[tuple[str, Venue], ...]:
    """Names of more than one word, the longest first: those a longer title may contain."""
    pairs = [(_fold(venue.name.removeprefix("Advances in ")), venue) for venue in venues()]
    return tuple(sorted((p for p in pairs if " " in p[0]), key=lambda pair: -len(pair[0])))


def _row(kind: str, line: str) -> Venue:
    short, name, aliases, months = [*(cell.strip() for cell in line.split("|")), "", ""][:4]
    return Venue(
        short,
        name,
        kind,
        tuple(alias.strip() for alias in aliases.split(";") if alias.strip()),
        tuple((int(year), int(month)) for year, month in re.findall(r"(\d+):(\d+)", months)),
    )


@cache
def venues() -> tuple[Venue, ...]:
    """Return every venue of the table `data/venues.txt`."""
    kind, found = "", []
    table = Path(__file__).with_name("data") / "venues.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        if section := re.fullmatch(r"\[(\w+)\]", line):
            kind = section[1]
        elif line and not line.startswith("#"):
            found.append(_row(kind, line))
    return tuple(found)
