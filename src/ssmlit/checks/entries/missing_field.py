from collections.abc import Iterator, Sequence

from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.fields.names import JOURNAL_FIELDS

RULE = Rule(
    "W201 missing-field",
    summary="a field that the entry's type requires is missing",
    why="""Styles print a gap, and BibTeX says “empty journal in gu”. Inherited fields (crossref,
    xdata) count. A preprint without a journal is @misc with eprint and archiveprefix.""",
    bad="@article{gu, author = {Gu, Albert}, title = {Mamba}, year = 2023}",
    good="@misc{gu, author = {Gu, Albert}, title = {Mamba}, year = 2023, eprint = {2312.00752},"
    " archiveprefix = {arXiv}}",
    shape=lambda kind, names: any(map(set(names).isdisjoint, _by_any_model(kind))),
)

_PEOPLE, _YEAR, _TITLE, _AUTHOR = ("author", "editor"), ("year", "date"), ("title",), ("author",)
_IN, _SCHOOL = ("booktitle",), ("school", "institution")
_WORK = (_AUTHOR, _TITLE, _YEAR)
# Who made it: styles of biblatex's print the translator in an author's place (manual, 4.1.1).
_BOOK = (("author", "editor", "organization", "translator"), _TITLE, _YEAR)

# BibTeX's model is btxdoc's (Patashnik 1988, section 3.1), biblatex's that of its manual, section
# 2.1.1. An entry is held to the model it is written in; beside biblatex's entries,
# one without a mark of either is held to what both want.
#: Type → alternatives of each required field, the same in both models.
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (*_WORK, JOURNAL_FIELDS),
    "book": _BOOK,
    "mvbook": _BOOK,
    "booklet": (_TITLE,),
    "collection": (("editor",), _TITLE, _YEAR),
    "dataset": (_TITLE,),
    "inbook": (_PEOPLE, _TITLE, _YEAR),
    "incollection": (*_WORK, _IN),
    "inproceedings": (*_WORK, _IN),
    "conference": (*_WORK, _IN),
    "inreference": (_TITLE, ("booktitle", "maintitle")),
    "manual": (_TITLE,),
    "mastersthesis": (*_WORK, _SCHOOL),
    "misc": (("title", "howpublished", "note", "key"),),
    "online": (_TITLE, ("url", "doi", "eprint")),
    "patent": (_AUTHOR, _TITLE, ("number",)),
    "phdthesis": (*_WORK, _SCHOOL),
    "proceedings": (_TITLE, _YEAR),
    "report": (*_WORK, ("institution",)),
    "software": (_TITLE,),
    "techreport": (*_WORK, ("institution",)),
    "thesis": (*_WORK, _SCHOOL),
    "unpublished": (_AUTHOR, _TITLE, ("note", "year", "date", "howpublished")),
}
#: What only BibTeX's styles ask for.
IN_BIBTEX: dict[str, tuple[tuple[str, ...], ...]] = {
    "book": (("publisher", "organization", "howpublished"),),
    "inbook": (("publisher",), ("chapter", "pages", "booktitle")),
    "incollection": (("publisher", "organization"),),
}
IN_BIBLATEX: dict[str, tuple[tuple[str, ...], ...]] = {"inbook": (_IN,)}
_DATA_ONLY = ("dataonly", "skipbib")


def _by_any_model(kind: str) -> Iterator[Sequence[str]]:
    for wanted in (REQUIRED, IN_BIBTEX, IN_BIBLATEX):
        yield from wanted.get(kind, ())


def check(view: EntryView, context: RuleContext) -> Findings:
    if "options" in view.fields and any(word in view.text("options") for word in _DATA_ONLY):
        return
    for names in (*REQUIRED.get(view.type, ()), *_of_model(view, context)):
        if view.first(*names) or context.inherits(view, names):
            continue
        if _is_dateless(view, names) or _is_a_bodys(view, names):
            continue
        shown = [n for n in names if view.is_biblatex or n not in {"date", "journaltitle"}]
        message = f"@{view.entry.type} needs {' or '.join(shown[:2])}, which is missing"
        is_preprint = names is JOURNAL_FIELDS and view.arxiv is not None
        yield Fault(f"{message}; a preprint is @misc" if is_preprint else message)


def _of_model(view: EntryView, context: RuleContext) -> Sequence[tuple[str, ...]]:
    """Return what only the model asks for that an entry is written in."""
    if view.is_biblatex:
        return IN_BIBLATEX.get(view.type, ())
    wanted = IN_BIBTEX.get(view.type, ())
    return wanted if wanted and not context.is_biblatex(view) else ()


def _is_dateless(view: EntryView, names: tuple[str, ...]) -> bool:
    """Return whether `pubstate` or `eventdate` stands in for a year (biblatex)."""
    return names is _YEAR and view.first("pubstate", "eventdate") is not None


def _is_a_bodys(view: EntryView, names: tuple[str, ...]) -> bool:
    """Return whether author and institution of a report are one, which is given once."""
    if view.type != "report":
        return False
    author = view.text("author")
    is_author = names == ("institution",) and author[:1] == "{" and author[-1:] == "}"
    return is_author or (names is _AUTHOR and view.first("institution") is not None)
