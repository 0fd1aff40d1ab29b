"""Merging and deciding, shown as the text of a library before and after."""

from __future__ import annotations

import re

import pytest

from ssmlit import bibtex, fields
from ssmlit.duplicates import merge_edits, merge_plan
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.duplicates.survivor import survivor
from ssmlit.model import Record
from tests.duplicates.conftest import work

LIBRARY = r"""@string{jmlr = {Journal of Machine Learning Research}}

@misc{gu2021,
  title = {{S4}: Efficiently Modeling Long Sequences with Structured State Spaces},
  author = {Gu, Albert and others},
  eprint = {2111.00396},
  archiveprefix = {arXiv},
  year = {2021},
  month = oct,
  keywords = {s4, theory},
  code = {https://github.com/state-spaces/s4},
  timestamp = {2022-01-02},
  ids = {gu2021old},
}

@inproceedings{gu2022,
  title = {Efficiently Modeling Long Sequences with Structured State Spaces},
  author = {Gu, Albert and others},
  booktitle = {ICLR},
  year = 2022,
  keywords = {theory},
  openreview = {uYLFoz1vlAC},
  url = {https://iclr.cc/virtual/2022/poster/1},
  timestamp = {2022-05-01},
}

@article{gu2022dup,
  title = {Efficiently Modeling Long Sequences with Structured State Spaces},
  author = {Gu, Albert and Goel, Karan and R{\'e}, Christopher},
  journal = jmlr,
  year = {2022},
  openreview = {anotherForum},
  url = {https://example.org/s4},
  note = {Outstanding paper},
}

@inproceedings{child, crossref = {gu2021}, title = {A child}}
"""


@pytest.fixture
def library() -> bibtex.Document:
    return bibtex.parse_document(LIBRARY)


def test_merge(library: bibtex.Document) -> None:
    """One entry stays; tags, identifiers, links, old keys and what differs are all in it."""
    entries = library.entries[:2]

    plan = merge_plan(entries)

    assert plan.survivor.key == "gu2022"
    assert plan.mapping == {"gu2021": "gu2022"}
    merged = library.apply(merge_edits([plan], library.entries)).document
    assert [entry.key for entry in merged.entries] == ["gu2022", "gu2022dup", "child"]
    assert merged.source(merged.entries[0]) == (
        "@inproceedings{gu2022,\n"
        "  title = {Efficiently Modeling Long Sequences with Structured State Spaces},\n"
        "  author = {Gu, Albert and others},\n"
        "  booktitle = {ICLR},\n"
        "  year = 2022,\n"
        "  keywords = {theory, s4},\n"
        "  openreview = {uYLFoz1vlAC},\n"
        "  url = {https://iclr.cc/virtual/2022/poster/1},\n"
        "  timestamp = {2022-01-02},\n"
        "  eprint = {2111.00396},\n"
        "  archiveprefix = {arXiv},\n"
        "  code = {https://github.com/state-spaces/s4},\n"
        "  ids = {gu2021, gu2021old},\n"
        "  annote = {Merged from gu2021: title = "
        "{S4}: Efficiently Modeling Long Sequences with Structured State Spaces;"
        " gu2021: year = 2021; gu2021: month = oct},\n"
        "}"
    )
    assert merged.entries[2].get("crossref") == "gu2022"


@pytest.mark.parametrize("order", [1, -1], ids=["bibtex", "biblatex"])
def test_fields_with_two_names_are_not_doubled(order: int) -> None:
    """BibTeX's `archiveprefix` and `primaryclass` are biblatex's `eprinttype` and `eprintclass`."""
    head = "title={T}, eprint={2101.00001}"
    texts = [
        f"@misc{{a, {head}, archiveprefix={{arXiv}}, primaryclass={{cs.LG}}}}",
        f"@misc{{b, {head}, eprinttype={{arXiv}}, eprintclass={{cs.LG}}}}",
    ]
    document = bibtex.parse_document("\n".join(texts[::order]))
    plan = merge_plan(document.entries, survivor=document.entries[0])
    merged = document.apply(merge_edits([plan])).document.entries[0]

    kept = {item.name for item in document.entries[0].fields}
    assert {item.name for item in merged.fields} == {*kept, "ids"}


@pytest.mark.parametrize(("kept", "other"), [("", "related={k}"), ("crossref={o}", ""),
                                             ("related={o}", "related={k}")])  # fmt: skip
