"""The root of the command tree: which commands there are, in which group, in which module.

A command's module is imported only when that command runs (or `--help` lists it), so that start-up
costs what the command needs. Adding a command is one module and one line in `COMMANDS`.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

import typer

from ssmlit import __version__
from ssmlit.cli.shared.command import APPS, CommandGroup, help_if_alone, new_app
from ssmlit.cli.shared.command_line import options_last
from ssmlit.cli.shared.options import Library
from ssmlit.strings import quoted, similar

FIND = "Find and read"
CHANGE = "Add and change"
PUBLISH = "Write papers and lists"
CARE = "Look after the file"

COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "search": (FIND, "search", "Find papers by words, fields and tags."),
    "list": (FIND, "list_", "List papers, all or those that match a query."),
    "show": (FIND, "show", "Show everything about papers."),
    "open": (FIND, "open_", "Open a paper, its PDF or its code in the browser."),
    "stats": (FIND, "stats", "Count papers by year, tag and venue."),
    "browse": (FIND, "browse", "Browse the library full screen (needs the extra `browse`)."),
    "pick": (FIND, "pick", "Choose papers on the terminal and print their keys."),
    "find": (CHANGE, "find", "Find papers in the catalogue and snapshots, and add them."),
    "add": (CHANGE, "add", "Add papers by arXiv id, DOI, link or title."),
    "import": (CHANGE, "import_", "Import paper lists (Markdown, BibTeX, RIS, CSL-JSON …)."),
    "update": (CHANGE, "update", "Bring new papers from saved queries into the inbox."),
    "inbox": (CHANGE, "inbox", "Go through the papers that arrived: keep, reject or skip."),
    "reject": (CHANGE, "reject", "Reject papers for good; they do not come back."),
    "refresh": (CHANGE, "refresh", "Complete entries, find what preprints were published as."),
    "tag": (CHANGE, "tag", "Add, remove, rename and list tags."),
    "edit": (CHANGE, "edit", "Change fields, or an entry in your editor."),
    "rename": (CHANGE, "rename", "Change a citation key; the old one keeps working."),
    "rewrite": (CHANGE, "rewrite", "Update the citation keys in .tex files."),
    "remove": (CHANGE, "remove", "Remove entries."),
    "dedupe": (CHANGE, "dedupe", "Find duplicate papers, and merge them."),
    "export": (PUBLISH, "export", "Write a bibliography for a paper: BibTeX, biblatex, CSL-JSON …"),
    "cite": (PUBLISH, "cite", "Print a citation: \\cite{…}, [@…] or @…."),
    "render": (PUBLISH, "render", "Write paper lists as Markdown or as a web page."),
    "init": (CARE, "init", "Start a library: an empty one, or a .bib file that you have."),
    "check": (CARE, "check", "List what is wrong with the file."),
    "verify": (CARE, "verify", "Look references up and compare them with their records."),
    "undo": (CARE, "undo", "Undo the last change."),
    "redo": (CARE, "redo", "Redo what was undone."),
    "log": (CARE, "log", "List the changes that can be undone."),
    "snapshot": (CARE, "snapshot", "Build local copies of bulk metadata (arXiv, DBLP, .bib …)."),
    "doctor": (CARE, "doctor", "Show what works here: services, snapshots, extras, programs."),
    "git": (CARE, "git", "Let git merge and show .bib files entry by entry."),
}
GROUPS = (FIND, CHANGE, PUBLISH, CARE)
SYNONYMS: Mapping[str, str] = {
    "search": "find grep query look lookup locate filter",
    "list": "ls all print papers sort keys",
    "show": "view info cat details display get read",
    "open": "visit url web pdf xdg-open download file",
    "stats": "count statistics summary numbers",
    "browse": "tui ui gui screen",
    "pick": "select choose fzf",
    "add": "new insert append fetch doi arxiv save",
    "import": "load ingest readin convert",
    "tag": "label keyword keywords tags mark",
    "edit": "set change modify update-field note annotate field fields",
    "rename": "mv move rekey key",
    "remove": "delete rm del drop erase",
    "dedupe": "dedup duplicates duplicate merge unique",
    "export": "bibtex biblatex bib write save-as csl ris convert format",
    "cite": "citation reference key",
    "render": "generate build html markdown readme page publish site",
    "init": "create start setup new-library",
    "check": "lint validate fsck test fix clean tidy",
    "verify": "factcheck confirm real exists hallucination hallucinations",
    "undo": "revert rollback back restore",
    "redo": "again repeat",
    "log": "history changes journal diff",
    "git": "driver hook hooks commit clone push pull",
    "refresh": "complete fill enrich upgrade",
    "doctor": "diagnose status health ping info config settings",
    "update": "sync nightly daily news",
    "inbox": "triage queue unread new review",
    "reject": "dismiss ignore blacklist discard decline",
}
"""Command → words of other programs that mean it; see `Root.similar`."""

_ABOUT_A_SHELL = ("--install-completion", "--show-completion")


def module_of(name: str) -> Any:
    """Import the module of one command: its `HELP`, and `JSON`."""
    return importlib.import_module(f"ssmlit.cli.commands.{COMMANDS[name][1]}")


class Root(CommandGroup):
    """The group of all commands, loaded one by one."""

    def meant(self, ctx: Any, words: list[str]) -> list[str]:
        """Return the options that `help COMMAND` and `version` stand for.

        `--install-completion` and the like are about the user's own shell if none is named.
        """
        if words[0] == "help":
            words = options_last([*(it for it in words if it != "help"), "--help"])
        elif words[0] == "version":
            words = options_last(["--version", *words[1:]])
        if words[-1] in _ABOUT_A_SHELL and not ctx.resilient_parsing:
            from ssmlit.cli.shell_scripts import this_shell

            words = [*words, this_shell()]
        return words

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's interface
        """Return the names of all commands, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return a command by its name, its module imported now, or `None`."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module_of(cmd_name)
            self.commands[cmd_name] = cast("Any", typer.main.get_command(APPS[cmd_name]))
        return self.commands.get(cmd_name)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Offer the commands from the table: no command is imported for it."""
        from ssmlit.cli.completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [
            CompletionItem(name, help=text)
            for name, (_, _, text) in COMMANDS.items()
            if name.startswith(incomplete)
        ]

    def similar(self, word: str) -> Sequence[str]:
        """Return the commands that a word may mean: by synonyms, else by spelling.

        A paper or a .bib file in a command's place is what it would be given.
        """
        from ssmlit.identifiers import parse

        if word.lower().endswith(".bib"):
            return (f"-l {quoted(word)} list", f"init {quoted(word)}")
        if parse(word) is not None:
            return (f"add {quoted(word)}",)
        meant = [name for name, words in SYNONYMS.items() if word.lower() in words.split()]
        return meant or similar(word, COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as above
        """Write the commands in groups, from the table: no command is imported for it."""
        for group in GROUPS:
            rows = [(name, text) for name, (where, _, text) in COMMANDS.items() if where == group]
            with formatter.section(group):
                formatter.write_dl(rows, col_spacing=4)


def _shells(incomplete: str) -> list[str]:
    from ssmlit.cli.shell_scripts import SHELLS

    return [name for name in SHELLS if name.startswith(incomplete)]


_app = new_app(
    cls=Root,
    name="ssmlit",
    help=(
        "Keep papers in one BibTeX file, library.bib, without ever rewriting it.\n\n"
        "What ssmlit does not understand it never changes; what it changes it can undo; "
        "what it is not sure of it asks."
    ),
    epilog=(
        "Start with `ssmlit init` or, for a file that you have, `ssmlit init refs.bib`. "
        "`ssmlit help COMMAND` has examples."
    ),
    invoke_without_command=True,
)


@_app.callback()
def _callback(
    context: typer.Context,
    library: Library = None,  # noqa: ARG001 - handed on to the command; see `options_last`
    version: bool = typer.Option(
        False, "--version", "-V", help="Show the version and the catalogue's date."
    ),
    install_completion: str = typer.Option(
        "",
        metavar="[SHELL]",
        autocompletion=_shells,
        help="Install completion for your shell, or for bash, zsh or fish.",
    ),
    show_completion: str = typer.Option(
        "",
        metavar="[SHELL]",
        autocompletion=_shells,
        help="Print the completion script of bash, zsh or fish.",
    ),
) -> None:
    if version:
        from ssmlit.catalogue import shipped

        typer.echo(f"ssmlit {__version__} (catalogue of {shipped().date})")
        raise typer.Exit
    if install_completion or show_completion:
        from ssmlit.cli.shell_scripts import install, script

        if show_completion:
            sys.stdout.write(script(show_completion))
        else:
            typer.echo(
                f"installed {install(install_completion)}; it takes effect in new shells", err=True
            )
        raise typer.Exit
    help_if_alone(context)


@cache
def root() -> Root:
    """Return the root command, ready to be run; it keeps the commands that were loaded."""
    return cast("Root", typer.main.get_command(_app))
