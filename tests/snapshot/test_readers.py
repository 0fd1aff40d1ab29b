"""Files of bulk metadata: each form read, each kind of damage said and counted."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import UsageError
from ssmlit.snapshot.bulk import BulkRecord, Damage
from ssmlit.snapshot.readers import READERS
from ssmlit.snapshot.readers.files import BulkFile

if TYPE_CHECKING:
    from pathlib import Path


KAGGLE = {
    "id": "0704.0001", "submitter": "P. N.", "authors": "C. Bal\\'azs, E. L. Berger",
    "title": "Prompt diphoton\n  production", "comments": "37 pages; published version",
    "journal-ref": "Phys.Rev.D76:013009,2007", "doi": "10.1103/PhysRevD.76.013009",
    "categories": "hep-ph cs.LG", "abstract": "  A fully\n", "update_date": "2008-11-26",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"},
                 {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"}],
    "authors_parsed": [["Bal\u00e1zs", "C.", ""], ["Berger", "E. L.", "Jr"], ["CMS team", "", ""]],
}  # fmt: skip
LISTED = {
    "id": "1904.11093", "title": "Deep {$k$}-means", "authors": ["Ana de la Cruz", "CMS Group"],
    "categories": ["cs.CV", "68T45, 62H30"], "comment": None, "listed": "2025-10-13",
}  # fmt: skip
PROCEEDINGS = {
    "title": "{GTPA:} {A} Model of Pok{\\'e}mon", "authors": ["Carlos Ans{\\'{o}}tegui"],
    "year": "2010", "venue": "Proceedings, {AAAI} 2010, Atlanta", "doi": "10.1609/AAAI.V24",
    "arxiv": None, "source": "x",
}  # fmt: skip
CSL = {
    "type": "article-journal", "title": "A <i>Title</i>", "DOI": "10.1000/ABC", "page": "1-9",
    "author": [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}],
    "issued": {"date-parts": [[2021, 3]]}, "container-title": "Nature",
}  # fmt: skip
DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<inproceedings mdate="2024-01-09" key="conf/iclr/GuGR22">
<author>Albert Gu</author><author orcid="x">Christopher R&eacute; 0001</author>
<title>Modeling <i>Long</i> Sequences.</title><pages>1-27</pages><year>2022</year>
<booktitle>ICLR</booktitle><ee>https://openreview.net/forum?id=uYLFoz1vlAC</ee>
</inproceedings>
<article mdate="2024-02-01" key="journals/corr/abs-2312-00752" publtype="informal">
<author>M\xfcller</author><title>Mamba?</title><year>2023</year><journal>CoRR</journal>
<volume>abs/2312.00752</volume><ee>https://doi.org/10.48550/arXiv.2312.00752</ee></article>
<article key="journals/x/1"><author>A B</author><title></title></article>
<www key="homepages/1"><author>A B</author><title>Home Page</title></www>
</dblp>
"""
BIB = """\
@string{acl = "Association for Computational Linguistics"}
@inproceedings{doe-2024,
  title = "{BERT} again", author = "Doe, Jane and M{\\"u}ller, Max", year = "2024",
  booktitle = "Proceedings of the " # acl, pages = "1--9",
  url = "https://aclanthology.org/2024.acl-long.1", doi = "10.18653/v1/2024.acl-long.1"
}
@proceedings{acl-2024, title = "Proceedings of the ACL", year = "2024"}
@misc{none, year = 2020}
"""


def lines(*objects: object) -> bytes:
    """Return JSON lines."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in objects)


def read(path: Path, *categories: str) -> tuple[list[BulkRecord], Damage]:
    """Return what a file holds, and what could not be used."""
    damage = Damage()
    part = BulkFile(path, READERS).part(damage, categories)
    return list(part.records()), damage


def written(tmp_path: Path, content: bytes, name: str = "file") -> Path:
    """Return a file of that content."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


