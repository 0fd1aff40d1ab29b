"""The words of a command line, before Typer reads them.

Responsible for their order, and for what they may mean. Does not depend on commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ssmlit._lazy import regex
from ssmlit.errors import UsageError

_BEFORE = regex(
    r"(-l|--library|--encoding)|(-l.+|--(?:library|encoding)=.*|--json|--quiet|-q|--verbose|-v)"
)
_FLAGS = frozenset({"--json", "--quiet", "-q", "--verbose", "-v"})  # without a command they go


def is_option(word: str) -> bool:
    """Whether a word begins as an option does."""
    return word.startswith("-")


def options_last(args: list[str], alone: Callable[[str], bool] = is_option) -> list[str]:
    """Return a command line with the options of all commands after the command, not before it.

    `-l refs.bib search mamba` becomes `search mamba -l refs.bib`; without a command, with a word
    that stands alone in its place, they go, also those of `--version --json`; beside `--help`
    all others go, as those of `-l refs.bib tag --help`.
    """
    at = 0
    while at < len(args) and (match := _BEFORE.fullmatch(args[at])):
        at += 2 if match[1] else 1
    first, rest = args[:at], args[at:]
    if rest[:1] == ["--help"]:
        return rest[:1]
    if not rest or alone(rest[0]):
        return args[-1:] if at > len(args) else [word for word in rest if word not in _FLAGS]
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *first, *rest[end:]]


def empty_value(option: str) -> UsageError:
    """Return the failure of an option with an empty value."""
    return UsageError(f"`{option}` has an empty value", hint="give it one, or leave it out")


def are_options(word: str, sizes: Mapping[str, int]) -> bool:
    """Whether every letter is an option (`-qr`), up to one whose value is the rest."""
    for letter in word[1:]:
        if f"-{letter}" not in sizes:
            return False
        if sizes[f"-{letter}"]:
            break
    return True


def require_no_count(words: Sequence[str], sizes: Mapping[str, int]) -> None:
    """Refuse `-n 3` where `-n` is a dry run and the command has `--limit`.

    Raises:
        UsageError: it may ask for three papers, as elsewhere, or be about a 3.
    """
    if {"-n", "--limit"} <= sizes.keys():
        for word, after in pairwise(words):
            if word == "-n" and after.isdecimal():
                hint = f"`--limit {after}` is at most {after}; --dry-run prints the diff"
                raise UsageError(f"`-n` is --dry-run, and a {after} follows it", hint=hint)
