"""Which entries a paper cites, and what is said about the keys that lead to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.export.cited import BrokenCitation, MissingCitation, PaperReader, cited_entries
from ssmlit.actions.export.exporting import choose_cited
from ssmlit.library import Library
from ssmlit.model import Identifier, Person, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

LIBRARY = Library.from_text(
    "@misc{gu2024mamba, title={Mamba}, eprint={2312.00752}, ids={gu2023mamba}}\n"
    "@article{poli2023hyena, title={Hyena}}\n"
    "@article{broken, title={{{x}\n"
)
S4 = Record(
    title="Efficiently Modeling Long Sequences",
    authors=(Person("Gu", "Albert"),),
    year=2022,
    identifiers=(Identifier("arxiv", "2111.00396"),),
)


def files(texts: Mapping[str, str], newer: bool = True) -> PaperReader:
    """Return files by name; an .aux is newer than everything, or than nothing."""
    return PaperReader(texts.get, lambda one, _: newer and one in texts)


def test_entries_and_the_keys_they_are_cited_by() -> None:
    """An old key finds its entry, which is to be written under it."""
    found = cited_entries(LIBRARY, "p.tex", files({"p.tex": r"\cite{poli2023hyena,gu2023mamba}"}))

    assert [entry.key for entry in found.entries] == ["poli2023hyena", "gu2024mamba"]
    assert found.aliases == {"gu2024mamba": ("gu2023mamba",)}
    assert (found.missing, found.broken) == ((), ())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(
            "poli2023hyen", MissingCitation("poli2023hyen", ("poli2023hyena",)), id="misspelled"
        ),
        pytest.param("zzz", MissingCitation("zzz"), id="nothing-like-it"),
        pytest.param(
            "2312.00752", MissingCitation("2312.00752", ("gu2024mamba",)), id="there-by-its-id"
        ),
        pytest.param(
            "gu2022efficiently",
            MissingCitation("gu2022efficiently", (), "arxiv:2111.00396", S4.title),
            id="the-key-of-a-known-work",
        ),
        pytest.param(
            "gu2021efficiently",
            MissingCitation("gu2021efficiently", (), "arxiv:2111.00396", S4.title),
            id="its-key-as-a-preprint",
        ),
        pytest.param(
            "DBLP:journals/corr/abs-2111-00396",
            MissingCitation("DBLP:journals/corr/abs-2111-00396", (), "arxiv:2111.00396", S4.title),
            id="DBLP's-key",
        ),
        *(
            pytest.param(key, MissingCitation(key, (), known), id=key)
            for key, known in (
                ("DBLP:conf/nips/VaswaniSPUJGKP17", "dblp:conf/nips/VaswaniSPUJGKP17"),
                ("pmid:31234567", "pmid:31234567"),
                ("10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"),
            )
        ),
        pytest.param(
            "2405.21060",
            MissingCitation("2405.21060", (), "arxiv:2405.21060"),
            id="an-id-nobody-knows",
        ),
    ],
)
def test_missing_keys(key: str, expected: MissingCitation) -> None:
    """A hint is given only where the key can mean one work."""
    paper = files({"p.tex": f"\\cite{{{key}}}"})

    assert cited_entries(LIBRARY, "p.tex", paper, lambda: [S4]).missing == (expected,)


def test_two_works_of_one_key_are_not_guessed_between() -> None:
    """The key `gu2022efficiently` would be that of either."""
    other = Record(title="Efficiently", authors=S4.authors, year=2022)
    paper = files({"p.tex": r"\cite{gu2022efficiently}"})

    missing = cited_entries(LIBRARY, "p.tex", paper, lambda: [S4, other]).missing

    assert missing == (MissingCitation("gu2022efficiently"),)


def test_a_broken_entry_is_not_missing() -> None:
    """It is named with its line and the reason."""
    found = cited_entries(LIBRARY, "p.md", files({"p.md": "[@broken]"}))

    reason = "the entry broken cannot be read: a brace is opened and never closed"
    assert found.broken == (BrokenCitation("broken", 3, reason),)
    assert found.missing == ()


@pytest.mark.parametrize(
    ("newer", "keys", "only_paper", "only_noted", "notes"),
    [
        pytest.param(
            True, ["poli2023hyena", "gu2024mamba"], ("poli2023hyena",), ("gu2024mamba",), "p.aux",
            id="newer",
        ),
        pytest.param(False, ["poli2023hyena"], (), (), "", id="older"),
    ],
)  # fmt: skip
def test_the_notes_of_latex(
    newer: bool,
    keys: list[str],
    only_paper: tuple[str, ...],
    only_noted: tuple[str, ...],
    notes: str,
) -> None:
    """What only a newer .aux cites is taken, too; an older one counts for nothing."""
    texts = {"p.tex": r"\cite{poli2023hyena}", "p.aux": r"\citation{gu2024mamba}"}

    found = cited_entries(LIBRARY, "p.tex", files(texts, newer))

    assert [entry.key for entry in found.entries] == keys
    assert (found.only_paper, found.only_noted, found.notes) == (only_paper, only_noted, notes)


def test_an_old_key_is_noted_as_the_entry_s_own() -> None:
    """So biblatex does; the paper and its notes cite the same, and it is written as cited."""
    texts = {
        "p.tex": r"\cite{gu2023mamba,poli2023hyena}",
        "p.aux": r"\abx@aux@cite{0}{gu2024mamba}\abx@aux@cite{0}{poli2023hyena}",
    }

    found = cited_entries(LIBRARY, "p.tex", files(texts, True))

    assert (found.only_paper, found.only_noted) == ((), ())
    assert found.aliases == {"gu2024mamba": ("gu2023mamba",)}


def test_everything() -> None:
    r"""`\nocite{*}` in the paper, or in its notes."""
    assert cited_entries(LIBRARY, "p.tex", files({"p.tex": r"\nocite{*}"})).everything
    noted = {"p.tex": r"\bibliography{x}", "p.aux": r"\citation{*}"}
    assert cited_entries(LIBRARY, "p.tex", files(noted)).everything


def test_everything_and_keys_of_their_own() -> None:
    r"""`\nocite{*}` hides neither a key that is not there nor a place that is not followed."""
    paper = r"\nocite{*}\cite{gu2023mamba,hyena,broken}\foreach\k in {a}{\cite{\k}}\input{gone}"

    found = cited_entries(LIBRARY, "p.tex", files({"p.tex": paper}))
    chosen = choose_cited(LIBRARY, found)

    assert [one.key for one in found.missing] == ["hyena"]
    assert [one.key for one in found.broken] == ["broken"]
    assert ([one.line for one in found.unfollowed], found.unread) == ([1], ("gone.tex",))
    assert [entry.key for entry in chosen.entries] == ["gu2024mamba", "poli2023hyena"]
    assert (chosen.aliases, chosen.broken) == ({"gu2024mamba": ("gu2023mamba",)}, ())


@pytest.mark.parametrize(
    ("files", "places"),
    [
        pytest.param({"p.tex": "\n\\cite{gu2024mamba,\n  zzz}\n\\cite{zzz}"}, {"zzz": ("p.tex", 3)},
                     id="in a list of several lines"),
        pytest.param({"p.tex": "\\newcommand\\see[1]{\\cite{#1}}\n\\input{a}\n\\see{zzz}",
                      "a.tex": "One.\n\n\\see{yyy}, \\see{zzz}"},
                     {"yyy": ("a.tex", 3), "zzz": ("p.tex", 3)}, id="by a macro, in two files"),
        pytest.param({"p.tex": "\\cite{z\\ifx aa zz\\fi}"}, {}, id="only LaTeX could say"),
        pytest.param({"p.md": "One.\n\nSee [@zzz] and @gu2024mamba."}, {"zzz": ("p.md", 3)},
                     id="Markdown"),
        pytest.param({"p.typ": "One.\n@zzz #cite(<yyy>)"},
                     {"zzz": ("p.typ", 2), "yyy": ("p.typ", 2)}, id="Typst"),
        pytest.param({"p.aux": "\\citation{zzz}"}, {}, id="LaTeX's own notes"),
    ],
)  # fmt: skip
def test_places_of_missing_keys(files: dict[str, str], places: dict[str, tuple[str, int]]) -> None:
    """The file and the line where a key stands first, in the order in which the files are read."""
    found = cited_entries(LIBRARY, next(iter(files)), PaperReader(files.get))

    assert found.places == places
