"""Queries on the command line: a word such as `-tag:surveys` is no option.

A minus leaves out in the query language, and begins an option; people write both in one line. A
word is an option when the command has one for its letters; else it is a part of the query, and so
it is whenever a field of the language follows the minus. One letter alone is an option that is not
there: `-n 3` must not find the papers without an n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperArgument

from ssmlit.cli.shared.help import Command
from ssmlit.errors import UsageError


class QueryCommand(Command):
    """A command whose arguments are a query."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Write `-word` as `NOT word`, which the query language reads the same."""
        if any(isinstance(one, TyperArgument) and one.name == "query" for one in self.params):
            args = list(self._without_minus(args))
        return super().parse_args(ctx, args)

    def _without_minus(self, args: list[str]) -> Iterator[str]:
        flags = {name: vars(one).get("is_flag") for one in self.params for name in one.opts}
        flags |= {name: True for one in self.params for name in one.secondary_opts}
        flags |= {"-h": True, "--help": True}
        value = False  # whether the word is the value of the option before it
        for index, word in enumerate(args):
            if word == "--" and not value:
                yield from args[index:]
                return
            if not value and re.fullmatch("-[a-zA-Z]", word) and word not in flags:
                raise UsageError(
                    f"there is no option `{word}`",
                    hint=f"--help lists all options; `NOT {word[1:]}` leaves out papers with that"
                    " word",
                )
            if not value and _leaves_out(word, flags):
                yield f"NOT {word[1:]}"
                continue
            value = not value and word in flags and not flags[word]
            yield word


def _leaves_out(word: str, flags: dict[str, Any]) -> bool:
    if len(word) < 2 or word[0] != "-" or word[1] in "- ":
        return False
    from ssmlit.query.language import field_named

    field = re.match(r"-([a-z]+):", word)
    return (field is not None and field_named(field[1]) is not None) or not _options(word, flags)


def _options(word: str, flags: dict[str, Any]) -> bool:
    """Whether every letter is an option (`-qr`), up to one whose value is the rest."""
    for letter in word[1:]:
        if f"-{letter}" not in flags:
            return False
        if not flags[f"-{letter}"]:
            break
    return True
