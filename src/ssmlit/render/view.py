"""What a list shows and how: the table `[views.NAME]` of ssmlit.toml as a value.

Responsible for the settings of a view, their defaults for each layout and how a wrong one is
refused. Does not depend on records, Markdown or files: `template` and `output` are names that the
caller reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Literal, get_args

from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.strings import closest, did_you_mean

Layout = Literal["topics", "years", "feed", "table"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
GROUPS = ("tag", "year", "month", "venue", "none")
ORDERS = ("newest", "oldest", "added", "title", "key", "file")
DETAILS = ("authors", "venue", "year", "date", "note", "tags", "stars")
PERIODS = ("year", "month")  # the groups whose sections are dates
PERIOD = regex(r"\d{4}(?:-\d\d)?")
BRACKETS = ("round", "square")

# The words that a layout itself writes; a view may replace them.
WORDS: Mapping[str, str] = {
    "contents": "Contents", "papers": "Papers", "new": "New Papers", "other": "Other",
    "undated": "Undated", "unpublished": "Preprints", "updated": "Last Updated", "also": "also in",
    "continued": "continued", "untitled": "Untitled", "title": "Title", "authors": "Authors",
    "venue": "Venue", "year": "Year", "date": "Date", "note": "Note", "stars": "Stars",
    "tags": "Tags", "links": "Links", "paper": "Paper", "code": "Code", "project": "Project",
    "pdf": "PDF", "thesis": "Thesis",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One list: which papers, in which shape.

    Attributes:
        name: the view's name, also that of its markers in a README.
        query: which papers; "" is all.
        layout: "topics", "years", "feed" or "table": what a row looks like.
        title: the page's heading, or "".
        intro: Markdown below the heading, unchanged.
        group: what makes a section: "tag", "year", "month", "venue" or "none".
        subgroup: what makes a section inside each section: as `group`.
        new_days: the papers added in that many days before the newest addition get a section in
            front, too; 0 makes none, nor is there one of all papers. Days are counted from that
            addition, not from today, so a list changes only when its papers do.
        sections: the order of sections by tag, year or venue; others follow. `["vision", "Seeing"]`
            in place of `"vision"` says what it is called, as `labels` does.
        labels: what a section is called, by tag, year or venue.
        only_listed: whether tags that `sections` does not name make no section of their own.
        depth: how many levels of `a/b/c` become nested sections.
        order: of papers in a section: "newest", "oldest", "added", "title", "key" or "file" (as
            in the library).
        authors: how many names before "et al."; 0 shows all.
        also_in: whether a paper with several tags is in one section and names the others.
        show: details of a row, of "authors", "venue", "year", "date", "note" (remarks), "tags" and
            "stars" (an image of shields.io that counts those of the code on GitHub); a table's
            columns.
        links: the roles of the links shown, in order; "paper" is the best open address.
        row: the pieces of a paper's line where the layout's own is not wanted:
            `["- ", "**{title}**", ", {authors}", " [[code]]({code})"]`. A piece whose facts are
            all unknown is left out, with `{venue!}` also one that knows all others. `{title}`,
            `{authors}` (`{authors:, | and }`: between them, before the last), `{others}` ("et al."
            apart from the names: `*{authors}* {others}`), `{venue}`, `{year}`, `{date}`
            (`{date:%Y/%m}`), `{note}`, `{tags}`, `{number}` in its section,
            `{shorttitle}` (else the word before the title's colon), `{repository}` (owner/name on
            GitHub), `{arxiv}` and `{doi}` (`{arxiv:paper}`: that word where a paper has none), and
            for every role of link its address: `{code}`, `{paper}` (`{paper:pdf}` where the
            site has a rule).
        arxiv: the form of links to arXiv, `"https://arxiv.org/pdf/{id}{v}.pdf"`: `{v}` is the
            version that the library knows ("v2"), or nothing; "" is `https://arxiv.org/abs/{id}`.
        keep: whether the lines of the page are people's: only what the library changed changes
            there, a fact in a row, a row, a section. All else stays as it is written.
        head: the two lines above a table's rows, where `row` gives these.
        title_link: whether the title itself is the link to the paper.
        brackets: of links: "round" is `([Code](…))`, "square" is `[[Code](…)]`.
        contents: whether a table of contents is in front.
        updated: whether the page says when it last changed.
        heading: the level of a top section, 1 to 5.
        words: words of the layout and names of link roles, where they differ.
        venues: other names of venues, by those that lists show: `{NeurIPS = "NIPS"}`.
        template: the Jinja2 template's file, or "".
        left_out: rows of the page that people decided to leave out of the library, by their names
            in the settings; with `keep` they stay.
        output: the file the view is written to, or "".
        url: where the page will be published, or "": for the feed.
        feed_url: where the feed will be published, or "": for the feed's link to itself.
    """

    name: str
    query: str = ""
    layout: str = "topics"
    title: str = ""
    intro: str = ""
    group: str = "tag"
    subgroup: str = "none"
    new_days: int = 0
    sections: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    only_listed: bool = False
    depth: int = 2
    order: str = "newest"
    authors: int = 3
    also_in: bool = False
    show: tuple[str, ...] = ()
    links: tuple[str, ...] = ("paper", "code", "project", "pdf", "thesis")
    row: tuple[str, ...] = ()
    arxiv: str = ""
    keep: bool = False
    head: tuple[str, ...] = ()
    title_link: bool = True
    brackets: str = "round"
    contents: bool = True
    updated: bool = False
    heading: int = 2
    words: Mapping[str, str] = field(default_factory=dict)
    venues: Mapping[str, str] = field(default_factory=dict)
    template: str = ""
    left_out: frozenset[str] = frozenset()
    output: str = ""
    url: str = ""
    feed_url: str = ""

    def word(self, name: str) -> str:
        """Return a word of the layout or the name of a link role: "code" is "Code"."""
        return self.words.get(name) or WORDS.get(name) or name.capitalize()


