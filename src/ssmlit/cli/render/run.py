"""Carrying out `ssmlit render`: views from the configuration, files from and to the disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer

from ssmlit.actions import rendering
from ssmlit.cli.shared.session import nearer
from ssmlit.errors import ExitCode, LibraryError, UsageError
from ssmlit.render import LAYOUTS, View, size_problems, view_from_table
from ssmlit.store.output import make_folder, read_text, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ssmlit.cli.shared.session import Session

STANDARD = "papers"  # the name of the view, and of its markers, when none is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One list to be written; see the options of `ssmlit render`."""

    view: str = ""
    query: tuple[str, ...] = ()
    layout: str = ""
    html: bool = False
    output: Path | None = None
    init: bool = False
    force: bool = False
    split: bool = False
    with_bib: Path | None = None
    feed: Path | None = None


def views_with_output(session: Session) -> list[Job]:
    """Return a job for every view of the configuration that names the file it is written to."""
    folder = session.config.path.absolute().parent
    views = [_view(session, Job(view=name)) for name in session.config.table("views")]
    jobs = [
        Job(view=view.name, output=folder / view.output, html=view.output.endswith(".html"))
        for view in views
        if view.output
    ]
    if not jobs:
        raise UsageError(
            "no view names its output", hint='add `output = "README.md"` to a [views.NAME] table'
        )
    return jobs


def run(session: Session, jobs: Sequence[Job], *, date: str, check: bool) -> None:
    """Write every job's files, or compare them and exit 1 when one is stale."""
    day = _day(date)
    done: list[dict[str, object]] = []
    for job in jobs:
        files = [*_files(session, job, day)]
        if job.with_bib is not None and not check:
            make_folder(job.with_bib)
        done += [_deliver(session, path, text, check=check) for path, text in files]
    stale = sum(bool(one.get("stale")) for one in done)
    if session.options.json:
        session.json({"files": done})
    if check:
        session.note(f"{stale} stale" if stale else "up to date")
    if stale:
        raise typer.Exit(ExitCode.FOUND)


def _deliver(session: Session, path: Path | None, text: str, *, check: bool) -> dict[str, object]:
    """Print a text, write it to its file, or compare the two; return what became of it."""
    if path is None:
        if not session.options.json:
            session.raw(text)
        return {"path": None, "text": text}
    name = nearer(path)
    if not check:
        written = write_text(path, text)
        session.note(f"wrote {name}" if written else f"{name} is up to date")
        return {"path": str(name), "written": written}
    diff = _difference(path, text)
    if not session.options.json:
        session.patch(diff)
    return {"path": str(name), "stale": bool(diff), "diff": diff}


def _files(session: Session, job: Job, day: str) -> Iterator[tuple[Path | None, str]]:
    """Yield the files of a job with their text; all are made before the first is written."""
    if job.init:
        rendering.need_output(job.output, "--init")
    view = _view(session, job)
    shown = rendering.papers(session.library, view)
    files: list[tuple[Path | None, str]] = []
    if job.with_bib is not None:
        texts = rendering.bibliographies(shown, view)
        files += [(job.with_bib / name, text) for name, text in texts.items()]
    if job.feed is not None:
        old = read_text(job.feed)
        files.append((job.feed, rendering.feed(shown, view, day, old, str(job.feed))))
    files += _lists(session, job, view, shown, day)
    yield from files


def _lists(
    session: Session, job: Job, view: View, shown: rendering.Papers, day: str
) -> list[tuple[Path | None, str]]:
    if job.html:
        return [_page(job, view, shown, day)]
    template = _template(session, view)
    if job.split:
        rendering.need_output(job.output, "--split")
        return [*_pages(job, view, shown, day)]
    old = read_text(job.output) if job.output else None
    body = rendering.markdown(shown, view, day, template, old or "")
    for problem in size_problems(body):
        session.note(f"warning: {problem.message}; --split writes several pages")
        if problem.code == "page-cut" and job.output is not None:
            raise LibraryError(problem.message, hint="--split writes several pages")
    if job.output is None:
        return [(None, body)]
    return [(job.output, _placed(job, view, old, body, day))]


def _placed(job: Job, view: View, old: str | None, body: str, day: str) -> str:
    return rendering.into(
        None if job.force else old, view.name, body, date=day, path=str(job.output), init=job.init
    )


def _page(job: Job, view: View, shown: rendering.Papers, day: str) -> tuple[Path | None, str]:
    old = read_text(job.output) if job.output else None
    text = rendering.page(shown, view, day, old, str(job.output), force=job.force)
    return job.output, text


def _pages(
    job: Job, view: View, shown: rendering.Papers, day: str
) -> Iterator[tuple[Path | None, str]]:
    if job.output is None:
        return
    for name, body in rendering.pages(shown, view, day, job.output.stem).items():
        path = job.output.with_name(name)
        old = None if job.force else read_text(path)
        yield path, rendering.into(old, view.name, body, date=day, path=str(path), init=job.init)


def _template(session: Session, view: View) -> str:
    if not view.template:
        return ""
    path = session.config.path.parent / view.template
    text = read_text(path)
    if text is None:
        raise UsageError(
            f"the template {path} is not there",
            path=str(session.config.path),
            line=session.config.line_of(f"views.{view.name}", "template"),
        )
    return text


def _view(session: Session, job: Job) -> View:
    views = session.config.table("views")
    if job.view and job.view not in (*views, *LAYOUTS):
        names = f"ssmlit.toml has: {', '.join(views)}; " if views else ""
        raise UsageError(
            f"there is no view `{job.view}`",
            hint=f"{names}without a table [views.NAME] there are: {', '.join(LAYOUTS)}",
        )
    name = job.view or STANDARD
    table: dict[str, object] = {"title": "Papers"} if job.html and not job.view else {}
    if name in LAYOUTS:
        table["layout"] = name
    table |= session.config.table(f"views.{name}")
    if job.layout:
        table["layout"] = job.layout
    return rendering.with_query(view_from_table(name, table), job.query)


def _difference(path: Path, text: str) -> str:
    """Return the unified diff from a file to the text it should have, "" when it has it."""
    from ssmlit.store import between, unified

    return unified(between(read_text(path) or "", text), path.name)


def _day(wanted: str) -> str:
    """Return the day to show: --date, SOURCE_DATE_EPOCH (reproducible-builds.org), or today."""
    if wanted:
        try:
            return date.fromisoformat(wanted).isoformat()
        except ValueError as failure:
            raise UsageError(f"`{wanted}` is no day", hint="write YYYY-MM-DD") from failure
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return date.today().isoformat()  # noqa: DTZ011 - the user's own day
