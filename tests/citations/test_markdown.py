"""Citations of Pandoc's Markdown and of Quarto; where pandoc is here, it is the judge."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from ssmlit.citations import Citations, cited, rewritten

CASES = [
    pytest.param("As @gu2023 says [-@dao2024, p. 3; see @re].", "gu2023 dao2024 re", id="forms"),
    pytest.param("@{odd/key,x} @a:b.c. @d-e, (@f_g)", "odd/key,x a:b.c d-e f_g", id="names"),
    pytest.param("me@example.org and \\@notme `@code` @yes", "yes", id="no citations"),
    pytest.param("```\n@fenced\n```\n\n~~~py\n@other\n~~~\n\n@yes", "yes", id="code blocks"),
    pytest.param("<!-- @hidden --> [text](http://x.org/@user) <http://x.org/@b> @yes", "yes",
                 id="comments and links"),
    pytest.param("---\ntitle: A @title\n---\n\n@yes", "title yes", id="front matter"),
    pytest.param("[@a; @b, pp. 3-4 and *passim*] @c [p. 2]", "a b c", id="lists"),
    pytest.param("text\n\n    @code\n\n    @more\n\n@yes", "yes", id="indented code"),
    pytest.param("- item\n\n    @under it\n\n[^1]: note\n\n    @too\n\n@yes[^1]", "under too yes",
                 id="indented text"),
    pytest.param("- item\n\n    ```r\n    #' @param x\n    ```\n\n> ```\n> @quoted\n> ```\n\n@yes",
                 "yes", id="code in lists and quotes"),
    pytest.param("$$ a @math $$ and $x$ @yes", "yes", id="formulas"),
    pytest.param("    @code\n\n@yes", "yes", id="indented from the start"),
    pytest.param("<span class='@no' title=\"@no\">@a</span> <b and @c > 1", "a c", id="tags"),
    pytest.param("[link to @here](x.html) **@there**", "here there", id="within markup"),
    pytest.param("A ` tick @a\n\nand `@no` @b $$ @c\n\n$$ @d", "a b c d", id="ends of paragraphs"),
    pytest.param("<style>\n@media { }\n\n@page\n</style>\n\n<pre>@no</pre> @a <script>x @b", "a b",
                 id="raw elements"),
    pytest.param("[me]: https://x.org/@user 'a @title'\n\n[@a]: b\n\n[me] ![c](d.png \"@no\")", "a",
                 id="definitions of links"),
    pytest.param("foo_@a", "a", id="behind what is no letter"),
    pytest.param("(@good)  An example\n\nSee (@good) and @a1.\n", "a1", id="an example list"),
]  # fmt: skip


def keys(text: str, name: str = "paper.md") -> tuple[str, ...]:
    """Return the cited keys of a text."""
    return cited(name, {name: text}.get).keys


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_keys(text: str, expected: str) -> None:
    """Keys are found in every form, and nowhere else."""
    assert keys(text) == tuple(expected.split())


@pytest.mark.programs
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not here")
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pandoc_finds_the_same(text: str, expected: str) -> None:
    """What pandoc takes for citations is what we find."""
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"], input=text, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    found: list[str] = []

    def visit(node: object) -> None:
        if isinstance(node, dict):
            if "citationId" in node:
                found.append(str(node["citationId"]))
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(json.loads(done.stdout))
    assert sorted(found) == sorted(expected.split())


@pytest.mark.parametrize(("text", "expected"), [
    pytest.param("```{=latex}\n\\citep[see]{a, b} @no\n```\n``` {=html}\n\\cite{no}\n```", "a b",
                 id="raw blocks"),
    pytest.param("\\citep[see][p. 3]{a, b}, \\textcite*{c} \\nocite{d}\n"
                 "`\\cite{no}` \\citestyle{no}", "a b c d", id="LaTeX"),
    pytest.param("{cite}`a` {cite:p}`b,c` {cite:t}`{see}d{p. 3}` {footcite:p}`e;f` {ref}`no`",
                 "a b c d e f", id="MyST"),
])  # fmt: skip
def test_commands_and_roles(text: str, expected: str) -> None:
    """R Markdown hands LaTeX's commands on to LaTeX, and MyST has roles."""
    assert keys(text) == tuple(expected.split())


def test_nocite_and_cross_references() -> None:
    """`nocite` of the front matter counts, cross-references do not, includes are read."""
    files = {
        "a/main.qmd": "---\nnocite: |\n  @one, @two\n---\n@fig-plot @Sec-x @eq:x @three\n"
        "{{< include part.qmd >}}\n",
        "a/part.qmd": "@four",
    }
    assert cited("a/main.qmd", files.get) == Citations(
        ("one", "two", "three", "four"), files=("a/main.qmd", "a/part.qmd")
    )
    assert cited("b.md", {"b.md": "---\nnocite: '@*'\n---\n"}.get).everything


def test_rewritten() -> None:
    """Only the keys change."""
    text = "As @old says [-@old, p. 3; @{old}; @older]. `@old` me@old <!-- @old -->\n"

    assert rewritten("p.md", text, {"old": "new"}) == (
        "As @new says [-@new, p. 3; @{new}; @older]. `@old` me@old <!-- @old -->\n"
    )


def test_lists_are_rewritten() -> None:
    """Keys in LaTeX's lists and MyST's are replaced one by one."""
    text = "\\citep[old]{old,older} {cite:p}`older, old`\n"

    assert rewritten("p.Rmd", text, {"old": "new"}) == (
        "\\citep[old]{new,older} {cite:p}`older, new`\n"
    )


def test_children_of_knitr() -> None:
    """Files that R Markdown and Quarto knit into a paper are read, as included ones are."""
    files = {
        "p.Rmd": "```{r one, child='a.Rmd'}\n```\n\n```{r, child = c('b.Rmd', \"c.Rmd\")}\n```\n"
        "```{r}\n#| child: d.qmd\n```\n```{r}\ncat(knitr::knit_child('e.Rmd'))\n```\n",
        **{f"{name}.Rmd": f"@{name}" for name in "abce"},
        "d.qmd": "@d",
    }

    assert cited("p.Rmd", files.get).keys == ("a", "b", "c", "d", "e")
