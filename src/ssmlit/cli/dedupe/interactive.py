"""Deciding about duplicates at the terminal, two entries side by side, field by field.

Every decision is written at once, so that a later run continues there. Does not decide what a
merge keeps: that is a plan of `ssmlit.duplicates`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.actions import deduping
from ssmlit.cli.dedupe.report import reasons, report_merged
from ssmlit.cli.dedupe.run import compared
from ssmlit.cli.dedupe.side_by_side import side_by_side, value
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.duplicates import Outcome, merge_plan
from ssmlit.duplicates.leftovers import PROSE
from ssmlit.errors import DecisionError, SsmlitError
from ssmlit.model import RemoveEntry
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.shared.tex_papers import TexPapers
    from ssmlit.duplicates import FieldChoice, MergePlan, Pair
    from ssmlit.library import Library
    from ssmlit.model import Entry

WHAT = {
    "m": "merge as shown",
    "o": "keep the other one",
    "f": "field by field",
    "d": "different: never ask again",
    "s": "skip",
    "q": "quit",
}
DONE = {"m": "merged", "f": "merged", "d": "kept apart", "s": "skipped"}
WHICH = {"p": "as proposed", "l": "left", "r": "right", "b": "both", "e": "edit"}


def decide(session: Session, papers: TexPapers) -> None:
    """Ask about every pair that is not decided; papers that are rewritten follow each decision.

    Raises:
        DecisionError: there is a pair, and no one to ask.
    """
    pairs = _undecided(session)
    if not pairs:
        session.outcome({"changed": [], "contradictions": [], "left": []}, "nothing to decide")
        return
    if not session.can_ask or session.options.json or session.options.dry_run:
        raise DecisionError(
            f"{plural(len(pairs), 'pair')} to decide: --merge asks at a terminal, "
            "without --json and --dry-run",
            hint="`ssmlit dedupe` lists them; --same KEY KEY merges two, --different KEY KEY keeps "
            "them apart, --apply same merges all that are certainly the same",
        )
    if papers.rewritten:
        names = ", ".join(str(path) for path in papers.rewritten)
        question = f"rewrite the citations in {names} whenever entries are merged?"
        if not session.agrees(question, f"{names} would be rewritten"):
            session.note(f"{names} will be left as they are")
            papers = replace(papers, rewritten=())
    try:
        _go_through(session, papers, pairs)
    except KeyboardInterrupt:
        session.note("")  # the line of the question ends where it was interrupted
        raise


def _undecided(session: Session) -> list[Pair]:
    """Return the pairs that may be one work, the likeliest first."""
    pairs = (it for it in compared(session).pairs if it.verdict.outcome is not Outcome.DIFFERENT)
    return sorted(pairs, key=lambda pair: -pair.verdict.score)


def _go_through(session: Session, papers: TexPapers, pairs: Sequence[Pair]) -> None:
    keys = [entry.key for entry in session.library.entries]
    review = _Review(session, papers, keys)
    for number, pair in enumerate(pairs, 1):
        if not review.ask(pair, f"{number} of {len(pairs)}: {reasons(pair)}"):
            session.note("stopped; your decisions so far are written")
            break
    session.note(review.summary())
    papers.note_former(review.mapping)


class _Review:
    """A session of decisions: what became of the pairs so far.

    Attributes:
        mapping: dropped keys → the key to cite instead.
    """

    def __init__(self, session: Session, papers: TexPapers, keys: Sequence[str]) -> None:
        self._session = session
        self._papers = papers
        self._cited = papers.cited()
        self._keys = keys  # by place in the file as it was
        self._into: dict[int, int] = {}  # places of merged entries → that of the one they are in
        self.mapping: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def summary(self) -> str:
        """Return what became of the pairs, in words."""
        done = [f"{count} {what}" for what, count in self._counts.items()]
        return ", ".join(done) or "nothing decided"

    def ask(self, pair: Pair, heading: str) -> bool:
        """Ask about one pair, unless an earlier merge has answered it; False if the user stops."""
        session = self._session
        entries = self._entries(session.reread(), pair)
        if entries is None:
            return True
        letter, survivor = self._asked(pair, entries, heading)
        if letter == "q":
            return False
        self._counts[DONE[letter]] += 1
        if letter == "d":
            keys = (entries[0].key, entries[1].key)
            session.change(lambda library: deduping.keep_apart(library, *keys), "dedupe")
        elif letter in "mf":
            plan = self._plan(entries, survivor)
            chosen = _choose(session, entries, plan) if letter == "f" else {}
            self._merge(pair, entries, survivor, chosen)
        return True

    def _asked(
        self, pair: Pair, entries: tuple[Entry, Entry], heading: str
    ) -> tuple[str, int | None]:
        """Show two entries until a decision is made; also return which one stays."""
        session, survivor = self._session, None
        answers = _letters(pair)
        while True:
            plan = self._plan(entries, survivor) if "m" in answers else None
            paint = session.paint_note
            session.show_note("", paint("bold", heading))
            session.show_note(*side_by_side(entries, plan, session.note_width, paint))
            letter = session.ask_key("What are they?", answers)
            if letter != "o" or plan is None:
                return letter, survivor
            survivor = 1 if plan.survivor.name == entries[0].name else 0

    def _plan(self, entries: tuple[Entry, Entry], survivor: int | None) -> MergePlan:
        stays = None if survivor is None else entries[survivor]
        return merge_plan(entries, cited_keys=self._cited, survivor=stays)

    def _merge(
        self, pair: Pair, entries: tuple[Entry, Entry], survivor: int | None, chosen: dict[str, str]
    ) -> None:
        def act(library: Library) -> deduping.Merged:
            now = self._entries(library, pair)
            if now is None:
                return deduping.Merged()
            stays = None if survivor is None else now[survivor]
            return deduping.merge(library, now, cited=self._cited, survivor=stays, chosen=chosen)

        result = self._session.change(act, "dedupe", self._papers.follow, ask=False)
        report_merged(self._session, result, "merged into")
        self.mapping |= result.mapping
        gone = {(it.key, it.nth) for it in result.edits if isinstance(it, RemoveEntry)}
        left, right = map(self._place, pair.at)
        if gone:
            self._into |= {left: right} if entries[0].name in gone else {right: left}

    def _entries(self, library: Library, pair: Pair) -> tuple[Entry, Entry] | None:
        """Return the two entries as they are now; None when they were merged or removed."""
        left, right = (self._entry(library, self._place(place)) for place in pair.at)
        if left is None or right is None or left.name == right.name:
            return None
        return left, right

    def _place(self, place: int) -> int:
        """Return the place of what an entry was merged into, or its own."""
        while place in self._into:
            place = self._into[place]
        return place

    def _entry(self, library: Library, place: int) -> Entry | None:
        """Return the entry that was at a place: of its key's, those before it may have gone."""
        key = self._keys[place]
        before = [at for at in range(place) if self._keys[at] == key and at not in self._into]
        return library.document.entry(key, len(before))


