"""One run of one command: its options, its library, and the three streams of the terminal.

This is where the edges meet: `store` (disk) and `config` are handed to the actions from here, and
results leave through here. It decides nothing about papers.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from ssmlit.cli._text import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ssmlit.config import Config
    from ssmlit.http import Http
    from ssmlit.library import Library
    from ssmlit.model import Edit
    from ssmlit.store import HistoryEntry, Snapshot

SCHEMA = 1
KNOWN = {
    "library": ("abstracts", "encoding"),
    "keys": ("pattern",),
    "history": ("commit",),
    "duplicates": ("same", "maybe"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options that all commands share; see `ssmlit.cli._command`."""

    library: Path | None = None
    encoding: str = ""
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    dry_run: bool = False
    yes: bool = False
    no_input: bool = False
    commit: bool | None = None


class Changing(Protocol):
    """The result of an action that changes the library."""

    @property
    def edits(self) -> Sequence[Edit]:
        """What is to be changed; nothing is written when there is none."""

    @property
    def summary(self) -> Sequence[str]:
        """One line for each thing done, for the history and the commit message."""


class Keyed(Changing, Protocol):
    """The result of an action that names the entries it changed."""

    @property
    def keys(self) -> Sequence[str]:
        """The citation keys of the entries that changed."""


R = TypeVar("R", bound=Changing)


