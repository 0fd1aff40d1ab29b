"""A small shelf of papers with everything a list has to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.actions.lists import html_search
from ssmlit.fields import entry_of
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.render import Searchable, View, render_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def people(*names: str) -> tuple[Person, ...]:
    """Return persons from "First Last" names."""
    return tuple(
        Person(last=last, first=first) for first, _, last in (n.rpartition(" ") for n in names)
    )


MAMBA = Record(
    type="inproceedings",
    title="Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
    authors=people("Albert Gu", "Tri Dao"),
    year=2024,
    month=10,
    venue="COLM",
    identifiers=(Identifier("arxiv", "2312.00752"), Identifier("openreview", "tEYskw1VY2")),
    links=(Link("code", "https://github.com/state-spaces/mamba"),),
    tags=("architecture",),
    note="Oral",
    key="gu2024mamba",
    extra=(("timestamp", "2024-10-09"), ("remark", "a *must* read")),
)
VM_UNET = Record(
    title="VM-UNet: Vision Mamba UNet for Medical Image Segmentation",
    authors=people("Jiacheng Ruan", "Suncheng Xiang"),
    year=2024,
    month=2,
    identifiers=(Identifier("arxiv", "2402.02491"),),
    links=(
        Link("code", "https://github.com/JCruan519/VM-UNet"),
        Link("project", "https://example.org/vm_(unet)"),
    ),
    tags=("vision", "vision/medical", "segmentation"),
    key="ruan2024vm",
    extra=(("timestamp", "2024-02-05"),),
)
THESIS = Record(
    type="phdthesis",
    title="Modeling Sequences with Structured State Spaces",
    authors=people("Albert Gu"),
    year=2023,
    venue="Stanford University",
    links=(
        Link("thesis", "https://searchworks.stanford.edu/view/14784021"),
        Link("pdf", "https://stacks.stanford.edu/gu_dissertation.pdf"),
    ),
    tags=("surveys",),
    key="gu2023modeling",
)
HIPPO = Record(
    type="inproceedings",
    title="HiPPO: Recurrent Memory with Optimal Polynomial Projections",
    authors=people("Albert Gu", "Tri Dao", "Stefano Ermon", "Atri Rudra", "Christopher Ré"),
    year=2020,
    venue="NeurIPS 2020",
    identifiers=(Identifier("arxiv", "2008.07669"),),
    links=(
        Link("paper", "https://proceedings.neurips.cc/paper/2020/hash/102f0bb6.html"),
        Link("code", "https://github.com/HazyResearch/hippo-code"),
    ),
    tags=("architecture", "time-series"),
    key="gu2020hippo",
    extra=(("timestamp", "2024-01-02"),),
)
ODD = Record(
    title="S$^2$M | [odd] *title* <script>alert(1)</script> & `code` of $\\mathcal{O}(N_1)$",
    authors=people("Nikola Zubić"),
    year=2024,
    month=3,
    identifiers=(Identifier("doi", "10.1000/a(b)c|d"),),
    links=(Link("code", "javascript:alert(1)"),),
    tags=("gnn",),
    key="zubic2024s2m",
    extra=(("timestamp", "2024-03-07"),),
)
CHINESE = Record(title="状态空间模型：综述", authors=people("王 伟"), key="wang", tags=("surveys",))
HEBREW = Record(title="מודלים של מרחב מצב", key="hebrew", year=2022)

SHELF = (MAMBA, VM_UNET, THESIS, HIPPO, ODD, CHINESE, HEBREW)


def page_of(
    records: Sequence[Record], view: View, bibtex: Mapping[str, str] | None = None, old: str = ""
) -> str:
    """Return the page of records, searchable by all that their entries say."""
    entries = [entry_of(record, record.key) for record in records]
    pairs = zip(entries, records, strict=True)
    return render_html(
        records,
        view,
        date="2025-08-01",
        bibtex=bibtex or {},
        searchable=Searchable(
            {entry.key: html_search.facts(entry, record) for entry, record in pairs},
            html_search.language(entries),
        ),
        old=old,
    )
