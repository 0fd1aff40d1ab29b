"""The result of one run of `ssmlit verify` over a file.

Responsible for the value that its outputs show. Does not depend on how references are looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.verify import Reference, Verified


class Run(NamedTuple):
    """What was verified in one file.

    Attributes:
        session: the run over that file.
        references: what its entries say; empty when not needed.
        verified: the verdicts, in the same order; without records when not needed.
    """

    session: Session
    references: tuple[Reference, ...]
    verified: tuple[Verified, ...]

    @property
    def path(self) -> str:
        """The file's name."""
        return str(self.session.path)
