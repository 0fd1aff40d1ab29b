"""Identifiers: what people paste, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.identifiers import aliases, find, labelled, parse, pasted, submitted, suggestion, url
from ssmlit.identifiers.doi import is_unissued
from ssmlit.identifiers.pasting import items, title_of
from ssmlit.model import Identifier

MAMBA = "arxiv:2312.00752"
OLD = "arxiv:math/0309136"


@pytest.mark.parametrize(
    "text",
    [
        "2312.00752",
        " 2312.00752\n",
        "2312.00752v2",
        "2312.00752.pdf",
        "2312.00752v1.pdf",
        "arXiv:2312.00752",
        "arxiv: 2312.00752v2",
        "ARXIV:2312.00752",
        "arXiv:2312.00752V2",
        "oai:arXiv.org:2312.00752",
        "arXiv:2312.00752v2 [cs.LG] 31 May 2024",
        "2312.00752 [cs.LG]",
        "[2312.00752]",
        "https://arxiv.org/abs/2312.00752",
        "http://arxiv.org/abs/2312.00752v1",
        "arxiv.org/abs/2312.00752",
        "//arxiv.org/abs/2312.00752",
        "HTTPS://ArXiv.org/ABS/2312.00752",
        "https://www.arxiv.org/abs/2312.00752",
        "https://export.arxiv.org/abs/2312.00752",
        "https://browse.arxiv.org/html/2312.00752v1",
        "http://arxiv-export-lb.library.cornell.edu/abs/2312.00752",
        "http://cn.arxiv.org/abs/2312.00752",
        "https:/arxiv.org/abs/2312.00752",
        "https://arxiv.org//abs//2312.00752",
        "https://arxiv.org/abs/2312.00752/",
        "https://arxiv.org/abs/2312.00752.pdf",
        "https://arxiv.org/pdf/2312.00752",
        "https://arxiv.org/pdf/2312.00752.pdf",
        "https://arxiv.org/pdf/2312.00752v2.pdf#page=3",
        "https://arxiv.org/html/2312.00752v2",
        "https://arxiv.org/abs/2312.00752?context=cs.AI&utm_source=x",
        "https://arxiv.org/abs/2312.00752)",
        "https://arxiv.org/abs/2312.00752）",
        "https://arxiv.org/abs/2312.00752）。",
        "<https://arxiv.org/abs/2312.00752>",
        "(https://arxiv.org/abs/2312.00752).",
        "https://arxiv.org/abs/2312.00752https://arxiv.org/abs/2401.09417",
        "https://arxiv.org/e-print/2312.00752",
        "https://ar5iv.org/html/2312.00752",
        "https://ar5iv.labs.arxiv.org/html/2312.00752",
        "https://www.alphaxiv.org/abs/2312.00752v2",
        "https://alphaxiv.org/overview/2312.00752",
        "https://alphaxiv.org/pdf/2312.00752",
        "https://hf.co/papers/2312.00752",
        "huggingface.co/papers/2312.00752",
        "https://papers.cool/arxiv/2312.00752",
        "10.48550/arXiv.2312.00752",
        "10.48550/ARXIV.2312.00752",
        "doi:10.48550/arXiv.2312.00752",
        "https://doi.org/10.48550/arXiv.2312.00752",
        "https://dblp.org/rec/journals/corr/abs-2312-00752.html",
        "https://dblp.org/rec/bibtex/journals/corr/abs-2312-00752.bib",
        "DBLP:journals/corr/abs-2312-00752",
        "dblp: journals/corr/abs-2312-00752",
        "arXiv.2312.00752",
        "arXiv 2312.00752v2",
        "abs/2312.00752",
        "https://arxiv.org/abs/arXiv:2312.00752",
        "https://arxiv.org/bibtex/2312.00752",
        "https://arxiv.org/ftp/arxiv/papers/2312/2312.00752.pdf",
        "2312.\u200b00752",
        "\ufeff2312.00752\u00ad",
        "2312.\n00752",
        "https://arxiv.org/abs/\n2312.00752",
        "\uff12\uff13\uff11\uff12\uff0e\uff10\uff10\uff17\uff15\uff12",
        "https://www.arxiv-vanity.com/papers/2312.00752/",
        "https://scirate.com/arxiv/2312.00752",
        "http://www.arxiv-sanity.com/?pid=2312.00752",
        "https://arxiv-sanity-lite.com/?rank=pid&pid=2312.00752",
        "https://deeplearn.org/arxiv/2312.00752",
        "https://www.semanticscholar.org/arxiv/2312.00752",
        "https://api.semanticscholar.org/arXiv:2312.00752",
        "https://www.emergentmind.com/papers/2312.00752",
        "https://ui.adsabs.harvard.edu/abs/2023arXiv231200752G/abstract",
        "https://www.google.com/url?q=https://arxiv.org/abs/2312.00752&sa=D",
        "https://scholar.google.com/scholar_url?url=https%3A%2F%2Farxiv.org%2Fpdf%2F2312.00752&hl=en",
        "https://web.archive.org/web/20240101000000/https://arxiv.org/abs/2312.00752v1",
    ],
)
def test_mamba(text: str) -> None:
    """Every form of one arXiv id is that id."""
    assert str(parse(text)) == MAMBA


@pytest.mark.parametrize(
    "text",
    [
        "math/0309136",
        "math.GT/0309136",
        "math.gt/0309136v2",
        "arXiv:math/0309136",
        "arXiv:math.GT/0309136v1 [math.GT]",
        "https://arxiv.org/abs/math/0309136",
        "https://arxiv.org/pdf/math.GT/0309136v1.pdf",
        "10.48550/arXiv.math/0309136",
    ],
)
def test_old_ids(text: str) -> None:
    """Old ids lose their subject class and their version."""
    assert str(parse(text)) == OLD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hepth/9901001", "arxiv:hep-th/9901001"),
        ("hep-th/9901001v2", "arxiv:hep-th/9901001"),
        ("0704.0001", "arxiv:0704.0001"),
        ("9012.00001", "arxiv:9012.00001"),
        ("math/9107001", "arxiv:math/9107001"),
        ("math/0703001", "arxiv:math/0703001"),
        ("PMCID: PMC7608000", "pmc:PMC7608000"),
        ("PMC7608000", "pmc:PMC7608000"),
        ("urn:isbn:9780262035613", "isbn:9780262035613"),
        ("1412.9999", "arxiv:1412.9999"),
        ("1501.00001", "arxiv:1501.00001"),
        ("10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"),
        ("doi: 10.1145/ABC.def.", "doi:10.1145/abc.def"),
        ("doi = {10.1145/ABC.def},", "doi:10.1145/abc.def"),
        ("\\doi{10.1145/ABC.def}", "doi:10.1145/abc.def"),
        ("info:doi/10.1145/ABC.def", "doi:10.1145/abc.def"),
        ("doi://10.1145/ABC.def", "doi:10.1145/abc.def"),
        ("doi10.1145/ABC.def", "doi:10.1145/abc.def"),
        ("10.1038/s41586\u2010021\u201103819\u22122", "doi:10.1038/s41586-021-03819-2"),
        ("https%3A%2F%2Fdoi.org%2F10.1145%2Fabc", "doi:10.1145/abc"),
        ("eprint = {2312.00752},", "arxiv:2312.00752"),
        ("hep\u2010th/9711200", "arxiv:hep-th/9711200"),
        ("pmid12345", "pmid:12345"),
        ("e-ISBN: 978-0-262-03561-3", "isbn:9780262035613"),
        ("eISBN 9780262035613", "isbn:9780262035613"),
        ("ISBN13: 9780262035613", "isbn:9780262035613"),
        ("DOI 10.1145/abc", "doi:10.1145/abc"),
        ("doi.org/10.1145/abc", "doi:10.1145/abc"),
        ("(10.1145/abc(2))", "doi:10.1145/abc(2)"),
        ("10.1007/978-3-030-1\\_2", "doi:10.1007/978-3-030-1_2"),
        ("10.1007/978-3-030-1{\\_}2", "doi:10.1007/978-3-030-1_2"),
        ("10.1109//abc.1", "doi:10.1109/abc.1"),
        ("10.1002/(SICI)1097(1998)43:3<338::AID>3.0.CO;2-B",
         "doi:10.1002/(sici)1097(1998)43:3<338::aid>3.0.co;2-b"),
        ("10.1002/(SICI)1:3&lt;338::AID&gt;3.CO;2-B", "doi:10.1002/(sici)1:3<338::aid>3.co;2-b"),
        ("10.1000/a&section=1&copy", "doi:10.1000/a&section=1&copy"),
        ("semanticscholar.org/paper/T/7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b/figure/1",
         "s2:7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b"),
        ("openreview:AL1fq05o7H", "openreview:AL1fq05o7H"),
        ("2024.findings-acl.12", "acl:2024.findings-acl.12"),
        ("10.18653/v1/P19-1001", "doi:10.18653/v1/p19-1001"),
        ("0-306-40615-2", "isbn:9780306406157"),
        ("ISBN 978-0-306-40615-7", "isbn:9780306406157"),
        ("isbn:080442957X", "isbn:9780804429573"),
        ("pmid:12345", "pmid:12345"),
    ],
)  # fmt: skip
def test_canonical(text: str, expected: str) -> None:
    """Each registry's forms come to one canonical value."""
    assert str(parse(text)) == expected