def nearer(path: Path) -> Path:
    """Return a path as people would write it: relative when it lies in the working folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


class Session:
    """The options of this run and what follows from them."""

    def __init__(self, options: Options) -> None:
        self.options = options

    @cached_property
    def path(self) -> Path:
        """The library's path."""
        from ssmlit.config import find_library

        path = nearer(find_library(self.options.library, os.environ, Path.cwd()))
        if self.options.verbose:
            self.note(f"library: {path}")
        return path

    @cached_property
    def config(self) -> Config:
        """What `ssmlit.toml` beside the library says."""
        from ssmlit.config import load

        config = load(self.path)
        for problem in config.problems(KNOWN):
            self.note(f"warning: {config.path}:{problem.line}: {problem.message}")
        return config

    @cached_property
    def encoding(self) -> str:
        """The encoding of the library file."""
        if self.options.encoding:
            return self.options.encoding
        return self.config.string("library", "encoding", "utf-8")

    @cached_property
    def library(self) -> Library:
        """The library as it is now on disk."""
        from ssmlit.store import read

        return self._open(read(self.path, encoding=self.encoding))

    def _open(self, snapshot: Snapshot) -> Library:
        from ssmlit.bibtex import parse
        from ssmlit.library import Library

        return Library(parse(snapshot.text, str(self.path)))

    def http(self, *, offline: bool) -> Http:
        """Return the way to the services, as the environment and `[network]` set it."""
        from ssmlit.http import Http, Settings

        settings = Settings.read(
            os.environ, self.config.table("network"), path=str(self.config.path), offline=offline
        )
        return Http(settings, waiting=self._waiting)

    def _waiting(self, _: object, seconds: float) -> None:
        if seconds >= 1:
            self.note(f"waiting {seconds:.0f} s: one request at a time, as the service asks")

    # -- changing ---------------------------------------------------------------------------

    def change(self, act: Callable[[Library], R], command: str) -> R:
        """Run an action on the library and write what it asks for, or show it on `--dry-run`.

        The action runs under the library's lock, and once more when the file turned out to be
        another one than was read; so it must be a function of the library alone, and whatever
        needs a person or the network must have been asked before.
        """
        if self.options.dry_run:
            return self._rehearse(act)
        from ssmlit.store import Change, transact

        results: list[R] = []

        def apply(snapshot: Snapshot) -> Change | None:
            library = self._open(snapshot)
            results[:] = [act(library)]
            if not results[0].edits:
                return None
            document = library.document.apply(results[0].edits)
            return Change(document.text, summary=tuple(results[0].summary))

        self.require_committable()
        entry = transact(self.path, apply, command=command, encoding=self.encoding)
        if entry is not None:
            self.commit(command, entry)
        return results[0]

    def _rehearse(self, act: Callable[[Library], R]) -> R:
        result = act(self.library)
        if result.edits:
            changed = self.library.document.apply(result.edits)
            self.diff(self.library.document.text, changed.text)
        else:
            self.note("nothing would change")
        return result

    @cached_property
    def commits(self) -> bool:
        """Whether every change becomes a git commit."""
        if self.options.commit is not None:
            return self.options.commit
        return self.config.boolean("history", "commit", default=False)

    def require_committable(self) -> None:
        """Find out, before anything is written, that the change can be committed if it is to be."""
        if self.commits:
            from ssmlit.store.git import require_committable

            require_committable(self.path)

    def commit(self, command: str, *entries: HistoryEntry) -> None:
        """Commit what was written, if every change is to become a commit."""
        if not self.commits:
            return
        from ssmlit.store.git import commit

        lines = [line for entry in entries for line in entry.summary] or [command]
        title = lines[0] if len(lines) == 1 else f"{command}: {len(lines)} changes"
        body = "" if len(lines) == 1 else "\n\n" + "\n".join(f"* {line}" for line in lines)
        done = commit(self.path, f"{title}{body}\n", *entries)
        if done:
            self.note(f"committed as {done}")

    # -- showing ----------------------------------------------------------------------------

    def diff(self, old: str, new: str) -> None:
        """Print the unified diff of the library's text, as it would be written."""
        from ssmlit.store import between, unified

        text = unified(between(old, new), self.path.name)
        if self.options.json:
            self.json({"dry_run": True, "diff": text})
        else:
            self.raw(text)

    def out(self, *lines: str) -> None:
        """Print data to stdout, control characters made visible."""
        for line in lines:
            print(safe(line))

    def raw(self, text: str) -> None:
        """Print a text that is a file's content exactly as it is."""
        sys.stdout.write(text)

    def json(self, data: Mapping[str, object]) -> None:
        """Print one JSON document with the schema's number in front."""
        print(json.dumps({"schema": SCHEMA, **data}, ensure_ascii=False, indent=2))

    def note(self, *lines: str) -> None:
        """Tell the person at the terminal something; silent with `--quiet`."""
        if not self.options.quiet:
            for line in lines:
                print(safe(line), file=sys.stderr)

    @property
    def can_page(self) -> bool:
        """Whether long output may go through the pager."""
        return self.on_terminal and not os.environ.get("SSMLIT_NO_PAGER")

    # -- asking -----------------------------------------------------------------------------

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to answer a question."""
        return not (self.options.no_input or self.options.yes) and sys.stdin.isatty()

    @property
    def on_terminal(self) -> bool:
        """Whether stdout is a terminal."""
        return sys.stdout.isatty()

    def ask(self, question: str, answers: Mapping[str, str], default: str) -> str:
        """Ask until one of the answers is given.

        Args:
            question: what is asked, without the choices.
            answers: letter to what it stands for.
            default: the letter that Return stands for.
        """
        choices = ", ".join(
            f"[{letter.upper() if letter == default else letter}] {text}"
            for letter, text in answers.items()
        )
        while True:
            print(f"{safe(question)}\n  {choices} ", end="", file=sys.stderr, flush=True)
            answer = sys.stdin.readline()
            if not answer:
                raise KeyboardInterrupt
            letter = answer.strip().lower() or default
            if letter in answers:
                return letter
            print(f"please answer one of {', '.join(answers)}", file=sys.stderr)

    def confirm(self, question: str) -> None:
        """Ask for a yes before something that is easily regretted.

        Raises:
            DecisionError: there is nobody to ask, and `--yes` was not given.
            KeyboardInterrupt: the answer is no.
        """
        from ssmlit.errors import DecisionError

        if self.options.yes:
            return
        if not self.can_ask:
            raise DecisionError(question, hint="`--yes` does it without asking")
        if self.ask(question, {"y": "yes", "n": "no"}, default="n") == "n":
            raise KeyboardInterrupt

    def tell_changed(self, result: Keyed, verb: str) -> None:
        """Say which entries were changed, or that none was."""
        if self.options.json:
            self.json({"changed": list(result.keys)})
        elif result.keys and result.edits:
            self.note(f"{verb} {', '.join(result.keys)}")
        else:
            self.note("nothing to do")
