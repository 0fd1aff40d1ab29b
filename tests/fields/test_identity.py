"""Identifiers and links of entries."""

from __future__ import annotations

import pytest

from ssmlit import fields
from ssmlit.fields.identity import address
from ssmlit.model import Entry, Link
from tests.fields.conftest import make_entry

MAMBA = ["arxiv:2312.00752"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(make_entry(eprint="2312.00752", archivePrefix="arXiv"), MAMBA, id="arxiv"),
        pytest.param(make_entry(eprint="2312.00752", eprinttype="arxiv"), MAMBA, id="biblatex"),
        pytest.param(make_entry(eprint="2312.00752"), MAMBA, id="bare-eprint"),
        pytest.param(make_entry(eprint="{2312.00752}", eprinttype="{arXiv}"), MAMBA, id="braces"),
        pytest.param(make_entry(url="<https://arxiv.org/abs/2312.00752>"), MAMBA, id="angles"),
        pytest.param(make_entry(eprint="arXiv:2312.00752v2 [cs.LG]"), MAMBA, id="stamp"),
        pytest.param(make_entry(eprint="https://arxiv.org/abs/2312.00752"), MAMBA, id="eprint-url"),
        pytest.param(make_entry(arxivId="2312.00752"), MAMBA, id="mendeley"),
        pytest.param(make_entry(eprint="2312.00752", eprinttype="hdl"), [], id="other-archive"),
        pytest.param(make_entry(eprint="12345", eprinttype="pubmed"), ["pmid:12345"], id="pubmed"),
        pytest.param(make_entry(doi="10.48550/arXiv.2312.00752"), MAMBA, id="arxiv-doi"),
        pytest.param(make_entry(doi=r"10.1007/978\_1"), ["doi:10.1007/978_1"], id="tex-doi"),
        pytest.param(make_entry(doi="https://doi.org/10.1145/A"), ["doi:10.1145/a"], id="doi-url"),
        pytest.param(make_entry(doi="n/a"), [], id="no-doi"),
        pytest.param(make_entry(doi="10.1002/978.ch1\n10.1002/x"),
                     ["doi:10.1002/978.ch1", "doi:10.1002/x"], id="dois in lines"),
        pytest.param(make_entry(doi="https://doi.org/10.1145/a, doi:10.1145/b"),
                     ["doi:10.1145/a", "doi:10.1145/b"], id="dois behind commas"),
        pytest.param(make_entry(doi="10.1145/a and 10.1145/b"), ["doi:10.1145/a", "doi:10.1145/b"],
                     id="dois joined by and"),
        pytest.param(make_entry(doi="10.1002/978\n.ch1"), ["doi:10.1002/978.ch1"],
                     id="a doi in two lines"),
        pytest.param(make_entry(doi="10.1080/10.1234/x"), ["doi:10.1080/10.1234/x"],
                     id="a doi like two"),
        pytest.param(make_entry(url=r"\url{https://arxiv.org/abs/2312.00752}"), MAMBA,
                     id="url-tex"),
        pytest.param(make_entry(ee="https://doi.org/10.1145/a"), ["doi:10.1145/a"], id="ee"),
        pytest.param(make_entry(**{"Bdsk-Url-2": "http://arxiv.org/abs/2312.00752"}), MAMBA,
                     id="bibdesk"),
        pytest.param(make_entry(openreview="AL1fq05o7H"), ["openreview:AL1fq05o7H"],
                     id="openreview"),
        pytest.param(make_entry(openreview="https://openreview.net/forum?id=AL1fq05o7H"),
                     ["openreview:AL1fq05o7H"], id="openreview-link"),
        pytest.param(make_entry(url="Available at: https://arxiv.org/abs/2312.00752"), MAMBA,
                     id="words"),
        pytest.param(make_entry(url="www.a.org/b; https://arxiv.org/abs/2312.00752"), [],
                     id="the first one"),
        pytest.param(make_entry(isbn="0-306-40615-2"), ["isbn:9780306406157"], id="isbn"),
        pytest.param(make_entry(isbn="0-306-40615-2, 978-0-8044-2957-3"),
                     ["isbn:9780306406157", "isbn:9780804429573"], id="isbns"),
        pytest.param(make_entry(isbn="3816770231 9780804429573"),
                     ["isbn:9783816770237", "isbn:9780804429573"], id="isbns behind blanks"),
        pytest.param(make_entry(isbn="978-0-12-801885-9 (print)\n0-306-40615-2 (web)"),
                     ["isbn:9780128018859", "isbn:9780306406157"], id="isbns with remarks"),
        pytest.param(make_entry(isbn="0 306 40615 2"), ["isbn:9780306406157"], id="isbn in groups"),
        pytest.param(make_entry(isbn="3816770232 12345678901234"), [], id="no isbn of two"),
        pytest.param(make_entry(pmid="123"), ["pmid:123"], id="pmid"),
        pytest.param(make_entry(journal="arXiv preprint arXiv:2312.00752"), MAMBA, id="scholar"),
        pytest.param(make_entry(journal="arXiv preprint hep-th/9901001"), ["arxiv:hep-th/9901001"],
                     id="scholar-old"),
        pytest.param(make_entry(journal="arXiv e-prints, math.AG/0309136v2"),
                     ["arxiv:math/0309136"], id="old with a subject"),
        pytest.param(make_entry(journal="arXiv preprint tides/9901001"), [], id="no archive"),
        pytest.param(make_entry(journal="Nature hep-th/9901001"), [], id="old, real journal"),
        pytest.param(make_entry(journal="ArXiv", volume="abs/2312.00752"), MAMBA, id="s2"),
        pytest.param(make_entry(journal="CoRR", volume="abs/2312.00752"), MAMBA, id="dblp"),
        pytest.param(make_entry(journal="CoRR", volume="cs.LO/0106001"), ["arxiv:cs/0106001"],
                     id="dblp-old"),
        pytest.param(make_entry(journal="CoRR", volume="12"), [], id="a volume"),
        pytest.param(make_entry(journal="CoRR, abs/2312.00752"), MAMBA, id="corr-journal"),
        pytest.param(make_entry(howpublished="arXiv:2312.00752"), MAMBA, id="howpublished"),
        pytest.param(make_entry(howpublished="CoRR abs/2312.00752"), MAMBA, id="how-corr"),
        pytest.param(make_entry(note="CoRR, abs/2312.00752."), MAMBA, id="note-corr"),
        pytest.param(make_entry(note="Corrects abs/2312.00752"), [], id="corrects another"),
        pytest.param(make_entry(note="Corr: 10.1000/x"), [], id="the DOI of a correction"),
        pytest.param(make_entry(howpublished=r"\url{https://arxiv.org/abs/2312.00752}"), MAMBA,
                     id="how-url"),
        pytest.param(make_entry(note="arXiv:2312.00752 [cs.LG]"), MAMBA, id="note"),
        pytest.param(make_entry(note="arXiv preprint arXiv:2312.00752"), MAMBA, id="note-preprint"),
        pytest.param(make_entry(note="Available at https://arxiv.org/abs/2312.00752."), MAMBA,
                     id="note-link"),
        pytest.param(make_entry(note="Extends arXiv:2312.00752 to graphs"), [], id="other-paper"),
        pytest.param(make_entry(abstract="As in arXiv:2312.00752"), [], id="abstract"),
        pytest.param(make_entry(journal="Nature", volume="abs/2312.00752"), [], id="real-journal"),
        pytest.param(make_entry(ids="2312.00752"), [], id="old-keys"),
        pytest.param(make_entry(code="https://github.com/a/b"), [], id="code"),
        pytest.param(make_entry(doi="10.18653/v1/P19-1001"),
                     ["doi:10.18653/v1/p19-1001", "acl:P19-1001"], id="acl-doi"),
        pytest.param(make_entry(identifiers="doi:10.1145/b openreview:abcdefgh"),
                     ["doi:10.1145/b", "openreview:abcdefgh"], id="identifiers"),
        pytest.param(
            make_entry(
                doi="10.1145/a",
                eprint="2312.00752",
                url="https://arxiv.org/abs/2312.00752v3",
                openreview="AL1fq05o7H",
            ),
            [*MAMBA, "doi:10.1145/a", "openreview:AL1fq05o7H"],
            id="all-once",
        ),
    ],
)  # fmt: skip
def test_identifiers(entry: Entry, expected: list[str]) -> None:
    """Identifiers come from fields and links that are about this work, and from nothing else."""
    assert [str(identifier) for identifier in fields.identifiers(entry)] == expected


