"""Deciding about duplicates at the terminal, two entries side by side, field by field.

Every decision is written at once, so whoever quits goes on from there the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.actions import deduping
from ssmlit.cli._deduping import progress, reasons
from ssmlit.cli._text import one_line, plural
from ssmlit.duplicates import Outcome, merge_plan
from ssmlit.errors import DecisionError, UnresolvedError

if TYPE_CHECKING:
    from ssmlit.cli._session import Session
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
WHICH = {"l": "left", "r": "right", "b": "both", "e": "edit", "s": "leave as it is"}


class Quit(Exception):  # noqa: N818 - an answer, not a failure
    """The person wants to stop; what was decided stays."""


def go_through(session: Session, cited: frozenset[str]) -> dict[str, str]:
    """Ask about every pair that is not decided, and return the keys that changed.

    Raises:
        DecisionError: there is nobody to ask.
    """
    if not session.can_ask:
        raise DecisionError(
            "merging needs somebody to ask", hint="--apply same merges the sure ones"
        )
    with progress(session) as tell:
        found = deduping.duplicates(session.library, tell, deduping.thresholds(session.config))
    mapping: dict[str, str] = {}
    pairs = [pair for pair in found.pairs if pair.verdict.outcome is not Outcome.DIFFERENT]
    try:
        for number, pair in enumerate(pairs, 1):
            session.note("", f"{number} of {len(pairs)}: {reasons(pair)}")
            mapping |= _decide(session, pair, mapping, cited)
    except Quit:
        session.note("stopped; what was decided is written")
    else:
        session.note(f"decided {plural(len(pairs), 'pair')}" if pairs else "nothing to decide")
    return mapping


def _decide(
    session: Session, pair: Pair, mapping: dict[str, str], cited: frozenset[str]
) -> dict[str, str]:
    """Ask about one pair, unless an earlier merge has answered it."""
    names = [mapping.get(record.key, record.key) for record in (pair.left, pair.right)]
    entries = _entries(_fresh(session), pair, names)
    if entries is None:
        return {}
    session.note(*side_by_side(*entries))
    letters = WHAT if pair.verdict.outcome is not Outcome.MISMATCH else _without_merge()
    letter = session.ask("What are they?", letters, "s")
    if letter == "q":
        raise Quit
    if letter == "s":
        return {}
    if letter == "d":
        session.change(lambda library: deduping.keep_apart(library, *names), "dedupe")
        return {}
    chosen = _choose(session, entries, cited) if letter == "f" else {}

    def act(library: Library) -> deduping.Merged:
        now = _entries(library, pair, names)
        if now is None:
            return deduping.Merged((), (), ())
        return deduping.merge(library, now, cited=cited, chosen=chosen)

    result = session.change(act, "dedupe")
    session.tell_changed(result, "merged into")
    return dict(result.mapping)


def _fresh(session: Session) -> Library:
    """Return the library as the last decision left it."""
    return session.reread()


def _entries(library: Library, pair: Pair, names: list[str]) -> tuple[Entry, Entry] | None:
    """Return the two entries as they are now; None when they have become one, or are gone."""
    if pair.left.key == pair.right.key:  # a key that is there twice: the places tell them apart
        twins = [entry for entry in library.entries if entry.key == names[0]]
        return (twins[0], twins[1]) if len(twins) > 1 else None
    try:
        left, right = (library.get(name) for name in names)
    except UnresolvedError:
        return None
    return None if left.key == right.key else (left, right)


def side_by_side(left: Entry, right: Entry) -> list[str]:
    """Return two entries as lines, field by field; `=` marks what is equal."""
    names = dict.fromkeys(field.name.lower() for entry in (left, right) for field in entry.fields)
    lines = [f"  {'':<14}   left:  {left.key} (@{left.type})",
             f"  {'':<14}   right: {right.key} (@{right.type})"]  # fmt: skip
    for name in names:
        one, other = one_line(left.get(name)), one_line(right.get(name))
        if one == other:
            lines.append(f"  {name:<14} = {one}")
        else:
            lines += [f"  {name:<14} < {one}", f"  {'':<14} > {other}"]
    return lines


def _choose(
    session: Session, entries: tuple[Entry, Entry], cited: frozenset[str]
) -> dict[str, str]:
    plan = merge_plan(entries, cited_keys=cited)
    return {choice.field: _answer(session, choice, entries) for choice in plan.choices}


def _answer(session: Session, choice: Choice, entries: tuple[Entry, Entry]) -> str:
    """Ask for the value of one field; "" leaves it as the merge proposes."""
    left, right = (entry.get(choice.field) for entry in entries)
    session.note(
        "", f"{choice.field}:", f"  left:  {one_line(left)}", f"  right: {one_line(right)}"
    )
    session.note(f"  proposed: {one_line(choice.kept)}")
    letter = session.ask("Which one?", WHICH, "s")
    if letter == "e":
        from ssmlit.cli._editor import edit_text

        return edit_text(f"{choice.kept}\n", suffix=".txt").strip()
    both = left if left == right else f"{left}, {right}"
    return {"l": left, "r": right, "b": both, "s": ""}[letter]


def _without_merge() -> dict[str, str]:
    return {letter: text for letter, text in WHAT.items() if letter not in "mf"}
