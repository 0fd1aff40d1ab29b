r"""Loops over lists that stand in a paper: `\@for\k:=a,b\do{\cite{\k}}`.

Responsible for those of LaTeX (`ltcntrl`), etoolbox and pgffor, as the text that they come to.
Does not depend on what their bodies do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.citations.tex_macros import Macro, spelled_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.citations.tex_source import Source

_FOR = re.compile(r"\s*\\([A-Za-z@]+)\s*:=\s*(.*?)\\do(?![A-Za-z@])", re.DOTALL)
_FOREACH = re.compile(r"\s*\\([A-Za-z@]+)\s*(?:\[[^\]]*\]\s*)?in\s*(?=[{\\])")


def unrolled(
    source: Source, at: int, command: str, macros: Mapping[str, Macro]
) -> tuple[str, int] | None:
    """Return the text that a loop comes to and the position behind it; None for what is none.

    Args:
        source: the text of the file.
        at: behind the command.
        command: its name.
        macros: those of the paper, for a list that one of them stands for.
    """
    if command in {"@for", "@tfor"}:
        return _assigned(source, at, macros, by_letter=command == "@tfor")
    if command == "foreach" and (head := _FOREACH.match(source.text, at)):
        listed = source.mandatory(head.end())
        body = source.argument(listed.after) if listed else None
        if listed and body:
            items = _items(source.of(listed), macros)
            return _repeated(head[1], items, source.of(body)), body.after
    if command in {"forcsvlist", "docsvlist"}:
        called = source.argument(at) if command == "forcsvlist" else None
        listed = source.argument(called.after if called else at)
        if listed and (called or command == "docsvlist"):
            head_text = source.of(called) if called else r"\do"
            items = _items(source.of(listed), macros)
            return "".join(f"{head_text}{{{one}}}" for one in items), listed.after
    return None


def _assigned(
    source: Source, at: int, macros: Mapping[str, Macro], *, by_letter: bool
) -> tuple[str, int] | None:
    head = _FOR.match(source.text, at)
    body = source.argument(head.end()) if head else None
    if head is None or body is None:
        return None
    listed = spelled_out(head[2], macros)
    items = list("".join(listed.split())) if by_letter else _items(listed, macros)
    return _repeated(head[1], items, source.of(body)), body.after


def _repeated(variable: str, items: list[str], body: str) -> str:
    return "".join(rf"\def\{variable}{{{one}}}{body}" for one in items)


def _items(listed: str, macros: Mapping[str, Macro]) -> list[str]:
    return [one.strip() for one in spelled_out(listed, macros).split(",") if one.strip()]