CVF = "https://openaccess.thecvf.com/content"
NEURIPS = "https://proceedings.neurips.cc/paper_files/paper/2022"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(f"{CVF}/CVPR2023/html/Wang_Selective_CVPR_2023_paper.html",
                     f"{CVF}/CVPR2023/papers/Wang_Selective_CVPR_2023_paper.pdf", id="cvf"),
        pytest.param(f"{CVF}_cvpr_2018/html/Wu_Group_CVPR_2018_paper.html",
                     f"{CVF}_cvpr_2018/papers/Wu_Group_CVPR_2018_paper.pdf", id="cvf-older"),
        pytest.param(f"{NEURIPS}/hash/{'ab' * 16}-Abstract-Conference.html",
                     f"{NEURIPS}/file/{'ab' * 16}-Paper-Conference.pdf", id="neurips"),
        pytest.param(f"{NEURIPS}/hash/{'ab' * 16}-Abstract-Datasets_and_Benchmarks.html",
                     f"{NEURIPS}/file/{'ab' * 16}-Paper-Datasets_and_Benchmarks.pdf",
                     id="neurips-track"),
        pytest.param(f"https://papers.nips.cc/paper/2020/hash/{'cd' * 16}-Abstract.html",
                     f"https://proceedings.neurips.cc/paper/2020/file/{'cd' * 16}-Paper.pdf",
                     id="nips"),
    ],
)  # fmt: skip
def test_page_and_pdf(left: str, right: str) -> None:
    """The page and the PDF of a paper are one work, and its address leads back."""
    identifier = parse(left)
    assert identifier is not None
    assert parse(right) == identifier
    assert parse(url(identifier)) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mamba",
        "2312.00752 is a paper",
        "see 2312.00752",
        "12.34567",
        "2313.00752",
        "2312.0752",
        "1412.00001",
        "0703.0001",
        "2312.00000",
        "2312.00752v0",
        "2312.007522",
        "foo/0309136",
        "math/0313136",
        "math/0704001",
        "٢٣١٢.٠٠٧٥٢",
        "https://github.com/state-spaces/mamba",
        "https://github.com/Vivswan/2312.00752",
        "https://example.org/abs/2312.00752",
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/a/gu_a_1",
        "https://notarxiv.org/abs/2312.00752",
        "https://huggingface.co/state-spaces/2312.00752",
        "https://openreview.net/group?id=ICLR.cc/2024",
        "https://openreview.net/references/pdf?id=AL1fq05o7H",
        "https://osf.io/abcd1",
        "https://github-com.proxy.lib.edu/state-spaces/mamba",
        "https://example.org.proxy.lib.edu/abs/2312.00752",
        "https://scholar.google.com/scholar?q=2312.00752",
        "https://ieeexplore-ieee-org.proxy.lib.edu/document/10378589",
        "10.1145",
        "10.1145/",
        "10.1145/…",
        "https://doi.org/10.1145/...",
        "0-306-40615-3",
        "1234567890123",
        "x" * 5000,
    ],
)
def test_no_identifier(text: str) -> None:
    """What is not wholly an identifier is none: no number is picked out of a text."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "bare", "version"),
    [
        ("2312.00752", "2312.00752", 0),
        ("2312.00752v2", "2312.00752", 2),
        ("https://arxiv.org/pdf/2312.00752v11.pdf", "2312.00752", 11),
        ("hep-th/9901001", "hep-th/9901001", 0),
        ("hep-th/9901001v3", "hep-th/9901001", 3),
    ],
)
def test_version(text: str, bare: str, version: int) -> None:
    """The version is kept apart and does not count when comparing."""
    found = parse(text)
    assert found is not None
    assert found.version == version
    assert found == parse(bare)


@pytest.mark.parametrize(
    "path",
    ["virtual/2023/papers.html", "virtual/2023/oral/abstract", "virtual/next/oral/25438",
     "media/2023/oral/25438", "virtual/2023/oral/25438/slides"],
)  # fmt: skip
def test_other_pages_of_a_conference_name_no_talk(path: str) -> None:
    """They are web pages as any other."""
    found = parse(f"https://icml.cc/{path}")

    assert found is None or found.scheme != "virtual"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("2313.00752", "no month 13", id="month"),
        pytest.param("2312.0752", "5 digits", id="too-few"),
        pytest.param("1412.00001", "4 digits", id="too-many"),
        pytest.param("arXiv:2312.00000", "start at 1", id="zero"),
        pytest.param("2312.00752v0", "v1", id="version"),
        pytest.param("0703.0001", "0704", id="too-early"),
        pytest.param("hepp-th/9901001", "hep-th", id="archive"),
        pytest.param("math/030913", "7 digits", id="old-digits"),
        pytest.param("math/0313136", "no month 13", id="old-month"),
        pytest.param("math/0704001", "March 2007", id="old-too-late"),
        pytest.param("math/9106001", "July 1991", id="old-too-early"),
        pytest.param("math/0309000", "start at 1", id="old-zero"),
        pytest.param("9101.00001", "this says 9101", id="too-late"),
        pytest.param("https://arxiv.org/abs/2313.00752", "no month 13", id="link"),
        pytest.param("https://arxiv.org/list/cs.LG/recent", "ends in the id", id="list"),
        pytest.param("https://openreview.net/group?id=ICLR.cc", "?id=", id="openreview"),
        pytest.param("0-306-40615-3", "should be 2", id="isbn"),
        pytest.param("978-0-306-40615-8", "should be 7", id="isbn-13"),
        pytest.param("ISBN 0-306-40615-3", "should be 2", id="isbn-label"),
        pytest.param("urn:isbn:0-306-40615-3", "should be 2", id="isbn-urn"),
        pytest.param("10.1145/", "continues after the slash", id="doi"),
        pytest.param("10.11/abc", "at least four", id="doi-registrant"),
    ],
)
def test_suggestion(text: str, part: str) -> None:
    """A near miss says what is wrong with it."""
    assert parse(text) is None
    assert part in suggestion(text)


@pytest.mark.parametrize(
    "text", ["2312.00752", "mamba", "", "https://example.org", "foo: 2313.00752"]
)
def test_no_suggestion(text: str) -> None:
    """An identifier needs no hint, and what looks like none gets none."""
    assert suggestion(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[Mamba](https://arxiv.org/abs/2312.00752) and [Vim](https://arxiv.org/pdf/2401.09417v1)",
            ["arxiv:2312.00752", "arxiv:2401.09417"],
            id="markdown",
        ),
        pytest.param("(arXiv:2312.00752, 2401.09417)", ["arxiv:2312.00752"], id="bare-number"),
        pytest.param("see doi:10.1145/1.2.", ["doi:10.1145/1.2"], id="doi-label"),
        pytest.param("https://arxiv.org/abs/2312.00752https://arxiv.org/abs/2401.09417",
                     ["arxiv:2312.00752", "arxiv:2401.09417"], id="glued"),
        pytest.param("（https://arxiv.org/abs/2312.00752）论文", ["arxiv:2312.00752"], id="wide"),
        pytest.param("arxiv.org/abs/2312.00752, www.arxiv.org/abs/2312.00752v2",
                     ["arxiv:2312.00752"], id="twice"),
        pytest.param("\\url{https://arxiv.org/abs/2312.00752}", ["arxiv:2312.00752"], id="tex"),
        pytest.param("https://github.com/x/y 2312.00752", [], id="no-paper"),
        pytest.param("[doi:10.1000/b](https://doi.org/10.1000/b)", ["doi:10.1000/b"], id="words"),
        pytest.param("[[https://doi.org/10.1000/b][web]]", ["doi:10.1000/b"], id="org-mode"),
        pytest.param("(https://doi.org/10.1000/b)---notes", ["doi:10.1000/b"], id="brackets"),
        pytest.param("https://doi.org/10.1000/b)([pdf](b.pdf))", ["doi:10.1000/b"], id="opened"),
        pytest.param(
            "(doi 10.1016/0021-9991(79)90051-2, doi:10.1641/0006(2000)050[0053:EOR]2.0.CO;2)",
            ["doi:10.1016/0021-9991(79)90051-2", "doi:10.1641/0006(2000)050[0053:eor]2.0.co;2"],
            id="own-brackets",
        ),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[str]) -> None:
    """Links and labelled ids in prose are found, each once."""
    assert [str(identifier) for identifier in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "978-3-319-05269-4", "3319052691", "ISBN 978-3-319-05269-4", "ISBN-13: 9783319052694",
        "urn:isbn:9783319052694", "http://id.crossref.org/isbn/978-3-319-05269-4",
    ],
)  # fmt: skip
def test_forms_of_an_isbn_in_its_field(text: str) -> None:
    """doi.org hands out the address; what is no ISBN without its label is none with it."""
    assert labelled("isbn", text) == Identifier("isbn", "9783319052694")
    assert labelled("isbn", text[:-1]) is None


def test_aliases() -> None:
    """A DOI of the ACL names the Anthology's paper too."""
    doi = Identifier("doi", "10.18653/v1/p19-1001")
    assert aliases(doi) == (doi, Identifier("acl", "P19-1001"))
    assert aliases(Identifier("doi", "10.1145/1")) == (Identifier("doi", "10.1145/1"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2312.00752", (2023, 12), id="new"),
        pytest.param("math/0309136", (2003, 9), id="old"),
        pytest.param("hep-th/9901001", (1999, 1), id="nineties"),
        pytest.param("10.1145/1", (0, 0), id="no-arxiv"),
    ],
)
def test_submitted(value: str, expected: tuple[int, int]) -> None:
    """An arXiv id tells the month of its first version."""
    assert submitted(value) == expected