WANTED = {
    "kaggle": (lines(KAGGLE), [BulkRecord(
        "Prompt diphoton production", "Balázs, C.\nBerger, Jr, E. L.\n{CMS team}", 2007, 4, 2,
        "", "misc", "arxiv:0704.0001 doi:10.1103/physrevd.76.013009", "hep-ph cs.LG",
        "37 pages; published version", "Phys.Rev.D76:013009,2007", 2, "2008-11-26")]),
    "listed": (lines(LISTED), [BulkRecord(
        "Deep $k$-means", "Ana de la Cruz\n{CMS Group}", 2019, 4, 0, "", "misc",
        "arxiv:1904.11093", "cs.CV", updated="2025-10-13")]),
    "proceedings": (lines(PROCEEDINGS), [BulkRecord(
        "GTPA: A Model of Pokémon", "Carlos Ans{\\'{o}}tegui", 2010, 0, 0,
        "Proceedings, AAAI 2010, Atlanta", "inproceedings", "doi:10.1609/aaai.v24",
        updated="2010")]),
    "csl-array": (json.dumps([CSL], indent=2).encode(), [BulkRecord(
        "A Title", "van Beethoven, Ludwig", 2021, 3, 0, "Nature", "article", "doi:10.1000/abc",
        updated="2021-03", more='{"pages":"1–9"}')]),
    "csl-items": (json.dumps({"items": [CSL]}).encode(), [BulkRecord(
        "A Title", "van Beethoven, Ludwig", 2021, 3, 0, "Nature", "article", "doi:10.1000/abc",
        updated="2021-03", more='{"pages":"1–9"}')]),
    "dblp": (DBLP.encode("latin-1"), [
        BulkRecord(
            "Modeling Long Sequences", "Albert Gu\nChristopher Ré 0001", 2022, 0, 0, "ICLR",
            "inproceedings", "dblp:conf/iclr/GuGR22 openreview:uYLFoz1vlAC",
            updated="2024-01-09", more='{"pages":"1–27"}'),
        BulkRecord("Mamba?", "Müller", 2023, identifiers="arxiv:2312.00752",
                   updated="2024-02-01")]),
    "bib": (BIB.encode(), [BulkRecord(
        "BERT again", "Doe, Jane\nMüller, Max", 2024, 0, 0,
        "Proceedings of the Association for Computational Linguistics", "inproceedings",
        "acl:2024.acl-long.1 doi:10.18653/v1/2024.acl-long.1", updated="2024",
        more='{"pages":"1–9"}')]),
    "old-and-new": (lines(PROCEEDINGS, LISTED), None),
}  # fmt: skip


@pytest.mark.parametrize("form", WANTED)
@pytest.mark.parametrize("packing", ["plain", "gz", "zip"])
def test_what_is_read(tmp_path: Path, form: str, packing: str) -> None:
    """Each form, plain and packed, gives the same records, in the file's order."""
    content, wanted = WANTED[form]
    if packing == "gz":
        content = gzip.compress(content)
    elif packing == "zip":
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as several:
            several.writestr("README", "x")
            several.writestr("data/file", content)
        content = archive.getvalue()

    found, damage = read(written(tmp_path, content))

    if wanted is None:
        wanted = [*(WANTED["proceedings"][1] or ()), *(WANTED["listed"][1] or ())]
    assert found == wanted
    assert damage.cut == ""
    assert dict(damage.counts) == {"dblp": {"no title": 1}, "bib": {"no title": 1}}.get(form, {})


def test_categories(tmp_path: Path) -> None:
    """Any category of a paper may fit the pattern; what does not is counted, as no damage."""
    path = written(
        tmp_path, lines(KAGGLE, LISTED, {**KAGGLE, "id": "0704.0002", "categories": "x"})
    )

    found, damage = read(path, "cs.*", "stat.ML")

    assert [record.identifiers.split()[0] for record in found] == [
        "arxiv:0704.0001",
        "arxiv:1904.11093",
    ]
    assert (damage.passed_over, damage.counts.total()) == (1, 0)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{oops}", "not JSON", id="no-json"),
        pytest.param(b"\xff\xfe{}", "not JSON", id="no-utf-8"),
        pytest.param(b"[" * 100_000, "not JSON", id="nested-deeply"),
        pytest.param(b"17", "no object", id="number"),
        pytest.param(b"[]", "no object", id="list"),
        pytest.param(b'{"authors": ["A B"]}', "no title", id="no-title"),
        pytest.param(b'{"title": "", "year": 2020}', "no title", id="empty-title"),
        pytest.param(b'{"id": "abc", "categories": "cs.LG", "title": "T"}', "no arXiv id",
                     id="no-id"),
        pytest.param(b'{"id": "0704.0001", "categories": "x", "title": "T", "versions": 7}',
                     "a field of an unexpected kind", id="odd-field"),
        pytest.param(b'{"title": "T"} {"title": "U"}', "not JSON", id="two-on-a-line"),
    ],
)  # fmt: skip
def test_damaged_lines(tmp_path: Path, line: bytes, reason: str) -> None:
    """A line that cannot be used is counted with its place, and the others are read."""
    content = lines(PROCEEDINGS) + line + b"\n\n" + lines(LISTED)

    found, damage = read(written(tmp_path, content))

    assert len(found) == 2
    assert dict(damage.counts) == {reason: 1}
    assert damage.first == {reason: "file:2"}


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        pytest.param("@misc b, title = {B}", "an entry that cannot be read", id="broken"),
        pytest.param("@misc{b, doi = {10.1000/b}}", "no title", id="no-title"),
        pytest.param("@misc{b}", "", id="nothing"),
        pytest.param("@proceedings{b, title = {B}}", "", id="container"),
        pytest.param("@comment{jabref-meta: databaseType:bibtex;}", "", id="comment"),
        pytest.param('@preamble{"\\newcommand{\\x}{y}"}', "", id="preamble"),
        pytest.param("Kept by hand.", "", id="text"),
    ],
)
def test_damage_in_a_bib(tmp_path: Path, block: str, reason: str) -> None:
    """Entries that cannot be used are counted; remarks and whole volumes are passed over."""
    content = f"@misc{{a, title = {{A}}}}\n{block}\n@misc{{z, title = {{Z}}}}\n"

    found, damage = read(written(tmp_path, content.encode()))

    assert [record.title for record in found] == ["A", "Z"]
    assert damage.first == ({reason: "file:2"} if reason else {})