@pytest.mark.parametrize(
    "entry",
    [
        make_entry(eprint="2312.00752v2"),
        make_entry(eprint="2312.00752", version="2"),
        make_entry(eprint="2312.00752", version="v2"),
        make_entry(eprint="2312.00752", url="https://arxiv.org/abs/2312.00752v2"),
    ],
    ids=["in-eprint", "version", "version-v", "in-url"],
)
def test_version(entry: Entry) -> None:
    """The version is read wherever it is."""
    assert fields.identifiers(entry)[0].version == 2


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(make_entry(url="https://github.com/a/b"),
                     Link("code", "https://github.com/a/b"), id="github"),
        pytest.param(make_entry(code=r"https://github.com/a/b\_c"),
                     Link("code", "https://github.com/a/b_c"), id="tex"),
        pytest.param(make_entry(url="https://x.github.io/b"),
                     Link("project", "https://x.github.io/b"), id="io"),
        pytest.param(make_entry(url="https://x.org/a.pdf?d=1"),
                     Link("pdf", "https://x.org/a.pdf?d=1"), id="pdf"),
        pytest.param(make_entry("phdthesis", url="https://s.edu/t.pdf"),
                     Link("thesis", "https://s.edu/t.pdf"), id="thesis"),
        pytest.param(make_entry(url="https://x.org/a"), Link("paper", "https://x.org/a"),
                     id="page"),
        pytest.param(make_entry(url=r"https://x.edu/{\textasciitilde}me/a{\\%}20b"),
                     Link("paper", "https://x.edu/~me/a%20b"), id="tilde"),
        pytest.param(make_entry(url=r"https://x.edu/$\sim$me/\string~a"),
                     Link("paper", "https://x.edu/~me/~a"), id="tilde as a sign of mathematics"),
        pytest.param(make_entry(url="https://x.org/(1996)026${<}$2:T$>$2.0"),
                     Link("paper", "https://x.org/(1996)026<2:T>2.0"), id="signs as formulas"),
        pytest.param(
            make_entry(url=r"https://x.org/a\ensuremath{<}2\ensuremath{ > }b\ensuremath{x}"),
            Link("paper", r"https://x.org/a<2>b\ensuremathx"),
            id="signs that are made formulas",
        ),
        pytest.param(
            make_entry(url=r"https://x.org/a{\textless}2\textgreater{}b\textless c\textlessons"),
            Link("paper", r"https://x.org/a<2>b<c\textlessons"),
            id="signs by name",
        ),
        pytest.param(make_entry(links="blog=https://x.org/b"), Link("blog", "https://x.org/b"),
                     id="links"),
        pytest.param(make_entry(url="https://openreview.net/forum?id=AL1fq05o7H"),
                     Link("paper", "https://openreview.net/forum?id=AL1fq05o7H"),
                     id="only-the-link"),
    ],
)  # fmt: skip
def test_links(entry: Entry, expected: Link) -> None:
    """A link's role comes from its field or its host."""
    assert fields.record(entry).links == (expected,)