def _choose(session: Session, entries: tuple[Entry, Entry], plan: MergePlan) -> dict[str, str]:
    """Ask about every field that both entries have and that a list cannot hold together."""
    both = [choice for choice in plan.choices if choice.conflict and len(choice.values) > 1]
    return {choice.field: _answer(session, choice, entries) for choice in both}


def _answer(session: Session, choice: FieldChoice, entries: tuple[Entry, Entry]) -> str:
    """Ask for the value of one field; "" leaves it as the merge proposes."""
    left, right = (value(entry, choice.field) for entry in entries)
    paint = session.paint_note
    rows = (("left", left), ("right", right), ("proposed", choice.kept))
    session.show_note("", paint("bold", f"{choice.field}:"))
    session.show_note(
        *(f"  {paint('dim', f'{name}:'):<10} {one_line(text)}" for name, text in rows)
    )
    without = "" if choice.field in PROSE else "b"
    letters = {letter: text for letter, text in WHICH.items() if letter not in without}
    letter = session.ask_key("Which one?", letters)
    if letter == "e":
        return _edited(session, choice)
    both = left if left == right else f"{left}, {right}"
    return {"l": left, "r": right, "b": both, "p": ""}[letter]


def _edited(session: Session, choice: FieldChoice) -> str:
    """Return the value as edited; "" when there is no editor."""
    from ssmlit.cli.shared.editor import edit_text

    try:
        return edit_text(f"{choice.kept}\n", suffix=".txt").strip()
    except SsmlitError as failure:
        session.note(f"left as proposed: {failure.message}", *filter(None, [failure.hint]))
        return ""


def _letters(pair: Pair) -> dict[str, str]:
    """Return the answers a pair allows: no merge of a mismatch, no decision on one key."""
    without = "mfo" if pair.verdict.outcome is Outcome.MISMATCH else ""
    if pair.left.key == pair.right.key:  # decisions are kept by key
        without += "d"
    return {letter: text for letter, text in WHAT.items() if letter not in without}
