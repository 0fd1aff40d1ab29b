"""EndNote XML."""

from __future__ import annotations

import pytest

from ssmlit.errors import UsageError
from ssmlit.importers import endnote
from ssmlit.model import Identifier, Link, Person, Record

RECORDS = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><ref-type name="Journal Article">17</ref-type>
  <contributors><authors>
    <author><style face="normal">Gu, Albert</style></author><author>Dao, Tri</author>
  </authors></contributors>
  <titles><title><style>Mamba: </style><style face="italic">Linear-Time</style></title>
    <secondary-title>J. Things</secondary-title></titles>
  <pages>1-32</pages><volume>3</volume>
  <dates><year><style>2024</style></year></dates>
  <electronic-resource-num>10.1000/XYZ</electronic-resource-num>
  <urls><related-urls><url>https://arxiv.org/abs/2312.00752</url></related-urls></urls>
  <keywords><keyword>ssm</keyword></keywords>
</record>
<record><ref-type name="Book">6</ref-type></record>
</records></xml>
"""


def test_reads_records() -> None:
    """Text may be cut into styles; a record without anything is reported with its line."""
    first, second = endnote.rows(RECORDS, "x.xml")

    assert first.record == Record(
        type="article",
        title="Mamba: Linear-Time",
        authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
        year=2024,
        venue="J. Things",
        volume="3",
        pages="1–32",
        identifiers=(Identifier("doi", "10.1000/xyz"), Identifier("arxiv", "2312.00752")),
        links=(Link("paper", "https://arxiv.org/abs/2312.00752"),),
        tags=("ssm",),
        source="x.xml",
        line=3,
    )
    assert (second.kind, second.line) == ("unreadable", 15)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('<xml>\n<!DOCTYPE xml [<!ENTITY a "b">]>\n</xml>', 2, id="doctype"),
        pytest.param("\n<!-- x -->\n<!doctype xml><xml/>", 3, id="below a comment"),
        pytest.param('<xml>\n<!ENTITY a "b"></xml>', 2, id="entity"),
        pytest.param("<xml>\n<records>\n<record></xml>", 3, id="not-well-formed"),
    ],
)
def test_dangerous_or_broken_xml_is_refused(text: str, line: int) -> None:
    """A document type declaration is refused before anything is parsed."""
    with pytest.raises(UsageError) as caught:
        endnote.rows(text, "x.xml")

    assert caught.value.place == f"x.xml:{line}"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param(
            '<?xml version="1.0"?>\n<modsCollection xmlns="m"/>', "modsCollection", id="mods"
        ),
        pytest.param("<!DOCTYPE a>\n<PubmedArticleSet/>", "PubmedArticleSet", id="pubmed"),
        pytest.param(
            "<!-- a --><m:collection><m:record/></m:collection>", "m:collection", id="marc"
        ),
    ],
)
def test_xml_of_another_format_is_named_by_its_root(text: str, root: str) -> None:
    """With what to export instead; EndNote's own without a record is empty."""
    with pytest.raises(UsageError) as caught:
        endnote.rows(text, "x.xml")

    assert f"this is <{root}>" in caught.value.message
    assert endnote.rows("<xml><records/></xml>", "x.xml") == ()


def test_what_is_below_and_above_the_line_is_math() -> None:
    """As CSL's and the services' `<sub>`; another face is left out."""
    title = (
        '<style face="superscript">13</style><style face="italic">C</style> in H'
        '<style face="subscript">2</style>O<style face="subscript"> </style>and CO'
        '<style face="subscript">2 </style>'
    )
    text = f"<xml><records><record><titles><title>{title}</title></titles></record></records></xml>"
    (row,) = endnote.rows(text, "x.xml")
    assert row.record is not None
    assert row.record.title == "$^{13}$C in H$_{2}$O and CO$_{2}$"
