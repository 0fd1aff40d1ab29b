"""Help that fits the terminal: examples are wrapped between words, choices stand in the text.

Responsible for how `--help` looks. Does not depend on what a command does.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from itertools import islice
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from ssmlit.errors import UsageError

EXAMPLE = re.compile(r"( *)(\S.*?)(?: {2,}(\S.*))?$")
LONGEST = 24  # characters of choices that stand beside the option's name


class _Helpful:
    """What commands and groups have in common."""

    help: str | None

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's interface
        """Write the paragraphs of the help; a block behind `\\b` is one of examples."""
        for paragraph in inspect.cleandoc(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                if paragraph.startswith(("\b", "\\b\n")):  # also from a raw string
                    for line in paragraph.splitlines()[1:]:
                        formatter.write("".join(_example(line, formatter.width)))
                else:
                    formatter.write_text(" ".join(paragraph.split()))


class Command(_Helpful, TyperCommand):
    """A command whose help fits the terminal."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, in which long choices stand in the text and a number is called N."""
        for option in self.params:
            _make_readable(option)
        super().format_help(ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a failure says of which command it is, for the hint."""
        self._require_values(args, f"`{ctx.command_path} --help` shows how it is used")
        try:
            return super().parse_args(ctx, args)
        except TyperException as failure:
            if getattr(failure, "ctx", None) is None:
                vars(failure)["ctx"] = ctx
            raise

    def _require_values(self, args: list[str], hint: str) -> None:
        """Refuse an option whose value was forgotten: `--tag --dry-run` must not write a tag."""
        sizes = {name: 0 if vars(one).get("is_flag") else one.nargs
                 for one in self.params for name in one.opts if name[0] == "-"}  # fmt: skip
        known = {*sizes, *(name for one in self.params for name in one.secondary_opts)}
        words = iter(args[: args.index("--")] if "--" in args else args)
        for word in words:
            for value in islice(words, sizes.get(word, 0)):
                if value in known:
                    raise UsageError(f"`{word}` has no value: `{value}` is an option", hint=hint)


class Group(_Helpful, TyperGroup):
    """A group of commands whose help fits the terminal."""


def _example(line: str, width: int) -> Iterator[str]:
    """Yield the lines of an example: a command, and where there is room its meaning beside it."""
    match = EXAMPLE.match(line)
    if match is None or len(line) + 2 <= width:
        yield f"  {line}\n"
        return
    indent = f"  {match[1]}"
    for text, begin in ((match[2], indent), (match[3], f"{indent}    ")):
        if text:
            yield textwrap.fill(
                text, width, initial_indent=begin, subsequent_indent=f"{indent}    ",
                break_long_words=False, break_on_hyphens=False,
            ) + "\n"  # fmt: skip


def _make_readable(option: Any) -> None:
    """Let long choices stand in the help, not in the name, and call a number N."""
    choices = getattr(option.type, "choices", None)
    if option.metavar is None and choices and len("|".join(map(str, choices))) > LONGEST:
        names = [getattr(choice, "value", choice) for choice in choices]
        option.metavar = max(option.opts, key=len).lstrip("-").upper()
        option.help = f"{option.help or ''} One of: {', '.join(names)}.".strip()
    elif option.metavar is None and option.type.name in {"int", "int range"}:
        option.metavar = "N"
