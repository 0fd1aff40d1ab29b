"""One table per fact: words that one module states are in the code of no other one."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

import ssmlit

SOURCE = Path(ssmlit.__file__).parent
_PROSE = frozenset({"RULE", "HELP", "JSON", "PARSER_RULES"})  # sentences for people


class Fact(NamedTuple):
    """What one module states.

    Attributes:
        home: the module whose readers all others use.
        words: some of its words, in lower case; a statement elsewhere that has `least` of them
            states the fact again.
        apart: modules that may, each for its reason.
    """

    home: str
    words: str
    least: int = 2
    apart: tuple[str, ...] = ()


FACTS = {
    # what a title may end in, with its stop
    "suffixes of names": Fact(
        "latex/around_names.py", "jr sr", 2, ("checks/titles/trailing_stop.py",)
    ),
    "particles of names": Fact("latex/around_names.py", "van von ter ibn bin", 2),
    "the rest of a list of names": Fact("latex/around_names.py", "otros autres andere outros"),
    # which of them may be before or behind which words, in a title, too
    "groups among people": Fact(
        "latex/institutions.py", "consortium collaboration investigators", 2,
        ("importers/markdown/people/name_likeness.py",),
    ),
    "names in biblatex": Fact("fields/names.py", "journaltitle eprintclass annotation sortkey", 4),
    "types of Crossref": Fact("fields/entry_types.py", "proceedings edited monograph", 3),
    # whose roles have names of its own
    "what editors do in CSL": Fact(
        "fields/names.py", "compiler director illustrator", 2, ("exporters/hayagriva.py",)
    ),
    "words before pages": Fact("fields/pages.py", "pgs seiten"),
    "months": Fact("fields/dates.py", "february november december", 2),
    "macros of months": Fact("bibtex/macros.py", "feb aug sep oct nov", 2),
    "seasons": Fact("fields/dates.py", "spring summer autumn winter", 2),
    "macros of plain.bst": Fact("bibtex/macros.py", "acmcs ibmjrd jacm jcss tocs", 2),
    # which of them a search sorts by, and how
    "sort orders": Fact(
        "actions/orders.py", "relevance added key author", 4, ("actions/searching.py",)
    ),
    "ordinals": Fact("ordinals.py", "seventh eighth ninth", 2),
    "societies that hold meetings": Fact("venues/vocabulary.py", "ifip ifac rsj cvf sigda", 2),
    "how papers are shown": Fact("venues/vocabulary.py", "oral spotlight poster highlight", 3),
    "side events": Fact("venues/vocabulary.py", "doctoral adjunct findings"),
    # what "in" may be behind; what no person is called
    "words of journals": Fact(
        "venues/vocabulary.py", "annals archives acta bulletin magazine", 3,
        ("importers/markdown/periodical_name.py", "importers/markdown/people/name_likeness.py"),
    ),
    # in capitals, before "on"; and how to write short ones out
    "words of meetings": Fact(
        "venues/vocabulary.py", "symposium congress symp", 2,
        ("checks/venues/inverted_venue.py", "venues/folding.py"),
    ),
    "endings of ordinals": Fact("ordinals.py", "st nd rd", 3),
}  # fmt: skip


def _words(text: str) -> set[str]:
    """Return the words of a text; in an expression `\\s` is no letter."""
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\\[a-zA-Z]", " ", text).lower()))


def _statements(module: Path) -> list[set[str]]:
    """Return the words of the texts in each statement of a module; documentation is none."""
    found = []
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _PROSE:
            continue
        said = {
            id(one.value)
            for one in ast.walk(node)
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
        }
        texts = (
            one.value
            for one in ast.walk(node)
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said
        )
        found.append(set[str]().union(*map(_words, texts)))
    return found


@pytest.fixture(scope="module")
def modules() -> dict[str, set[str]]:
    """The words of all modules, for those that are worth parsing."""
    paths = SOURCE.rglob("*.py")
    return {path.relative_to(SOURCE).as_posix(): _words(path.read_text("utf-8")) for path in paths}


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_one_table(fact: Fact, modules: dict[str, set[str]]) -> None:
    """The words are at their home, and nowhere else but where there is a reason."""
    words = set(fact.words.split())
    stating = [
        module
        for module, said in modules.items()
        if len(words & said) >= fact.least
        and any(len(words & it) >= fact.least for it in _statements(SOURCE / module))
    ]
    assert sorted(stating) == sorted({fact.home, *fact.apart})
