"""Carrying out `ssmlit render`: views from the configuration, files from and to the disk.

Responsible for which lists are made of what, and for options that go together. Does not depend on
what a list looks like, nor on what may be overwritten (`pending`).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.actions.lists import rendering
from ssmlit.cli.render.options import Kind, RenderOptions
from ssmlit.cli.shared import today
from ssmlit.cli.shared.pending import PendingFiles, refused
from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, LibraryError, UsageError
from ssmlit.render import LAYOUTS, View, size_problems, view_from_table
from ssmlit.store import read_text
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.actions.lists.kept.page import KeptList
    from ssmlit.store import Target

_HTML = frozenset({".html", ".htm"})
_SHOWN = 3  # rows that the view would write otherwise
_MARKDOWN = frozenset({"", ".md", ".markdown", ".mdx", ".qmd", ".rmd", ".txt"})
STANDARD = "papers"  # the name of the view, and of its markers, when none is asked for


def _views_with_output(session: Session, asked: RenderOptions) -> list[RenderOptions]:
    """Return the options of every view of the configuration that names the file it is written to.

    Those asked for say only how they are written; what views are and where they go, the settings.

    Raises:
        UsageError: no view names its output, or one list of its own is asked for.
    """
    only = RenderOptions(every=True, date=asked.date, check=asked.check, init=asked.init,
                         force=asked.force, split=asked.split)  # fmt: skip
    if asked != only:
        raise UsageError(
            "--all writes every view as ssmlit.toml describes it: only --init, --force, --split, "
            "--date and --check go with it",
            hint="leave --all out to write one list",
        )
    config = session.config
    names = [_view(session, RenderOptions(view=name)).name for name in config.table("views")]
    outputs = {name: config.path_below(f"views.{name}", "output") for name in names}
    jobs = [
        replace(asked, view=name, output=nearer(output.absolute()),
                kind="html" if output.suffix.lower() in _HTML else "markdown")
        for name, output in outputs.items()
        if output is not None
    ]  # fmt: skip
    if not jobs:
        raise UsageError(
            "no view names its output", hint='add `output = "README.md"` to a [views.NAME] table'
        )
    return jobs


def run(session: Session, options: RenderOptions) -> None:
    """Write every list's files in one step, or compare them and exit 1 when one is stale."""
    jobs = _views_with_output(session, options) if options.every else [options]
    day, check = today.day(options.date), options.check
    pending = PendingFiles(session, keep=not check)
    for asked in jobs:
        job = _with_output(session, asked) if check or asked.init else asked
        job = replace(job, kind=_kind(job))
        if job.kind == "html" and (job.split or job.init) and not options.every:
            raise UsageError("--split and --init are for Markdown; a web page is one file")
        if check:
            every = "--all compares every view that names its output"
            _need_output(job.output or job.with_bib or job.feed, "--check", every)
        _make(session, pending, job, day)
    names = ", ".join(dict.fromkeys(job.view or STANDARD for job in jobs))
    done = pending.compare() if check else pending.deliver("render", f"render {names}")
    stale = sum(bool(one.get("stale")) for one in done)
    if session.options.json:
        session.json({"files": done})
    if check:
        session.note(f"{stale} stale" if stale else "up to date")
    if stale:
        raise typer.Exit(ExitCode.FOUND)


def _with_output(session: Session, job: RenderOptions) -> RenderOptions:
    """Return a job with the file that its view names, if none is asked for."""
    if job.output or job.with_bib or job.feed or not job.view:
        return job
    named = session.config.path_below(f"views.{job.view}", "output")
    return replace(job, output=nearer(named.absolute())) if named else job


def _kind(job: RenderOptions) -> Kind:
    """Return what is written: as asked for, else as the file's name says.

    Raises:
        UsageError: the name of a new file says something else.
    """
    output = job.output
    ending = output.suffix.lower() if output else ""
    if output and not job.kind and ending not in _HTML | _MARKDOWN and not output.exists():
        what = f"the ending of {output} names no format that `render` writes"
        raise UsageError(what, hint="--format markdown or --format html says what to write")
    return job.kind or ("html" if ending in _HTML else "markdown")


def _make(session: Session, pending: PendingFiles, job: RenderOptions, day: str) -> None:
    if job.init:
        _need_output(_named(job.output), "--init")
    view = _view(session, job)
    with _place(session, job, "query"):
        shown = rendering.papers(session.library, view)
    session.note_left_out()
    _note_found(session, job, bool(shown.entries))
    if job.with_bib is not None:
        for name, text in rendering.bibliographies(shown, view).items():
            target = pending.target(job.with_bib / name, new_folder=True)
            pending.generated(target, text, "bibtex", job.force)
    pages = ((job.feed, rendering.feed), (job.output, rendering.page))
    for path, render in pages if job.kind == "html" else pages[:1]:
        if path is not None:
            target = pending.target(path)
            text = render(shown, view, day, target.unmarked("html"))
            pending.generated(target, text, "html", job.force, empty=not shown.entries)
    if job.kind != "html":
        _lists(session, pending, job, view, shown, day)
    elif job.output is None:
        pending.printed(rendering.page(shown, view, day, ""))


