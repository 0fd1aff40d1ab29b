"""A user's Jinja2 template as a layout.

Responsible for what a template can use and how its mistakes are reported. Does not depend on
files: the template comes as text. Jinja2 is the optional extra `templates`, imported here only.

What a template gets is listed in `VARIABLES` and `FILTERS`; nothing is escaped by itself. A line
feed after a block tag goes (Jinja2's `trim_blocks`), so that tags may have their own lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from traceback import walk_tb
from typing import TYPE_CHECKING

from ssmlit.errors import UsageError
from ssmlit.render import markdown, papers
from ssmlit.render.headings import headings as headings_of
from ssmlit.render.sections import sections
from ssmlit.render.slugs import Slugger

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from ssmlit.model import Record
    from ssmlit.render.sections import Section
    from ssmlit.render.view import View

_PAPER: Mapping[str, tuple[str, Callable[[Record, View], object]]] = {
    "title": ("The title as text.", papers.title),
    "authors": ("All names, given names first.", lambda r, _: [str(one) for one in r.authors]),
    "venue": ("Where it appeared, in short, with the year.", papers.badge),
    "year": ("The year, or 0.", lambda r, _: papers.day(r)[0]),
    "date": ("As much of year, month and day as is known.", lambda r, _: papers.date(r)),
    "added": ("The day the entry was added.", lambda r, _: papers.added(r)),
    "url": ("The best open address of the paper.", lambda r, v: papers.paper_url(r, v.arxiv)),
    "links": ("Role → address, as the view's `links` asks for.", lambda *a: dict(papers.links(*a))),
    "tags": ("The tags.", lambda r, _: r.tags),
    "key": ("The citation key.", lambda r, _: r.key),
    "record": ("Everything that is known; see `ssmlit.model.Record`.", lambda r, _: r),
}
VARIABLES: Mapping[str, Mapping[str, str]] = {
    "": {
        "view": "The view: its settings.",
        "date": "The day shown, `YYYY-MM-DD`.",
        "total": "How many papers there are.",
        "papers": "All papers, in the view's order.",
        "sections": "The sections of the top level.",
    },
    "section": {
        "label": "What it is called.",
        "path": "Its tag, year or venue; `a/b` for nested tags.",
        "level": "0 at the top.",
        "anchor": "What a link to its heading ends in, without `#`.",
        "count": "How many papers it has, with those below it.",
        "papers": "Its own papers.",
        "sections": "The sections below it.",
    },
    "paper": {name: meaning for name, (meaning, _) in _PAPER.items()},
}
"""Variable → meaning: of a template, of one of its `sections`, of one of its `papers`."""
FILTERS: Mapping[str, str] = {
    "md": "`text|md`: Markdown that shows exactly this text.",
    "link": "`title|link(url)`: a link; only the title where there is no address.",
    "code": "`text|code`: a code span.",
    "authors": "`paper|authors(3)`: the names, at most that many.",
}


def render_template(
    source: str, records: Sequence[Record], view: View, *, date: str, headings: Sequence[str] = ()
) -> str:
    """Return what a template makes of a view.

    Args:
        source: the template, Jinja2.
        records: the papers, in any order.
        view: its shape; `view.template` names the template in failures.
        date: today, `YYYY-MM-DD`.
        headings: headings before the list on its page, for the anchors.

    Raises:
        UsageError: Jinja2 is not installed, or the template is wrong, with its line.
    """
    environment = _environment(view)
    from jinja2 import TemplateError

    path = view.template or "template"
    try:
        text = environment.from_string(source).render(_context(records, view, date, headings))
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line(error)
        raise _wrong(error.message or str(error), path, line) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise _wrong(str(error), path, _line(error)) from error
    return f"{text.rstrip()}\n"


def _wrong(message: str, path: str, line: int) -> UsageError:
    return UsageError(f"the template cannot be used: {message}", path=path, line=line)


def _line(error: BaseException) -> int:
    """Return the template's line in an exception's traceback, where Jinja2 puts it."""
    lines = [
        n for frame, n in walk_tb(error.__traceback__) if "<template>" in frame.f_code.co_filename
    ]
    return lines[-1] if lines else 0


def _environment(view: View) -> SandboxedEnvironment:
    try:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError as error:
        raise UsageError(
            "templates need Jinja2, which is not installed", hint="pip install jinja2"
        ) from error
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the output is Markdown; `md` escapes it
    )
    environment.filters |= {
        "md": markdown.escape,
        "link": markdown.link,
        "code": markdown.code,
        "authors": lambda paper, limit=view.authors: papers.author_names(paper["record"], limit),
    }
    return environment


def _context(
    records: Sequence[Record], view: View, date: str, headings: Sequence[str]
) -> Mapping[str, object]:
    anchor = Slugger()
    for text in (*headings, *([view.title] if view.title else []), *headings_of(view.intro)):
        anchor(text)
    rows = papers.ordered(records, view.order)
    return {
        "view": view,
        "date": date,
        "total": len(rows),
        "papers": [_paper(record, view) for record in rows],
        "sections": [_section(section, view, anchor) for section in sections(records, view)],
    }


def _section(section: Section, view: View, anchor: Slugger) -> Mapping[str, object]:
    return {
        "label": section.label,
        "path": section.path,
        "level": section.level,
        "anchor": anchor(section.label),
        "count": section.count,
        "papers": [_paper(record, view) for record in section.records],
        "sections": [_section(child, view, anchor) for child in section.children],
    }


def _paper(record: Record, view: View) -> Mapping[str, object]:
    return {name: value(record, view) for name, (_, value) in _PAPER.items()}