def test_a_merged_entry_does_not_refer_to_itself(kept: str, other: str) -> None:
    """What names another work, and what else the entries say, stays."""
    document = bibtex.parse_document(f"@misc{{k, title={{T}}, {kept}, xref={{a, o}}}}\n"
                            f"@misc{{o, title={{T}}, {other}}}")  # fmt: skip
    plan = merge_plan(document.entries, survivor=document.entries[0])
    merged = document.apply(merge_edits([plan])).document.entries[0]

    said = {item.name: item.text for item in merged.fields}
    assert said == {"title": "T", "xref": "a", "ids": "o"}


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ("article journal={J}, year=2013, month=oct, address={X}",
         "article journaltitle={J}, date={2013-10}, location={X}"),
        ("article journal={J}, year={2013}, month={Oct.}, annote={n}",
         "article journaltitle={J}, date={2013}, annotation={n}"),
        ("phdthesis school={U}, year=2013",
         "thesis institution={U}, date={2013}, type={phdthesis}"),
        ("thesis institution={U}, date={2013-10-05}, type={mathesis}",
         "mastersthesis school={U}, year=2013, month=oct"),
        ("techreport institution={I}, year=2013", "report institution={I}, type={techreport}"),
        ("misc url={http://a.org/x http://b.org}", "misc url={http://a.org/x}"),
        ("inproceedings booktitle={P}, year=2013, month=jul # {~5--10}",
         "conference booktitle={P}, date={2013-07-05/2013-07-10}"),
    ],
    ids=["place", "note", "thesis", "a day", "report", "two links", "days"],
)  # fmt: skip
def test_what_says_the_same_in_other_words_is_not_noted(kept: str, other: str) -> None:
    """Fields and types have other names in biblatex, dates another form."""
    texts = (
        f"@{kind}{{{key}, title={{T}}, {rest}}}"
        for key, (kind, _, rest) in zip(
            "ko", (kept.partition(" "), other.partition(" ")), strict=True
        )
    )
    document = bibtex.parse_document("\n".join(texts))
    plan = merge_plan(document.entries, survivor=document.entries[0])
    entry = document.apply(merge_edits([plan])).document.entries[0]

    assert entry.fields[:-1] == document.entries[0].fields[:]
    assert entry.fields[-1].name == "ids"


@pytest.mark.parametrize(
    ("kept", "other", "merged"),
    [
        ("title={xdata=o-title}, author={Gu, A}", "title={T}, author={Gu, A}",
         {"title": "T", "author": "Gu, A"}),
        ("title={T}", "title={T}, author={xdata=k-author}", {"title": "T"}),
        ("title={T}, month=jul", "title={xdata=K-title}, month={xdata=k-month}",
         {"title": "T", "month": "jul"}),
        ("title={T}, author={xdata=o-author-2 and Gu, A}", "title={T}, author={Yu, B and Wu, C}",
         {"title": "T", "author": "Wu, C and Gu, A", "annote": "Merged from o: author = Yu, B and "
          "Wu, C"}),
        ("title={xdata=z-title}", "title={xdata=z-title}, issn={xdata=o-issn}",
         {"title": "xdata=z-title"}),
    ],
    ids=["of the kept", "of no value", "of a macro", "of one person", "of a third"],
)  # fmt: skip
def test_a_merged_entry_names_no_value_of_its_own(
    kept: str, other: str, merged: dict[str, str]
) -> None:
    """The value itself takes its place; after the merge the name would lead in a circle."""
    document = bibtex.parse_document(f"@misc{{k, {kept}}}\n@misc{{o, {other}}}")
    plan = merge_plan(document.entries, survivor=document.entries[0])
    entry = document.apply(merge_edits([plan])).document.entries[0]

    assert {item.name: item.text for item in entry.fields} == {**merged, "ids": "o"}


def test_second_identifiers_and_links_are_kept(library: bibtex.Document) -> None:
    """Where the survivor's own field is taken, identifiers and links go where they are read."""
    plan = merge_plan(library.entries[1:3], survivor=library.entries[1])

    merged = library.apply(merge_edits([plan])).document.entries[1]

    assert "openreview:anotherForum" in map(str, fields.identifiers(merged))
    assert "https://example.org/s4" in [link.url for link in fields.record(merged).links]
    assert merged.get("author") == r"Gu, Albert and Goel, Karan and R{\'e}, Christopher"
    assert merged.get("note") == "Outstanding paper"
    assert "jmlr" not in merged.get("booktitle")
    assert "Journal of Machine Learning Research" in merged.get("annote")


