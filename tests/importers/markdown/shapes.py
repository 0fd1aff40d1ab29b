"""Lists of papers in many shapes, made of works that are known: what a reader should find in them.

Responsible for the shapes. Does not depend on the importer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ET_AL = " et al."


@dataclass(frozen=True, slots=True)
class Work:
    """A paper as a list's editor knows it; empty where a work has none.

    Attributes:
        doi: without the address of the resolver.
        code: address of a repository.
    """

    title: str
    authors: tuple[str, ...]
    year: int
    venue: str
    arxiv: str
    doi: str = ""
    code: str = ""
    month: int = 1

    @property
    def paper(self) -> str:
        """Where the paper is."""
        return f"https://arxiv.org/abs/{self.arxiv}"

    @property
    def nickname(self) -> str:
        """What the authors call their method: the words before the colon."""
        head, colon, _ = self.title.partition(":")
        return head if colon and len(head.split()) == 1 else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a list.

    Attributes:
        write: makes the text of a list.
        shown: which facts the shape shows: words of "authors first year venue date doi code none";
            "first" is the first author with "et al.", "surname" the same by surname only;
            "none" says that there is no link to a paper.
    """

    write: Callable[[Sequence[Work]], str]
    shown: frozenset[str]


SHAPES: dict[str, Shape] = {}


def shape(shown: str = "") -> Callable[[Callable[[Sequence[Work]], str]], object]:
    def register(write: Callable[[Sequence[Work]], str]) -> object:
        SHAPES[write.__name__.replace("_", "-")] = Shape(write, frozenset(shown.split()))
        return write

    return register


def rows(line: Callable[[Work], str], works: Sequence[Work], between: str = "\n") -> str:
    """Return a list of a few sections with a row for each work."""
    parts = ["# Awesome Things\n\nA list of papers.\n"]
    size = max(3, len(works) // 3)
    for number, start in enumerate(range(0, len(works), size)):
        parts.append(f"## {('Architectures', 'Theory', 'Vision', 'Language')[number % 4]}\n")
        parts.append(between.join(line(work) for work in works[start : start + size]) + "\n")
    return "\n".join(parts)


def table(heads: str, line: Callable[[Work], str], works: Sequence[Work]) -> str:
    rule = "|".join("---" for _ in heads.split("|"))
    body = "\n".join(f"| {line(work)} |" for work in works)
    return f"# Awesome Things\n\n## Papers\n\n| {heads} |\n|{rule}|\n{body}\n"


def people(work: Work) -> str:
    return ", ".join(work.authors)


def first(work: Work) -> str:
    return work.authors[0] + (ET_AL if len(work.authors) > 1 else "")


def surname(work: Work) -> str:
    return work.authors[0].split()[-1] + (ET_AL if len(work.authors) > 1 else ".")


def listed(work: Work) -> str:
    """The names with "and" before the last."""
    *most, last = work.authors
    return f"{', '.join(most)} and {last}" if most else last


def inverted(work: Work) -> str:
    """APA: Carver, A., & Holm, B."""
    names = []
    for name in work.authors:
        *given, last = name.split()
        names.append(
            ", ".join([last, " ".join(f"{part[0]}." for part in given)]) if given else last
        )
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def code(work: Work, words: str = "[[code]({})]") -> str:
    return f" {words.format(work.code)}" if work.code else ""


@shape("venue year code")
def title_in_link(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- [{w.title}]({w.paper}) ({w.venue} {w.year}){code(w)}", works)


@shape("surname venue date code")
def bold_title_italic_tail(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"* [{w.year}/{w.month:02}] **{w.title}.** *{surname(w)} {w.venue}.* "
            f"[[paper]({w.paper})]{code(w, '[[repo]({})]')}"
        ),
        works,
    )


@shape("authors venue year")
def nested_facts(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- [{w.title}]({w.paper})\n    - {people(w)}\n    - 🏛️ Institutions: Unknown\n"
            f"    - 📅 Date: March 27, {w.year}\n    - 📑 Publisher: {w.venue} {w.year}\n"
            "    - 💻 Env: [Web]\n    - 🔑 Key: [benchmark], [model]\n"
            "    - 📖 TLDR: A hierarchical benchmark spanning many things, with tasks from real "
            "websites, verified by people.\n"
        ),
        works,
    )


@shape("venue year code none")
def plain_titles(works: Sequence[Work]) -> str:
    return rows(lambda w: f"* {w.title} ({w.venue} {w.year}){code(w, '[Source code]({})')}", works)


