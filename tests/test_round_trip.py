"""What is rendered can be imported again: the same works, with the same tags where they are shown.

Works are compared by arXiv id, OpenReview id or folded title. The lists of the project are compared
with the rendered view of their shape, where they are at hand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from ssmlit import config, fields, importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.actions.import_values import ImportRules, Trust
from ssmlit.actions.importing import headings, import_rows
from ssmlit.actions.lists import rendering
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.catalogue import shipped
from ssmlit.latex import squash
from ssmlit.library import Candidates, Library
from ssmlit.render import view_from_table

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.model import Record
    from ssmlit.render import View

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT.parent / "shared" / "lists"
DAY = "2026-11-22"
LIBRARY = Library.from_text((ROOT / "library.bib").read_text(encoding="utf-8"), "library.bib")

# What a rendered list shows beside the works: awkward titles, nested tags, works with several.
AWKWARD = r"""
@misc{one2024, title = {A | B: [C] *d* \_e\_ <f> `g` {\$}5 \& 100\% of H}, author = {One, Ann},
  year = {2024}, eprint = {2401.00001}, archiveprefix = {arXiv}, keywords = {vision/medical, gnn}}
@misc{two2024, title = {The {$\mathcal{O}(n)$} Path to {Zürich} (and Back)}, author = {Zwo, Bo},
  year = {2024}, doi = {10.1000/a_(b)<c>}, code = {https://example.org/a_(b)?c=d|e},
  keywords = {vision, to read}}
@misc{drei2023, title = {状态空间模型综述: A Survey}, author = {Thorne, Cy and Four, Di},
  year = {2023}, doi = {10.1000/xyz(3)}, keywords = {Größe}}
@misc{vier, title = {Code of the Mambas}, openreview = {AL1fq05o7H},
  code = {https://github.com/x/code-of-the-mambas}}
"""


def name(record: Record) -> str:
    """Return what tells a work from others."""
    return record.identifier("arxiv") or record.identifier("openreview") or squash(record.title)


def layout(which: str, **table: object) -> View:
    """Return a view of a layout, with the sections and labels of the project's own views."""
    settings = config.load(ROOT / "library.bib")
    own = dict(settings.table(f"views.{which}")) if which != "table" else {}
    return view_from_table(which, {**own, "layout": which, **table})


def rendered(library: Library, view: View) -> tuple[Row, ...]:
    """Return the rows of a rendered list."""
    text = rendering.markdown(rendering.papers(library, view), view, DAY)
    return importers.read_rows(text, f"{view.name}.md", "markdown")


def imported(rows: tuple[Row, ...], mapping: dict[str, str], facts: TrustedFacts) -> Library:
    """Return an empty library into which rows were imported; every row has to be a paper."""
    empty = Library.from_text("")
    choices = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), mapping=mapping)
    report = import_rows(empty, rows, facts, choices)
    assert [r for r in report.rows if r.status not in {"added", "merged", "present"}] == []
    return Library(empty.document.apply(report.edits).document)


@cache
def facts() -> TrustedFacts:
    """Return what the catalogue knows."""
    return TrustedFacts(shipped())


@pytest.mark.slow
@pytest.mark.parametrize("which", ["topics", "years", "feed", "table"])
def test_the_library_comes_back(which: str) -> None:
    """import(render(library)) has the same works; of layouts that show tags, the same tags."""
    view = layout(which)
    again = imported(rendered(LIBRARY, view), headings([view]), facts())

    before = {name(r): set(r.tags) for r in LIBRARY.records}
    after = {name(r): set(r.tags) - {"needs-metadata"} for r in again.records}
    assert len(again.entries) == len(LIBRARY.entries)
    assert after.keys() == before.keys()
    if which in {"topics", "table"}:
        assert after == before


def known(library: Library) -> dict[str, tuple[set[str], str]]:
    """Return identifiers and code link by title; Markdown may encode signs of an address."""
    return {
        record.title: (set(map(str, record.identifiers)), unquote(record.link("code")))
        for record in library.records
    }


@pytest.mark.slow
@pytest.mark.parametrize("which", ["topics", "years", "feed", "table"])
def test_awkward_works_come_back(which: str) -> None:
    """Markup, mathematics, other scripts and odd addresses in titles and links survive."""
    library = Library.from_text(AWKWARD)
    view = layout(which, sections=[])
    again = imported(rendered(library, view), {}, TrustedFacts(Candidates.of_records([])))

    assert known(again) == known(library)


# Works that nothing but their words can tell: short titles, one author, two of one title, no year.
NAMELESS = r"""
@misc{gu2023theory, title={A Theory of Snails}, author={Gu, Albert and Dao, Tri}, year={2023},
  keywords={vision/medical, gnn}}
@article{re2024whales, title={Whales of the South: A Survey}, author={Ré, Chris},
  journal={Neurocomputing}, year={2024}, keywords={vision}}
@inproceedings{gu2022slow, title={Slow Snails}, author={Gu, Albert}, year={2022},
  booktitle={International Conference on Learning Representations (ICLR)}, keywords={gnn}}
@misc{doe2010preface, title={Preface}, author={Doe, Jane}, year={2010}, keywords={gnn}}
@misc{roe2012preface, title={Preface}, author={Roe, Rick}, year={2012}, keywords={vision}}
@phdthesis{gu2023long, title={Modelling Long Things}, author={Gu, Albert},
  school={Stanford University}, year={2023}, keywords={foundations}}
@misc{one2024code, title={With Code Only: MambaX}, year={2024}, keywords={vision},
  author={One, Ann and Two, Bo and Thorne, C. and Four, D. and Five, E. and Six, F. and Seven, G.},
  code={https://github.com/x/mambax}}
@inproceedings{roe2023whales, title={Whales that Sing without Air}, author={Roe, Ann}, year={2023},
  booktitle={International Conference on Machine Learning (ICML)}, keywords={gnn},
  url={https://example.org/papers/whales}, code={https://github.com/x/whales}}
@article{roe2021seals, title={Seals in Summer Nights}, author={Roe, Ann and Doe, Jane}, year={2021},
  journal={Neurocomputing}, keywords={gnn}, url={https://example.org/seals.pdf}}
@misc{solo2024mamba, title={Mamba}, author={Solo, Han}, year={2024}, keywords={nlp}}
@misc{three2023, title={状态空间模型综述}, author={Thorne, Cy}, year={2023}, keywords={nlp}}
@misc{one0000mamba, title={Untagged and Undated Thing About Mambas}, author={One, Ann}}
"""


@pytest.mark.slow
@pytest.mark.parametrize("which", ["topics", "years", "feed", "table"])
def test_works_without_identifiers_come_back(which: str) -> None:
    """A new library gets the same works, and the same tags where they show; the old one nothing."""
    library = Library.from_text(NAMELESS)
    view = layout(which, sections=[])
    rows = rendered(library, view)

    again = imported(rows, headings([view]), TrustedFacts(Candidates.of_records([])))
    before = {(r.title, r.authors[0].last): set(r.tags) for r in library.records}
    after = {(r.title, r.authors[0].last): set(r.tags) for r in again.records}
    choices = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), section_tags=False)

    assert after.keys() == before.keys()
    assert len(again.entries) == len(library.entries)
    if which in {"topics", "table"}:
        assert after == before
    assert import_rows(library, rows, TrustedFacts(Candidates.of_records([])), choices).edits == ()