@pytest.mark.parametrize(
    ("kept", "other", "after"),
    [
        ("", "year=2021, month=may", "year=2021 month=may"),
        ("", "date=2021-05", "date=2021-05"),
        ("", "date=2021-05, year=2022", "date=2021-05 year=2022"),
        ("month=may", "year=2021, day=7", "month=may year=2021 day=7"),
        ("year=2021", "year=2021, month=may, day=7", "year=2021 month=may day=7"),
        ("year=2021", "month=may", "year=2021 month=may"),
        ("year=2021", "date=2021-05", "year=2021"),
        ("year=2021", "year=2020, month=may", "year=2021"),
        ("year=2021, journal=Seals", "journal=Whales, month=may", "year=2021"),
        ("date=2021", "year=2021, month=may", "date=2021"),
        ("date=2021", "date=2021-05", "date=2021"),
    ],
)
def test_parts_of_a_date(kept: str, other: str, after: str) -> None:
    """A year is made finer by the same publication; parts of two dates are never mixed."""
    texts = [re.sub(r"=([\w-]+)", r" = {\1}", text) for text in (kept, other)]
    document = bibtex.parse_document(
        "\n".join(f"@article{{k{n}, {text}}}" for n, text in enumerate(texts))
    )
    merger = FieldMerger(document.entries[0])
    merger.take(document.entries[1])
    entry, _ = merger.settled()

    parts = [it for it in entry.fields if it.name in ("date", "year", "month", "day")]
    assert " ".join(f"{it.name}={it.text}" for it in parts) == after


def test_what_an_entry_says_together_is_taken_together() -> None:
    """Two names of a venue do not keep each other out, and the second time all is there."""
    other = "@article{b,\n  howpublished = {https://a.org/x},\n  journal = {Nature},\n}\n"
    text = "@article{a,\n}\n"
    for _ in range(2):
        document = bibtex.parse_document(text + other)
        plan = merge_plan(document.entries, survivor=document.entries[0])
        text = document.apply(merge_edits([plan])).document.text

        assert text.strip() == other.replace("{b", "{a").replace("\n}", "\n  ids = {b},\n}").strip()


def test_lists_are_united() -> None:
    """What both say once, each list with its own mark between."""
    document = bibtex.parse_document(
        "@misc{a, groups = {x, y}, file = {:a.pdf:PDF}, links = {code=https://a.org/c}}\n"
        "@misc{b, groups = {y,z}, file = {:b.pdf:PDF; :a.pdf:PDF}, "
        "links = {code=https://a.org/c video=https://a.org/v}}"
    )
    merger = FieldMerger(document.entries[0])
    merger.take(document.entries[1])
    entry, left = merger.settled()

    assert {it.name: it.text for it in entry.fields} == {
        "groups": "x, y, z",
        "file": ":a.pdf:PDF;:b.pdf:PDF",
        "links": "code=https://a.org/c video=https://a.org/v",
        "ids": "b",
    }
    assert left == ()


def test_a_link_is_written_once() -> None:
    """What has a field of its own is not repeated in `links`; another use is."""
    document = bibtex.parse_document(
        "@misc{a, code = {https://a.org/c}, url = {https://a.org/v}}\n"
        "@misc{b, links = {code=https://a.org/c video=https://a.org/v}}"
    )
    merger = FieldMerger(document.entries[0])
    merger.take(document.entries[1])
    entry, left = merger.settled()

    assert {it.name: it.text for it in entry.fields} == {
        "code": "https://a.org/c",
        "url": "https://a.org/v",
        "links": "video=https://a.org/v",
        "ids": "b",
    }
    assert left == ()


def test_values_that_name_a_field_follow_as_they_are_written() -> None:
    """biblatex's granular `xdata`: only the key in it is another one."""
    document = bibtex.parse_document(
        "@misc{a, title = {T one two}}\n@misc{b, title = {T one two}}\n"
        '@misc{child, author = "xdata=b-author-1 and Doe, Jane", xdata = {x,b}}'
    )
    entries = document.entries
    plan = merge_plan(entries[:2], survivor=entries[0])
    after = document.apply(merge_edits([plan], entries)).document

    assert after.source(after.entries[1]) == (
        '@misc{child, author = "xdata=a-author-1 and Doe, Jane", xdata = {x,a}}'
    )


def test_a_person_chooses(library: bibtex.Document) -> None:
    """A field's text chosen by a person is what the survivor gets; conflicts are named."""
    plan = merge_plan(library.entries[:2], chosen={"year": "2021"})

    assert {"title", "year"} <= {choice.field for choice in plan.choices if choice.conflict}
    assert library.apply(merge_edits([plan])).document.entries[0].get("year") == "2021"


