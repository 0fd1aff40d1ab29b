"""Deciding about duplicates at the terminal, two entries side by side, field by field.

Every decision is written at once, so whoever quits goes on from there the next time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.actions import deduping
from ssmlit.cli.dedupe.report import progress, reasons, tell_merged
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.duplicates import Outcome, merge_plan
from ssmlit.duplicates.leftovers import ENTRY_TYPE
from ssmlit.errors import DecisionError, SsmlitError, UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.shared.tex import TexPapers
    from ssmlit.duplicates import Choice, Pair
    from ssmlit.library import Library
    from ssmlit.model import Entry

WHAT = {
    "m": "merge",
    "f": "merge field by field",
    "d": "these are different",
    "s": "skip",
    "q": "quit",
}
DONE = {"m": "merged", "f": "merged", "d": "kept apart", "s": "skipped"}
WHICH = {"l": "left", "r": "right", "b": "both", "e": "edit", "s": "leave as it is"}
PROSE = frozenset({"note", "annote", "annotation", "addendum", "comment", "abstract"})

LONG = 200  # characters of a value that are shown side by side …
BEFORE = 40  # … and how many of them are equal, where the beginnings are


class Quit(Exception):  # noqa: N818 - an answer, not a failure
    """The person wants to stop; what was decided stays."""


def decide(session: Session, papers: TexPapers) -> None:
    """Go through what is undecided with a person; papers follow every decision."""
    if papers.rewritten and session.can_ask:
        names = ", ".join(str(path) for path in papers.rewritten)
        question = f"rewrite the citations in {names} whenever entries are merged?"
        if not session.agrees(question, f"{names} would be rewritten"):
            session.note(f"{names} will be left as they are")
            papers = replace(papers, rewritten=())
    try:
        go_through(session, papers)
    except KeyboardInterrupt:
        session.note("")  # the line of the question ends where it was interrupted
        raise


def go_through(session: Session, papers: TexPapers) -> None:
    """Ask about every pair that is not decided.

    Args:
        session: the library and the person.
        papers: the keys that they cite stay; those that are rewritten follow.

    Raises:
        DecisionError: there is nobody to ask.
    """
    if not session.can_ask:
        raise DecisionError(
            "merging needs somebody to ask", hint="--apply same merges the sure ones"
        )
    with progress(session) as tell:
        found = deduping.duplicates(session.library, tell, deduping.thresholds(session.config))
    pairs = [pair for pair in found.pairs if pair.verdict.outcome is not Outcome.DIFFERENT]
    nth = [entry.nth for entry in session.library.entries]
    going = _Going(session, papers, nth)
    try:
        for number, pair in enumerate(pairs, 1):
            going.ask(pair, f"{number} of {len(pairs)}: {reasons(pair)}")
    except Quit:
        session.note("stopped; what was decided is written")
    session.note(going.told() if pairs else "nothing to decide")


class _Going:
    """Going through pairs: what became of them so far.

    Attributes:
        mapping: keys that are gone → the key to cite instead.
    """

    def __init__(
        self,
        session: Session,
        papers: TexPapers,
        nth: Sequence[int],
    ) -> None:
        self._session = session
        self._papers = papers
        self._cited = papers.cited()
        self._nth = nth  # by place in the file as it was: which of the entries of its key
        self.mapping: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def told(self) -> str:
        """Return what became of the pairs, in words."""
        done = [f"{count} {what}" for what, count in self._counts.items()]
        return ", ".join(done) or "nothing decided"

    def ask(self, pair: Pair, heading: str) -> None:
        """Ask about one pair, unless an earlier merge has answered it."""
        session = self._session
        entries = self._entries(_fresh(session), pair)
        if entries is None:
            return
        session.note("", heading, *side_by_side(*entries))
        letter = session.ask("What are they?", _letters(pair), "s")
        if letter == "q":
            raise Quit
        self._counts[DONE[letter]] += 1
        if letter == "d":
            keys = (entries[0].key, entries[1].key)
            session.change(lambda library: deduping.keep_apart(library, *keys), "dedupe")
        elif letter in "mf":
            chosen = _choose(session, entries, self._cited) if letter == "f" else {}
            self._merge(pair, chosen)

    def _merge(self, pair: Pair, chosen: dict[str, str]) -> None:
        def act(library: Library) -> deduping.Merged:
            now = self._entries(library, pair)
            if now is None:
                return deduping.Merged((), (), (), {})
            return deduping.merge(library, now, cited=self._cited, chosen=chosen)

        result = self._session.change(act, "dedupe", self._papers.follow, ask=False)
        tell_merged(self._session, result, "merged into")
        self.mapping |= result.mapping

    def _entries(self, library: Library, pair: Pair) -> tuple[Entry, Entry] | None:
        """Return the two entries as they are now; None when they have become one, or are gone."""
        left, right = (
            self._entry(library, record.key, self._nth[place])
            for record, place in zip((pair.left, pair.right), pair.at, strict=True)
        )
        if left is None or right is None or (left.key, left.nth) == (right.key, right.nth):
            return None
        return left, right

    def _entry(self, library: Library, key: str, nth: int) -> Entry | None:
        """Return the entry of a key, or what it was merged into; of a key's several, the nth."""
        try:
            found = library.get(self.mapping.get(key, key))
        except UnresolvedError:
            return None
        if nth:
            twins = [entry for entry in library.entries if entry.key == found.key]
            return twins[min(nth, len(twins) - 1)]
        return found


