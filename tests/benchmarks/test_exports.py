"""Which differences the export benchmark counts as explained: additions, never losses."""

from __future__ import annotations

import pytest
from export_rules import BROKEN, RULES, unexplained
from export_warnings import HIDING, UNDEFINED, Original, hidden

from ssmlit.library import Library

BOOK = "@book{p, title={Book}, editor={Wu, E.}, publisher={P}, year={1998}}"
BROUGHT = {
    "biblatex's date becomes year and month": (
        "@misc{k, date={2020-05}}",
        "Wu.",
        "Wu. \\newblock May 2020.",
    ),
    "a field has biblatex's name, which styles do not know": (
        "@article{k, journaltitle={Nature}, eid={7}}",
        "Wu.",
        "Wu. {\\em Nature}, 7.",
    ),
    "a title has parts that styles do not know": (
        "@book{k, title={One}, subtitle={Two}}",
        "One.",
        "One: Two.",
    ),
    "it is in the parent, and BibTeX does not inherit it": (
        f"@misc{{k, title={{One}}, crossref={{p}}}}\n{BOOK}",
        "One.",
        "One. P, 1998.",
    ),
    "what named another entry is what that entry says": (
        "@misc{k, note={xdata=x-note}}\n@xdata{x, note={Said}}",
        "xdata=x-note.",
        "Said.",
    ),
    "names in biblatex's extended form are names": (
        "@misc{k, author={family=Wu, given=E}}",
        "family=Wu given=E.",
        "E Wu.",
    ),
    "a kind of work is biblatex's word for it": (
        "@techreport{k, type={resreport}}",
        "resreport.",
        "Research Report.",
    ),
    "an edition is a word for BibTeX, a number for biblatex": (
        "@book{k, edition={2}}",
        "2 edition.",
        "second edition.",
    ),
    "the type of entry is one that styles know, and frames its fields": (
        "@collection{k, title={One}, editor={Wu, E. and others}, volume={7}, howpublished={Web}}",
        "One. Web.",
        "E. Wu et~al., editors. {\\em One}, volume~7.",
    ),
    "BibTeX's year and month become biblatex's date": (
        "@misc{k, year={2004}, month={5--8 oct}}",
        "5--8 10 | 2004",
        "5 | 8 | 10 | 10 | 2004 | 2004",
    ),
    "of a field that stands twice BibTeX uses the first, biber the last": (
        "@misc{k, note={One}, note={Two}}",
        "Two.",
        "One.",
    ),
    "the date of an entry is whole, and has no end of a parent's range": (
        "@book{k, volume={3}, year={1888}, crossref={q}}\n@mvbook{q, date={1886/1898}}",
        "3 | 1888 | 1898",
        "3 | 1888",
    ),
    "an e-print says of which archive": (
        "@misc{k, eprint={2312.00752}}",
        "2312.00752",
        "arxiv | 2312.00752",
    ),
    "only ssmlit and its users' lists read the field": (
        "@misc{k, title={One}, file={one.pdf}}",
        "One | one.pdf",
        "One",
    ),
    "the address of the work stands where styles print it": (
        "@misc{k, title={One}, howpublished={there}, url={http://x.org}}",
        "One.",
        "One. there, http x.org.",
    ),
}
KEPT = {
    "an edition is a number, an address a `url`, a DOI bare": (
        r"@misc{k, edition={Second}, howpublished={\url{http://x.org}}, doi={http://doi.org/10.1/x}}",
        r"second | \url{http://x.org} | http://doi.org/10.1/x",
        "2 | http://x.org | 10.1/x",
    ),
    "the first of two addresses is a link, a season a word, an e-print has no prefix": (
        "@misc{k, url={http://a.b http://c.d}, year=2001, month={Spring},eprint={arXiv:1011.1669}}",
        "http a.b http c.d | 2001 | arxiv | arxiv:1011.1669",
        "http a.b | 2001 | spring | arxiv | 1011.1669",
    ),
    "a blank is not part of an address, a parent's DOI is bare, a delimiter of names no word": (
        "@book{k, url={http://a.b?client I=3}, crossref={p}}\n@book{p, doi={doi:10.1/x}}",
        "De Wu | http a.b?client I=3 | doi:10.1/x",
        "De\\bibnamedelima Wu | http a.b?clientI=3 | 10.1/x",
    ),
    "biber prints a year that is a date as it is, and of a date the numbers": (
        "@misc{k, year={1995-09/1995-10}}",
        "1995-09/1995-10",
        "10 | 1995 | 9 | 1995",
    ),
    "BibTeX inherits a year where it does not see the date of the part": (
        f"@review{{k, title={{One}}, date={{2001}}, crossref={{p}}}}\n{BOOK}",
        "One, 1998.",
        "One, 2001.",
    ),
}
LOST = {
    "a-year": ("@misc{k, year={2020}}", "Wu, 2020.", "Wu.", ["-2020"]),
    "a-year-with-a-month": ("@misc{k, year={2020-05}}", "2020-05", "05", ["-2020"]),
    "an-edition-in-words": ("@book{k, edition={Revised}}", "Revised.", "edition.", ["-revised"]),
    "a-kind-in-words": ("@techreport{k, type={Memo}}", "Memo.", "Technical report.", ["-memo"]),
    "the-year-of-a-part": (
        f"@inbook{{k, title={{One}}, year={{1999}}, crossref={{p}}}}\n{BOOK}",
        "One. In Wu \\cite{p}, 1999.",
        "One. In Wu \\cite{p}.",
        ["-1999"],
    ),
    "a-publisher": ("@collection{k, publisher={P}}", "P.", "", ["-p"]),
    "howpublished-of-a-known-type": ("@book{k, howpublished={Web}}", "Web.", "", ["-web"]),
    "a-year-of-a-parent-without-a-date": (
        f"@misc{{k, title={{One}}, crossref={{p}}}}\n{BOOK}",
        "One, 1998.",
        "One.",
        ["-1998"],
    ),
    "what-nobody-said": ("@misc{k, title={One}}", "One.", "One. Two.", ["+two"]),
}


