"""What a paper cites, read from the disk, and messages about citations that lead nowhere.

Responsible for reading files and for the words. Does not depend on formats of exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.strings import plural, quoted, split_commas

if TYPE_CHECKING:
    from ssmlit.actions.export.cited import BrokenCitation, CitedEntries, MissingCitation
    from ssmlit.actions.export.exporting import ExportedEntries
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Record


def read_citations(session: Session, paper: Path) -> CitedEntries:
    """Return what a paper cites."""
    from ssmlit.actions.export.cited import PaperReader, cited_entries
    from ssmlit.store import read_paper
    from ssmlit.store.disk_files import require_named

    require_named(paper)
    files = PaperReader(lambda name: read_paper(Path(name)), _is_newer)
    return cited_entries(session.library, paper.as_posix(), files, _catalogue)


def _catalogue() -> Iterable[Record]:
    from ssmlit.catalogue import shipped

    return shipped()


def _is_newer(one: str, other: str) -> bool:
    try:
        return Path(one).stat().st_mtime_ns >= Path(other).stat().st_mtime_ns
    except OSError:  # one of them is not there
        return False


def as_json(cited: CitedEntries, broken: Sequence[BrokenCitation]) -> dict[str, object]:
    """Return what a paper cites as JSON, with what else cannot be read."""
    return {
        "missing": [
            {**one._asdict(), "path": path, "line": line}
            for one in cited.missing
            for path, line in [cited.places.get(one.key, (None, None))]
        ],
        "broken": [one._asdict() for one in (*cited.broken, *broken)],
        "unread": cited.unread,
        "unfollowed": [
            {"path": one.file, "line": one.line, "reason": one.reason} for one in cited.unfollowed
        ],
        "only_paper": cited.only_paper,
        "only_aux": cited.only_noted,
    }


def report_chosen(
    session: Session, chosen: ExportedEntries, form: str, text: str, query: str
) -> None:
    """Report on stderr what the bibliography, a text in some form, could not resolve.

    `query` is what chose the entries, if one did.
    """
    for _, line, reason in chosen.broken:
        session.warn(f"{session.path}:{line}: an entry is left out: {reason}")
    _report_scripts(session, form, text)
    _report_keys(session, chosen, form)
    _report_macros(session, chosen, form)
    _report_sets(session, chosen, form)
    _report_dangling(session, chosen)
    _report_repeated(session, chosen, form)
    if not chosen.entries:
        session.note_nothing(query)


def report_cited(
    session: Session, paper: Path, cited: CitedEntries, form: str = "", *, strict: bool
) -> None:
    """Report what is missing, broken, unread, repeated, or different from LaTeX's notes.

    With `strict`, what makes the command fail is an error: `--quiet` does not hide why.
    """
    tell = session.complain if strict else session.warn
    for one in cited.missing:
        place = ":".join(map(str, cited.places.get(one.key, (paper,))))
        tell(f"{place} cites `{one.key}`, which is not in the library{_hint(one)}")
    for key, line, reason in cited.broken:
        tell(f"{session.path}:{line}: {reason}; {paper} cites `{key}`")
    for unread in cited.unread:
        (session.warn if cited.notes else tell)(
            f"{paper} reads {unread}, which is not there or cannot be read"
        )
    for file, line, reason, may_lack in cited.unfollowed:
        help_ = "" if file.endswith(".typ") else "; run LaTeX: the .aux file it writes is read, too"
        (tell if may_lack else session.warn)(f"{file}:{line}: {reason}{help_}")
    if form not in {"", "biblatex"}:  # which has `ids`
        session.warn(*_twice(paper, cited, form))
    session.warn(*_compared(cited))


def _twice(paper: Path, cited: CitedEntries, form: str) -> Iterator[str]:
    """Yield a sentence for each entry that a paper cites by several keys: all are printed."""
    source = paper.with_suffix(".tex") if paper.suffix in {".aux", ".bcf"} else paper
    for names in cited.aliases.values():
        is_refused = form == "bibtex" and len({name.lower() for name in names}) < len(names)
        why = "which BibTeX refuses" if is_refused else "so that it is printed twice"
        if len(names) > 1:
            yield (
                f"{paper} cites one entry as {' and '.join(names)}, {why}; `ssmlit rewrite "
                f"{quoted(source)}` makes it one key"
            )


def report_left_out(session: Session, form: str, left_out: Mapping[str, Sequence[str]]) -> None:
    """Name the fields, with their entries, that a format does not hold, or only a part of them."""
    if named := _counted(left_out):
        session.note(f"note: left out of {form}, wholly or in part: {named}")


def _counted(found: Mapping[str, Sequence[str]]) -> str:
    """Return names with the entry or the number of entries of each, the most frequent first."""
    return ", ".join(
        f"{name} ({keys[0] if len(keys) == 1 else plural(len(keys), 'entry', 'entries')})"
        for name, keys in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def _report_scripts(session: Session, form: str, text: str) -> None:
    """Name the programs that print letters pdfLaTeX has no font for."""
    from ssmlit.latex.scripts import other_scripts

    scripts = other_scripts(text) if form in {"bibtex", "biblatex", "bibitem"} else ()
    if scripts:
        session.note(
            f"note: there are {' and '.join(scripts)} letters: LuaLaTeX and XeLaTeX print them "
            "with a font that has them, pdfLaTeX does not"
        )


def _report_keys(session: Session, chosen: ExportedEntries, form: str) -> None:
    from ssmlit.actions.export.exporting import keyed

    for entry, named in zip(chosen.entries, keyed(session.library, chosen, form), strict=True):
        if entry.key != named.key:
            place = f"note: the entry in line {entry.line}"
            session.note(f"{place} has no key: it is {named.key} there")
    if form not in {"biblatex", "bibitem"}:
        return
    from ssmlit.bibtex.syntax import is_balanced
    from ssmlit.exporters import bibitem, biblatex
    from ssmlit.exporters.common import readable_keys

    to_biber = form == "biblatex"
    program, unreadable = (
        ("biber", biblatex.UNREADABLE) if to_biber else ("TeX", bibitem.UNREADABLE)
    )
    for key, written in readable_keys(unreadable, (entry.key for entry in chosen.entries)).items():
        in_ids = f", with the key in ids, so that \\cite{{{key}}} finds it"
        cited = in_ids if to_biber and is_balanced(key) else ""
        session.note(
            f"note: {program} cannot read the key {key}: the entry is {written} there{cited}"
        )


def _report_macros(session: Session, chosen: ExportedEntries, form: str) -> None:
    """Name the macros whose text nobody knows: BibTeX may find it in another file."""
    from ssmlit.actions.export.exporting import undefined_macros

    unknown = undefined_macros(session.library, chosen, form)
    tell = session.note if form in {"bibtex", "biblatex"} else session.warn
    if unknown:
        names = _counted(unknown)
        tell(f"macros that {session.path} does not define are written as their names: {names}")


def _report_sets(session: Session, chosen: ExportedEntries, form: str) -> None:
    """Name the sets, which a paper may cite, where there is no such thing."""
    for entry in chosen.entries if form != "biblatex" else ():
        if entry.type.lower() == "set":
            session.warn(
                f"{session.path}:{entry.line}: {entry.key} is a @set, which only biblatex has; "
                f"its entries are {', '.join(split_commas(entry.get('entryset'))) or 'none'}"
            )


def _report_dangling(session: Session, chosen: ExportedEntries) -> None:
    from ssmlit.actions.export.exporting import dangling

    for key, line, field, parent in dangling(session.library, chosen):
        session.warn(
            f"{session.path}:{line}: {key} names {parent} in {field}, which is not in the library"
        )


def _report_repeated(session: Session, chosen: ExportedEntries, form: str) -> None:
    """Say which of several fields of one name, or entries of one key, are written."""
    from ssmlit.actions.export.exporting import repeated_fields, repeated_keys

    for entry, name in repeated_fields(chosen):
        place = f"{session.path}:{entry.line}: {entry.key}"
        session.warn(f"{place} gives {name} several times; the first is written")
    same = str.lower if form == "bibtex" else str  # to BibTeX, upper case is lower case
    for entries in repeated_keys(session.library, chosen, same):
        lines = [str(entry.line) for entry in entries]
        where = f"those in lines {', '.join(lines)} are"
        written = where if lines[1:] else f"the one in line {lines[0]} is"
        keys = " or ".join(dict.fromkeys(entry.key for entry in entries))
        session.warn(f"{session.path}: several entries have the key {keys}; {written} written")


def _hint(missing: MissingCitation) -> str:
    if missing.known:
        from ssmlit.bibtex import is_key

        title = f" ({missing.title})" if missing.title else ""
        as_cited = f" --key {quoted(missing.key)}" if is_key(missing.key) else ""
        return f"; `ssmlit add {quoted(missing.known)}{as_cited}` adds it{title}"
    return f"; did you mean {' or '.join(missing.near)}?" if missing.near else ""


def _compared(cited: CitedEntries) -> Iterator[str]:
    for keys, does, what in (
        (cited.only_noted, "cites", "more"),
        (cited.only_paper, "lacks", "of the paper"),
    ):
        if keys:
            yield f"{cited.notes} {does} {plural(len(keys), 'key')} {what}: {', '.join(keys)}"
