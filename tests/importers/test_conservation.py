"""RIS, CSL-JSON and EndNote: what the importers do not understand is in `annote`."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit import fields, importers
from ssmlit.latex import squash, to_unicode
from ssmlit.model import Record

WORDS = st.lists(
    st.sampled_from(["Snails", "of", "the", "Nørth", "A & B", "50%", "S4++", "x_1", "C#"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
TAGS = ["TI", "AU", "PY", "JO", "T2", "VL", "IS", "SP", "EP", "PB", "CY", "SN", "ED", "M3", "N1",
        "AB", "KW", "C1", "U1", "UR", "DO", "LA"]  # fmt: skip
NAMES = ["title", "container-title", "volume", "issue", "page", "publisher", "publisher-place",
         "ISSN", "language", "genre", "note", "abstract", "keyword", "medium"]  # fmt: skip
PATHS = ["titles/title", "titles/secondary-title", "titles/tertiary-title", "volume", "number",
         "pages", "publisher", "pub-location", "isbn", "language", "notes", "research-notes",
         "custom1", "abstract"]  # fmt: skip
FEW = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def lost(text: str, form: str, values: list[str]) -> list[str]:
    """Return the values that the entry of a reference does not hold."""
    (row,) = importers.read(text, f"x.{form}", form)
    if row.record is None:
        return []
    entry = fields.entry_of(row.record, "k")
    kept = squash(to_unicode("|".join(item.text for item in entry.fields)))
    return [it for it in values if not all(squash(word) in kept for word in it.split())]


@FEW
@given(st.dictionaries(st.sampled_from(TAGS), WORDS, min_size=1))
def test_ris(said: dict[str, str]) -> None:
    """Every tag."""
    said["TI"] = said.get("TI", "A Title")
    text = "TY  - JOUR\n" + "".join(f"{tag}  - {it}\n" for tag, it in said.items()) + "ER  - \n"
    assert lost(text, "ris", list(said.values())) == []


@FEW
@given(st.dictionaries(st.sampled_from(NAMES), WORDS, min_size=1))
def test_csl_json(said: dict[str, str]) -> None:
    """Every name of an item."""
    item = {"type": "article-journal", "title": "A Title", **said}
    item["editor"] = [{"family": "Knuth", "given": "Donald"}]  # type: ignore[assignment]
    values = [*said.values(), "Knuth", "Donald"]
    assert lost(json.dumps([item]), "csl-json", values) == []


@FEW
@given(st.dictionaries(st.sampled_from(PATHS), WORDS, min_size=1))
def test_endnote(said: dict[str, str]) -> None:
    """Every element of a record."""
    said["titles/title"] = said.get("titles/title", "A Title")
    titles = "".join(_element(path, it) for path, it in said.items() if path.startswith("titles/"))
    others = "".join(_element(path, it) for path, it in said.items() if "/" not in path)
    record = f'<record><ref-type name="Book">6</ref-type><titles>{titles}</titles>{others}</record>'
    text = f"<xml><records>{record}</records></xml>"
    assert lost(text, "endnote", list(said.values())) == []


def _element(path: str, text: str) -> str:
    name = path.rpartition("/")[2]
    return f'<{name}><style face="normal">{escape(text)}</style></{name}>'


@pytest.mark.parametrize(
    ("said", "annote"),
    [
        pytest.param({"PY": "2024", "DA": "2024/03/15/"}, "", id="said twice"),
        pytest.param({"SN": "1234-5678", "CY": "Oslo"}, "RIS: SN = 1234-5678; CY = Oslo",
                     id="no attribute"),
        pytest.param({"AU": "van der Maaten, L.", "UR": "https://doi.org/10.1/x"}, "", id="read"),
        pytest.param({"JO": "J. Snails", "JF": "Journal of Snails"}, "RIS: JF = Journal of Snails",
                     id="another name"),
    ],
)  # fmt: skip
def test_only_what_is_not_said_elsewhere_is_noted(said: dict[str, str], annote: str) -> None:
    """Dates, names and identifiers in another form are no rest."""
    text = "TY  - JOUR\nTI  - A Title\n" + "".join(f"{tag}  - {it}\n" for tag, it in said.items())
    (row,) = importers.read(f"{text}ER  - \n", "x.ris", "ris")
    assert dict((row.record or Record()).extra).get("annote", "") == annote
