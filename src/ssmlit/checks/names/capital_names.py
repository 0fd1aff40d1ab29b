"""W406 capital-names: names in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.checks import people
from ssmlit.checks.rule import Found, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="W406",
    name="capital-names",
    summary="a person's name in capitals",
    why=(
        "It is printed so. Styles that want surnames in capitals set them themselves. A name that "
        "is one word, or in braces, is taken for an institution's."
    ),
    bad="@misc{gu, author = {GU, ALBERT and DAO, TRI}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fields=("author", "editor"),
    looks=r"[A-Z\u00c0-\u00de]{3}",
)


def check(view: View, _: Known) -> Iterator[Found]:
    """Yield names of several words whose letters, initials aside, are all capitals."""
    for field in view.among(RULE):
        names = latex.split_names(field.text)
        loud = [name for name in names if _is_loud(name)]
        if loud and (len(loud) > 1 or len(names) < 3 or not any(map(_is_loud, names[1:]))):
            yield Found(f"{loud[0]} is in capitals", field, loud[0])


def _is_loud(name: str) -> bool:
    if name.startswith("{"):
        return False
    _, *rest = people.parts(name)
    if not rest and not people.is_initials(name.rpartition(" ")[0]) and " " not in name:
        return False
    words = [w for w in latex.to_unicode(name).replace(",", " ").split() if not w.endswith(".")]
    long = [word for word in words if len(word) > 2]
    return (
        bool(long)
        and all(w.isupper() for w in words)
        and max(map(len, long)) > 3
        and (len(words) > 1 or bool(rest))
    )
