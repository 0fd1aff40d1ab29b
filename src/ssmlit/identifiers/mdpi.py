"""MDPI's addresses: ISSN, volume, issue and number, from which its DOIs are made.

`mdpi.com/2072-4292/16/8/1449` is `10.3390/rs16081449`: the journal's short name, the volume, the
issue in two digits, the number in four. Responsible for reading them; the journals' short names are
in data/mdpi.txt, and nothing is guessed about others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.identifiers import doi

if TYPE_CHECKING:
    from ssmlit.identifiers.address import Address
    from ssmlit.model import Identifier

_TABLE = Path(__file__).parents[1] / "data" / "mdpi.txt"


@cache
def _short_names() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="ascii").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def read(address: Address) -> Identifier | None:
    """Read `/2072-4292/16/8/1449` and what may follow it (`/htm`, `/pdf`)."""
    issn, *numbers = address.path[:4] or ("",)
    name = _short_names().get(issn.upper())
    if name is None or len(numbers) != 3 or not all(one.isdecimal() for one in numbers):
        return None
    volume, issue, number = map(int, numbers)
    return doi.parse(f"10.3390/{name}{volume}{issue:02}{number:04}")
