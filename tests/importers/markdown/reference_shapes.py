"""Lists written as references are, and lists whose facts are in headings, labels or brackets.

Responsible for the shapes of fields other than machine learning. Does not depend on the importer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importers.markdown.shapes import (
    code,
    first,
    inverted,
    listed,
    people,
    rows,
    shape,
    surname,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.importers.markdown.shapes import Work


def place(work: Work) -> tuple[int, int, int, int]:
    """Return a volume, a number and the first and last page."""
    seed = int(work.arxiv[-4:].lstrip("0") or 7) if work.arxiv[-4:].isdigit() else 7
    return 3 + seed % 120, 1 + seed % 12, 11 + seed, 24 + seed


def with_initials(work: Work) -> str:
    """Nature: Carver, A. B. & Holm, C."""
    names = []
    for name in work.authors:
        *given, last = name.split()
        names.append(f"{last}, {' '.join(f'{part[0]}.' for part in given)}" if given else last)
    if len(names) > 5:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])} & {names[-1]}" if names[1:] else names[0]


def initials_behind(work: Work) -> str:
    """Vancouver: Carver AB, Holm C, et al."""
    names = []
    for name in work.authors[:6]:
        *given, last = name.split()
        names.append(f"{last} {''.join(part[0] for part in given)[:2]}".strip())
    return ", ".join(names) + (", et al" if len(work.authors) > 6 else "")


@shape("surname venue year none")
def nature_style(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, _, begin, end = place(w)
        return f"- [x] {with_initials(w)} {w.title}. {w.venue} {volume}, {begin}–{end} ({w.year})."

    return rows(line, works)


@shape("surname venue year")
def apa_with_linked_title(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, number, begin, end = place(w)
        return (
            f"* {inverted(w)} ({w.year}). [{w.title}](https://example.org/{w.arxiv}). _{w.venue}_,"
            f" {volume}({number}), {begin}-{end}.\n"
        )

    return rows(line, works)


@shape("authors venue year doi")
def chicago_style(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f'- {listed(w)}, "{w.title}", *{w.venue}* {place(w)[0]} ({w.year}). '
            f"DOI:[{w.doi}](http://dx.doi.org/{w.doi})"
        ),
        works,
    )


@shape("authors venue year doi")
def acm_style(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        _, _, begin, end = place(w)
        return (
            f"- {listed(w)}. {w.year}. {w.title}. In Proceedings of the {w.year} {w.venue} "
            f"Conference ({w.venue} '{w.year % 100:02}), Anna Carver and Ben Holm (Eds.). ACM, "
            f"New York, NY, USA, {begin}-{end}. https://doi.org/{w.doi}"
        )

    return rows(line, works)


@shape("surname venue year")
def vancouver_style(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, number, begin, end = place(w)
        return (
            f"- {initials_behind(w)}. [{w.title}](https://example.org/{w.arxiv}). {w.venue}. "
            f"{w.year} Mar;{volume}({number}):{begin}-{end}."
        )

    return rows(line, works)


@shape("authors venue year")
def ieee_style(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        _, _, begin, end = place(w)
        return (
            f'[{begin}] {people(w)}, "{w.title}," in *{w.venue}*, {w.year}, pp. {begin}–{end}. '
            f"[pdf]({w.paper})\n"
        )

    return rows(line, works)


@shape("surname venue year none")
def citations_in_a_table(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, number, begin, end = place(w)
        return (
            f"`{w.arxiv}.pdf` | {inverted(w)} ({w.year}). {w.title}. *{w.venue}*, "
            f"{volume}({number}), {begin}-{end}."
        )

    return table("Filename | Full Citation", line, works)


@shape("authors venue year")
def publications_by_year(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, number, begin, end = place(w)
        return (
            f'{listed(w)}, "[{w.title}](https://example.org/{w.arxiv})," *{w.venue}* {volume}, '
            f"{w.year}({number}): {begin}-{end}.\n"
        )

    return rows(line, works)


@shape("authors venue year")
def bold_heading_above_people(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        return (
            f"### 1.{works.index(w)} **{w.title}**\n\n{listed(w).replace(' and ', ' & ')}   "
            f"[{w.venue}](https://www.example.org/{w.arxiv}.pdf) || {w.year}\n\n"
            "intro: ***a brief intro to design, and what a paper tells you of it***\n"
        )

    return rows(line, works)


@shape("authors venue year none")
def heading_above_labels(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"### {w.title}\n**Authors**: {people(w)}  \n**Journal**: {w.venue}, {w.year}\n\n"
            "They solve models, and combine approximation with equilibrium conditions.\n"
        ),
        works,
    )


@shape("authors venue year none")
def reading_notes(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"<em>({w.year}-2-18)</em> {w.title}. {people(w)}. {w.venue} {w.year}. "
            f"[Notes](notes/{w.arxiv}.md)\n"
        ),
        works,
    )


@shape("authors venue year doi")
def definition_list(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"{w.title}\n:   {people(w)}. {w.venue} {w.year}. [doi](https://doi.org/{w.doi})\n"
        ),
        works,
    )


@shape("authors venue year")
def korean_labels(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- **{w.title}** ({w.venue} {w.year}) [[논문]({w.paper})]\n  - 저자: {people(w)}\n"
            "  - 요약: 이 논문은 새로운 방법을 제안한다.\n"
        ),
        works,
    )


@shape("authors venue year")
def japanese_labels(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- タイトル：[{w.title}]({w.paper})\n  - 著者：{people(w)}\n"
            f"  - 会議：{w.venue} {w.year}\n  - 概要：新しい手法を提案する。\n"
        ),
        works,
    )


@shape("authors venue year")
def venue_and_year_in_a_column(works: Sequence[Work]) -> str:
    return table(
        " | Title | Authors | Pub. & Year",
        lambda w: f"X | [{w.title}]({w.paper}) | {people(w)} | {w.venue} '{w.year}",
        works,
    )


@shape()
def local_and_empty_links(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        number = works.index(w)
        url = (w.paper, "https://x.org/a/{number}.pdf", "", f"papers/{number}.pdf")[number % 4]
        return f"* [security] [{w.title}]({url}) | **[Notes](notes.md#{number})**."

    return rows(line, works)


@shape("first venue year")
def cited_in_brackets(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- [{w.title}]({w.paper}) ({first(w)}, {w.venue} {w.year})", works)


@shape("surname year")
def cited_in_the_link(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- [{w.title} ({surname(w).rstrip('.')}, {w.year})]({w.paper})", works)


@shape("authors venue year code")
def numbers_in_brackets(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"{works.index(w) + 1}) {w.title}, {people(w)}, {w.venue} {w.year}, [link]({w.paper})"
            + code(w, "[code]({})")
        ),
        works,
    )


@shape("authors venue year")
def people_and_volume_between_commas(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume, number, _, _ = place(w)
        return (
            f"- **{w.title}**, {people(w)}, {w.venue} {volume}({number}), {w.year}. "
            f"[[paper]({w.paper})]"
        )

    return rows(line, works)


@shape("authors venue year")
def people_and_volume_in_sentences(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        volume = place(w)[0]
        return f"1. **{w.title}** {people(w)}. *{w.venue}* {volume}, {w.year}. [[pdf]({w.paper})]"

    return rows(line, works)
