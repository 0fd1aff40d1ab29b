"""What publishers ask for, and that it compiles with their classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from ssmlit.cli.commands.export import Publisher
from ssmlit.exporters import Options
from ssmlit.exporters.presets import PRESETS, applied
from ssmlit.library import Library
from tests.exporters.entries import export
from tests.typesetting import succeed

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.exporters.options import Venues

LIBRARY = Library.from_text(r"""
@article{a, title={An Article on {SSMs}}, journal={IEEE TPAMI}, year=2020, volume=1, pages={1--2},
  author={A, One and B, Two and C, Three and D, Four and E, Five and F, Six and G, Seven},
  abstract={Long.}, doi={10.1000/a_1}, url={https://example.org/a_1}}
@inproceedings{b, title={A Talk}, booktitle={ICLR}, year=2021, author={A, One}, month=may}
""")


def test_the_command_offers_all_publishers() -> None:
    """The table and the command line name the same ones."""
    assert list(get_args(Publisher)) == sorted(PRESETS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "ieee",
            "@article{a,\n  title = {An Article on {SSMs}},\n"
            "  journal = {IEEE Trans. Pattern Anal. Mach. Intell.},\n  year = 2020,\n"
            "  volume = 1,\n  pages = {1--2},\n  author = {A, One and others},\n"
            "  doi = {10.1000/a_1},\n  url = {https://example.org/a_1},\n}\n",
            id="ieee",
        ),
        pytest.param(
            "aaai",
            "@article{a,\n  title = {An Article on {SSMs}},\n"
            "  journal = {IEEE Transactions on Pattern Analysis and Machine Intelligence},\n"
            "  year = 2020,\n  volume = 1,\n  pages = {1--2},\n"
            "  author = {A, One and B, Two and C, Three and D, Four and E, Five and F, Six and "
            "G, Seven},\n  doi = {10.1000/a_1},\n  url = {https://example.org/a_1},\n}\n",
            id="aaai",
        ),
    ],
)
def test_instructions(name: str, expected: str) -> None:
    """Venues, authors and fields as the publisher wants them."""
    options = applied(PRESETS[name], Options())

    assert export(LIBRARY, "bibtex", "a", options=options) == expected


@pytest.mark.parametrize(
    ("venues", "name"),
    [
        ("keep", "IEEE TPAMI"),
        ("full", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("short", "IEEE TPAMI"),
        ("iso4", "IEEE Trans. Pattern Anal. Mach. Intell."),
    ],
)
@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "text", "csl-json"])
def test_venues_in_every_format(venues: Venues, name: str, form: str) -> None:
    """A name is written in one way everywhere."""
    text = export(LIBRARY, form, "a", options=Options(venues=venues))

    assert name in text


@pytest.mark.parametrize(
    ("venues", "form", "name"),
    [
        ("keep", "bibtex", r"{\apj}"),
        ("full", "bibtex", "The Astrophysical Journal"),
        ("iso4", "bibtex", "Astrophys. J."),
        ("keep", "ris", "The Astrophysical Journal"),
        ("keep", "text", "The Astrophysical Journal"),
    ],
)
def test_commands_for_journals(venues: Venues, form: str, name: str) -> None:
    """ADS writes `\\apj`: what is not for LaTeX, or shall have names in one form, has its name."""
    library = Library.from_text(r"@article{a, title = {T}, journal = {\apj}}")
    text = export(library, form, "a", options=Options(venues=venues))
    assert name in text


def test_what_was_asked_for_counts_before_the_preset() -> None:
    """Options of one's own stay."""
    options = applied(PRESETS["ieee"], Options(max_authors=2, venues="short"))

    assert (options.max_authors, options.min_authors, options.venues) == (2, 0, "short")


AFFILIATED = "\\affiliation{\\institution{I}\\country{C}}\\email{a@example.org}\\maketitle"
# What Debian has of the publishers' classes; the kits of conferences build on natbib's plainnat.
PAPERS = {
    "aaai": ("\\documentclass{article}\\usepackage{natbib}", "\\maketitle"),
    "acl": ("\\documentclass{article}\\usepackage{natbib}", "\\maketitle"),
    "acm": ("\\documentclass[sigconf,nonacm]{acmart}", AFFILIATED),
    "aps": ("\\documentclass{revtex4-2}", "\\maketitle"),
    "elsevier": ("\\documentclass{elsarticle}", ""),
    "iclr": ("\\documentclass{article}\\usepackage{natbib}", "\\maketitle"),
    "icml": ("\\documentclass{article}\\usepackage{natbib}", "\\maketitle"),
    "ieee": ("\\documentclass[conference]{IEEEtran}\\usepackage{cite}", "\\maketitle"),
    "nature": ("\\documentclass{nature}", "\\maketitle"),
    "neurips": ("\\documentclass{article}\\usepackage{natbib}", "\\maketitle"),
    "springer": ("\\documentclass{llncs}", "\\institute{I}\\maketitle"),
}


@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("name", PRESETS)
def test_papers_compile(tmp_path: Path, name: str) -> None:
    """The export goes through BibTeX and pdflatex with the publisher's class and style."""
    preset, (head, top) = PRESETS[name], PAPERS[name]
    text = export(LIBRARY, "bibtex", options=applied(preset, Options()))
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    (tmp_path / "main.tex").write_text(
        f"{head}\n\\usepackage{{hyperref}}\n\\begin{{document}}\n\\title{{T}}\n"
        f"\\author{{A}}\n{top}\nText \\cite{{a,b}}.\n"
        f"\\bibliographystyle{{{preset.style or 'plainnat'}}}\n\\bibliography{{refs}}\n"
        "\\end{document}\n",
        encoding="utf-8",
    )
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "main")
    log = succeed(tmp_path, "bibtex", "main")
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")

    assert "error message" not in log
    printed = (tmp_path / "main.bbl").read_text(encoding="utf-8")
    assert len(re.findall(r"\\bibitem(?=\s*[\[{])", printed)) == 2
