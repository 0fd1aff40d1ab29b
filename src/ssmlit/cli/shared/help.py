"""Help that fits the terminal: examples are wrapped between words, choices stand in the text.

Responsible for how `--help` looks. Does not depend on what a command does.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator
from functools import partial
from shutil import get_terminal_size
from typing import Any

from ssmlit._lazy import regex

EXAMPLE = regex(r"( *)(\S.*?)(?: {2,}(\S.*))?$")
LEAST = 30  # columns of the help, however narrow the terminal
LONGEST = 24  # characters of choices that are beside the option's name


class Helpful:
    """What commands and groups have in common."""

    help: str | None
    params: list[Any]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, in which long choices stand in the text and a number is called N.

        Left alone, Typer writes lines of 50 columns also where a terminal has fewer, and names of
        options in 30 of them.
        """
        formatter.width = max(min(formatter.width, get_terminal_size().columns - 2), LEAST)
        formatter.write_dl = partial(formatter.write_dl, col_max=min(formatter.width // 3, 30))
        for option in self.params:
            _make_readable(option)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # it stands before Typer's class

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the words of the usage line: `KEY NEW`, not `{KEY} {NEW}` as Typer has it."""
        pieces = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # as above
        return [piece.removeprefix("{").removesuffix("}") for piece in pieces]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's interface
        """Write the paragraphs of the help; a block after `\\b` is one of examples."""
        for paragraph in inspect.cleandoc(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                if paragraph.startswith(("\b", "\\b\n")):  # also from a raw string
                    for line in paragraph.splitlines()[1:]:
                        formatter.write("".join(_example(line, formatter.width)))
                else:
                    formatter.write(
                        _filled(" ".join(paragraph.split()), formatter.width, "  ", "  ")
                    )


def _example(line: str, width: int) -> Iterator[str]:
    """Yield the lines of an example: a command, and where there is room its meaning beside it."""
    match = EXAMPLE.match(line)
    if match is None or len(line) + 2 <= width:
        yield f"  {line}\n"
        return
    indent = f"  {match[1]}"
    for text, begin in ((match[2], indent), (match[3], f"{indent}    ")):
        if text:
            yield _filled(text, width, begin, f"{indent}    ")


def _filled(text: str, width: int, begin: str, indent: str) -> str:
    """Return a text in lines of a width; `--on-duplicate` is not broken in two."""
    return textwrap.fill(
        text, width, initial_indent=begin, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    ) + "\n"  # fmt: skip


def _make_readable(option: Any) -> None:
    """Put long choices into the help, not the name, and call a number N."""
    choices = getattr(option.type, "choices", None)
    if option.metavar is None and choices and len("|".join(map(str, choices))) > LONGEST:
        names = [getattr(choice, "value", choice) for choice in choices]
        option.metavar = max(option.opts, key=len).lstrip("-").upper()
        option.help = f"{option.help or ''} One of: {', '.join(names)}.".strip()
    elif option.metavar is None and option.type.name in {"int", "int range"}:
        option.metavar = "N"