def test_link_that_says_nothing() -> None:
    """A link that only repeats the eprint is not a link of its own."""
    entry = make_entry(eprint="2312.00752", url="https://arxiv.org/pdf/2312.00752v1.pdf")
    assert fields.record(entry).links == ()


def test_file_is_no_link() -> None:
    """Local files are nobody else's business."""
    assert fields.record(make_entry(file=":a.pdf:PDF")).links == ()


@pytest.mark.parametrize(
    ("written", "alone", "among"),
    [
        (r"\url{https://a.org/b}", "https://a.org/b", "https://a.org/b"),
        ("<https://a.org/b>", "https://a.org/b", "https://a.org/b"),
        (
            r"\url{https://a.org/b} (seen 2020)",
            "https://a.org/b",
            "https://a.org/b  (seen 2020)",
        ),
        (r"See \url{https://a.org/b}.", "https://a.org/b", "See  https://a.org/b  ."),
        (r"\href{https://a.org/b\_c}{here}", "https://a.org/b_c", "https://a.org/b_c here"),
        ("https://a.org/b (seen 2020)", "https://a.org/b", "https://a.org/b (seen 2020)"),
        ("Mirror (old) https://a.org/b", "https://a.org/b", "Mirror (old) https://a.org/b"),
        ("https://a.org/b_(c)", "https://a.org/b_(c)", "https://a.org/b_(c)"),
        ("https://a.org/b/\n  c", "https://a.org/b/c", "https://a.org/b/ c"),
        ("https://a.org/b c/d.html", "https://a.org/bc/d.html", "https://a.org/b c/d.html"),
        ("https://a.org/b/ c/ d.html", "https://a.org/b/c/d.html", "https://a.org/b/ c/ d.html"),
        (
            r"https://a.org/My File{\_}2 b.pdf",
            "https://a.org/My%20File_2%20b.pdf",
            "https://a.org/My File_2 b.pdf",
        ),
        (
            "https://a.org/b.pdf, seen with c.pdf",
            "https://a.org/b.pdf",
            "https://a.org/b.pdf, seen with c.pdf",
        ),
        (
            "https://a.org/b.pdf (in c d.pdf",
            "https://a.org/b.pdf",
            "https://a.org/b.pdf (in c d.pdf",
        ),
        (
            "https://a.org/b.pdf at http://c.org/d e.pdf",
            "https://a.org/b.pdf",
            "https://a.org/b.pdf at http://c.org/d e.pdf",
        ),
        (
            "https://arxiv.org/abs/2312.00752 as I read.pdf",
            "https://arxiv.org/abs/2312.00752",
            "https://arxiv.org/abs/2312.00752 as I read.pdf",
        ),
        (
            "https://a.org/b.gz at last c.pdf",
            "https://a.org/b.gz",
            "https://a.org/b.gz at last c.pdf",
        ),
        ("https://a.org/b, seen 2020", "https://a.org/b", "https://a.org/b, seen 2020"),
        ("https://a.org/b\n  seen 2020", "https://a.org/b", "https://a.org/b seen 2020"),
        ("https://a.org/b and http://c.org", "https://a.org/b", "https://a.org/b and http://c.org"),
        ("/brokenurl#  http://a.org/b", "http://a.org/b", "/brokenurl#  http://a.org/b"),
        ("Version 2 at http://a.org/b", "http://a.org/b", "Version 2 at http://a.org/b"),
        ("10.1000/x http://a.org/b", "10.1000/x", "10.1000/x http://a.org/b"),
        ("10.1000/x in print", "10.1000/x", "10.1000/x in print"),
        ("10.1000/0004-3702 (85)9", "10.1000/0004-3702(85)9", "10.1000/0004-3702 (85)9"),
    ],
)
def test_an_address_is_what_tex_links(written: str, alone: str, among: str) -> None:
    """Words behind it, or that are shown in its stead, are no part of it."""
    assert address(written) == alone
    assert address(written, keep_blanks=True).split() == among.split()