@pytest.mark.slow
@given(
    st.integers(15, 90), st.integers(1, 12), st.integers(1, 99_999), st.integers(0, 20),
    st.sampled_from(["{}", "arXiv:{}", "https://arxiv.org/abs/{}", "arxiv.org/pdf/{}.pdf",
                     "https://hf.co/papers/{}?x=1#y", "doi:10.48550/arXiv.{}"]),
)  # fmt: skip
def test_any_form_of_any_id(year: int, month: int, number: int, version: int, form: str) -> None:
    """The canonical id does not depend on the form, and its address leads back to it."""
    bare = f"{year}{month:02}.{number:05}"
    found = parse(form.format(f"{bare}v{version}" if version else bare))
    assert found == Identifier("arxiv", bare)
    assert found.version == version
    assert parse(url(found)) == found


@pytest.mark.slow
@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    """Any text gives an answer, and an identifier's own name and address give it back."""
    suggestion(text)
    for found in (parse(text), parse(f"https://{text}"), *find(text)):
        if found:
            assert parse(str(found)) == found


VMAMBA = "https://arxiv.org/abs/2401.10166"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2312.00752", [MAMBA], id="one"),
        pytest.param("arXiv: 2312.00752v2 [cs.LG] 31 May 2024", [MAMBA], id="stamp"),
        pytest.param("10.1002/(SICI)1097(1998)43:3<338::AID>3.0.CO;2-B",
                     ["doi:10.1002/(sici)1097(1998)43:3<338::aid>3.0.co;2-b"], id="sici"),
        pytest.param(f"arxiv.org/abs/2312.00752,{VMAMBA}", [MAMBA, "arxiv:2401.10166"], id="comma"),
        pytest.param(f"https://arxiv.org/abs/2312.00752{VMAMBA}", [MAMBA, "arxiv:2401.10166"],
                     id="glued"),
        pytest.param("2312.00752 2401.10166", [MAMBA, "arxiv:2401.10166"], id="blank"),
        pytest.param("2312.00752; 10.1000/x and 2401.10166",
                     [MAMBA, "doi:10.1000/x", "arxiv:2401.10166"], id="and"),
        pytest.param("arXiv:2312.00752, doi 10.1000/x and 2401.10166",
                     [MAMBA, "doi:10.1000/x", "arxiv:2401.10166"], id="a-word-before-one"),
        pytest.param("PMID: 12345678, PMID 23456789", ["pmid:12345678", "pmid:23456789"],
                     id="a-word-before-each"),
        pytest.param("- [ ] 2312.00752", [MAMBA], id="task"),
        pytest.param("2312.00752 2312.00752v2", [MAMBA], id="twice"),
        pytest.param(f"[Mamba](https://arxiv.org/abs/2312.00752), [V]({VMAMBA})",
                     [MAMBA, "arxiv:2401.10166"], id="markdown"),
        pytest.param("\\href{https://doi.org/10.1145/1.2}{doi}", ["doi:10.1145/1.2"], id="href"),
        pytest.param("2312.00752 Mamba: Linear-Time Sequence Modeling", [MAMBA], id="with-title"),
        pytest.param("Mamba (arXiv:2312.00752)", [MAMBA], id="title-first"),
        pytest.param("a study of 2312.00752 snails", [], id="a-number-in-prose"),
        pytest.param("Mamba: Linear-Time Sequence Modeling", [], id="title"),
        pytest.param("https://example.org/paper https://example.org/2", [], id="other-links"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            "see arXiv:2401.00001 and 2402.00002",
            ["arxiv:2401.00001", "arxiv:2402.00002"],
            id="one with a label and one without in a sentence",
        ),
    ],
)  # fmt: skip
def test_pasted(text: str, found: list[str]) -> None:
    """Several identifiers in one text are all found, and nothing is guessed."""
    assert [str(identifier) for identifier in pasted(text)] == found