def original(source: str, *, broken: str = "", unknown: str = "", read: str = "k") -> Original:
    """Return what is known about an original; the keys are `k` and `p`."""
    library = Library.from_text(source)
    return Original(broken, read, unknown, library.find, library.document.strings)


@pytest.mark.parametrize("rule", BROUGHT)
def test_each_rule_explains_its_kind(rule: str) -> None:
    """Nothing is left, and it is this rule that says why."""
    source, before, after = BROUGHT[rule]

    left, reasons = unexplained(before, after, "k", original(source))

    assert left == []
    assert rule in reasons


def test_the_table_has_every_rule() -> None:
    """A new rule needs an example."""
    assert list(BROUGHT) == [rule.reason for rule in RULES]


@pytest.mark.parametrize("case", LOST)
def test_no_rule_hides_a_loss(case: str) -> None:
    """The words that went, or came from nowhere, are named."""
    source, before, after, expected = LOST[case]

    assert unexplained(before, after, "k", original(source))[0] == expected


@pytest.mark.parametrize("case", KEPT)
def test_differences_of_form_are_explained(case: str) -> None:
    """No word of it came or went."""
    source, before, after = KEPT[case]

    assert unexplained(before, after, "k", original(source))[0] == []


def test_an_identifier_is_an_address() -> None:
    """Where the entry has no other; a word of none is named."""
    source = "@misc{k, title={One}, pmid={30003624}}"
    address = "https://pubmed.ncbi.nlm.nih.gov/30003624/"

    assert unexplained("One.", f"One. {address}", "k", original(source))[0] == []
    seen = original(f"{source[:-1]}, url={{http://x.org}}}}")
    assert "+pubmed" in unexplained("One.", f"One. {address}", "k", seen)[0]


def test_what_bibtex_could_not_read_may_come() -> None:
    """Of an entry with an error it skips the rest; nothing may go for that reason."""
    seen = original("@misc{k, title={One}, note={Two}}", broken="k")

    assert unexplained("One.", "One. Two.", "k", seen) == ([], {BROKEN})
    assert unexplained("One. Two.", "One.", "k", seen)[0] == ["-two"]


WARNINGS = {
    "a-type-nobody-knows": (
        "@online{k, title={One}}",
        {"unknown": "k"},
        "Warning--empty author in k",
        HIDING[0][0],
    ),
    "it-is-not-true": (
        "@online{k, title={One}, author={Wu}}",
        {"unknown": "k"},
        "Warning--empty author in k",
        "",
    ),
    "a-date-is-a-year": (
        "@online{k, date={2001}}",
        {"unknown": "k"},
        "Warning--empty year in k",
        "",
    ),
    "both-are-there": (
        "@mvbook{k, author={Wu}, editor={Li}}",
        {"unknown": "k"},
        "Warning--can't use both author and editor fields in k",
        HIDING[0][0],
    ),
    "only-one-is-there": (
        "@mvbook{k, author={Wu}}",
        {"unknown": "k"},
        "Warning--can't use both author and editor fields in k",
        "",
    ),
    "a-number-without-a-series": (
        "@mvbook{k, number={7}}",
        {"unknown": "k"},
        "Warning--there's a number but no series in k",
        HIDING[0][0],
    ),
    "a-type-that-styles-know": ("@misc{k, title={One}}", {}, "Warning--empty author in k", ""),
    "an-error-in-the-original": (
        "@book{k, title={One}}",
        {"broken": "k"},
        "Warning--to sort, need author, editor, or key in k",
        HIDING[1][0],
    ),
    "bibtex-never-came-so-far": (
        "@book{k, title={One}}",
        {"read": "p"},
        "Warning--empty publisher in k",
        HIDING[1][0],
    ),
    "a-parent-lacks-it-too": (
        "@inbook{k, title={One}, crossref={p}}\n@book{p, title={Book}}",
        {},
        "Warning--empty publisher in k",
        HIDING[2][0],
    ),
    "a-parent-has-it": (
        f"@inbook{{k, title={{One}}, crossref={{p}}}}\n{BOOK}",
        {},
        "Warning--empty publisher in k",
        "",
    ),
    "a-cited-parent": (
        f"@book{{k, title={{One}}, crossref={{p}}}}\n{BOOK}",
        {},
        "Warning--empty volume in k's crossref of p",
        HIDING[2][0],
    ),
    "a-part-with-an-editor": (
        "@inbook{k, title={One}, booktitle={Two}, editor={Wu}}",
        {},
        "Warning--empty author in k",
        HIDING[3][0],
    ),
    "a-macro-of-another-file": (
        "@book{k, location=berlin}",
        {},
        'Warning--string name "berlin" is undefined',
        UNDEFINED,
    ),
    "a-macro-that-the-export-forgot": (
        "@string{berlin={Berlin}}@book{k, location=berlin}",
        {},
        'Warning--string name "berlin" is undefined',
        "",
    ),
    "a-macro-of-another-file-is-nothing": (
        "@online{k, author=wu}",
        {"unknown": "k"},
        "Warning--empty author in k",
        HIDING[0][0],
    ),
    "what-no-rule-knows": ("@book{k, title={One}}", {}, "Warning--you are wrong", ""),
}


@pytest.mark.parametrize("case", WARNINGS)
def test_warnings(case: str) -> None:
    """Explained are warnings that are true of an entry, where the original hid it."""
    source, known, warning, reason = WARNINGS[case]

    assert hidden(warning, original(source, **known)) == reason