@pytest.mark.parametrize("form", ["kaggle", "csl-array", "dblp", "bib"])
@pytest.mark.parametrize("packing", ["plain", "gz"])
def test_cut_in_the_middle(tmp_path: Path, form: str, packing: str) -> None:
    """What is before the cut is read, and the cut is said."""
    content, _ = WANTED[form]
    if form == "kaggle":
        content = content * 3
    content = content[:-40]
    if packing == "gz":
        content = gzip.compress(WANTED[form][0] * 2)[:-20]

    found, damage = read(written(tmp_path, content))

    assert damage.cut.startswith("file is truncated after ") or damage.counts
    assert len(found) <= 3


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    """The file is not read, and why is said."""
    content = DBLP.replace("ISO-8859-1", "latin-77").encode("latin-1")

    found, damage = read(written(tmp_path, content, "dblp.xml"))

    assert found == []
    assert damage.cut == ("dblp.xml is truncated after 0 records (unknown encoding: latin-77)")


@pytest.mark.parametrize("packing", ["lines", "array"])
def test_half_a_letter(tmp_path: Path, packing: str) -> None:
    """A title with half of a pair of surrogates cannot be kept; the other papers are."""
    half = json.dumps({**PROCEEDINGS, "title": "\ud83d"})
    pair = json.dumps({**PROCEEDINGS, "title": "\U0001f40b"})
    content = f"{half}\n{pair}\n" if packing == "lines" else f"[{half},\n{pair}]"

    found, damage = read(written(tmp_path, content.encode()))

    assert [record.title for record in found] == ["\U0001f40b"]
    assert damage.counts.total() == 1


def test_people_without_end(tmp_path: Path) -> None:
    """A paper of 3,000 authors keeps all of them."""
    people = [[f"Name{n}", "A.", ""] for n in range(3000)]

    (found,), _ = read(written(tmp_path, lines({**KAGGLE, "authors_parsed": people})))

    assert found.authors.count("\n") == 2999


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\x01\x02" * 100, id="binary"),
        pytest.param(b"dear diary\n", id="prose"),
        pytest.param(b"<html><body>Anubis</body></html>", id="web-page"),
        pytest.param(b"a,b,c\n1,2,3\n", id="csv"),
        pytest.param(b"\x1f\x8b\x08\x00", id="gz-without-content"),
        pytest.param(b"PK\x03\x04broken", id="broken-zip"),
    ],
)
def test_files_of_another_kind(tmp_path: Path, content: bytes) -> None:
    """They are refused, with the kinds that are known or the reason."""
    with pytest.raises(UsageError, match=r"kind|cannot be read"):
        read(written(tmp_path, content))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """The reason is the system's."""
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read(tmp_path)


def test_people_of_a_bib_whom_commas_separate(tmp_path: Path) -> None:
    """Where BibTeX reads one person, the record has those that are meant; a name alone is one."""
    people = ["Ann Aho, Ben Bock, Cid Cole", "Aho, A., Bock, B.", "de la Cruz, Ana", "Aho, Jr, Bo"]
    text = "".join(
        f"@misc{{k{n}, title = {{T}}, author = {{{it}}}}}\n" for n, it in enumerate(people)
    )

    found, _ = read(written(tmp_path, text.encode(), "a.bib"))

    assert [one.authors for one in found] == [
        "Aho, Ann\nBock, Ben\nCole, Cid",
        "Aho, A.\nBock, B.",
        "de la Cruz, Ana",
        "Aho, Jr, Bo",
    ]


