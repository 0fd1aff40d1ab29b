"""Citations of Typst."""

from __future__ import annotations

import pytest

from ssmlit.citations import cited, rewritten
from ssmlit.citations.tex.arguments import Obstacle


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("As @gu2023 says @dao:2024[p. 3].", "gu2023 dao:2024", id="at"),
        pytest.param('#cite(<a>) #cite(<b>, form: "prose") #cite(label("DBLP:x/y"))',
                     "a b DBLP:x/y", id="cite"),
        pytest.param('#cite(<a>, supplement: "@no") #f(<b>, by: "@no") @c', "a b c",
                     id="strings in calls"),
        pytest.param("= Title <sec>\nSee @sec and @key. #figure(x) <fig> @fig", "key",
                     id="own labels"),
        pytest.param("// @no\n/* @no /* @no */ @no */ `@no` ```\n@no\n``` \\@no @yes", "yes",
                     id="comments and raw text"),
        pytest.param("https://x.org/@a me@example.org @yes.", "yes", id="addresses"),
        pytest.param("#let f(k) = cite(k)\n#f(<a>) #f(1, <b>) #quote(attribution: <c>)[x] = T <d>"
                     " #f(<d>)", "a b c", id="functions of its own"),
        pytest.param("#ref(<sec>) #ref(<a>) @yes\n= X <sec>", "a yes", id="references"),
        pytest.param('#import "@preview/ieee:0.1.3": ieee\n'
                     '#show: ieee.with(by: ("a@b",), at: [@a])\nHe said "@b" '
                     '#text("@no")[@c]. #let x = "@no"; @d', "a b c d", id="strings of code"),
        pytest.param('#f(x: [see "@a"], y: "@no").g("@no")[#let z = "@no"] "@b" '
                     '[#if x {"@no"}] "@c"',
                     "a b c", id="code within text within code"),
        pytest.param("中文@a，@b@c 1@d", "a b c d", id="beside letters"),
        pytest.param("#let key = <a>\n#cite(key)", "a", id="named"),
    ],
)  # fmt: skip
def test_keys(text: str, expected: str) -> None:
    """Keys are found in both forms; labels of the document are none."""
    assert cited("p.typ", {"p.typ": text}.get).keys == tuple(expected.split())


def test_whole_bibliographies_and_parts() -> None:
    """`full: true` cites everything; included files are read."""
    files = {
        "main.typ": '#include "part.typ"\n#bibliography("a.bib", full: true)',
        "part.typ": "@a",
    }
    found = cited("main.typ", files.get)

    assert (found.keys, found.everything, found.files) == (("a",), True, ("main.typ", "part.typ"))


def test_computed_keys_are_reported() -> None:
    """A key that only Typst knows is named with its place; one in a comment is none."""
    text = '#for k in ("a", "b") { cite(label(k)) }\n// cite(label(k))\n#cite(label("c"))'
    found = cited("p.typ", {"p.typ": text}.get)

    assert found.keys == ("c",)
    assert found.unfollowed == (Obstacle("p.typ", 1, "cite(label(k)) is not followed"),)


def test_rewritten() -> None:
    """Only the keys change."""
    text = '@old @older #cite(<old>) #cite(label("old")) // @old\n'

    assert rewritten("p.typ", text, {"old": "new"}) == (
        '@new @older #cite(<new>) #cite(label("new")) // @old\n'
    )