@shape()
def link_only(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- [{w.title}]({w.paper})", works)


@shape("authors venue year code")
def three_lines(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"**{w.title}**  \n{people(w)}  \n[{w.venue} {w.year}]({w.paper})"
            + code(w, "• [Code]({})")
        ),
        works,
        "\n\n",
    )


@shape("venue year")
def quoted_under_years(works: Sequence[Work]) -> str:
    years = sorted({w.year for w in works}, reverse=True)
    parts = ["# Tracking List\nI have read these.\n"]
    for year in years:
        parts.append(f"## {year}")
        parts += [
            f'* {w.nickname + ": " if w.nickname else ""}"{w.title}" {w.venue}. '
            f"[[Paper]]({w.paper})  \n  针对长期目标跟踪的改进，网络使用了预测头。"
            for w in works
            if w.year == year
        ]
        parts.append("")
    return "\n".join(parts)


@shape("venue year")
def linked_headings(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"#### [{w.title}]({w.paper})\n\n{w.venue} {w.year}\n\n"
            "1. **The first work** that shows this\n2. uses a *small* model\n"
        ),
        works,
    )


@shape("authors year")
def by_people(works: Sequence[Work]) -> str:
    return rows(lambda w: f"* <[{w.title}]({w.paper})> by {listed(w)}, {w.year}.\n", works)


@shape("venue year code none")
def table_with_nicknames(works: Sequence[Work]) -> str:
    return table(
        "Name | Paper Title | Year | **Venue** | Resources | Notes",
        lambda w: (
            f"{w.nickname or '/'} | {w.title} | {w.year} | {w.venue} | "
            f"{code(w, '[[code]]({})') or '/'} | Rigid receptor"
        ),
        works,
    )


@shape("venue year")
def venue_badge_first(works: Sequence[Work]) -> str:
    return rows(lambda w: f"1. [{w.venue} {w.year}] {w.title} [[paper]]({w.paper})", works)


@shape("first year")
def bold_year_people(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- **{w.title}** ({w.year}), {first(w)} [[pdf]]({w.paper})", works)


@shape("authors venue year")
def heading_with_badge(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"##### • \\[{w.year} {w.venue}\\] {w.title}. [\\[PDF\\]]({w.paper})\n*{people(w)}*\n"
        ),
        works,
    )


@shape("authors code")
def numbered_headings(works: Sequence[Work]) -> str:
    number = iter(range(1, 10_000))
    return rows(
        lambda w: (
            f"### {next(number)}. {w.title}\n**Authors**: {people(w)}\n\n"
            "<details span>\n<summary><b>Abstract</b></summary>\nWe show that a thing is possible "
            "and measure how well it works in practice.\n</details>\n\n"
            f"[📄 Paper]({w.paper}){code(w, '| [💻 Code]({})')}\n"
        ),
        works,
    )


@shape("code")
def title_above_facts(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"**{w.title}**\n\n- Paper: {w.paper}{code(w, chr(10) + '- Code: {}')}\n", works
    )


@shape("first venue year")
def nested_years(works: Sequence[Work]) -> str:
    years = sorted({w.year for w in works}, reverse=True)
    lines = ["# Awesome Things\n", "## Papers\n"]
    for year in years:
        lines.append(f"* **{year}**")
        lines += [
            f"  * ({w.venue} {w.year}) **{w.title}**, {first(w)} [[Paper]({w.paper})]"
            for w in works
            if w.year == year
        ]
    return "\n".join(lines)


@shape()
def table_linked_paper(works: Sequence[Work]) -> str:
    return table(
        "Name | Paper | Link | Notes",
        lambda w: (
            f"**{w.nickname or w.title.split()[0]}** | [{w.title}]({w.paper}) | "
            "[Link](https://example.com/data) | multi-turn"
        ),
        works,
    )


@shape("authors venue year doi")
def lines_with_doi(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"**{w.title}.**  \n{people(w)}.  \n*{w.venue}, October {w.year}.*  \n"
            f"[[{w.doi}](https://doi.org/{w.doi})]"
        ),
        works,
        "\n\n",
    )


@shape("venue year doi")
def venue_on_link(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"* **{w.title}**\n[{w.venue} ({w.year})](https://doi.org/{w.doi})\n", works
    )


@shape("authors venue year")
def authors_first(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"- {people(w)}, {w.title} ({w.venue} {w.year}) [[Paper]]({w.paper})", works
    )


