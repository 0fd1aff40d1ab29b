"""Adding papers with the user at the terminal: ask when unsure, then write once.

Responsible for questions about papers that may be in the library, and for the report of `add`,
`find` and `import`. Does not decide where a paper goes: `actions.adding` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import typer

from ssmlit import fields
from ssmlit.actions.adding.batch import NewPaper
from ssmlit.actions.adding.placing import Placement, PlacementPlan, place_papers, unwritable
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.cli.shared.entry_warnings import warn
from ssmlit.cli.shared.failures import report_failure
from ssmlit.cli.shared.json_values import additions_as_json
from ssmlit.cli.shared.questions import ask_each, described, shown_row
from ssmlit.cli.shared.remembering import note_rejected
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.cli.shared.today import day
from ssmlit.duplicates import OTHERWISE
from ssmlit.errors import EditRefusedError, ExitCode, NetworkError, worst
from ssmlit.identifiers import parse
from ssmlit.identifiers.address import bare
from ssmlit.model import Link, Record
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.actions.records.fetching import Fetched
    from ssmlit.cli.shared.session import Session
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library

R = TypeVar("R")
NONE: Mapping[str, str] = {}
SENTENCES = {
    PaperStatus.ADDED: "added {key}: {title}",
    PaperStatus.MERGED: "merged into {key} ({filled}): {title}",
    PaperStatus.PRESENT: "skipped {asked}: {key} is the same paper ({why})",
    PaperStatus.MAYBE: "left out {asked}: it may be {key} ({why})",
    PaperStatus.CONFLICT: "left out {asked}: it is {key}, which contradicts it ({why})",
    PaperStatus.MISMATCH: "left out {asked}: {key} has its identifier and another title ({why})",
    PaperStatus.UNTITLED: "left out {asked}: its title is unknown",
    PaperStatus.UNSURE: "left out {asked}: it may be read wrongly ({why})",
}
ANSWERS = {
    "s": ("skip it", DuplicatePolicy.SKIP),
    "m": ("merge into it", DuplicatePolicy.MERGE),
    "k": ("keep both: they are different", DuplicatePolicy.KEEP_BOTH),
}
_LEFT_OUT = ("leave it out", DuplicatePolicy.SKIP)
UNTITLED = {"s": _LEFT_OUT, "a": ("add an entry without a title", DuplicatePolicy.KEEP_BOTH)}
UNSURE = {"s": _LEFT_OUT, "a": ("add it as it was read", DuplicatePolicy.KEEP_BOTH)}
_OF_STATUS = {PaperStatus.UNTITLED: UNTITLED, PaperStatus.UNSURE: UNSURE}

_NAMED = 5  # items that a failure names
BY_HAND = "by hand: `ssmlit import -` reads BibTeX from stdin"


def add_fetched(
    session: Session,
    fetched: Fetched,
    *,
    tags: Sequence[str],
    key: str = "",
    code: str = "",
    policy: DuplicatePolicy | None = None,
) -> None:
    """Add fetched papers to the library, report each, and end with the most serious exit code."""
    known = _known_here(session.library, fetched.failures) if fetched.failures else {}
    records = {**fetched.records, **known}
    failures: dict[str, SsmlitError] = {
        asked: one for asked, one in fetched.failures.items() if asked not in known
    }
    if code:
        records = {it: _with_code(one, code) for it, one in records.items()}
    papers = [NewPaper(record, asked, key) for asked, record in records.items()]
    rules = AddRules.of(session.config)._replace(
        policy=policy or DuplicatePolicy.ASK,
        tags=tuple(tags),
        tags_known=True,
        timestamp=day(),
    )
    planned = latest(place_papers)
    if rules.policy is DuplicatePolicy.ASK and session.can_ask:
        items = planned(session.library, papers, rules).items
        rules = rules._replace(answers=ask_about(session, items))

    def place(library: Library, refused: Mapping[str, str]) -> PlacementPlan:
        return planned(library, [one for one in papers if one.asked not in refused], rules)

    placement, refused = without_refused(
        lambda refused: session.change(lambda library: place(library, refused), "add"),
        lambda refused: place(session.library, refused).items,
    )
    failures.update((asked, EditRefusedError(reason)) for asked, reason in refused.items())
    _report(session, placement, failures, rules, code)


def _with_code(record: Record, code: str) -> Record:
    """Return a record with the address of the code that a person named before what it has."""
    others = (link for link in record.links if bare(link.url) != bare(code))
    return record._replace(links=(Link("code", code), *others))


def latest(act: Callable[..., R]) -> Callable[..., R]:
    """Return an action that is not run again when it is asked the same as the time before.

    Often no question is asked, and the library is then the same under its lock as before. Keyword
    arguments are not compared.
    """
    last: list[tuple[tuple[object, ...], R]] = []

    def run(*asked: object, **more: object) -> R:
        if not last or last[0][0] != asked:
            last[:] = [(asked, act(*asked, **more))]
        return last[0][1]

    return run


def without_refused(
    change: Callable[[Mapping[str, str]], R],
    items: Callable[[Mapping[str, str]], Iterable[Placement]],
) -> tuple[R, Mapping[str, str]]:
    """Carry out a change without the papers whose entries the library refuses.

    Args:
        change: carries it out without the papers of its argument, by `NewPaper.asked`, with the
            reasons; it is called again with more of them as long as some are refused.
        items: returns what it tries without these.

    Returns:
        What the change returned, and the papers refused.
    """
    refused: Mapping[str, str] = {}
    while True:
        try:
            return change(refused), refused
        except EditRefusedError as failure:
            refused = {**refused, **unwritable(items(refused), failure)}


def ask_about(
    session: Session, items: Sequence[Placement], texts: Mapping[str, str] = NONE
) -> dict[str, DuplicatePolicy]:
    """Ask about every paper that may be in the library; the evidence is shown below the papers.

    `texts` are those of the rows that papers were read from, by `NewPaper.asked`: a row must be
    shown to judge whether it was read rightly. Stopping leaves the other papers undecided.
    """
    undecided = [item for item in items if item.status.is_undecided]
    answers = [_OF_STATUS.get(it.status, ANSWERS) for it in undecided]
    asked = [
        (
            "\n".join(("", _question(item), *_shown(item, texts.get(item.paper.asked, "")))),
            {letter: text for letter, (text, _) in choices.items()},
        )
        for item, choices in zip(undecided, answers, strict=True)
    ]
    given = zip(undecided, answers, ask_each(session, asked, "s"), strict=False)
    return {item.paper.asked: choices[letter][1] for item, choices, letter in given}


def contradictions(item: Placement) -> Iterator[str]:
    """Yield a line for each value of a merged paper that its entry does not take."""
    for one in item.leftovers:
        said = f"{item.key} not merged: {one.field} = {one_line(one.text)}"
        if not one.reason:
            yield f"{said} (kept in annote)"
        elif one.reason == OTHERWISE:
            yield f"{said} (left out)"


def _together(
    session: Session, failures: Mapping[str, SsmlitError]
) -> Iterator[tuple[SsmlitError, str]]:
    """Yield each failure with its items, of many the first; without a network all share one."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for asked, failure in failures.items():
        if isinstance(failure, NetworkError) and BY_HAND not in failure.hint:  # of several items
            failure.hint += f"; {BY_HAND}"
        own = asked if asked in failure.message else ""
        found.setdefault((failure.message, failure.hint, own), []).append(asked)
    for (_, _, own), items in found.items():
        yield failures[items[0]], "" if own else session.named(items, _NAMED)


