"""Signs repeated without end, in each place where people's text is read: nothing takes for ever.

A place is read in far less than a second; what takes more than quadratic time, or much of it,
would take minutes or hours.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from ssmlit import checks, importers
from ssmlit.actions.records.resolving import parse_wanted
from ssmlit.citations import cited
from ssmlit.duplicates.cleaning import main_title
from ssmlit.fields.venue_words import one_is_acronym
from ssmlit.importers.markdown import volume_and_pages
from ssmlit.importers.markdown.people import names
from ssmlit.importers.references import reader
from ssmlit.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow
PATIENCE = 10  # seconds of the processor


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Interrupt what takes too long, and fail."""

    def too_long(_signal: int, _frame: object) -> None:
        raise AssertionError(f"it took more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def listed(row: str) -> object:
    return importers.read_rows(f"- [A Model of Shells](https://x.org/a.pdf)\n- {row}\n", "x.md")


def in_table(cell: str) -> object:
    head = "| Title | Authors | Paper |\n|---|---|---|\n| A Model of Shells | A. Carver | x |\n"
    return importers.read_rows(f"{head}| The Snail | {cell} | [p](https://x.org/b.pdf) |\n", "x.md")


def of_medline(value: str) -> object:
    return importers.read_rows(f"PMID- 1\nTI  - A\nAB  - {value}\nAID - {value}\n", "x.nbib")


def of_wos(value: str) -> object:
    return importers.read_rows(f"PT J\nTI A\nAF A, {value}, {value}\nAU {value}\n", "x.ciw")


def as_pages(pages: str) -> object:
    library = Library.from_text(f"@misc{{k, title={{A}}, pages={{{pages}}}}}\n", "x.bib")
    return checks.run(library, checks.select(("numbers",), ()))


def as_acronyms(names: str) -> object:
    return one_is_acronym(tuple(names.split()), tuple(names.split()))


def in_tex(text: str) -> object:
    return cited("p.tex", {"p.tex": text}.get)


CASES: list[tuple[str, Callable[[str], object], str]] = [
    ("commas in a row", listed, f"x{', ' * 4_000}y"),
    ("commas in a table", in_table, ", " * 4_500),
    ("brackets in a row", listed, f"{'(Carver & Holm) ' * 1_000}y"),
    ("brackets behind authors", listed, f"Carver, A. Snails. {'(in press)' * 1_500}"),
    ("initials instead of names", names.read, "A, " * 50_000),
    ("initials in a row", listed, "A. " * 2_000),
    ("initials of a reference", lambda text: reader.read(f"{text}Carver, A."), "A. " * 200_000),
    ("ranges in a row", volume_and_pages.find, "9-8 " * 40_000),
    ("commas between pages", as_pages, f"i{',' * 60}y"),
    ("no blanks in MEDLINE", of_medline, "{a}" * 20_000),
    ("letters in a name of Web of Science", of_wos, "A" * 30_000),
    ("brackets behind a title", main_title, "[" * 40_000),
    ("words of a venue", as_acronyms, "part " * 80_000),
    ("stops of an address", lambda text: parse_wanted([text]), "A." * 40_000),
    *(
        (f"{sign!r} in Markdown", lambda text: cited("p.md", {"p.md": text}.get), sign * 10_000)
        for sign in (
            "`",
            "` ",
            "$$ ",
            "<pre>",
            "[a]: ",
            '](b "',
            "\\cite",
            "\\cite[",
            "{cite}`{",
            "@",
        )
    ),
    *(
        (f"{sign!r} in Typst", lambda text: cited("p.typ", {"p.typ": text}.get), sign * 20_000)
        for sign in ("`", "#f(", "#let ", '"', '#"', "A.", "@a")
    ),
    (
        "a file that reads itself",
        in_tex,
        f"{'words ' * 80_000}\\newcommand\\x[1][z]{{\\input{{p}}}}\\x",
    ),
]


@pytest.mark.parametrize(("read", "text"), [pytest.param(*one, id=name) for name, *one in CASES])
def test_it_ends_soon(read: Callable[[str], object], text: str) -> None:
    """What comes out does not matter."""
    read(text)
