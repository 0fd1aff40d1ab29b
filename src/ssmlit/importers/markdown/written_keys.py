"""Citation keys that lists write before their rows: "[carver2020]", "`carver2020snail`", "[Car20]".

Responsible for which words are a key. Does not depend on whether a library can use it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.importers import badges

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat
    from ssmlit.importers.markdown.row_reading import RowReading

_FORM = r"[a-z][a-z_-]+(?:19|20)\d\d[a-z\d_-]*"
_TASK = regex(r"\s*\[[ xX]\]\s+")  # the box of a task list
_LEADING = regex(rf"\[?@?({_FORM})(?:\]:?|:)\s+(?=[A-Z])")
_CODE = regex(rf"@?({_FORM})")
_BEHIND = regex(r"[\s\]:]*")  # a key in code
_LABEL = regex(r"([A-Z][^\W\d_]+)\+?((?:19|20)?\d\d)[a-z]?")
_LEAST = 3  # letters of a surname's beginning


def leading(flat: Flat) -> tuple[str, int]:
    """Return the key before a row, or "", and where the row begins, behind the box of a task.

    What names a venue, "icml2020", is no key.
    """
    task = _TASK.match(flat.text)
    begin = task.end() if task else 0
    found = _LEADING.match(flat.text, begin)
    end = found.end() if found else 0
    for span in flat.of("code"):
        if span.start == begin and not found and (found := _CODE.fullmatch(flat[span])):
            behind = _BEHIND.match(flat.text, span.end)
            end = behind.end() if behind else span.end
    return (found[1], end) if found and not badges.read_badge(found[1]) else ("", begin)


def label(reading: RowReading) -> str:
    """Return the label of a row that is made of its authors' names and its year, or "".

    The beginning of the first surname or the initials of several: "[Car20]", "[CHY+20]".
    """
    names = [latex.squash(person.surname) for person in reading.authors]
    return next((it for it in reading.labels if names and _is_made_of(it, names, reading)), "")


def _is_made_of(words: str, names: list[str], reading: RowReading) -> bool:
    found, year = _LABEL.fullmatch(words), reading.stated.year
    if found is None or (year and year % 100 != int(found[2]) % 100):
        return False
    letters = found[1].lower()
    initials = "".join(name[:1] for name in names)
    is_name = len(letters) >= _LEAST and names[0].startswith(letters)
    return is_name or (len(letters) > 1 and initials.startswith(letters))
