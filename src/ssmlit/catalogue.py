"""The catalogue: what the package knows of this literature without a network.

One file of package data, a work a line, sorted by arXiv id; a first line says of what day the
facts are. A single work is found by looking for its identifier's bytes in the mapped file, so
opening costs nothing and 2,000 works are never read for one. `scripts/build_catalogue.py` writes
the file. The catalogue knows no library and no network.
"""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import venues
from ssmlit.errors import LibraryError
from ssmlit.model import Identifier, Link, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "catalogue"
_FILE = Path(__file__).with_name("data") / "catalogue.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, a JSON array of its attributes in this order; "" is unknown.

    Attributes:
        arxiv: the id without version.
        title: in Unicode.
        authors: spoken names, in order.
        date: of version 1, or a publication's year: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        venue: as reading lists write it, with its year ("ICLR 2024 (spotlight)").
        primary_class: arXiv's ("cs.LG").
        doi: the publisher's.
        openreview: the forum's id.
        code: address of the repository.
    """

    arxiv: str
    title: str
    authors: list[str]
    date: str = ""
    venue: str = ""
    primary_class: str = ""
    doi: str = ""
    openreview: str = ""
    code: str = ""

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Every identifier of the work."""
        values = (("arxiv", self.arxiv), ("doi", self.doi), ("openreview", self.openreview))
        return tuple(Identifier(scheme, value) for scheme, value in values if value)


class Catalogue:
    """The works of a catalogue file.

    Args:
        path: the file; the one in the package when None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _FILE

    @cached_property
    def _data(self) -> bytes | mmap.mmap:
        try:
            with self._path.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise LibraryError(
                f"the catalogue cannot be read: {error}",
                hint="install ssmlit again",
                path=str(self._path),
            ) from error

    @cached_property
    def date(self) -> str:
        """The day the facts are of, `YYYY-MM-DD`."""
        header = json.loads(self._line(0))
        return str(header["date"])

    def get(self, identifier: Identifier) -> Record | None:
        """Return what is known of the work an identifier names (arXiv, DOI or OpenReview)."""
        needle = json.dumps(identifier.value, ensure_ascii=False).encode()
        at = self._data.find(needle)
        while at >= 0:
            start = self._data.rfind(b"\n", 0, at) + 1
            if start:  # the header has no work
                row = Row(*json.loads(self._line(start)))
                if identifier in row.identifiers:
                    return self._record(row)
            at = self._data.find(needle, at + 1)
        return None

    def by_title(self, title: str, *, near: float = 90.0) -> tuple[Record, ...]:
        """Return works with that title, or else those with nearly that title, best first.

        Equal means equal but for case, accents, markup and punctuation. Near titles are
        candidates only: whether `VM-UNet` is `VM-UNet V2` is for `duplicates` to judge.

        Args:
            title: Unicode or LaTeX.
            near: least similarity of near titles, 0 to 100; above 100 only equal ones count.
        """
        from ssmlit.latex import fold, squash

        wanted = squash(title)
        if not wanted:
            return ()
        equal = [row for row in self._rows if squash(row.title) == wanted]
        if equal or near > 100:
            return tuple(map(self._record, equal))
        from rapidfuzz import fuzz, process

        folded = [fold(row.title) for row in self._rows]
        found = process.extract(fold(title), folded, scorer=fuzz.ratio, score_cutoff=near, limit=5)
        return tuple(self._record(self._rows[index]) for _, _, index in found)

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def _rows(self) -> list[Row]:
        lines = self._data[:].splitlines()[1:]
        return [Row(*json.loads(line)) for line in lines]

    def _line(self, start: int) -> bytes:
        end = self._data.find(b"\n", start)
        return self._data[start : end if end >= 0 else None]

    def _record(self, row: Row) -> Record:
        from ssmlit.latex import parse_person

        appearance = venues.read(row.venue)
        year, month, day = _date(row.date)
        if appearance is not None and appearance.year:
            year, month, day = appearance.year, appearance.month, 0
        shown = appearance.presentation if appearance else ""
        return Record(
            type=appearance.type if appearance else "misc",
            title=row.title,
            authors=tuple(map(parse_person, row.authors)),
            year=year,
            month=month,
            day=day,
            venue=appearance.venue if appearance else "",
            identifiers=row.identifiers,
            links=(Link("code", row.code),) if row.code else (),
            primary_class=row.primary_class,
            source=SOURCE,
            retrieved=self.date,
            extra=(("presentation", shown),) if shown else (),
        )


def _date(text: str) -> tuple[int, int, int]:
    year, month, day, *_ = [*(int(part) for part in text.split("-") if part), 0, 0, 0]
    return year, month, day