@pytest.mark.parametrize(("doi", "year", "expected"), [
    ("10.99990/rpln.3164744", 2026, True), ("10.88883/2020.11722", 2026, True),
    ("10.88883/2020.11722", 2027, False), ("10.83996/x", 2026, False),
    ("10.1007/s10994-022-06288-4", 2026, False), ("10.123456.7/x", 2026, True),
])  # fmt: skip
def test_registrants_not_issued_yet(doi: str, year: int, expected: bool) -> None:
    assert is_unissued(doi, year) is expected


def test_texts_too_long_for_an_address_are_skipped() -> None:
    """Neither for an identifier nor for what is wrong with one."""
    right, wrong = (f"https://arxiv.org/abs/{n}?".ljust(2000, "x") for n in ("2312.1", "2313.1"))
    right = right.replace("2312.1", "2312.00752")[:2000]

    assert str(parse(right)) == MAMBA
    assert parse(f"{right}x") is None
    assert "month 13" in suggestion(wrong)
    assert suggestion(f"{wrong}x") == ""


def test_lines_of_a_list() -> None:
    """With their numbers, whatever ends a line; without bullets, numbers and comments."""
    text = "2312.00752\r\n# a comment\r- one # two\n\n3. three\n 4) f#our\n"

    assert list(items(text)) == [
        (1, "2312.00752"), (3, "one"), (5, "three"), (6, "f#our"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ('"Slow  Tides"', "Slow Tides"),
        ("“Slow Tides.”,", "Slow Tides."),
        ("``Slow Tides''", "Slow Tides"),
        (" „Slow Tides“ ", "Slow Tides"),
        ("Slow Tides", ""),
        ('"Slow" Tides', ""),
        ('""', ""),
    ],
)
def test_a_title_in_quotation_marks(item: str, title: str) -> None:
    assert title_of(item) == title
