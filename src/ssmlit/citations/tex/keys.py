r"""The keys of cite commands: where their lists are in TeX text.

Responsible for the arguments of a cite command and for the keys of a list. Does not depend on which
text LaTeX would reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssmlit.citations.tex import commands
from ssmlit.citations.tex.source import Argument, Source, uncommented
from ssmlit.commas import listed

TOKEN = re.compile(
    r"%[^\n]*|\\(?P<edge>begin|end)\s*\{(?P<name>[^{}]*)\}|\\(?P<command>[A-Za-z@]+)\*?|\\.",
    re.DOTALL,
)
_EXPANDAFTER = re.compile(r"(?:\s*\\expandafter(?![A-Za-z@]))+")


def key_lists(source: Source, at: int, command: str) -> tuple[list[Argument], int]:
    """Return where the lists of keys after a cite command are, and where its arguments end.

    Args:
        source: the text of the file.
        at: after the command and its star.
        command: its name; `commands.names` says that it names keys.
    """
    many, volume = commands.takes_lists(command), commands.has_volume(command)
    found: list[Argument] = []
    while many or not found:
        start = source.after_all(at, "[<(")
        if skipped := _EXPANDAFTER.match(source.text, start):
            start = skipped.end()
        keys = source.argument(start)
        if keys is not None and volume:
            keys = source.argument(source.after_all(keys.after, "["))
        if keys is None:
            break
        found.append(keys)
        at = keys.after
    return found, at


def keys_in(text: str) -> Iterator[str]:
    """Return the keys of a list; what only LaTeX could expand is left out."""
    return (key for key in listed(uncommented(text)) if not set(key) & set("#\\{}"))
