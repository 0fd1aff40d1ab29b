"""Completion as the shells ask for it: one command line in, what may follow out.

The three shells differ in what they count as a word, so each hands over the whole line up to the
cursor, and the program takes it apart:

    _SSMLIT_COMPLETE=bash ssmlit 'ssmlit show gu2'     →  lines of `value TAB help`

Exit code `FILES` asks the shell to offer file names. What a shell reads to learn
this is in `ssmlit.cli.shell_scripts`.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from typing import Any

from typer._click.shell_completion import (  # Typer's click is private, and this its only import
    CompletionItem,
    _resolve_context,
    _resolve_incomplete,
)

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command_line import options_last
from ssmlit.paths import expanded

__all__ = ["FILES", "CompletionItem", "answer", "split"]

BREAKS = "_SSMLIT_WORDBREAKS"
FILES = 100


def answer(cli: Any, arguments: Sequence[str], shell: str) -> int:
    """Print what a shell may complete a command line with, and return the exit code.

    `arguments` is the command line up to the cursor, as one word.

    Whatever goes wrong, nothing is offered and nothing is printed: the user is typing.
    """
    try:
        words, incomplete = split(arguments[0] if arguments else "")
        items = _offered(cli, words[1:], incomplete)
    except Exception:  # noqa: BLE001 - see the docstring
        return 0
    if any(item.type == "file" for item in items):
        return FILES
    for line in dict.fromkeys(_line(item, incomplete, shell) for item in items):
        print(line)
    return 0


def _offered(cli: Any, words: list[str], incomplete: str) -> list[CompletionItem]:
    """Return what may follow the words; one item of type `file` where a file name may."""
    context = _resolve_context(cli, {}, "ssmlit", list(words))
    if library := context.params.get("library"):
        os.environ["SSMLIT_LIBRARY"] = str(expanded(str(library)))
    own = _special(words, incomplete)
    if own is not None:
        return [CompletionItem(value) for value in own]
    asked, word = _resolve_incomplete(context, list(words), incomplete)
    items = asked.shell_complete(context, word)
    if not items and word != word.lower():
        items = asked.shell_complete(context, word.lower())
    if not items and _takes_a_file(asked):
        return [CompletionItem(incomplete, type="file")]
    before = incomplete.removesuffix(word) if incomplete.startswith("--") else ""
    for item in items:
        item.value = before + item.value  # `--option=` and what was offered for its value
    return items


def _line(item: CompletionItem, incomplete: str, shell: str) -> str:
    """Return `value TAB help`; for bash the value alone, from the last break of words on."""
    text = " ".join((item.help or "").partition("\n")[0].split())
    if shell != "bash":
        return f"{item.value}\t{text}" if text else str(item.value)
    return str(item.value)[_typed_before_break(incomplete) :].replace(" ", "\\ ")


def split(line: str) -> tuple[list[str], str]:
    """Split a line at the cursor into the words before and the word being typed."""
    for close in ("", '"', "'"):
        try:
            words = shlex.split(line + close)
        except ValueError:
            continue
        if not close and (not words or line[-1:].isspace()):
            return words, ""
        return words[:-1], words[-1]
    return line.split()[:-1], line.rsplit(maxsplit=1)[-1]


def _typed_before_break(incomplete: str) -> int:
    """Return where the part of a word begins that bash treats as a word of its own."""
    breaks = os.environ.get(BREAKS, ":=")
    return max((incomplete.rfind(mark) + 1 for mark in ":=" if mark in breaks), default=0)


def _takes_a_file(asked: object) -> bool:
    """Return whether the value of an option or argument names a file."""
    is_path = hasattr(getattr(asked, "type", None), "file_okay")
    return is_path or "FILE" in (getattr(asked, "metavar", None) or "")


def _special(words: list[str], incomplete: str) -> list[str] | None:
    """Return offers for words that only look like options, and for `tag`'s short form.

    `None` leaves the answer to the command.
    """
    command = next((word for word in options_last(words) if not word.startswith("-")), "")
    if (
        command == "tag"
        and incomplete[:2] != "--"
        and (incomplete[:1] == "+" or (incomplete[:1] == "-" and len(incomplete) > 1))
    ):
        return offers.signed_tags(incomplete)
    if incomplete[:1] == "-" and ":" in incomplete:
        return offers.query(incomplete)
    return None
