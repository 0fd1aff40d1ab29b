"""The finder with the findings of `ssmlit check`: a mark before the paper, a line below its fields.

Responsible for checking in a thread what the list shows, while nobody waits for it. Does not depend
on what is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from ssmlit.actions.select import by_names
from ssmlit.cli.browse.finder import Finder
from ssmlit.cli.shared.details import labelled_lines
from ssmlit.cli.shared.terminal_text import safe
from ssmlit.errors import SsmlitError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ssmlit.actions.searching import SearchResult
    from ssmlit.cli.browse.library_view import LibraryView
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Problem
    from ssmlit.model.entries import Name
    from ssmlit.query import Hit

T = TypeVar("T")
STEP = 32  # papers after which an unwanted check stops


class CheckedFinder(Finder[T]):
    """A finder whose papers are checked."""

    _findings: PaperFindings | None = None

    def _use(self, view: LibraryView) -> None:
        self._findings = PaperFindings(self.session.quietly(), view)
        super()._use(view)

    def _show(self, text: str, found: SearchResult, *, stay: bool) -> None:
        super()._show(text, found, stay=stay)
        findings = self._findings
        if findings is not None and self.is_up and text == self.typed:
            names = [hit.entry.name for hit in found.hits]
            self.run_worker(
                lambda: self._check(findings, names), thread=True, group="check", exclusive=True
            )

    def _check(self, findings: PaperFindings, names: list[Name]) -> None:
        worker = get_current_worker()
        try:
            is_new = findings.look(names, lambda: worker.is_cancelled)
        except SsmlitError:
            return  # `ssmlit check` says what is wrong with the settings; the list needs no marks
        if is_new:
            self.call_from_thread(self._mark_findings, findings)

    def _mark_findings(self, findings: PaperFindings) -> None:
        if findings is self._findings and self.is_up:
            self.rows.severities = findings.severities()
            self.rows.refresh()
            self.on_rows_moved()

    def _preview(self, hit: Hit, width: int) -> str:
        found = self._findings.of(hit.entry.name) if self._findings else ()
        lines = (labelled_lines(problem.code, problem.message, width - 1) for problem in found)
        return "\n".join((super()._preview(hit, width), *map(safe, lines)))

    def action_next_finding(self) -> None:
        """Go to the next paper with a finding."""
        self.rows.action_next_finding()


class PaperFindings:
    """The errors and warnings of papers of one reading of the library, by its settings' rules."""

    def __init__(self, session: Session, view: LibraryView) -> None:
        self._session = session
        self._view = view
        self._known: dict[Name, tuple[Problem, ...]] = {}

    def of(self, name: Name) -> tuple[Problem, ...]:
        """Return the known findings of a paper."""
        return self._known.get(name, ())

    def severities(self) -> Mapping[Name, str]:
        """Return the highest severity, "error" or "warning", of each paper with findings."""
        from ssmlit.actions.checking import worst

        return {name: worst(problems) for name, problems in self._known.items() if problems}

    def look(self, names: Sequence[Name], is_stale: Callable[[], bool]) -> bool:
        """Check the papers that were not checked yet; return whether any was.

        Raises:
            SsmlitError: the settings name unknown rules, or an entry no longer exists.
        """
        from ssmlit.actions import checking
        from ssmlit.cli.check.run import outside

        unknown = [name for name in names if name not in self._known]
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
            for problem in checking.of_entries(library, by_names(library, some), rules, known):
                name = problem.key, problem.nth
                self._known[name] = (*self._known.get(name, ()), problem)
        return True
