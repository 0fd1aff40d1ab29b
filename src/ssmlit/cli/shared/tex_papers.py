"""Papers in LaTeX affected by a change of the library: what they cite, and their updates.

Responsible for reading and guarding their files. Does not depend on what a citation looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.actions import rewriting
from ssmlit.store import read_paper, target
from ssmlit.store.disk_files import require_named

if TYPE_CHECKING:
    from ssmlit.actions.rewriting import KeysLeft
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.store import Output


@dataclass(frozen=True, slots=True)
class TexPapers:
    """LaTeX files: those whose citations count, and those that are rewritten after a change."""

    session: Session
    citing: tuple[Path, ...] = ()
    rewritten: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        """Check at once that they exist."""
        for path in (*self.citing, *self.rewritten):
            require_named(path)

    def cited(self) -> frozenset[str]:
        """Return the keys that have to stay: what is rewritten can follow any other."""
        return rewriting.cited_by([path.as_posix() for path in self.citing], _read)

    @property
    def follow(self) -> Callable[[object, Library], tuple[Output, ...]] | None:
        """What makes the rewritten papers from the changed library; None when there is none."""
        return (lambda _, library: self.outputs(library)) if self.rewritten else None

    def note_former(self, mapping: Mapping[str, str]) -> None:
        """Say what papers need when keys have become others, unless they were rewritten."""
        is_done = self.rewritten or self.session.options.dry_run
        if any(old != new for old, new in mapping.items()) and not is_done:
            self.session.note("papers keep old keys until `ssmlit rewrite FILE` updates them")

    def outputs(self, library: Library) -> tuple[Output, ...]:
        """Return the files that are rewritten so that they cite the keys of a library."""
        return self.rewriting(library)[0]

    def rewriting(self, library: Library) -> tuple[tuple[Output, ...], dict[str, KeysLeft]]:
        """Return the rewritten files, and the papers that still cite old keys, or may."""
        names = [path.as_posix() for path in self.rewritten]
        mapping = rewriting.old_keys(library, rewriting.cited_by(names, _read))
        found: dict[str, str] = {}
        left: dict[str, KeysLeft] = {}

        def read_new(name: str) -> str | None:
            return found.get(name) or _read(name)

        for name in names:
            found |= rewriting.rewritten(name, _read, mapping)
            left[name] = rewriting.left(name, read_new, mapping)
            self._name_left(name, left[name])
        outputs = [
            target(Path(name), self.session.path).edited_paper(found[name]) for name in found
        ]
        return tuple(outputs), {name: one for name, one in left.items() if any(one)}

    def _name_left(self, paper: str, left: KeysLeft) -> None:
        if left.cited:
            self.session.warn(f"{paper} still cites {', '.join(left.cited)}; change that by hand")
        if left.place:
            file, line, reason, _ = left.place
            self.session.warn(
                f"{file}:{line}: {reason}; {', '.join(left.perhaps)} may still be cited there; "
                "change that by hand"
            )


def _read(name: str) -> str | None:
    return read_paper(Path(name))