@shape("venue year")
def chinese_notes(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- [【关于 {w.nickname or '论文'} 】 那些的你不知道的事](https://github.com/o/notes)\n"
            f"  - 论文名称：{w.title}\n  - 论文地址：{w.paper}\n  - 会议：{w.venue} {w.year}\n"
            "  - 动机：以前的方法太慢，需要改进。\n"
        ),
        works,
    )


@shape("venue year")
def table_short_heads(works: Sequence[Work]) -> str:
    return table(
        "Title | Conf | Code", lambda w: f"[{w.title}]({w.paper}) | {w.venue} {w.year} | -", works
    )


@shape("year doi")
def doi_badge(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"- [{w.title}]({w.paper}) [[DOI]](https://doi.org/{w.doi}) ({w.year})", works
    )


@shape("authors venue year")
def mla(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f'* {people(w)}. "{w.title}." {w.venue} ({w.year}). [[paper]({w.paper})]', works
    )


@shape("surname venue year")
def apa_first(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"- {inverted(w)} ({w.year}). {w.title}. *{w.venue}*. [[paper]({w.paper})]", works
    )


@shape("authors venue year")
def html_items(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f'<li><a href="{w.paper}">{w.title}</a><br>{people(w)}<br>'
            f"<i>{w.venue} {w.year}</i></li>"
        ),
        works,
    )


@shape("authors venue year")
def html_table(works: Sequence[Work]) -> str:
    body = "\n".join(
        f'<tr><td><a href="{w.paper}">{w.title}</a></td><td>{people(w)}</td>'
        f"<td>{w.venue}</td><td>{w.year}</td></tr>"
        for w in works
    )
    head = "<tr><th>Title</th><th>Authors</th><th>Venue</th><th>Year</th></tr>"
    return f"# Awesome Things\n\n## Papers\n\n<table>\n{head}\n{body}\n</table>\n"


@shape("authors venue year code")
def breaks(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- **{w.title}** <br> {people(w)} <br> {w.venue} {w.year}. [[Paper]({w.paper})]"
            + code(w)
        ),
        works,
    )


@shape("authors venue year")
def bold_badge_then_link(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"+ **[{w.venue}'{w.year % 100:02}]** [{w.title}]({w.paper}), *{people(w)}*",
        works,
    )


@shape("venue year code")
def code_badge(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- `{w.venue} {w.year}` {w.title} [[Paper]({w.paper})]{code(w)}", works)


@shape("surname date code")
def daily_table(works: Sequence[Work]) -> str:
    return table(
        "Publish Date | Title | Authors | PDF | Code",
        lambda w: (
            f"**{w.year}-{w.month:02}-01** | **{w.title}** | {w.authors[0]} et.al. | "
            f"[{w.arxiv}]({w.paper}) | " + (f"**[link]({w.code})**" if w.code else "null")
        ),
        works,
    )


@shape("authors venue date")
def dated_sentences(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"- [{w.year}.{w.month:02}] [{w.title}]({w.paper}). {people(w)}. {w.venue}.",
        works,
    )


@shape("authors")
def quotes(works: Sequence[Work]) -> str:
    return rows(lambda w: f"> **{w.title}**, {people(w)}\n> [[Paper]({w.paper})]\n", works)


@shape("first venue year")
def nickname_colon_link(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- **{w.nickname or w.title.split()[0]}**: [{w.title}]({w.paper}), {first(w)}, "
            f"{w.venue} {w.year}"
        ),
        works,
    )


@shape("authors venue year")
def sentences(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"* {w.title}. {people(w)}. {w.venue} {w.year}. [[pdf]]({w.paper})", works
    )


@shape("authors venue year")
def people_then_bold(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"1. {listed(w)}. **{w.title}**. *{w.venue}*, {w.year}. [[pdf]]({w.paper})", works
    )


@shape("authors venue year")
def wide_table(works: Sequence[Work]) -> str:
    return table(
        "Year | Venue | Title | Authors | Links",
        lambda w: f"{w.year} | {w.venue} | {w.title} | {people(w)} | [[paper]({w.paper})]",
        works,
    )


@shape("authors venue year")
def unnamed_columns(works: Sequence[Work]) -> str:
    return table(
        " | | | |",
        lambda w: f"{w.year} | {w.venue} | {w.title} | {people(w)} | [paper]({w.paper})",
        works,
    )


@shape("authors venue year")
def numbered_references(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"1. {listed(w)}, “{w.title},” in *Proc. {w.venue}*, {w.year}. [[pdf]({w.paper})]"
        ),
        works,
    )


