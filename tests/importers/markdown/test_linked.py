"""Cells of links are read as a full reading would read them."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown import list_item
from ssmlit.importers.markdown.document.html import from_html

PDF = '<a href="https://arxiv.org/abs/2312.00752">PDF</a>'
CODE = '<a href="https://github.com/state-spaces/mamba">Code</a>'
TITLED = '<a href="https://arxiv.org/abs/2401.09417">Efficient Visual Learning with Vim</a>'

CELLS = {
    "one link": PDF,
    "two links": f"{PDF} {CODE}",
    "in brackets": f"[{PDF}] [{CODE}]",
    "a title": f"{TITLED} {CODE}",
    "a title and its people": f"{TITLED}, Lianghui Zhu, Bencheng Liao",
    "an address": '<a href="https://github.com/hustvl/Vim">https://github.com/hustvl/Vim</a>',
    "a label that says another title": f"{TITLED}<br>Title: Vision Mamba",
    "the same label in Chinese": f"{TITLED}<br>标题：Vision Mamba",
    "an id in words": f"arXiv:2401.10166 {CODE}",
    "no link": "none",
    "nothing": "",
}


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_links_and_identifiers_are_those_of_the_whole_reading(cell: str) -> None:
    flat = from_html(cell)
    reading = list_item.read_item(flat)
    assert list_item.links_and_identifiers(flat) == (reading.links, reading.identifiers)
