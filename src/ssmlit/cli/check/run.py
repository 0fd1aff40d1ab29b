"""The parts of `ssmlit check`: where its input comes from, and how its results are shown.

Responsible for the edges (stdin, git, the network, the terminal). Does not judge entries.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.cli.shared.entry_warnings import outside
from ssmlit.errors import LibraryError, NetworkError, SsmlitError, UsageError
from ssmlit.model import Problem
from ssmlit.strings import lines_of, plural, quoted

if TYPE_CHECKING:
    from ssmlit.checks import CheckReport, Outside, Rule
    from ssmlit.cli.shared.session import Session
    from ssmlit.config import Config
    from ssmlit.library import Library


class Checked(NamedTuple):
    """A file and what was found in it."""

    path: str
    report: CheckReport
    library: Library


def take_stdin(session: Session, name: str, *, forbidden: bool) -> None:
    """Use stdin as the library: the text of a file beside which settings are read.

    Raises:
        UsageError: it is `forbidden` by an option that needs the file itself.
        LibraryError: the text is not in the library's encoding.
    """
    from ssmlit.library import Library
    from ssmlit.store.encodings import codec_for, decode

    if forbidden:
        raise UsageError("--stdin-filename cannot be combined with --fix or --since")
    session.path = Path(name)
    data = sys.stdin.buffer.read()
    text = decode(data, codec_for(session.encoding, data), Path(name))
    session.library = Library.from_text(text, name)


def of_files(session: Session, files: Sequence[Path]) -> list[Session]:
    """Return a run on each file; without any, that on the library.

    Raises:
        UsageError: a file that cannot be read, or a rule or a citation key in place of one.
    """
    for file in files:
        if file == Path("-"):
            raise UsageError("`check` takes files", hint="--stdin-filename NAME checks stdin")
        if file.exists():
            continue
        if rule := _rule(str(file)):
            raise UsageError(
                f"{rule} is a rule; `check` takes files",
                hint=f"`ssmlit check --explain {rule}` says what it means, `--select` checks it",
            )
        if key := _named(session, str(file)):
            raise UsageError(
                f"{file} names the entry {key} of the library; `check` takes files",
                hint="`ssmlit check` checks all entries",
            )
    return [session.of_file(file) for file in files] or [session]


def _rule(word: str) -> str:
    """Return the code of the rule with a code or a name, else ""."""
    from ssmlit.checks import find_rule

    with suppress(UsageError):
        return find_rule(word).code
    return ""


def _named(session: Session, word: str) -> str:
    """Return the key of the entry that a word names for other commands, else ""."""
    from ssmlit.actions.select import named_entry

    with suppress(SsmlitError):
        return named_entry(session.library, word).key
    return ""


def known(
    session: Session, rules: Sequence[Rule], before: Sequence[Path], *, links: bool
) -> Outside:
    """Return what rules know beside the library and the files named before it.

    Of links also the servers' answers.
    """
    found = outside(session, rules, before)
    return _with_statuses(session, found) if links else found


def describe(session: Session, word: str) -> None:
    """Print what a rule means, or the list of all rules."""
    from ssmlit.checks import find_rule
    from ssmlit.checks.registry import all_rules, as_json, explanation, listing

    rules = [find_rule(word)] if word else all_rules()
    text = explanation(rules[0]) if word else listing()
    session.explanation({"rules": [as_json(rule) for rule in rules]}, text)


def fix(
    session: Session, rules: Sequence[Rule], known: Outside, *, unsafe: bool, rehearse: bool
) -> None:
    """Fix what can be fixed, or show the diff."""
    from ssmlit.actions import checking

    if rehearse:
        session.options = session.options._replace(dry_run=True)
    result = session.change(
        lambda library: checking.fix(library, rules, known, unsafe=unsafe), "check --fix"
    )
    names = plural(len(result.keys), "entry", "entries")
    which = f"{plural(result.count, 'finding')} in {names}; `ssmlit undo` reverts it"
    session.report_changed(result, "fixed", which, nothing="nothing to fix")
    if result.left and not session.options.dry_run:
        session.note(f"left to you: {plural(result.left, 'finding')}; `ssmlit check` shows them")


def checked(
    session: Session,
    rules: Sequence[Rule],
    before: Sequence[Path],
    *,
    is_library: bool,
    since: str,
    links: bool,
) -> Checked:
    """Check one file, and with it no other but for the macros of those named before it."""
    from ssmlit.actions import checking
    from ssmlit.store.git import changed_lines

    found = _encoding(session, rules)
    lines = changed_lines(session.path, since) if since else None
    outer = known(session, rules, before, links=links)
    report = checking.check(session.library, rules, outer, lines=lines)
    report = report._replace(problems=(*found, *report.problems))
    if not report.problems:
        _require_entries(session, is_library=is_library)
    return Checked(str(session.path), report, session.library)


def _require_entries(session: Session, *, is_library: bool) -> None:
    """Raise a UsageError if a file of another kind is named: as the library, or to be checked."""
    if is_library:
        session.require_library()
    session.require_entries(
        f"`ssmlit export --cited {quoted(session.path)} --strict` finds citations without an entry"
    )


def _encoding(session: Session, rules: Sequence[Rule]) -> tuple[Problem, ...]:
    """Return the byte that cannot be decoded; the library is then read as Latin-1.

    Raises:
        LibraryError: a letter is more than a byte, or it cannot be read for another reason.
    """
    from ssmlit.library import Library
    from ssmlit.store.disk_files import read_bytes

    try:
        session.library.document  # noqa: B018 - reading it is the question
    except LibraryError as failure:
        data = read_bytes(session.path)
        if not isinstance(failure.__cause__, UnicodeDecodeError) or b"\0" in data:
            raise
        text = data.decode("latin-1")
        session.library = Library.from_text(text, str(session.path))
        return tuple(
            Problem(rule.code, failure.message, failure.line, column=1, name=rule.name)
            for rule in rules
            if rule.name == "encoding"
        )
    return ()


def show(session: Session, files: Sequence[Checked], output: str, *, statistics: bool) -> None:
    """Print what was found in files, in a format."""
    from ssmlit.cli.check import text

    if session.options.json or output == "json":
        session.json(_as_json(files))
    elif statistics:
        session.out(*text.statistics([one for file in files for one in file.report.problems]))
    elif output == "text":
        for file in files:
            _show_text(session, file)
    else:
        print_for(session, output, [(file.path, file.report) for file in files])
    for file in files:
        name = f"{file.path}: " if len(files) > 1 else ""
        session.note(name + text.summary(file.report))
    codes = [problem.code for file in files for problem in file.report.problems]
    if codes and session.on_terminal and output == "text":
        session.note(f"`ssmlit check --explain {codes[0]}` says what {codes[0]} means")


def print_for(session: Session, form: str, files: Sequence[tuple[str, CheckReport]]) -> None:
    """Print what was found in files, each with its name: as `github`, `sarif` or `junit`."""
    from ssmlit.cli.check.formats import document

    text = document(form, files)
    session.raw(f"{text}\n" if text else "")


def _show_text(session: Session, file: Checked) -> None:
    from ssmlit.cli.check.text import findings

    text = file.library.document.text if file.report.problems else ""
    lines = lines_of(text)
    session.show(*findings(file.report.problems, file.path, lines, session.paint, session.columns))


def _as_json(files: Sequence[Checked]) -> dict[str, object]:
    from ssmlit.cli.shared.json_values import problem_as_json

    return {
        "problems": [
            problem_as_json(problem, file.path)
            for file in files
            for problem in file.report.problems
        ],
        "entries": sum(file.report.entries for file in files),
        "rules": max((len(file.report.rules) for file in files), default=0),
        "waived": sum(file.report.waived for file in files),
    }


def fails(config: Config, files: Iterable[Checked], fail_on: str | None) -> bool:
    """Return whether findings are as serious as what `--fail-on` or the settings say.

    Raises:
        UsageError: the settings name no severity.
    """
    from ssmlit.actions.checking import SEVERITIES

    limit = fail_on or config.string("check", "fail_on", "warning")
    if limit == "never":
        return False
    if limit not in SEVERITIES:
        hint = f"one of {', '.join(SEVERITIES)}, never"
        line = config.line_of("check", "fail_on")
        raise config.wrong(f"[check] fail_on cannot be {limit!r}", hint, line)
    grave = SEVERITIES[: SEVERITIES.index(limit) + 1]
    return any(one.severity in grave for file in files for one in file.report.problems)


def _with_statuses(session: Session, found: Outside) -> Outside:
    from ssmlit.checks.references.dead_link import addresses_of
    from ssmlit.http.links import statuses

    settings = session.http(offline=False).settings
    if settings.offline:
        raise UsageError("--links asks servers, which the settings forbid (offline)")
    wanted = addresses_of(session.library.entries)
    session.note(f"asking for {plural(len(wanted), 'address', 'addresses')}")
    answers = statuses(wanted, timeout=settings.timeout, contact=settings.contact)
    unknown = len(wanted) - len(answers)
    if wanted and not answers:
        many = plural(len(wanted), "address", "addresses")
        raise NetworkError(
            f"--links: {many} could not be asked", hint="check the network, or leave out --links"
        )
    if unknown:
        session.note(f"{plural(unknown, 'address', 'addresses')} could not be asked")
    return found._replace(statuses=answers)
