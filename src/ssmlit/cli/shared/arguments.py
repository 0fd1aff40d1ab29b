"""How the words of a command line are read, before Typer takes them apart.

A minus leaves out in the query language (`-tag:surveys`), and begins an option; people write both
in one line. A word is an option when the command has one for its letters; else it is a part of the
query, and so it is whenever a field of the language follows the minus. One letter alone is an
option that is not there: `-n 3` must not find the papers without an n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from typer import TyperException
from typer.core import TyperArgument, TyperCommand

from ssmlit.cli.shared.help import Helpful, make_readable
from ssmlit.errors import UsageError


class Command(Helpful, TyperCommand):
    """A command that may have a query among its arguments."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, in which long choices stand in the text and a number is called N."""
        for option in self.params:
            make_readable(option)
        super().format_help(ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a failure says of which command it is, for the hint."""
        try:
            return super().parse_args(ctx, list(self._words(args, ctx.command_path)))
        except TyperException as failure:
            if getattr(failure, "ctx", None) is None:
                vars(failure)["ctx"] = ctx
            raise

    def _words(self, args: list[str], command: str) -> Iterator[str]:
        """Yield the words, of a query `-word` as `NOT word`, which it reads the same.

        Raises:
            UsageError: a value was forgotten: `--tag --dry-run` must not write a tag.
        """
        sizes = {name: 0 if vars(one).get("is_flag") else one.nargs for one in self.params
                 for name in (*one.opts, *one.secondary_opts) if name[0] == "-"}  # fmt: skip
        sizes |= {"-h": 0, "--help": 0}
        has_query = any(
            one.name == "query" for one in self.params if isinstance(one, TyperArgument)
        )
        words = iter(args)
        for word in words:
            if word == "--":
                yield from (word, *words)
                return
            yield _negated(word, sizes) if has_query and word[:1] == "-" else word
            for value in islice(words, sizes.get(word, 0)):
                if value in sizes:
                    hint = f"`{command} --help` shows its usage"
                    raise UsageError(f"`{word}` has no value: `{value}` is an option", hint=hint)
                yield value


def _negated(word: str, sizes: Mapping[str, int]) -> str:
    """Return `NOT word` for a `-word` that is no option of these."""
    if re.fullmatch("-[a-zA-Z]", word) and word not in sizes:
        raise UsageError(
            f"there is no option `{word}`",
            hint=f"--help lists all options; `NOT {word[1:]}` leaves out papers with that word",
        )
    if len(word) < 2 or word[1] in "- ":
        return word
    from ssmlit.query.language import field_named

    field = re.match(r"-([a-z]+):", word)
    is_named = field is not None and field_named(field[1]) is not None
    return f"NOT {word[1:]}" if is_named or not _are_options(word, sizes) else word


def _are_options(word: str, sizes: Mapping[str, int]) -> bool:
    """Whether every letter is an option (`-qr`), up to one whose value is the rest."""
    for letter in word[1:]:
        if f"-{letter}" not in sizes:
            return False
        if sizes[f"-{letter}"]:
            break
    return True