def test_what_contradicts_and_what_only_differs() -> None:
    """Lists are united, and another spelling is no other value; what one lacks is a choice, too."""
    document = bibtex.parse_document(
        "@misc{a, title = {T one two}, keywords = {x}, year = 2020, note = {N}, url = {https://a}}"
        "\n@misc{b, title = {T ONE two}, keywords = {y}, year = 2021, month = may, note = {N}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])

    assert {choice.field: choice.conflict for choice in plan.choices} == {
        "title": False, "keywords": False, "year": True, "month": False,
    }  # fmt: skip


def test_notes_of_a_merge_go_into_annotation() -> None:
    """For biber `annote` is another name of `annotation`, and of the two it keeps one."""
    document = bibtex.parse_document(
        "@misc{a, title = {T one two}, note = {N}, annotation = {mine}}\n"
        "@misc{b, title = {T one two}, note = {Other}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])
    (merged,) = document.apply(merge_edits([plan])).document.entries

    assert merged.get("annotation") == "mine; Merged from b: note = Other"
    assert "annote" not in merged


def test_keywords_with_commas_between_semicolons_are_united_once() -> None:
    """Scopus writes both into one field: an equal entry brings nothing new."""
    keywords = "Slow snails;  Foam, Tides;  Sand, Shells"
    document = bibtex.parse_document(
        f"@misc{{a, title = {{T one two}}, keywords = {{{keywords}}}}}\n"
        f"@misc{{b, title = {{T one two}}, keywords = {{{keywords}; New}}}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])

    (entry,) = document.apply(merge_edits([plan])).document.entries
    assert entry.get("keywords") == f"{keywords}; New"


def test_a_chosen_value_is_written_as_its_entry_writes_it() -> None:
    """A person chooses a type, a month that is not text, and a note that no entry has."""
    document = bibtex.parse_document(
        "@misc{a,\n  title = {T one two},\n  month = jan,\n}\n"
        "@article{b,\n  title = {T one two},\n  month = feb,\n}\n"
    )
    chosen = {"entrytype": "article", "Month": "feb", "note": "Mine", "title": ""}
    plan = merge_plan(document.entries, survivor=document.entries[0], chosen=chosen)

    assert document.apply(merge_edits([plan])).document.text.startswith(
        "@article{a,\n  title = {T one two},\n  month = feb,\n  ids = {b},\n  note = {Mine},\n"
    )


def test_former_keys_are_listed_once() -> None:
    """In whichever case their letters are; the survivor's own key is none of them."""
    document = bibtex.parse_document(
        "@misc{a, title = {T one two}}\n@misc{B, title = {T one two}, ids = {b, c, A, C}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])

    assert document.apply(merge_edits([plan])).document.entries[0].get("ids") == "B, c"


def test_equal_keys() -> None:
    """Two entries under one key are merged too; the key stays."""
    text = "@misc{a, title = {T one two}, keywords = {x}}\n\n@misc{a, title = {T one two}}\n"
    document = bibtex.parse_document(text)

    plan = merge_plan(document.entries)

    merged = document.apply(merge_edits([plan])).document
    assert merged.text == text.split("\n", maxsplit=1)[0] + "\n"
    assert plan.mapping == {}


def test_nothing_new_the_second_time(library: bibtex.Document) -> None:
    """What a merge leaves needs no merge."""
    merged = library.apply(merge_edits([merge_plan(library.entries[:2])])).document

    assert merge_edits([merge_plan(merged.entries[:1])]) == ()


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        pytest.param("cited", work("T", venue="ICLR", key="a"), work("T", key="cited"), id="cited"),
        pytest.param("b", work("T", year=2020, key="a"), work("T", venue="ICLR", key="b"),
                     id="published"),
        pytest.param("b", work("T", venue="CoRR", ids="2111.00396", key="a"),
                     work("T", venue="ICLR", key="b"), id="published, not on a server"),
        pytest.param("b", work("T", year=2020, key="a", type="misc"),
                     work("T", key="b", type="phdthesis"),
                     id="a thesis"),
        pytest.param("b", work("T", key="a"), work("T", year=2020, key="b"), id="fuller"),
        pytest.param("b", work("T", key="b"), work("T", key="a"), id="older"),
    ],
)  # fmt: skip
def test_survivor(key: str, one: Record, other: Record) -> None:
    """A cited one, then published, then fuller, then older."""
    assert survivor([one, other], cited={"cited"}).key == key