# Defaults of the layouts where they are not those of `View`.
PRESETS: Mapping[str, Mapping[str, object]] = {
    "topics": {},
    "years": {
        "group": "year",
        "show": ["venue", "authors"],
        "title_link": False,
        "brackets": "square",
        "contents": False,
    },
    "feed": {"group": "none", "contents": False, "updated": True},
    "table": {"group": "none", "contents": False, "show": ["authors", "venue", "year", "tags"]},
}


def view_from_table(name: str, table: Mapping[str, object]) -> View:
    """Return the view that a table of ssmlit.toml describes.

    Args:
        name: the view's name.
        table: its settings, as TOML gives them: the attributes of `View` except `name` and
            `left_out`. What is absent has the default of the layout; `sections` may hold
            `[tag, label]` pairs.

    Raises:
        UsageError: an unknown setting or value, with the nearest right one in the hint.
    """
    _check_names(name, table)
    layout = _one_of(LAYOUTS)(f"views.{name}.layout", table.get("layout", "topics"))
    settings = _split_pairs({**PRESETS[layout], **table, "layout": layout})
    values = {key: _READERS[key](f"views.{name}.{key}", value) for key, value in settings.items()}
    return View(name=name, **values)  # type: ignore[arg-type]  # each reader returns its field's type


def _check_names(name: str, table: Mapping[str, object]) -> None:
    for key in table:
        if key not in _READERS:
            raise UsageError(
                f"view {name!r} has an unknown setting {key!r}",
                hint=_nearest(key, sorted(_READERS)),
            )


def _split_pairs(settings: Mapping[str, object]) -> Mapping[str, object]:
    """Take labels given as `["tag", "Label"]` in `sections` over into `labels`."""
    sections, labels = settings.get("sections", []), settings.get("labels", {})
    if not isinstance(sections, list | tuple) or not isinstance(labels, Mapping):
        return settings
    pairs = {str(s[0]): s[1] for s in sections if isinstance(s, list | tuple) and len(s) == 2}
    order = [s[0] if isinstance(s, list | tuple) and len(s) == 2 else s for s in sections]
    return {**settings, "sections": order, "labels": {**pairs, **labels}}


def _nearest(word: str, choices: Sequence[str]) -> str:
    near = closest(word, choices, 0.5)
    return did_you_mean(near and repr(near), otherwise=f"one of: {', '.join(choices)}")


def _wrong(place: str, wanted: str, value: object) -> UsageError:
    return UsageError(f"{place} must be {wanted}, not {value!r}")


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(place, "a text", value)
    return value


def _flag(place: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(place, "true or false", value)
    return value


def _number(low: int, high: int) -> Callable[[str, object], int]:
    def read(place: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _wrong(place, f"a number from {low} to {high}", value)
        return value

    return read


def _one_of(choices: tuple[str, ...]) -> Callable[[str, object], str]:
    def read(place: str, value: object) -> str:
        text = _text(place, value)
        if text not in choices:
            raise UsageError(f"{place}: there is no {text!r}", hint=_nearest(text, choices))
        return text

    return read


def _texts(place: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(place, "a list of texts", value)
    return tuple(_text(place, item) for item in value)


def _arxiv(place: str, value: object) -> str:
    form = _text(place, value)
    if form and "{id}" not in form:
        raise _wrong(place, "an address with {id} in it", value)
    return form


def _row(place: str, value: object) -> tuple[str, ...]:
    pieces = _texts(place, value)
    if pieces and not any("{title}" in piece for piece in pieces):
        raise _wrong(place, "pieces with {title} in one of them", value)
    return pieces


def _mapping(place: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise _wrong(place, "a table of texts", value)
    return {str(key): _text(f"{place}.{key}", item) for key, item in value.items()}


_READERS: Mapping[str, Callable[[str, object], object]] = {
    **{f.name: _text for f in fields(View) if f.type == "str" and f.name != "name"},
    **{f.name: _flag for f in fields(View) if f.type == "bool"},
    **{f.name: _mapping for f in fields(View) if str(f.type).startswith("Mapping")},
    "layout": _one_of(LAYOUTS),
    "group": _one_of(GROUPS),
    "subgroup": _one_of(GROUPS),
    "order": _one_of(ORDERS),
    "brackets": _one_of(BRACKETS),
    "show": lambda place, value: tuple(_one_of(DETAILS)(place, it) for it in _texts(place, value)),
    "sections": _texts,
    "links": _texts,
    "row": _row,
    "arxiv": _arxiv,
    "head": _texts,
    "depth": _number(1, 5),
    "new_days": _number(0, 3660),
    "heading": _number(1, 5),
    "authors": _number(0, 1000),
}
