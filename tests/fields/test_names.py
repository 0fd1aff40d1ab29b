"""One field, two names: BibTeX's and biblatex's."""

from __future__ import annotations

import pytest

from ssmlit.exporters.options import in_library
from ssmlit.fields import own_name
from ssmlit.fields.names import BIBLATEX_NAMES
from ssmlit.model import Entry, Field


@pytest.mark.parametrize(("name", "other"), BIBLATEX_NAMES.items(), ids=BIBLATEX_NAMES)
def test_both_names(name: str, other: str) -> None:
    """An entry's own name is kept, and an export that is asked for one takes the other."""
    for has, wanted in ((name, other), (other, name)):
        entry = Entry("misc", "carver", (Field.braced(has, "shells"),))
        assert own_name(entry, wanted) == has
    assert in_library(other) == {name, other}
    assert (other in in_library(name)) is (name != "school")  # not every institution is one
