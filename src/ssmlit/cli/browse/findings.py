"""What `ssmlit check` finds in the papers on the list, looked for while they are being read.

Responsible for asking about each paper once. Does not depend on a screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.browse.actions import Place, at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ssmlit.cli.browse.library_view import LibraryView
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Problem

STEP = 32  # papers after which an unwanted check stops


class Findings:
    """The errors and warnings of papers of one reading of the library.

    Args:
        session: whose settings choose the rules.
        view: the reading.
    """

    def __init__(self, session: Session, view: LibraryView) -> None:
        self._session = session
        self._view = view
        self._known: dict[Place, tuple[Problem, ...]] = {}

    def of(self, place: Place) -> tuple[Problem, ...]:
        """Return the known findings of a paper."""
        return self._known.get(place, ())

    def severities(self) -> Mapping[Place, str]:
        """Return the highest severity, "error" or "warning", of each paper with findings."""
        from ssmlit.actions.checking import worst

        return {place: worst(problems) for place, problems in self._known.items() if problems}

    def look(self, places: Sequence[Place], is_stale: Callable[[], bool]) -> bool:
        """Check the papers that were not checked yet; return whether any was.

        Raises:
            SsmlitError: the settings name unknown rules, or an entry no longer exists.
        """
        from ssmlit.actions import checking
        from ssmlit.cli.check.run import outside

        unknown = [place for place in places if place not in self._known]
        if not unknown:
            return False
        library = self._view.library
        rules = checking.warning_rules(self._session.config)
        known = outside(self._session, links=False)
        for start in range(0, len(unknown), STEP):
            if is_stale():
                break
            some = unknown[start : start + STEP]
            self._known.update(dict.fromkeys(some, ()))
            for problem in checking.of_entries(library, at(library, some), rules, known):
                place = Place(problem.key, problem.nth)
                self._known[place] = (*self._known.get(place, ()), problem)
        return True
