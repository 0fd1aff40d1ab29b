"""Looking things up in a library: keys, old keys, near keys, identifiers, tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit.bibtex import parse_document
from ssmlit.errors import BrokenEntryError, UnresolvedError
from ssmlit.library import Library
from ssmlit.library.likely_entries import _CROWD, likely_candidates
from ssmlit.model import Identifier, Person, Record
from tests.index.conftest import indexed

TEXT = """@string{x = "y"}
@misc{gu2023mamba,
  title = {Mamba},
  eprint = {2312.00752v2},
  archiveprefix = {arXiv},
  keywords = {ssm, vision},
  ids = {gu2023, Mamba23},
}
@article{Dao2024,
  title = {Mamba-2},
  doi = {10.1000/ABC},
  keywords = {ssm},
}
@misc{broken, a = {
"""


@pytest.fixture
def library() -> Library:
    return Library.from_text(TEXT, "library.bib")


@pytest.mark.parametrize(
    ("key", "found"),
    [
        pytest.param("gu2023mamba", "gu2023mamba", id="exact"),
        pytest.param("dao2024", "Dao2024", id="another case"),
        pytest.param("mamba23", "gu2023mamba", id="old key"),
    ],
)
def test_get(library: Library, key: str, found: str) -> None:
    """A key finds its entry as written, in another case, and by an old key in `ids`."""
    assert library.get(key).key == found


def test_get_suggests(library: Library) -> None:
    """An unknown key names the nearest ones."""
    with pytest.raises(UnresolvedError) as caught:
        library.get("gu2023mambo")
    assert "gu2023mamba" in caught.value.hint
    assert caught.value.path == "library.bib"
    assert library.nearest("gu2023mambo") == ("gu2023mamba",)
    assert library.nearest("dao2025") == ("Dao2024",)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        pytest.param("Recordings of migrating whales", ["a", "b"], id="all words but one"),
        pytest.param("Recordings of sleeping seals", [], id="half of the words"),
        pytest.param("Recordings", ["a", "b", "c"], id="one word"),
        pytest.param("Spectral whale", ["a", "b"], id="one of two words, within a word"),
        pytest.param("Recordings of migrating whales in extraordinary circumstances unforeseen",
                     ["a", "b"], id="a cut title"),
        pytest.param("Spectra: unrecorded differences between seals", ["c"], id="no subtitle"),
        pytest.param("Whales: unrecorded differences between seals", [], id="a name within titles"),
        pytest.param("Unseen sleeping recordings spectra", [], id="only the end of a title"),
        pytest.param("Krill", [], id="a word of an abstract"),
        pytest.param("", [], id="no title"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_indexed", [False, True])
def test_works_that_a_record_may_be(
    tmp_path: Path, title: str, found: list[str], is_indexed: bool
) -> None:
    """For a few records those entries are read whose title has all but one of its long words.

    Or those it begins with.
    """
    whales = "Recordings of migrating whales"
    titles = (whales, whales.replace(" of", ":"), "Spectra recordings")
    text = "".join(
        f"@misc{{{key}, title = {{{known}}}, abstract = {{Krill}}}}\n"
        for key, known in zip("abc", titles, strict=True)
    )
    index = indexed(tmp_path / "index", text.encode()) if is_indexed else None
    library = Library(parse_document(text), lambda: index)

    works = likely_candidates(library, [Record(title=title)])
    assert sorted(work.key for work in works.outlines) == found


@pytest.mark.parametrize(
    ("others", "authors", "found"),
    [
        pytest.param(3, ("Gu", "Dao"), ["a", "b", "c", "d"], id="few: all that begin so"),
        pytest.param(_CROWD, ("Gu", "Dao"), ["a", "b"], id="a crowd: those by its authors"),
        pytest.param(_CROWD, ("Cox", "Day", "Eco", "Gu"), [], id="by its first authors"),
        pytest.param(_CROWD, (), ["a", "b", "c", "d"], id="a crowd, the authors are not known"),
    ],
)
@pytest.mark.parametrize("is_indexed", [False, True])
def test_a_name_before_the_colon_that_many_entries_have(
    tmp_path: Path, others: int, authors: tuple[str, ...], found: list[str], is_indexed: bool
) -> None:
    """Of hundreds those are read that a first author of the record has written, too."""
    text = (
        "@misc{a, title = {Krill}, author = {Dao, T.}}\n"
        "@misc{b, title = {Krill: another subtitle}, author = {Gu, A. and others}}\n"
        "@misc{c, title = {Krill}}\n@misc{d, title = {Krill: by others}, author = {Bock, B.}}\n"
    )
    text += "".join(f"@misc{{k{at}, title = {{Small krill}}}}\n" for at in range(others - 3))
    index = indexed(tmp_path / "index", text.encode()) if is_indexed else None
    library = Library(parse_document(text), lambda: index)
    record = Record(title="Krill: songs of the sea", authors=tuple(map(Person, authors)))

    works = likely_candidates(library, [record])
    assert sorted(work.key for work in works.outlines) == found


@pytest.mark.parametrize(
    ("authors", "year", "others", "found"),
    [
        pytest.param(("Gu", "Ré"), 0, 0, ["a", "b"], id="by two of its authors"),
        pytest.param(("Gu", "Ré", "B"), 0, 0, ["a", "b"], id="by those with the longest names"),
        pytest.param(("Gu",), 2024, 0, ["b"], id="by its only one, of that year"),
        pytest.param(("Gu",), 0, 0, [], id="by one, of an unknown year"),
        pytest.param((), 2024, 0, [], id="by nobody"),
        pytest.param(("Gu", "Ré"), 0, _CROWD, [], id="as hundreds are"),
    ],
)
@pytest.mark.parametrize("is_indexed", [False, True])
def test_entries_by_the_same_people_are_candidates(
    tmp_path: Path,
    authors: tuple[str, ...],
    year: int,
    others: int,
    found: list[str],
    is_indexed: bool,
) -> None:
    """However their titles are spelled."""
    text = (
        "@misc{a, title = {Krill}, author = {Ré, C. and Gu, A.}, year = 2023}\n"
        "@misc{b, title = {Krill}, author = {R{\\'e}, C. and Wu, B. and Gu, A.}, year = 2024}\n"
        "@misc{c, title = {Gu}, author = {Ré, C.}, year = 2024}\n"
        "@book{d, title = {Gu}, editor = {Ré, C. and Gu, A.}, year = 2024}\n"
    )
    text += "@misc{k, author = {Ré, C. and Gu, A.}}\n" * others
    record = Record(title="Krlil", authors=tuple(map(Person, authors)), year=year)
    index = indexed(tmp_path / "index", text.encode()) if is_indexed else None

    works = likely_candidates(Library(parse_document(text), lambda: index), [record])
    assert [work.key for work in works.outlines] == found


def test_entries_on_one_line_are_all_candidates() -> None:
    """What minifiers write, in the file's order."""
    text = "@misc{b, title = {Whales}} @misc{c, title = {Whales}}\n@misc{a, title = {Whales}}"
    works = likely_candidates(Library.from_text(text), [Record(title="Whales")])
    assert [work.key for work in works.outlines] == ["b", "c", "a"]


def test_an_entry_that_cannot_be_read(library: Library) -> None:
    """Its key is known, and where it begins."""
    with pytest.raises(BrokenEntryError) as caught:
        library.get("Broken")
    assert (caught.value.line, caught.value.path) == (14, "library.bib")
    assert str(caught.value).startswith("the entry Broken cannot be read: ")


@pytest.mark.parametrize("typed", ["vmunet", "VMunett", "vm-unet"])
def test_the_word_of_a_key_suggests_it(typed: str) -> None:
    """Who remembers only the word after the year is led to the key."""
    text = (
        "@misc{ruan2025vmunet, title={x}}\n@misc{2025, title={y}}\n@misc{gu2023mamba, title={z}}\n"
    )

    assert Library.from_text(text).nearest(typed) == ("ruan2025vmunet",)


def test_a_key_with_the_very_word_is_nearer_than_one_that_is_spelt_alike() -> None:
    text = (
        "@misc{gu2024mamba, title={x}}\n@misc{ma2024umamba, title={y}}\n@misc{umambo, title={z}}\n"
    )

    assert Library.from_text(text).nearest("umamba") == ("ma2024umamba",)


def test_keys_are_all_that_are_taken(library: Library) -> None:
    """Taken are keys of entries, broken ones too, and old keys, in lower case."""
    assert {"gu2023mamba", "dao2024", "broken", "gu2023", "mamba23"} <= library.keys


def test_identifiers_tags_and_records(library: Library) -> None:
    """Identifiers find their entries, one by one and many at once; tags are counted."""
    mamba = Identifier("arxiv", "2312.00752")
    assert [entry.key for entry in library.carrying(mamba)] == ["gu2023mamba"]
    assert [entry.key for entry in library.by_identifier(mamba)] == ["gu2023mamba"]
    assert library.carrying(mamba) == library.by_identifier(mamba)
    assert [e.key for e in library.by_identifier(Identifier("doi", "10.1000/abc"))] == ["Dao2024"]
    assert library.by_identifier(Identifier("doi", "10.1/none")) == ()
    assert library.tags == {"ssm": 2, "vision": 1}
    assert [record.key for record in library.records] == ["gu2023mamba", "Dao2024"]


@pytest.mark.parametrize("several", [1, 8, 9, 20])
def test_several_identifiers_at_once(library: Library, several: int) -> None:
    """Each has its entries, however many are asked for, and each once."""
    mamba = Identifier("arxiv", "2312.00752")
    others = [Identifier("arxiv", f"2312.{number:05d}") for number in range(1, several)]
    found = library.by_identifiers([*others, mamba, mamba])

    assert found.keys() == {*others, mamba}
    assert [entry.key for entry in found[mamba]] == ["gu2023mamba"]
    assert not any(found[other] for other in others)


def test_tags_come_by_number_and_name() -> None:
    """The most frequent first, of equally frequent ones by the alphabet."""
    lists = ("b, a, d", "d, c", "c, z", "c")
    text = "".join(f"@misc{{k{n}, keywords = {{{it}}}}}\n" for n, it in enumerate(lists))

    assert list(Library.from_text(text).tags.items()) == [
        ("c", 3), ("d", 2), ("a", 1), ("b", 1), ("z", 1),
    ]  # fmt: skip


def test_a_comma_too_many_among_old_keys_is_no_key() -> None:
    """Whatever is between the commas of `ids`, an empty key is nobody's."""
    library = Library.from_text("@misc{new, ids = {, old ,,Older,}}\n")

    assert library.keys == {"new", "old", "older"}
    assert library.find("") is None
    assert [library.find("OLDER"), library.find("New")] == [*library.entries] * 2


def test_an_old_key_of_several_entries() -> None:
    """It means the first of them, in any case; each that lists it is known, once."""
    text = "@misc{a, ids = {old, OLD}}\n@misc{b, ids = {Old}}\n"
    library = Library.from_text(text)

    assert library.former == {"old": library.entries}
    assert library.find("olD") == library.entries[0]


def test_a_misspelt_former_key_names_the_key_of_today() -> None:
    """A paper that cites the key from before a renaming gets the same suggestion."""
    text = "@misc{zhu2024vim, title={V}, ids={zhu_vision_2024}}\n@misc{roe2020, title={R}}\n"
    assert Library.from_text(text).nearest("zhu_vison_2024") == ("zhu2024vim",)


def test_a_record_is_read_once() -> None:
    """Several lists have one entry; of two entries with one key each has its own record."""
    library = Library.from_text("@misc{gu, title = {Mamba}}\n@misc{gu, title = {Hippo}}\n")
    first, second = library.entries

    assert library.record(first) is library.record(first)
    assert [library.record(first).title, library.record(second).title] == ["Mamba", "Hippo"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@misc{a, title = {A}, doi = {10.1/a}}", "@misc{a, title = {B}, doi = {10.1/b}}"),
        ("@misc{a, title = {A}}", "% moved\n\n@misc{a, title = {A}}\n@misc{b, title = {B}}"),
        ("@misc{a, title = {A}}", "@book{b, title = {A}}\n@misc{a, title = {A}}"),
        ("@misc{a, title = t}", "@string{t = {T}}\n@misc{a, title = t}"),
        ("@string{t = {T}}\n@misc{a, title = t}", "@misc{a, title = t}"),
        ("@string{t = {T}}\n@misc{a, title = t}", "@string{t = {U}}\n@misc{a, title = t}"),
    ],
    ids=["edited", "moved", "renamed", "macro", "no macro", "other macro"],
)
def test_what_was_read_before_an_edit_is_what_would_be_read_now(before: str, after: str) -> None:
    old = Library.from_text(before)
    assert len(old.candidates.outlines) == 1
    new, fresh = Library(parse_document(after), before=old), Library.from_text(after)
    assert [new.candidates.whole(at) for at in range(len(new.entries))] == list(fresh.records)
    doi = Identifier("doi", "10.1/b")
    assert new.by_identifier(doi) == fresh.by_identifier(doi)
    titles = [work.title for work in new.candidates.outlines]
    assert titles == [work.title for work in fresh.candidates.outlines]
    assert [new.candidates.by_title(title) for title in titles] == [
        fresh.candidates.by_title(title) for title in titles
    ]