def test_children_of_a_bib_inherit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a paper has of its volume, before or behind it in the file, is in its record."""
    monkeypatch.setattr("ssmlit.snapshot.readers.bib._CHUNK", 60)
    text = (
        "@inproceedings{a, title = {A}, crossref = {V21}, xdata = {who}}\n"
        "@inproceedings{b, title = {B}, crossref = {none}, year = 2020}\n"
        "@inproceedings{c, crossref = {v21}}\n"
        "@misc{m, title = {M}}\n"
        '@string{acl = "Proceedings of the ACL"}\n'
        "@proceedings{v21, title = acl, year = 2021}\n"
        "@xdata{who, author = {Ann Aho}}\n"
    )

    found, damage = read(written(tmp_path, text.encode(), "a.bib"))

    kept = [(one.title, one.authors, one.venue, one.year) for one in found]
    assert kept == [
        ("M", "", "", 0),
        ("A", "Aho, Ann", "Proceedings of the ACL", 2021),
        ("B", "", "", 2020),
    ]
    assert damage.first == {"no title": "a.bib:3"}


def test_a_large_bib_is_read_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Macros of an earlier chunk are known in later ones, and places are those of the file."""
    monkeypatch.setattr("ssmlit.snapshot.readers.bib._CHUNK", 120)
    entries = [
        f"@article{{k{n},\n title = {{Paper {n}}},\n journal = jmlr,\n year = 2020\n}}\n"
        for n in range(50)
    ]
    text = '@string{jmlr = "Journal of Machine Learning Research"}\n' + "".join(entries)
    text += "@misc{none, year = 2020}\n"

    found, damage = read(written(tmp_path, text.encode(), "a.bib"))

    assert [record.title for record in found] == [f"Paper {n}" for n in range(50)]
    assert {record.venue for record in found} == {"Journal of Machine Learning Research"}
    assert damage.first == {"no title": f"a.bib:{text.count(chr(10))}"}


@pytest.mark.parametrize(
    "macro",
    [
        "@string{sea = {Of Seas @ Home}}",
        "@string{sea = {Of Seas @ Home}} % a remark",
        "@STRING ( sea = {Of Seas @ Home} )",
        '@string{home = " @ Home"}\n@string{sea =\n {Of Seas} # home}',
        "% @string{sea = {Tides}}\n  @string{sea = {Of Seas @ Home}}, @misc{x, title = {X}}",
    ],
)
def test_every_form_of_a_macro_is_known_in_later_chunks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, macro: str
) -> None:
    monkeypatch.setattr("ssmlit.snapshot.readers.bib._CHUNK", 60)
    papers = [f"@article{{k{n}, title = {{Paper {n}}}, journal = sea}}\n" for n in range(9)]

    found, _ = read(written(tmp_path, f"{macro}\n{''.join(papers)}".encode(), "a.bib"))

    assert [record.venue for record in found[-9:]] == ["Of Seas @ Home"] * 9


@pytest.mark.parametrize(
    ("name", "content", "whole"),
    [
        pytest.param("dblp.xml", DBLP.encode("latin-1"), True, id="dump"),
        pytest.param(
            "r.xml", b'<?xml version="1.0"?>\n<dblp><article/></dblp>', False, id="record"
        ),
        pytest.param("anthology.bib.gz", gzip.compress(BIB.encode()), True, id="acl"),
        pytest.param("my.bib", BIB.encode(), False, id="a-library"),
        pytest.param("x.jsonl", lines(PROCEEDINGS), False, id="json"),
    ],
)
def test_which_files_declare_whole_proceedings(
    tmp_path: Path, name: str, content: bytes, whole: bool
) -> None:
    """DBLP's dump and the Anthology's file do, and not when only some categories are taken."""
    file = BulkFile(written(tmp_path, content, name), READERS)

    assert file.part(Damage()).whole is whole
    assert file.part(Damage(), ["cs.*"]).whole is False


def test_a_preprint_server_is_no_venue(tmp_path: Path) -> None:
    """Items that name arXiv where a journal is, as Zotero and Crossref write preprints."""
    item = {"title": "Snails", "container-title": "arXiv", "DOI": "10.48550/arXiv.1412.6980"}

    (found,), _ = read(written(tmp_path, lines({"type": "article-journal", **item})))

    assert (found.type, found.venue) == ("misc", "")


def test_damage_in_an_array_has_its_line(tmp_path: Path) -> None:
    """That on which the object begins."""
    good, bad = {"title": "A Title", "type": "book"}, {"type": "book"}
    content = json.dumps([good, good, bad], indent=1).encode()
    found, damage = read(written(tmp_path, content))

    assert len(found) == 2
    assert content.splitlines()[9].strip() == b"{"
    assert damage.first == {"no title": "file:10"}