def _question(item: Placement) -> str:
    if item.status is PaperStatus.UNTITLED:
        named = ", ".join(map(str, item.paper.record.identifiers))
        return f"{item.paper.asked}: unknown title: {named or 'this row'}"
    if item.status is PaperStatus.UNSURE:
        return f"{item.paper.asked} may be read wrongly"
    if item.status is PaperStatus.CONFLICT:
        return f"{item.paper.asked} is {item.key}, but the two contradict each other"
    return f"Is {item.paper.asked} the same paper as {item.key}?"


def _report(
    session: Session,
    placement: PlacementPlan,
    failures: Mapping[str, SsmlitError],
    rules: AddRules,
    code: str,
) -> None:
    """Report every paper, and raise the exit code of the most serious."""
    undecided = (item for item in placement.items if item.status.is_undecided)
    waiting = [item for item in undecided if not rules.decides(item.paper.asked, item.status)]
    if session.options.json:
        session.json(additions_as_json(placement, failures, session.library))
    else:
        is_shown = session.options.dry_run  # by the diff, what would be written
        told = [it for it in placement.items if not (is_shown and it.status.is_written)]
        for item in told:
            tell = session.insist if item in waiting else session.note
            tell(sentence(item), *(f"  {line}" for line in contradictions(item)))
        written = [item for item in told if item.status.is_written]
        session.warn(*filter(None, map(_without_people, written)))
        warn(session, [item.key for item in written])
    _note_kept(session, placement.items, code)
    note_rejected(session, placement.items)
    for failure, about in _together(session, failures):
        report_failure(failure, about=about)
    codes = [
        ExitCode.DECISION if isinstance(it, EditRefusedError) and placement.edits else it.exit_code
        for it in failures.values()  # 6 says that nothing was written
    ]
    if waiting:
        codes.append(ExitCode.DECISION)
    if codes:
        raise typer.Exit(worst(codes))


