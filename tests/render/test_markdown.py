"""Text and addresses as Markdown that shows exactly them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit.model import Link, Person, Record
from ssmlit.render import render as render_list
from ssmlit.render import view_from_table
from ssmlit.render.markdown import bold, clean, clean_url, code, escape, link, url
from tests.render.renderers import (
    CMARK,
    RENDERERS,
    cmark,
    markdown_it,
    mkdocs,
    needs_pandoc,
    pandoc,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# What titles are made of, with everything that Markdown could take for its own.
CHARACTERS = [*"\\`*_[]<>()|~$!#&:;.,-+='\"^{}@/?", *" \n\t\u00a0", *"aB1é论ב"]
SEQUENCES = ["**", "__", "~~", "``", "$x$", "$a_b$", "$`x`$", "](", "[^1]", "&amp;", "&#42;"]
BLOCKS = ["1. ", "- ", "# ", "---", "===", "<!--", "-->", "<b>", "<script>", "\\("]
PIECES = st.sampled_from([*CHARACTERS, *SEQUENCES, *BLOCKS, "http://a.b/c", "www.a.org"])
TITLES = st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(lambda t: clean(t) != "")


@pytest.mark.slow
@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("A | B", id="bar"),
        pytest.param("[1] Lists [and] brackets](x)", id="brackets"),
        pytest.param("*A star* and **two** and snake_case _x_ __y__", id="emphasis"),
        pytest.param("<script>alert(1)</script> <b>bold</b> a < b > c", id="html"),
        pytest.param("`code` and ``two`` and one ` left", id="backticks"),
        pytest.param("S$^2$Mamba: $\\mathcal{O}(N_1 \\cdot n^2)$", id="math"),
        pytest.param("From $5 to $10", id="dollars"),
        pytest.param("AT&T, R&D &amp; &#42; &copy", id="entities"),
        pytest.param("# Heading #", id="hash"),
        pytest.param("- item", id="bullet"),
        pytest.param("1. item", id="number"),
        pytest.param("2024) A Year", id="number-parenthesis"),
        pytest.param("> quote", id="quote"),
        pytest.param("=== under", id="setext"),
        pytest.param("\\textbf{LaTeX} \\& \\\\ backslash \\", id="latex"),
        pytest.param("~~gone~~ ~one~", id="strikethrough"),
        pytest.param("See http://example.org/a_b and www.example.org now", id="autolink"),
        pytest.param("Write to a.b+c@d-e.org or x@y.zz, not @you or a@", id="mail"),
        pytest.param("Graph :: Maps: and a:b://c = d", id="colons"),
        pytest.param("状态空间模型：综述", id="cjk"),
        pytest.param("מודלים של מרחב מצב (SSM)", id="rtl"),
        pytest.param("[^1] footnote and [x] task", id="footnote"),
        pytest.param("![image](x.png)", id="image"),
        pytest.param("a\nb\r\n\tc", id="newlines"),
    ],
)
def test_a_title_reads_as_it_was_given_wherever_it_stands(
    title: str, render: Callable[[str], str]
) -> None:
    """In a link, in bold, at the start of a line, in a cell: the text comes out as it went in."""
    href = "https://a.b/c"
    places = {
        "link": (f"- {link(title, href)}\n", [(clean(title), href)]),
        "bold": (f"- {bold(title)}, Authors\n", []),
        "line": (f"{escape(title)}\n", []),
        "heading": (f"## {escape(title)}\n", []),
        "cell": (f"| a |\n| --- |\n| {link(title, href, table=True)} |\n", [(clean(title), href)]),
    }
    shown = {place: read(render(text)) for place, (text, _) in places.items()}

    assert {place: seen.links for place, seen in shown.items()} == {
        place: links for place, (_, links) in places.items()
    }
    assert shown["link"].text == clean(title)
    assert shown["bold"].text == f"{clean(title)}, Authors"
    assert shown["line"].text == clean(title)
    assert shown["heading"].headings == [clean(title)]
    assert shown["cell"].cells == ["a", clean(title)]
    assert {"script", "b", "img"} & {tag for seen in shown.values() for tag in seen.tags} == set()


@pytest.mark.slow
@pytest.mark.programs
@needs_pandoc
@pytest.mark.programs
def test_pandoc_shows_what_was_meant() -> None:
    """One document of awkward titles, each a list's row: pandoc sees the same text and links."""
    titles = [
        *("A | B", "[1] Lists [and] brackets](x)", "*A star* and **two** snake_case _x_ __y__"),
        *("<script>alert(1)</script> a < b > c", "`code` and one ` left", "From $5 to $10"),
        *("AT&T &amp; &#42; &copy", "~~gone~~ ~one~", "See http://example.org/a_b www.a.org now"),
        *("Write to a.b+c@d-e.org", "\\textbf{LaTeX} \\& \\\\ backslash \\", "[^1] and [x] task"),
    ]
    address = "https://a.b/x_(y)_z?a=1&copy=2"
    seen = read(pandoc("".join(f"- {link(title, address)}, {bold(title)}\n" for title in titles)))

    assert seen.links == [(title, address) for title in titles]
    assert seen.text == " ".join(f"{title}, {title}" for title in titles)


