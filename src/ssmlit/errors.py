"""The tree of failures.

Each class carries the exit code a command ends with and may carry the place in a file and the
next step to take. The command line shows them; nothing else prints.

    SsmlitError
    ├── UsageError            2  the arguments or the query cannot be understood
    ├── UnresolvedError       3  an identifier or a citation key that nothing answers to
    │   └── BrokenEntryError  6  the key is there, at an entry that cannot be parsed
    ├── DecisionError         4  a person has to decide; nothing was written for this item
    ├── NetworkError          5  a service could not be asked
    └── LibraryError          6  the library cannot be read or written; nothing was written
        ├── LockedError       6  another process holds the library
        ├── ChangedError      6  the file changed on disk while the command ran
        ├── StateError        6  there is no place for locks and history
        ├── IncompleteError   7  the change is written, but not what belongs to it (a commit)
        └── EditRefusedError  6  an edit would not do what was asked, and only that
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum


class ExitCode(IntEnum):
    """What a process ends with; the order in which a batch picks its most serious is `GRAVITY`."""

    OK = 0
    FOUND = 1
    USAGE = 2
    UNRESOLVED = 3
    DECISION = 4
    NETWORK = 5
    LIBRARY = 6
    INCOMPLETE = 7
    INTERRUPTED = 130


GRAVITY = (
    ExitCode.INTERRUPTED,
    ExitCode.INCOMPLETE,
    ExitCode.LIBRARY,
    ExitCode.NETWORK,
    ExitCode.DECISION,
    ExitCode.UNRESOLVED,
    ExitCode.USAGE,
    ExitCode.FOUND,
    ExitCode.OK,
)


class SsmlitError(Exception):
    """A failure that a user can read and act on.

    Args:
        message: what happened, one sentence without a final full stop.
        hint: what to do next, or "".
        path: the file it is about, or "".
        line: the 1-based line in that file, or 0 when there is none.
    """

    exit_code: ExitCode = ExitCode.LIBRARY

    def __init__(self, message: str, *, hint: str = "", path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line

    @property
    def place(self) -> str:
        """`path:line`, `path`, or "" when the failure has no place."""
        if not self.path:
            return ""
        return f"{self.path}:{self.line}" if self.line else self.path


class UsageError(SsmlitError):
    """The arguments, the query or the configuration cannot be understood."""

    exit_code = ExitCode.USAGE


class UnresolvedError(SsmlitError):
    """An identifier or a citation key that nothing answers to."""

    exit_code = ExitCode.UNRESOLVED


class BrokenEntryError(UnresolvedError):
    """The citation key is in the library, at an entry that cannot be parsed."""

    exit_code = ExitCode.LIBRARY


class DecisionError(SsmlitError):
    """A person has to decide, and there is no one to ask."""

    exit_code = ExitCode.DECISION


class NetworkError(SsmlitError):
    """A service could not be asked, or did not answer in a form that can be trusted."""

    exit_code = ExitCode.NETWORK

    @classmethod
    def of(cls, error: SsmlitError) -> NetworkError:
        """Return the failure of one of several requests as one of the network."""
        return error if isinstance(error, cls) else cls(error.message, hint=error.hint)


class LibraryError(SsmlitError):
    """The library cannot be read or written; what is on disk is what was there before."""

    exit_code = ExitCode.LIBRARY


class LockedError(LibraryError):
    """Another process holds the library and did not let go in time."""


class ChangedError(LibraryError):
    """The file on disk is no longer the one that was read."""


class StateError(LibraryError):
    """The folder for locks and history cannot be written, so that no change could be undone."""


class IncompleteError(LibraryError):
    """The change was written, but what was to follow it failed: its report, or its commit."""

    exit_code = ExitCode.INCOMPLETE


class EditRefusedError(LibraryError):
    """An edit would not have done exactly what was asked, so it was not done.

    Args:
        message, hint, path, line: as for every failure; of several entries, about the first.
        refused: citation keys → why their entries cannot be written, of all that were looked at.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        path: str = "",
        line: int = 0,
        refused: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, hint=hint, path=path, line=line)
        self.refused = dict(refused or {})


def worst(codes: list[ExitCode]) -> ExitCode:
    """Return the exit code a batch ends with: the most serious of its items' codes."""
    return min(codes, key=GRAVITY.index, default=ExitCode.OK)