@shape("year none")
def short_year_venue_title(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"- {w.year % 100:02}-{re.sub('[^A-Za-z]', '', w.venue)}-{w.title}", works
    )


@shape("authors venue year")
def items_with_lines(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- **{w.title}**\n  - *{people(w)}*\n  - *{w.venue} {w.year}*\n"
            f"  - [[Paper]({w.paper})]\n"
        ),
        works,
    )


@shape("authors")
def contents_above(works: Sequence[Work]) -> str:
    """Every topic is below a heading "Contents"."""
    text = rows(lambda w: f"- **{w.title}**, {people(w)} [[pdf]]({w.paper})", works)
    text = text.replace("\n## ", "\n### ")
    return text.replace(
        "A list of papers.", "A list of papers.\n\n## Contents\n* [Theory](#theory)"
    )


@shape("authors venue year")
def paragraphs_with_labels(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"[**{w.title}**]({w.paper})<br>\n**Authors:** {people(w)}<br>\n"
            f"**Venue:** {w.venue} {w.year}\n"
        ),
        works,
    )


@shape("venue year code")
def venue_and_comma_first(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        title = w.title.replace(f"{w.nickname}:", f"**{w.nickname}**:") if w.nickname else w.title
        return f"- {w.venue} {w.year}, {title}, [arXiv]({w.paper})" + code(w, "/ [Github]({})")

    return rows(line, works)


@shape("code")
def label_in_brackets_first(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"- [[{w.venue.split()[0]}{w.year}]({w.paper})] {w.title}{code(w, '[[github]({})]')}"
        ),
        works,
    )


@shape("venue year")
def sentence_in_venue(works: Sequence[Work]) -> str:
    return rows(lambda w: f"- {w.title}. In *{w.venue} {w.year}*. [[pdf]({w.paper})]", works)


@shape("surname")
def linked_lines_with_emoji(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f":1st_place_medal: :page_facing_up: [{w.title} - {w.authors[0]} et al.]({w.paper})\n"
        ),
        works,
    )


@shape("authors venue year")
def people_then_italic(works: Sequence[Work]) -> str:
    return rows(
        lambda w: f"* {listed(w)}, *{w.title}*, {w.venue} {w.year} [[Paper]({w.paper})]", works
    )


@shape("authors venue year")
def group_above_people(works: Sequence[Work]) -> str:
    """The row links the paper, and says below it whose and which it is."""
    return rows(
        lambda w: (
            f"* Univ. Carver [[Paper]({w.paper})]\n"
            f"  * {listed(w)}, *{w.title}*, arXiv:{w.arxiv} / {w.venue} {w.year}"
        ),
        works,
    )


@shape("surname venue year")
def documented_models(works: Sequence[Work]) -> str:
    def line(w: Work) -> str:
        other = " *et al.*" if len(w.authors) > 1 else ""
        return (
            f"* **[The {w.venue} Model](https://docs.example.org/{works.index(w)})** from "
            f"{w.authors[0].split()[-1]}{other}: [{w.title}]({w.paper}) ({w.venue} {w.year})"
        )

    return rows(line, works)


@shape("first year")
def people_in_link(works: Sequence[Work]) -> str:
    return rows(
        lambda w: (
            f"* `Method`: [{w.title}, {w.authors[0]} et al. {w.year}]({w.paper})"
            if len(w.authors) > 1
            else f"* `Method`: [{w.title}, {w.authors[0]} {w.year}]({w.paper})"
        ),
        works,
    )


@shape("venue year code")
def table_with_topics(works: Sequence[Work]) -> str:
    """Rows of one cell head the rows below them."""

    def line(w: Work) -> str:
        topic = "_Slow Models_ |\n| " if works.index(w) % 5 == 0 else ""
        linked = f"[Github]({w.code})" if w.code else "-"
        return f"{topic}[**{w.title}**]({w.paper}) | {w.venue} {w.year} | {linked}"

    return table("Title | Venue | Code", line, works)


@shape("authors venue year code")
def bibtex_names(works: Sequence[Work]) -> str:
    def turned(name: str) -> str:
        *given, last = name.split()
        return f"{last}, {' '.join(given)}" if given else last

    def line(w: Work) -> str:
        linked = f"\n  - [[Python Reference]]({w.code})" if w.code else ""
        return (
            f"- **{w.title} ({w.venue} {w.year})**\n"
            f"  - {' and '.join(map(turned, w.authors))}\n  - [[Paper]]({w.paper}){linked}\n"
        )

    return rows(line, works)
