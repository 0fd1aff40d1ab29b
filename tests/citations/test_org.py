"""Citations of Org: its own, those of org-ref, and LaTeX's."""

from __future__ import annotations

import pytest

from ssmlit.citations import citation, cited, rewritten


@pytest.mark.parametrize(("text", "expected"), [
    pytest.param("See [cite:@a] and [cite/t:see @b p. 3; cf. @c-d_20:x; end].", "a b c-d_20:x",
                 id="org-cite"),
    pytest.param("[cite/author/c:see [1] @a p. [3]; @b] x@y.org", "a b", id="notes-with-brackets"),
    pytest.param("[[cite:&a]] [[citep:see &b p. 3;&c][desc]] citet:d,e. cite:f; autocite*:g:h "
                 "[[cite:i,j]]", "a b c d e f g:h i j", id="org-ref"),
    pytest.param("\\citep[see][p. 2]{a, b} \\excited{no} [[excite:no]] site:no", "a b", id="latex"),
    pytest.param("#+begin_src latex\n\\cite{no} [cite:@no]\n#+end_src\n[cite:@a]", "a", id="code"),
    pytest.param("#+BEGIN_EXPORT latex\n\\cite{a} [cite:@no]\n#+END_EXPORT\n"
                 "#+begin_export html\n\\cite{no}\n#+end_export", "a", id="exported-as-it-is"),
    pytest.param("# [cite:@no]\n: [cite:@no]\n=[cite:@no]= ~cite:no~ =x= [cite:@a] =y=", "a",
                 id="comments-and-verbatim"),
    pytest.param(":PROPERTIES:\n:ROAM_REFS: [cite:@no]\n:END:\nhttp://x.org/cite:no [cite:@a]", "a",
                 id="properties-and-addresses"),
])  # fmt: skip
def test_keys(text: str, expected: str) -> None:
    assert cited("p.org", {"p.org": text}.get).keys == tuple(expected.split())


def test_everything_and_included_files() -> None:
    files = {"p.org": '[cite/n:@*]\n#+include: "part.org" :lines "1-5"', "part.org": "[cite:@a]"}
    found = cited("p.org", files.get)
    assert (found.keys, found.everything, found.files) == (("a",), True, ("p.org", "part.org"))


def test_written_and_rewritten() -> None:
    text = citation("p.org", ["a", "b"])
    assert text == "[cite:@a;@b]"
    assert rewritten("p.org", f"{text} citep:a,c =a=", {"a": "x"}) == "[cite:@x;@b] citep:x,c =a="