@pytest.mark.slow
@given(TITLES)
@example("$`x`$")
@example("www.www.a.org")
@example("_www.a.org\\")
@example("a]: b")
@example("\\\\#")
@example("\\#")
@example("a ##")
def test_any_title_in_a_page_reads_as_it_was_given(title: str) -> None:
    """Whatever a title is made of, a list shows that text, that link and nothing else."""
    text = f"- {link(title, 'https://a.b/c')}\n\n## {escape(title)}\n\n{bold(title)}, X\n"
    want = f"{clean(title)} {clean(title)} {clean(title)}, X"
    for render in (markdown_it, mkdocs, cmark) if CMARK else (markdown_it, mkdocs):
        seen = read(render(text))
        assert seen.text == want
        assert [address for _, address in seen.links] == ["https://a.b/c"]
        assert set(seen.tags) <= {"ul", "li", "a", "h2", "p", "strong", "code"}


@pytest.mark.slow
@given(TITLES)
@example("a formula $a|b$ with a bar")
def test_any_title_in_a_table_stays_in_its_cell(title: str) -> None:
    """A table row has as many cells as it was given, and each reads as its text."""
    text = (
        f"| a | b |\n| --- | --- |\n| {escape(title, table=True)} | {code(title, table=True)} |\n"
    )
    for render in (markdown_it, cmark) if CMARK else (markdown_it,):
        cells = read(render(text)).cells
        assert [" ".join(cell.split()) for cell in cells] == ["a", "b", clean(title), clean(title)]


def test_a_bar_in_a_table_is_text_wherever_it_stands() -> None:
    """Of a formula, too; in the words of a view, in every detail of a paper and in its links."""
    work = Record(
        title="$A|B$", authors=(Person("$C|D$"),), venue="$E|F$", year=2024, tags=("g|h",), key="k",
        links=(Link("code", "https://i.org/j|k"),), extra=(("remark", "$l|m$"),),
    )  # fmt: skip
    show = ["authors", "venue", "year", "date", "note", "tags"]
    words = {name: f"${name}|x$" for name in ("title", *show, "links", "code")}
    view = view_from_table("v", {"layout": "table", "show": show, "words": words})

    cells = read(markdown_it(render_list([work], view, date=""))).cells
    assert [" ".join(cell.split()) for cell in cells] == [
        *(words[name] for name in ("title", *show, "links")),
        "$A|B$", "$C|D$", "$E|F$", "2024", "2024", "$l|m$", "g|h", "$code|x$",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize(
    ("address", "target"),
    [
        pytest.param("https://a.b/x_(y)_z", "https://a.b/x_(y)_z", id="parentheses"),
        pytest.param("https://a.b/x (1) y", "https://a.b/x (1) y", id="spaces"),
        pytest.param("https://a.b/<x>", "https://a.b/<x>", id="angle-brackets"),
        pytest.param("https://a.b/?a=1&copy;=2", "https://a.b/?a=1&copy;=2", id="entity"),
        pytest.param("https://a.b/a|b*c_d_`e`", "https://a.b/a|b*c_d_`e`", id="markdown"),
        pytest.param("https://a.b/\\x", "https://a.b/\\x", id="backslash"),
        pytest.param("https://a.b/论文", "https://a.b/论文", id="cjk"),
        pytest.param(
            "arxiv.org/abs/2312.00752", "https://arxiv.org/abs/2312.00752", id="no-scheme"
        ),
    ],
)
def test_a_link_leads_to_the_address_it_was_given(
    address: str, target: str, render: Callable[[str], str]
) -> None:
    """Whatever is in an address, the renderer's link is the same address."""
    assert read(render(link("t", address))).links == [("t", target)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//host/x",
        "paper.pdf",
        "",
    ],
)
def test_an_address_that_must_not_be_followed_is_no_link(address: str) -> None:
    """Only the text is left of a link that could run or read something."""
    assert (clean_url(address), url(address), link("a", address)) == ("", "", "a")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("a", "`a`", id="plain"),
        pytest.param("a`b", "``a`b``", id="backtick-inside"),
        pytest.param("`a", "`` `a ``", id="backtick-at-edge"),
        pytest.param("a``b`c", "```a``b`c```", id="longest-run"),
    ],
)
def test_code_spans_are_fenced_longer_than_what_they_hold(text: str, span: str) -> None:
    """A code span shows backticks too."""
    assert code(text) == span


def test_plain_titles_stay_readable_in_the_source() -> None:
    """What needs no escaping has none, so that diffs of a list are read easily."""
    title = "Mamba-2: State-Space Models (SSMs) & snake_case, 3.5 × faster: Why? 100% + more!"

    assert escape(title) == title


def test_formulas_keep_github_from_reading_them_as_markdown() -> None:
    """A formula is written the way GitHub and GitLab protect it; a price is not a formula."""
    assert escape("$a_b$ of $5") == "$`a_b`$ of &#36;5"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("# Whales", r"\# Whales"),
        ("- Whales", r"\- Whales"),
        ("+Whales", r"\+Whales"),
        ("3. Whales", r"3\. Whales"),
        ("12) Whales", r"12\) Whales"),
        ("3.5 Whales", "3.5 Whales"),
        ("Whales 3. - 4", "Whales 3. - 4"),
    ],
)
def test_what_begins_a_heading_or_an_item_is_escaped(text: str, source: str) -> None:
    """At the start of a line, but not behind other text."""
    assert escape(text) == source
    assert escape(text, start=False) == text