@pytest.mark.slow
@pytest.mark.skipif(not LISTS.is_dir(), reason="the three lists are not here")
@pytest.mark.parametrize(
    ("listed", "view", "papers", "works"),
    [
        pytest.param("by-topic.md", "topics", 120, 119, id="topics"),
        pytest.param("by-year.md", "years", 87, 82, id="years"),
        pytest.param("auto-updated.md", "feed", 44, 44, id="feed"),
    ],
)
def test_every_paper_of_a_list_is_in_its_view(
    listed: str, view: str, papers: int, works: int
) -> None:
    """Each row of the three lists is a work of the view of its shape; duplicates count once."""
    rows = importers.read_rows((LISTS / listed).read_text(encoding="utf-8"), listed)
    choices = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), trust=Trust.TITLE)
    report = import_rows(LIBRARY, rows, facts(), choices)
    found = [one for one in report.rows if one.row.record is not None]
    shown = {row.record.title for row in rendered(LIBRARY, layout(view)) if row.record}

    # one row of by-year.md has a word less inside its title: the same work, and asked about
    assert {one.status for one in found} <= {"present", "merged", "conflict"}
    assert report.count(PaperStatus.CONFLICT) <= 1
    assert (len(found), len({one.key for one in found})) == (papers, works)
    assert {fields.title(LIBRARY.get(one.key)) for one in found} <= shown