def _note_kept(session: Session, items: Sequence[Placement], code: str) -> None:
    """Say how a paper that was in the library gets the key and the code that were given for it."""
    for item in items:
        if item.status is PaperStatus.ADDED or not item.status.is_in_library:
            continue
        had = session.library.get(item.key).get("code")
        if item.paper.key not in {"", item.key}:
            how = f"`ssmlit rename {quoted(item.key)} {quoted(item.paper.key)}` changes it"
            session.warn(f"{item.key} keeps its key; {how}", decisive=True)
        if code and bare(code) != bare(had):
            how = f"`ssmlit edit {quoted(item.key)} {quoted(f'code={code}')}` changes it"
            session.warn(
                f"{item.key} keeps {had or 'no address'} as its code; {how}", decisive=True
            )


def _without_people(item: Placement) -> str:
    """Return a sentence if a paper has no authors and so a placeholder key, else ""."""
    record = item.paper.record
    if item.status is not PaperStatus.ADDED or record.authors:
        return ""
    where = f"{record.source} names" if record.source else "its record names"
    return f"{item.key}: {where} no authors, so its key is a placeholder"


def sentence(item: Placement) -> str:
    """Return one line about what became of a paper."""
    return SENTENCES[item.status].format(
        key=item.key,
        asked=item.paper.asked,
        title=one_line(item.paper.record.title),
        filled=", ".join(item.filled),
        why=one_line(item.why),
    )


def _shown(item: Placement, text: str) -> Iterator[str]:
    """Yield what a question is about: the text of its row, the two works, and the evidence."""
    if text:
        yield shown_row(text)
    if item.status is PaperStatus.UNSURE:
        yield from described("read", item.paper.record)
        yield from (f"  - {one_line(it)}" for it in item.paper.questions)
    elif item.match is not None:
        yield from described("new", item.paper.record)
        yield from described("library", item.match.work.record)
        yield from (f"  - {one_line(str(one))}" for one in item.conflicts)
        for one in item.match.verdict.evidence if not item.conflicts else ():
            yield f"  {'+' if one.weight > 0 else '-'} {one.field}: {one.reason}"


def _known_here(library: Library, asked: Iterable[str]) -> dict[str, Record]:
    """Return what the library's entries say about identifiers unknown to all services."""
    found = {name: one for name in asked if (one := parse(name)) is not None}
    known = library.by_identifiers(found.values()) if found else {}
    return {
        name: Record(type=one.type, title=fields.title(one), identifiers=(identifier,))
        for name, identifier in found.items()
        for one in known.get(identifier, ())[:1]
    }