def _note_found(session: Session, job: RenderOptions, found: bool) -> None:
    """Say that nothing was found, or that a view's name was searched for."""
    asked = " ".join(job.query or ())
    is_view = not job.view and asked in {*session.config.table("views"), *LAYOUTS}
    meant = f"did you mean `--view {asked}`?"
    if not found:
        session.note_nothing("" if is_view else asked, is_view * f"; {meant}")
    elif is_view:
        session.note(f"these papers are found by the word `{asked}`; {meant}")


def _place(session: Session, job: RenderOptions, name: str = "") -> AbstractContextManager[None]:
    """Give a mistake in a view its place in the settings, unless the command line made it."""
    is_said_there = job.view and not (job.query or job.layout)
    return session.config.place(f"views.{job.view}", name) if is_said_there else nullcontext()


def _lists(
    session: Session,
    pending: PendingFiles,
    job: RenderOptions,
    view: View,
    shown: rendering.Papers,
    day: str,
) -> None:
    template = _template(session, view)
    if job.split:
        _pages(pending, job, view, shown, day)
        return
    document = pending.target(job.output) if job.output else None
    old, path = (document.text or "", str(document.path)) if document else ("", "")
    kept = None
    if rendering.keeps_rows(view, old):
        kept = rendering.kept(shown, view, day, old, path=path)
        body = kept.body
    else:
        body = rendering.markdown(shown, view, day, template, old, path=path)
    for problem in size_problems(body):
        session.warn(f"{problem.message}; --split writes several pages")
        if problem.code == "page-cut" and job.output is not None:
            raise LibraryError(problem.message, hint="--split writes several pages")
    if document is None:
        pending.printed(body)
        return
    body = body if shown.entries or shown.waiting else ""
    pending.region(document, view, body, day, init=job.init, force=job.force)
    if kept is not None and rendering.has_markers(old, view.name):
        _note_rows(session, path, kept)  # nothing goes where writing is refused
    elif kept is not None and kept.gone and not job.force:
        raise _later_gone(session, document, kept.gone)


def _later_gone(session: Session, document: Target, gone: Sequence[int]) -> LibraryError:
    what = (
        f"the view has no paper for {plural(len(gone), 'row')} of the list "
        f"({session.named_lines(gone)}), which the next `render` would take out"
    )
    hint = "`ssmlit import {}` says what you have to decide; --force puts the markers there now"
    return refused(document, what, hint, gone)


def _pages(
    pending: PendingFiles, job: RenderOptions, view: View, shown: rendering.Papers, day: str
) -> None:
    output = _need_output(_named(job.output), "--split")
    for name, body in rendering.pages(shown, view, day, output.stem).items():
        target = pending.target(output.with_name(name))
        pending.region(target, view, body, day, init=job.init, force=job.force)


def _note_rows(session: Session, path: str, kept: KeptList) -> None:
    """Say which rows go, and which stay as they are written though the library says otherwise."""
    name = nearer(Path(path))
    if kept.gone:
        gone = session.named_lines(kept.gone)
        session.note(f"{name}: rows go, as the view no longer has their papers ({gone})")
    if kept.left:
        left = session.named_lines(kept.left)
        session.warn(
            f"{name}: rows stay though the view no longer has their papers, as they name them by "
            f"no link or share cells with others ({left}); delete them by hand"
        )
    if kept.behind:
        behind = session.named_lines(kept.behind)
        session.warn(
            f"{name}: rows stay as they are written, with words or links that no row of the view "
            f"has, though the library says other things ({behind}); edit them by hand"
        )
        pairs = [*zip(kept.behind, kept.instead, strict=True)]
        for line, text in session.some(pairs, _SHOWN):
            session.note(f"    the view would write in line {line}: {' '.join(text.split())}")


def _named(output: Path | None) -> Path | None:
    return output if output is not None and output.name else None


def _need_output(output: Path | None, option: str, hint: str = "") -> Path:
    """Return the file that an option needs, or refuse the option."""
    if output is None:
        raise UsageError(f"{option} needs -o FILE", hint=hint)
    return output


def _template(session: Session, view: View) -> str:
    path = session.config.path_below(f"views.{view.name}", "template")
    if path is None:
        return ""
    text = read_text(path)
    if text is None:
        line = session.config.line_of(f"views.{view.name}", "template")
        raise session.config.wrong(f"the template {path} is not there", "", line)
    return text


def _view(session: Session, job: RenderOptions) -> View:
    views = session.config.table("views")
    if job.view and job.view not in (*views, *LAYOUTS):
        names = f"ssmlit.toml has: {', '.join(views)}; " if views else ""
        from ssmlit.strings import did_you_mean, nearest

        near = nearest(job.view, frozenset({*views, *LAYOUTS}))
        raise UsageError(
            f"there is no view `{job.view}`",
            hint=did_you_mean(
                near,
                otherwise=f"{names}without a table [views.NAME] there are: {', '.join(LAYOUTS)}",
            ),
        )
    name = job.view or STANDARD
    table: dict[str, object] = {"title": "Papers"} if job.kind == "html" and not job.view else {}
    table |= session.view_table(name)
    if job.layout and job.layout != (own := table.get("layout", "topics")):
        said = {"group", "row"} if "table" in (own, job.layout) else {"group"}
        table = {key: value for key, value in table.items() if key not in said}
        table |= {"layout": job.layout, "keep": False}
    with _place(session, job):
        view = replace(view_from_table(name, table), left_out=session.left_out())
    return rendering.with_query(view, job.query or ())
