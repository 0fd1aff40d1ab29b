"""Whole answers of services, in all their length: own works in the shapes that were recorded.

`recorded/` holds answers with every member that the services send (July 2025 to June 2026), also
those that nothing reads; the works, people and addresses in them are invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.sources import arxiv, crossref, huggingface, openalex, openreview, semanticscholar

if TYPE_CHECKING:
    from ssmlit.sources.routes import Source

RECORDED = Path(__file__).parent / "recorded"
INES, JONAS = Person("Holm", "Ines"), Person("Teichmann", "Jonas B.")
SORINA, MAJA = Person("Veen", "Sørina", "van der"), Person("Ózd", "Maja")
ABSTRACT = "An abstract that was invented, with 4--16% & V<17.5."
COMMENT = (
    "comment",
    "62 pages, 16 figures. Full resolution at http://www.example.org/~holm/snails.ps.gz",
)

ANSWERS = {
    "arxiv_new_style.xml": (
        arxiv,
        Record(
            title="Heat-bath Walks of Snails with Markov Bases", authors=(INES, JONAS),
            year=2016, month=5, day=26, identifiers=(Identifier("arxiv", "1605.00386"),),
            primary_class="math.CO", abstract=ABSTRACT, source="arXiv API", extra=(COMMENT,),
        ),
    ),
    "arxiv_old_style.xml": (
        arxiv,
        Record(
            title="Frequency of Slow Snails and Very Slow Snails in Surveys of the Shore",
            authors=(INES, JONAS, SORINA, MAJA), year=2006, month=1, day=2,
            identifiers=(Identifier("arxiv", "astro-ph/0601998"),), primary_class="astro-ph",
            abstract=ABSTRACT, source="arXiv API",
            extra=(COMMENT, ("journalref", "ActaConch.56:1-50,2006")),
        ),
    ),
    "arxiv_title_zero.xml": (
        arxiv,
        Record(
            title="0", authors=(INES,), year=2021, month=4, day=20,
            identifiers=(Identifier("arxiv", "2104.00255"),), primary_class="cs.CR",
            abstract=ABSTRACT, source="arXiv API",
        ),
    ),
    "arxiv_empty.xml": (arxiv, None),
    "arxiv_one_missing.xml": (
        arxiv,
        Record(
            title="Proceedings of a Workshop on Snails", authors=(INES, JONAS, SORINA, MAJA),
            year=2017, month=7, day=27, identifiers=(Identifier("arxiv", "1707.00567"),),
            primary_class="cs.IT", abstract=ABSTRACT, source="arXiv API", extra=(COMMENT,),
        ),
    ),
    "crossref_work.json": (
        crossref,
        Record(
            type="article",
            title="Tidal Rhythms Slow the Beat of Littorina Hearts & Delay Their Migration",
            authors=(INES, JONAS, SORINA), year=2012, month=3, day=21, venue="Tide & Shore",
            volume="7", number="3", pages="e0033", publisher="Society for Examples",
            identifiers=(Identifier("doi", "10.5555/example.0033"),), source="Crossref",
        ),
    ),
    "semanticscholar_paper.json": (
        semanticscholar,
        Record(
            type="article", title="Counting Snails and Their Thoughts",
            authors=(Person("Holm", "I."),), year=1950, month=10,
            venue="The Philosophy of Snails", volume="LIX", pages="433–460",
            identifiers=(
                Identifier("doi", "10.5555/snail/lix.236.433"),
                Identifier("dblp", "journals/shore/Holm50"),
                Identifier("corpusid", "34007"),
                Identifier("s2", "afd2e72a4f0d3b8d8450186490757d1ea687a9fb"),
            ),
            source="Semantic Scholar",
        ),
    ),
    "semanticscholar_batch.json": (
        semanticscholar,
        Record(
            title="How Far May One Trust Before-and-After Estimates of Snails?",
            authors=(INES, JONAS, SORINA), year=2001, month=10,
            identifiers=(
                Identifier("doi", "10.5555/ssrn.288970"),
                Identifier("corpusid", "59007"),
                Identifier("s2", "7282dbadfe7323ebbeb5e53b0e8515915bc29688"),
            ),
            source="Semantic Scholar",
        ),
    ),
    "openalex_preprint.json": (
        openalex,
        Record(
            title="Scikit-Snail: Slow Learning in Shells",
            authors=(Person("Holm", "Fabián"), Person("Teichmann", "Gaël"), Person("Veen", "Ines")),
            year=2025,
            identifiers=(Identifier("arxiv", "2501.00490"), Identifier("openalex", "W7000000001")),
            source="OpenAlex",
        ),
    ),
    "openalex_conference.json": (
        openalex,
        Record(
            type="inproceedings", title="Leaving Unseen Shores by Careful Augmentation",
            authors=(Person("Holm", "Riccardo"), Person("Teichmann", "Hong")), year=2018,
            venue="Conference on Snail Processing Systems", volume="31", pages="5334–5344",
            identifiers=(Identifier("openalex", "W7000000002"),), source="OpenAlex",
        ),
    ),
    "huggingface_daily.json": (
        huggingface,
        Record(
            title="Large Snail Models as General Slow Classifiers",
            authors=(INES, JONAS, SORINA), year=2026, month=2, day=26,
            identifiers=(Identifier("arxiv", "2602.00229"),),
            links=(
                Link("code", "https://github.com/ines-holm/SNAIL"),
                Link("project", "https://snails.example.org/"),
            ),
            source="Hugging Face",
        ),
    ),
    "openreview_note.json": (
        openreview,
        Record(
            type="inproceedings", title="A Reviewed Snail", authors=(INES, JONAS), year=2025,
            month=7, venue="International Conference on Machine Learning (ICML)",
            identifiers=(Identifier("openreview", "sNa1lForum0"),),
            source="OpenReview",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    """What is read of a whole answer, and nothing else."""
    source: Source = ANSWERS[name][0]
    record = ANSWERS[name][1]

    assert source.parse((RECORDED / name).read_bytes()) == ((record,) if record else ())


def test_every_answer_is_tried() -> None:
    """No file is left out."""
    assert {path.name for path in RECORDED.iterdir()} == ANSWERS.keys()