def _fresh(session: Session) -> Library:
    """Return the library as the last decision left it."""
    return session.reread()


def side_by_side(left: Entry, right: Entry) -> list[str]:
    """Return two entries as lines, field by field; `=` marks what is equal.

    Of long values that differ the part from where they do is shown, of others the beginning.
    """
    names = dict.fromkeys(field.name.lower() for entry in (left, right) for field in entry.fields)
    lines = [f"  {'':<14}   left:  {left.key} (@{left.type})",
             f"  {'':<14}   right: {right.key} (@{right.type})"]  # fmt: skip
    for name in names:
        one, other = one_line(left.get(name)), one_line(right.get(name))
        start = max(0, _same(one, other) - BEFORE) if max(len(one), len(other)) > LONG else 0
        if one == other:
            lines.append(f"  {name:<14} = {_cut(one, 0)}")
        else:
            marked = [("<", one), (">", other)]
            shown = [f"{mark} {_cut(text, start)}" for mark, text in marked if text]
            lines += [f"  {name if not at else '':<14} {it}" for at, it in enumerate(shown)]
    return lines


def _same(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike; 0 when one is missing."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int) -> str:
    part = text[start : start + LONG]
    return f"{'…' if start else ''}{part}{'…' if len(text) > start + LONG else ''}"


def _choose(
    session: Session, entries: tuple[Entry, Entry], cited: frozenset[str]
) -> dict[str, str]:
    plan = merge_plan(entries, cited_keys=cited)
    return {choice.field: _answer(session, choice, entries) for choice in plan.choices}


def _answer(session: Session, choice: Choice, entries: tuple[Entry, Entry]) -> str:
    """Ask for the value of one field; "" leaves it as the merge proposes."""
    left, right = (_value(entry, choice.field) for entry in entries)
    session.note(
        "", f"{choice.field}:", f"  left:  {one_line(left)}", f"  right: {one_line(right)}"
    )
    session.note(f"  proposed: {one_line(choice.kept)}")
    without = "" if choice.field in PROSE else "b"
    letters = {letter: text for letter, text in WHICH.items() if letter not in without}
    letter = session.ask("Which one?", letters, "s")
    if letter == "e":
        return _edited(session, choice)
    both = left if left == right else f"{left}, {right}"
    return {"l": left, "r": right, "b": both, "s": ""}[letter]


def _value(entry: Entry, field: str) -> str:
    return entry.type if field == ENTRY_TYPE else entry.get(field)


def _edited(session: Session, choice: Choice) -> str:
    """Return the value as the person's editor left it; "" when there is no editor."""
    from ssmlit.cli.shared.editor import edit_text

    try:
        return edit_text(f"{choice.kept}\n", suffix=".txt").strip()
    except SsmlitError as failure:
        session.note(f"left as proposed: {failure.message}", *filter(None, [failure.hint]))
        return ""


def _letters(pair: Pair) -> dict[str, str]:
    """Return the answers a pair allows: no merge of a mismatch, no decision on one key."""
    without = "mf" if pair.verdict.outcome is Outcome.MISMATCH else ""
    if pair.left.key == pair.right.key:  # decisions are kept by key
        without += "d"
    return {letter: text for letter, text in WHAT.items() if letter not in without}
