"""Help that fits the terminal: examples are wrapped between words, choices stand in the text.

Responsible for how `--help` looks. Does not depend on what a command does.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from typer.core import TyperGroup

from ssmlit._lazy import regex
from ssmlit.errors import UsageError

EXAMPLE = regex(r"( *)(\S.*?)(?: {2,}(\S.*))?$")
LONGEST = 24  # characters of choices that are beside the option's name


class Helpful:
    """What commands and groups have in common."""

    help: str | None

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


class Group(Helpful, TyperGroup):
    """A group of commands whose help fits the terminal; each is made when it is called."""

    makers: Mapping[str, Callable[[], Any]]  # by name

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's interface
        """Return a command by its name, or `None`."""
        if cmd_name in self.commands and self.commands[cmd_name] is None:
            self.commands[cmd_name] = self.makers[cmd_name]()
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command a word names, or suggest similar ones."""
        name = args[0]
        if name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        choice = " or ".join(f"`{ctx.command_path} {one}`" for one in self.similar(name))
        every = f"`{ctx.command_path} --help` lists all commands"
        raise UsageError(
            f"there is no command `{name}`", hint=f"did you mean {choice}?" if choice else every
        )

    def similar(self, word: str) -> Sequence[str]:
        """Return the commands that a word may mean."""
        from difflib import get_close_matches

        return get_close_matches(word, self.commands, n=3, cutoff=0.6)


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


def make_readable(option: Any) -> None:
    """Put long choices into the help, not the name, and call a number N."""
    choices = getattr(option.type, "choices", None)
    if option.metavar is None and choices and len("|".join(map(str, choices))) > LONGEST:
        names = [getattr(choice, "value", choice) for choice in choices]
        option.metavar = max(option.opts, key=len).lstrip("-").upper()
        option.help = f"{option.help or ''} One of: {', '.join(names)}.".strip()
    elif option.metavar is None and option.type.name in {"int", "int range"}:
        option.metavar = "N"
