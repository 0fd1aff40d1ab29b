"""A change of the library, as the actions return it.

Responsible for the value alone. Does not depend on what is changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ssmlit.model import Edit


@dataclass(frozen=True, slots=True)
class Changed:
    """What an action changes; results that say more are made of it."""

    keys: tuple[str, ...] = ()  # of the entries that change, as they are then
    edits: tuple[Edit, ...] = ()  # in their order
    summary: tuple[str, ...] = ()  # a line for each thing done, for the history
